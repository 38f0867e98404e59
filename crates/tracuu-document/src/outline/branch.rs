//! Branches: the units that are open while a document is read.

use super::level::Level;
use crate::marker::{Marker, Number};
use crate::numeral::{Ordinal, point_follows, point_order};
use crate::{Address, Segment};

/// An open unit.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) level: Level,
    /// The place in its list.
    pub(super) step: Step,
    /// Its index, unless it is the document itself.
    pub(super) unit: Option<usize>,
    pub(super) address: Address,
    /// Paragraphs so far, its own text included unless that is a heading.
    pub(super) paragraphs: u32,
    /// Bullets so far.
    pub(super) bullets: u32,
    /// Whether its text ends with a colon: a list is to follow.
    pub(super) invites: bool,
    /// Whether numbers directly below are clauses.
    pub(super) holds_clauses: bool,
}

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    None,
    Count(u32),
    Ordinal(Ordinal),
    Number(Number),
    Point(char, u32),
    Bullet { sign: char, indent: usize },
}

/// How a marker stands to an open list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The next one.
    Next,
    /// A later one: some are missing.
    Later,
    /// One that was there already.
    Earlier,
}

impl Branch {
    pub(super) fn new(level: Level, invites: bool) -> Branch {
        let paragraphs = u32::from(!level.is_heading());
        let (step, address, holds_clauses) = (Step::None, Address::default(), level == Level::Article);
        Branch { level, step, unit: None, address, paragraphs, bullets: 0, invites, holds_clauses }
    }

    pub(super) fn root(address: Address, is_article: bool) -> Branch {
        let is_article = is_article || address.segments().iter().any(|s| matches!(s, Segment::Article(_)));
        let is_deep = address.segments().iter().any(|s| matches!(s, Segment::Clause(_) | Segment::Item(_)));
        Branch { address, holds_clauses: is_article && !is_deep, ..Branch::new(Level::Root, false) }
    }

    /// Its number, when it is a plain one.
    pub(super) fn count(&self) -> u32 {
        if let Step::Count(count) = self.step { count } else { 0 }
    }

    /// How `marker` stands to this unit; `None` when it is of another list.
    pub(super) fn relation(&self, marker: &Marker) -> Option<Relation> {
        match (&self.step, marker) {
            (Step::Number(last), Marker::Number(next)) => number_relation(last, next),
            (Step::Point(last, number), Marker::Point(next, inserted)) => Some(match () {
                () if next == last && *inserted == number + 1 => Relation::Next,
                () if point_follows(*last, *next) && *inserted <= 1 => Relation::Next,
                () if (point_order(*next), inserted) > (point_order(*last), number) => Relation::Later,
                () => Relation::Earlier,
            }),
            _ => None,
        }
    }
}

fn number_relation(last: &Number, next: &Number) -> Option<Relation> {
    let [last_number] = last.path[..] else { return None };
    let [next_number] = next.path[..] else { return None };
    if last.is_bracketed != next.is_bracketed {
        return None;
    }
    let is_inserted = next.letter.is_some() && next.letter > last.letter && next_number == last_number;
    Some(match () {
        () if is_inserted || next_number == last_number + 1 => Relation::Next,
        () if next_number > last_number => Relation::Later,
        () => Relation::Earlier,
    })
}
