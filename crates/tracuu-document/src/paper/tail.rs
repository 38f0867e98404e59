//! The end of a paper: recipients and signature.

use tracuu_text::Span;

use super::reader::{Part, Reader};
use crate::clean::clean_line;
use crate::marker::Marker;
use crate::paragraph::Paragraph;
use crate::word::{ends_sentence, is_caps, starts_lower};
use crate::{Segment, UnitKind};

impl Reader<'_, '_> {
    /// `Nơi nhận:`
    pub(super) fn open_recipients(&mut self, paragraph: &Paragraph) {
        let address = self.outline.tail_base().child(Segment::Recipients);
        (self.part, self.members, self.notes) = (Part::Recipients, 0, 0);
        self.has_columns = has_gap(self.outline.source, paragraph);
        let pieces = self.left_column(paragraph);
        let (unit, _) = self.outline.pieces(UnitKind::Recipients, address, None, paragraph.span, &pieces, 0);
        (self.list, self.list_address) = (Some(unit), self.outline.address_of(unit));
    }

    /// `- Các ban Đảng,` or `- } (để báo cáo)`, or a line that goes on with the one above.
    pub(super) fn recipient(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if !matches!(paragraph.marker(), Some(Marker::Bullet(_))) {
            return self.behind_recipients(paragraph, at);
        }
        let skip = paragraph.marked.as_ref().map_or(0, |marked| marked.len);
        let text = paragraph.text.get(skip..).unwrap_or_default();
        match text.strip_prefix(['}', '{', ']']) {
            Some(rest) => {
                self.notes += 1;
                let skip = paragraph.text.len() - rest.trim_start().len();
                self.member(UnitKind::RecipientNote, Segment::Note(self.notes), paragraph, skip);
            }
            None => {
                self.members += 1;
                self.member(UnitKind::Recipient, Segment::Item(self.members), paragraph, skip);
            }
        }
        1
    }

    fn member(&mut self, kind: UnitKind, segment: Segment, paragraph: &Paragraph, skip: usize) {
        let address = self.list_address.child(segment);
        let pieces = self.left_column(paragraph);
        self.outline.pieces(kind, address, self.list, paragraph.span, &pieces, skip);
    }

    /// The parts of the lines that belong to the list, where the signature stands in a second column.
    fn left_column(&self, paragraph: &Paragraph) -> Vec<Span> {
        let pieces = paragraph.pieces.iter();
        let cut = |piece: &Span| {
            Span::new(piece.start, piece.start + gap_at(self.outline.source, *piece).unwrap_or(piece.len()))
        };
        pieces.map(|piece| if self.has_columns { cut(piece) } else { *piece }).collect()
    }

    fn behind_recipients(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if paragraph.is_attached && self.members > 0 && !is_caps(&paragraph.text) {
            self.outline.extend_last(paragraph);
            return 1;
        }
        if signs(paragraph) {
            self.signature(paragraph);
            return 1;
        }
        self.leave(paragraph, at)
    }

    /// The lines of a signature are one unit.
    pub(super) fn signature(&mut self, paragraph: &Paragraph) {
        if self.part == Part::Signature {
            self.outline.extend_last(paragraph);
            return;
        }
        self.part = Part::Signature;
        let address = self.outline.tail_base().child(Segment::Signature);
        self.outline.whole(UnitKind::Signature, address, None, paragraph);
    }

    pub(super) fn behind_signature(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if signs(paragraph) {
            self.outline.extend_last(paragraph);
            return 1;
        }
        self.leave(paragraph, at)
    }

    /// The paper goes on behind its end.
    fn leave(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        self.part = Part::Body;
        if paragraph.marked.is_none() {
            self.outline.closing(paragraph);
            return 1;
        }
        self.body(paragraph, at)
    }
}

/// So many blanks part two columns.
const COLUMN_GAP: &str = "     ";

/// Where the second column is parted from the first.
fn gap_at(source: &str, piece: Span) -> Option<usize> {
    let at = piece.of(source)?.find(COLUMN_GAP)?;
    let left = clean_line(source, Span::new(piece.start, piece.start + at));
    (!left.is_empty()).then_some(at)
}

fn has_gap(source: &str, paragraph: &Paragraph) -> bool {
    paragraph.pieces.iter().any(|piece| gap_at(source, *piece).is_some())
}

/// A short line that may belong to a signature: an office, *(đã ký)*, a name.
fn signs(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    let is_plain = paragraph.marked.is_none() && !paragraph.is_row && paragraph.heading == 0;
    let is_signed = text.starts_with(['(', '[']);
    is_plain
        && text.chars().count() <= 120
        && (is_signed || (!ends_sentence(text) && !text.ends_with([':', ';', ',']) && !starts_lower(text)))
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    /// `address=text` of the units behind the first one.
    fn check(text: &str, expected: &str) {
        let document = parse_document(&format!("1. Một.\n\n{text}"));
        let units = document.units.iter().skip(1).map(|unit| format!("{}={}", unit.address, unit.text));
        assert_eq!(units.collect::<Vec<_>>().join(" | "), expected, "{text}");
    }

    #[test]
    fn reads_recipients_and_signature() {
        check(
            "Nơi nhận:\n- Các ban,\n - Lưu.\n- } (để b/c)\n\nT/M BAN BÍ THƯ\n\n(đã ký)\n\nLê Giả Định",
            "recipients=Nơi nhận: | recipients.1=Các ban, | recipients.2=Lưu. | recipients.n1=(để b/c) | signature=T/M BAN BÍ THƯ (đã ký) Lê Giả Định",
        );
        check(
            "*Nơi nhận*:\n- Các ban đảng của\nThành ủy,\n- Lưu.\n\nCHỦ TỊCH\nTrần Thị Thí Dụ",
            "recipients=Nơi nhận: | recipients.1=Các ban đảng của Thành ủy, | recipients.2=Lưu. | signature=CHỦ TỊCH Trần Thị Thí Dụ",
        );
        check(
            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNơi nhận:\n- Lưu.",
            "signature=KT. CHỦ TỊCH PHÓ CHỦ TỊCH | recipients=Nơi nhận: | recipients.1=Lưu.",
        );
    }

    #[test]
    fn keeps_a_second_column_out_of_the_list() {
        check(
            "Nơi nhận:              T/M BAN BÍ THƯ\n- Các ban của           TỔNG BÍ THƯ\nĐảng,\n- Lưu.\n\n                        Lê Giả Định",
            "recipients=Nơi nhận: | recipients.1=Các ban của Đảng, | recipients.2=Lưu. | signature=Lê Giả Định",
        );
    }

    #[test]
    fn goes_on_behind_the_end() {
        check(
            "T/M BAN BÍ THƯ\n\nPHỤ LỤC II\nDANH MỤC\n\n1. Hai.",
            "signature=T/M BAN BÍ THƯ | PL2=DANH MỤC | PL2.1=Hai.",
        );
        check(
            "T/M BAN BÍ THƯ\n\nTHÀNH ỦY\nĐẢNG CỘNG SẢN VIỆT NAM\n\nQUY CHẾ\n\nlàm việc\n(Ban hành kèm theo Quyết định số 1)\n\nĐiều 1. A",
            "signature=T/M BAN BÍ THƯ | PL1=QUY CHẾ làm việc (Ban hành kèm theo Quyết định số 1) | PL1.d1=A",
        );
        check(
            "T/M BAN BÍ THƯ\n\nGhi chú: hết hiệu lực từ năm 2020.",
            "signature=T/M BAN BÍ THƯ | p1=Ghi chú: hết hiệu lực từ năm 2020.",
        );
    }
}
