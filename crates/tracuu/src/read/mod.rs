//! Reading files and folders into documents.
//!
//! | name                     | documents                    |
//! | ------------------------ | ---------------------------- |
//! | `.md`, `.txt`            | one                          |
//! | `.jsonl`, `.jsonl.zst`   | one a line                   |
//! | a folder                 | those of its files, recursively, sorted by name |
//! | other files in a folder, names that begin with a dot | none |

mod json_lines;
mod source;
mod text_file;
mod zstd;

pub(crate) use source::{Format, Source, find_sources};

use crate::index::Recovered;
use crate::{Document, SearchError, Skipped};

/// What reading a source tells.
pub(crate) trait Receiver {
    /// A document, and its text as it was read.
    fn document(&mut self, document: Document, text: &Recovered<'_>) -> Result<(), SearchError>;
    /// Something that could not be read.
    fn skipped(&mut self, skipped: Skipped);
    /// So many bytes of the file were read since the last call.
    fn read(&mut self, bytes: u64) -> Result<(), SearchError>;
}

/// Reads one source. Only what the receiver answers can stop it: what cannot be read is told and passed over.
pub(crate) fn read_source(source: &Source, receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    match source.format {
        Format::Text => text_file::read(source, receiver),
        Format::JsonLines => json_lines::read(source, receiver),
        Format::JsonLinesZstd => json_lines::read_zstd(source, receiver),
    }
}

/// Reads documents that stand one a line.
pub(crate) fn read_json_lines(lines: &[u8], receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    json_lines::read_bytes(lines, receiver)
}

fn skip(source: &Source, line: Option<u64>, reason: impl Into<String>) -> Skipped {
    Skipped { path: source.path.display().to_string(), line, reason: reason.into() }
}

/// Bytes as text; an error says why they are none.
fn text_of(bytes: &[u8]) -> Result<&str, String> {
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(format!("expected text, but found a NUL byte at offset {at}: a binary file"));
    }
    std::str::from_utf8(bytes)
        .map_err(|error| format!("expected UTF-8, but found an invalid byte at offset {}", error.valid_up_to()))
}
