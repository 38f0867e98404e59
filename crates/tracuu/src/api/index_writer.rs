//! The writer of an index.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::{Document, IndexSummary, Skipped, WriterOptions};
use crate::SearchError;
use crate::index::{Recovered, Store, Writer};
use crate::read::{Receiver, find_sources, read_json_lines, read_source};

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

/// Who is told how far a run of indexing has come; an error ends the run.
type OnProgress<'p> = dyn FnMut(Progress) -> Result<(), SearchError> + 'p;

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

    /// Takes back all that was put and deleted since the last commit.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// writer.put(&tracuu::Document { id: "a".into(), text: "kỷ luật".into(), ..Default::default() })?;
    /// writer.rollback()?;
    /// writer.commit()?;
    /// assert_eq!(index.stats()?.documents, 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn rollback(&mut self) -> Result<(), SearchError> {
        self.writer.rollback()
    }

    /// Puts many documents; does not commit. One that cannot be put is skipped and told, by its id; a field that cannot be read
    /// is left out and told; the same id again replaces and is told.
    ///
    /// `progress` is called after every document. An error that it gives ends the run and is the error of this call; what was
    /// put before stays put.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let document = |id: &str| tracuu::Document { id: id.into(), text: "kỷ luật".into(), ..Default::default() };
    /// let summary = writer.put_all(["a", "", "b"].map(document), &mut |_| Ok(()))?;
    /// assert_eq!((summary.documents, summary.skipped.len()), (2, 1));
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_all(
        &mut self,
        documents: impl IntoIterator<Item = Document>,
        progress: &mut OnProgress<'_>,
    ) -> Result<IndexSummary, SearchError> {
        let started = Instant::now();
        let mut run = Run::new(&mut self.writer, 0, progress);
        for mut document in documents {
            let text = std::mem::take(&mut document.text);
            run.document(document, &Recovered::of_text(&text))?;
        }
        let mut summary = run.summary;
        summary.seconds = started.elapsed().as_secs_f64();
        Ok(summary)
    }

    /// Puts documents that stand one a line, as objects with the fields of [`Document`], as a file named `.jsonl` holds them;
    /// does not commit. A line that cannot be read is skipped and told.
    ///
    /// `progress` is called after every document and every piece that was read. An error that it gives ends the run and is the
    /// error of this call; what was put before stays put.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let lines = "{\"id\":\"a\",\"text\":\"kỷ luật\"}\n{\"id\":";
    /// let summary = writer.put_json_lines(lines.as_bytes(), &mut |_| Ok(()))?;
    /// writer.commit()?;
    /// assert_eq!((summary.documents, summary.skipped[0].line), (1, Some(2)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_json_lines(&mut self, lines: &[u8], progress: &mut OnProgress<'_>) -> Result<IndexSummary, SearchError> {
        let started = Instant::now();
        let mut run = Run::new(&mut self.writer, lines.len() as u64, progress);
        read_json_lines(lines, &mut run)?;
        let mut summary = run.summary;
        summary.seconds = started.elapsed().as_secs_f64();
        Ok(summary)
    }

    /// Puts a document whose text are bytes, as a file named `.txt` holds them, legacy encodings included; does not commit.
    /// [`Document::text`] is not looked at. Bytes that are no text are skipped and told.
    ///
    /// ```
    /// # fn main() -> Result<(), tracuu::SearchError> {
    /// use tracuu::text::{Encoding, encode};
    /// let index = tracuu::SearchIndex::in_memory()?;
    /// let mut writer = index.writer(&Default::default())?;
    /// let document = tracuu::Document { id: "a".into(), ..Default::default() };
    /// let summary = writer.put_bytes(document, &encode("1. Giữ nghiêm kỷ luật Đảng.", Encoding::Tcvn3).bytes)?;
    /// writer.commit()?;
    /// assert_eq!(summary.remarks, ["\"a\" was read as tcvn3"]);
    /// assert_eq!(index.document("a")?.expect("it was put").units[0].text, "Giữ nghiêm kỷ luật Đảng.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_bytes(&mut self, document: Document, bytes: &[u8]) -> Result<IndexSummary, SearchError> {
        let started = Instant::now();
        let mut nobody = |_| Ok(());
        let mut run = Run::new(&mut self.writer, bytes.len() as u64, &mut nobody);
        match Recovered::of_bytes(bytes) {
            Ok(text) => run.document(document, &text)?,
            Err(reason) => run.skipped(Skipped { path: document.path.unwrap_or(document.id), line: None, reason }),
        }
        let mut summary = run.summary;
        summary.seconds = started.elapsed().as_secs_f64();
        Ok(summary)
    }

    /// Puts what files and folders hold, then commits.
    ///
    /// Files named `.md` and `.txt` are one document each, under their path relative to the folder that was named, with
    /// `/`; files named `.jsonl` and `.jsonl.zst` hold one document a line, as an object with the fields of [`Document`].
    /// Folders are read recursively, sorted by name; in them, files of other names and names that begin with a dot are left
    /// alone. What cannot be read is skipped and told; a field
    /// that cannot be read is left out and told; the same id again replaces and is told.
    ///
    /// `progress` is called after every document and every piece of a file. An error that it gives ends the run, is the error
    /// of this call, and takes back what was put since the last commit.
    pub fn add_paths(&mut self, paths: &[PathBuf], progress: &mut OnProgress<'_>) -> Result<IndexSummary, SearchError> {
        let started = Instant::now();
        let sources = find_sources(paths);
        let bytes_total = sources.files.iter().map(|source| source.bytes).sum();
        let mut run = Run::new(&mut self.writer, bytes_total, progress);
        run.summary.ignored = sources.ignored;
        run.summary.skipped = sources.skipped;
        let read = sources.files.iter().try_for_each(|source| read_source(source, &mut run));
        let mut summary = run.summary;
        if let Err(error) = read {
            self.writer.rollback()?;
            return Err(error);
        }
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
struct Run<'a, 'p> {
    writer: &'a mut Writer,
    summary: IndexSummary,
    state: Progress,
    progress: &'a mut OnProgress<'p>,
    /// Which file an id of a whole file came from, to tell of a second one.
    places: HashMap<String, String>,
}

impl<'a, 'p> Run<'a, 'p> {
    fn new(writer: &'a mut Writer, bytes_total: u64, progress: &'a mut OnProgress<'p>) -> Run<'a, 'p> {
        let state = Progress { bytes_total, ..Progress::default() };
        Run { writer, summary: IndexSummary::default(), state, progress, places: HashMap::new() }
    }
}

impl Receiver for Run<'_, '_> {
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
                    let path = document.path.unwrap_or(document.id);
                    self.skipped(Skipped { path, line: None, reason });
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
        (self.progress)(self.state)
    }

    fn skipped(&mut self, skipped: Skipped) {
        self.summary.skipped.push(skipped);
    }

    fn read(&mut self, bytes: u64) -> Result<(), SearchError> {
        self.state.bytes_read += bytes;
        (self.progress)(self.state)
    }
}
