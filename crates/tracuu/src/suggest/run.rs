//! Runs: passages in which the words of all slots follow one another as they were typed.
//!
//! | slots           | passage                 | runs at |
//! | --------------- | ----------------------- | ------- |
//! | *kỷ*, *luật*    | kỷ luật và kỷ luật      | 0, 3    |
//! | *kỷ*, *luật*    | kỷ cương, luật          |         |

use tantivy::index::InvertedIndexReader;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};
use tracuu_text::sort_by_key;

use super::slot::{Slot, SlotTerm};
use crate::SearchError;

/// Where a run begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Index of the passage among those that were asked about.
    pub(super) nth: usize,
    pub(super) start: u32,
    /// How many of its words have exactly the marks that were typed.
    pub(super) exact: u32,
}

/// Where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    nth: usize,
    position: u32,
    is_exact: bool,
}

/// All runs in the passages `docs`, which are in order; passages first, then places.
///
/// The rarest slot is looked at first, and the others only where it leaves something.
pub(super) fn runs(inverted: &InvertedIndexReader, slots: &[Slot], docs: &[DocId]) -> Result<Vec<Run>, SearchError> {
    let mut order: Vec<(u32, &Slot)> = (0..).zip(slots).collect();
    sort_by_key(&mut order, |(_, slot)| slot.weight());
    let mut runs: Option<Vec<Run>> = None;
    for (distance, slot) in order {
        let among = runs.as_ref().map(|runs| {
            let mut among: Vec<usize> = runs.iter().map(|run| run.nth).collect();
            among.dedup();
            among
        });
        let places = places(inverted, slot, docs, among.unwrap_or_else(|| (0..docs.len()).collect()))?;
        match &mut runs {
            None => {
                let starts = places.iter().filter_map(|at| {
                    let start = at.position.checked_sub(distance)?;
                    Some(Run { nth: at.nth, start, exact: u32::from(at.is_exact) })
                });
                runs = Some(starts.collect());
            }
            Some(runs) => runs.retain_mut(|run| {
                let next = (run.nth, run.start + distance);
                let found = places.binary_search_by(|at| (at.nth, at.position).cmp(&next));
                let found = found.ok().and_then(|i| places.get(i));
                run.exact += found.map_or(0, |at| u32::from(at.is_exact));
                found.is_some()
            }),
        }
        if runs.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
    }
    Ok(runs.unwrap_or_default())
}

/// Where any term of a slot stands in those of the passages whose indices are `among`, in order.
fn places(
    inverted: &InvertedIndexReader,
    slot: &Slot,
    docs: &[DocId],
    among: Vec<usize>,
) -> Result<Vec<At>, SearchError> {
    let mut places = Vec::new();
    for term in &slot.terms {
        let docs = among.iter().filter_map(|&nth| Some((nth, *docs.get(nth)?)));
        term_places(inverted, term, docs, &mut |nth, positions| {
            places.extend(positions.iter().map(|&position| At { nth, position, is_exact: term.is_exact }));
        })?;
    }
    places.sort_unstable();
    places.dedup_by_key(|at| (at.nth, at.position));
    Ok(places)
}

/// Hands over the positions of a term in each of the passages that holds it; these come in order, each with its index.
pub(super) fn term_places(
    inverted: &InvertedIndexReader,
    term: &SlotTerm,
    docs: impl Iterator<Item = (usize, DocId)>,
    found: &mut dyn FnMut(usize, &[u32]),
) -> Result<(), SearchError> {
    let option = IndexRecordOption::WithFreqsAndPositions;
    let mut postings = inverted.read_postings_from_terminfo(&term.info, option).map_err(SearchError::engine)?;
    let mut positions = Vec::new();
    for (nth, doc) in docs {
        if postings.doc() < doc {
            postings.seek(doc);
        }
        if postings.doc() == TERMINATED {
            break;
        }
        if postings.doc() == doc {
            postings.positions(&mut positions);
            found(nth, &positions);
        }
    }
    Ok(())
}
