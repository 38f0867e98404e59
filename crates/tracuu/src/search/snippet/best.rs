//! The stretches of matches that are worth most.
//!
//! | held by a stretch                     | worth                          |
//! | ------------------------------------- | ------------------------------ |
//! | a word that was typed                 | its weight, once               |
//! | the same word again                   | a hundredth of it              |
//! | a word that joins the one before it   | half its weight more, once     |
//!
//! A word that is there again in another unit, and adds nothing, is left out of a stretch: it would show a second unit for
//! nothing. So of two stretches the one with more of the query wins, then the one where the words stand as they were typed, then
//! the denser one, then the first. Sums are whole numbers: every host finds the same.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::ops::Range;

use tracuu_text::Span;

use super::Match;
use crate::index::PassageRecord;

/// Matches that fit into one window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// From the first match to the last.
    pub(super) span: Span,
    /// The same without matches at its end that stand before too, and add next to nothing.
    pub(super) core: Span,
    /// The same without those at its beginning that stand again behind.
    pub(super) inner: Span,
    /// Where its window may lie.
    pub(super) bounds: Span,
    /// The matches that may be shown within `bounds`, this stretch's among them.
    within: Range<usize>,
}

/// Gives the stretches of a text, the best first; each is taken out with its window before the next is asked for.
pub(super) struct Stretches<'m> {
    matches: &'m [Match],
    /// The character that each match begins with, and the one after its last.
    characters: Vec<Range<usize>>,
    /// The word of each match, counted from 0 in the order in which they come.
    words: Vec<usize>,
    /// The unit of each match, by its place in the passage.
    units: Vec<usize>,
    length: usize,
    /// By worth, then by place.
    waiting: BinaryHeap<(u64, Reverse<usize>, Waiting)>,
}

/// The best stretch of a piece of the text that nothing has been taken out of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    best: (usize, usize),
    within: (usize, usize),
    bounds: Span,
}

impl<'m> Stretches<'m> {
    pub(super) fn new(passage: &PassageRecord, matches: &'m [Match], length: usize) -> Stretches<'m> {
        let unit = |m: &Match| passage.places.count_before(m.span.start + 1);
        let mut stretches = Stretches {
            matches,
            characters: characters(&passage.text, matches),
            words: words(matches),
            units: matches.iter().map(unit).collect(),
            length,
            waiting: BinaryHeap::new(),
        };
        stretches.wait(0..matches.len(), Span::new(0, passage.text.len()));
        stretches
    }

    /// The best stretch that is left.
    pub(super) fn next(&mut self) -> Option<Stretch> {
        let (_, _, Waiting { best, within, bounds }) = self.waiting.pop()?;
        let hull = |range: Range<usize>| {
            let held = self.matches.get(range)?;
            Some(held.first()?.span.hull(held.last()?.span))
        };
        let (core, inner) = self.without_repeats(best.0..best.1);
        let (span, core, inner) = (hull(best.0..best.1)?, hull(core)?, hull(inner)?);
        Some(Stretch { span, core, inner, bounds, within: within.0..within.1 })
    }

    /// Leaves what lies before the window of a stretch and what lies behind it.
    pub(super) fn take_out(&mut self, stretch: &Stretch, window: Span) {
        let Stretch { span: _, core: _, inner, bounds, within } = stretch;
        let taken = window.hull(*inner);
        let of = self.matches.get(within.clone()).unwrap_or_default();
        let before = within.start + of.partition_point(|m| m.span.end <= taken.start);
        let behind = within.start + of.partition_point(|m| m.span.start < taken.end);
        self.wait(within.start..before, Span::new(bounds.start, taken.start));
        self.wait(behind..within.end, Span::new(taken.end, bounds.end));
    }

    fn wait(&mut self, within: Range<usize>, bounds: Span) {
        if let Some((worth, best)) = self.best_of(within.clone()) {
            let best = self.without_strays(best);
            let waiting = Waiting { best: (best.start, best.end), within: (within.start, within.end), bounds };
            self.waiting.push((worth, Reverse(best.start), waiting));
        }
    }

    /// The stretch that is worth most, of equal ones the first; both ends walk through the matches once.
    fn best_of(&self, within: Range<usize>) -> Option<(u64, Range<usize>)> {
        let mut best: Option<(u64, Range<usize>)> = None;
        let mut tally = self.tally();
        let mut first = within.start;
        for last in within {
            tally.add(self.matches.get(last)?, *self.words.get(last)?);
            let end = self.characters.get(last)?.end;
            while first < last && end - self.characters.get(first)?.start > self.length {
                tally.remove(self.matches.get(first)?, *self.words.get(first)?);
                first += 1;
            }
            if best.as_ref().is_none_or(|(worth, _)| tally.sum > *worth) {
                best = Some((tally.sum, first..last + 1));
            }
        }
        best
    }

    /// A stretch without the words at its ends that stand in another unit and again within.
    fn without_strays(&self, stretch: Range<usize>) -> Range<usize> {
        let Range { start: mut first, end } = stretch.clone();
        let mut last = end.saturating_sub(1);
        let mut tally = self.tally();
        let held = |at: usize| Some((self.matches.get(at)?, *self.words.get(at)?));
        stretch.filter_map(held).for_each(|(found, word)| tally.add(found, word));
        while first < last && self.units.get(first) != self.units.get(last) {
            let is_joined = self.matches.get(first + 1).is_some_and(|next| next.joins);
            let at = match (held(first), held(last)) {
                (Some((found, word)), _) if !is_joined && tally.has_again(found, word) => first,
                (_, Some((found, word))) if tally.has_again(found, word) => last,
                _ => break,
            };
            held(at).into_iter().for_each(|(found, word)| tally.remove(found, word));
            if at == first { first += 1 } else { last -= 1 }
        }
        first..last + 1
    }

    /// A stretch without what stands again in it: at its end, then at its beginning too.
    fn without_repeats(&self, stretch: Range<usize>) -> (Range<usize>, Range<usize>) {
        let Range { mut start, mut end } = stretch.clone();
        let mut tally = self.tally();
        let held = |at: usize| Some((self.matches.get(at)?, *self.words.get(at)?));
        stretch.filter_map(held).for_each(|(found, word)| tally.add(found, word));
        let mut take = |at: usize| {
            let Some((found, word)) = held(at) else { return false };
            let is_again = tally.has_again(found, word);
            if is_again {
                tally.remove(found, word);
            }
            is_again
        };
        while start + 1 < end && take(end - 1) {
            end -= 1;
        }
        let core = start..end;
        loop {
            let joined = self.matches.get(start + 1..end).unwrap_or_default().iter().take_while(|next| next.joins);
            let next = start + 1 + joined.count();
            if next >= end || !(start..next).all(&mut take) {
                return (core, start..end);
            }
            start = next;
        }
    }

    fn tally(&self) -> Tally {
        let kinds = self.words.iter().max().map_or(0, |most| most + 1);
        Tally { sum: 0, held: vec![0; 2 * kinds] }
    }
}

/// Where matches begin and end, counted in characters; the text is walked through once.
fn characters(text: &str, matches: &[Match]) -> Vec<Range<usize>> {
    let mut counted = (0, 0);
    let mut count_to = |at: usize| {
        let (byte, character) = counted;
        counted = (at, character + text.get(byte..at).map_or(0, |piece| piece.chars().count()));
        counted.1
    };
    matches.iter().map(|m| count_to(m.span.start)..count_to(m.span.end)).collect()
}

/// The words of matches, numbered without gaps.
fn words(matches: &[Match]) -> Vec<usize> {
    let mut known: HashMap<usize, usize> = HashMap::new();
    let mut number = |word| {
        let next = known.len();
        *known.entry(word).or_insert(next)
    };
    matches.iter().map(|m| number(m.word)).collect()
}

/// What the matches of a window are worth together.
struct Tally {
    sum: u64,
    /// How often each word is held, and behind it how often it joins the one before it.
    held: Vec<u32>,
}

impl Tally {
    fn add(&mut self, found: &Match, word: usize) {
        for (at, points) in points(found, word) {
            let Some(count) = self.held.get_mut(at) else { continue };
            *count += 1;
            self.sum += if *count == 1 { points } else { points / 100 };
        }
    }

    /// Whether everything that a match counts for is there once more.
    fn has_again(&self, found: &Match, word: usize) -> bool {
        points(found, word).all(|(at, _)| self.held.get(at).is_some_and(|count| *count > 1))
    }

    fn remove(&mut self, found: &Match, word: usize) {
        for (at, points) in points(found, word) {
            let Some(count) = self.held.get_mut(at) else { continue };
            *count = count.saturating_sub(1);
            self.sum = self.sum.saturating_sub(if *count == 0 { points } else { points / 100 });
        }
    }
}

/// What a match counts for its word, and for joining the one before it.
fn points(found: &Match, word: usize) -> impl Iterator<Item = (usize, u64)> {
    // Far below a difference that matters, far above what rounding could lose.
    let whole = (found.weight.clamp(0.0, 1e6) * 1e5) as u64;
    let joined = found.joins.then_some((2 * word + 1, whole / 2));
    std::iter::once((2 * word, whole)).chain(joined)
}
