//! What an index holds.

use std::fmt;

use crate::size::{to_i64, wide};

/// A document as the index holds it.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct StoredDocument {
    /// The id it was indexed under.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The number, such as `24-CT/TU`.
    pub number: Option<String>,
    /// The kind, such as *Chỉ thị*.
    pub kind: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The date of issue, ISO 8601.
    pub date: Option<String>,
    /// The names of what it belongs to, outermost first.
    pub context: Vec<String>,
    /// The file it came from.
    pub path: Option<String>,
    /// Its units, in reading order.
    pub units: Vec<StoredUnit>,
}

impl From<tracuu::StoredDocument> for StoredDocument {
    fn from(document: tracuu::StoredDocument) -> StoredDocument {
        let tracuu::StoredDocument { id, title, number, kind, issuer, date, context, path, units } = document;
        let units = units.into_iter().map(StoredUnit::from).collect();
        StoredDocument { id, title, number, kind, issuer, date, context, path, units }
    }
}

/// A unit as the index holds it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct StoredUnit {
    /// The stable address.
    pub address: String,
    /// The address as people read it.
    pub label: String,
    /// The text, without markup and line breaks.
    pub text: String,
    /// The first byte in the UTF-8 of the document as it was given.
    pub source_start: i64,
    /// The byte after the last one.
    pub source_end: i64,
}

impl From<tracuu::StoredUnit> for StoredUnit {
    fn from(unit: tracuu::StoredUnit) -> StoredUnit {
        let tracuu::StoredUnit { address, label, text, start, end } = unit;
        StoredUnit { address, label, text, source_start: to_i64(start), source_end: to_i64(end) }
    }
}

impl fmt::Debug for StoredUnit {
    /// The address and a size; texts stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("StoredUnit");
        out.field("address", &self.address).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

/// What an index holds, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct IndexStats {
    /// Documents.
    pub documents: i64,
    /// Units that are searched.
    pub units: i64,
    /// Bytes of text that the documents had when they were given.
    pub text_bytes: i64,
    /// Distinct terms, added up over segments.
    pub terms: i64,
    /// Terms with repetition.
    pub tokens: i64,
    /// Segments.
    pub segments: i64,
    /// Bytes on disk or in memory.
    pub index_bytes: i64,
    /// The index format.
    pub format: i32,
}

impl From<tracuu::IndexStats> for IndexStats {
    fn from(stats: tracuu::IndexStats) -> IndexStats {
        let tracuu::IndexStats { documents, units, text_bytes, terms, tokens, segments, index_bytes, format } = stats;
        IndexStats {
            documents: wide(documents),
            units: wide(units),
            text_bytes: wide(text_bytes),
            terms: wide(terms),
            tokens: wide(tokens),
            segments: wide(segments),
            index_bytes: wide(index_bytes),
            format: i32::try_from(format).unwrap_or(i32::MAX),
        }
    }
}
