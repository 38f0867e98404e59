//! Marks on a paper: secrecy (*độ mật*), urgency (*độ khẩn*), draft (*dự thảo*).
//!
//! | cell                     | is                    |
//! | ------------------------ | --------------------- |
//! | `MẬT`, `Độ mật: Mật`     | confidential          |
//! | `HỎA TỐC HẸN GIỜ`        | express               |
//! | `TỐI MẬT - KHẨN`         | secret, and urgent    |
//! | `(Dự thảo lần 2)`        | a draft               |
//! | `MẬT MÃ`, `Dự thảo Luật` | no mark, a draft      |

use tracuu_text::Span;

use super::{found, found_part};
use crate::clean::Cleaned;
use crate::word::strip_words;
use crate::{Found, Secrecy, Urgency};

const SECRECY: [(&str, Secrecy); 3] =
    [("tuyệt mật", Secrecy::TopSecret), ("tối mật", Secrecy::Secret), ("mật", Secrecy::Confidential)];

/// Longer names before those that they begin with.
const URGENCY: [(&str, Urgency); 5] = [
    ("hỏa tốc hẹn giờ", Urgency::Express),
    ("hỏa tốc", Urgency::Express),
    ("thượng khẩn", Urgency::VeryUrgent),
    ("khẩn cấp", Urgency::VeryUrgent),
    ("khẩn", Urgency::Urgent),
];

/// The longest cell that is a mark, in characters.
const LONGEST: usize = 60;

pub(super) fn read_secrecy(segments: &[Cleaned]) -> Option<Found<Secrecy>> {
    segments.iter().find_map(|cell| mark(cell, "độ mật", &SECRECY))
}

pub(super) fn read_urgency(segments: &[Cleaned]) -> Option<Found<Urgency>> {
    segments.iter().find_map(|cell| mark(cell, "độ khẩn", &URGENCY))
}

/// The whole cell that begins with *dự thảo*, without brackets.
pub(super) fn read_draft(segments: &[Cleaned]) -> Option<Found<String>> {
    segments.iter().find_map(|cell| {
        let text = cell.text.trim_matches(is_frame);
        let start = cell.text.find(text)?;
        let is_draft = strip_words(text, "dự thảo").is_some() && text.chars().count() <= LONGEST;
        if is_draft { found_part(cell, Span::new(start, start + text.len())) } else { None }
    })
}

/// Whether the cell is a mark and so not the name of a body.
pub(super) fn is_mark(cell: &Cleaned) -> bool {
    let segments = std::slice::from_ref(cell);
    read_secrecy(segments).is_some() || read_urgency(segments).is_some() || read_draft(segments).is_some()
}

/// One of the marks of a cell that holds nothing else.
fn mark<T: Copy>(cell: &Cleaned, label: &str, marks: &[(&str, T)]) -> Option<Found<T>> {
    if cell.text.chars().count() > LONGEST {
        return None;
    }
    let mut at = 0;
    cell.text.split_inclusive(is_joint).find_map(|part| {
        let start = at;
        at += part.len();
        let bare = part.trim_matches(is_frame);
        let bare = strip_words(bare, label).map_or(bare, |rest| rest.trim_matches(is_frame));
        let (_, value) = marks.iter().find(|(name, _)| strip_words(bare, name) == Some(""))?;
        let start = start + part.find(bare)?;
        Some(found(*value, cell, Span::new(start, start + bare.len())))
    })
}

/// What stands between two marks.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '–' | ',' | ';' | '/' | ':')
}

/// What stands around a mark.
fn is_frame(character: char) -> bool {
    is_joint(character) || character.is_whitespace() || matches!(character, '(' | ')' | '[' | ']' | '*')
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(line: &str, expected: &str) {
        let text = format!("THÀNH ỦY SÔNG VÂN\nSố 12-CT/TU\n{line}\n\nCHỈ THỊ\n\nvề kỷ luật\n");
        let metadata = parse_document(&text).metadata;
        let spans = [
            metadata.secrecy.as_ref().map(|found| found.span),
            metadata.urgency.as_ref().map(|found| found.span),
            metadata.draft.as_ref().map(|found| found.span),
        ];
        let slices: Vec<&str> = spans.iter().map(|span| span.and_then(|span| span.of(&text)).unwrap_or("-")).collect();
        assert_eq!(slices.join(" | "), expected, "{line}");
        assert_eq!(metadata.issuer.map(|issuer| issuer.value).as_deref(), Some("THÀNH ỦY SÔNG VÂN"), "{line}");
    }

    #[test]
    fn reads_marks() {
        check("MẬT", "MẬT | - | -");
        check("Tuyệt mật", "Tuyệt mật | - | -");
        check("Độ mật: TỐI MẬT", "TỐI MẬT | - | -");
        check("**HOẢ TỐC**", "- | HOẢ TỐC | -");
        check("HỎA TỐC HẸN GIỜ", "- | HỎA TỐC HẸN GIỜ | -");
        check("TỐI MẬT - KHẨN", "TỐI MẬT | KHẨN | -");
        check("(Dự thảo lần 2)", "- | - | Dự thảo lần 2");
        check("DỰ THẢO            MẬT", "MẬT | - | DỰ THẢO");
        check("", "- | - | -");
    }

    #[test]
    fn marks_have_an_order() {
        let secrecy = |mark: &str| parse_document(&format!("THÀNH ỦY\n{mark}\n\nCHỈ THỊ\n")).metadata.secrecy;
        let levels = ["MẬT", "TỐI MẬT", "TUYỆT MẬT"].map(|mark| secrecy(mark).map(|found| found.value));
        assert!(levels.is_sorted() && levels.iter().all(Option::is_some), "{levels:?}");
    }
}
