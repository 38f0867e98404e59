//! Search: from what was typed to hits.
//!
//! 1. [`bound`] takes the beginning of a query that is too long; [`plan`] turns clauses into slots: each typed word with the
//!    terms of the index that it may stand for.
//! 2. [`candidates`] takes the passages with the best sums over terms.
//! 3. [`rank`] scores those again with positions: words that stand together as they were typed count more.
//! 4. [`group`] gathers passages by document; [`snippet`] shows why each was found.

mod bits;
mod blended;
mod bound;
mod cancel;
mod candidates;
mod citing;
mod expand;
mod facet;
mod gate;
mod graph;
mod group;
mod matches;
mod order;
mod page;
mod papers;
mod phrase;
mod plan;
mod postings;
mod rank;
mod snippet;
mod statistics;
mod stored;
mod sums;
mod ties;
mod words;

use std::time::Instant;

use tantivy::{DocAddress, Searcher};
use tracuu_query::parse_query;
use tracuu_text::Span;
use tracuu_text::typing::{TypedText, read_typed};

use crate::index::Store;
use crate::{QueryDiagnostic, SearchError, SearchRequest, SearchResponse};
use bound::Bounded;
use cancel::Cancel;
pub(crate) use citing::{cited_by, citing_document, document_ids};
pub(crate) use graph::citation_graph;
use page::Page;
use plan::Plan;
pub(crate) use stored::{first_passage, record, stats, stored_bytes, stored_document};

/// A passage that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) at: DocAddress,
    pub(crate) score: f32,
}

/// What the steps of one search share.
struct Context<'a> {
    store: &'a Store,
    searcher: Searcher,
    cancel: Cancel,
}

/// Answers a request.
pub(crate) fn search(store: &Store, request: &SearchRequest) -> Result<SearchResponse, SearchError> {
    search_in(store, store.reader.searcher(), request)
}

/// Answers a request from one state of the index.
pub(crate) fn search_in(
    store: &Store,
    searcher: Searcher,
    request: &SearchRequest,
) -> Result<SearchResponse, SearchError> {
    let started = Instant::now();
    let page = Page::of(request, &searcher, store.fields.body)?;
    check_offset(page.offset)?;
    let context = Context { store, searcher, cancel: Cancel::new(request.cancel.clone()) };
    context.cancel.check()?;
    let read = Read::of(&request.query);
    let parsed = parse_query(read.text());
    let bounded = Bounded::of(parsed.query);
    let plan = Plan::new(&context, bounded.text(read.text()), &bounded.query, request)?;
    let mut response = SearchResponse { query: request.query.clone(), ..SearchResponse::default() };
    response.diagnostics.extend(read.remark());
    let syntax = parsed.diagnostics.into_iter().map(|d| QueryDiagnostic {
        kind: d.kind.name().to_owned(),
        start: d.span.start,
        end: d.span.end,
        message: d.message,
    });
    response.diagnostics.extend(
        syntax
            .chain(bounded.remark(read.text()))
            .chain(plan.diagnostics.iter().cloned())
            .map(|remark| read.placed(remark)),
    );
    if request.count || !request.facets.is_empty() {
        let totals = facet::totals(&context, &plan, &request.facets)?;
        response.total_documents = Some(totals.all.documents);
        response.total_units = Some(totals.all.units);
        response.facets = totals.facets;
    }
    response.diagnostics.extend(page.remark());
    let (hits, has_more) = group::hits(&context, (&plan, &bounded.query), request, page.offset)?;
    response.next = has_more.then(|| page.next(hits.len()));
    response.hits = hits;
    context.cancel.check()?;
    response.took_ms = started.elapsed().as_secs_f64() * 1e3;
    Ok(response)
}

/// A query as it was meant: what was typed with the input method off is converted.
enum Read<'q> {
    AsTyped(&'q str),
    Converted(TypedText),
}

impl Read<'_> {
    fn of(query: &str) -> Read<'_> {
        read_typed(query).map_or(Read::AsTyped(query), Read::Converted)
    }

    fn text(&self) -> &str {
        match self {
            Read::AsTyped(text) => text,
            Read::Converted(typed) => &typed.text,
        }
    }

    fn remark(&self) -> Option<QueryDiagnostic> {
        let Read::Converted(typed) = self else { return None };
        let end = typed.alignment.source_len();
        Some(QueryDiagnostic { kind: "read_as".into(), start: 0, end, message: format!("read as {}", typed.text) })
    }

    /// Lets a remark point into the query as it was typed.
    fn placed(&self, remark: QueryDiagnostic) -> QueryDiagnostic {
        let Read::Converted(typed) = self else { return remark };
        let Span { start, end } = typed.alignment.to_source(Span::new(remark.start, remark.end));
        QueryDiagnostic { start, end, ..remark }
    }
}

fn check_offset(found: usize) -> Result<(), SearchError> {
    let limit = SearchRequest::OFFSET_LIMIT;
    if found <= limit { Ok(()) } else { Err(SearchError::OffsetTooLarge { limit, found }) }
}
