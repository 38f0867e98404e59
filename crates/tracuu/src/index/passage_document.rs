//! From a prepared passage to a document of the engine.

use std::borrow::Cow;

use tantivy::TantivyDocument;
use tracuu_text::{Date, sort_key_beginning};

use super::analysis::Analysis;
use super::bytes::fnv1a;
use super::prepare::Prepared;
use super::{CitationRecord, DocumentRecord, Fields, FullTitle};

/// The engine's document of a passage, by which of the document it is.
pub(super) fn passage_document(
    fields: &Fields,
    analysis: &mut Analysis,
    prepared: &Prepared<'_>,
    ordinal: usize,
) -> TantivyDocument {
    let Prepared { record, heading, numbered, passages, citations, bytes } = prepared;
    let passage = passages.get(ordinal);
    // About what the terms and the code of the text take, and the rest.
    let mut out = TantivyDocument::with_capacity(1024 + passage.map_or(0, |passage| passage.text.len()) * 3 / 2);
    out.add_text(fields.id, &record.id);
    out.add_u64(fields.ordinal, ordinal as u64);
    add_columns(fields, record, &mut out);
    if ordinal == 0 {
        add_orders(fields, record, &mut out);
        out.add_u64(fields.bytes, *bytes as u64);
        out.add_bytes(fields.document, &record.encode(analysis));
        numbered.terms.iter().for_each(|term| out.add_text(fields.number, term));
        if let Some(title) = FullTitle::of(record) {
            out.add_u64(fields.title_mark, title.mark());
            out.add_text(fields.title, &analysis.of_name(&title.text).terms);
        }
    }
    // Several values: the positions of each begin behind those of the one before.
    let mut start = 0;
    for name in &record.context {
        let name = analysis.of_name(name);
        out.add_text(fields.body, &name.terms);
        start += name.positions + BETWEEN_VALUES;
    }
    out.add_u64(fields.start, start);
    let heading = analysis.of_name(if ordinal == 0 { heading } else { "" });
    out.add_text(fields.body, &heading.terms);
    let own = start + heading.positions + BETWEEN_VALUES;
    if let Some(passage) = passage {
        let text = analysis.of(&passage.text, passage.heading);
        out.add_u64(fields.head, own + text.heading);
        out.add_text(fields.body, &text.terms);
        passage.places.iter().for_each(|place| out.add_text(fields.address, place.address));
        out.add_bytes(fields.passage, &passage.encode(&text.code));
        let citations = citations.get(ordinal).map(Vec::as_slice).unwrap_or_default();
        add_citations(fields, citations, &passage.text, &mut out);
    }
    out
}

/// The citations of a passage: what they are found by, each once, and what is shown of them.
fn add_citations(fields: &Fields, citations: &[CitationRecord], text: &str, out: &mut TantivyDocument) {
    if citations.is_empty() {
        return;
    }
    let mut terms: Vec<String> = citations.iter().flat_map(|citation| citation.reference.all_terms()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.iter().for_each(|term| out.add_text(fields.cites, term));
    out.add_bytes(fields.citations, &CitationRecord::encode_all(citations, text));
}

/// What documents are filtered and ordered by.
fn add_columns(fields: &Fields, record: &DocumentRecord<Cow<'_, str>>, out: &mut TantivyDocument) {
    let work = record.context.first().unwrap_or(&record.id);
    out.add_u64(fields.family, u64::from(family(work)));
    record.kind.iter().for_each(|kind| out.add_text(fields.kind, kind));
    record.issuer.iter().for_each(|issuer| out.add_text(fields.issuer, issuer));
    let date = record.date.as_deref().and_then(Date::parse);
    date.iter().for_each(|date| out.add_u64(fields.date, date_number(*date)));
}

/// The longest sort key of a title that is kept, in bytes.
const TITLE_ORDER_LIMIT: usize = 24;

/// What documents are ordered by.
fn add_orders(fields: &Fields, record: &DocumentRecord<Cow<'_, str>>, out: &mut TantivyDocument) {
    if let Some(title) = &record.title {
        out.add_bytes(fields.title_order, &sort_key_beginning(title, TITLE_ORDER_LIMIT));
    }
    let sequence = record.number.as_deref().and_then(sequence);
    sequence.iter().for_each(|sequence| out.add_u64(fields.sequence, *sequence));
}

/// The running number of a document number, then its year.
fn sequence(number: &str) -> Option<u64> {
    let mut parts = number.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let running: u64 = parts.next()?.parse().ok()?;
    let year: u64 = parts.find(|part| part.len() == 4).and_then(|year| year.parse().ok()).unwrap_or(0);
    Some(running.min(u64::from(u32::MAX)) * 10_000 + year)
}

/// A date as `yyyymmdd`; an unknown day or month is 00.
fn date_number(Date { year, month, day }: Date) -> u64 {
    u64::from(year) * 10_000 + u64::from(month.unwrap_or(0)) * 100 + u64::from(day.unwrap_or(0))
}

/// A number for the name of a work, the same in every index (FNV-1a).
fn family(work: &str) -> u32 {
    fnv1a(work.bytes())
}

/// The engine leaves one position free between two values.
const BETWEEN_VALUES: u64 = 1;
