//! The types that hosts see.

mod document;
mod index_writer;
mod options;
mod request;
mod response;
mod search_index;

pub use document::Document;
pub use index_writer::{IndexWriter, Progress};
pub use options::{MemoryBudget, WriterOptions};
pub use request::SearchRequest;
pub use response::{
    Hit, IndexStats, IndexSummary, QueryDiagnostic, SearchResponse, Skipped, Snippet, SnippetPart, StoredDocument,
    StoredUnit, UnitHit,
};
pub use search_index::SearchIndex;
