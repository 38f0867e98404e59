//! Segments: the cells of a letterhead, where two columns may share a line.

use tracuu_text::Span;

use crate::clean::{Cleaned, clean};
use crate::line::Line;

/// So many blanks part two columns.
const COLUMN_GAP: &str = "   ";

/// A cell of a letterhead.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Its text and place.
    pub(super) cleaned: Cleaned,
}

/// Cuts the lines of a letterhead at pipes and wide gaps.
pub(super) fn read_segments(source: &str, lines: &[Line], numbers: &[usize]) -> Vec<Segment> {
    let lines = numbers.iter().filter_map(|&at| lines.get(at));
    lines.flat_map(|line| columns(source, line.content)).filter(|segment| !is_empty(segment)).collect()
}

fn is_empty(segment: &Segment) -> bool {
    !segment.cleaned.text.contains(char::is_alphanumeric)
}

/// The columns of one line.
pub(crate) fn columns(source: &str, content: Span) -> Vec<Segment> {
    let text = content.of(source).unwrap_or_default();
    let mut segments = Vec::new();
    let mut start = text.len() - text.trim_start_matches(is_edge).len();
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find(COLUMN_GAP).into_iter().chain(rest.find(['|', '\t'])).min().unwrap_or(rest.len());
        let span = Span::new(start, start + end).shifted(content.start);
        let cleaned = clean(source, span, &[span], 0).composed();
        segments.push(Segment { cleaned });
        let gap = rest.get(end..).unwrap_or_default();
        start += end + gap.len() - gap.trim_start_matches(is_edge).len();
    }
    segments
}

/// What stands between cells: blanks, pipes, the star of the letterhead.
fn is_edge(character: char) -> bool {
    matches!(character, '|' | '*') || character.is_whitespace()
}
