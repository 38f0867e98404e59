//! The JSON object of `tracuu cites`: documents, and the papers that each cites.

use serde::Serialize;
use tracuu::{CitedPaper, CitingDocument, Mention};

/// The answer as one object.
#[derive(Serialize)]
pub(crate) struct CitesRecord<'d> {
    of: Option<&'d str>,
    documents: Vec<CitingRecord<'d>>,
}

#[derive(Serialize)]
struct CitingRecord<'d> {
    id: &'d str,
    title: Option<&'d str>,
    number: Option<&'d str>,
    kind: Option<&'d str>,
    issuer: Option<&'d str>,
    date: Option<&'d str>,
    path: Option<&'d str>,
    papers: Vec<PaperRecord<'d>>,
}

#[derive(Serialize)]
struct PaperRecord<'d> {
    key: Option<&'d str>,
    kind: Option<&'d str>,
    number: Option<&'d str>,
    date: Option<&'d str>,
    issuer: Option<&'d str>,
    title: Option<&'d str>,
    count: usize,
    mentions: &'d [Mention],
}

impl<'d> CitesRecord<'d> {
    pub(crate) fn of(of: Option<&'d str>, documents: &'d [CitingDocument]) -> CitesRecord<'d> {
        CitesRecord { of, documents: documents.iter().map(CitingRecord::of).collect() }
    }
}

impl<'d> CitingRecord<'d> {
    fn of(document: &'d CitingDocument) -> CitingRecord<'d> {
        CitingRecord {
            id: &document.id,
            title: document.title.as_deref(),
            number: document.number.as_deref(),
            kind: document.kind.as_deref(),
            issuer: document.issuer.as_deref(),
            date: document.date.as_deref(),
            path: document.path.as_deref(),
            papers: document.papers.iter().map(PaperRecord::of).collect(),
        }
    }
}

impl<'d> PaperRecord<'d> {
    fn of(paper: &'d CitedPaper) -> PaperRecord<'d> {
        PaperRecord {
            key: paper.key.as_deref(),
            kind: paper.kind.as_deref(),
            number: paper.number.as_deref(),
            date: paper.date.as_deref(),
            issuer: paper.issuer.as_deref(),
            title: paper.title.as_deref(),
            count: paper.mentions.len(),
            mentions: &paper.mentions,
        }
    }
}
