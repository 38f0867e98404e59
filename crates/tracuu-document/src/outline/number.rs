//! Numbers: clauses, items, and decimal items below them.
//!
//! | open                | marker   | address       |
//! | ------------------- | -------- | ------------- |
//! | `d5`                | `1.`     | `d5.k1`       |
//! | `II`                | `1.`     | `II.1`        |
//! | `II` `II.1`         | `1.1.`   | `II.1.1`      |
//! | `II` `II.1` `II.1.1` | `1.2.`  | `II.1.2`      |
//! | `II`                | `1.2.`   | `II.1.2`, with a remark |
//! | `II` `II.1`         | `87.`    | none          |

use super::Outline;
use super::branch::{Branch, Step};
use super::fit::{Fit, WIDEST_GAP, remark};
use super::level::Level;
use super::list::Place;
use crate::marker::{Marker, Number};
use crate::numeral::Ordinal;
use crate::paragraph::Paragraph;
use crate::{Address, Segment};

impl Outline<'_> {
    pub(super) fn fit_number(&self, paragraph: &Paragraph, number: &Number) -> Option<Fit> {
        let [first] = number.path[..] else {
            return (!is_bare_in_row(paragraph)).then(|| self.fit_decimal(paragraph, number));
        };
        let level = if number.is_bracketed { Level::Bracket } else { Level::Number };
        let is_first = first == 1 && number.letter.is_none();
        let place = self.place(&Marker::Number(*number), is_first, level, paragraph.indent);
        let last = self.last_before(&place, first);
        if first == 0 || first > last + WIDEST_GAP {
            return None;
        }
        let expected = if number.letter.is_some() && first == last { last } else { last + 1 };
        let diagnostic = remark(paragraph.span, expected, first, |number| number);
        let address = self.address_at(place.depth).child(self.number_segment(&place, number, first));
        Some(Fit { depth: place.depth, address, level, step: Step::Number(*number), diagnostic })
    }

    /// The number before this one: in its list, or in the section before when items are counted through a paper.
    fn last_before(&self, place: &Place, first: u32) -> u32 {
        let in_list = match &place.last {
            Some(Step::Number(last)) => last.path.first().copied(),
            _ => None,
        };
        in_list.unwrap_or(if first == self.last_number + 1 { self.last_number } else { 0 })
    }

    fn number_segment(&self, place: &Place, number: &Number, first: u32) -> Segment {
        let holds_clauses = self.stack.get(place.depth.saturating_sub(1)).is_some_and(|branch| branch.holds_clauses);
        match holds_clauses && !number.is_bracketed {
            true => Segment::Clause(Ordinal { number: first, letter: number.letter }),
            false => Segment::Item(first),
        }
    }

    /// `1.3.1.` stands beside `1.3.…` or under `1.3`; where neither is open, the whole path stands in the address.
    fn fit_decimal(&self, paragraph: &Paragraph, number: &Number) -> Fit {
        let (last, above) = number.path.split_last().map_or((0, &number.path[..]), |(last, above)| (*last, above));
        let is_beside = |branch: &Branch| path(branch).len() == number.path.len() && path(branch).starts_with(above);
        let beside = self.stack.iter().rposition(is_beside);
        let below = self.stack.iter().rposition(|branch| path(branch) == above).map(|at| at + 1);
        let depth = beside.or(below).unwrap_or_else(|| self.outside(Level::Number));
        let sibling = beside.and_then(|at| self.stack.get(at));
        let address = match sibling {
            Some(sibling) => without_last_step(&sibling.address),
            None if below.is_some() => self.address_at(depth),
            None => self.with_path(self.address_at(depth), above),
        };
        let before = sibling.and_then(|sibling| path(sibling).last().copied()).unwrap_or(0);
        let write = |last: u32| above.iter().chain([&last]).map(u32::to_string).collect::<Vec<_>>().join(".");
        let diagnostic = remark(paragraph.span, before + 1, last, write);
        let address = address.child(Segment::Item(last));
        Fit { depth, address, level: Level::Number, step: Step::Number(*number), diagnostic }
    }

    /// The steps of `path` that the address does not end with already.
    fn with_path(&self, address: Address, path: &[u32]) -> Address {
        let ends_with_first = match (address.segments().last(), path.first()) {
            (Some(Segment::Item(last)), Some(first)) => last == first,
            (Some(Segment::Clause(last)), Some(first)) => last.number == *first,
            _ => false,
        };
        let holds_clauses = self.stack.first().is_some_and(|root| root.holds_clauses);
        path.iter().enumerate().skip(usize::from(ends_with_first)).fold(address, |address, (at, &number)| {
            let is_clause = at == 0 && (holds_clauses || self.depth_of(Level::Article).is_some());
            address.child(if is_clause { Segment::Clause(Ordinal::plain(number)) } else { Segment::Item(number) })
        })
    }
}

/// The number of an open item.
fn path(branch: &Branch) -> &[u32] {
    if let Step::Number(number) = &branch.step { &number.path } else { &[] }
}

/// In the first cell of a table `11.1` counts rows, like `11` and `12` around it.
fn is_bare_in_row(paragraph: &Paragraph) -> bool {
    let marker = paragraph.marked.as_ref().and_then(|marked| paragraph.text.get(..marked.len)).unwrap_or_default();
    paragraph.is_row && marker.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// The address that a sibling hangs under.
fn without_last_step(address: &Address) -> Address {
    let above = address.parent().unwrap_or_default();
    let is_repeat = matches!(address.segments().last(), Some(Segment::Repeat(_)));
    if is_repeat { above.parent().unwrap_or_default() } else { above }
}
