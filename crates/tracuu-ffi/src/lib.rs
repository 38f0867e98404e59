//! tracuu for other languages: what Kotlin, Swift, Python and others see, by UniFFI.
//!
//! | there                     | here                                                                            |
//! | ------------------------- | ------------------------------------------------------------------------------- |
//! | long-lived objects        | [`SearchIndex`], [`Snapshot`], [`IndexWriter`], [`CancelToken`]                  |
//! | everything else           | plain records; one call gives a page                                            |
//! | whole numbers             | `i32` and `i64`, checked here                                                   |
//! | positions                 | in the unit that the caller asks for, into a text of the same call; [`OffsetUnit`] |
//! | errors                    | one [`SearchError`]; every variant has a `detail`, a sentence for people        |
//! | what takes long           | blocking, and a twin with `async` that works on threads of its own              |
//!
//! This crate converts and checks; it decides nothing. Whoever writes Rust uses the crate `tracuu`.

mod address;
mod cancel;
mod catalog;
mod citing;
mod document;
mod encoding;
mod error;
mod graph;
mod index_writer;
mod number;
mod offset;
mod parsed;
mod pool;
mod progress;
mod query;
mod request;
mod response;
mod search_index;
mod size;
mod snapshot;
mod stored;
mod suggest;
mod text;
mod token;
mod typing;
mod version;

pub use address::{AddressReading, parse_address};
pub use cancel::CancelToken;
pub use catalog::{CatalogIssuer, CatalogKind, CatalogLevel, CatalogSystem, catalog_issuers, catalog_kinds};
pub use citing::{CitedPaper, CitingDocument, Mention};
pub use document::Document;
pub use encoding::{DecodedText, decode_bytes, decode_misread_text, decode_mixed_text, repair_mojibake};
pub use error::SearchError;
pub use graph::{CitationGraph, GraphCitation, GraphPaper, GraphPlace, RelationCount};
pub use index_writer::{IndexWriter, WriterOptions};
pub use number::{DocumentNumber, NumberLayout, find_numbers, number_readings, parse_number, spoken_number};
pub use offset::{OffsetUnit, TextRange};
pub use parsed::{
    Certainty, Citation, CitationForm, FoundValue, Metadata, OwnMetadata, ParsedDocument, Relation, Remark, Unit,
    UnitKind, parse_bytes, parse_bytes_async, parse_document, parse_document_async, parse_fragment, read_citations,
};
pub use progress::{IndexSummary, Progress, ProgressListener, Skipped};
pub use query::{ClauseKind, MatchLevel, Occur, ParsedQuery, QueryClause, QueryRemark, parse_query};
pub use request::{Facet, Marks, SearchFilter, SearchRequest, SearchScope, SortOrder};
pub use response::{
    FacetCounts, FacetValue, Hit, QueryDiagnostic, ScorePart, SearchResponse, Snippet, SnippetPart, UnitHit,
};
pub use search_index::{SearchIndex, index_exists};
pub use snapshot::Snapshot;
pub use stored::{IndexStats, StoredDocument, StoredUnit};
pub use suggest::{Change, Correction, SuggestRequest, SuggestResponse, Suggestion, SuggestionKind, SuggestionPart};
pub use text::{
    FoldLevel, NormalizeOptions, NormalizePreset, NormalizedText, TextRepair, ToneMarks, agrees, fold, normalize,
    sort_key,
};
pub use token::{Token, TokenKind, tokenize};
pub use typing::{TypedReading, TypingScheme, convert_typed, read_typed, typed_candidates};
pub use version::{Versions, versions};

uniffi::setup_scaffolding!("tracuu");

/// Panics on purpose, so that tests can see what a panic becomes in their language. Not in what is shipped.
#[cfg(feature = "probe")]
#[uniffi::export]
pub fn probe_panic() -> Result<(), SearchError> {
    panic!("a panic that was asked for");
}

/// The same on a thread of the pool.
#[cfg(feature = "probe")]
#[uniffi::export]
pub async fn probe_panic_async() -> Result<(), SearchError> {
    pool::run(|| -> Result<(), SearchError> { panic!("a panic that was asked for") }).await
}

/// The example of the README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
