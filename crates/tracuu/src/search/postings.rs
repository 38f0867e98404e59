//! Postings of a slot: where any of its terms stands.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use super::plan::Slot;
use crate::SearchError;

/// Where in a passage a term stands, and how much it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Position {
    pub(super) at: u32,
    pub(super) weight: f32,
}

/// The postings of all terms of a slot in one segment; passages are asked for in ascending order.
pub(super) struct SlotPostings {
    terms: Vec<(SegmentPostings, f32, bool)>,
    buffer: Vec<u32>,
}

impl SlotPostings {
    pub(super) fn open(segment: &SegmentReader, slot: &Slot, body: Field) -> Result<SlotPostings, SearchError> {
        let mut terms = Vec::with_capacity(slot.terms.len());
        for term in &slot.terms {
            let inverted = segment.inverted_index(term.field)?;
            let option = IndexRecordOption::WithFreqsAndPositions;
            let postings = inverted.read_postings(&term.term(), option).map_err(SearchError::engine)?;
            terms.extend(postings.map(|postings| (postings, term.weight, term.field == body)));
        }
        Ok(SlotPostings { terms, buffer: Vec::new() })
    }

    /// Writes the positions of the slot in a passage to `out`, in order.
    pub(super) fn positions(&mut self, doc: DocId, out: &mut Vec<Position>) {
        out.clear();
        for (postings, weight, in_body) in &mut self.terms {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() != doc || !*in_body {
                continue;
            }
            postings.positions(&mut self.buffer);
            out.extend(self.buffer.iter().map(|&at| Position { at, weight: *weight }));
        }
        out.sort_unstable_by_key(|position| position.at);
    }

    /// How much the slot counts in a passage through fields without positions: the number of the document itself.
    pub(super) fn beside_body(&mut self, doc: DocId) -> f32 {
        let mut sum = 0.0;
        for (postings, weight, in_body) in &mut self.terms {
            if *in_body {
                continue;
            }
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                sum += *weight;
            }
        }
        sum
    }

    /// All passages that hold the slot, in order, each once.
    pub(super) fn documents(mut self) -> Vec<DocId> {
        let mut documents = Vec::new();
        for (postings, ..) in &mut self.terms {
            while postings.doc() != TERMINATED {
                documents.push(postings.doc());
                postings.advance();
            }
        }
        if self.terms.len() > 1 {
            documents.sort_unstable();
            documents.dedup();
        }
        documents
    }
}
