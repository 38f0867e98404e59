//! The one writer: documents become passages, passages become the engine's documents.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use tantivy::indexer::{IndexWriterOptions, NoMergePolicy, UserOperation};
use tantivy::{Directory, IndexWriter as EngineWriter, TantivyDocument, Term};
use tracuu_text::{Date, position_count, sort_key};

use super::bytes::fnv1a;
use super::memo::Memo;
use super::prepare::{Numbered, Prepared, prepare};
use super::store::writer_error;
use super::text_code::TextCode;
use super::{CitationRecord, DocumentRecord, Fields, FullTitle, Recovered, Store};
use crate::{Document, MemoryBudget, SearchError, WriterOptions};

/// The longest id in bytes.
const ID_LIMIT: usize = 1024;
/// More segments than this are merged at a commit.
const SEGMENT_LIMIT: usize = 8;

/// The one writer of an index.
pub(crate) struct Writer {
    store: Arc<Store>,
    engine: EngineWriter,
    /// Hashes of the ids put since the last commit.
    put_since: HashSet<u64>,
    is_empty: bool,
    code: TextCode,
    /// What documents are known by, by their number and date, which many share.
    numbered: Memo<Numbered>,
    /// The number of positions of the names that many documents belong to.
    positions: Memo<u64>,
}

/// What became of a document that was put.
pub(crate) struct Put {
    pub(crate) units: u64,
    /// Whether it took the place of an older one.
    pub(crate) replaced: bool,
    /// Whether the older one had been put since the last commit.
    pub(crate) repeated: bool,
    /// In which encoding it was, when it was no plain UTF-8.
    pub(crate) remark: Option<String>,
}

impl Writer {
    pub(crate) fn new(store: Arc<Store>, options: &WriterOptions) -> Result<Writer, SearchError> {
        let WriterOptions { memory_budget, threads } = options;
        let threads = (*threads).clamp(1, 8);
        let per_thread = (memory_budget.0 / threads).clamp(MemoryBudget::MOBILE.0, 1_000_000_000);
        let engine_options = IndexWriterOptions::builder()
            .memory_budget_per_thread(per_thread)
            .num_worker_threads(threads)
            .num_merge_threads(1)
            .build();
        let engine: EngineWriter =
            store.index.writer_with_options(engine_options).map_err(|e| writer_error(e, store.place()))?;
        engine.set_merge_policy(Box::new(NoMergePolicy));
        store.reader.reload()?;
        let is_empty = store.reader.searcher().num_docs() == 0;
        Ok(Writer {
            store,
            engine,
            put_since: HashSet::new(),
            is_empty,
            code: TextCode::default(),
            numbered: Memo::default(),
            positions: Memo::default(),
        })
    }

    /// Puts a document as a host gave it.
    pub(crate) fn put(&mut self, document: &Document) -> Result<Put, SearchError> {
        self.put_recovered(document, &Recovered::of_text(&document.text))
    }

    /// Puts a document whose text was read from `recovered`; [`Document::text`] is not looked at.
    pub(crate) fn put_recovered(&mut self, document: &Document, recovered: &Recovered<'_>) -> Result<Put, SearchError> {
        check_id(&document.id)?;
        let prepared = prepare(document, recovered, &mut self.numbered)?;
        let repeated = !self.put_since.insert(hash(&document.id));
        let replaced = repeated || (!self.is_empty && self.holds(&document.id)?);
        let mut operations = Vec::with_capacity(prepared.passages.len() + 1);
        if replaced {
            operations.push(UserOperation::Delete(self.id_term(&document.id)));
        }
        for ordinal in 0..prepared.passages.len() {
            operations.push(UserOperation::Add(self.engine_document(document, &prepared, ordinal)?));
        }
        let units = prepared.passages.len() as u64;
        // One batch lands in one segment, one passage after the other.
        self.engine.run(operations)?;
        Ok(Put { units, replaced, repeated, remark: recovered.remark() })
    }

    pub(crate) fn delete(&mut self, id: &str) -> Result<bool, SearchError> {
        let held = self.put_since.remove(&hash(id)) || self.holds(id)?;
        if held {
            self.engine.delete_term(self.id_term(id));
        }
        Ok(held)
    }

    /// Takes everything out; searches see the old documents until the next commit.
    pub(crate) fn delete_all(&mut self) -> Result<(), SearchError> {
        self.engine.delete_all_documents()?;
        self.put_since.clear();
        self.is_empty = true;
        Ok(())
    }

    /// Commits, makes it durable, keeps the number of segments small and lets searches see it.
    pub(crate) fn commit(&mut self) -> Result<(), SearchError> {
        self.engine.commit()?;
        self.merge_when_many()?;
        // The engine renames `meta.json` without syncing the folder afterwards; a power cut could undo the rename.
        self.store.index.directory().sync_directory().map_err(SearchError::engine)?;
        self.store.reader.reload()?;
        self.put_since.clear();
        self.is_empty = self.store.reader.searcher().num_docs() == 0;
        Ok(())
    }

    /// Takes back what was done since the last commit.
    pub(crate) fn rollback(&mut self) -> Result<(), SearchError> {
        self.engine.rollback()?;
        self.put_since.clear();
        self.is_empty = self.store.reader.searcher().num_docs() == 0;
        Ok(())
    }

    fn merge_when_many(&mut self) -> Result<(), SearchError> {
        let segments = self.store.index.searchable_segment_ids()?;
        if segments.len() > SEGMENT_LIMIT {
            self.engine.merge(&segments).wait()?;
            self.engine.garbage_collect_files().wait()?;
        }
        Ok(())
    }

    fn id_term(&self, id: &str) -> Term {
        Term::from_field_text(self.store.fields.id, id)
    }

    /// Whether the last commit holds a document with this id.
    fn holds(&self, id: &str) -> Result<bool, SearchError> {
        Ok(self.store.find(&self.store.reader.searcher(), id)?.is_some())
    }

    fn engine_document(
        &mut self,
        document: &Document,
        prepared: &Prepared,
        ordinal: usize,
    ) -> Result<TantivyDocument, SearchError> {
        let fields = &self.store.fields;
        let Prepared { record, heading, terms, passages, citations, bytes } = prepared;
        let mut out = TantivyDocument::new();
        out.add_text(fields.id, &document.id);
        out.add_u64(fields.ordinal, ordinal as u64);
        add_columns(fields, record, &mut out);
        if ordinal == 0 {
            add_orders(fields, record, &mut out);
            out.add_u64(fields.bytes, *bytes as u64);
            out.add_bytes(fields.document, &record.encode(&mut self.code));
            terms.iter().for_each(|term| out.add_text(fields.number, term));
            if let Some(title) = FullTitle::of(record) {
                out.add_u64(fields.title_mark, title.mark());
                out.add_text(fields.title, title.text);
            }
        }
        // Several values: the positions of each begin behind those of the one before.
        let mut start = 0;
        for name in &document.context {
            out.add_text(fields.body, name);
            start += self.positions.get(name, |name| u64::from(position_count(name))) + BETWEEN_VALUES;
        }
        out.add_u64(fields.start, start);
        let heading = if ordinal == 0 { heading.as_str() } else { "" };
        out.add_text(fields.body, heading);
        if let Some(passage) = passages.get(ordinal) {
            let within = passage.text.get(..passage.heading).unwrap_or_default();
            let head = u64::from(position_count(heading)) + BETWEEN_VALUES + u64::from(position_count(within));
            out.add_u64(fields.head, start + head);
            out.add_text(fields.body, &passage.text);
            passage.places.iter().for_each(|place| out.add_text(fields.address, &place.address));
            out.add_bytes(fields.passage, &passage.encode(&mut self.code));
            let citations = citations.get(ordinal).map(Vec::as_slice).unwrap_or_default();
            add_citations(fields, citations, &passage.text, &mut out);
        }
        Ok(out)
    }
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
fn add_columns(fields: &Fields, record: &DocumentRecord, out: &mut TantivyDocument) {
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
fn add_orders(fields: &Fields, record: &DocumentRecord, out: &mut TantivyDocument) {
    if let Some(title) = &record.title {
        out.add_bytes(fields.title_order, &title_order(title));
    }
    let sequence = record.number.as_deref().and_then(sequence);
    sequence.iter().for_each(|sequence| out.add_u64(fields.sequence, *sequence));
}

/// The sort key of a title as far as it is kept. The letters of a key come first, so that the beginning of a long title has them
/// all, unless it is full of signs that do not count.
fn title_order(title: &str) -> Vec<u8> {
    let beginning = title.char_indices().nth(2 * TITLE_ORDER_LIMIT).and_then(|(at, _)| title.get(..at));
    let is_full = |key: &Vec<u8>| key.iter().take_while(|byte| **byte != 0).count() > TITLE_ORDER_LIMIT;
    let mut key = beginning.map(sort_key).filter(is_full).unwrap_or_else(|| sort_key(title));
    key.truncate(TITLE_ORDER_LIMIT);
    key
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

fn check_id(id: &str) -> Result<(), SearchError> {
    if (1..=ID_LIMIT).contains(&id.len()) {
        return Ok(());
    }
    Err(SearchError::InvalidId { limit: ID_LIMIT, found: id.len() })
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_beginning_of_a_title_orders_it(title in "([a-c ê]|e\u{302}\u{301}|\u{301}|\u{AD}|…|²|Đ|\u{4E00}){0,70}") {
            let whole = sort_key(&title);
            prop_assert_eq!(title_order(&title), whole.get(..TITLE_ORDER_LIMIT).unwrap_or(&whole));
        }
    }
}
