//! The writer of an index.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracuu::MemoryBudget;

use crate::progress::Pulse;
use crate::size::within;
use crate::{CancelToken, Document, IndexSummary, Progress, ProgressListener, SearchError, pool};

/// Settings of a writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct WriterOptions {
    /// Memory that may be filled before a segment is written, in bytes; 15,000,000 at least, which is right for phones.
    #[uniffi(default = 128000000)]
    pub memory_bytes: i64,
    /// Threads that analyse documents, 1 to 8.
    #[uniffi(default = 1)]
    pub threads: i32,
}

/// The most memory that a writer may be given: what this machine can count, and no more than a terabyte.
const MEMORY_LIMIT: i64 = if usize::BITS < 64 { i32::MAX as i64 } else { 1 << 40 };

impl WriterOptions {
    pub(crate) fn into_core(self) -> Result<tracuu::WriterOptions, SearchError> {
        let WriterOptions { memory_bytes, threads } = self;
        Ok(tracuu::WriterOptions {
            memory_budget: MemoryBudget(within("memory_bytes", memory_bytes, 0, MEMORY_LIMIT)?),
            threads: within("threads", threads.into(), 1, 8)?,
        })
    }
}

/// The one writer of an index. Nothing is seen before `commit`; a second writer is an error until this one is released.
///
/// A call that a thread is in the middle of holds back those of other threads; `progress` and a `CancelToken` do not wait.
#[derive(uniffi::Object)]
pub struct IndexWriter {
    inner: Mutex<Option<tracuu::IndexWriter>>,
    latest: Mutex<Progress>,
}

impl IndexWriter {
    pub(crate) fn new(writer: tracuu::IndexWriter) -> IndexWriter {
        IndexWriter { inner: Mutex::new(Some(writer)), latest: Mutex::default() }
    }

    /// A panic in the middle of a change leaves nobody knows what: the writer is gone then.
    fn lock(&self) -> MutexGuard<'_, Option<tracuu::IndexWriter>> {
        self.inner.lock().unwrap_or_else(|poisoned| {
            let mut guard = poisoned.into_inner();
            *guard = None;
            self.inner.clear_poison();
            guard
        })
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&mut tracuu::IndexWriter) -> Result<T, tracuu::SearchError>,
    ) -> Result<T, SearchError> {
        let mut guard = self.lock();
        let writer = guard.as_mut().ok_or_else(SearchError::released)?;
        Ok(work(writer)?)
    }

    /// Runs what can be listened to and cancelled. The error of a listener goes around the core, which has none like it.
    fn run(
        &self,
        listener: Option<&dyn ProgressListener>,
        cancel: Option<&CancelToken>,
        work: impl FnOnce(
            &mut tracuu::IndexWriter,
            &mut dyn FnMut(tracuu::Progress) -> Result<(), tracuu::SearchError>,
        ) -> Result<tracuu::IndexSummary, tracuu::SearchError>,
    ) -> Result<IndexSummary, SearchError> {
        let mut pulse = Pulse::new(listener, &self.latest);
        let mut failure = None;
        let summary = self.with(|writer| {
            work(writer, &mut |progress| {
                if cancel.is_some_and(|cancel| cancel.inner.is_cancelled()) {
                    return Err(tracuu::SearchError::Cancelled);
                }
                pulse.beat(progress.into()).map_err(|error| {
                    failure = Some(error);
                    tracuu::SearchError::Cancelled
                })
            })
        });
        match (failure, summary) {
            (Some(failure), _) => Err(failure),
            (None, Err(error)) => Err(error),
            (None, Ok(summary)) => {
                pulse.end();
                Ok(summary.into())
            }
        }
    }
}

#[uniffi::export]
impl IndexWriter {
    /// Puts documents, each in the place of one with the same id. One that cannot be put is skipped and told; the others are
    /// put. Give some hundreds a call: the border costs little then.
    #[uniffi::method(default(cancel = None))]
    pub fn put_documents(
        &self,
        documents: Vec<Document>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        self.run(None, cancel.as_deref(), |writer, progress| {
            writer.put_all(documents.into_iter().map(tracuu::Document::from), progress)
        })
    }

    /// `put_documents` on another thread.
    #[uniffi::method(default(cancel = None))]
    pub async fn put_documents_async(
        self: Arc<Self>,
        documents: Vec<Document>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        pool::run(move || self.put_documents(documents, cancel)).await
    }

    /// Puts documents that stand one a line as JSON objects, in UTF-8 (`.jsonl`). A line that cannot be read is skipped and told.
    pub fn put_json_lines(&self, lines: Vec<u8>) -> Result<IndexSummary, SearchError> {
        Ok(self.with(|writer| writer.put_json_lines(&lines))?.into())
    }

    /// `put_json_lines` on another thread.
    pub async fn put_json_lines_async(self: Arc<Self>, lines: Vec<u8>) -> Result<IndexSummary, SearchError> {
        pool::run(move || self.put_json_lines(lines)).await
    }

    /// Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits.
    #[uniffi::method(default(cancel = None))]
    pub fn add_paths(&self, paths: Vec<String>, cancel: Option<Arc<CancelToken>>) -> Result<IndexSummary, SearchError> {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        self.run(None, cancel.as_deref(), |writer, progress| writer.add_paths(&paths, progress))
    }

    /// `add_paths` on another thread; `progress` says how far it is.
    #[uniffi::method(default(cancel = None))]
    pub async fn add_paths_async(
        self: Arc<Self>,
        paths: Vec<String>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        pool::run(move || self.add_paths(paths, cancel)).await
    }

    /// `add_paths`, telling a listener on this thread how far it is. What the listener throws stops the run.
    #[uniffi::method(default(cancel = None))]
    pub fn add_paths_with_progress(
        &self,
        paths: Vec<String>,
        listener: Arc<dyn ProgressListener>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        self.run(Some(&*listener), cancel.as_deref(), |writer, progress| writer.add_paths(&paths, progress))
    }

    /// How far the present run of `add_paths` or `put_documents` is, or how far the last one came. Never waits.
    pub fn progress(&self) -> Progress {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes documents out; says how many there were.
    pub fn delete_documents(&self, ids: Vec<String>) -> Result<i64, SearchError> {
        self.with(|writer| {
            let mut deleted = 0;
            for id in &ids {
                deleted += i64::from(writer.delete(id)?);
            }
            Ok(deleted)
        })
    }

    /// Takes every document out.
    pub fn delete_all(&self) -> Result<(), SearchError> {
        self.with(tracuu::IndexWriter::delete_all)
    }

    /// Writes everything and lets searches see it.
    pub fn commit(&self) -> Result<(), SearchError> {
        self.with(tracuu::IndexWriter::commit)
    }

    /// `commit` on another thread.
    pub async fn commit_async(self: Arc<Self>) -> Result<(), SearchError> {
        pool::run(move || self.commit()).await
    }

    /// Takes back all that was put and deleted since the last commit.
    pub fn rollback(&self) -> Result<(), SearchError> {
        self.with(tracuu::IndexWriter::rollback)
    }

    /// Ends the writer without a commit, so that another one can be had; later calls fail with `WriterReleased`. Who does not
    /// call it waits for the host to let go of the object.
    pub fn release(&self) {
        let writer = self.lock().take();
        drop(writer);
    }
}
