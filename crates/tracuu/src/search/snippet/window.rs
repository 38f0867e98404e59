//! What is shown around a stretch of matches.
//!
//! | before the stretch there is                      | the window begins                    |
//! | -------------------------------------------------- | ------------------------------------ |
//! | the start of the unit, near                        | there                                |
//! | a sentence that begins near                        | with the first such sentence         |
//! | a clause that begins near                          | with the first such clause           |
//! | one of these, so far that its first words still fit | with the last such one              |
//! | a comma near                                       | behind the first such comma          |
//! | none of these                                      | with a word                          |
//! | a word of over 40 characters                       | with a grapheme                      |
//!
//! Near is half of what a window has to spare, and more where little is left behind the stretch. For a start that is farther
//! off a window lets go of words that it shows twice. It ends with a word, and stays in the units that the stretch lies in.

use tracuu_text::Span;

use super::best::Stretch;
use super::boundary::{Start, WORD, back, forward, grapheme_ceil, grapheme_floor, starts, word_end};
use crate::index::PassageRecord;

/// The window of about `length` characters around a stretch, and where its first match stands.
pub(super) fn around(passage: &PassageRecord, stretch: &Stretch, length: usize) -> (Span, usize) {
    let of = |held: Span| Around::of(passage, held, stretch.bounds, length);
    let whole = of(stretch.span);
    if let Some(start) = whole.near(Start::Clause) {
        return (whole.window(start), stretch.span.start);
    }
    for held in [stretch.core, stretch.inner] {
        let around = of(held);
        if let Some(start) = around.far() {
            return (around.window(start), held.start);
        }
    }
    let start = whole.near(Start::Phrase).unwrap_or_else(|| whole.word());
    (whole.window(start), stretch.span.start)
}

/// The window that begins at a place.
pub(super) fn at(passage: &PassageRecord, begin: usize, length: usize) -> Span {
    let bounds = Span::new(begin, passage.text.len());
    Around::of(passage, Span::empty(begin), bounds, length).window(begin)
}

/// What is to be shown, and where.
struct Around<'p> {
    text: &'p str,
    /// What must be in the window.
    held: Span,
    bounds: Span,
    length: usize,
}

impl<'p> Around<'p> {
    fn of(passage: &'p PassageRecord, held: Span, bounds: Span, length: usize) -> Around<'p> {
        let text = passage.text.as_str();
        let held = Span::new(held.start, cut_long(text, held, length));
        Around { text, held, bounds: bounds_of(passage, held, bounds), length }
    }

    /// Where a window begins that has about as much before what it holds as behind it, if at a start as good as `wanted`.
    fn near(&self, wanted: Start) -> Option<usize> {
        let earliest = self.earliest();
        if earliest == self.bounds.start {
            return Some(earliest);
        }
        let first = |wanted: Start| self.starts(earliest).find(|(_, start)| *start >= wanted).map(|(at, _)| at);
        first(Start::Sentence).or_else(|| first(wanted))
    }

    /// The last start of a sentence or clause from which a window still holds what it must.
    fn far(&self) -> Option<usize> {
        let spare = self.length.saturating_sub(count(self.text, self.held));
        let earliest = back(self.text, self.held.start, spare, self.bounds.start);
        self.starts(earliest).filter(|(_, start)| *start >= Start::Clause).last().map(|(at, _)| at)
    }

    /// The first word that is near.
    fn word(&self) -> usize {
        let earliest = self.earliest();
        let first = self.starts(earliest).next().map(|(at, _)| at);
        first.unwrap_or_else(|| grapheme_ceil(self.text, earliest)).min(self.held.start)
    }

    /// The farthest place that is near.
    fn earliest(&self) -> usize {
        let Around { text, held, bounds, length } = *self;
        let spare = length.saturating_sub(count(text, held));
        let behind = count(text, Span::new(held.end, forward(text, held.end, spare, bounds.end)));
        back(text, held.start, (spare / 2).max(spare - behind), bounds.start)
    }

    /// The starts of words from a place up to what the window holds.
    fn starts(&self, from: usize) -> impl Iterator<Item = (usize, Start)> {
        let latest = self.held.start;
        let reach = Span::new(from, forward(self.text, latest, 1, self.text.len()));
        starts(self.text, reach).filter(move |(at, _)| *at <= latest)
    }

    fn window(&self, start: usize) -> Span {
        let Around { text, held, bounds, length } = *self;
        let left = length.saturating_sub(count(text, Span::new(start, held.end)));
        let end = word_end(text, forward(text, held.end, left, bounds.end), bounds.end);
        whole(text, trim(text, Span::new(start, grapheme_floor(text, end).max(held.end))))
    }
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
