//! The one writer: documents become passages, passages become the engine's documents.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use tantivy::indexer::{IndexWriterOptions, NoMergePolicy, UserOperation};
use tantivy::{Directory, IndexWriter as EngineWriter, Term};

use super::analysis::Analysis;
use super::memo::Memo;
use super::passage_document::passage_document;
use super::prepare::{Numbered, prepare};
use super::store::writer_error;
use super::{Recovered, Store};
use crate::{Document, MemoryBudget, SearchError, WriterOptions};

/// The longest id in bytes.
const ID_LIMIT: usize = 1024;
/// More segments than this are merged at a commit.
const SEGMENT_LIMIT: usize = 8;

/// The one writer of an index.
pub(crate) struct Writer {
    store: Arc<Store>,
    engine: EngineWriter,
    /// Hashes of the ids put since the last commit.
    put_since: HashSet<u64>,
    is_empty: bool,
    analysis: Analysis,
    /// What documents are known by, by their number and date, which many share.
    numbered: Memo<Arc<Numbered>>,
}

/// What became of a document that was put.
pub(crate) struct Put {
    pub(crate) units: u64,
    /// Whether it took the place of an older one.
    pub(crate) replaced: bool,
    /// Whether the older one had been put since the last commit.
    pub(crate) repeated: bool,
    /// In which encoding it was, when it was no plain UTF-8.
    pub(crate) remark: Option<String>,
}

impl Writer {
    pub(crate) fn new(store: Arc<Store>, options: &WriterOptions) -> Result<Writer, SearchError> {
        let WriterOptions { memory_budget, threads } = options;
        let threads = (*threads).clamp(1, 8);
        let per_thread = (memory_budget.0 / threads).clamp(MemoryBudget::MOBILE.0, 1_000_000_000);
        let engine_options = IndexWriterOptions::builder()
            .memory_budget_per_thread(per_thread)
            .num_worker_threads(threads)
            .num_merge_threads(1)
            .build();
        let engine: EngineWriter =
            store.index.writer_with_options(engine_options).map_err(|e| writer_error(e, store.place()))?;
        engine.set_merge_policy(Box::new(NoMergePolicy));
        store.reader.reload()?;
        let is_empty = store.reader.searcher().num_docs() == 0;
        Ok(Writer {
            store,
            engine,
            put_since: HashSet::new(),
            is_empty,
            analysis: Analysis::default(),
            numbered: Memo::default(),
        })
    }

    /// Puts a document as a host gave it.
    pub(crate) fn put(&mut self, document: &Document) -> Result<Put, SearchError> {
        self.put_recovered(document, &Recovered::of_text(&document.text))
    }

    /// Puts a document whose text was read from `recovered`; [`Document::text`] is not looked at.
    pub(crate) fn put_recovered(&mut self, document: &Document, recovered: &Recovered<'_>) -> Result<Put, SearchError> {
        check_id(&document.id)?;
        let prepared = prepare(document, recovered, &mut self.numbered)?;
        let repeated = !self.put_since.insert(hash(&document.id));
        let replaced = repeated || (!self.is_empty && self.holds(&document.id)?);
        let mut operations = Vec::with_capacity(prepared.passages.len() + 1);
        if replaced {
            operations.push(UserOperation::Delete(self.id_term(&document.id)));
        }
        for ordinal in 0..prepared.passages.len() {
            let passage = passage_document(&self.store.fields, &mut self.analysis, &prepared, ordinal);
            operations.push(UserOperation::Add(passage));
        }
        let units = prepared.passages.len() as u64;
        // One batch lands in one segment, one passage after the other.
        self.engine.run(operations)?;
        Ok(Put { units, replaced, repeated, remark: recovered.remark() })
    }

    pub(crate) fn delete(&mut self, id: &str) -> Result<bool, SearchError> {
        let held = self.put_since.remove(&hash(id)) || self.holds(id)?;
        if held {
            self.engine.delete_term(self.id_term(id));
        }
        Ok(held)
    }

    /// Takes everything out; searches see the old documents until the next commit.
    pub(crate) fn delete_all(&mut self) -> Result<(), SearchError> {
        self.engine.delete_all_documents()?;
        self.put_since.clear();
        self.is_empty = true;
        Ok(())
    }

    /// Commits, makes it durable, keeps the number of segments small and lets searches see it.
    pub(crate) fn commit(&mut self) -> Result<(), SearchError> {
        self.engine.commit()?;
        self.merge_when_many()?;
        // The engine renames `meta.json` without syncing the folder afterwards; a power cut could undo the rename.
        self.store.index.directory().sync_directory().map_err(SearchError::engine)?;
        self.store.reader.reload()?;
        self.put_since.clear();
        self.is_empty = self.store.reader.searcher().num_docs() == 0;
        Ok(())
    }

    /// Takes back what was done since the last commit.
    pub(crate) fn rollback(&mut self) -> Result<(), SearchError> {
        self.engine.rollback()?;
        self.put_since.clear();
        self.is_empty = self.store.reader.searcher().num_docs() == 0;
        Ok(())
    }

    fn merge_when_many(&mut self) -> Result<(), SearchError> {
        let segments = self.store.index.searchable_segment_ids()?;
        if segments.len() > SEGMENT_LIMIT {
            self.engine.merge(&segments).wait()?;
            self.engine.garbage_collect_files().wait()?;
        }
        Ok(())
    }

    fn id_term(&self, id: &str) -> Term {
        Term::from_field_text(self.store.fields.id, id)
    }

    /// Whether the last commit holds a document with this id.
    fn holds(&self, id: &str) -> Result<bool, SearchError> {
        Ok(self.store.find(&self.store.reader.searcher(), id)?.is_some())
    }
}

fn check_id(id: &str) -> Result<(), SearchError> {
    if (1..=ID_LIMIT).contains(&id.len()) {
        return Ok(());
    }
    Err(SearchError::InvalidId { limit: ID_LIMIT, found: id.len() })
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
