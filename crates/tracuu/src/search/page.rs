//! Cursors: where the next page begins, of which answer, and in which state of the index.
//!
//! | cursor                   | means                                                                            |
//! | ------------------------ | --------------------------------------------------------------------------------- |
//! | `20-1f3a90c2-07d1e4b5`   | behind 20 hits, in the state 1f3a90c2, of what was asked by the number 07d1e4b5 |
//!
//! A cursor is for handing back, not for reading. One of another question is refused; one of another state is taken, with a
//! remark.

use tantivy::Searcher;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;

use crate::index::bytes::fnv1a;
use crate::{QueryDiagnostic, SearchError, SearchRequest};

/// Where a page begins.
pub(super) struct Page {
    pub(super) offset: usize,
    generation: u32,
    question: u32,
    /// Whether the index has changed since the cursor was given.
    is_stale: bool,
}

impl Page {
    pub(super) fn of(request: &SearchRequest, searcher: &Searcher, body: Field) -> Result<Page, SearchError> {
        let (generation, question) = (generation(searcher, body), question(request));
        let Some(cursor) = &request.after else {
            return Ok(Page { offset: request.offset, generation, question, is_stale: false });
        };
        let refused =
            |expected| SearchError::InvalidField { field: "after", expected, found: cursor.chars().take(40).collect() };
        let (offset, known, asked) = parse(cursor).ok_or_else(|| refused("the cursor of an earlier answer"))?;
        if asked != question {
            return Err(refused(
                "the cursor of an answer to the same query, with the same marks, filter, scope and order",
            ));
        }
        let offset = offset.saturating_add(request.offset);
        Ok(Page { offset, generation, question, is_stale: known != generation })
    }

    /// The cursor of the page behind one of `shown` hits.
    pub(super) fn next(&self, shown: usize) -> String {
        format!("{}-{:08x}-{:08x}", self.offset + shown, self.generation, self.question)
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

fn parse(cursor: &str) -> Option<(usize, u32, u32)> {
    let (offset, numbers) = cursor.split_once('-')?;
    let (generation, question) = numbers.split_once('-')?;
    let number = |digits| u32::from_str_radix(digits, 16).ok();
    Some((offset.parse().ok()?, number(generation)?, number(question)?))
}

/// A number for what is asked, as far as it says which hits there are and in which order (FNV-1a).
fn question(request: &SearchRequest) -> u32 {
    let SearchRequest {
        query,
        marks,
        filter,
        scope,
        sort,
        limit: _,
        offset: _,
        after: _,
        units_per_document: _,
        facets: _,
        count: _,
        snippet: _,
        explain: _,
        cancel: _,
    } = request;
    fnv1a(format!("{query:?} {marks:?} {filter:?} {scope:?} {sort:?}").bytes())
}

/// A number for what the index holds: the tokens of all, and the passages of each segment, living and all (FNV-1a). The same
/// folder read twice is in the same state.
fn generation(searcher: &Searcher, body: Field) -> u32 {
    let tokens = searcher.total_num_tokens(body).unwrap_or_default();
    let segments = searcher.segment_readers().iter();
    let counts = segments.flat_map(|segment| [segment.num_docs().to_le_bytes(), segment.max_doc().to_le_bytes()]);
    fnv1a(tokens.to_le_bytes().into_iter().chain(counts.flatten()))
}
