//! What is asked of an index.

use serde::{Deserialize, Serialize};

use super::{CancelToken, SnippetOptions};

/// A search.
///
/// ```
/// let request = tracuu::SearchRequest { query: "ky luat".into(), ..Default::default() };
/// assert_eq!((request.limit, request.units_per_document), (10, 3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRequest {
    /// What was typed: words with or without marks, document numbers, "phrases" in quotes; at most
    /// [`SearchRequest::WORD_LIMIT`] words are looked for.
    pub query: String,
    /// The most documents in the answer.
    pub limit: usize,
    /// How many documents to pass over, at most [`SearchRequest::OFFSET_LIMIT`].
    pub offset: usize,
    /// The cursor of the page before, from [`SearchResponse::next`](crate::SearchResponse::next); `offset` counts from there.
    /// It belongs to the same query, marks, filter, scope and sort, else it is an error.
    pub after: Option<String>,
    /// The most units shown of one document.
    pub units_per_document: usize,
    /// What a missing mark means.
    pub marks: Marks,
    /// Which documents are looked at.
    pub filter: Filter,
    /// Whether hits are documents or units.
    pub scope: Scope,
    /// The order of the hits.
    pub sort: Sort,
    /// What to count matches by; costs a pass over every one of them.
    pub facets: Vec<Facet>,
    /// Whether to count all matches; costs a pass over every one of them.
    pub count: bool,
    /// How the pieces of text that are shown are cut, and how many.
    pub snippet: SnippetOptions,
    /// Whether to say what scores were made of.
    pub explain: bool,
    /// What stops the search from another thread.
    pub cancel: Option<CancelToken>,
}

impl SearchRequest {
    /// The deepest offset.
    pub const OFFSET_LIMIT: usize = 10_000;

    /// The most words of a query; what stands behind them is not looked for, which a remark of the kind `too_long` says.
    pub const WORD_LIMIT: usize = 1_000;
}

impl Default for SearchRequest {
    fn default() -> SearchRequest {
        SearchRequest {
            query: String::new(),
            limit: 10,
            offset: 0,
            after: None,
            units_per_document: 3,
            marks: Marks::default(),
            filter: Filter::default(),
            scope: Scope::default(),
            sort: Sort::default(),
            facets: Vec::new(),
            count: false,
            snippet: SnippetOptions::default(),
            explain: false,
            cancel: None,
        }
    }
}

/// What a missing mark means.
///
/// | typed  | `Auto`                                       | `Exact`  | `Ignore`              |
/// | ------ | -------------------------------------------- | -------- | --------------------- |
/// | `luat` | *luật*, *luạt*; *luat* where words have marks | *luat*  | *luật*, *luạt*, *luat* |
/// | `luật` | *luật*                                       | *luật*   | the same              |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Typed marks must agree; whether a missing one is free depends on how the rest was typed.
    #[default]
    Auto,
    /// Words are meant as they were typed.
    Exact,
    /// Marks make no difference, not even typed ones.
    Ignore,
}

/// Which documents are looked at: those that meet every part that is given; of several values in a part one is enough.
///
/// ```
/// let filter = tracuu::Filter { kinds: vec!["chi thi".into()], from: Some("2020".into()), ..Default::default() };
/// assert!(filter.to.is_none(), "no end");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds by name or symbol, with or without marks: `Chỉ thị`, `chi thi`, `CT`.
    pub kinds: Vec<String>,
    /// Issuing bodies, by words that follow one another in their names.
    pub issuers: Vec<String>,
    /// Numbers of the documents themselves, in any spelling.
    pub numbers: Vec<String>,
    /// Papers that a document must cite, as [`SearchIndex::cited_by`](crate::SearchIndex::cited_by) takes them.
    pub cites: Vec<String>,
    /// Ids.
    pub ids: Vec<String>,
    /// The first day of issue, such as `2023-08-07`, `07/8/2023`, `8/2023` or `2023`; a month or a year is its first day.
    pub from: Option<String>,
    /// The last day of issue, in the same forms; a month or a year is its last day. Before `from` it lets nothing through, which
    /// a remark of the kind `empty_range` says.
    pub to: Option<String>,
}

/// Whether hits are documents or units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A hit is a document with its best units.
    #[default]
    Documents,
    /// A hit is one unit of a document; a document may come several times.
    Units,
}

/// The order of the hits; those that are equal, or lack what is sorted by, are ordered by id, the latter last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// By score.
    #[default]
    Score,
    /// By date of issue, the latest first.
    Newest,
    /// By date of issue, the earliest first.
    Oldest,
    /// By number: the running number first, then the year and the symbols.
    Number,
    /// By title, in the order of a Vietnamese dictionary.
    Title,
}

/// What matches are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// The kind (*loại văn bản*).
    Kind,
    /// The issuing body (*cơ quan ban hành*).
    Issuer,
    /// The year of issue.
    Year,
}
