//! Where a marker fits among the open units.
//!
//! | open                  | marker      | fits                          |
//! | --------------------- | ----------- | ----------------------------- |
//! | `II` `II.3` `II.3.b1` | `4.`        | `II.4`                        |
//! | `II` `II.3`           | `III.`      | `III`                         |
//! | `d5` `d5.k2` `d5.k2.d` | `đ)`       | `d5.k2.đ`                     |
//! | `II` `II.3`           | `6.`        | `II.6`, with a remark         |
//! | `II` `II.3`           | `87.`       | nowhere: it is text           |

use std::cmp::Ordering;
use std::fmt::{self, Display, Formatter};

use tracuu_text::Span;

use super::Outline;
use super::branch::{Branch, Relation, Step};
use super::level::Level;
use crate::marker::Marker;
use crate::numeral::Ordinal;
use crate::paragraph::Paragraph;
use crate::{Address, Diagnostic, Segment};

/// A place for a new unit.
pub(super) struct Fit {
    /// How many open units stay open.
    pub(super) depth: usize,
    pub(super) address: Address,
    pub(super) level: Level,
    pub(super) step: Step,
    pub(super) diagnostic: Option<Diagnostic>,
}

/// How many numbers may be missing before a number is believed to be text.
pub(super) const WIDEST_GAP: u32 = 5;

impl Outline<'_> {
    /// Whether the paragraph's marker fits, and opens a division or an item.
    pub(crate) fn begins(&self, paragraph: &Paragraph) -> bool {
        let is_list = matches!(paragraph.marker(), None | Some(Marker::Bullet(_) | Marker::Point(..)));
        !is_list && paragraph.marker().is_some_and(|marker| self.fit(paragraph, marker).is_some())
    }

    pub(super) fn fit(&self, paragraph: &Paragraph, marker: &Marker) -> Option<Fit> {
        match marker {
            Marker::Annex(number) => Some(self.fit_annex(*number)),
            Marker::Part(number) => Some(self.fit_division(Level::Part, *number, Segment::Part(*number))),
            Marker::Chapter(number) => Some(self.fit_division(Level::Chapter, *number, Segment::Chapter(*number))),
            Marker::Section(number, true) if self.depth_of(Level::Chapter).is_none() => {
                self.fit_roman(paragraph, *number)
            }
            Marker::Section(number, _) => Some(self.fit_division(Level::Section, *number, Segment::Section(*number))),
            Marker::Subsection(number) => {
                Some(self.fit_division(Level::Subsection, *number, Segment::Subsection(*number)))
            }
            Marker::Article(ordinal) => Some(self.fit_article(paragraph, *ordinal)),
            Marker::Letter(letter) => self.fit_letter(paragraph, *letter),
            Marker::Roman(number) => self.fit_roman(paragraph, *number),
            Marker::Number(number) => self.fit_number(paragraph, number),
            Marker::Point(letter, number) => self.fit_point(paragraph, *letter, *number),
            Marker::Bullet(sign) => Some(self.fit_bullet(paragraph, *sign)),
            Marker::Recipients | Marker::Signature => None,
        }
    }

    /// Whether the paragraph's marker is the next one of an open list or division.
    pub(super) fn continues(&self, paragraph: &Paragraph) -> bool {
        match paragraph.marker() {
            Some(Marker::Article(ordinal)) => ordinal.number == self.last_article + 1,
            Some(marker @ (Marker::Number(_) | Marker::Point(..))) => {
                self.stack.iter().any(|branch| branch.relation(marker) == Some(Relation::Next))
            }
            Some(Marker::Chapter(number)) => {
                self.depth_of(Level::Chapter).is_some_and(|at| self.count_at(at) + 1 == *number)
            }
            Some(Marker::Roman(number)) => {
                self.depth_of(Level::Roman).is_some_and(|at| self.count_at(at) + 1 == *number)
            }
            _ => false,
        }
    }

    fn count_at(&self, depth: usize) -> u32 {
        self.stack.get(depth).map_or(0, Branch::count)
    }

    /// The index of the innermost open unit of a level.
    pub(super) fn depth_of(&self, level: Level) -> Option<usize> {
        self.stack.iter().rposition(|branch| branch.level == level)
    }

    /// How many open units stay when everything inside `level` closes.
    pub(super) fn outside(&self, level: Level) -> usize {
        self.stack.iter().position(|branch| branch.level >= level).unwrap_or(self.stack.len()).max(1)
    }

    pub(super) fn address_at(&self, depth: usize) -> Address {
        depth.checked_sub(1).and_then(|top| self.stack.get(top)).map(|top| top.address.clone()).unwrap_or_default()
    }

    /// The number that is printed, or the next one that is free.
    fn fit_annex(&self, number: Option<u32>) -> Fit {
        let root = self.address_at(1);
        let is_free = |number: &u32| !self.claims.contains_key(&root.child(Segment::Annex(*number)));
        let number = number.filter(is_free).unwrap_or(self.annexes + 1);
        let step = Step::Count(number);
        Fit { depth: 1, address: root.child(Segment::Annex(number)), level: Level::Annex, step, diagnostic: None }
    }

    fn fit_division(&self, level: Level, number: u32, segment: Segment) -> Fit {
        let depth = self.outside(level);
        let address = self.address_at(depth).child(segment);
        Fit { depth, address, level, step: Step::Count(number), diagnostic: None }
    }

    /// Articles run through a paper: their address hangs under the document or the annex.
    fn fit_article(&self, paragraph: &Paragraph, ordinal: Ordinal) -> Fit {
        let depth = self.outside(Level::Article);
        let above = self.address_at(self.outside(Level::Part));
        let expected = self.last_article + u32::from(ordinal.letter.is_none() || ordinal.number > self.last_article);
        let diagnostic = remark(paragraph.span, expected, ordinal.number, ArticleNumber);
        let address = above.child(Segment::Article(ordinal));
        Fit { depth, address, level: Level::Article, step: Step::Ordinal(ordinal), diagnostic }
    }
}

/// `Điều 5`
struct ArticleNumber(u32);

impl Display for ArticleNumber {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Điều {}", self.0)
    }
}

/// The remark on a number that is not the one expected.
pub(super) fn remark<D: Display>(
    span: Span,
    expected: u32,
    found: u32,
    write: impl Fn(u32) -> D,
) -> Option<Diagnostic> {
    match found.cmp(&expected) {
        Ordering::Equal => None,
        Ordering::Greater => Some(Diagnostic::gap(span, write(expected), write(found))),
        Ordering::Less => Some(Diagnostic::doubled(span, write(expected), write(found))),
    }
}
