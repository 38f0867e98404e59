//! Phrases: slots at fixed distances, each with alternatives.

use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader};

use super::plan::{Phrase, Slot};
use super::postings::{Position, SlotPostings};
use crate::SearchError;

/// The passages of a segment that hold a phrase, in order.
pub(super) fn matching(
    segment: &SegmentReader,
    slots: &[Slot],
    phrase: &Phrase,
    body: Field,
) -> Result<Vec<DocId>, SearchError> {
    let chosen: Vec<(&Slot, u32)> = phrase.slots.iter().filter_map(|&(i, d)| Some((slots.get(i)?, d))).collect();
    let mut documents: Option<Vec<DocId>> = None;
    for (slot, _) in &chosen {
        let holding = SlotPostings::open(segment, slot, body)?.documents();
        documents = Some(match documents {
            None => holding,
            Some(so_far) => intersect(&so_far, &holding),
        });
    }
    let mut documents = documents.unwrap_or_default();
    if chosen.len() > 1 {
        let mut postings = Vec::with_capacity(chosen.len());
        for (slot, distance) in &chosen {
            postings.push((SlotPostings::open(segment, slot, body)?, *distance));
        }
        let mut check = Check { postings, positions: vec![Vec::new(); chosen.len()] };
        documents.retain(|&doc| check.holds(doc));
    }
    Ok(documents)
}

struct Check {
    postings: Vec<(SlotPostings, u32)>,
    positions: Vec<Vec<Position>>,
}

impl Check {
    fn holds(&mut self, doc: DocId) -> bool {
        for ((postings, _), positions) in self.postings.iter_mut().zip(&mut self.positions) {
            postings.positions(doc, positions);
        }
        let Some((first, rest)) = self.positions.split_first() else { return false };
        let distances = self.postings.iter().skip(1).map(|(_, distance)| *distance);
        let rest: Vec<_> = rest.iter().zip(distances).collect();
        first.iter().any(|start| {
            rest.iter()
                .all(|(positions, distance)| positions.binary_search_by_key(&(start.at + distance), |p| p.at).is_ok())
        })
    }
}

/// What two ascending lists share.
fn intersect(left: &[DocId], right: &[DocId]) -> Vec<DocId> {
    let mut shared = Vec::with_capacity(left.len().min(right.len()));
    let mut right = right.iter().copied().peekable();
    for &doc in left {
        while right.next_if(|&other| other < doc).is_some() {}
        if right.next_if_eq(&doc).is_some() {
            shared.push(doc);
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::intersect;

    #[test]
    fn intersects() {
        assert_eq!(intersect(&[1, 3, 5, 9], &[0, 3, 4, 9, 11]), [3, 9]);
        assert!(intersect(&[], &[1]).is_empty());
    }
}
