//! Paragraphs: physical lines joined where a line or a page merely ended.
//!
//! | between two lines            | the second begins with        | they are              |
//! | ---------------------------- | ----------------------------- | --------------------- |
//! | a line end                   | a marker                      | two paragraphs        |
//! | a line end, in wrapped text  | anything else                 | one                   |
//! | a line end, a line a paragraph | a small letter              | one                   |
//! | a blank line or a page end   | a small letter, no marker     | one: a page break     |
//! | a blank line                 | anything else                 | two paragraphs        |

mod join;
mod pieces;

use std::borrow::Cow;

use tracuu_text::Span;

use crate::Diagnostic;
use crate::line::{Line, LineKind};
use crate::marker::{Marked, Marker};
use crate::word::starts_lower;
use join::Joiner;
pub(crate) use pieces::Pieces;

/// A paragraph: whole lines that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph<'s> {
    /// Its lines, from the first to the last.
    pub(crate) span: Span,
    /// The parts of the lines that are text.
    pub(crate) pieces: Pieces,
    /// The text without markup, the marker included.
    pub(crate) text: Cow<'s, str>,
    /// What it begins with.
    pub(crate) marked: Option<Marked>,
    /// The level of a Markdown heading, from 1; else 0.
    pub(crate) heading: u8,
    /// Columns before the text.
    pub(crate) indent: usize,
    /// Whether it is a row of a table.
    pub(crate) is_row: bool,
    /// Whether no blank line stands before it.
    pub(crate) is_attached: bool,
    /// Whether a line of dashes stands before it.
    pub(crate) is_ruled: bool,
}

impl Paragraph<'_> {
    /// The marker, if any.
    pub(crate) fn marker(&self) -> Option<&Marker> {
        self.marked.as_ref().map(|marked| &marked.marker)
    }

    /// Whether it is the name of a division with no title behind it.
    pub(crate) fn is_bare_division(&self) -> bool {
        self.marked.as_ref().is_some_and(|marked| marked.is_named() && marked.is_bare(&self.text))
    }
}

/// Joins lines to paragraphs and notes the page breaks that were mended.
pub(crate) fn read_paragraphs<'s>(source: &'s str, lines: &[Line<'s>]) -> (Vec<Paragraph<'s>>, Vec<Diagnostic>) {
    let mut joiner = Joiner::new(source, lines.len(), is_wrapped(lines));
    for block in (Blocks { lines }) {
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        block.iter().for_each(|line| joiner.line(line, width));
    }
    joiner.finish()
}

/// Whether lines end where the page was full, not where a paragraph ends.
///
/// In wrapped prose most lines go on with a small letter; where each line is a paragraph hardly any does.
fn is_wrapped(lines: &[Line]) -> bool {
    let is_inner = |pair: &&[Line]| matches!(pair, [above, line] if above.is_text() && line.kind == LineKind::Text && line.marked.is_none());
    let (small, all) = lines.windows(2).filter(is_inner).fold((0, 0), |(small, all), pair| {
        (small + usize::from(pair.last().is_some_and(|line| starts_lower(&line.text))), all + 1)
    });
    small * 3 >= all
}

/// Runs of lines that no blank line parts; the lines between the runs come alone.
struct Blocks<'l, 's> {
    lines: &'l [Line<'s>],
}

impl<'l, 's> Iterator for Blocks<'l, 's> {
    type Item = &'l [Line<'s>];

    fn next(&mut self) -> Option<&'l [Line<'s>]> {
        let first = self.lines.first()?;
        let len = match first.is_text() {
            true => self.lines.iter().take_while(|line| line.is_text()).count(),
            false => 1,
        };
        let (block, rest) = self.lines.split_at_checked(len)?;
        self.lines = rest;
        Some(block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::read_lines;

    fn check(source: &str, expected: &[&str]) {
        let (paragraphs, _) = read_paragraphs(source, &read_lines(source));
        let texts: Vec<&str> = paragraphs.iter().map(|paragraph| &*paragraph.text).collect();
        assert_eq!(texts, expected, "{source}");
    }

    #[test]
    fn joins_wrapped_lines() {
        check(
            "Thực hiện kế hoạch\ncủa Thành ủy\n\n1. Một\nhai\n2. Ba",
            &["Thực hiện kế hoạch của Thành ủy", "1. Một hai", "2. Ba"],
        );
        check("**II. NỘI DUNG\nTUYÊN TRUYỀN**\n\nTiếp theo\nlà", &["II. NỘI DUNG TUYÊN TRUYỀN", "Tiếp theo là"]);
        check("Quy định số 33\n– QĐi / TW ngày\ntám", &["Quy định số 33 – QĐi / TW ngày tám"]);
        check("hạn nêu tại Kế hoạch\n87-KH/TU. Nội\ndung", &["hạn nêu tại Kế hoạch 87-KH/TU. Nội dung"]);
    }

    #[test]
    fn keeps_lines_that_are_paragraphs() {
        check(
            "Đảng viên có quyền.\nĐảng lãnh đạo.\n- Một;\n- Hai.\nBa.",
            &["Đảng viên có quyền.", "Đảng lãnh đạo.", "- Một;", "- Hai.", "Ba."],
        );
        check("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi", &["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi"]);
    }

    #[test]
    fn mends_page_breaks() {
        check(
            "1. tạo chuyển biến\n\nmới trong nhận thức.\n\nTham mưu",
            &["1. tạo chuyển biến mới trong nhận thức.", "Tham mưu"],
        );
        check("vững mạnh;\n\nkiên quyết", &["vững mạnh; kiên quyết"]);
        check("còn 312\n\n- 2 -\n\nĐầu trang\n\nhồ sơ\n\nở\n\n- 3 -\n\nĐầu trang\n\nđây", &["còn 312 hồ sơ ở đây"]);
        check("như sau:\n\na) một", &["như sau:", "a) một"]);
        check("CHỈ THỊ\n\nvề kỷ luật", &["CHỈ THỊ", "về kỷ luật"]);
        check("Hết câu.\n\nthêm", &["Hết câu.", "thêm"]);
    }

    #[test]
    fn reads_rows_as_one_line() {
        check("|\n1\n|\nCao Bằng\n|\n|\n2\n|\nLạng Sơn\n|\n\nHết", &["1 Cao Bằng", "2 Lạng Sơn", "Hết"]);
        check("| 1. | A |\n| --- | --- |\n| 2. | b |", &["1. A", "2. b"]);
    }
}
