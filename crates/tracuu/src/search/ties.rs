//! Ties: passages of the same score are ordered by the id of their document, then by their place in it.
//!
//! Where in the index a passage lies depends on commits and merges; its id does not.

use tantivy::columnar::{Column, StrColumn};

use super::{Context, Found};
use crate::SearchError;
use crate::index::{ID, ORDINAL};

/// Puts runs of equal scores into an order that every index of the same documents shares.
pub(super) fn break_ties(context: &Context<'_>, ranked: &mut [Found]) -> Result<(), SearchError> {
    let mut columns = Vec::new();
    for segment in context.searcher.segment_readers() {
        let fast = segment.fast_fields();
        columns.push((fast.str(ID)?, fast.u64(ORDINAL)?));
    }
    for tied in ranked.chunk_by_mut(|a, b| a.score == b.score).filter(|tied| tied.len() > 1) {
        order(context, &columns, tied)?;
        context.cancel.check()?;
    }
    Ok(())
}

fn order(
    context: &Context<'_>,
    columns: &[(Option<StrColumn>, Column<u64>)],
    tied: &mut [Found],
) -> Result<(), SearchError> {
    let mut keyed = Vec::with_capacity(tied.len());
    for found in tied.iter() {
        if context.cancel.is_cancelled() {
            break;
        }
        keyed.push((key(columns, found)?, *found));
    }
    context.cancel.check()?;
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (slot, (_, found)) in tied.iter_mut().zip(keyed) {
        *slot = found;
    }
    Ok(())
}

/// The id of the document and which of its passages this is.
fn key(columns: &[(Option<StrColumn>, Column<u64>)], found: &Found) -> Result<(String, u64), SearchError> {
    let Some((ids, ordinals)) = columns.get(found.at.segment_ord as usize) else { return Ok(Default::default()) };
    let mut id = String::new();
    if let Some(ids) = ids
        && let Some(ord) = ids.term_ords(found.at.doc_id).next()
    {
        ids.ord_to_str(ord, &mut id).map_err(SearchError::engine)?;
    }
    Ok((id, ordinals.first(found.at.doc_id).unwrap_or(0)))
}
