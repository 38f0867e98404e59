//! Reads positions to say whether words stand together in a passage.

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use super::{Phrase, Region};
use crate::SearchError;
use crate::index::{Fields, HEAD, START};
use crate::search::phrase::Pattern;
use crate::search::plan::Slot;
use crate::search::postings::{Position, SlotPostings};

/// A phrase in one segment; passages are asked for in ascending order.
pub(super) struct Check {
    /// Each word once, in the order of the pattern.
    postings: Vec<SlotPostings>,
    pattern: Pattern,
    region: Region,
    starts: Column<u64>,
    heads: Column<u64>,
    positions: Vec<Vec<Position>>,
    /// The last answer: a passage may be asked for twice.
    last: Option<(DocId, bool)>,
}

impl Check {
    pub(super) fn open(
        segment: &SegmentReader,
        slots: &[Slot],
        phrase: &Phrase,
        fields: &Fields,
    ) -> Result<Check, SearchError> {
        let (pattern, distinct) = Pattern::of(&phrase.slots, phrase.arrangement);
        let mut postings = Vec::with_capacity(distinct.len());
        for slot in distinct {
            postings.push(SlotPostings::open(segment, &slots[slot], fields)?);
        }
        Ok(Check {
            positions: vec![Vec::new(); postings.len()],
            postings,
            pattern,
            region: phrase.region,
            starts: segment.fast_fields().u64(START)?,
            heads: segment.fast_fields().u64(HEAD)?,
            last: None,
        })
    }

    pub(super) fn holds(&mut self, doc: DocId) -> bool {
        if let Some((last, answer)) = self.last
            && last == doc
        {
            return answer;
        }
        let answer = self.answer(doc);
        self.last = Some((doc, answer));
        answer
    }

    fn answer(&mut self, doc: DocId) -> bool {
        let value = |column: &Column<u64>| column.first(doc).unwrap_or(0) as u32;
        let (from, to) = match self.region {
            Region::Own => (value(&self.starts), u32::MAX),
            Region::Title => (value(&self.starts), value(&self.heads)),
            Region::Anywhere => (0, u32::MAX),
        };
        // Counting costs less than reading positions.
        let has_enough = |(postings, needed): (&mut SlotPostings, &u32)| *needed < 2 || postings.count(doc) >= *needed;
        if !std::iter::zip(&mut self.postings, self.pattern.needs()).all(has_enough) {
            return false;
        }
        for (postings, positions) in std::iter::zip(&mut self.postings, &mut self.positions) {
            postings.positions(doc, positions);
            positions.retain(|position| (from..to).contains(&position.at));
        }
        // A number that the document bears has no place in the text.
        let bears = |postings: &mut [SlotPostings]| match postings {
            [only] if self.pattern.is_word() => only.beside_body(doc).is_own,
            _ => false,
        };
        self.pattern.holds(&self.positions) || bears(&mut self.postings)
    }
}
