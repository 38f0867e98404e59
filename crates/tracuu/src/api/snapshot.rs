//! One state of an index, for pages that follow one another.

use std::sync::Arc;

use tantivy::Searcher;

use super::{SearchRequest, SearchResponse};
use crate::SearchError;
use crate::index::Store;
use crate::search;

/// One state of an index: searches in it see no later commit, so that pages fit together.
///
/// ```
/// use tracuu::{Document, SearchIndex, SearchRequest};
///
/// let index = SearchIndex::in_memory()?;
/// let mut writer = index.writer(&Default::default())?;
/// for id in ["a", "b", "c"] {
///     writer.put(&Document { id: id.into(), text: "kỷ luật".into(), ..Default::default() })?;
/// }
/// writer.commit()?;
/// let snapshot = index.snapshot();
/// let request = SearchRequest { query: "ky luat".into(), limit: 2, ..Default::default() };
/// let first = snapshot.search(&request)?;
/// writer.delete("c")?;
/// writer.commit()?;
/// let second = snapshot.search(&SearchRequest { after: first.next, ..request })?;
/// assert_eq!(second.hits[0].id, "c");
/// # Ok::<(), tracuu::SearchError>(())
/// ```
#[derive(Clone)]
pub struct Snapshot {
    store: Arc<Store>,
    searcher: Searcher,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("place", &self.store.place()).finish_non_exhaustive()
    }
}

impl Snapshot {
    pub(super) fn new(store: Arc<Store>) -> Snapshot {
        let searcher = store.reader.searcher();
        Snapshot { store, searcher }
    }

    /// Searches, as [`SearchIndex::search`](super::SearchIndex::search) does.
    ///
    /// ```
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let response = index.snapshot().search(&tracuu::SearchRequest { query: "luật".into(), ..Default::default() })?;
    /// assert!(response.hits.is_empty());
    /// # Ok::<(), tracuu::SearchError>(())
    /// ```
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError> {
        search::search_in(&self.store, self.searcher.clone(), request)
    }
}
