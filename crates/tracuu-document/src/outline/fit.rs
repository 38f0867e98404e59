//! Where a marker fits among the open units.
//!
//! | open                  | marker      | fits                          |
//! | --------------------- | ----------- | ----------------------------- |
//! | `II` `II.3` `II.3.b1` | `4.`        | `II.4`                        |
//! | `II` `II.3`           | `III.`      | `III`                         |
//! | `d5` `d5.k2` `d5.k2.d` | `đ)`       | `d5.k2.đ`                     |
//! | `II` `II.3`           | `6.`        | `II.6`, with a remark         |
//! | `II` `II.3`           | `87.`       | nowhere: it is text           |

use super::Outline;
use super::branch::{Branch, Relation, Step};
use super::level::Level;
use crate::marker::{Marker, Number};
use crate::numeral::{Ordinal, roman};
use crate::paragraph::Paragraph;
use crate::word::{ends_sentence, is_caps};
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
const WIDEST_GAP: u32 = 5;

/// How deep lists may be put into lists.
const DEEPEST: usize = 16;

impl Outline<'_> {
    /// Whether the paragraph's marker fits, and opens a division or an item.
    pub(crate) fn begins(&self, paragraph: &Paragraph) -> bool {
        let is_list = matches!(paragraph.marker(), None | Some(Marker::Bullet(_) | Marker::Point(_)));
        !is_list && paragraph.marker().is_some_and(|marker| self.fit(paragraph, marker).is_some())
    }

    pub(super) fn fit(&self, paragraph: &Paragraph, marker: &Marker) -> Option<Fit> {
        match marker {
            Marker::Annex(number) => Some(self.fit_annex(*number)),
            Marker::Part(number) => Some(self.fit_division(Level::Part, *number, Segment::Part(*number))),
            Marker::Chapter(number) => Some(self.fit_division(Level::Chapter, *number, Segment::Chapter(*number))),
            Marker::Section(number, true) if self.depth_of(Level::Chapter).is_none() => self.fit_roman(paragraph, *number),
            Marker::Section(number, _) => Some(self.fit_division(Level::Section, *number, Segment::Section(*number))),
            Marker::Subsection(number) => Some(self.fit_division(Level::Subsection, *number, Segment::Subsection(*number))),
            Marker::Article(ordinal) => Some(self.fit_article(paragraph, *ordinal)),
            Marker::Letter(letter) => self.fit_letter(paragraph, *letter),
            Marker::Roman(number) => self.fit_roman(paragraph, *number),
            Marker::Number(number) => self.fit_number(paragraph, number),
            Marker::Point(letter) => self.fit_point(paragraph, *letter),
            Marker::Bullet(sign) => Some(self.fit_bullet(paragraph, *sign)),
            Marker::Recipients | Marker::Signature => None,
        }
    }

    /// The index of the innermost open unit of a level.
    fn depth_of(&self, level: Level) -> Option<usize> {
        self.stack.iter().rposition(|branch| branch.level == level)
    }

    /// How many open units stay when everything inside `level` closes.
    fn outside(&self, level: Level) -> usize {
        self.stack.iter().position(|branch| branch.level >= level).unwrap_or(self.stack.len()).max(1)
    }

    fn address_at(&self, depth: usize) -> Address {
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
        let expected = self.last_article + 1;
        let (expected, found) = (format!("Điều {expected}"), format!("Điều {ordinal}"));
        let diagnostic = match ordinal.number {
            number if number > self.last_article + 1 => Some(Diagnostic::gap(paragraph.span, &expected, &found)),
            number if number <= self.last_article && ordinal.letter.is_none() => {
                Some(Diagnostic::doubled(paragraph.span, &expected, &found))
            }
            _ => None,
        };
        let address = above.child(Segment::Article(ordinal));
        Fit { depth, address, level: Level::Article, step: Step::Ordinal(ordinal), diagnostic }
    }

    fn fit_letter(&self, paragraph: &Paragraph, letter: char) -> Option<Fit> {
        let number = crate::numeral::point_order(letter.to_lowercase().next()?);
        let looks = Looks { has_second: self.has_second_letter, ..Looks::of(paragraph) };
        self.fit_capital(paragraph, Level::Letter, number, Segment::Letter(letter), looks)
    }

    fn fit_roman(&self, paragraph: &Paragraph, number: u32) -> Option<Fit> {
        let looks = Looks { has_second: self.has_second_roman, ..Looks::of(paragraph) };
        self.fit_capital(paragraph, Level::Roman, number, Segment::Roman(number), looks)
    }

    /// `I.` and `A.` may also begin a name, so they must go on with a list or look like a heading.
    fn fit_capital(&self, paragraph: &Paragraph, level: Level, number: u32, segment: Segment, looks: Looks) -> Option<Fit> {
        let open = self.depth_of(level);
        let last = open.and_then(|at| self.stack.get(at)).map_or(0, |branch| branch.count());
        let fits = match number {
            _ if number == last + 1 && open.is_some() => level == Level::Roman || looks.is_short,
            _ if number == last + 1 => looks.is_capitals || (looks.has_second && looks.is_short),
            _ => looks.is_capitals && number <= last + WIDEST_GAP,
        };
        let depth = open.unwrap_or_else(|| self.outside(Level::Number));
        let write = |number: u32| if level == Level::Roman { roman(number) } else { "the next letter".to_owned() };
        let diagnostic = match number {
            _ if number > last + 1 => Some(Diagnostic::gap(paragraph.span, &write(last + 1), &segment.to_string())),
            _ if number <= last => Some(Diagnostic::doubled(paragraph.span, &write(last + 1), &segment.to_string())),
            _ => None,
        };
        let address = self.address_at(depth).child(segment);
        fits.then_some(Fit { depth, address, level, step: Step::Count(number), diagnostic })
    }

    fn fit_number(&self, paragraph: &Paragraph, number: &Number) -> Option<Fit> {
        let level = if number.is_bracketed { Level::Bracket } else { Level::Number };
        if number.path.len() > 1 {
            return Some(self.fit_decimal(paragraph, number));
        }
        let first = *number.path.first()?;
        let place = self.place(&Marker::Number(number.clone()), first == 1 && number.letter.is_none(), level);
        let last = place.last.as_ref().and_then(|last| if let Step::Number(last) = last { last.path.first() } else { None });
        let is_counted_on = last.is_none() && first == self.last_number + 1;
        let last = last.copied().unwrap_or(if is_counted_on { self.last_number } else { 0 });
        let is_wide = first == 0 || first > last + WIDEST_GAP;
        if is_wide {
            return None;
        }
        let (expected, found) = ((last + 1).to_string(), first.to_string());
        let diagnostic = place.remark(paragraph, first == 1 || is_counted_on, &expected, &found);
        let holds_clauses = self.stack.get(place.depth.saturating_sub(1)).is_some_and(|branch| branch.holds_clauses);
        let segment = if holds_clauses && !number.is_bracketed {
            Segment::Clause(Ordinal { number: first, letter: number.letter })
        } else {
            Segment::Item(first)
        };
        let address = self.address_at(place.depth).child(segment);
        Some(Fit { depth: place.depth, address, level, step: Step::Number(number.clone()), diagnostic })
    }

    /// `1.3.1.` stands beside `1.3.…` or under `1.3`; where neither is open, the whole path stands in the address.
    fn fit_decimal(&self, paragraph: &Paragraph, number: &Number) -> Fit {
        let (last, above) = number.path.split_last().map_or((0, number.path.as_slice()), |(last, above)| (*last, above));
        let path_at = |branch: &Branch| if let Step::Number(open) = &branch.step { open.path.clone() } else { Vec::new() };
        let is_sibling = |path: &[u32]| path.len() == number.path.len() && path.starts_with(above);
        let sibling = self.stack.iter().rposition(|branch| is_sibling(&path_at(branch)));
        let parent = self.stack.iter().rposition(|branch| path_at(branch) == above).map(|at| at + 1);
        let before = sibling.and_then(|at| self.stack.get(at)).and_then(|branch| path_at(branch).last().copied());
        let depth = sibling.or(parent).unwrap_or_else(|| self.outside(Level::Number));
        let mut address = self.address_at(depth);
        if sibling.or(parent).is_none() {
            address = self.with_path(address, above);
        }
        let write = |last: u32| above.iter().chain([&last]).map(u32::to_string).collect::<Vec<_>>().join(".");
        let expected = before.unwrap_or(0) + 1;
        let diagnostic = match last {
            _ if last > expected => Some(Diagnostic::gap(paragraph.span, &write(expected), &write(last))),
            _ if last < expected => Some(Diagnostic::doubled(paragraph.span, &write(expected), &write(last))),
            _ => None,
        };
        let address = address.child(Segment::Item(last));
        Fit { depth, address, level: Level::Number, step: Step::Number(number.clone()), diagnostic }
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

    fn fit_point(&self, paragraph: &Paragraph, letter: char) -> Option<Fit> {
        let place = self.place(&Marker::Point(letter), letter == 'a', Level::Point);
        let is_dotted = paragraph.text.chars().nth(1) == Some('.');
        let is_next = place.relation == Some(Relation::Next) || letter == 'a';
        if is_dotted && !is_next {
            return None;
        }
        let diagnostic = place.remark(paragraph, letter == 'a', "the next point", &format!("{letter})"));
        let address = self.address_at(place.depth).child(Segment::Point(letter));
        Some(Fit { depth: place.depth, address, level: Level::Point, step: Step::Letter(letter), diagnostic })
    }

    /// Beside the open bullet with the same sign and indent, inside the one with another.
    fn fit_bullet(&self, paragraph: &Paragraph, sign: char) -> Fit {
        let indent = paragraph.indent;
        let outer = self.stack.iter().position(|branch| branch.level == Level::Bullet).unwrap_or(self.stack.len());
        let is_beside = |branch: &Branch| {
            matches!(branch.step, Step::Bullet { sign: open, indent: at } if is_same_sign(open, sign) && indent.abs_diff(at) < 2)
        };
        let is_outdented = |branch: &Branch| matches!(branch.step, Step::Bullet { sign: open, indent: at } if is_same_sign(open, sign) && indent < at);
        let beside = self.stack.iter().rposition(is_beside);
        let outdented = self.stack.iter().position(is_outdented);
        let depth = beside.or(outdented).unwrap_or(self.stack.len()).max(outer).min(DEEPEST);
        let count = self.stack.get(depth.saturating_sub(1)).map_or(0, |branch| branch.bullets) + 1;
        let address = self.address_at(depth).child(Segment::Bullet(count));
        Fit { depth, address, level: Level::Bullet, step: Step::Bullet { sign, indent }, diagnostic: None }
    }

    /// Where a member of a list belongs: with the list that it goes on with, or in a new one.
    fn place(&self, marker: &Marker, is_first: bool, level: Level) -> Place {
        let related = |wanted: Relation| self.stack.iter().rposition(|branch| branch.relation(marker) == Some(wanted));
        let at = |depth: usize, relation: Relation| {
            let last = self.stack.get(depth).map(|branch| branch.step.clone());
            Place { depth, relation: Some(relation), last }
        };
        let is_list = |top: &Branch| top.invites && top.level >= Level::Number && top.level < Level::Bullet;
        let invited = self.stack.last().is_some_and(is_list) && self.stack.len() < DEEPEST;
        if let Some(depth) = related(Relation::Next) {
            return at(depth, Relation::Next);
        }
        let earlier = related(Relation::Earlier);
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
}

/// Dashes of any length are one sign.
fn is_same_sign(one: char, other: char) -> bool {
    let is_dash = |sign: char| matches!(sign, '-' | '–' | '—');
    one == other || (is_dash(one) && is_dash(other))
}

/// Where a member of a list belongs.
struct Place {
    depth: usize,
    /// How it stands to the list that it was put in.
    relation: Option<Relation>,
    /// The last member of that list.
    last: Option<Step>,
}

impl Place {
    fn remark(&self, paragraph: &Paragraph, is_first: bool, expected: &str, found: &str) -> Option<Diagnostic> {
        match self.relation {
            Some(Relation::Next) => None,
            None if is_first => None,
            Some(Relation::Later) | None => Some(Diagnostic::gap(paragraph.span, expected, found)),
            Some(Relation::Earlier) => Some(Diagnostic::doubled(paragraph.span, expected, found)),
        }
    }
}

/// What a paragraph with a capital letter or a roman number looks like.
#[derive(Clone, Copy)]
struct Looks {
    is_capitals: bool,
    /// Whether it is short and no sentence.
    is_short: bool,
    /// Whether the document has a second one.
    has_second: bool,
}

impl Looks {
    fn of(paragraph: &Paragraph) -> Looks {
        let len = paragraph.marked.as_ref().map_or(0, |marked| marked.len);
        let title = paragraph.text.get(len..).unwrap_or_default();
        let is_short = paragraph.is_row || (title.chars().count() <= 200 && !ends_sentence(title));
        Looks { is_capitals: is_caps(title), is_short, has_second: false }
    }
}
