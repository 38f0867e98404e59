//! The notes of the codification (*Bộ pháp điển*): each names the article and the paper that a record was taken from.

mod common;

use std::io::Read;
use std::path::PathBuf;

use serde_json::Value;
use tracuu_document::{Citation, Metadata, parse_number, recognise_citations, resolve_citations, scan_citations};

/// The records, one JSON object a line; prints SKIP when they are not there.
fn records() -> Option<String> {
    let folder = std::env::var_os("TRACUU_SHARED").map_or_else(|| common::workspace().join("../shared"), PathBuf::from);
    let path = folder.join("corpus/phapdien/corpus.jsonl.zst");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("SKIP: {} is not there", path.display());
        return None;
    };
    let mut text = String::new();
    let mut decoder = ruzstd::decoding::StreamingDecoder::new(bytes.as_slice()).expect("a zstd stream");
    decoder.read_to_string(&mut text).expect("UTF-8");
    Some(text)
}

/// The first paper with a number that a note names.
fn source(note: &str) -> Option<Citation> {
    let mut citations = recognise_citations(note, &scan_citations(note));
    resolve_citations(&mut citations, &Metadata::default());
    citations.into_iter().find(|citation| citation.number.is_some())
}

/// Whether the number of the note is the one of its record. Some records hold a number that was cut at a blank
/// (`64/2020/TT-` for `64/2020/TT- BCA`): there the note says more.
fn is_number(found: &str, record: &str) -> bool {
    let is_cut = record.ends_with('-') || parse_number(record).is_none();
    found == record
        || parse_number(record).is_some_and(|number| number.to_string() == found)
        || (is_cut && found.starts_with(record.trim_end_matches('-')))
}

#[test]
fn notes_name_their_source() {
    let Some(records) = records() else { return };
    let (mut rows, mut right, mut wrong) = (0, 0, Vec::new());
    // One record in eight: they are in the order of subjects, not of shapes.
    for line in records.lines().step_by(8) {
        let record: Value = serde_json::from_str(line).expect("a JSON object");
        let field = |name: &str| record[name].as_str().filter(|value| !value.is_empty());
        let (Some(note), Some(number), Some(article)) = (field("note"), field("number"), field("article")) else {
            continue;
        };
        rows += 1;
        let found = source(note);
        let has_number =
            found.as_ref().and_then(|c| c.number.as_ref()).is_some_and(|n| is_number(&n.to_string(), number));
        let has_article =
            found.as_ref().and_then(|c| c.pinpoints.first()).is_some_and(|p| p.to_string() == format!("d{article}"));
        if has_number && has_article {
            right += 1;
        } else {
            wrong.push(format!("{number} {article}"));
        }
    }
    println!("{right} of {rows} notes");
    assert!(right * 1000 >= rows * 995, "{right} of {rows}: {:?}", wrong.iter().take(40).collect::<Vec<_>>());
}
