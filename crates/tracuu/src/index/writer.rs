//! The one writer: documents become passages, passages become the engine's documents.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use tantivy::indexer::{IndexWriterOptions, NoMergePolicy, UserOperation};
use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Directory, IndexWriter as EngineWriter, TantivyDocument, Term};
use tracuu_document::{Address, parse_document, parse_fragment};
use tracuu_text::{Date, Terms};

use super::passage::passages;
use super::store::writer_error;
use super::{DocumentRecord, PassageRecord, Place, Recovered, Store};
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
        Ok(Writer { store, engine, put_since: HashSet::new(), is_empty })
    }

    /// Puts a document as a host gave it.
    pub(crate) fn put(&mut self, document: &Document) -> Result<Put, SearchError> {
        self.put_recovered(document, &Recovered::of_text(&document.text))
    }

    /// Puts a document whose text was read from `recovered`; [`Document::text`] is not looked at.
    pub(crate) fn put_recovered(&mut self, document: &Document, recovered: &Recovered<'_>) -> Result<Put, SearchError> {
        check_id(&document.id)?;
        let prepared = prepare(document, recovered)?;
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
        let searcher = self.store.reader.searcher();
        let query = TermQuery::new(self.id_term(id), IndexRecordOption::Basic);
        let weight = query.weight(EnableScoring::disabled_from_searcher(&searcher))?;
        for segment in searcher.segment_readers() {
            if weight.count(segment)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn engine_document(
        &self,
        document: &Document,
        prepared: &Prepared,
        ordinal: usize,
    ) -> Result<TantivyDocument, SearchError> {
        let fields = &self.store.fields;
        let Prepared { record, heading, passages, bytes: _ } = prepared;
        let mut out = TantivyDocument::new();
        out.add_text(fields.id, &document.id);
        out.add_u64(fields.ordinal, ordinal as u64);
        for name in &document.context {
            out.add_text(fields.context, name);
        }
        if ordinal == 0 {
            out.add_u64(fields.bytes, prepared.bytes as u64);
            let json = serde_json::to_vec(record).map_err(SearchError::engine)?;
            out.add_bytes(fields.document, &json);
            if let Some(key) = record.number.as_deref().and_then(number_key) {
                out.add_text(fields.number, key);
            }
        }
        // Two values: the positions of the second begin behind those of the first.
        out.add_text(fields.body, if ordinal == 0 { heading.as_str() } else { "" });
        if let Some(passage) = passages.get(ordinal) {
            out.add_u64(fields.head, head(heading, passage, ordinal));
            out.add_text(fields.body, &passage.text);
            out.add_bytes(fields.passage, &passage.encode());
        }
        Ok(out)
    }
}

/// How many positions the heading of a passage takes: its own, or the title that stands beside the text.
fn head(title: &str, passage: &PassageRecord, ordinal: usize) -> u64 {
    let positions = |text: &str| {
        let mut terms = Terms::new(text);
        let mut end = 0;
        while terms.advance() {
            end = u64::from(terms.position()) + 1;
        }
        end
    };
    // The engine leaves one position free between two values.
    let before = if ordinal == 0 { positions(title) } else { 0 } + 1;
    before + positions(passage.text.get(..passage.heading).unwrap_or_default())
}

/// A document, ready for the engine.
struct Prepared {
    record: DocumentRecord,
    /// The title, where the text does not hold it.
    heading: String,
    passages: Vec<PassageRecord>,
    /// The length of the text as it was given.
    bytes: usize,
}

fn prepare(document: &Document, recovered: &Recovered<'_>) -> Result<Prepared, SearchError> {
    let base = match &document.address {
        Some(address) => parse_address(address)?,
        None => Address::default(),
    };
    let is_fragment = document.address.is_some() || !document.context.is_empty();
    // A byte-order mark is no part of the first line, but counts in positions.
    let text = recovered.text.strip_prefix('\u{FEFF}').unwrap_or(&recovered.text);
    let parsed = if is_fragment { parse_fragment(text, &base) } else { parse_document(text) };
    let mut passages = passages(&parsed, is_fragment);
    for passage in &mut passages {
        passage.span = passage.span.shifted(recovered.text.len() - text.len());
        if let Some(alignment) = &recovered.alignment {
            passage.lead_back(alignment);
        }
    }
    if passages.is_empty() {
        // A title without a text is a document too.
        let place = Place { start: 0, address: base.to_string() };
        passages.push(PassageRecord { places: vec![place], ..PassageRecord::default() });
    }
    let metadata = parsed.metadata;
    let own_title = metadata.title.map(|t| t.value);
    let given = |given: &Option<String>| {
        given.as_deref().map(|value| one_line(&recovered.same_way(value))).filter(|value| !value.is_empty())
    };
    let heading = given(&document.title).filter(|title| own_title.as_deref() != Some(title)).unwrap_or_default();
    let record = DocumentRecord {
        id: document.id.clone(),
        title: given(&document.title).or(own_title),
        number: given(&document.number).or(metadata.number.map(|n| n.value)),
        kind: given(&document.kind).or(metadata.kind.map(|k| k.value)),
        issuer: given(&document.issuer).or(metadata.issuer.map(|i| i.value)),
        date: match given(&document.date) {
            Some(date) => Some(parse_date(&date)?),
            None => metadata.date.map(|d| d.value.to_string()),
        },
        context: document.context.clone(),
        path: document.path.clone(),
        passages: passages.len() as u64,
    };
    Ok(Prepared { record, heading, passages, bytes: recovered.source_len() })
}

fn check_id(id: &str) -> Result<(), SearchError> {
    if (1..=ID_LIMIT).contains(&id.len()) {
        return Ok(());
    }
    Err(SearchError::InvalidId { limit: ID_LIMIT, found: id.len() })
}

fn parse_address(address: &str) -> Result<Address, SearchError> {
    tracuu_document::parse_address(address).ok_or_else(|| SearchError::InvalidField {
        field: "address",
        expected: "an address such as d5.k2 or III.5",
        found: address.chars().take(40).collect(),
    })
}

fn parse_date(date: &str) -> Result<String, SearchError> {
    Date::parse(date).map(|date| date.to_string()).ok_or_else(|| SearchError::InvalidField {
        field: "date",
        expected: "a date such as 2023-08-07 or 07/8/2023",
        found: date.chars().take(40).collect(),
    })
}

/// White space of any kind becomes one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// The key of a document number, as a query for it has it.
fn number_key(number: &str) -> Option<String> {
    let at = number.find(|c: char| c.is_ascii_digit())?;
    let shape = tracuu_text::scan_document_number(number, at)?;
    let mut key = String::new();
    tracuu_text::push_number_key(number, &shape, &mut key);
    Some(key)
}
