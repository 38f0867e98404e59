//! Ties: passages of the same score are ordered by the id of their document, then by their place in it.
//!
//! Where in the index a passage lies depends on commits and merges; its id does not.

use tantivy::columnar::{BytesColumn, Column};

use super::words::Words;
use super::{Context, Found};
use crate::SearchError;
use crate::index::{ID, ORDINAL};

/// How many passages are put in order between two looks at the token.
const AT_ONCE: usize = 4096;

/// What tells passages of one segment apart.
struct Columns {
    ids: Option<BytesColumn>,
    ordinals: Column<u64>,
}

impl Columns {
    /// The place of the id of a passage in the dictionary of its segment.
    fn ord(&self, found: &Found) -> Option<u64> {
        self.ids.as_ref()?.term_ords(found.at.doc_id).next()
    }
}

/// Puts runs of equal scores into an order that every index of the same documents shares.
pub(super) fn break_ties(context: &Context<'_>, ranked: &mut [Found]) -> Result<(), SearchError> {
    let mut columns = Vec::new();
    for segment in context.searcher.segment_readers() {
        let fast = segment.fast_fields();
        columns.push(Columns { ids: fast.str(ID)?.map(BytesColumn::from), ordinals: fast.u64(ORDINAL)? });
    }
    for tied in ranked.chunk_by_mut(|a, b| a.score == b.score).filter(|tied| tied.len() > 1) {
        order(context, &columns, tied)?;
        context.cancel.check()?;
    }
    Ok(())
}

fn order(context: &Context<'_>, columns: &[Columns], tied: &mut [Found]) -> Result<(), SearchError> {
    let ids = ids(context, columns, tied)?;
    let mut keyed = Vec::with_capacity(tied.len());
    for found in tied.iter() {
        if context.cancel.is_cancelled() {
            break;
        }
        keyed.push((key(columns, &ids, found), *found));
    }
    // Runs that are in order already cost the last sort little.
    let by_key = |(a, _): &(Key<'_>, Found), (b, _): &(Key<'_>, Found)| a.cmp(b);
    for some in keyed.chunks_mut(AT_ONCE) {
        context.cancel.check()?;
        some.sort_by(by_key);
    }
    context.cancel.check()?;
    keyed.sort_by(by_key);
    for (slot, (_, found)) in tied.iter_mut().zip(keyed) {
        *slot = found;
    }
    Ok(())
}

/// The ids of the documents of passages, by segment.
fn ids(context: &Context<'_>, columns: &[Columns], tied: &[Found]) -> Result<Vec<Words>, SearchError> {
    let mut ords = vec![Vec::new(); columns.len()];
    for found in tied {
        let segment = found.at.segment_ord as usize;
        if let (Some(columns), Some(ords)) = (columns.get(segment), ords.get_mut(segment)) {
            ords.extend(columns.ord(found));
        }
    }
    let words = std::iter::zip(columns, ords).map(|(columns, ords)| match &columns.ids {
        Some(ids) => Words::of(context, ids, ords),
        None => Ok(Words::default()),
    });
    words.collect()
}

/// The id of a document and which of its passages it is.
type Key<'i> = (&'i [u8], u64);

fn key<'i>(columns: &[Columns], ids: &'i [Words], found: &Found) -> Key<'i> {
    let segment = found.at.segment_ord as usize;
    let (Some(columns), Some(ids)) = (columns.get(segment), ids.get(segment)) else { return Default::default() };
    let id = columns.ord(found).and_then(|ord| ids.get(ord));
    (id.unwrap_or_default(), columns.ordinals.first(found.at.doc_id).unwrap_or(0))
}
