//! The citation graph of an index: every document once, in the order in which they are stored, so that each block of the
//! store is read once.

use tantivy::TantivyDocument;

use super::stored::{damaged, stored_bytes};
use crate::citing::GraphBuilder;
use crate::index::{CitationRecord, DocumentRecord, PassageRecord, Store};
use crate::{CitationGraph, SearchError};

/// The papers of an index and those that they cite.
pub(crate) fn citation_graph(store: &Store) -> Result<CitationGraph, SearchError> {
    let searcher = store.reader.searcher();
    let mut graph = GraphBuilder::default();
    for segment in searcher.segment_readers() {
        let stored = segment.get_store_reader(1).map_err(SearchError::engine)?;
        // The passages of a document follow one another, and the first one says what is known of it.
        for document in stored.iter::<TantivyDocument>(segment.alive_bitset()) {
            add(store, &document?, &mut graph)?;
        }
    }
    Ok(graph.finish())
}

fn add(store: &Store, document: &TantivyDocument, graph: &mut GraphBuilder) -> Result<(), SearchError> {
    let bytes = |field| stored_bytes(document, field);
    if let Some(record) = bytes(store.fields.document) {
        graph.document(&DocumentRecord::decode(record).ok_or_else(|| damaged("document"))?);
    }
    let Some(citations) = bytes(store.fields.citations) else { return Ok(()) };
    let passage = bytes(store.fields.passage).and_then(PassageRecord::decode).ok_or_else(|| damaged("passage"))?;
    let records = CitationRecord::decode_all(citations, &passage.text).ok_or_else(|| damaged("citation"))?;
    for CitationRecord { span, reference } in records {
        let address = passage.place_at(span.start).map(|place| place.address).unwrap_or_default();
        graph.cite(address, &reference);
    }
    Ok(())
}
