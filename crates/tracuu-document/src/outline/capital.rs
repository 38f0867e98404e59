//! Divisions with a capital letter or a roman number.
//!
//! `I.` and `A.` may also begin a name, so they must go on with a list or look like a heading.
//!
//! | paragraph                       | where                         | is             |
//! | ------------------------------- | ----------------------------- | -------------- |
//! | `I. MỤC TIÊU`                   | anywhere                      | section I      |
//! | `I. Mục tiêu`                   | in a paper that has a `II.`   | section I      |
//! | `I. Newton sinh năm 1643.`      | anywhere                      | a paragraph    |
//! | `IV- Tổ chức`                   | after section III             | section IV     |

use super::Outline;
use super::branch::{Branch, Step};
use super::fit::{Fit, WIDEST_GAP, remark};
use super::level::Level;
use crate::Segment;
use crate::numeral::{point_order, roman};
use crate::paragraph::Paragraph;
use crate::word::{ends_sentence, is_caps};

impl Outline<'_> {
    pub(super) fn fit_letter(&self, paragraph: &Paragraph, letter: char) -> Option<Fit> {
        let number = point_order(letter.to_lowercase().next()?);
        let looks = Looks { has_second: self.has_second_letter, ..Looks::of(paragraph) };
        let fit = self.fit_capital(paragraph, Level::Letter, number, looks, |_| "the next letter".to_owned())?;
        Some(Fit { address: self.address_at(fit.depth).child(Segment::Letter(letter)), ..fit })
    }

    pub(super) fn fit_roman(&self, paragraph: &Paragraph, number: u32) -> Option<Fit> {
        let looks = Looks { has_second: self.has_second_roman, ..Looks::of(paragraph) };
        let fit = self.fit_capital(paragraph, Level::Roman, number, looks, roman)?;
        Some(Fit { address: self.address_at(fit.depth).child(Segment::Roman(number)), ..fit })
    }

    /// A place that still lacks its address.
    fn fit_capital(
        &self,
        paragraph: &Paragraph,
        level: Level,
        number: u32,
        looks: Looks,
        write: impl Fn(u32) -> String,
    ) -> Option<Fit> {
        let open = self.depth_of(level);
        let last = open.and_then(|at| self.stack.get(at)).map_or(0, Branch::count);
        let fits = match number == last + 1 {
            true if open.is_some() => level == Level::Roman || looks.is_short,
            true => looks.is_capitals || (looks.has_second && looks.is_short),
            false => looks.is_capitals && number <= last + WIDEST_GAP,
        };
        let depth = open.unwrap_or_else(|| self.outside(Level::Number));
        let diagnostic = remark(paragraph.span, last + 1, number, write);
        let address = self.address_at(depth);
        fits.then_some(Fit { depth, address, level, step: Step::Count(number), diagnostic })
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
