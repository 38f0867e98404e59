//! Postings of a slot: where any of its terms stands.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader};

use super::bits::Bits;
use super::plan::Slot;
use crate::SearchError;
use crate::index::Fields;

/// Where in a passage a term stands, and how much it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Position {
    pub(super) at: u32,
    pub(super) weight: f32,
}

/// What fields without positions say of a slot in a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// The document bears the number.
    pub(super) is_own: bool,
    /// The passage cites the paper.
    pub(super) is_cited: bool,
}

/// The postings of all terms of a slot in one segment; passages are asked for in ascending order.
pub(super) struct SlotPostings {
    terms: Vec<(SegmentPostings, f32, Kind)>,
    buffer: Vec<u32>,
}

/// Which field postings are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Body,
    Number,
    Cites,
}

impl SlotPostings {
    pub(super) fn open(segment: &SegmentReader, slot: &Slot, fields: &Fields) -> Result<SlotPostings, SearchError> {
        let mut terms = Vec::with_capacity(slot.terms.len());
        for term in &slot.terms {
            let kind = if term.term.field() == fields.body {
                Kind::Body
            } else if term.term.field() == fields.number {
                Kind::Number
            } else {
                Kind::Cites
            };
            let inverted = segment.inverted_index(term.term.field())?;
            let option = IndexRecordOption::WithFreqsAndPositions;
            let postings = inverted.read_postings(&term.term, option).map_err(SearchError::engine)?;
            terms.extend(postings.map(|postings| (postings, term.weight, kind)));
        }
        Ok(SlotPostings { terms, buffer: Vec::new() })
    }

    /// Writes the positions of the slot in a passage to `out`, in order.
    pub(super) fn positions(&mut self, doc: DocId, out: &mut Vec<Position>) {
        out.clear();
        let mut lists = 0;
        for (postings, weight, _) in self.terms.iter_mut().filter(|(_, _, kind)| *kind == Kind::Body) {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                postings.positions(&mut self.buffer);
                out.extend(self.buffer.iter().map(|&at| Position { at, weight: *weight }));
                lists += 1;
            }
        }
        if lists > 1 {
            out.sort_unstable_by_key(|position| position.at);
        }
    }

    /// How often the slot stands in a passage.
    pub(super) fn count(&mut self, doc: DocId) -> u32 {
        let mut count = 0;
        for (postings, _, _) in self.terms.iter_mut().filter(|(_, _, kind)| *kind == Kind::Body) {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                count += postings.term_freq();
            }
        }
        count
    }

    /// What fields without positions say of a passage.
    pub(super) fn beside_body(&mut self, doc: DocId) -> Beside {
        let mut beside = Beside::default();
        for (postings, _, kind) in self.terms.iter_mut().filter(|(_, _, kind)| *kind != Kind::Body) {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                beside.is_own |= *kind == Kind::Number;
                beside.is_cited |= *kind == Kind::Cites;
            }
        }
        beside
    }

    /// Puts every passage that holds the slot into a set.
    pub(super) fn insert_all(self, holding: &mut Bits) {
        self.terms.into_iter().for_each(|(postings, ..)| holding.insert_all(postings));
    }
}
