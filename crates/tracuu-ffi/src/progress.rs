//! How far a run of indexing has come, and what it did.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::SearchError;
use crate::size::wide;

/// How far a run of indexing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// Bytes of the files read so far.
    pub bytes_read: i64,
    /// Bytes of all files.
    pub bytes_total: i64,
    /// Documents put so far.
    pub documents: i64,
}

impl From<tracuu::Progress> for Progress {
    fn from(progress: tracuu::Progress) -> Progress {
        let tracuu::Progress { bytes_read, bytes_total, documents } = progress;
        Progress { bytes_read: wide(bytes_read), bytes_total: wide(bytes_total), documents: wide(documents) }
    }
}

/// Is told how far a run of indexing has come: on the thread of the call, ten times a second at most, and at the end.
///
/// What it throws stops the run, which fails with the error `ListenerFailed`, or with the error of this library that was thrown; at
/// the last call, when all is done, it is not heard. A call of the writer that it listens to fails with the error `WriterBusy`; waiting
/// for another thread that makes one is waiting for ever.
#[uniffi::export(with_foreign)]
pub trait ProgressListener: Send + Sync {
    /// The run has come so far.
    fn on_progress(&self, progress: Progress) -> Result<(), SearchError>;
}

/// Keeps the last progress for who asks, and lets a listener hear it ten times a second.
pub(crate) struct Pulse<'l> {
    listener: Option<&'l dyn ProgressListener>,
    latest: &'l Mutex<Progress>,
    told: Option<Instant>,
}

/// The least time between two calls of a listener.
const INTERVAL: Duration = Duration::from_millis(100);

impl<'l> Pulse<'l> {
    pub(crate) fn new(listener: Option<&'l dyn ProgressListener>, latest: &'l Mutex<Progress>) -> Pulse<'l> {
        Pulse { listener, latest, told: None }
    }

    /// Nothing is done yet: what an earlier run told is past.
    pub(crate) fn begin(&mut self) {
        *self.latest.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Progress::default();
    }

    pub(crate) fn beat(&mut self, progress: Progress) -> Result<(), SearchError> {
        *self.latest.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = progress;
        if self.told.is_some_and(|told| told.elapsed() < INTERVAL) {
            return Ok(());
        }
        self.told = Some(Instant::now());
        self.tell(progress)
    }

    /// The last word, whenever the last but one was. All is written then: nothing is left that an error could stop.
    pub(crate) fn end(&self) {
        let latest = *self.latest.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let _ = self.tell(latest);
    }

    fn tell(&self, progress: Progress) -> Result<(), SearchError> {
        self.listener.map_or(Ok(()), |listener| listener.on_progress(progress))
    }
}

/// What a run of indexing did.
#[derive(Clone, Debug, Default, PartialEq, uniffi::Record)]
pub struct IndexSummary {
    /// Documents put.
    pub documents: i64,
    /// Units they were cut into.
    pub units: i64,
    /// Bytes of their texts.
    pub bytes: i64,
    /// Documents that took the place of an older one with the same id.
    pub replaced: i64,
    /// Files in folders that have no format we read, left alone.
    pub ignored: i64,
    /// Seconds that it took.
    pub seconds: f64,
    /// What could not be read, and why.
    pub skipped: Vec<Skipped>,
    /// Remarks that lost nothing.
    pub remarks: Vec<String>,
}

/// A file, a line of one, or a document that was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct Skipped {
    /// The file, or the id of the document.
    pub path: String,
    /// The line, from 1, where a document stands on one.
    pub line: Option<i64>,
    /// Why.
    pub reason: String,
}

impl From<tracuu::IndexSummary> for IndexSummary {
    fn from(summary: tracuu::IndexSummary) -> IndexSummary {
        let tracuu::IndexSummary { documents, units, bytes, replaced, ignored, seconds, skipped, remarks } = summary;
        IndexSummary {
            documents: wide(documents),
            units: wide(units),
            bytes: wide(bytes),
            replaced: wide(replaced),
            ignored: wide(ignored),
            seconds,
            skipped: skipped.into_iter().map(Skipped::from).collect(),
            remarks,
        }
    }
}

impl From<tracuu::Skipped> for Skipped {
    fn from(skipped: tracuu::Skipped) -> Skipped {
        let tracuu::Skipped { path, line, reason } = skipped;
        Skipped { path, line: line.map(wide), reason }
    }
}
