//! The writer of an index.
//!
//! | while a thread is in the middle of a call | then                                                                          |
//! | ----------------------------------------- | ----------------------------------------------------------------------------- |
//! | another one calls                         | it waits its turn; cancelled while it waits, it has done nothing              |
//! | the listener of that call calls           | `WriterBusy`: it would wait for itself                                        |
//! | somebody asks for `progress`              | it is told at once                                                            |
//! | somebody releases the writer              | a run stops as soon as it looks, a commit ends as it should                   |

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use tracuu::MemoryBudget;

use crate::pool::Lane;
use crate::progress::Pulse;
use crate::size::within;
use crate::{CancelToken, Document, IndexSummary, Progress, ProgressListener, SearchError};

/// Settings of a writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct WriterOptions {
    /// Memory that may be filled before a segment is written, in bytes. Less than 15,000,000 is raised to that, which is what a
    /// phone gets where nothing is given; other machines get 128,000,000.
    #[uniffi(default = None)]
    pub memory_bytes: Option<i64>,
    /// Threads that analyse documents, 1 to 8.
    #[uniffi(default = 1)]
    pub threads: i32,
}

/// The most memory that a writer may be given: what this machine can count, and no more than a terabyte.
const MEMORY_LIMIT: i64 = if usize::BITS < 64 { i32::MAX as i64 } else { 1 << 40 };

/// What a writer gets where nothing is said.
const MEMORY: MemoryBudget =
    if cfg!(any(target_os = "android", target_os = "ios")) { MemoryBudget::MOBILE } else { MemoryBudget::DESKTOP };

impl Default for WriterOptions {
    fn default() -> WriterOptions {
        WriterOptions { memory_bytes: None, threads: 1 }
    }
}

impl WriterOptions {
    pub(crate) fn into_core(self) -> Result<tracuu::WriterOptions, SearchError> {
        let WriterOptions { memory_bytes, threads } = self;
        let memory = memory_bytes.map(|bytes| within("memory_bytes", bytes, 0, MEMORY_LIMIT)).transpose()?;
        Ok(tracuu::WriterOptions {
            memory_budget: memory.map_or(MEMORY, MemoryBudget),
            threads: within("threads", threads.into(), 1, 8)?,
        })
    }
}

/// The one writer of an index. Nothing is seen before `commit`; a second writer is an error until this one is released.
///
/// Any thread may call it; calls wait for one another, but `progress` for none. A call that is cancelled while it waits has done
/// nothing.
#[derive(uniffi::Object)]
pub struct IndexWriter {
    inner: Mutex<Option<tracuu::IndexWriter>>,
    latest: Mutex<Progress>,
    /// Who is in the middle of a call.
    running: Mutex<Option<ThreadId>>,
    is_released: AtomicBool,
    lane: Lane,
}

/// Between two looks of a call that waits for its turn and may be cancelled.
const PATIENCE: Duration = Duration::from_millis(2);

/// What the core calls to tell how far a run is.
type OnProgress<'p> = dyn FnMut(tracuu::Progress) -> Result<(), tracuu::SearchError> + 'p;

impl IndexWriter {
    pub(crate) fn new(writer: tracuu::IndexWriter) -> IndexWriter {
        IndexWriter {
            inner: Mutex::new(Some(writer)),
            latest: Mutex::default(),
            running: Mutex::default(),
            is_released: AtomicBool::new(false),
            lane: Lane::default(),
        }
    }

    /// Waits for the turn of a call; not any longer once it is cancelled.
    fn turn(&self, cancel: Option<&CancelToken>) -> Result<MutexGuard<'_, Option<tracuu::IndexWriter>>, SearchError> {
        if *lock(&self.running) == Some(thread::current().id()) {
            return Err(SearchError::called_by_listener());
        }
        let Some(cancel) = cancel else { return Ok(self.inner.lock().unwrap_or_else(|p| self.mended(p))) };
        loop {
            let guard = match self.inner.try_lock() {
                Ok(guard) => Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => Some(self.mended(poisoned)),
                Err(TryLockError::WouldBlock) => None,
            };
            if cancel.is_cancelled() {
                return Err(tracuu::SearchError::Cancelled.into());
            }
            match guard {
                Some(guard) => return Ok(guard),
                None => thread::sleep(PATIENCE),
            }
        }
    }

    /// A panic in the middle of a change leaves nobody knows what: the writer is gone then.
    fn mended<'w>(
        &'w self,
        poisoned: PoisonError<MutexGuard<'w, Option<tracuu::IndexWriter>>>,
    ) -> MutexGuard<'w, Option<tracuu::IndexWriter>> {
        let mut guard = poisoned.into_inner();
        *guard = None;
        self.inner.clear_poison();
        guard
    }

    fn with<T>(
        &self,
        cancel: Option<&CancelToken>,
        work: impl FnOnce(&mut tracuu::IndexWriter) -> Result<T, tracuu::SearchError>,
    ) -> Result<T, SearchError> {
        let mut guard = self.turn(cancel)?;
        let writer = guard.as_mut().filter(|_| !self.is_released()).ok_or_else(SearchError::released)?;
        let result = {
            let _running = Running::mark(&self.running);
            work(writer)
        };
        if self.is_released() {
            *guard = None;
        }
        Ok(result?)
    }

    /// Runs what can be listened to and cancelled. The error of a listener goes around the core, which has none like it.
    fn run(
        &self,
        listener: Option<&dyn ProgressListener>,
        cancel: Option<&CancelToken>,
        work: impl FnOnce(
            &mut tracuu::IndexWriter,
            &mut OnProgress<'_>,
        ) -> Result<tracuu::IndexSummary, tracuu::SearchError>,
    ) -> Result<IndexSummary, SearchError> {
        let mut pulse = Pulse::new(listener, &self.latest);
        let mut failure = None;
        let summary = self.with(cancel, |writer| {
            pulse.begin();
            work(writer, &mut |progress| {
                self.go_on(cancel).and_then(|()| pulse.beat(progress.into())).map_err(|error| {
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

    /// Whether a run goes on: nobody cancelled it or released its writer.
    fn go_on(&self, cancel: Option<&CancelToken>) -> Result<(), SearchError> {
        if cancel.is_some_and(CancelToken::is_cancelled) {
            return Err(tracuu::SearchError::Cancelled.into());
        }
        if self.is_released() { Err(SearchError::released()) } else { Ok(()) }
    }

    fn is_released(&self) -> bool {
        self.is_released.load(Ordering::Relaxed)
    }

    fn put(
        &self,
        documents: Vec<Document>,
        listener: Option<&dyn ProgressListener>,
        cancel: Option<&CancelToken>,
    ) -> Result<IndexSummary, SearchError> {
        self.run(listener, cancel, |writer, progress| {
            writer.put_all(documents.into_iter().map(tracuu::Document::from), progress)
        })
    }

    fn put_lines(
        &self,
        lines: &[u8],
        listener: Option<&dyn ProgressListener>,
        cancel: Option<&CancelToken>,
    ) -> Result<IndexSummary, SearchError> {
        self.run(listener, cancel, |writer, progress| writer.put_json_lines(lines, progress))
    }

    fn add(
        &self,
        paths: Vec<String>,
        listener: Option<&dyn ProgressListener>,
        cancel: Option<&CancelToken>,
    ) -> Result<IndexSummary, SearchError> {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        self.run(listener, cancel, |writer, progress| writer.add_paths(&paths, progress))
    }
}

#[uniffi::export]
impl IndexWriter {
    /// Puts documents, each in the place of one with the same id. One that cannot be put is skipped and told; the others are
    /// put. Give some hundreds a call: the border costs little then. What a cancelled call had put stays put.
    #[uniffi::method(default(cancel = None))]
    pub fn put_documents(
        &self,
        documents: Vec<Document>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        self.put(documents, None, cancel.as_deref())
    }

    /// `put_documents` on another thread.
    #[uniffi::method(default(cancel = None))]
    pub async fn put_documents_async(
        self: Arc<Self>,
        documents: Vec<Document>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        let writer = Arc::clone(&self);
        self.lane.run_until(cancel.clone().as_deref(), move || writer.put_documents(documents, cancel)).await
    }

    /// `put_documents`, telling a listener on this thread how far it is. What the listener throws stops the call; what was put
    /// before stays put.
    #[uniffi::method(default(cancel = None))]
    pub fn put_documents_with_progress(
        &self,
        documents: Vec<Document>,
        listener: Arc<dyn ProgressListener>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        self.put(documents, Some(&*listener), cancel.as_deref())
    }

    /// Puts a document of which the text are bytes, as a file holds them: UTF-8, UTF-16, TCVN3, VNI and others are recognised.
    /// What the document says as text is not looked at; bytes that are no text are skipped and told.
    pub fn put_bytes(&self, document: Document, bytes: Vec<u8>) -> Result<IndexSummary, SearchError> {
        Ok(self.with(None, |writer| writer.put_bytes(document.into(), &bytes))?.into())
    }

    /// Puts documents that stand one a line as JSON objects, in UTF-8 (`.jsonl`). A line that cannot be read is skipped and
    /// told. What a cancelled call had put stays put.
    #[uniffi::method(default(cancel = None))]
    pub fn put_json_lines(
        &self,
        lines: Vec<u8>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        self.put_lines(&lines, None, cancel.as_deref())
    }

    /// `put_json_lines` on another thread.
    #[uniffi::method(default(cancel = None))]
    pub async fn put_json_lines_async(
        self: Arc<Self>,
        lines: Vec<u8>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        let writer = Arc::clone(&self);
        self.lane.run_until(cancel.clone().as_deref(), move || writer.put_json_lines(lines, cancel)).await
    }

    /// `put_json_lines`, telling a listener on this thread how far it is. What the listener throws stops the call; what was put
    /// before stays put.
    #[uniffi::method(default(cancel = None))]
    pub fn put_json_lines_with_progress(
        &self,
        lines: Vec<u8>,
        listener: Arc<dyn ProgressListener>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        self.put_lines(&lines, Some(&*listener), cancel.as_deref())
    }

    /// Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits. A run that is stopped takes back
    /// all since the last commit: what it put, and what was put and deleted before it.
    #[uniffi::method(default(cancel = None))]
    pub fn add_paths(&self, paths: Vec<String>, cancel: Option<Arc<CancelToken>>) -> Result<IndexSummary, SearchError> {
        self.add(paths, None, cancel.as_deref())
    }

    /// `add_paths` on another thread; `progress` says how far it is.
    #[uniffi::method(default(cancel = None))]
    pub async fn add_paths_async(
        self: Arc<Self>,
        paths: Vec<String>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        let writer = Arc::clone(&self);
        self.lane.run_until(cancel.clone().as_deref(), move || writer.add_paths(paths, cancel)).await
    }

    /// `add_paths`, telling a listener on this thread how far it is. What the listener throws stops the run.
    #[uniffi::method(default(cancel = None))]
    pub fn add_paths_with_progress(
        &self,
        paths: Vec<String>,
        listener: Arc<dyn ProgressListener>,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<IndexSummary, SearchError> {
        self.add(paths, Some(&*listener), cancel.as_deref())
    }

    /// How far the present run that puts documents is, or how far the last one came. Never waits.
    pub fn progress(&self) -> Progress {
        *lock(&self.latest)
    }

    /// Takes documents out; says how many there were.
    pub fn delete_documents(&self, ids: Vec<String>) -> Result<i64, SearchError> {
        self.with(None, |writer| {
            let mut deleted = 0;
            for id in &ids {
                deleted += i64::from(writer.delete(id)?);
            }
            Ok(deleted)
        })
    }

    /// `delete_documents` on another thread.
    pub async fn delete_documents_async(self: Arc<Self>, ids: Vec<String>) -> Result<i64, SearchError> {
        let writer = Arc::clone(&self);
        self.lane.run_until(None, move || writer.delete_documents(ids)).await
    }

    /// Takes every document out.
    pub fn delete_all(&self) -> Result<(), SearchError> {
        self.with(None, tracuu::IndexWriter::delete_all)
    }

    /// Writes everything and lets searches see it.
    pub fn commit(&self) -> Result<(), SearchError> {
        self.with(None, tracuu::IndexWriter::commit)
    }

    /// `commit` on another thread.
    pub async fn commit_async(self: Arc<Self>) -> Result<(), SearchError> {
        let writer = Arc::clone(&self);
        self.lane.run_until(None, move || writer.commit()).await
    }

    /// Takes back all that was put and deleted since the last commit.
    pub fn rollback(&self) -> Result<(), SearchError> {
        self.with(None, tracuu::IndexWriter::rollback)
    }

    /// `rollback` on another thread.
    pub async fn rollback_async(self: Arc<Self>) -> Result<(), SearchError> {
        let writer = Arc::clone(&self);
        self.lane.run_until(None, move || writer.rollback()).await
    }

    /// Ends the writer without a commit, so that another one can be had; later calls fail with the error `WriterReleased`, and so
    /// does a run that another thread is in the middle of. Waits until that run has stopped, or until a commit has ended; called
    /// by a listener it waits for nothing, and the run that is listened to lets go. Who does not call it waits for the host to let
    /// go of the object.
    pub fn release(&self) -> Result<(), SearchError> {
        self.is_released.store(true, Ordering::Relaxed);
        // A listener has no turn: the call that it listens to drops the writer when it ends.
        if let Ok(mut guard) = self.turn(None) {
            *guard = None;
        }
        Ok(())
    }

    /// `release` on another thread. A run that is going on is asked to stop at once.
    pub async fn release_async(self: Arc<Self>) -> Result<(), SearchError> {
        self.is_released.store(true, Ordering::Relaxed);
        let writer = Arc::clone(&self);
        self.lane.run_until(None, move || writer.release()).await
    }
}

/// Says who is in the middle of a call, until it ends, be it with a panic.
struct Running<'w>(&'w Mutex<Option<ThreadId>>);

impl Running<'_> {
    fn mark(running: &Mutex<Option<ThreadId>>) -> Running<'_> {
        *lock(running) = Some(thread::current().id());
        Running(running)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *lock(self.0) = None;
    }
}

/// What is written under these locks is whole at any time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
