//! Errors: what was expected and what was found, never the text of a document.

use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{OpenDirectoryError, OpenReadError};

/// Why an index could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The folder holds no index.
    #[error("expected an index in {}, but found {found}", path.display())]
    NotAnIndex {
        /// The folder that was named.
        path: PathBuf,
        /// What stands there instead.
        found: &'static str,
    },
    /// The index was written by another version, in a format that this one does not read.
    #[error("index format {found} cannot be read by this version, which reads {expected}; rebuild the index")]
    Rebuild {
        /// The format that the index says it has.
        found: String,
        /// The format that this version reads and writes.
        expected: String,
    },
    /// Somebody else is writing to the index.
    #[error("expected to be the only writer, but another one holds the index in {place}")]
    WriterBusy {
        /// The folder of the index, or `memory`.
        place: String,
    },
    /// A document was given without an id, or with one that is too long.
    #[error("expected an id of 1 to {limit} bytes, but found one of {found} bytes")]
    InvalidId {
        /// The longest id in bytes.
        limit: usize,
        /// The length of the id that was given.
        found: usize,
    },
    /// A field of a document could not be read.
    #[error("expected {field} to be {expected}, but found {found:?}")]
    InvalidField {
        /// The name of the field.
        field: &'static str,
        /// What it should look like.
        expected: &'static str,
        /// What it looks like.
        found: String,
    },
    /// Bytes are no text, or one in an encoding that nobody knows.
    #[error("{detail}")]
    NotText {
        /// What was expected and what was found.
        detail: String,
    },
    /// A search was stopped by its [`CancelToken`](crate::CancelToken), or a run of indexing by who was told of its progress.
    #[error("the work was cancelled")]
    Cancelled,
    /// A page was asked for that lies too deep.
    #[error("expected an offset of at most {limit} documents, but found {found}")]
    OffsetTooLarge {
        /// The deepest offset.
        limit: usize,
        /// The offset that was asked for.
        found: usize,
    },
    /// A file or folder could not be read or written.
    #[error("{}: {detail}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// The engine below failed: a damaged file, a full disk.
    #[error("the index failed: {detail}")]
    Engine {
        /// What it said.
        detail: String,
    },
}

impl SearchError {
    pub(crate) fn io(path: &Path, error: &io::Error) -> SearchError {
        SearchError::Io { path: path.to_owned(), detail: error.to_string() }
    }

    pub(crate) fn engine(error: impl std::fmt::Display) -> SearchError {
        SearchError::Engine { detail: error.to_string() }
    }
}

impl From<TantivyError> for SearchError {
    /// What the system refused to read is no damage: too many files are open, somebody may not read it.
    fn from(error: TantivyError) -> SearchError {
        match &error {
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath })
                if is_of_the_system(io_error) =>
            {
                SearchError::io(filepath, io_error)
            }
            TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error, directory_path })
                if is_of_the_system(io_error) =>
            {
                SearchError::io(directory_path, io_error)
            }
            _ => SearchError::engine(error),
        }
    }
}

/// Whether the system gave the error, and not who read what was there.
fn is_of_the_system(error: &io::Error) -> bool {
    error.raw_os_error().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_is_no_damage() {
        let read = |error: io::Error| {
            let error = OpenReadError::wrap_io_error(error, PathBuf::from("idx/meta.json"));
            SearchError::from(TantivyError::from(error))
        };
        const TOO_MANY_OPEN_FILES: i32 = 24;
        let refused = read(io::Error::from_raw_os_error(TOO_MANY_OPEN_FILES));
        assert!(matches!(refused, SearchError::Io { path, .. } if path.ends_with("meta.json")));
        assert!(matches!(read(io::Error::other("cut")), SearchError::Engine { .. }));
    }
}
