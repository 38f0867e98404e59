//! Tables whose cells stand between lone pipes, as web pages are crawled.
//!
//! ```text
//! |            a row opens
//! 1
//! |            the next cell
//! Cao Bằng
//! |
//! |            the next row opens
//! 2
//! |            a blank line or the end follows: the table ends
//! ```
//!
//! A row of short, plain cells is one line; a table that merely lays out a page is not touched.
//!
//! Rows with their cells on one line may lack the pipes around them: `STT | Tên`, where the line above or below has as
//! many pipes.

use crate::line::{Line, LineKind};

/// The longest row that is read as one line, in characters.
const LONGEST_ROW: usize = 800;

/// Makes rows of neighbouring lines that have the same number of pipes inside.
pub(crate) fn mark_plain_rows(source: &str, lines: &mut [Line]) {
    let pipes = |line: &Line| match line.kind {
        LineKind::Text if line.is_plain => 0,
        LineKind::Text => line.content.of(source).map_or(0, |text| text.matches('|').count()),
        LineKind::Rule => line.span.of(source).map_or(0, |text| text.trim().trim_matches('|').matches('|').count()),
        _ => 0,
    };
    let mut above = 0;
    for at in 0..lines.len() {
        let here = lines.get(at).map_or(0, pipes);
        let is_row = here > 0 && (here == above || lines.get(at + 1).map_or(0, pipes) == here);
        if let Some(line) = lines.get_mut(at).filter(|line| is_row && line.kind == LineKind::Text) {
            line.kind = LineKind::Row;
        }
        above = here;
    }
}

/// Notes for each line the row that it belongs to.
pub(crate) fn mark_rows(lines: &mut [Line]) {
    let mut start = None;
    let mut count = 0;
    for at in 0..lines.len() {
        if kind_at(lines, at) != LineKind::Pipe {
            continue;
        }
        let next = if at + 1 < lines.len() { kind_at(lines, at + 1) } else { LineKind::Blank };
        let closes_row = matches!(next, LineKind::Pipe | LineKind::Blank);
        if let (Some(from), true) = (start, closes_row) {
            mark_row(lines.get_mut(from..at).unwrap_or_default(), count);
            count += 1;
        }
        start = match next {
            LineKind::Blank | LineKind::Pipe => None,
            _ => start.or(Some(at)),
        };
    }
}

fn kind_at(lines: &[Line], at: usize) -> LineKind {
    lines.get(at).map_or(LineKind::Blank, |line| line.kind)
}

fn mark_row(row: &mut [Line], number: usize) {
    let width: usize = row.iter().map(|line| line.width).sum();
    let is_plain =
        row.iter().all(|line| line.marked.as_ref().is_none_or(|m| m.is_bare(&line.text)) && line.heading == 0);
    if width <= LONGEST_ROW && is_plain {
        row.iter_mut().for_each(|line| line.row = Some(number));
    }
}

#[cfg(test)]
mod tests {
    use super::LineKind;
    use crate::line::read_lines;

    fn check(source: &str, expected: &[Option<usize>]) {
        let rows = read_lines(source).iter().filter(|line| line.is_text()).map(|line| line.row).collect::<Vec<_>>();
        assert_eq!(rows, expected, "{source}");
    }

    #[test]
    fn finds_rows() {
        check("|\n1\n|\nCao Bằng\n|\n|\n2\n|\nLạng Sơn\n|\n\nHết", &[Some(0), Some(0), Some(1), Some(1), None]);
        check("|\nNơi nhận:\n- Lưu.\n|\n\nHết", &[None, None, None]);
        check("|\nchưa đóng", &[None]);
    }

    #[test]
    fn finds_rows_without_outer_pipes() {
        let kinds = |source: &str| read_lines(source).iter().map(|line| line.kind == LineKind::Row).collect::<Vec<_>>();
        assert_eq!(kinds("STT | Tên\n--- | ---\n1 | Sách\n2 | Báo"), [true, false, true, true]);
        assert_eq!(kinds("1 | Sách\n2 | Báo\nvà | hoặc | hay"), [true, true, false]);
        assert_eq!(kinds("a | b\n\nhai"), [false, false, false]);
    }
}
