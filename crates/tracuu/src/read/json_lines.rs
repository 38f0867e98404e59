//! Files that hold one document a line, as JSON objects.
//!
//! | field     | value                                                          |
//! | --------- | -------------------------------------------------------------- |
//! | `id`      | a string; required                                             |
//! | `title`, `text`, `number`, `kind`, `issuer`, `date`, `address` | strings   |
//! | `context` | a list of strings: what the text belongs to, outermost first   |
//! | others    | ignored                                                        |
//!
//! `null` is the same as nothing. At least one of `title`, `text`, `number` and `context` holds something. A line that is no such object is told and passed over.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::rc::Rc;

use serde::Deserialize;

use super::source::{Format, Source};
use super::zstd::ZstdReader;
use super::{Receiver, skip, text_of};
use crate::index::Recovered;
use crate::{Document, SearchError};

#[derive(Deserialize)]
#[serde(expecting = "a JSON object with an id")]
struct Record {
    id: String,
    title: Option<String>,
    text: Option<String>,
    number: Option<String>,
    kind: Option<String>,
    issuer: Option<String>,
    date: Option<String>,
    address: Option<String>,
    context: Option<Vec<String>>,
}

pub(super) fn read(source: &Source, receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    let Some((file, counter)) = open(source, receiver) else { return Ok(()) };
    read_lines(source, &counter, BufReader::with_capacity(BUFFER, file), receiver)
}

pub(super) fn read_zstd(source: &Source, receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    let Some((file, counter)) = open(source, receiver) else { return Ok(()) };
    let decoded = ZstdReader::new(BufReader::with_capacity(BUFFER, file));
    read_lines(source, &counter, BufReader::with_capacity(BUFFER, decoded), receiver)
}

/// Reads lines that came from no file.
pub(super) fn read_bytes(lines: &[u8], receiver: &mut dyn Receiver) -> Result<(), SearchError> {
    let nowhere =
        Source { path: PathBuf::new(), id: String::new(), format: Format::JsonLines, bytes: lines.len() as u64 };
    let bytes = Rc::default();
    let counted = Counted { inner: lines, bytes: Rc::clone(&bytes) };
    read_lines(&nowhere, &bytes, BufReader::with_capacity(BUFFER, counted), receiver)
}

const BUFFER: usize = 1 << 16;

/// Something that counts what is read of it.
struct Counted<R> {
    inner: R,
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let len = self.inner.read(buffer)?;
        self.bytes.set(self.bytes.get() + len as u64);
        Ok(len)
    }
}

fn open(source: &Source, receiver: &mut dyn Receiver) -> Option<(Counted<File>, Rc<Cell<u64>>)> {
    let bytes = Rc::new(Cell::new(0));
    match File::open(&source.path) {
        Ok(file) => Some((Counted { inner: file, bytes: Rc::clone(&bytes) }, bytes)),
        Err(error) => {
            receiver.skipped(skip(source, None, error.to_string()));
            None
        }
    }
}

fn read_lines(
    source: &Source,
    counter: &Cell<u64>,
    mut lines: impl BufRead,
    receiver: &mut dyn Receiver,
) -> Result<(), SearchError> {
    let mut line = Vec::new();
    let mut found = false;
    for number in 1.. {
        line.clear();
        match lines.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                let reason = format!("the rest of the file from here: {error}");
                receiver.skipped(skip(source, Some(number), reason));
                return Ok(());
            }
        }
        receiver.read(counter.take())?;
        let line = line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| number == 1).unwrap_or(&line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        found = true;
        match parse(line) {
            Ok(mut document) => {
                let text = std::mem::take(&mut document.text);
                receiver.document(with_path(document, source), &Recovered::of_text(&text))?;
            }
            Err(reason) => receiver.skipped(skip(source, Some(number), reason)),
        }
    }
    if !found {
        receiver.skipped(skip(source, None, "expected one document a line, but found an empty file"));
    }
    Ok(())
}

fn with_path(document: Document, source: &Source) -> Document {
    let path = (!source.path.as_os_str().is_empty()).then(|| source.path.display().to_string());
    Document { path, ..document }
}

fn parse(line: &[u8]) -> Result<Document, String> {
    let record: Record = serde_json::from_str(text_of(line)?).map_err(|error| reason(&error))?;
    let Record { id, title, text, number, kind, issuer, date, address, context } = record;
    let is_blank = |value: &Option<String>| value.as_deref().is_none_or(|v| v.trim().is_empty());
    let is_nameless = context.as_ref().is_none_or(Vec::is_empty);
    if is_blank(&title) && is_blank(&text) && is_blank(&number) && is_nameless {
        return Err("expected a title, a text, a number or a context, but found none of them".to_owned());
    }
    Ok(Document {
        id,
        title,
        text: text.unwrap_or_default(),
        number,
        kind,
        issuer,
        date,
        address,
        context: context.unwrap_or_default(),
        path: None,
    })
}

/// What the parser says, without the line, of which it sees only one, and without a text that stands where it should not.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let found = match text.rsplit_once(" at line 1 column ") {
        Some((reason, column)) => format!("{}, at column {column}", without_text(reason)),
        None => without_text(&text),
    };
    format!("expected a JSON object with an id, but found: {found}")
}

/// `invalid type: string "…", expected a sequence` as `invalid type: string, expected a sequence`.
fn without_text(reason: &str) -> String {
    match (reason.split_once(" string \""), reason.rsplit_once("\", expected ")) {
        (Some((fault, _)), Some((_, expected))) => format!("{fault} string, expected {expected}"),
        _ => reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let found = match parse(line.as_bytes()) {
            Ok(document) => format!("{}|{}|{}", document.id, document.title.unwrap_or_default(), document.text),
            Err(reason) => reason,
        };
        assert!(found.starts_with(expected), "{line}: {found}");
    }

    #[test]
    fn reads_records() {
        check(r#"{"id": "a", "title": "t", "text": "x", "extra": [1]}"#, "a|t|x");
        check(r#"{"id": "a", "title": "t"}"#, "a|t|");
        check(r#"{"id": "a", "title": null, "text": "x"}"#, "a||x");
    }

    #[test]
    fn says_what_is_wrong_with_a_record() {
        check(r#"{"id": "a"}"#, "expected a title, a text, a number or a context");
        check(r#"{"title": "t"}"#, "expected a JSON object with an id, but found: missing field `id`");
        check("1", "expected a JSON object with an id, but found: invalid type: integer `1`");
        let found =
            "expected a JSON object with an id, but found: invalid type: string, expected a sequence, at column";
        check(r#"{"id": "a", "context": "mật, \", expected \" mật"}"#, found);
        check("{", "expected a JSON object with an id, but found: EOF while parsing");
        check("{\"id\": \"a\u{0}\"}", "expected text, but found a NUL byte at offset 9");
    }
}
