//! Lists: which list a number or a point goes on with, and where points and bullets belong.
//!
//! | open                      | marker | place                        |
//! | ------------------------- | ------ | ---------------------------- |
//! | `d5.k1` `d5.k1.c`         | `d)`   | beside `c)`                  |
//! | `d5.k1` `d5.k1.c`         | `2.`   | beside `1.`                  |
//! | `d5.k1`, ending in a colon | `1.`  | in a new list below          |
//! | `II.3` `II.3.b2`          | `+`    | below the bullet             |

use super::Outline;
use super::branch::{Branch, Relation, Step};
use super::fit::Fit;
use super::level::Level;
use crate::marker::Marker;
use crate::paragraph::Paragraph;
use crate::{Diagnostic, Segment};

/// How deep lists may be put into lists.
const DEEPEST: usize = 16;

/// Where a member of a list belongs.
pub(super) struct Place {
    pub(super) depth: usize,
    /// How it stands to the list that it was put in.
    pub(super) relation: Option<Relation>,
    /// The last member of that list.
    pub(super) last: Option<Step>,
}

impl Outline<'_> {
    /// Where a member of a list belongs: with the list that it goes on with, or in a new one.
    pub(super) fn place(&self, marker: &Marker, is_first: bool, level: Level, indent: usize) -> Place {
        let related = |wanted: Relation| self.stack.iter().rposition(|branch| branch.relation(marker) == Some(wanted));
        let at = |depth: usize, relation: Relation| {
            let last = self.stack.get(depth).map(|branch| branch.step.clone());
            Place { depth, relation: Some(relation), last }
        };
        if let Some(depth) = related(Relation::Next) {
            return at(depth, Relation::Next);
        }
        let (earlier, invited) = (related(Relation::Earlier), self.is_list_invited(indent));
        if is_first && (earlier.is_none() || invited) {
            let depth = if invited { self.stack.len() } else { self.outside(level) };
            return Place { depth, relation: None, last: None };
        }
        match (related(Relation::Later), earlier) {
            (Some(depth), _) => at(depth, Relation::Later),
            (None, Some(depth)) => at(depth, Relation::Earlier),
            (None, None) => Place { depth: self.outside(level), relation: None, last: None },
        }
    }

    /// Whether the last unit of a list ends with a colon; a bullet only invites what is indented further.
    fn is_list_invited(&self, indent: usize) -> bool {
        let is_inside = |top: &Branch| match top.step {
            Step::Bullet { indent: outer, .. } => indent >= outer + 2,
            _ => top.level >= Level::Number,
        };
        self.stack.last().is_some_and(|top| top.invites && is_inside(top)) && self.stack.len() < DEEPEST
    }

    /// A second *d* stands for the *đ* that a keyboard did not have.
    pub(super) fn fit_point(&self, paragraph: &Paragraph, letter: char, number: u32) -> Option<Fit> {
        let place =
            self.place(&Marker::Point(letter, number), letter == 'a' && number == 0, Level::Point, paragraph.indent);
        let is_dotted = paragraph.text.chars().nth(1) == Some('.');
        let is_next = place.relation == Some(Relation::Next) || letter == 'a';
        if is_dotted && !is_next {
            return None;
        }
        let written = || if number == 0 { format!("{letter})") } else { format!("{letter}{number})") };
        let diagnostic = place.remark(paragraph, letter == 'a', "the next point", written);
        let letter =
            if letter == 'd' && place.last == Some(Step::Point('d', 0)) && number == 0 { 'đ' } else { letter };
        let segment = if number == 0 { Segment::Point(letter) } else { Segment::InsertedPoint(letter, number) };
        let address = self.address_at(place.depth).child(segment);
        Some(Fit { depth: place.depth, address, level: Level::Point, step: Step::Point(letter, number), diagnostic })
    }

    /// Beside the open bullet with the same sign and indent, inside the one with another.
    pub(super) fn fit_bullet(&self, paragraph: &Paragraph, sign: char) -> Fit {
        let indent = paragraph.indent;
        let outer = self.stack.iter().position(|branch| branch.level == Level::Bullet).unwrap_or(self.stack.len());
        let indent_of = |branch: &Branch| match branch.step {
            Step::Bullet { sign: open, indent } if is_same_sign(open, sign) => Some(indent),
            _ => None,
        };
        let beside = self.stack.iter().rposition(|branch| indent_of(branch).is_some_and(|at| indent.abs_diff(at) < 2));
        let outdented = self.stack.iter().position(|branch| indent_of(branch).is_some_and(|at| indent < at));
        let depth = beside.or(outdented).unwrap_or(self.stack.len()).max(outer).min(DEEPEST);
        let count = self.stack.get(depth.saturating_sub(1)).map_or(0, |branch| branch.bullets) + 1;
        let address = self.address_at(depth).child(Segment::Bullet(count));
        Fit { depth, address, level: Level::Bullet, step: Step::Bullet { sign, indent }, diagnostic: None }
    }
}

/// Dashes of any length are one sign.
fn is_same_sign(one: char, other: char) -> bool {
    let is_dash = |sign: char| matches!(sign, '-' | '–' | '—');
    one == other || (is_dash(one) && is_dash(other))
}

impl Place {
    /// The remark on a member that is not the next one.
    fn remark(
        &self,
        paragraph: &Paragraph,
        is_first: bool,
        expected: &str,
        found: impl Fn() -> String,
    ) -> Option<Diagnostic> {
        match self.relation {
            Some(Relation::Next) => None,
            None if is_first => None,
            Some(Relation::Later) | None => Some(Diagnostic::gap(paragraph.span, expected, found())),
            Some(Relation::Earlier) => Some(Diagnostic::doubled(paragraph.span, expected, found())),
        }
    }
}
