//! The types that hosts see.

mod cancel;
mod citing;
mod document;
mod graph;
mod index_writer;
mod options;
mod own_key;
mod parsed_file;
mod request;
mod response;
mod search_index;
mod snapshot;
mod snippet;
mod suggest;

pub use cancel::CancelToken;
pub use citing::{CitedPaper, CitingDocument, Mention, cited_paper, cited_papers};
pub use document::Document;
pub use graph::{CitationGraph, GraphCitation, GraphPaper, GraphPlace};
pub use index_writer::{IndexWriter, Progress};
pub use options::{MemoryBudget, WriterOptions};
pub use own_key::own_key;
pub use parsed_file::{ParsedFile, parse_bytes, parse_file};
pub use request::{Facet, Filter, Marks, Scope, SearchRequest, Sort};
pub use response::{
    FacetCounts, FacetValue, Hit, IndexStats, IndexSummary, QueryDiagnostic, ScorePart, SearchResponse, Skipped,
    StoredDocument, StoredUnit, UnitHit,
};
pub use search_index::SearchIndex;
pub use snapshot::Snapshot;
pub use snippet::{Snippet, SnippetOptions, SnippetPart};
pub use suggest::{Change, Correction, SuggestRequest, SuggestResponse, Suggestion, SuggestionKind, SuggestionPart};
