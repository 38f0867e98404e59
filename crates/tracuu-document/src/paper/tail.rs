//! The end of a paper: recipients and signature.

use tracuu_text::Span;

use super::column::{Parted, broken, column_of, part};
use super::reader::{Part, Reader};
use super::signature::signs;
use crate::clean::clean_line;
use crate::marker::{Marker, read_marker};
use crate::paragraph::Paragraph;
use crate::word::{is_caps, strip_words};
use crate::{Segment, UnitKind};

/// The longest recipient without a bullet, in characters.
const LONGEST: usize = 160;

impl Reader<'_, '_> {
    /// `Nơi nhận:`
    pub(super) fn open_recipients(&mut self, paragraph: &Paragraph) {
        self.column = paragraph.pieces.iter().find_map(|piece| column_of(self.outline.source, *piece));
        if self.column.is_none() {
            self.flush_signature();
        }
        let address = self.outline.tail_base().child(Segment::Recipients);
        (self.part, self.members, self.notes, self.has_bullets) = (Part::Recipients, 0, 0, false);
        let pieces = self.left_column(&paragraph.pieces);
        let lines: Vec<Span> = pieces.iter().flat_map(|piece| broken(self.outline.source, *piece)).collect();
        let (heading, members) = match lines.split_first() {
            Some((heading, members)) if lines.len() > pieces.len() => (std::slice::from_ref(heading), members),
            _ => (pieces.as_slice(), &[][..]),
        };
        let end = if members.is_empty() { None } else { heading.last() };
        let span = Span::new(paragraph.span.start, end.map_or(paragraph.span.end, |last| last.end));
        let (unit, _) = self.outline.pieces(UnitKind::Recipients, address, None, span, heading, 0);
        (self.list, self.list_address) = (Some(unit), self.outline.address_of(unit));
        members.iter().for_each(|line| self.cell_member(*line));
    }

    /// `- Các ban Đảng,` or `- } (để báo cáo)`, or a line that goes on with the one above.
    pub(super) fn recipient(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        let Some(skip) = bullet_len(paragraph) else { return self.behind_recipients(paragraph, at) };
        self.has_bullets = true;
        let text = paragraph.text.get(skip..).unwrap_or_default();
        let pieces = self.left_column(&paragraph.pieces);
        match text.strip_prefix(['}', '{', ']']) {
            Some(rest) => {
                self.notes += 1;
                let skip = paragraph.text.len() - rest.trim_start().len();
                self.member(UnitKind::RecipientNote, Segment::Note(self.notes), paragraph.span, &pieces, skip);
            }
            None => {
                self.members += 1;
                self.member(UnitKind::Recipient, Segment::Item(self.members), paragraph.span, &pieces, skip);
            }
        }
        1
    }

    fn member(&mut self, kind: UnitKind, segment: Segment, span: Span, pieces: &[Span], skip: usize) {
        let address = self.list_address.child(segment);
        self.outline.pieces(kind, address, self.list, span, pieces, skip);
    }

    /// A line of a cell that holds the whole list.
    fn cell_member(&mut self, line: Span) {
        let marked = read_marker(&clean_line(self.outline.source, line));
        let skip = marked.filter(|marked| matches!(marked.marker, Marker::Bullet(_))).map_or(0, |marked| marked.len);
        self.members += 1;
        self.member(UnitKind::Recipient, Segment::Item(self.members), line, &[line], skip);
    }

    /// The parts of the lines that belong to the list; what stands in a second column is given to the signature.
    fn left_column(&mut self, pieces: &[Span]) -> Vec<Span> {
        let Some(column) = self.column else { return pieces.to_vec() };
        let source = self.outline.source;
        let mut lefts = Vec::new();
        for Parted { left, right } in pieces.iter().map(|piece| part(source, *piece, Some(column))) {
            lefts.extend(left);
            for line in right.into_iter().flat_map(|right| broken(source, right)) {
                self.signed.push(line, line);
            }
        }
        lefts
    }

    /// Whether the paragraph stands in the second column alone.
    fn is_right(&self, paragraph: &Paragraph) -> bool {
        let is_right = |piece: &Span| part(self.outline.source, *piece, self.column).left.is_none();
        self.column.is_some() && paragraph.pieces.iter().all(is_right)
    }

    fn behind_recipients(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        let is_short = paragraph.marked.is_none() && !is_caps(&paragraph.text);
        if self.is_right(paragraph) {
            self.sign(paragraph);
        } else if is_short && self.has_bullets && paragraph.is_attached && self.members > 0 {
            let lefts = self.left_column(&paragraph.pieces);
            self.outline.extend_last(paragraph.span, &lefts);
        } else if is_short && !self.has_bullets && names_recipient(&paragraph.text) {
            self.members += 1;
            let lefts = self.left_column(&paragraph.pieces);
            self.member(UnitKind::Recipient, Segment::Item(self.members), paragraph.span, &lefts, 0);
        } else if signs(paragraph) {
            self.sign(paragraph);
        } else {
            return self.leave(paragraph, at);
        }
        1
    }

    /// The paper goes on behind its end.
    pub(super) fn leave(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        self.flush_signature();
        (self.part, self.column) = (Part::Body, None);
        if paragraph.marked.is_none() {
            self.outline.closing(paragraph);
            return 1;
        }
        self.body(paragraph, at)
    }
}

/// The bytes of the bullet that the paragraph begins with.
fn bullet_len(paragraph: &Paragraph) -> Option<usize> {
    paragraph.marked.as_ref().filter(|marked| matches!(marked.marker, Marker::Bullet(_))).map(|marked| marked.len)
}

/// A line of a list without bullets: `Như Điều 3;`, `Lưu: VT.`
fn names_recipient(text: &str) -> bool {
    let is_member = text.ends_with([';', ',']) || ["lưu", "như"].iter().any(|word| strip_words(text, word).is_some());
    is_member && text.chars().count() <= LONGEST
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
            "recipients=Nơi nhận: | recipients.1=Các ban của Đảng, | recipients.2=Lưu. | signature=T/M BAN BÍ THƯ TỔNG BÍ THƯ Lê Giả Định",
        );
    }

    #[test]
    fn reads_columns_of_all_kinds() {
        check(
            "                              T/M BAN BÍ THƯ\nNơi nhận:                     TỔNG BÍ THƯ\n- Các ban,\n                                 (đã ký)\n- Lưu.                        Lê Giả Định",
            "recipients=Nơi nhận: | recipients.1=Các ban, | recipients.2=Lưu. | signature=T/M BAN BÍ THƯ TỔNG BÍ THƯ (đã ký) Lê Giả Định",
        );
        check(
            "| **Nơi nhận:**<br>- Như trên;<br>- Lưu. | **CHỦ TỊCH**<br><br>Lê Giả Định |\n| --- | --- |",
            "recipients=Nơi nhận: | recipients.1=Như trên; | recipients.2=Lưu. | signature=CHỦ TỊCH Lê Giả Định",
        );
        check(
            "Nơi nhận:\nNhư Điều 3;\nLưu: VT.\n\nCHỦ TỊCH\n\nLê Giả Định",
            "recipients=Nơi nhận: | recipients.1=Như Điều 3; | recipients.2=Lưu: VT. | signature=CHỦ TỊCH Lê Giả Định",
        );
        check(
            "Luật này được thông qua.\n\nCHỦ TỊCH QUỐC HỘI\n\n(đã ký)\n\nLê Giả Định",
            "p1=Luật này được thông qua. | signature=CHỦ TỊCH QUỐC HỘI (đã ký) Lê Giả Định",
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
