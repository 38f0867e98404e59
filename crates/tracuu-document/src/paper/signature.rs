//! The signature: its lines are one unit, wherever they stand.

use tracuu_text::Span;

use super::column::column_of_line;
use super::reader::{Part, Reader};
use crate::marker::Marker;
use crate::metadata::opens_with_office;
use crate::paragraph::Paragraph;
use crate::word::{ends_sentence, is_caps, starts_lower};
use crate::{Segment, UnitKind};

/// The lines of a signature that is being read.
#[derive(Debug, Default)]
pub(super) struct Signed {
    pieces: Vec<Span>,
    span: Option<Span>,
}

impl Signed {
    /// Takes a line: the part that is text, and the whole of it.
    pub(super) fn push(&mut self, piece: Span, whole: Span) {
        self.pieces.push(piece);
        self.span = Some(self.span.map_or(whole, |span| span.hull(whole)));
    }
}

/// The most paragraphs that a signature has.
const LONGEST: usize = 8;

impl Reader<'_, '_> {
    /// A paragraph of the signature. Far from the margin it stands in a second column, and recipients may go on.
    pub(super) fn sign(&mut self, paragraph: &Paragraph) {
        if self.part == Part::Recipients {
            let column = paragraph.pieces.first().and_then(|piece| column_of_line(self.outline.source, *piece));
            self.column = self.column.or(column);
        }
        if self.part != Part::Recipients || self.column.is_none() {
            self.part = Part::Signature;
        }
        self.signed.span = Some(self.signed.span.map_or(paragraph.span, |span| span.hull(paragraph.span)));
        self.signed.pieces.extend_from_slice(&paragraph.pieces);
    }

    /// Writes the unit of the signature that was read.
    pub(super) fn flush_signature(&mut self) {
        let Signed { pieces, span } = std::mem::take(&mut self.signed);
        let Some(span) = span else { return };
        let base = self.outline.tail_base();
        let is_own = base.is_empty() && self.signature.is_empty();
        self.outline.pieces(UnitKind::Signature, base.child(Segment::Signature), None, span, &pieces, 0);
        if is_own {
            self.signature = pieces;
        }
    }

    pub(super) fn behind_signature(&mut self, paragraph: &Paragraph, at: usize) -> usize {
        if signs(paragraph) {
            self.sign(paragraph);
            return 1;
        }
        self.leave(paragraph, at)
    }

    /// `CHỦ TỊCH QUỐC HỘI` with nothing but a name behind it.
    pub(super) fn opens_signature(&self, paragraph: &Paragraph, at: usize) -> bool {
        let is_office = || is_caps(&paragraph.text) && opens_with_office(&paragraph.text) && signs(paragraph);
        let ends = |next: &Paragraph| matches!(next.marker(), Some(Marker::Recipients | Marker::Annex(_)));
        let behind = || self.paragraphs.get(at + 1..).unwrap_or_default().iter().take_while(|next| !ends(next));
        at >= self.closing && is_office() && behind().take(LONGEST).all(signs) && behind().nth(LONGEST).is_none()
    }
}

/// A short line that may belong to a signature: an office, *(đã ký)*, a name.
pub(super) fn signs(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    let is_plain = paragraph.marked.is_none() && !paragraph.is_row && paragraph.heading == 0;
    let is_signed = text.starts_with(['(', '[']);
    is_plain
        && text.chars().count() <= 120
        && (is_signed || (!ends_sentence(text) && !text.ends_with([':', ';', ',']) && !starts_lower(text)))
}
