//! Two columns at the end of a paper: recipients on the left, the signature on the right.
//!
//! ```text
//! Nơi nhận:                        T/M BAN THƯỜNG VỤ
//! - Các ban đảng của                  PHÓ BÍ THƯ
//! Thành ủy,
//! - Lưu VT.                          Lê Giả Định
//! ```
//!
//! A row of a table may hold the same: `| Nơi nhận:<br>- Lưu VT. | T/M BAN THƯỜNG VỤ<br>PHÓ BÍ THƯ |`.

use tracuu_text::Span;

use crate::clean::clean_line;

/// So many blanks part two columns.
const COLUMN_GAP: &str = "     ";

/// What begins so far from the margin stands in a second column.
const FARTHEST_LEFT: usize = 20;

/// Lines of a column are centred: they begin at most so far to the left of each other.
const WIDEST_SHIFT: usize = 24;

/// The two columns of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parted {
    pub(super) left: Option<Span>,
    pub(super) right: Option<Span>,
}

/// Parts a line; `column` says where the second column began on another line.
pub(super) fn part(source: &str, piece: Span, column: Option<usize>) -> Parted {
    if let Some(gap) = gap_at(source, piece) {
        let left = Span::new(piece.start, gap.start);
        return Parted { left: Some(left), right: Some(Span::new(gap.end, piece.end)) };
    }
    let begins = indent_of(source, piece);
    let is_right = column.is_some_and(|column| begins >= FARTHEST_LEFT && begins + WIDEST_SHIFT >= column);
    if is_right { Parted { left: None, right: Some(piece) } } else { Parted { left: Some(piece), right: None } }
}

/// Where the second column begins, when the line has one.
pub(super) fn column_of(source: &str, piece: Span) -> Option<usize> {
    gap_at(source, piece).map(|gap| indent_of(source, Span::new(gap.end, piece.end)))
}

/// Where a line begins, when it stands in a second column alone.
pub(super) fn column_of_line(source: &str, piece: Span) -> Option<usize> {
    Some(indent_of(source, piece)).filter(|&indent| indent >= FARTHEST_LEFT)
}

/// The lines of a cell that tags part.
pub(super) fn broken(source: &str, piece: Span) -> Vec<Span> {
    let text = piece.of(source).unwrap_or_default();
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices("<br").chain([(text.len(), "")]) {
        let line = Span::new(start, at).shifted(piece.start);
        lines.extend((!clean_line(source, line).is_empty()).then_some(line));
        start = text.get(at..).and_then(|tag| tag.find('>')).map_or(text.len(), |end| at + end + 1);
    }
    lines
}

/// What parts the columns: many blanks, or a pipe.
fn gap_at(source: &str, piece: Span) -> Option<Span> {
    let text = piece.of(source)?;
    let at = text.find(COLUMN_GAP).or_else(|| text.find('|'))?;
    let right = text.get(at..)?.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
    let left = clean_line(source, Span::new(piece.start, piece.start + at));
    let gap = Span::new(at, text.len() - right.len()).shifted(piece.start);
    (!left.is_empty() && right.contains(char::is_alphanumeric)).then_some(gap)
}

/// Characters before the piece on its line.
fn indent_of(source: &str, piece: Span) -> usize {
    let before = source.get(..piece.start).unwrap_or_default();
    before.chars().rev().take_while(|c| !matches!(c, '\n' | '\r')).count()
}
