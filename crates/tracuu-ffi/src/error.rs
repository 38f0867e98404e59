//! The one error.

use std::fmt;

/// Why something could not be done. Every variant has a `detail`: a sentence that says what was expected and what was found,
/// never the text of a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum SearchError {
    /// The folder holds no index.
    NotAnIndex {
        /// The folder.
        path: String,
        /// A sentence for people.
        detail: String,
    },
    /// The index was written by another version; build it again.
    Rebuild {
        /// The format that the index has.
        found: String,
        /// The format that this version reads.
        expected: String,
        /// A sentence for people.
        detail: String,
    },
    /// Somebody else is writing to the index.
    WriterBusy {
        /// The folder of the index, or `memory`; `listener` where a listener calls the writer that it listens to.
        place: String,
        /// A sentence for people.
        detail: String,
    },
    /// The writer was released before.
    WriterReleased {
        /// A sentence for people.
        detail: String,
    },
    /// A document has no id, or one that is too long.
    InvalidId {
        /// A sentence for people.
        detail: String,
    },
    /// A value could not be read.
    InvalidField {
        /// The name of the field.
        field: String,
        /// What it should look like.
        expected: String,
        /// What was given.
        found: String,
        /// A sentence for people.
        detail: String,
    },
    /// The page lies too deep.
    OffsetTooLarge {
        /// The deepest offset.
        limit: i64,
        /// The offset that was asked for.
        found: i64,
        /// A sentence for people.
        detail: String,
    },
    /// Bytes are no text, or one in an encoding that nobody knows.
    NotText {
        /// A sentence for people.
        detail: String,
    },
    /// A `CancelToken` stopped the call.
    Cancelled {
        /// A sentence for people.
        detail: String,
    },
    /// A listener of the host failed; the call was stopped and taken back.
    ListenerFailed {
        /// What the host said.
        detail: String,
    },
    /// A file or folder could not be read or written.
    FileFailed {
        /// The file or folder.
        path: String,
        /// A sentence for people.
        detail: String,
    },
    /// The index failed: a damaged file, a full disk.
    EngineFailed {
        /// A sentence for people.
        detail: String,
    },
}

impl SearchError {
    /// The sentence for people.
    pub fn detail(&self) -> &str {
        match self {
            SearchError::NotAnIndex { detail, .. }
            | SearchError::Rebuild { detail, .. }
            | SearchError::WriterBusy { detail, .. }
            | SearchError::WriterReleased { detail }
            | SearchError::InvalidId { detail }
            | SearchError::InvalidField { detail, .. }
            | SearchError::OffsetTooLarge { detail, .. }
            | SearchError::NotText { detail }
            | SearchError::Cancelled { detail }
            | SearchError::ListenerFailed { detail }
            | SearchError::FileFailed { detail, .. }
            | SearchError::EngineFailed { detail } => detail,
        }
    }

    pub(crate) fn invalid_field(field: &str, expected: &str, found: &str) -> SearchError {
        SearchError::InvalidField {
            detail: format!("expected {field} to be {expected}, but found {found:?}"),
            field: field.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        }
    }

    pub(crate) fn called_by_listener() -> SearchError {
        SearchError::WriterBusy {
            place: "listener".to_owned(),
            detail: "expected the writer to be free, but it was called by the listener of its own run".to_owned(),
        }
    }

    pub(crate) fn released() -> SearchError {
        SearchError::WriterReleased { detail: "expected a writer at work, but it was released".to_owned() }
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail())
    }
}

impl From<tracuu::SearchError> for SearchError {
    fn from(error: tracuu::SearchError) -> SearchError {
        use tracuu::SearchError as Core;
        let detail = error.to_string();
        match error {
            Core::NotAnIndex { path, found: _ } => SearchError::NotAnIndex { path: path.display().to_string(), detail },
            Core::Rebuild { found, expected } => SearchError::Rebuild { found, expected, detail },
            Core::WriterBusy { place } => SearchError::WriterBusy { place, detail },
            Core::InvalidId { .. } => SearchError::InvalidId { detail },
            Core::InvalidField { field, expected, found } => {
                SearchError::InvalidField { field: field.to_owned(), expected: expected.to_owned(), found, detail }
            }
            Core::NotText { detail } => SearchError::NotText { detail },
            Core::Cancelled => SearchError::Cancelled { detail },
            Core::OffsetTooLarge { limit, found } => SearchError::OffsetTooLarge {
                limit: crate::size::to_i64(limit),
                found: crate::size::to_i64(found),
                detail,
            },
            Core::Io { path, detail: _ } => SearchError::FileFailed { path: path.display().to_string(), detail },
            Core::Engine { .. } => SearchError::EngineFailed { detail },
            // The enum may grow; what is new is told by its sentence.
            _ => SearchError::EngineFailed { detail },
        }
    }
}

/// What a listener of the host throws that it did not declare.
impl From<uniffi::UnexpectedUniFFICallbackError> for SearchError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> SearchError {
        SearchError::ListenerFailed { detail: error.reason }
    }
}
