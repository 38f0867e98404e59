//! What is asked of an index.

use super::SnippetOptions;

/// A search.
///
/// ```
/// let request = tracuu::SearchRequest { query: "ky luat".into(), ..Default::default() };
/// assert_eq!((request.limit, request.units_per_document), (10, 3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRequest {
    /// What was typed: words with or without marks, document numbers, "phrases" in quotes.
    pub query: String,
    /// The most documents in the answer.
    pub limit: usize,
    /// How many documents to pass over, at most [`SearchRequest::OFFSET_LIMIT`].
    pub offset: usize,
    /// The most units shown of one document.
    pub units_per_document: usize,
    /// Whether to count all matches; costs a pass over every one of them.
    pub count: bool,
    /// How the pieces of text that are shown are cut, and how many.
    pub snippet: SnippetOptions,
}

impl SearchRequest {
    /// The deepest offset.
    pub const OFFSET_LIMIT: usize = 10_000;
}

impl Default for SearchRequest {
    fn default() -> SearchRequest {
        let (query, snippet) = (String::new(), SnippetOptions::default());
        SearchRequest { query, limit: 10, offset: 0, units_per_document: 3, count: false, snippet }
    }
}
