//! Who cites whom, in an index.
//!
//! | question               | answered by                                                          |
//! | ---------------------- | -------------------------------------------------------------------- |
//! | what a document cites  | the citations stored with its passages                               |
//! | who cites a paper      | the passages under its terms, and those of their citations that mean it |

use std::collections::BTreeMap;

use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};
use tracuu_text::sort_by;

use super::Context;
use super::papers::candidate_terms;
use super::stored::{damaged, first_passage, label, passages, record, stored_bytes};
use crate::citing::{self, Asked, Reference, papers};
use crate::index::{CitationRecord, DocumentRecord, ID, ORDINAL, PassageRecord, Store};
use crate::{CitedPaper, CitingDocument, SearchError};

/// A document with all papers that it cites; `None` when no document has the id.
pub(crate) fn citing_document(store: &Store, id: &str) -> Result<Option<CitingDocument>, SearchError> {
    let searcher = store.reader.searcher();
    let Some(first) = store.find(&searcher, id)? else { return Ok(None) };
    let record = record(store, &searcher, first)?;
    let mut found = Vec::new();
    for at in passages(first, &record) {
        found.extend(citations(store, &searcher, at)?);
    }
    Ok(Some(with_papers(record, papers(found))))
}

/// The documents that cite a paper, with the places; those that cite it most come first.
pub(crate) fn cited_by(store: &Store, asked: &str) -> Result<Vec<CitingDocument>, SearchError> {
    let asked = Asked::parse(asked).ok_or_else(|| SearchError::InvalidField {
        field: "paper",
        expected: "a number such as 24-CT/TU or a name such as Luật Đất đai",
        found: asked.chars().take(80).collect(),
    })?;
    let searcher = store.reader.searcher();
    // Passages of one document lie together and come in order.
    let mut groups: BTreeMap<DocAddress, Vec<(citing::Place, Reference)>> = BTreeMap::new();
    for at in candidates(store, &searcher, &asked)? {
        let found = meant(store, &searcher, at, &asked)?;
        if !found.is_empty() {
            groups.entry(first_passage(&searcher, at)?).or_default().extend(found);
        }
    }
    let mut documents = Vec::with_capacity(groups.len());
    for (first, found) in groups {
        documents.push((found.len(), with_papers(record(store, &searcher, first)?, papers(found))));
    }
    sort_by(&mut documents, |(a, left), (b, right)| b.cmp(a).then_with(|| left.id.cmp(&right.id)));
    Ok(documents.into_iter().map(|(_, document)| document).collect())
}

/// The passages that cite a paper, in their order.
pub(super) fn citing_passages(
    store: &Store,
    searcher: &Searcher,
    asked: &Asked,
) -> Result<Vec<DocAddress>, SearchError> {
    let mut passages = Vec::new();
    for at in candidates(store, searcher, asked)? {
        if !meant(store, searcher, at, asked)?.is_empty() {
            passages.push(at);
        }
    }
    Ok(passages)
}

/// The normal form of the number that a passage cites a paper by, whose term is given.
pub(super) fn cited_number(context: &Context<'_>, at: DocAddress, term: &str) -> Result<Option<String>, SearchError> {
    let cited = citations(context.store, &context.searcher, at)?;
    let cited = cited.into_iter().map(|(_, reference)| reference);
    Ok(cited.filter(|reference| reference.all_terms().iter().any(|known| known == term)).find_map(|r| r.number))
}

/// The citations of a passage that mean a paper.
fn meant(
    store: &Store,
    searcher: &Searcher,
    at: DocAddress,
    asked: &Asked,
) -> Result<Vec<(citing::Place, Reference)>, SearchError> {
    let mut found = citations(store, searcher, at)?;
    found.retain(|(_, reference)| asked.is_meant_by(reference));
    Ok(found)
}

/// The ids of all documents, sorted.
pub(crate) fn document_ids(store: &Store) -> Result<Vec<String>, SearchError> {
    let mut ids = Vec::new();
    for segment in store.reader.searcher().segment_readers() {
        let ordinals = segment.fast_fields().u64(ORDINAL)?;
        let Some(column) = segment.fast_fields().str(ID)? else { continue };
        for doc in segment.doc_ids_alive().filter(|&doc| ordinals.first(doc) == Some(0)) {
            let mut id = String::new();
            if let Some(term) = column.term_ords(doc).next() {
                column.ord_to_str(term, &mut id).map_err(SearchError::engine)?;
            }
            ids.push(id);
        }
    }
    ids.sort_unstable();
    Ok(ids)
}

/// Passages that may cite what is asked for, in their order.
fn candidates(store: &Store, searcher: &Searcher, asked: &Asked) -> Result<Vec<DocAddress>, SearchError> {
    let clauses = candidate_terms(&store.fields, searcher, asked)?.into_iter().map(|term| {
        let term = Term::from_field_text(store.fields.cites, &term);
        let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        (Occur::Should, query)
    });
    let query = BooleanQuery::new(clauses.collect());
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = Vec::new();
    for (ord, segment) in (0..).zip(searcher.segment_readers()) {
        weight.for_each_no_score(segment, &mut |docs| {
            let alive = docs.iter().filter(|&&doc| !segment.is_deleted(doc));
            found.extend(alive.map(|&doc| DocAddress::new(ord, doc)));
        })?;
    }
    Ok(found)
}

/// The citations of a passage with their places in the document as it was given.
fn citations(
    store: &Store,
    searcher: &Searcher,
    at: DocAddress,
) -> Result<Vec<(citing::Place, Reference)>, SearchError> {
    let document: TantivyDocument = searcher.doc(at)?;
    let bytes = |field| stored_bytes(&document, field);
    let Some(stored) = bytes(store.fields.citations) else { return Ok(Vec::new()) };
    let passage = bytes(store.fields.passage).and_then(PassageRecord::decode).ok_or_else(|| damaged("passage"))?;
    let records = CitationRecord::decode_all(stored, &passage.text).ok_or_else(|| damaged("citation"))?;
    Ok(records.into_iter().map(|record| placed(&passage, record)).collect())
}

fn placed(passage: &PassageRecord, record: CitationRecord) -> (citing::Place, Reference) {
    let CitationRecord { span, reference } = record;
    let address = passage.place_at(span.start).map(|place| place.address.to_owned()).unwrap_or_default();
    let source = passage.source(span);
    (citing::Place { label: label(&address), address, start: source.start, end: source.end }, reference)
}

fn with_papers(record: DocumentRecord, papers: Vec<CitedPaper>) -> CitingDocument {
    let DocumentRecord { id, title, number, kind, issuer, date, path, context: _, passages: _ } = record;
    CitingDocument { id, title, number, kind, issuer, date, path, papers }
}
