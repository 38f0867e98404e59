//! An index: opened or created, searched from any number of threads.

use std::sync::Arc;

use crate::size::at_most;
use crate::{
    CancelToken, CitationGraph, CitedPaper, CitingDocument, Correction, IndexStats, IndexWriter, OffsetUnit,
    SearchError, SearchRequest, SearchResponse, Snapshot, StoredDocument, SuggestRequest, SuggestResponse,
    WriterOptions, pool,
};

/// An index of documents, on disk or in memory. Any number of threads may use it at once.
///
/// Calls take from a fraction of a millisecond to some hundreds: make them off the main thread, or use their `async` twins.
#[derive(Debug, uniffi::Object)]
pub struct SearchIndex {
    inner: tracuu::SearchIndex,
}

/// Whether a folder holds an index, of whatever version.
#[uniffi::export]
pub fn index_exists(path: String) -> Result<bool, SearchError> {
    Ok(tracuu::SearchIndex::exists(path))
}

#[uniffi::export]
impl SearchIndex {
    /// An index that lives in memory and ends with its last user.
    #[uniffi::constructor]
    pub fn in_memory() -> Result<SearchIndex, SearchError> {
        Ok(SearchIndex { inner: tracuu::SearchIndex::in_memory()? })
    }

    /// Opens the index in a folder.
    #[uniffi::constructor]
    pub fn open(path: String) -> Result<SearchIndex, SearchError> {
        Ok(SearchIndex { inner: tracuu::SearchIndex::open(path)? })
    }

    /// Opens the index in a folder, or makes a new one where the folder is empty or missing.
    #[uniffi::constructor]
    pub fn open_or_create(path: String) -> Result<SearchIndex, SearchError> {
        Ok(SearchIndex { inner: tracuu::SearchIndex::open_or_create(path)? })
    }

    /// Makes a new index in a folder, in the place of one that may stand there; a folder with other files is an error.
    #[uniffi::constructor]
    pub fn create(path: String) -> Result<SearchIndex, SearchError> {
        Ok(SearchIndex { inner: tracuu::SearchIndex::create(path)? })
    }

    /// The one writer; a second one is an error until the first is released.
    #[uniffi::method(default(options = None))]
    pub fn writer(&self, options: Option<WriterOptions>) -> Result<IndexWriter, SearchError> {
        let options = options.unwrap_or_default().into_core()?;
        Ok(IndexWriter::new(self.inner.writer(&options)?))
    }

    /// Sees what other processes have committed since. What a writer of this index commits is seen at once.
    pub fn reload(&self) -> Result<(), SearchError> {
        Ok(self.inner.reload()?)
    }

    /// The present state of the index, in which pages that follow one another fit together.
    pub fn snapshot(&self) -> Result<Snapshot, SearchError> {
        Ok(Snapshot { inner: self.inner.snapshot() })
    }

    /// Searches. Typed marks must agree, missing ones are free: `ky luat` finds *kỷ luật*, `đang` never finds *dang*.
    #[uniffi::method(default(cancel = None))]
    pub fn search(
        &self,
        request: SearchRequest,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<SearchResponse, SearchError> {
        let unit = request.offset_unit.unwrap_or_default();
        Ok(SearchResponse::of(self.inner.search(&request.into_core(cancel)?)?, unit))
    }

    /// `search` on another thread.
    #[uniffi::method(default(cancel = None))]
    pub async fn search_async(
        self: Arc<Self>,
        request: SearchRequest,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<SearchResponse, SearchError> {
        pool::run_until(cancel.clone().as_deref(), move || self.search(request, cancel)).await
    }

    /// Completions of what was typed so far: titles, numbers, issuers and phrases of the index, with their marks.
    pub fn suggest(&self, request: SuggestRequest) -> Result<SuggestResponse, SearchError> {
        Ok(self.inner.suggest(&request.into_core()?)?.into())
    }

    /// `suggest` on another thread.
    pub async fn suggest_async(self: Arc<Self>, request: SuggestRequest) -> Result<SuggestResponse, SearchError> {
        pool::run(move || self.suggest(request)).await
    }

    /// The query with marks restored and typos mended, as the texts of the index have it; none when nothing is to be changed.
    ///
    /// The first call after a commit reads a sample of the texts; the later ones are fast.
    #[uniffi::method(default(offset_unit = None))]
    pub fn did_you_mean(
        &self,
        query: String,
        offset_unit: Option<OffsetUnit>,
    ) -> Result<Option<Correction>, SearchError> {
        let correction = self.inner.did_you_mean(&query)?;
        Ok(correction.map(|correction| Correction::of(query, correction, offset_unit.unwrap_or_default())))
    }

    /// `did_you_mean` on another thread.
    #[uniffi::method(default(offset_unit = None))]
    pub async fn did_you_mean_async(
        self: Arc<Self>,
        query: String,
        offset_unit: Option<OffsetUnit>,
    ) -> Result<Option<Correction>, SearchError> {
        pool::run(move || self.did_you_mean(query, offset_unit)).await
    }

    /// A document with all its units; none when no document has the id.
    pub fn document(&self, id: String) -> Result<Option<StoredDocument>, SearchError> {
        Ok(self.inner.document(&id)?.map(StoredDocument::from))
    }

    /// `document` on another thread.
    pub async fn document_async(self: Arc<Self>, id: String) -> Result<Option<StoredDocument>, SearchError> {
        pool::run(move || self.document(id)).await
    }

    /// The ids of documents in their order, `limit` of them, up to 10,000, behind `after`.
    #[uniffi::method(default(after = None, limit = 1000))]
    pub fn document_ids(&self, after: Option<String>, limit: i32) -> Result<Vec<String>, SearchError> {
        let limit = at_most("limit", limit.into(), 10_000)?;
        let ids = self.inner.document_ids()?;
        let start = after.map_or(0, |after| ids.partition_point(|id| *id <= after));
        Ok(ids.into_iter().skip(start).take(limit).collect())
    }

    /// `document_ids` on another thread.
    #[uniffi::method(default(after = None, limit = 1000))]
    pub async fn document_ids_async(
        self: Arc<Self>,
        after: Option<String>,
        limit: i32,
    ) -> Result<Vec<String>, SearchError> {
        pool::run(move || self.document_ids(after, limit)).await
    }

    /// A document by what is known of it, with the papers that it cites; none when no document has the id.
    pub fn citing_document(&self, id: String) -> Result<Option<CitingDocument>, SearchError> {
        Ok(self.inner.citing_document(&id)?.map(CitingDocument::from))
    }

    /// The papers that a document cites, the most cited first; none when no document has the id.
    pub fn cites(&self, document_id: String) -> Result<Vec<CitedPaper>, SearchError> {
        Ok(self.inner.cites(&document_id)?.into_iter().map(CitedPaper::from).collect())
    }

    /// `cites` on another thread.
    pub async fn cites_async(self: Arc<Self>, document_id: String) -> Result<Vec<CitedPaper>, SearchError> {
        pool::run(move || self.cites(document_id)).await
    }

    /// The documents that cite a paper, and where: `24-CT/TU` in any spelling, `Chỉ thị 24`, `Luật Đất đai`.
    pub fn cited_by(&self, paper: String) -> Result<Vec<CitingDocument>, SearchError> {
        Ok(self.inner.cited_by(&paper)?.into_iter().map(CitingDocument::from).collect())
    }

    /// `cited_by` on another thread.
    pub async fn cited_by_async(self: Arc<Self>, paper: String) -> Result<Vec<CitingDocument>, SearchError> {
        pool::run(move || self.cited_by(paper)).await
    }

    /// The papers of the index, those that they cite, and who cites whom. Reads every document once.
    pub fn citation_graph(&self) -> Result<CitationGraph, SearchError> {
        Ok(self.inner.citation_graph()?.into())
    }

    /// `citation_graph` on another thread.
    pub async fn citation_graph_async(self: Arc<Self>) -> Result<CitationGraph, SearchError> {
        pool::run(move || self.citation_graph()).await
    }

    /// The citation graph in the language of Graphviz.
    pub fn citation_graph_dot(&self) -> Result<String, SearchError> {
        Ok(self.inner.citation_graph()?.to_dot())
    }

    /// The citation graph as JSON.
    pub fn citation_graph_json(&self) -> Result<String, SearchError> {
        let failed = |error: serde_json::Error| SearchError::EngineFailed { detail: error.to_string() };
        serde_json::to_string(&self.inner.citation_graph()?).map_err(failed)
    }

    /// What the index holds, in numbers.
    pub fn stats(&self) -> Result<IndexStats, SearchError> {
        Ok(self.inner.stats()?.into())
    }

    /// `stats` on another thread.
    pub async fn stats_async(self: Arc<Self>) -> Result<IndexStats, SearchError> {
        pool::run(move || self.stats()).await
    }
}
