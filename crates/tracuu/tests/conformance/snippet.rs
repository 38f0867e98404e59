//! Snippets: every case has a paper of its own.

use serde_json::{Value, json};
use tracuu::{Document, SearchIndex, SearchRequest, Snippet, SnippetOptions, SnippetPart};
use tracuu_testkit::conformance::{Case, run};

#[test]
fn snippet_suite() {
    run("snippet", &["document", "query", "length", "count"], answer);
}

fn answer(case: &Case) -> Result<Value, String> {
    let number = |field: &str| case.0.get(field).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let defaults = SnippetOptions::default();
    let snippet = SnippetOptions {
        length: number("length").unwrap_or(defaults.length),
        count: number("count").unwrap_or(defaults.count),
    };
    let document = case.text("document")?;
    let index = index_of(document).map_err(|error| error.to_string())?;
    let request =
        SearchRequest { query: case.text("query")?.into(), units_per_document: 1, snippet, ..Default::default() };
    let response = index.search(&request).map_err(|error| error.to_string())?;
    let unit = response.hits.first().and_then(|hit| hit.units.first()).ok_or("expected a hit")?;
    let snippets = std::iter::once(&unit.snippet).chain(&unit.more_snippets);
    Ok(json!({"snippets": snippets.map(|snippet| record(snippet, document)).collect::<Vec<_>>()}))
}

fn index_of(text: &str) -> Result<SearchIndex, tracuu::SearchError> {
    let index = SearchIndex::in_memory()?;
    let mut writer = index.writer(&Default::default())?;
    writer.put(&Document { id: "a".into(), text: text.into(), ..Default::default() })?;
    writer.commit()?;
    Ok(index)
}

fn record(snippet: &Snippet, document: &str) -> Value {
    let Snippet { address, label, start, end, cut_start, cut_end, parts } = snippet;
    let highlighted = |part: &&SnippetPart| part.highlighted;
    let marked = |part: &SnippetPart| if part.highlighted { format!("[{}]", part.text) } else { part.text.clone() };
    let given = |part: &SnippetPart| document.get(part.start..part.end).map(str::to_owned);
    json!({
        "text": parts.iter().map(marked).collect::<String>(),
        "address": address,
        "label": label,
        "start": start,
        "end": end,
        "cut_start": cut_start,
        "cut_end": cut_end,
        "given": parts.iter().filter(highlighted).map(given).collect::<Vec<_>>(),
    })
}
