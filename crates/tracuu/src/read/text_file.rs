//! A file that is one document.

use std::fs;

use super::source::Source;
use super::{Receiver, fault_of, skip};
use crate::{Document, SearchError};

pub(super) fn read(source: &Source, receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    let bytes = match fs::read(&source.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            receiver.skipped(skip(source, None, error.to_string()));
            return Ok(());
        }
    };
    receiver.read(bytes.len() as u64);
    if let Some(fault) = fault_of(&bytes) {
        receiver.skipped(skip(source, None, fault));
        return Ok(());
    }
    let text = String::from_utf8(bytes).unwrap_or_default();
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        receiver.skipped(skip(source, None, "expected text, but found an empty file"));
        return Ok(());
    }
    let path = Some(source.path.display().to_string());
    receiver.document(Document { id: source.id.clone(), text, path, ..Document::default() })
}
