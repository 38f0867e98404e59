//! What the index holds: documents as they are shown, and figures.

use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, DocId, Searcher, SegmentReader, TantivyDocument};
use tracuu_document::{Address, parse_address};
use tracuu_text::Span;

use crate::index::{BYTES, CitationRecord, DocumentRecord, INDEX_FORMAT, ORDINAL, PassageRecord, Store};
use crate::{IndexStats, SearchError, StoredDocument, StoredUnit};

/// What is stored with one passage.
pub(crate) struct Stored {
    document: TantivyDocument,
}

impl Stored {
    pub(crate) fn read(searcher: &Searcher, at: DocAddress) -> Result<Stored, SearchError> {
        Ok(Stored { document: searcher.doc(at)? })
    }

    /// The passage.
    pub(crate) fn passage(&self, store: &Store) -> Result<PassageRecord, SearchError> {
        stored_bytes(&self.document, store.fields.passage)
            .and_then(PassageRecord::decode)
            .ok_or_else(|| damaged("passage"))
    }

    /// The citations of the passage.
    pub(crate) fn citations(&self, store: &Store, passage: &PassageRecord) -> Result<Vec<CitationRecord>, SearchError> {
        let Some(stored) = stored_bytes(&self.document, store.fields.citations) else { return Ok(Vec::new()) };
        CitationRecord::decode_all(stored, &passage.text).ok_or_else(|| damaged("citation"))
    }

    /// What is known of the document, which its first passage has.
    pub(crate) fn record(&self, store: &Store) -> Result<DocumentRecord, SearchError> {
        stored_bytes(&self.document, store.fields.document)
            .and_then(DocumentRecord::decode)
            .ok_or_else(|| damaged("document"))
    }
}

/// The bytes that a field of a stored document holds.
pub(crate) fn stored_bytes(document: &TantivyDocument, field: Field) -> Option<&[u8]> {
    document.get_first(field).and_then(|value| value.as_bytes())
}

/// The passage at an address.
pub(super) fn passage(store: &Store, searcher: &Searcher, at: DocAddress) -> Result<PassageRecord, SearchError> {
    Stored::read(searcher, at)?.passage(store)
}

/// What is known of the document whose first passage is at an address.
pub(crate) fn record(store: &Store, searcher: &Searcher, at: DocAddress) -> Result<DocumentRecord, SearchError> {
    Stored::read(searcher, at)?.record(store)
}

pub(super) fn damaged(what: &str) -> SearchError {
    SearchError::Engine { detail: format!("a stored {what} is damaged; rebuild the index") }
}

/// The first passage of the document that the passage at an address belongs to.
pub(crate) fn first_passage(searcher: &Searcher, at: DocAddress) -> Result<DocAddress, SearchError> {
    let ordinals = searcher.segment_reader(at.segment_ord).fast_fields().u64(ORDINAL)?;
    let ordinal = ordinals.first(at.doc_id).unwrap_or(0) as DocId;
    Ok(DocAddress::new(at.segment_ord, at.doc_id.saturating_sub(ordinal)))
}

/// The address as people read it; the stable form when it is none of ours.
pub(super) fn label(address: &str) -> String {
    parse_address(address).as_ref().map_or_else(|| address.to_owned(), Address::label)
}

/// A document with all its units.
pub(crate) fn stored_document(store: &Store, id: &str) -> Result<Option<StoredDocument>, SearchError> {
    let searcher = store.reader.searcher();
    let Some(first) = store.find(&searcher, id)? else { return Ok(None) };
    let record = record(store, &searcher, first)?;
    let mut units = Vec::new();
    for at in passages(first, &record) {
        add_units(&passage(store, &searcher, at)?, &mut units);
    }
    let DocumentRecord { id, title, number, kind, issuer, date, context, path, passages: _ } = record;
    Ok(Some(StoredDocument { id, title, number, kind, issuer, date, context, path, units }))
}

/// The addresses of a document's passages, in reading order.
pub(super) fn passages(first: DocAddress, record: &DocumentRecord) -> impl Iterator<Item = DocAddress> + use<> {
    (0..record.passages as DocId).map(move |ordinal| DocAddress::new(first.segment_ord, first.doc_id + ordinal))
}

/// The units of a passage; one that was cut goes on in the unit before it.
fn add_units(passage: &PassageRecord, units: &mut Vec<StoredUnit>) {
    for (place, span) in passage.pieces() {
        let whole = span.of(&passage.text).unwrap_or_default();
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        if text.is_empty() && place.address.is_empty() {
            continue;
        }
        let source = passage.source(Span::new(span.start, span.start + text.len()));
        match units.last_mut() {
            Some(last) if last.address == place.address => {
                last.text.push_str(text);
                last.end = source.end;
            }
            _ => units.push(StoredUnit {
                address: place.address.to_owned(),
                label: label(place.address),
                text: text.to_owned(),
                start: source.start,
                end: source.end,
            }),
        }
    }
}

/// Figures of the whole index.
pub(crate) fn stats(store: &Store) -> Result<IndexStats, SearchError> {
    let searcher = store.reader.searcher();
    let mut stats = IndexStats { format: INDEX_FORMAT, ..IndexStats::default() };
    for segment in searcher.segment_readers() {
        stats.segments += 1;
        stats.units += u64::from(segment.num_docs());
        let inverted = segment.inverted_index(store.fields.body)?;
        stats.terms += inverted.terms().num_terms() as u64;
        stats.tokens += inverted.total_num_tokens();
        add_documents(segment, &mut stats)?;
    }
    stats.index_bytes = searcher.space_usage().map_err(SearchError::engine)?.total().get_bytes();
    Ok(stats)
}

fn add_documents(segment: &SegmentReader, stats: &mut IndexStats) -> Result<(), SearchError> {
    let ordinals = segment.fast_fields().u64(ORDINAL)?;
    let bytes = segment.fast_fields().u64(BYTES)?;
    for doc in segment.doc_ids_alive() {
        if ordinals.first(doc) == Some(0) {
            stats.documents += 1;
            stats.text_bytes += bytes.first(doc).unwrap_or(0);
        }
    }
    Ok(())
}
