//! Ties: passages of the same score are ordered by the id of their document, then by their place in it.
//!
//! Where in the index a passage lies depends on commits and merges; its id does not.

use tantivy::Searcher;

use super::Found;
use crate::SearchError;
use crate::index::{ID, ORDINAL};

/// Puts runs of equal scores into an order that every index of the same documents shares.
pub(super) fn break_ties(searcher: &Searcher, ranked: &mut [Found]) -> Result<(), SearchError> {
    let mut start = 0;
    while start < ranked.len() {
        let score = ranked[start].score;
        let len = ranked[start..].iter().take_while(|f| f.score == score).count();
        if len > 1 {
            order(searcher, &mut ranked[start..start + len])?;
        }
        start += len;
    }
    Ok(())
}

fn order(searcher: &Searcher, tied: &mut [Found]) -> Result<(), SearchError> {
    let mut keyed = Vec::with_capacity(tied.len());
    for found in tied.iter() {
        keyed.push((key(searcher, found)?, *found));
    }
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (slot, (_, found)) in tied.iter_mut().zip(keyed) {
        *slot = found;
    }
    Ok(())
}

/// The id of the document and which of its passages this is.
fn key(searcher: &Searcher, found: &Found) -> Result<(String, u64), SearchError> {
    let columns = searcher.segment_reader(found.at.segment_ord).fast_fields();
    let mut id = String::new();
    if let Some(ids) = columns.str(ID)?
        && let Some(ord) = ids.term_ords(found.at.doc_id).next()
    {
        ids.ord_to_str(ord, &mut id).map_err(SearchError::engine)?;
    }
    Ok((id, columns.u64(ORDINAL)?.first(found.at.doc_id).unwrap_or(0)))
}
