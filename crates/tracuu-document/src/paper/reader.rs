//! Reads the paragraphs of a paper one after the other, knowing which part of the paper it is in.

use tracuu_text::Span;

use super::signature::Signed;
use crate::catalog::{DocumentKind, strip_kind};
use crate::front::opens_annex;
use crate::marker::Marker;
use crate::outline::Outline;
use crate::paragraph::Paragraph;
use crate::word::strip_words;
use crate::{Address, Diagnostic, Segment, Unit, UnitKind};

/// A part of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Preamble,
    Body,
    Recipients,
    Signature,
}

/// Reads paragraphs into an outline.
pub(super) struct Reader<'s, 'p> {
    pub(super) outline: Outline<'s>,
    pub(super) paragraphs: &'p [Paragraph<'s>],
    pub(super) part: Part,
    /// The unit and the address that the list of recipients or the preamble hangs under.
    pub(super) list: Option<usize>,
    pub(super) list_address: Address,
    /// Members of that list, and remarks in it.
    pub(super) members: u32,
    pub(super) notes: u32,
    /// Whether the members have bullets.
    pub(super) has_bullets: bool,
    /// Where the signature stands in a second column beside the recipients, the column that it begins in.
    pub(super) column: Option<usize>,
    /// The signature that is being read.
    pub(super) signed: Signed,
    /// The lines of the paper's own signature.
    pub(super) signature: Vec<Span>,
    kind: Option<&'static DocumentKind>,
    /// The first paragraph behind everything that has a marker.
    pub(super) closing: usize,
}

impl<'s, 'p> Reader<'s, 'p> {
    pub(super) fn new(
        outline: Outline<'s>,
        paragraphs: &'p [Paragraph<'s>],
        kind: Option<&'static DocumentKind>,
    ) -> Self {
        Reader {
            outline,
            paragraphs,
            part: Part::Preamble,
            list: None,
            list_address: Address::default(),
            members: 0,
            notes: 0,
            has_bullets: false,
            column: None,
            signed: Signed::default(),
            signature: Vec::new(),
            kind,
            closing: closing_start(paragraphs),
        }
    }

    pub(super) fn finish(self) -> (Vec<Unit>, Vec<Diagnostic>) {
        self.outline.finish()
    }

    pub(super) fn read(&mut self) {
        let mut at = 0;
        while let Some(paragraph) = self.paragraphs.get(at) {
            at += self.paragraph(paragraph, at);
        }
        self.flush_signature();
    }

    /// Reads one paragraph with those that belong to it; how many they are.
    fn paragraph(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if let Some(taken) = self.annex(paragraph, at) {
            return taken;
        }
        match paragraph.marker() {
            Some(Marker::Recipients) => self.open_recipients(paragraph),
            Some(Marker::Signature) => self.sign(paragraph),
            _ => match self.part {
                Part::Preamble => return self.preamble(paragraph, at),
                Part::Body => return self.body(paragraph, at),
                Part::Recipients => return self.recipient(paragraph, at),
                Part::Signature => return self.behind_signature(paragraph, at),
            },
        }
        1
    }

    /// Everything before the first division; the first paragraph is `preamble`, the others follow it.
    fn preamble(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if self.outline.begins(paragraph) {
            self.part = Part::Body;
            return self.body(paragraph, at);
        }
        self.members += 1;
        let preamble = Address::new([Segment::Preamble]);
        let address = if self.members == 1 { preamble } else { preamble.child(Segment::Paragraph(self.members)) };
        let skip = match &paragraph.marked {
            Some(marked) if matches!(marked.marker, Marker::Bullet(_)) => marked.len,
            _ => 0,
        };
        let (unit, _) =
            self.outline.pieces(UnitKind::Preamble, address, self.list, paragraph.span, &paragraph.pieces, skip);
        self.list = self.list.or(Some(unit));
        1
    }

    pub(super) fn body(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if let Some(taken) = self.outline.quotation(self.paragraphs, at) {
            return taken;
        }
        let title = self.title_below(paragraph, at);
        if self.outline.marked(paragraph, title) {
            return 1 + title.len();
        }
        if self.opens_signature(paragraph, at) {
            self.sign(paragraph);
        } else if at >= self.closing && self.closes(paragraph) && !self.outline.awaits_text() {
            self.outline.closing(paragraph);
        } else {
            self.outline.paragraph(paragraph);
        }
        1
    }

    /// *Chỉ thị này được phổ biến …*: a sentence about the paper, behind everything that has a marker.
    fn closes(&self, paragraph: &Paragraph) -> bool {
        if paragraph.is_row {
            return false;
        }
        let named = strip_kind(&paragraph.text).filter(|(kind, _)| self.kind.is_none_or(|own| own.name == kind.name));
        named.is_some_and(|(_, rest)| strip_words(rest, "này").is_some())
    }

    /// Whether the paragraph opens another paper or an annex behind this one.
    pub(super) fn is_annex(&self, paragraph: &Paragraph) -> bool {
        let is_behind = matches!(self.part, Part::Recipients | Part::Signature);
        let is_annex = matches!(paragraph.marker(), Some(Marker::Annex(_)));
        let is_paper = || paragraph.heading == 1 || opens_annex(&paragraph.text, paragraph.marker());
        let names_paper = || paragraph.heading == 1 && self.part == Part::Body && strip_kind(&paragraph.text).is_some();
        is_annex || (is_behind && is_paper()) || (paragraph.marker().is_none() && names_paper())
    }
}

/// The first paragraph behind the last one that has a marker, before the end of the paper.
fn closing_start(paragraphs: &[Paragraph]) -> usize {
    let is_tail = |p: &Paragraph| {
        let names_paper = p.heading == 1 && p.marked.is_none() && strip_kind(&p.text).is_some();
        names_paper || matches!(p.marker(), Some(Marker::Recipients | Marker::Signature | Marker::Annex(_)))
    };
    let end = paragraphs.iter().position(is_tail).unwrap_or(paragraphs.len());
    let marked = paragraphs.iter().take(end).rposition(|paragraph| paragraph.marked.is_some());
    marked.map_or(0, |last| last + 1)
}
