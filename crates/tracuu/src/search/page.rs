//! Cursors: where the next page begins, and in which state of the index.
//!
//! | cursor          | means                                                     |
//! | --------------- | ---------------------------------------------------------- |
//! | `20-1f3a90c2`   | behind 20 hits, in the state whose number is 1f3a90c2     |
//!
//! A cursor is for handing back, not for reading.

use tantivy::Searcher;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;

use crate::index::bytes::fnv1a;
use crate::{QueryDiagnostic, SearchError, SearchRequest};

/// Where a page begins.
pub(super) struct Page {
    pub(super) offset: usize,
    generation: u32,
    /// Whether the index has changed since the cursor was given.
    is_stale: bool,
}

impl Page {
    pub(super) fn of(request: &SearchRequest, searcher: &Searcher, body: Field) -> Result<Page, SearchError> {
        let generation = generation(searcher, body);
        let Some(cursor) = &request.after else {
            return Ok(Page { offset: request.offset, generation, is_stale: false });
        };
        let (offset, known) = parse(cursor).ok_or_else(|| SearchError::InvalidField {
            field: "after",
            expected: "the cursor of an earlier answer",
            found: cursor.chars().take(40).collect(),
        })?;
        Ok(Page { offset: offset.saturating_add(request.offset), generation, is_stale: known != generation })
    }

    /// The cursor of the page behind one of `shown` hits.
    pub(super) fn next(&self, shown: usize) -> String {
        format!("{}-{:08x}", self.offset + shown, self.generation)
    }

    pub(super) fn remark(&self) -> Option<QueryDiagnostic> {
        self.is_stale.then(|| QueryDiagnostic {
            kind: "stale_cursor".into(),
            start: 0,
            end: 0,
            message: "the index has changed since the last page: hits may come twice or be missed".into(),
        })
    }
}

fn parse(cursor: &str) -> Option<(usize, u32)> {
    let (offset, generation) = cursor.split_once('-')?;
    Some((offset.parse().ok()?, u32::from_str_radix(generation, 16).ok()?))
}

/// A number for what the index holds: the tokens of all, and the passages of each segment, living and all (FNV-1a). The same
/// folder read twice is in the same state.
fn generation(searcher: &Searcher, body: Field) -> u32 {
    let tokens = searcher.total_num_tokens(body).unwrap_or_default();
    let segments = searcher.segment_readers().iter();
    let counts = segments.flat_map(|segment| [segment.num_docs().to_le_bytes(), segment.max_doc().to_le_bytes()]);
    fnv1a(tokens.to_le_bytes().into_iter().chain(counts.flatten()))
}
