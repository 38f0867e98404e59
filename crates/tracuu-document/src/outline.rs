//! The outline: paragraphs become units of a tree.
//!
//! | paragraphs                                | addresses                 |
//! | ----------------------------------------- | ------------------------- |
//! | `II. NỘI DUNG` `1. Một` `- gạch` `2. Hai` | `II` `II.1` `II.1.b1` `II.2` |
//! | `Điều 5. Tên` `1. Một` `a) Điểm` `Thêm`   | `d5` `d5.k1` `d5.k1.a` `d5.k1.a.p2` |
//! | `I. Newton sinh năm 1643` in a list       | a paragraph               |
//! | `k1`, *sửa đổi … như sau:* `“Điều 5. …` `2. Hai.”` | `k1` `k1.p2` `k1.p3` |
//!
//! A marker counts only where its number fits: it goes on with an open list, or begins one.

mod branch;
mod capital;
mod fit;
mod level;
mod list;
mod number;
mod quotation;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use tracuu_text::Span;

use crate::clean::{Cleaned, clean, clean_pieces};
use crate::marker::Marker;
use crate::paragraph::Paragraph;
use crate::{Address, Diagnostic, Segment, Unit, UnitKind};
use branch::{Branch, Step};
use fit::Fit;
use level::Level;

/// The lines of a unit and how many bytes of them are its marker.
struct Source {
    span: Span,
    pieces: Vec<Span>,
    skip: usize,
    /// Whether lines were added that the unit does not hold yet.
    has_grown: bool,
}

/// Builds the units of a document, one paragraph after the other.
pub(crate) struct Outline<'s> {
    /// The text that the units are read from.
    pub(crate) source: &'s str,
    units: Vec<Unit>,
    diagnostics: Vec<Diagnostic>,
    /// From the document down to the unit that is being filled.
    stack: Vec<Branch>,
    /// How often an address was claimed.
    claims: BTreeMap<Address, u32>,
    /// Annexes so far.
    annexes: u32,
    /// The last article of the document or of the annex.
    last_article: u32,
    /// The last plain number below the last article or annex: items may be counted through several sections.
    last_number: u32,
    /// Whether some paragraph looks like section `II`, or `B`: then a lone `I.` is no initial.
    has_second_roman: bool,
    has_second_letter: bool,
    /// Where the last unit was read, so that more lines can be added to it.
    last: Option<Source>,
}

impl<'s> Outline<'s> {
    /// An outline whose units hang under `base`; `is_article` says that numbers are clauses.
    pub(crate) fn new(source: &'s str, base: Address, is_article: bool, paragraphs: &[Paragraph]) -> Outline<'s> {
        let has =
            |wanted: &[Marker]| paragraphs.iter().any(|p| p.marker().is_some_and(|marker| wanted.contains(marker)));
        Outline {
            source,
            units: Vec::with_capacity(paragraphs.len()),
            diagnostics: Vec::new(),
            stack: vec![Branch::root(base, is_article)],
            claims: BTreeMap::new(),
            annexes: 0,
            last_article: 0,
            last_number: 0,
            has_second_roman: has(&[Marker::Roman(2), Marker::Section(2, true)]),
            has_second_letter: has(&[Marker::Letter('B')]),
            last: None,
        }
    }

    /// The units and remarks.
    pub(crate) fn finish(mut self) -> (Vec<Unit>, Vec<Diagnostic>) {
        self.settle();
        (self.units, self.diagnostics)
    }

    /// Reads all paragraphs of a fragment.
    pub(crate) fn fragment(&mut self, paragraphs: &[Paragraph]) {
        let mut at = 0;
        while let Some(paragraph) = paragraphs.get(at) {
            at += self.quotation(paragraphs, at).unwrap_or_else(|| {
                self.paragraph(paragraph);
                1
            });
        }
    }

    /// Puts a paragraph where its marker says, or where a paragraph without marker belongs.
    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph) {
        if !self.marked(paragraph, &[]) {
            self.unmarked(paragraph);
        }
    }

    /// A paragraph whose marker fits, with the lines of its title that follow; whether it was taken.
    pub(crate) fn marked(&mut self, paragraph: &Paragraph, title: &[Paragraph]) -> bool {
        let Some((marked, fit)) =
            paragraph.marked.as_ref().and_then(|marked| Some((marked, self.fit(paragraph, &marked.marker)?)))
        else {
            return false;
        };
        // Nothing would be left of it, and it would be cleaned again.
        let is_bare = title.is_empty() && marked.len >= paragraph.text.len();
        self.open(fit, paragraph, title, if is_bare { 0 } else { marked.len });
        true
    }

    /// Opens a unit where it fits.
    fn open(&mut self, fit: Fit, paragraph: &Paragraph, title: &[Paragraph], skip: usize) {
        let Fit { depth, address, level, step, diagnostic } = fit;
        self.stack.truncate(depth);
        self.diagnostics.extend(diagnostic);
        self.count(level, &step);
        let parent = self.stack.iter().rev().find_map(|branch| branch.unit);
        let (span, pieces, are_plain) = joined(paragraph, title);
        let cleaned = self.clean(span, &pieces, skip, are_plain);
        let (unit, address) = self.push(level::kind_of(&address), address, parent, cleaned);
        let invites = self.units.last().is_some_and(|unit| unit.text.ends_with(':'));
        self.stack.push(Branch { unit: Some(unit), address, step, ..Branch::new(level, invites) });
    }

    /// Keeps the counts that outlive a branch.
    fn count(&mut self, level: Level, step: &Step) {
        match (level, step) {
            (Level::Annex, _) => (self.annexes, self.last_article, self.last_number) = (self.annexes + 1, 0, 0),
            (Level::Article, Step::Ordinal(ordinal)) => (self.last_article, self.last_number) = (ordinal.number, 0),
            (Level::Number, Step::Number(number)) if number.path.len() == 1 => {
                self.last_number = number.path.first().copied().unwrap_or(0);
            }
            (Level::Bullet, _) => self.stack.iter_mut().rev().take(1).for_each(|top| top.bullets += 1),
            _ => {}
        }
    }

    /// A paragraph without marker, or one whose marker does not fit.
    fn unmarked(&mut self, paragraph: &Paragraph) {
        while self.stack.len() > 1 && self.stack.last().is_some_and(|top| top.level == Level::Bullet) {
            self.stack.pop();
        }
        let Some(top) = self.stack.last_mut() else { return };
        top.paragraphs += 1;
        let is_base = top.level == Level::Root && top.paragraphs == 1 && !top.address.is_empty();
        let address = if is_base { top.address.clone() } else { top.address.child(Segment::Paragraph(top.paragraphs)) };
        let parent = top.unit;
        let kind = if is_base { level::kind_of(&address) } else { UnitKind::Paragraph };
        let unit = self.whole(kind, address, parent, paragraph);
        if let Some(root) = self.stack.first_mut().filter(|_| is_base) {
            root.unit = Some(unit);
        }
    }

    /// Whether the last unit is a heading with nothing below it.
    pub(crate) fn awaits_text(&self) -> bool {
        self.stack.last().is_some_and(|top| {
            top.level.is_heading() && top.paragraphs == 0 && top.unit == self.units.len().checked_sub(1)
        })
    }

    /// A paragraph that closes the paper: it belongs to no item.
    pub(crate) fn closing(&mut self, paragraph: &Paragraph) {
        let depth = self.stack.iter().position(|branch| branch.level > Level::Annex).unwrap_or(self.stack.len());
        self.stack.truncate(depth.max(1));
        self.unmarked(paragraph);
    }

    /// A unit with the whole text of a paragraph, outside the tree of divisions.
    pub(crate) fn whole(
        &mut self,
        kind: UnitKind,
        address: Address,
        parent: Option<usize>,
        paragraph: &Paragraph,
    ) -> usize {
        let Paragraph { span, pieces, .. } = paragraph;
        let cleaned = self.clean(*span, pieces, 0, pieces.are_plain);
        self.push(kind, address, parent, cleaned).0
    }

    /// A unit made of these pieces without the first `skip` bytes.
    pub(crate) fn pieces(
        &mut self,
        kind: UnitKind,
        address: Address,
        parent: Option<usize>,
        span: Span,
        pieces: &[Span],
        skip: usize,
    ) -> (usize, Address) {
        let cleaned = self.clean(span, pieces, skip, false);
        self.push(kind, address, parent, cleaned)
    }

    /// The text of these pieces, of which it may be known that they are plain, without the first `skip` bytes.
    fn clean(&mut self, span: Span, pieces: &[Span], skip: usize, are_plain: bool) -> Cleaned {
        self.settle();
        let mut kept = self.last.take().map(|last| last.pieces).unwrap_or_default();
        kept.clear();
        kept.extend_from_slice(pieces);
        self.last = Some(Source { span, pieces: kept, skip, has_grown: false });
        let cleaned = clean_pieces(self.source, span, pieces, skip, are_plain);
        if cleaned.text.is_empty() { clean(self.source, span, pieces, 0) } else { cleaned }
    }

    /// Adds these pieces of `span` to the last unit.
    pub(crate) fn extend_last(&mut self, span: Span, pieces: &[Span]) {
        let Some(last) = self.last.as_mut() else { return };
        last.span = last.span.hull(span);
        last.pieces.extend_from_slice(pieces);
        last.has_grown = true;
    }

    /// Reads the last unit anew when lines were added to it.
    fn settle(&mut self) {
        let (Some(last), Some(unit)) = (self.last.as_mut(), self.units.last_mut()) else { return };
        if !std::mem::take(&mut last.has_grown) {
            return;
        }
        let Cleaned { span, text, alignment } = clean(self.source, last.span, &last.pieces, last.skip);
        (unit.span, unit.text, unit.alignment) = (span, text, alignment);
    }

    /// The address of a unit.
    pub(crate) fn address_of(&self, unit: usize) -> Address {
        self.units.get(unit).map(|unit| unit.address.clone()).unwrap_or_default()
    }

    /// The address that recipients and signature hang under: the annex that is open, or the document.
    pub(crate) fn tail_base(&self) -> Address {
        let annex = self.stack.iter().rfind(|branch| branch.level <= Level::Annex);
        annex.map(|branch| branch.address.clone()).unwrap_or_default()
    }

    /// Adds a unit; an address that is taken gets a number behind it.
    fn push(&mut self, kind: UnitKind, address: Address, parent: Option<usize>, cleaned: Cleaned) -> (usize, Address) {
        let claims = self.claims.entry(address.clone()).or_insert(0);
        *claims += 1;
        let address = if *claims > 1 { address.child(Segment::Repeat(*claims)) } else { address };
        let Cleaned { span, text, alignment } = cleaned;
        self.units.push(Unit { address: address.clone(), kind, parent, text, span, alignment, responsible: None });
        (self.units.len() - 1, address)
    }
}

fn joined<'p>(paragraph: &'p Paragraph, title: &[Paragraph]) -> (Span, Cow<'p, [Span]>, bool) {
    if title.is_empty() {
        return (paragraph.span, Cow::Borrowed(&paragraph.pieces), paragraph.pieces.are_plain);
    }
    let span = title.iter().fold(paragraph.span, |span, next| span.hull(next.span));
    let all = || std::iter::once(paragraph).chain(title);
    let pieces: Vec<Span> = all().flat_map(|p| p.pieces.iter().copied()).collect();
    (span, Cow::Owned(pieces), all().all(|p| p.pieces.are_plain))
}
