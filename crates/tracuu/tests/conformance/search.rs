//! `SearchIndex::search`.

use serde_json::{Value, json};
use tracuu::{Facet, FacetCounts, Filter, Hit, Marks, Scope, SearchError, SearchRequest, SearchResponse, Sort};
use tracuu_testkit::conformance::{Case, run};

use super::INDEX;

const SEARCH_INPUTS: [&str; 11] =
    ["query", "limit", "offset", "page", "units_per_document", "marks", "filter", "scope", "sort", "count_by", "count"];

#[test]
fn search_suite() {
    run("search", &SEARCH_INPUTS, answer);
}

fn answer(case: &Case) -> Result<Value, String> {
    let mut request = request(case)?;
    for _ in 1..number(case, "page")?.unwrap_or(1) {
        let page = INDEX.search(&request).map_err(|error| error.to_string())?;
        request.after = Some(page.next.ok_or("expected a page behind this one")?);
    }
    match INDEX.search(&request) {
        Ok(response) => Ok(record(&response)),
        Err(SearchError::InvalidField { field, .. }) => Ok(json!({"error": field})),
        Err(SearchError::OffsetTooLarge { .. }) => Ok(json!({"error": "offset"})),
        Err(error) => Err(error.to_string()),
    }
}

fn request(case: &Case) -> Result<SearchRequest, String> {
    let defaults = SearchRequest::default();
    Ok(SearchRequest {
        query: case.text("query")?.into(),
        limit: number(case, "limit")?.unwrap_or(100),
        offset: number(case, "offset")?.unwrap_or_default(),
        units_per_document: number(case, "units_per_document")?.unwrap_or(defaults.units_per_document),
        marks: choice(case, "marks", &[("auto", Marks::Auto), ("exact", Marks::Exact), ("ignore", Marks::Ignore)])?,
        filter: filter(case)?,
        scope: choice(case, "scope", &[("documents", Scope::Documents), ("units", Scope::Units)])?,
        sort: choice(
            case,
            "sort",
            &[
                ("score", Sort::Score),
                ("newest", Sort::Newest),
                ("oldest", Sort::Oldest),
                ("number", Sort::Number),
                ("title", Sort::Title),
            ],
        )?,
        facets: given::<Vec<Facet>>(case.0, "count_by")?,
        count: given(case.0, "count")?,
        ..defaults
    })
}

fn filter(case: &Case) -> Result<Filter, String> {
    let Some(filter) = case.0.get("filter") else { return Ok(Filter::default()) };
    let parts = ["kinds", "issuers", "numbers", "cites", "ids", "from", "to"];
    if let Some(unknown) = filter.as_object().and_then(|f| f.keys().find(|name| !parts.contains(&name.as_str()))) {
        return Err(format!("expected a part of a filter, but found `{unknown}`"));
    }
    Ok(Filter {
        kinds: given(filter, "kinds")?,
        issuers: given(filter, "issuers")?,
        numbers: given(filter, "numbers")?,
        cites: given(filter, "cites")?,
        ids: given(filter, "ids")?,
        from: given(filter, "from")?,
        to: given(filter, "to")?,
    })
}

fn number(case: &Case, field: &str) -> Result<Option<usize>, String> {
    given(case.0, field)
}

/// The value of a field; nothing where it is not there.
fn given<T: serde::de::DeserializeOwned + Default>(value: &Value, field: &str) -> Result<T, String> {
    let Some(value) = value.get(field) else { return Ok(T::default()) };
    serde_json::from_value(value.clone()).map_err(|error| format!("`{field}`: {error}"))
}

/// What one of these names stands for; the default where none is given.
fn choice<T: Copy + Default>(case: &Case, field: &str, names: &[(&str, T)]) -> Result<T, String> {
    let Some(name) = case.maybe(field) else { return Ok(T::default()) };
    let known = names.iter().find(|(known, _)| *known == name).map(|&(_, value)| value);
    known.ok_or_else(|| format!("expected `{field}` to be one of its names, but found `{name}`"))
}

fn record(response: &SearchResponse) -> Value {
    let SearchResponse { query: _, took_ms: _, total_documents, total_units, facets, hits, next, diagnostics } =
        response;
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
        "facets": facets.iter().map(counts).collect::<serde_json::Map<_, _>>(),
        "next": next.as_ref().map(|_| "present"),
    })
}

/// What matched in the best piece of the best unit.
fn highlighted(hit: &Hit) -> Vec<&str> {
    let parts = hit.units.first().map(|unit| unit.snippet.parts.as_slice()).unwrap_or_default();
    parts.iter().filter(|part| part.highlighted).map(|part| part.text.as_str()).collect()
}

fn counts(counts: &FacetCounts) -> (String, Value) {
    let FacetCounts { facet, values } = counts;
    let name = match facet {
        Facet::Kind => "kind",
        Facet::Issuer => "issuer",
        Facet::Year => "year",
    };
    let values: Vec<Value> = values.iter().map(|value| json!([value.value, value.documents])).collect();
    (name.to_owned(), values.into())
}
