//! Search: from what was typed to hits.
//!
//! 1. [`plan`] turns clauses into slots: each typed word with the terms of the index that it may stand for.
//! 2. [`candidates`] takes the best passages by a flat sum over terms, with block-max pruning.
//! 3. [`rank`] scores those again with positions: words that stand together as they were typed count more.
//! 4. [`group`] gathers passages by document; [`snippet`] shows why each was found.

mod blended;
mod candidates;
mod citing;
mod count;
mod expand;
mod graph;
mod group;
mod phrase;
mod plan;
mod postings;
mod rank;
mod snippet;
mod statistics;
mod stored;
mod ties;

use std::time::Instant;

use tantivy::{DocAddress, Searcher};
use tracuu_query::parse_query;

use crate::index::Store;
use crate::{QueryDiagnostic, SearchError, SearchRequest, SearchResponse};
pub(crate) use citing::{cited_by, citing_document, document_ids};
pub(crate) use graph::citation_graph;
use plan::Plan;
pub(crate) use stored::{stats, stored_document};

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
}

/// Answers a request.
pub(crate) fn search(store: &Store, request: &SearchRequest) -> Result<SearchResponse, SearchError> {
    let started = Instant::now();
    check_offset(request)?;
    let context = Context { store, searcher: store.reader.searcher() };
    let parsed = parse_query(&request.query);
    let diagnostics = parsed.diagnostics.into_iter().map(|d| QueryDiagnostic {
        kind: d.kind.name().to_owned(),
        start: d.span.start,
        end: d.span.end,
        message: d.message,
    });
    let mut response = SearchResponse {
        query: request.query.clone(),
        diagnostics: diagnostics.collect(),
        ..SearchResponse::default()
    };
    let plan = Plan::new(&context, &request.query, &parsed.query)?;
    let totals = if request.count { Some(count::count(&context, &plan)?) } else { None };
    response.total_documents = totals.map(|t| t.documents);
    response.total_units = totals.map(|t| t.units);
    response.hits = group::hits(&context, &plan, request)?;
    response.took_ms = started.elapsed().as_secs_f64() * 1e3;
    Ok(response)
}

fn check_offset(request: &SearchRequest) -> Result<(), SearchError> {
    if request.offset <= SearchRequest::OFFSET_LIMIT {
        return Ok(());
    }
    Err(SearchError::OffsetTooLarge { limit: SearchRequest::OFFSET_LIMIT, found: request.offset })
}
