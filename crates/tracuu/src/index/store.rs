//! An opened index: the engine, the fields and the reader that searches share.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::directory::error::LockError;
use tantivy::directory::{DirectoryLock, INDEX_WRITER_LOCK, RamDirectory};
use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Directory, DocAddress, Index, IndexReader, IndexSettings, ReloadPolicy, Searcher, TantivyError, Term};

use super::directory::{FRESH, Folder};
use super::term_list::{TERM_LIST, TermListTokenizer};
use super::{Fields, Manifest};
use crate::SearchError;

/// An opened index.
pub(crate) struct Store {
    pub(crate) index: Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    /// The folder; `None` in memory.
    pub(crate) folder: Option<PathBuf>,
}

impl Store {
    pub(crate) fn in_memory() -> Result<Store, SearchError> {
        let fields = Fields::new();
        let index = Index::create(RamDirectory::create(), fields.schema.clone(), settings())?;
        Store::new(index, fields, None)
    }

    pub(crate) fn open(folder: &Path) -> Result<Store, SearchError> {
        if !Manifest::exists(folder) {
            return Err(SearchError::NotAnIndex { path: folder.to_owned(), found: what_is_there(folder) });
        }
        Manifest::check(folder)?;
        let index = Index::open(Folder::open(folder)?)?;
        Store::new(index, Fields::new(), Some(folder.to_owned()))
    }

    pub(crate) fn open_or_create(folder: &Path) -> Result<Store, SearchError> {
        if Manifest::exists(folder) { Store::open(folder) } else { Store::create(folder) }
    }

    /// Makes a new index, in the place of one that may be there.
    pub(crate) fn create(folder: &Path) -> Result<Store, SearchError> {
        match what_is_there(folder) {
            "nothing" | "an empty folder" => {}
            // Of somebody who is making an index at this moment, or was cut off while doing so: the lock tells.
            _ if Manifest::exists(folder) || holds_only_ours(folder) => clear(folder)?,
            found => return Err(SearchError::NotAnIndex { path: folder.to_owned(), found }),
        }
        fs::create_dir_all(folder).map_err(|e| SearchError::io(folder, &e))?;
        let _lock = lock(folder)?;
        let fields = Fields::new();
        let index = Index::create(Folder::open(folder)?, fields.schema.clone(), settings())?;
        Manifest::current().write(folder)?;
        Store::new(index, fields, Some(folder.to_owned()))
    }

    fn new(index: Index, fields: Fields, folder: Option<PathBuf>) -> Result<Store, SearchError> {
        index.tokenizers().register(TERM_LIST, TextAnalyzer::from(TermListTokenizer));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Store { index, reader, fields, folder })
    }

    /// The first passage of a document.
    pub(crate) fn find(&self, searcher: &Searcher, id: &str) -> Result<Option<DocAddress>, SearchError> {
        let query = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
        for (ord, segment) in (0..).zip(searcher.segment_readers()) {
            let mut first = None;
            weight.for_each_no_score(segment, &mut |docs| {
                first = first.or(docs.iter().copied().find(|&doc| !segment.is_deleted(doc)));
            })?;
            if let Some(doc) = first {
                return Ok(Some(DocAddress::new(ord, doc)));
            }
        }
        Ok(None)
    }

    /// Where the index is, for messages.
    pub(crate) fn place(&self) -> String {
        self.folder.as_ref().map_or_else(|| "memory".to_owned(), |folder| folder.display().to_string())
    }
}

/// Bytes that are compressed together: larger blocks are smaller on disk, and more is unpacked to show a hit.
const STORE_BLOCK: usize = 32 * 1024;

/// No thread of its own for the document store: the caller asked for none.
fn settings() -> IndexSettings {
    let docstore_blocksize = STORE_BLOCK;
    IndexSettings { docstore_compress_dedicated_thread: false, docstore_blocksize, ..IndexSettings::default() }
}

fn what_is_there(folder: &Path) -> &'static str {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => "an empty folder",
            Some(_) => "a folder with other files",
        },
        Err(_) if folder.exists() => "a file",
        Err(_) => "nothing",
    }
}

/// Whether everything in a folder is a file of an index or a lock.
fn holds_only_ours(folder: &Path) -> bool {
    let is_ours = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        is_engine_file(path) || name.starts_with(".tantivy-") || name.starts_with("tracuu.json")
    };
    fs::read_dir(folder).is_ok_and(|entries| entries.flatten().all(|entry| is_ours(&entry.path())))
}

/// Removes the files of an index and nothing else; an error while somebody writes to it.
fn clear(folder: &Path) -> Result<(), SearchError> {
    let _lock = lock(folder)?;
    let entries = fs::read_dir(folder).map_err(|e| SearchError::io(folder, &e))?;
    for entry in entries {
        let path = entry.map_err(|e| SearchError::io(folder, &e))?.path();
        let is_manifest = path.file_name().is_some_and(|name| name == "tracuu.json");
        if !is_manifest && is_engine_file(&path) {
            fs::remove_file(&path).map_err(|e| SearchError::io(&path, &e))?;
        }
    }
    Ok(())
}

fn lock(folder: &Path) -> Result<DirectoryLock, SearchError> {
    let place = folder.display().to_string();
    Folder::open(folder)?.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| lock_error(error, place))
}

/// `meta.json`, `.managed.json`, these while they are written, and what a segment's name of 32 hexadecimal digits begins; lock files
/// stay.
fn is_engine_file(path: &Path) -> bool {
    let written = path.extension().filter(|end| *end == FRESH).and_then(|_| path.file_stem());
    let name = written.or(path.file_name()).and_then(|name| name.to_str()).unwrap_or_default();
    let segment = name.split('.').next().unwrap_or_default();
    let is_segment = segment.len() == 32 && segment.bytes().all(|b| b.is_ascii_hexdigit());
    is_segment || matches!(name, "meta.json" | ".managed.json")
}

/// Turns the engine's lock failure into ours.
pub(crate) fn writer_error(error: TantivyError, place: String) -> SearchError {
    match error {
        TantivyError::LockFailure(error, _) => lock_error(error, place),
        error => error.into(),
    }
}

fn lock_error(error: LockError, place: String) -> SearchError {
    match error {
        LockError::LockBusy => SearchError::WriterBusy { place },
        LockError::IoError(error) => SearchError::io(Path::new(&place), &error),
    }
}
