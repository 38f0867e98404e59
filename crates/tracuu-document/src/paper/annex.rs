//! Annexes, papers behind the paper, and the titles of divisions.

use super::reader::{Part, Reader};
use crate::front::{is_letterhead, is_masthead};
use crate::marker::{Marked, Marker};
use crate::paragraph::Paragraph;
use crate::word::{ends_sentence, is_caps, last_sign};

/// The longest title of a division, in characters, and the most paragraphs it may have.
const LONGEST_TITLE: usize = 400;
const MOST_TITLE_PARAGRAPHS: usize = 4;

impl<'s, 'p> Reader<'s, 'p> {
    /// Reads an annex that begins here; how many paragraphs its heading takes.
    pub(super) fn annex(&mut self, paragraph: &Paragraph, at: usize) -> Option<usize> {
        let head = self.masthead_len(at);
        let first = self.paragraphs.get(at + head).filter(|first| self.is_annex(first))?;
        let title = self.annex_title(at + head + 1);
        let heading = with_masthead(paragraph, first);
        self.flush_signature();
        self.outline.marked(&heading, title);
        (self.part, self.list, self.members, self.column) = (Part::Body, None, 0, None);
        Some(head + 1 + title.len())
    }

    /// How many paragraphs of a letterhead stand here, behind the end of a paper.
    fn masthead_len(&self, at: usize) -> usize {
        if !matches!(self.part, Part::Recipients | Part::Signature) {
            return 0;
        }
        let rest = self.paragraphs.get(at..).unwrap_or_default();
        let head: Vec<&Paragraph> = rest
            .iter()
            .take(8)
            .take_while(|p| p.marked.is_none() && is_letterhead(&p.text) && !self.is_annex(p))
            .collect();
        if head.iter().any(|p| is_masthead(&p.text)) { head.len() } else { 0 }
    }

    fn annex_title(&self, from: usize) -> &'p [Paragraph<'s>] {
        let rest = self.paragraphs.get(from..).unwrap_or_default();
        let is_title = |p: &&Paragraph| p.text.starts_with('(') || is_title(p);
        let len = rest.iter().take(MOST_TITLE_PARAGRAPHS).take_while(is_title).count();
        rest.get(..len).unwrap_or_default()
    }

    /// The title that stands below the name of a division.
    pub(super) fn title_below(&self, paragraph: &Paragraph, at: usize) -> &'p [Paragraph<'s>] {
        let wants_title = paragraph.is_bare_division() && !matches!(paragraph.marker(), Some(Marker::Article(_)));
        let rest = self.paragraphs.get(at + 1..).unwrap_or_default();
        let len = rest.iter().take(MOST_TITLE_PARAGRAPHS).take_while(|p| is_title(p)).count();
        let is_capitals = |p: &&Paragraph| is_caps(&p.text);
        let capitals = rest.iter().take(len).take_while(is_capitals).count();
        let len = if capitals > 0 { capitals } else { len.min(1) };
        rest.get(..if wants_title { len } else { 0 }).unwrap_or_default()
    }
}

/// A short paragraph that is no sentence.
fn is_title(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    let is_plain = paragraph.marked.is_none() && !paragraph.is_row && !paragraph.is_ruled;
    is_plain
        && !ends_sentence(text)
        && !matches!(last_sign(text), Some(':' | ';'))
        && text.chars().count() <= LONGEST_TITLE
}

/// The heading of an annex, which reaches up to the letterhead above it.
fn with_masthead<'s>(above: &Paragraph, first: &Paragraph<'s>) -> Paragraph<'s> {
    let marked = match &first.marked {
        Some(marked) if matches!(marked.marker, Marker::Annex(_)) => *marked,
        _ => Marked { marker: Marker::Annex(None), len: 0 },
    };
    Paragraph { span: above.span.hull(first.span), marked: Some(marked), ..first.clone() }
}
