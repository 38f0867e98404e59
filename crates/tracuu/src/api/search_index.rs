//! An index: opened or created, searched by any number of threads.

use std::path::Path;
use std::sync::Arc;

use super::{
    CitationGraph, CitedPaper, CitingDocument, Correction, IndexStats, IndexWriter, SearchRequest, SearchResponse,
    Snapshot, StoredDocument, SuggestRequest, SuggestResponse, WriterOptions,
};
use crate::SearchError;
use crate::index::{INDEX_FORMAT, Manifest, Store};
use crate::search;
use crate::suggest::{self, Corrector};

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
    corrector: Arc<Corrector>,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("place", &self.store.place()).finish_non_exhaustive()
    }
}

impl SearchIndex {
    /// The index format that this version reads and writes.
    pub const FORMAT: u32 = INDEX_FORMAT;

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
        SearchIndex { store: Arc::new(store), corrector: Arc::default() }
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

    /// The present state of the index, in which pages that follow one another fit together.
    ///
    /// ```
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let snapshot = index.snapshot();
    /// assert!(snapshot.search(&Default::default())?.hits.is_empty());
    /// # Ok::<(), tracuu::SearchError>(())
    /// ```
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(Arc::clone(&self.store))
    }

    /// Completions of what was typed so far: titles, numbers, issuers and phrases of the index, with their marks.
    ///
    /// Typed marks must agree, missing ones are free, and the last word may be half typed; keys of Telex and VNI are read
    /// when nothing else is found.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// use tracuu::{SuggestRequest, SuggestionKind};
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// writer.put(&tracuu::Document {
    ///     id: "a".into(),
    ///     title: Some("Nghị quyết về chuyển đổi số".into()),
    ///     number: Some("08-NQ/TU".into()),
    ///     ..Default::default()
    /// })?;
    /// writer.commit()?;
    /// let typed = |text: &str| index.suggest(&SuggestRequest { text: text.into(), ..Default::default() });
    /// let best = &typed("nghi quyế")?.suggestions[0];
    /// assert_eq!((best.kind, best.text.as_str()), (SuggestionKind::Title, "Nghị quyết về chuyển đổi số"));
    /// assert_eq!(best.parts[0].text, "Nghị quyế");
    /// assert_eq!(typed("8-n")?.suggestions[0].text, "08-NQ/TU");
    /// # Ok(())
    /// # }
    /// ```
    pub fn suggest(&self, request: &SuggestRequest) -> Result<SuggestResponse, SearchError> {
        suggest::suggest(&self.store, request)
    }

    /// The query with marks restored and typos mended, as the texts of the index have it; `None` when nothing is to be
    /// changed.
    ///
    /// Marks that were typed stay. Numbers, dates, abbreviations, names of fields, signs and capitals are left as they are.
    /// The first call after a commit reads a bounded sample of the texts, to learn which words stand side by side; the later
    /// ones are fast.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let text = "Tăng cường kỷ luật công vụ.".into();
    /// writer.put(&tracuu::Document { id: "a".into(), text, ..Default::default() })?;
    /// writer.commit()?;
    /// let meant = |query: &str| Ok::<_, tracuu::SearchError>(index.did_you_mean(query)?.map(|found| found.text));
    /// assert_eq!(meant("ky luat")?.as_deref(), Some("kỷ luật"));
    /// assert_eq!(meant("kỷ luậtt")?.as_deref(), Some("kỷ luật"));
    /// assert_eq!(meant("kỷ luật")?, None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn did_you_mean(&self, query: &str) -> Result<Option<Correction>, SearchError> {
        suggest::did_you_mean(&self.store, &self.corrector, query)
    }

    /// A document with all its units; `None` when no document has the id.
    pub fn document(&self, id: &str) -> Result<Option<StoredDocument>, SearchError> {
        search::stored_document(&self.store, id)
    }

    /// The ids of all documents, sorted.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// for id in ["b", "a"] {
    ///     writer.put(&tracuu::Document { id: id.into(), text: "kỷ luật".into(), ..Default::default() })?;
    /// }
    /// writer.commit()?;
    /// assert_eq!(index.document_ids()?, ["a", "b"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn document_ids(&self) -> Result<Vec<String>, SearchError> {
        search::document_ids(&self.store)
    }

    /// The papers that a document cites, the most cited first; those that cannot be told come last. None when no document has
    /// the id.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let text = "1. Thực hiện Chỉ thị số 24-CT/TU.\n2. Theo Luật Đất đai năm 2024 và 24-CT/TU.\n".into();
    /// writer.put(&tracuu::Document { id: "a".into(), text, ..Default::default() })?;
    /// writer.commit()?;
    /// let papers = index.cites("a")?;
    /// assert_eq!(papers[0].number.as_deref(), Some("24-CT/TU"));
    /// assert_eq!(papers[0].mentions.iter().map(|m| m.address.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    /// assert_eq!(papers[1].title.as_deref(), Some("Đất đai"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn cites(&self, document_id: &str) -> Result<Vec<CitedPaper>, SearchError> {
        Ok(self.citing_document(document_id)?.map(|document| document.papers).unwrap_or_default())
    }

    /// A document by what is known of it, with the papers that it cites; `None` when no document has the id.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let text = "Số 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số 24-CT/TU.\n".into();
    /// writer.put(&tracuu::Document { id: "a".into(), text, ..Default::default() })?;
    /// writer.commit()?;
    /// let citing = index.citing_document("a")?.expect("it was put");
    /// assert_eq!((citing.number.as_deref(), citing.papers.len()), (Some("12-CT/TU"), 1));
    /// assert!(index.citing_document("b")?.is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub fn citing_document(&self, document_id: &str) -> Result<Option<CitingDocument>, SearchError> {
        search::citing_document(&self.store, document_id)
    }

    /// The documents that cite a paper, and where; those that cite it most come first.
    ///
    /// A number is asked for in any spelling, with its kind and date or without: `24-CT/TU` is never `24-CT/TW`. *Chỉ thị 24*
    /// asks for the directives 24 of all bodies, *Luật Đất đai* for the laws of that name, with a year for one of them. A
    /// text that names no paper is an error.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// for (id, text) in [("a", "Thực hiện Chỉ thị số 24-CT/TU."), ("b", "Thực hiện Chỉ thị số 24-CT/TW.")] {
    ///     writer.put(&tracuu::Document { id: id.into(), text: text.into(), ..Default::default() })?;
    /// }
    /// writer.commit()?;
    /// let citing = index.cited_by("24 - ct/tu")?;
    /// assert_eq!(citing.iter().map(|document| document.id.as_str()).collect::<Vec<_>>(), ["a"]);
    /// assert_eq!(citing[0].papers[0].mentions[0].surface, "Chỉ thị số 24-CT/TU");
    /// assert_eq!(index.cited_by("Chỉ thị 24")?.len(), 2);
    /// assert!(index.cited_by("kỷ luật").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn cited_by(&self, number: &str) -> Result<Vec<CitingDocument>, SearchError> {
        search::cited_by(&self.store, number)
    }

    /// The papers of the index, those that they cite, and who cites whom; from what is stored alone, reading every document
    /// once.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let text = "Số 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số 24-CT/TU.\n".into();
    /// writer.put(&tracuu::Document { id: "a".into(), text, ..Default::default() })?;
    /// writer.commit()?;
    /// let graph = index.citation_graph()?;
    /// assert_eq!(graph.papers.iter().map(|paper| paper.name()).collect::<Vec<_>>(), ["12-CT/TU", "24-CT/TU"]);
    /// assert_eq!((graph.papers[0].cites, graph.papers[1].cited_by), (1, 1));
    /// assert_eq!(graph.dangling(), [&graph.papers[1]]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn citation_graph(&self) -> Result<CitationGraph, SearchError> {
        search::citation_graph(&self.store)
    }

    /// What the index holds.
    pub fn stats(&self) -> Result<IndexStats, SearchError> {
        search::stats(&self.store)
    }
}
