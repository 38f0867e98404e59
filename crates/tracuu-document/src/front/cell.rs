//! Cells: a line of a letterhead, or one of the columns that share it.

use tracuu_text::Span;

use crate::clean::{Cleaned, clean};
use crate::line::Line;

/// So many blanks part two columns.
const COLUMN_GAP: &str = "   ";

/// What parts the lines of a cell in a table.
const BREAK: &str = "<br";

/// A line or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The whole of it, with what stands before and behind it when it is the first or the last of its line.
    pub(crate) whole: Span,
    /// The part that is text.
    pub(crate) content: Span,
}

impl Cell {
    /// A whole line.
    pub(crate) fn of(line: &Line) -> Cell {
        Cell { whole: line.span, content: line.content }
    }

    /// The first column of a line, and the others.
    pub(crate) fn parted(source: &str, line: &Line) -> (Cell, Option<Cell>) {
        let cells = columns(source, line.content);
        let (Some(first), Some(second)) = (cells.first(), cells.get(1)) else { return (Cell::of(line), None) };
        let last = cells.last().unwrap_or(second);
        let left = Cell { whole: Span::new(line.span.start, first.end), content: *first };
        (left, Some(Cell { whole: Span::new(second.start, line.span.end), content: second.hull(*last) }))
    }

    /// Its text in canonical composition.
    pub(crate) fn cleaned(&self, source: &str) -> Cleaned {
        clean(source, self.content, &[self.content], 0).composed()
    }

    /// Its text.
    pub(crate) fn text(&self, source: &str) -> String {
        self.cleaned(source).text
    }
}

/// The columns of a line, cut at pipes, wide gaps and breaks; what holds no letter and no digit is left out.
pub(crate) fn columns(source: &str, content: Span) -> Vec<Span> {
    let text = content.of(source).unwrap_or_default();
    let mut cells = Vec::new();
    let mut start = text.len() - text.trim_start_matches(is_edge).len();
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.bytes().enumerate().position(|(at, byte)| ends_cell(byte, rest, at)).unwrap_or(rest.len());
        if rest.get(..end).is_some_and(|cell| cell.contains(char::is_alphanumeric)) {
            cells.push(Span::new(start, start + end).shifted(content.start));
        }
        let gap = rest.get(end..).unwrap_or_default();
        let behind_tag = gap.strip_prefix(BREAK).map_or(gap, behind_tag);
        start += end + gap.len() - behind_tag.trim_start_matches(is_edge).len();
    }
    cells
}

/// What stands behind the `>` that ends a tag; all of it where nobody closed the tag.
fn behind_tag(tag: &str) -> &str {
    const LONGEST: usize = 200;
    let end = tag.bytes().take(LONGEST).position(|byte| byte == b'>');
    end.and_then(|end| tag.get(end + 1..)).unwrap_or(tag)
}

/// Whether a pipe, a tab, a wide gap or a break begins here.
fn ends_cell(byte: u8, rest: &str, at: usize) -> bool {
    let begins = |sign: &str| rest.get(at..).is_some_and(|rest| rest.starts_with(sign));
    matches!(byte, b'|' | b'\t') || (byte == b' ' && begins(COLUMN_GAP)) || (byte == b'<' && begins(BREAK))
}

/// What stands between cells: blanks, pipes, the star of the letterhead.
fn is_edge(character: char) -> bool {
    matches!(character, '|' | '*') || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let columns = columns(line, Span::new(0, line.len()));
        assert_eq!(columns.iter().filter_map(|span| span.of(line)).collect::<Vec<_>>(), expected, "{line}");
    }

    #[test]
    fn cuts_lines_into_columns() {
        check("| SỞ TƯ PHÁP<br/>* | Số 5 |", &["SỞ TƯ PHÁP", "Số 5 "]);
        check("SỞ TƯ PHÁP    CỘNG HÒA", &["SỞ TƯ PHÁP", "CỘNG HÒA"]);
        check("a<br class=\"x\">b", &["a", "b"]);
    }

    #[test]
    fn a_tag_that_nobody_closed_is_passed_over() {
        check("a <br", &["a "]);
        check("a <br b<br", &["a ", "b"]);
        check("<br", &[]);
        check(&format!("a<br{}>b", "x".repeat(300)), &["a", &format!("{}>b", "x".repeat(300))]);
    }
}
