//! An index: opened or created, searched by any number of threads.

use std::path::Path;
use std::sync::Arc;

use super::{IndexStats, IndexWriter, SearchRequest, SearchResponse, StoredDocument, WriterOptions};
use crate::SearchError;
use crate::index::{Manifest, Store};
use crate::search;

/// An index of documents, on disk or in memory. Cloning gives another handle to the same index.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path().join("index");
/// let index = tracuu::SearchIndex::open_or_create(&folder)?;
/// assert!(tracuu::SearchIndex::exists(&folder));
/// assert_eq!(index.stats()?.documents, 0);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct SearchIndex {
    store: Arc<Store>,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("place", &self.store.place()).finish_non_exhaustive()
    }
}

impl SearchIndex {
    /// An index that lives in memory and ends with its last handle.
    pub fn in_memory() -> Result<SearchIndex, SearchError> {
        Store::in_memory().map(SearchIndex::new)
    }

    /// Opens the index in a folder.
    pub fn open(path: impl AsRef<Path>) -> Result<SearchIndex, SearchError> {
        Store::open(path.as_ref()).map(SearchIndex::new)
    }

    /// Opens the index in a folder, or makes a new one when the folder is empty or missing.
    pub fn open_or_create(path: impl AsRef<Path>) -> Result<SearchIndex, SearchError> {
        Store::open_or_create(path.as_ref()).map(SearchIndex::new)
    }

    /// Makes a new index in a folder, in the place of one that may stand there; a folder with other files is an error.
    pub fn create(path: impl AsRef<Path>) -> Result<SearchIndex, SearchError> {
        Store::create(path.as_ref()).map(SearchIndex::new)
    }

    /// Whether a folder holds an index, of whatever version.
    pub fn exists(path: impl AsRef<Path>) -> bool {
        Manifest::exists(path.as_ref())
    }

    fn new(store: Store) -> SearchIndex {
        SearchIndex { store: Arc::new(store) }
    }

    /// The one writer; a second one is an error until the first is dropped.
    pub fn writer(&self, options: &WriterOptions) -> Result<IndexWriter, SearchError> {
        IndexWriter::new(Arc::clone(&self.store), options)
    }

    /// Sees what other processes have committed since. (What a writer of this index commits is seen at once.)
    pub fn reload(&self) -> Result<(), SearchError> {
        Ok(self.store.reader.reload()?)
    }

    /// Searches.
    ///
    /// Words count wherever they are; what is in quotes must be there. Typed marks must agree, missing ones are free:
    /// `ky luat` finds *kỷ luật*, `đang` never finds *dang*.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError> {
        search::search(&self.store, request)
    }

    /// A document with all its units; `None` when no document has the id.
    pub fn document(&self, id: &str) -> Result<Option<StoredDocument>, SearchError> {
        search::stored_document(&self.store, id)
    }

    /// What the index holds.
    pub fn stats(&self) -> Result<IndexStats, SearchError> {
        search::stats(&self.store)
    }
}
