//! What is asked of an index.

use std::sync::Arc;

use crate::size::at_most;
use crate::{CancelToken, OffsetUnit, SearchError};

/// A search. Only the query must be given.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SearchRequest {
    /// What was typed: words with or without marks, document numbers, "phrases", fields such as `number:24-CT/TU`.
    pub query: String,
    /// The most documents in the answer, up to 200.
    #[uniffi(default = 10)]
    pub limit: i32,
    /// How many documents to pass over, up to 10,000.
    #[uniffi(default = 0)]
    pub offset: i32,
    /// The cursor of the page before, `SearchResponse.next`; `offset` counts from there.
    #[uniffi(default = None)]
    pub after: Option<String>,
    /// The most units shown of one document, up to 200.
    #[uniffi(default = 3)]
    pub units_per_document: i32,
    /// What a missing mark means; `Auto` where nothing is given.
    #[uniffi(default = None)]
    pub marks: Option<Marks>,
    /// Which documents are looked at; all where nothing is given.
    #[uniffi(default = None)]
    pub filter: Option<SearchFilter>,
    /// Whether hits are documents or units; `Documents` where nothing is given.
    #[uniffi(default = None)]
    pub scope: Option<SearchScope>,
    /// The order of the hits; `Score` where nothing is given.
    #[uniffi(default = None)]
    pub sort: Option<SortOrder>,
    /// What to count matches by; costs a pass over every match.
    #[uniffi(default = [])]
    pub facets: Vec<Facet>,
    /// Whether to count all matches; costs a pass over every match.
    #[uniffi(default = false)]
    pub count: bool,
    /// About how many characters a snippet has.
    #[uniffi(default = 240)]
    pub snippet_length: i32,
    /// The most snippets of one unit, up to 100.
    #[uniffi(default = 1)]
    pub snippet_count: i32,
    /// Whether to say what scores were made of.
    #[uniffi(default = false)]
    pub explain: bool,
    /// What positions in the answer count. Where nothing is given, what the host's layer over this library counts: UTF-16 in Kotlin
    /// and Swift, code points in Python; without a layer, bytes of UTF-8.
    #[uniffi(default = None)]
    pub offset_unit: Option<OffsetUnit>,
}

/// The most documents in one answer.
const LIMIT: usize = 200;
/// The longest snippet, in characters.
const SNIPPET_LIMIT: usize = 10_000;

impl SearchRequest {
    pub(crate) fn into_core(self, cancel: Option<Arc<CancelToken>>) -> Result<tracuu::SearchRequest, SearchError> {
        let SearchRequest {
            query,
            limit,
            offset,
            after,
            units_per_document,
            marks,
            filter,
            scope,
            sort,
            facets,
            count,
            snippet_length,
            snippet_count,
            explain,
            // Of the answer, not of the question.
            offset_unit: _,
        } = self;
        Ok(tracuu::SearchRequest {
            query,
            limit: at_most("limit", limit.into(), LIMIT)?,
            // How deep it may be, the core says.
            offset: at_most("offset", offset.into(), usize::MAX)?,
            after,
            units_per_document: at_most("units_per_document", units_per_document.into(), LIMIT)?,
            marks: marks.unwrap_or_default().into(),
            filter: filter.map(tracuu::Filter::from).unwrap_or_default(),
            scope: scope.unwrap_or_default().into(),
            sort: sort.unwrap_or_default().into(),
            facets: facets.into_iter().map(tracuu::Facet::from).collect(),
            count,
            snippet: tracuu::SnippetOptions {
                length: at_most("snippet_length", snippet_length.into(), SNIPPET_LIMIT)?,
                count: at_most("snippet_count", snippet_count.into(), tracuu::SnippetOptions::COUNT_LIMIT)?,
            },
            explain,
            cancel: cancel.map(|token| token.inner.clone()),
        })
    }
}

/// What a missing mark means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, uniffi::Enum)]
pub enum Marks {
    /// Typed marks must agree; whether a missing one is free depends on how the rest was typed.
    #[default]
    Auto,
    /// Words are meant as they were typed.
    Exact,
    /// Marks make no difference, not even typed ones.
    Ignore,
}

impl From<Marks> for tracuu::Marks {
    fn from(marks: Marks) -> tracuu::Marks {
        match marks {
            Marks::Auto => tracuu::Marks::Auto,
            Marks::Exact => tracuu::Marks::Exact,
            Marks::Ignore => tracuu::Marks::Ignore,
        }
    }
}

/// Which documents are looked at: those that meet every part that is given; of several values in a part one is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct SearchFilter {
    /// Kinds by name or symbol, with or without marks: `Chỉ thị`, `chi thi`, `CT`.
    #[uniffi(default = [])]
    pub kinds: Vec<String>,
    /// Issuing bodies, by words that follow one another in their names.
    #[uniffi(default = [])]
    pub issuers: Vec<String>,
    /// Numbers of the documents themselves, in any spelling.
    #[uniffi(default = [])]
    pub numbers: Vec<String>,
    /// Papers that a document must cite: a number, `Chỉ thị 24`, `Luật Đất đai`.
    #[uniffi(default = [])]
    pub cites: Vec<String>,
    /// Ids.
    #[uniffi(default = [])]
    pub ids: Vec<String>,
    /// The first day of issue, ISO 8601; a month or a year is its first day.
    #[uniffi(default = None)]
    pub from_date: Option<String>,
    /// The last day of issue; a month or a year is its last day.
    #[uniffi(default = None)]
    pub to_date: Option<String>,
}

impl From<SearchFilter> for tracuu::Filter {
    fn from(filter: SearchFilter) -> tracuu::Filter {
        let SearchFilter { kinds, issuers, numbers, cites, ids, from_date, to_date } = filter;
        tracuu::Filter { kinds, issuers, numbers, cites, ids, from: from_date, to: to_date }
    }
}

/// Whether hits are documents or units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, uniffi::Enum)]
pub enum SearchScope {
    /// A hit is a document with its best units.
    #[default]
    Documents,
    /// A hit is one unit of a document; a document may come several times.
    Units,
}

impl From<SearchScope> for tracuu::Scope {
    fn from(scope: SearchScope) -> tracuu::Scope {
        match scope {
            SearchScope::Documents => tracuu::Scope::Documents,
            SearchScope::Units => tracuu::Scope::Units,
        }
    }
}

/// The order of the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, uniffi::Enum)]
pub enum SortOrder {
    /// By score.
    #[default]
    Score,
    /// By date of issue, the latest first.
    Newest,
    /// By date of issue, the earliest first.
    Oldest,
    /// By number: the running number first, then the year.
    Number,
    /// By title, in the order of a Vietnamese dictionary.
    Title,
}

impl From<SortOrder> for tracuu::Sort {
    fn from(sort: SortOrder) -> tracuu::Sort {
        match sort {
            SortOrder::Score => tracuu::Sort::Score,
            SortOrder::Newest => tracuu::Sort::Newest,
            SortOrder::Oldest => tracuu::Sort::Oldest,
            SortOrder::Number => tracuu::Sort::Number,
            SortOrder::Title => tracuu::Sort::Title,
        }
    }
}

/// What matches are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Facet {
    /// The kind (*loại văn bản*).
    Kind,
    /// The issuing body (*cơ quan ban hành*).
    Issuer,
    /// The year of issue.
    Year,
}

impl From<Facet> for tracuu::Facet {
    fn from(facet: Facet) -> tracuu::Facet {
        match facet {
            Facet::Kind => tracuu::Facet::Kind,
            Facet::Issuer => tracuu::Facet::Issuer,
            Facet::Year => tracuu::Facet::Year,
        }
    }
}

impl From<tracuu::Facet> for Facet {
    fn from(facet: tracuu::Facet) -> Facet {
        match facet {
            tracuu::Facet::Kind => Facet::Kind,
            tracuu::Facet::Issuer => Facet::Issuer,
            tracuu::Facet::Year => Facet::Year,
        }
    }
}
