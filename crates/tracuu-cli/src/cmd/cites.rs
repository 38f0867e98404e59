//! `tracuu cites`: which papers a document cites, and who cites a paper.
//!
//! | typed | answered |
//! | ----- | -------- |
//! | `cites a.md` | the papers that it cites, and where |
//! | `cites a.md --of 24-CT/TU` | where it cites that paper |
//! | `cites idx` | the papers that each document cites |
//! | `cites idx --of 24-CT/TU` | which documents cite that paper, and where |

mod page;

use std::path::Path;

use tracuu::document::{Document, Found};
use tracuu::{CitingDocument, SearchIndex, cited_paper, cited_papers};

use crate::args::CitesArgs;
use crate::cmd::parse;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::place;
use crate::record::cites::CitesRecord;

/// Finds and prints the citations.
pub(crate) fn run(args: &CitesArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let CitesArgs { place, of, json } = args;
    let of = of.as_deref();
    let is_one = parse::is_standard_input(place) || (place.is_file() && !parse::holds_records(place));
    let documents = if is_one { of_file(place, of, output)? } else { of_index(&place::open(place, output)?, of)? };
    if *json {
        output.json(&CitesRecord::of(of, &documents))?;
    } else {
        page::print(&documents, is_one || of.is_some(), output)?;
    }
    if !documents.is_empty() {
        return Ok(Outcome::Done);
    }
    output.say("nothing found");
    Ok(Outcome::NothingFound)
}

/// The document in a file, when it cites anything.
fn of_file(file: &Path, of: Option<&str>, output: &mut Output) -> Result<Vec<CitingDocument>, Failure> {
    let parsed = parse::read(file, output)?;
    let papers = match of {
        Some(of) => cited_paper(&parsed.document, of).ok_or_else(|| not_a_paper(of))?,
        None => cited_papers(&parsed.document),
    };
    let id = file.display().to_string();
    let document = CitingDocument { papers, path: Some(id.clone()), ..of_document(id, parsed.document) };
    Ok(Some(document).filter(|document| !document.papers.is_empty()).into_iter().collect())
}

/// The documents of an index that cite anything.
fn of_index(index: &SearchIndex, of: Option<&str>) -> Result<Vec<CitingDocument>, Failure> {
    if let Some(of) = of {
        return Ok(index.cited_by(of)?);
    }
    let mut documents = Vec::new();
    for id in index.document_ids()? {
        documents.extend(index.citing_document(&id)?.filter(|document| !document.papers.is_empty()));
    }
    Ok(documents)
}

fn not_a_paper(of: &str) -> Failure {
    let expected = "a number such as 24-CT/TU or a name such as Luật Đất đai";
    Failure::Sentence(format!("expected paper to be {expected}, but found {of:?}"))
}

/// What a document says of itself.
fn of_document(id: String, document: Document) -> CitingDocument {
    let metadata = document.metadata;
    let text = |found: Option<Found<String>>| found.map(|found| found.value);
    CitingDocument {
        id,
        title: text(metadata.title),
        number: text(metadata.number),
        kind: text(metadata.kind),
        issuer: text(metadata.issuer),
        date: metadata.date.map(|date| date.value.to_string()),
        ..CitingDocument::default()
    }
}
