//! A file that is one document.

use std::fs;

use super::source::Source;
use super::{Receiver, skip};
use crate::index::Recovered;
use crate::{Document, SearchError};

pub(super) fn read(source: &Source, receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    let bytes = match fs::read(&source.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            receiver.skipped(skip(source, None, error.to_string()));
            return Ok(());
        }
    };
    receiver.read(bytes.len() as u64)?;
    let recovered = match Recovered::of_bytes(&bytes) {
        Ok(recovered) => recovered,
        Err(reason) => {
            receiver.skipped(skip(source, None, reason));
            return Ok(());
        }
    };
    if recovered.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        receiver.skipped(skip(source, None, "expected text, but found an empty file"));
        return Ok(());
    }
    let path = Some(source.path.display().to_string());
    receiver.document(Document { id: source.id.clone(), path, ..Document::default() }, &recovered)
}
