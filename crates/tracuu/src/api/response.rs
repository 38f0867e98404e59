//! What a search answers; as JSON, the object that `tracuu search --json` prints.

use serde::{Deserialize, Serialize};

use super::{Facet, Snippet};

/// The answer to a [`SearchRequest`](crate::SearchRequest).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchResponse {
    /// The query as it was typed.
    pub query: String,
    /// How long the search took, in milliseconds.
    pub took_ms: f64,
    /// All documents that match; `None` unless counting was asked for.
    pub total_documents: Option<u64>,
    /// All units that match; `None` unless counting was asked for.
    pub total_units: Option<u64>,
    /// How many matches there are by what they are, as far as that was asked for.
    #[serde(default)]
    pub facets: Vec<FacetCounts>,
    /// The documents found, best first.
    pub hits: Vec<Hit>,
    /// What to ask for the next page with, as [`SearchRequest::after`](crate::SearchRequest::after); `None` when this is the last.
    #[serde(default)]
    pub next: Option<String>,
    /// What was odd about the query.
    pub diagnostics: Vec<QueryDiagnostic>,
}

/// Matches counted by one facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// What was counted by.
    pub facet: Facet,
    /// The values, those of most documents first.
    pub values: Vec<FacetValue>,
}

/// A value of a facet, and how much matches there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value, such as *Chỉ thị* or `2023`.
    pub value: String,
    /// Documents.
    pub documents: u64,
    /// Units.
    pub units: u64,
}

/// A document that was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hit {
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
    /// The file it came from.
    pub path: Option<String>,
    /// The score of its best unit; comparable within one answer only.
    pub score: f32,
    /// The units found, best first.
    pub units: Vec<UnitHit>,
}

/// A unit of a document that was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnitHit {
    /// The stable address, such as `III.5` or `d5.k2.a`; empty for a text without structure.
    pub address: String,
    /// The address as people read it, such as *Điều 5, khoản 2, điểm a*.
    pub label: String,
    /// The score.
    pub score: f32,
    /// The best piece of its text around the matches.
    pub snippet: Snippet,
    /// Further pieces, the best first, when more than one was asked for; see [`SnippetOptions`](crate::SnippetOptions).
    pub more_snippets: Vec<Snippet>,
    /// What the score was made of; empty unless it was asked for, and for units far behind, which are not scored by parts.
    #[serde(default)]
    pub explanation: Vec<ScorePart>,
}

/// A part of a score. The parts of a unit add up to its score:
///
/// | `name`                           | `value`                             | `added`                                           |
/// | -------------------------------- | ----------------------------------- | ------------------------------------------------- |
/// | a signal, such as `pair_coverage` | how much of it the unit has        | what that adds to the sum                         |
/// | `constant`                       | 1                                   | what the ranker gives to every unit               |
/// | `between_0_and_1`                | the sum                             | what brings it between 0 and 1, in the same order |
/// | `rank`                           | 1: all that was typed stands there together, or the document is the paper that was asked for; 2: the unit is the place that was asked for; 0: neither | as much: units of a higher rank come first |
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScorePart {
    /// What it is, such as `pair_coverage`.
    pub name: String,
    /// How much of it the unit has.
    pub value: f32,
    /// What that adds to the score.
    pub added: f32,
}

/// A remark about the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryDiagnostic {
    /// A name for programs, such as `unclosed_quote`.
    pub kind: String,
    /// The first byte of the query that it is about.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// A sentence for people.
    pub message: String,
}

/// A document as the index holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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

/// A unit as the index holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredUnit {
    /// The stable address.
    pub address: String,
    /// The address as people read it.
    pub label: String,
    /// The text, without markup and line breaks.
    pub text: String,
    /// The first byte in the document as it was given.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// What an index holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexStats {
    /// Documents.
    pub documents: u64,
    /// Units that are searched.
    pub units: u64,
    /// Bytes of text that the documents had when they were given.
    pub text_bytes: u64,
    /// Distinct terms, added up over segments; those of deleted documents count until their segment is merged.
    pub terms: u64,
    /// Terms with repetition; those of deleted documents count until their segment is merged.
    pub tokens: u64,
    /// Segments.
    pub segments: u64,
    /// Bytes on disk or in memory.
    pub index_bytes: u64,
    /// The index format.
    pub format: u32,
}

/// What a run of indexing did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndexSummary {
    /// Documents put.
    pub documents: u64,
    /// Units they were cut into.
    pub units: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// Documents that took the place of an older one with the same id.
    pub replaced: u64,
    /// Files in folders that have no format we read, by design left alone.
    pub ignored: u64,
    /// Seconds, from the first file to the end of the commit.
    pub seconds: f64,
    /// What could not be read, and why.
    pub skipped: Vec<Skipped>,
    /// Remarks that lost nothing, such as an id that came twice in one run.
    pub remarks: Vec<String>,
}

/// A file, or a line of one, that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The file or folder.
    pub path: String,
    /// The line, from 1, in a file that holds a document a line.
    pub line: Option<u64>,
    /// Why.
    pub reason: String,
}
