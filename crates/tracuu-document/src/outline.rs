//! The outline: paragraphs become units of a tree.
//!
//! | paragraphs                                | addresses                 |
//! | ----------------------------------------- | ------------------------- |
//! | `II. NỘI DUNG` `1. Một` `- gạch` `2. Hai` | `II` `II.1` `II.1.b1` `II.2` |
//! | `Điều 5. Tên` `1. Một` `a) Điểm` `Thêm`   | `d5` `d5.k1` `d5.k1.a` `d5.k1.a.p2` |
//! | `I. Newton sinh năm 1643` in a list       | a paragraph               |
//!
//! A marker counts only where its number fits: it goes on with an open list, or begins one.

mod branch;
mod fit;
mod level;

use std::collections::HashMap;

use tracuu_text::Span;

use crate::clean::{Cleaned, clean};
use crate::paragraph::Paragraph;
use crate::{Address, Diagnostic, Segment, Unit, UnitKind};
use branch::Branch;
use level::Level;

/// Builds the units of a document, one paragraph after the other.
pub(crate) struct Outline<'s> {
    source: &'s str,
    units: Vec<Unit>,
    diagnostics: Vec<Diagnostic>,
    /// From the document down to the unit that is being filled.
    stack: Vec<Branch>,
    /// How often an address was claimed.
    claims: HashMap<Address, u32>,
    /// Where the last unit was read, so that more lines can be added to it.
    last: Option<(Span, Vec<Span>)>,
}

impl<'s> Outline<'s> {
    /// An outline whose units hang under `base`; `is_article` says that numbers are clauses.
    pub(crate) fn new(source: &'s str, base: Address, is_article: bool) -> Outline<'s> {
        let stack = vec![Branch::root(base, is_article)];
        Outline { source, units: Vec::new(), diagnostics: Vec::new(), stack, claims: HashMap::new(), last: None }
    }

    /// The units and remarks.
    pub(crate) fn finish(self) -> (Vec<Unit>, Vec<Diagnostic>) {
        (self.units, self.diagnostics)
    }

    /// Puts a paragraph where its marker says, or where a paragraph without marker belongs.
    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph) {
        if !self.marked(paragraph, &[]) {
            self.unmarked(paragraph);
        }
    }

    /// A paragraph whose marker fits, with the lines of its title that follow; whether it was taken.
    pub(crate) fn marked(&mut self, paragraph: &Paragraph, title: &[Paragraph]) -> bool {
        let Some((marked, fit)) = paragraph.marked.as_ref().and_then(|marked| Some((marked, self.fit(paragraph, &marked.marker)?)))
        else {
            return false;
        };
        self.stack.truncate(fit.depth);
        self.diagnostics.extend(fit.diagnostic);
        let (span, pieces) = joined(paragraph, title);
        let mut cleaned = clean(self.source, span, &pieces, marked.len);
        if cleaned.text.is_empty() {
            cleaned = clean(self.source, span, &pieces, 0);
        }
        let (parent, address) = self.child_of_top(&fit.segments);
        let branch = Branch { step: fit.step, ..Branch::new(fit.level, cleaned.text.ends_with(':')) };
        self.last = Some((span, pieces));
        let (unit, address) = self.push(fit.kind, address, parent, cleaned);
        self.stack.push(Branch { unit: Some(unit), address, ..branch });
        true
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

    /// A paragraph that closes the paper: it belongs to no item.
    pub(crate) fn closing(&mut self, paragraph: &Paragraph) {
        let depth = self.stack.iter().position(|branch| branch.level > Level::Annex).unwrap_or(self.stack.len());
        self.stack.truncate(depth.max(1));
        self.unmarked(paragraph);
    }

    /// A unit with the whole text of a paragraph, outside the tree of divisions.
    pub(crate) fn whole(&mut self, kind: UnitKind, address: Address, parent: Option<usize>, paragraph: &Paragraph) -> usize {
        self.pieces(kind, address, parent, paragraph.span, &paragraph.pieces, 0)
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
    ) -> usize {
        self.last = Some((span, pieces.to_vec()));
        let cleaned = clean(self.source, span, pieces, skip);
        self.push(kind, address, parent, cleaned).0
    }

    /// Adds a paragraph to the last unit.
    pub(crate) fn extend_last(&mut self, paragraph: &Paragraph, skip: usize) {
        let (Some((span, mut pieces)), Some(unit)) = (self.last.take(), self.units.last_mut()) else { return };
        let span = span.hull(paragraph.span);
        pieces.extend_from_slice(&paragraph.pieces);
        let Cleaned { span, text, alignment } = clean(self.source, span, &pieces, skip);
        (unit.span, unit.text, unit.alignment) = (span, text, alignment);
        self.last = Some((span, pieces));
    }

    /// The unit that new ones hang under, and the address of a child with these segments.
    fn child_of_top(&self, segments: &[Segment]) -> (Option<usize>, Address) {
        let parent = self.stack.iter().rev().find_map(|branch| branch.unit);
        let address = segments.iter().copied();
        (parent, Address::new(address))
    }

    /// Adds a unit; an address that is taken gets a number behind it.
    fn push(&mut self, kind: UnitKind, address: Address, parent: Option<usize>, cleaned: Cleaned) -> (usize, Address) {
        let claims = self.claims.entry(address.clone()).or_insert(0);
        *claims += 1;
        let address = if *claims > 1 { address.child(Segment::Repeat(*claims)) } else { address };
        let Cleaned { span, text, alignment } = cleaned;
        self.units.push(Unit { address: address.clone(), kind, parent, text, span, alignment });
        (self.units.len() - 1, address)
    }
}

fn joined(paragraph: &Paragraph, title: &[Paragraph]) -> (Span, Vec<Span>) {
    let span = title.iter().fold(paragraph.span, |span, next| span.hull(next.span));
    let pieces = std::iter::once(paragraph).chain(title).flat_map(|p| p.pieces.iter().copied()).collect();
    (span, pieces)
}
