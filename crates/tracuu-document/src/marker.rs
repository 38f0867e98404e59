//! Markers: what a paragraph begins with when it has a place of its own.
//!
//! | text                          | marker                 |
//! | ----------------------------- | ---------------------- |
//! | `Chương II`, `PHẦN THỨ NHẤT`  | chapter 2, part 1      |
//! | `Điều 15a. Hiệu lực`          | article 15a            |
//! | `I- QUAN ĐIỂM`, `B. NỘI DUNG` | roman 1, letter B      |
//! | `1.`, `1-`, `1.3.1.`, `(2)`   | numbers                |
//! | `đ) …`, `a. …`, `a1) …`       | points                 |
//! | `- …`, `+ …`, `• …`           | bullets                |
//! | `24-CT/TU`, `Điều 8 của Luật`, `1.204 thư` | none      |
//!
//! This is what the line looks like; whether it fits its neighbours is the outline's question.

mod division;
mod list;
mod path;
mod tail;

use crate::numeral::Ordinal;
use crate::word::{is_lower, is_upper};
pub(crate) use path::Path;

/// What a paragraph begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// *Phụ lục*, with the number if it has one.
    Annex(Option<u32>),
    /// *Phần*.
    Part(u32),
    /// *Chương*.
    Chapter(u32),
    /// *Mục*; the flag says that its number is roman.
    Section(u32, bool),
    /// *Tiểu mục*.
    Subsection(u32),
    /// *Điều*.
    Article(Ordinal),
    /// A capital letter.
    Letter(char),
    /// A roman number.
    Roman(u32),
    /// An arabic number.
    Number(Number),
    /// A small letter, and the number of a point that was inserted behind it; else 0.
    Point(char, u32),
    /// A dash or another sign.
    Bullet(char),
    /// *Nơi nhận*: belongs to the text.
    Recipients,
    /// *T/M*, *KT.*: belongs to the text.
    Signature,
}

/// An arabic number as a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// `1.3.1.` is 1, 3, 1; never empty.
    pub(crate) path: Path,
    /// The letter of `2a.`
    pub(crate) letter: Option<char>,
    /// Whether brackets stand around or behind it.
    pub(crate) is_bracketed: bool,
}

/// A marker and the bytes that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The marker.
    pub(crate) marker: Marker,
    /// Bytes up to the text behind it; 0 when it belongs to the text.
    pub(crate) len: usize,
}

impl Marked {
    /// A marker that ends where `rest`, the end of `text`, begins.
    fn before(text: &str, rest: &str, marker: Marker) -> Marked {
        Marked { marker, len: text.len() - rest.trim_start().len() }
    }

    /// Whether nothing stands behind the marker.
    pub(crate) fn is_bare(&self, text: &str) -> bool {
        self.len >= text.len()
    }

    /// Whether this opens a division with a name: *Phần*, *Chương*, *Mục*, *Điều* …
    pub(crate) fn is_named(&self) -> bool {
        use Marker::{Annex, Article, Chapter, Part, Section, Subsection};
        matches!(self.marker, Annex(_) | Part(_) | Chapter(_) | Section(..) | Subsection(_) | Article(_))
    }
}

/// Reads the marker at the start of a clean line.
pub(crate) fn read_marker(text: &str) -> Option<Marked> {
    match text.chars().next()? {
        '-' | '–' | '—' | '+' | '•' | '·' | '▪' | '‣' | '●' | '◦' | '*' => list::read_bullet(text),
        '0'..='9' | '(' => list::read_number(text).or_else(|| list::read_bracketed_point(text)),
        first if is_lower(first) => list::read_point(text),
        first if is_upper(first) => {
            division::read_division(text).or_else(|| tail::read_tail(text)).or_else(|| division::read_capital(text))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let marked = read_marker(text);
        let rest = marked.as_ref().and_then(|m| text.get(m.len..)).unwrap_or_default();
        let written = marked.map_or_else(|| "none".to_owned(), |m| format!("{:?} | {rest}", m.marker));
        assert_eq!(written, expected, "{text}");
    }

    #[test]
    fn reads_divisions() {
        check("Chương II", "Chapter(2) | ");
        check("CHƯƠNG II: QUY ĐỊNH", "Chapter(2) | QUY ĐỊNH");
        check("Chương I QUY ĐỊNH CHUNG", "Chapter(1) | QUY ĐỊNH CHUNG");
        check("PHẦN THỨ NHẤT", "Part(1) | ");
        check("Phần I", "Part(1) | ");
        check("Mục 1. QUẢN LÝ", "Section(1, false) | QUẢN LÝ");
        check("Mục I", "Section(1, true) | ");
        check("Tiểu mục 2", "Subsection(2) | ");
        check("Điều 5. Phân vùng", "Article(Ordinal { number: 5, letter: None }) | Phân vùng");
        check("Ðiều 3. Ðơn vị", "Article(Ordinal { number: 3, letter: None }) | Ðơn vị");
        check("Điều 15a:", "Article(Ordinal { number: 15, letter: Some('a') }) | ");
        check("Điều 1- Tên", "Article(Ordinal { number: 1, letter: None }) | Tên");
        check("Điều 1 : Tên", "Article(Ordinal { number: 1, letter: None }) | Tên");
        check("Phụ lục I", "Annex(Some(1)) | ");
        check("PHỤ LỤC", "Annex(None) | ");
        check("PHỤ LỤC SỐ 2: BIỂU MẪU", "Annex(Some(2)) | BIỂU MẪU");
        check("I- QUAN ĐIỂM", "Roman(1) | QUAN ĐIỂM");
        check("IV – TỔ CHỨC", "Roman(4) | TỔ CHỨC");
        check("II. NỘI DUNG", "Roman(2) | NỘI DUNG");
        check("B- ĐỊNH HƯỚNG", "Letter('B') | ĐỊNH HƯỚNG");
    }

    #[test]
    fn reads_list_markers() {
        check("1. Một", "Number(Number { path: [1], letter: None, is_bracketed: false }) | Một");
        check("1- Một", "Number(Number { path: [1], letter: None, is_bracketed: false }) | Một");
        check("1.Một", "Number(Number { path: [1], letter: None, is_bracketed: false }) | Một");
        check("1.3.1. Một", "Number(Number { path: [1, 3, 1], letter: None, is_bracketed: false }) | Một");
        check("2.1- Một", "Number(Number { path: [2, 1], letter: None, is_bracketed: false }) | Một");
        check("2.1 Một", "Number(Number { path: [2, 1], letter: None, is_bracketed: false }) | Một");
        check("2a. Một", "Number(Number { path: [2], letter: Some('a'), is_bracketed: false }) | Một");
        check("(2) Một", "Number(Number { path: [2], letter: None, is_bracketed: true }) | Một");
        check("1) Một", "Number(Number { path: [1], letter: None, is_bracketed: true }) | Một");
        check("đ) Một", "Point('đ', 0) | Một");
        check("a. Một", "Point('a', 0) | Một");
        check("(a) Một", "Point('a', 0) | Một");
        check("đ1) Một", "Point('đ', 1) | Một");
        check("- Một", "Bullet('-') | Một");
        check("-Một", "Bullet('-') | Một");
        check("– Một", "Bullet('–') | Một");
        check("+ Một", "Bullet('+') | Một");
    }

    #[test]
    fn reads_tails() {
        check("Nơi nhận:", "Recipients | Nơi nhận:");
        check("T/M BAN BÍ THƯ", "Signature | T/M BAN BÍ THƯ");
        check("KT. CHỦ TỊCH", "Signature | KT. CHỦ TỊCH");
        check("TM. ỦY BAN NHÂN DÂN", "Signature | TM. ỦY BAN NHÂN DÂN");
    }

    #[test]
    fn leaves_other_text_alone() {
        for text in [
            "24-CT/TU của",
            "87-KH/TU",
            "Điều 8 của Luật",
            "Điều 8, Điều 9 của",
            "1.204 thư xin lỗi",
            "07/8/2023 của",
            "2020 - 2025",
            "Chương IV của Quy định",
            "Mục tiêu",
            "Mức 1. Một",
            "Phần lớn cán bộ",
            "I Newton",
            "98,9%",
            "5 rõ",
            "4 Văn phòng",
            "Phụ lục kèm theo",
            "về việc",
            "-5 độ",
            "(được nêu)",
            "Công ty A. B",
            "12.11 là ngày",
            "a1. Một",
            "a100) Một",
            "Nơi nhận hồ sơ",
            "",
        ] {
            check(text, "none");
        }
    }
}
