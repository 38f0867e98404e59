//! What is shown around a stretch of matches.
//!
//! | before the stretch there is            | the window begins                         |
//! | -------------------------------------- | ----------------------------------------- |
//! | the start of the unit, near            | there                                     |
//! | a sentence that begins near            | with the first such sentence              |
//! | a clause that begins near              | with the first such clause                |
//! | neither                                | with a word                               |
//! | a word of over 40 characters           | with a grapheme                           |
//!
//! Near is half of what a window has to spare, and more where little is left behind the stretch. A window ends with a
//! word, and stays in the units that the stretch lies in.

use tracuu_text::Span;

use super::boundary::{Start, WORD, back, forward, grapheme_ceil, grapheme_floor, starts, word_end};
use crate::index::PassageRecord;

/// The window of about `length` characters around a stretch, within `bounds`.
pub(super) fn around(passage: &PassageRecord, stretch: Span, bounds: Span, length: usize) -> Span {
    let text = &passage.text;
    let stretch = Span::new(stretch.start, cut_long(text, stretch, length));
    let bounds = bounds_of(passage, stretch, bounds);
    let spare = length.saturating_sub(count(text, stretch));
    let behind = count(text, Span::new(stretch.end, forward(text, stretch.end, spare, bounds.end)));
    let near = (spare / 2).max(spare - behind);
    let earliest = back(text, stretch.start, near, bounds.start);
    let start = start(text, earliest, stretch.start, bounds.start);
    let left = length.saturating_sub(count(text, Span::new(start, stretch.end)));
    let end = word_end(text, forward(text, stretch.end, left, bounds.end), bounds.end);
    whole(text, trim(text, Span::new(start, grapheme_floor(text, end).max(stretch.end))))
}

/// The end of a stretch; a single match that is longer than any window, such as a word without end, is cut.
fn cut_long(text: &str, stretch: Span, length: usize) -> usize {
    grapheme_floor(text, forward(text, stretch.start, length.max(WORD), stretch.end)).max(stretch.start)
}

/// The units that a stretch lies in, as far as they are within `bounds`.
fn bounds_of(passage: &PassageRecord, stretch: Span, bounds: Span) -> Span {
    let last = Span::new(stretch.start, stretch.end.max(stretch.start + 1));
    let units = passage.places_of(last).map(|(_, span)| span).reduce(Span::hull).unwrap_or(bounds);
    let units = trim(&passage.text, units);
    Span::new(units.start.max(bounds.start), units.end.min(bounds.end)).hull(stretch)
}

/// Where a window begins that may begin at `earliest` and must at `latest`.
fn start(text: &str, earliest: usize, latest: usize, bound: usize) -> usize {
    if earliest == bound {
        return bound;
    }
    let reach = Span::new(earliest, forward(text, latest, 1, text.len()));
    let first = |wanted: Start| starts(text, reach).find(|(_, start)| *start >= wanted).map(|(at, _)| at);
    let found = first(Start::Sentence).or_else(|| first(Start::Clause)).or_else(|| first(Start::Word));
    found.unwrap_or_else(|| grapheme_ceil(text, earliest)).min(latest)
}

fn count(text: &str, span: Span) -> usize {
    span.of(text).map_or(0, |piece| piece.chars().count())
}

/// Leaves out white space at both ends.
fn trim(text: &str, span: Span) -> Span {
    let piece = span.of(text).unwrap_or_default();
    let start = span.start + (piece.len() - piece.trim_start().len());
    Span::new(start, start + piece.trim().len())
}

/// Widens a span to whole graphemes.
pub(super) fn whole(text: &str, span: Span) -> Span {
    Span::new(grapheme_floor(text, span.start), grapheme_ceil(text, span.end))
}
