//! The signature: for whom one signs, the office, the name.
//!
//! | line                       | is                        |
//! | -------------------------- | ------------------------- |
//! | `T/M BAN THƯỜNG VỤ`        | authority                 |
//! | `K/T CHÁNH` `VĂN PHÒNG`    | authority, over two lines |
//! | `PHÓ BÍ THƯ`               | office                    |
//! | `(đã ký)`                  | nothing                   |
//! | `Thiếu tướng Lê Giả Định`  | signatory: `Lê Giả Định`  |

mod name;

use tracuu_text::Span;

use super::found_part;
use crate::clean::{Cleaned, clean};
use crate::front::columns;
use crate::marker::{Marker, read_marker};
use crate::word::{is_caps, strip_words};
use crate::{Certainty, Found};
pub(crate) use name::opens_with_office;
use name::{is_capital_name, person};

/// What a signature says.
#[derive(Default)]
pub(super) struct Signature {
    pub(super) authority: Option<Found<String>>,
    pub(super) office: Option<Found<String>>,
    pub(super) signatory: Option<Found<String>>,
}

/// What was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Authority,
    Office,
    Mark,
}

/// The most lines of a signature that are read.
const LONGEST: usize = 40;

/// Reads the lines of a signature.
pub(super) fn read_signature(source: &str, lines: &[Span]) -> Signature {
    let mut signature = Signature::default();
    let mut last = Last::Nothing;
    let cells = lines.iter().flat_map(|line| columns(source, *line)).take(LONGEST);
    for cell in cells.map(|cell| clean(source, cell, &[cell], 0).composed()) {
        let text = cell.text.as_str();
        last = if read_marker(text).is_some_and(|marked| marked.marker == Marker::Signature) {
            signature.add_authority(&cell)
        } else if is_mark(text) {
            Last::Mark
        } else if is_caps(text) && !signature.is_named(text, last) {
            match last {
                Last::Authority if !opens_with_office(text) => signature.add_authority(&cell),
                _ => signature.add_office(&cell),
            }
        } else {
            signature.name(&cell, last);
            last
        };
    }
    signature
}

impl Signature {
    fn add_authority(&mut self, cell: &Cleaned) -> Last {
        self.authority = extended(self.authority.take(), cell);
        Last::Authority
    }

    fn add_office(&mut self, cell: &Cleaned) -> Last {
        if self.signatory.is_none() {
            self.office = extended(self.office.take(), cell);
        }
        Last::Office
    }

    /// Whether a line in capitals is the name: below an office or *(đã ký)*, and no office itself.
    fn is_named(&self, text: &str, last: Last) -> bool {
        last != Last::Nothing && last != Last::Authority && !opens_with_office(text) && is_capital_name(text)
    }

    fn name(&mut self, cell: &Cleaned, last: Last) {
        let Some(part) = person(&cell.text).filter(|_| self.signatory.is_none()) else { return };
        let is_sure = last != Last::Nothing && !is_caps(&cell.text);
        let certainty = if is_sure { Certainty::Sure } else { Certainty::Likely };
        self.signatory = found_part(cell, part).map(|name| Found { certainty, ..name });
    }
}

/// A value that goes on on another line.
fn extended(value: Option<Found<String>>, cell: &Cleaned) -> Option<Found<String>> {
    let next = found_part(cell, Span::new(0, cell.text.len()))?;
    Some(match value {
        Some(first) => Found { value: first.value + " " + &next.value, span: first.span.hull(next.span), ..first },
        None => next,
    })
}

/// `(đã ký)`, `[Đã ký]`, `Đã ký`
fn is_mark(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', ' ']);
    text.starts_with(['(', '[']) || strip_words(bare, "đã ký").is_some()
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(lines: &str, expected: &str) {
        let text = format!("KẾ HOẠCH\n\nvề sách\n\n1. Một.\n\nNơi nhận:\n- Lưu.\n\n{lines}\n");
        let metadata = parse_document(&text).metadata;
        let values = [&metadata.authority, &metadata.office, &metadata.signatory];
        let written: Vec<&str> =
            values.iter().map(|found| found.as_ref().map_or("none", |found| found.value.as_str())).collect();
        assert_eq!(written.join(" | "), expected, "{lines}");
        for found in values.into_iter().flatten() {
            let slice = found.span.of(&text).unwrap_or_default();
            assert_eq!(slice.split_whitespace().collect::<Vec<_>>().join(" ").replace("**", ""), found.value);
        }
    }

    #[test]
    fn reads_signatures() {
        check(
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n(đã ký)\n\nLê Giả Định",
            "T/M BAN THƯỜNG VỤ | PHÓ BÍ THƯ | Lê Giả Định",
        );
        check(
            "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n[đã ký]",
            "TM. CHÍNH PHỦ KT. THỦ TƯỚNG | PHÓ THỦ TƯỚNG | none",
        );
        check(
            "**K/T CHÁNH\nVĂN PHÒNG**\nPHÓ CHÁNH VĂN PHÒNG\nLê Giả Định",
            "K/T CHÁNH VĂN PHÒNG | PHÓ CHÁNH VĂN PHÒNG | Lê Giả Định",
        );
        check("CHỦ TỊCH\n\n(đã ký)\n\nTrần Thị Thí Dụ", "none | CHỦ TỊCH | Trần Thị Thí Dụ");
        check("GIÁM ĐỐC\n\n\nPGS.TS. Trần Văn Mẫu", "none | GIÁM ĐỐC | Trần Văn Mẫu");
        check("CHỦ TỊCH\n\n(đã ký)\n\nTRẦN VĂN MẪU", "none | CHỦ TỊCH | TRẦN VĂN MẪU");
        check("T/M BAN BÍ THƯ\n\n(đã ký)", "T/M BAN BÍ THƯ | none | none");
        check(
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTHƯỜNG TRỰC\n\nThiếu tướng Lê Giả Định",
            "T/M BAN THƯỜNG VỤ | PHÓ BÍ THƯ THƯỜNG TRỰC | Lê Giả Định",
        );
        check("", "none | none | none");
    }
}
