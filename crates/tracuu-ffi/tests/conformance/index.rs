//! What asks an index.

use std::sync::{Arc, LazyLock, Mutex};

use serde_json::{Map, Value, json};
use tracuu_ffi::{
    Correction, Document, Facet, FacetCounts, Hit, Marks, SearchError, SearchFilter, SearchIndex, SearchRequest,
    SearchResponse, SearchScope, Snippet, SortOrder, SuggestRequest, Suggestion, SuggestionKind,
};
use tracuu_testkit::conformance::{Case, corpus, run, say};

use super::requests::plain;
use super::{name, number, texts};

/// The papers of the corpus, each under its name.
static INDEX: LazyLock<Arc<SearchIndex>> = LazyLock::new(|| index_of(corpus()).expect("an index"));

const SEARCH_INPUTS: [&str; 11] =
    ["query", "limit", "offset", "page", "units_per_document", "marks", "filter", "scope", "sort", "count_by", "count"];

#[test]
fn search_suite() {
    run("search", &SEARCH_INPUTS, answer_search);
    let Scores { hits, sum } = *SCORES.lock().expect("no panic");
    say(&format!("conformance scores: {sum} of {hits} hits"));
}

/// The scores of all hits of the suite, to a thousandth, as one number that every host must come to.
struct Scores {
    hits: i64,
    sum: i64,
}

static SCORES: Mutex<Scores> = Mutex::new(Scores { hits: 0, sum: 0 });

fn add_scores(response: &SearchResponse) {
    let mut scores = SCORES.lock().expect("no panic");
    for hit in &response.hits {
        scores.hits += 1;
        let thousandths = (f64::from(hit.score) * 1000.0 + 0.5).floor() as i64;
        scores.sum = (scores.sum + thousandths * scores.hits) % 1_000_000_007;
    }
}

#[test]
fn suggest_suite() {
    run("suggest", &["typed", "kinds", "limit", "query"], answer_suggest);
}

#[test]
fn snippet_suite() {
    run("snippet", &["document", "query", "length", "count"], answer_snippet);
}

fn index_of(papers: Vec<(String, String)>) -> Result<Arc<SearchIndex>, SearchError> {
    let index = SearchIndex::in_memory()?;
    let writer = index.writer(None)?;
    let document = |(id, text)| Document { id, text, ..Document::default() };
    writer.put_documents(papers.into_iter().map(document).collect(), None)?;
    writer.commit()?;
    Ok(Arc::new(index))
}

fn answer_search(case: &Case) -> Result<Value, String> {
    let mut request = request(case)?;
    for _ in 1..number(case, "page").unwrap_or(1) {
        let page = INDEX.search(request.clone(), None).map_err(|error| error.to_string())?;
        request.after = Some(page.next.ok_or("expected a page behind this one")?);
    }
    match INDEX.search(request, None) {
        Ok(response) => {
            add_scores(&response);
            Ok(record(&response))
        }
        Err(SearchError::InvalidField { field, .. }) => Ok(json!({"error": field})),
        Err(SearchError::OffsetTooLarge { .. }) => Ok(json!({"error": "offset"})),
        Err(error) => Err(error.to_string()),
    }
}

fn request(case: &Case) -> Result<SearchRequest, String> {
    let plain = plain(case.text("query")?);
    Ok(SearchRequest {
        limit: number(case, "limit").unwrap_or(100),
        offset: number(case, "offset").unwrap_or_default(),
        units_per_document: number(case, "units_per_document").unwrap_or(plain.units_per_document),
        marks: choice(case, "marks", &[Marks::Auto, Marks::Exact, Marks::Ignore])?,
        filter: case.0.get("filter").map(filter),
        scope: choice(case, "scope", &[SearchScope::Documents, SearchScope::Units])?,
        sort: choice(
            case,
            "sort",
            &[SortOrder::Score, SortOrder::Newest, SortOrder::Oldest, SortOrder::Number, SortOrder::Title],
        )?,
        facets: texts(case.0, "count_by").iter().map(|name| named(name, &FACETS)).collect::<Result<_, _>>()?,
        count: case.0.get("count").and_then(Value::as_bool).unwrap_or_default(),
        ..plain
    })
}

const FACETS: [Facet; 3] = [Facet::Kind, Facet::Issuer, Facet::Year];

fn filter(filter: &Value) -> SearchFilter {
    let day = |field: &str| filter.get(field).and_then(Value::as_str).map(str::to_owned);
    SearchFilter {
        kinds: texts(filter, "kinds"),
        issuers: texts(filter, "issuers"),
        numbers: texts(filter, "numbers"),
        cites: texts(filter, "cites"),
        ids: texts(filter, "ids"),
        from_date: day("from"),
        to_date: day("to"),
    }
}

/// The value of this name, where one is named.
fn choice<T: Copy + std::fmt::Debug>(case: &Case, field: &str, values: &[T]) -> Result<Option<T>, String> {
    case.maybe(field).map(|wanted| named(wanted, values)).transpose()
}

fn named<T: Copy + std::fmt::Debug>(wanted: &str, values: &[T]) -> Result<T, String> {
    let found = values.iter().copied().find(|value| name(value) == wanted);
    found.ok_or_else(|| format!("expected one of {values:?}, but found `{wanted}`"))
}

fn record(response: &SearchResponse) -> Value {
    let SearchResponse { total_documents, total_units, facets, hits, next, diagnostics, .. } = response;
    let ids: Vec<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
    let mut found = ids.clone();
    found.sort_unstable();
    let address = |hit: &Hit| hit.units.first().map(|unit| unit.address.clone()).unwrap_or_default();
    let mut places: Vec<String> = hits.iter().map(|hit| format!("{} {}", hit.id, address(hit))).collect();
    places.sort_unstable();
    json!({
        "ids": ids,
        "found": found,
        "units": hits.iter().map(address).collect::<Vec<_>>(),
        "places": places,
        "units_each": hits.iter().map(|hit| hit.units.len()).collect::<Vec<_>>(),
        "highlighted": hits.first().map(highlighted),
        "diagnostics": diagnostics.iter().map(|remark| remark.kind.as_str()).collect::<Vec<_>>(),
        "totals": {"documents": total_documents, "units": total_units},
        "facets": facets.iter().map(counts).collect::<Map<_, _>>(),
        "next": next.as_ref().map(|_| "present"),
    })
}

/// What matched in the best piece of the best unit, by its places in the text.
fn highlighted(hit: &Hit) -> Vec<String> {
    let Some(unit) = hit.units.first() else { return Vec::new() };
    let Snippet { text, highlights, .. } = &unit.snippet;
    let byte = |offset: i64| usize::try_from(offset).unwrap_or(usize::MAX);
    highlights.iter().filter_map(|range| text.get(byte(range.start)..byte(range.end))).map(str::to_owned).collect()
}

fn counts(counts: &FacetCounts) -> (String, Value) {
    let values: Vec<Value> = counts.values.iter().map(|value| json!([value.value, value.documents])).collect();
    (name(counts.facet), values.into())
}

fn answer_suggest(case: &Case) -> Result<Value, String> {
    if let Some(query) = case.maybe("query") {
        let correction = INDEX.did_you_mean(query.to_owned(), None).map_err(|error| error.to_string())?;
        return Ok(json!({"correction": correction.map(correction_record)}));
    }
    const KINDS: [SuggestionKind; 4] =
        [SuggestionKind::Title, SuggestionKind::Number, SuggestionKind::Issuer, SuggestionKind::Phrase];
    let request = SuggestRequest {
        text: case.text("typed")?.to_owned(),
        limit: number(case, "limit").unwrap_or(10),
        kinds: texts(case.0, "kinds").iter().map(|kind| named(kind, &KINDS)).collect::<Result<_, _>>()?,
    };
    let response = INDEX.suggest(request).map_err(|error| error.to_string())?;
    Ok(json!({"suggestions": response.suggestions.into_iter().map(suggestion_record).collect::<Vec<_>>()}))
}

/// A suggestion with brackets around what was typed.
fn suggestion_record(suggestion: Suggestion) -> Value {
    let Suggestion { kind, text: _, documents, id, parts } = suggestion;
    let marked = parts.iter().map(|p| if p.highlighted { format!("[{}]", p.text) } else { p.text.clone() });
    json!({"kind": name(kind), "text": marked.collect::<String>(), "documents": documents, "id": id})
}

fn correction_record(correction: Correction) -> Value {
    let change = |change: &tracuu_ffi::Change| json!({"start": change.range.start, "end": change.range.end, "text": change.text});
    json!({"text": correction.text, "changes": correction.changes.iter().map(change).collect::<Vec<_>>()})
}

fn answer_snippet(case: &Case) -> Result<Value, String> {
    let document = case.text("document")?;
    let index = index_of(vec![("a".to_owned(), document.to_owned())]).map_err(|error| error.to_string())?;
    let plain = plain(case.text("query")?);
    let request = SearchRequest {
        units_per_document: 1,
        snippet_length: number(case, "length").unwrap_or(plain.snippet_length),
        snippet_count: number(case, "count").unwrap_or(plain.snippet_count),
        ..plain
    };
    let response = index.search(request, None).map_err(|error| error.to_string())?;
    let unit = response.hits.first().and_then(|hit| hit.units.first()).ok_or("expected a hit")?;
    let snippets = std::iter::once(&unit.snippet).chain(&unit.more_snippets);
    Ok(json!({"snippets": snippets.map(|snippet| snippet_record(snippet, document)).collect::<Vec<_>>()}))
}

fn snippet_record(snippet: &Snippet, document: &str) -> Value {
    let byte = |offset: i64| usize::try_from(offset).unwrap_or(usize::MAX);
    let parts = || snippet.parts.iter();
    let marked = parts().map(|p| if p.highlighted { format!("[{}]", p.text) } else { p.text.clone() });
    let given = parts().filter(|p| p.highlighted).map(|p| document.get(byte(p.source_start)..byte(p.source_end)));
    json!({
        "text": marked.collect::<String>(),
        "address": snippet.address,
        "label": snippet.label,
        "start": snippet.source_start,
        "end": snippet.source_end,
        "cut_start": snippet.cut_start,
        "cut_end": snippet.cut_end,
        "given": given.collect::<Vec<_>>(),
    })
}
