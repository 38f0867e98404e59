//! Collection statistics: how large the index is, and how rare a word is in it.

use tantivy::query::Bm25StatisticsProvider;

use super::Context;
use crate::SearchError;

/// How large the collection is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Statistics {
    /// Passages, deleted ones included until they are merged away.
    pub(super) passages: u64,
    /// Terms in their bodies.
    pub(super) tokens: u64,
}

impl Statistics {
    pub(super) fn of(context: &Context<'_>) -> Result<Statistics, SearchError> {
        let body = context.store.fields.body;
        Ok(Statistics {
            passages: context.searcher.total_num_docs()?,
            tokens: context.searcher.total_num_tokens(body)?,
        })
    }

    /// The inverse document frequency of BM25.
    pub(super) fn idf(&self, doc_freq: u64) -> f32 {
        let (n, df) = (self.passages as f32, doc_freq.min(self.passages) as f32);
        (1.0 + (n - df + 0.5) / (df + 0.5)).ln()
    }

    /// The mean length of a passage in terms.
    pub(super) fn mean_length(&self) -> f32 {
        if self.passages == 0 { 1.0 } else { (self.tokens as f32 / self.passages as f32).max(1.0) }
    }
}
