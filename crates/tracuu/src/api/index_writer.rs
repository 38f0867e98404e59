//! The writer of an index.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::{Document, IndexSummary, Skipped, WriterOptions};
use crate::SearchError;
use crate::index::{Recovered, Store, Writer};
use crate::read::{Receiver, find_sources, read_source};

/// Puts documents into an index and takes them out; nothing is seen before [`IndexWriter::commit`].
///
/// ```
/// # fn main() -> Result<(), tracuu::SearchError> {
/// let index = tracuu::SearchIndex::in_memory()?;
/// let mut writer = index.writer(&Default::default())?;
/// let document = tracuu::Document { id: "a".into(), text: "kỷ luật".into(), ..Default::default() };
/// assert_eq!(writer.put(&document)?, 1);
/// writer.commit()?;
/// assert!(writer.delete("a")?);
/// assert!(!writer.delete("b")?);
/// # Ok(())
/// # }
/// ```
pub struct IndexWriter {
    writer: Writer,
}

/// How far a run of indexing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the files read so far.
    pub bytes_read: u64,
    /// Bytes of all files.
    pub bytes_total: u64,
    /// Documents put so far.
    pub documents: u64,
}

impl IndexWriter {
    pub(crate) fn new(store: Arc<Store>, options: &WriterOptions) -> Result<IndexWriter, SearchError> {
        Ok(IndexWriter { writer: Writer::new(store, options)? })
    }

    /// Puts a document, in the place of one with the same id. Gives the number of units it was cut into.
    ///
    /// An id, a date or an address that cannot be read is an error, and nothing is put.
    pub fn put(&mut self, document: &Document) -> Result<u64, SearchError> {
        self.writer.put(document).map(|put| put.units)
    }

    /// Takes a document out; whether there was one with this id.
    pub fn delete(&mut self, id: &str) -> Result<bool, SearchError> {
        self.writer.delete(id)
    }

    /// Takes every document out. Searches see the old ones until the next commit, and so does whoever opens the index after a
    /// crash.
    pub fn delete_all(&mut self) -> Result<(), SearchError> {
        self.writer.delete_all()
    }

    /// Writes everything and lets searches see it.
    pub fn commit(&mut self) -> Result<(), SearchError> {
        self.writer.commit()
    }

    /// Puts what files and folders hold, then commits.
    ///
    /// Files named `.md` and `.txt` are one document each, under their path relative to the folder that was named, with
    /// `/`; files named `.jsonl` and `.jsonl.zst` hold one document a line, as an object with the fields of [`Document`].
    /// Folders are read recursively, sorted by name; in them, files of other names and names that begin with a dot are left
    /// alone. What cannot be read is skipped and told; a field
    /// that cannot be read is left out and told; the same id again replaces and is told.
    pub fn add_paths(
        &mut self,
        paths: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<IndexSummary, SearchError> {
        let started = Instant::now();
        let sources = find_sources(paths);
        let summary = IndexSummary { ignored: sources.ignored, skipped: sources.skipped, ..IndexSummary::default() };
        let bytes_total = sources.files.iter().map(|source| source.bytes).sum();
        let state = Progress { bytes_total, ..Progress::default() };
        let mut run = Run { writer: &mut self.writer, summary, state, progress, places: HashMap::new() };
        for source in &sources.files {
            read_source(source, &mut run)?;
        }
        let mut summary = run.summary;
        self.writer.commit()?;
        summary.seconds = started.elapsed().as_secs_f64();
        Ok(summary)
    }
}

/// Takes out a field that could not be read, so that the rest of the document is not lost.
fn drop_field(document: &mut Document, field: &str) -> bool {
    match field {
        "date" => document.date.take().is_some(),
        "address" => document.address.take().is_some(),
        _ => false,
    }
}

/// One call of [`IndexWriter::add_paths`].
struct Run<'a> {
    writer: &'a mut Writer,
    summary: IndexSummary,
    state: Progress,
    progress: &'a mut dyn FnMut(Progress),
    /// Which file an id of a whole file came from, to tell of a second one.
    places: HashMap<String, String>,
}

impl Receiver for Run<'_> {
    fn document(&mut self, mut document: Document, text: &Recovered<'_>) -> Result<(), SearchError> {
        let put = loop {
            match self.writer.put_recovered(&document, text) {
                Ok(put) => break put,
                Err(SearchError::InvalidField { field, expected, found }) if drop_field(&mut document, field) => {
                    let remark =
                        format!("{:?} is without its {field}: expected {expected}, but found {found:?}", document.id);
                    self.summary.remarks.push(remark);
                }
                Err(error @ (SearchError::InvalidId { .. } | SearchError::InvalidField { .. })) => {
                    let reason = format!("document {:?}: {error}", document.id.chars().take(80).collect::<String>());
                    self.skipped(Skipped { path: document.path.unwrap_or_default(), line: None, reason });
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        };
        let path = document.path.unwrap_or_default();
        if put.repeated {
            let before = self.places.get(&document.id).map(|p| format!(" from {p}")).unwrap_or_default();
            self.summary
                .remarks
                .push(format!("the document {:?}{before} was replaced by one from {path}", document.id));
        }
        if let Some(encoding) = put.remark {
            self.summary.remarks.push(format!("{:?} was read as {encoding}", document.id));
        }
        self.summary.documents += 1;
        self.summary.units += put.units;
        self.summary.bytes += text.source_len() as u64;
        self.summary.replaced += u64::from(put.replaced);
        self.state.documents += 1;
        if self.places.len() < 100_000 {
            self.places.insert(document.id, path);
        }
        (self.progress)(self.state);
        Ok(())
    }

    fn skipped(&mut self, skipped: Skipped) {
        self.summary.skipped.push(skipped);
    }

    fn read(&mut self, bytes: u64) {
        self.state.bytes_read += bytes;
        (self.progress)(self.state);
    }
}
