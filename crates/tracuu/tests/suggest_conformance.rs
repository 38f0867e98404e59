//! The vectors of `tests/conformance` that ask an index of its corpus, run against this crate.
//!
//! | suite     | what is called                                       |
//! | --------- | ---------------------------------------------------- |
//! | `suggest` | `SearchIndex::suggest`, `SearchIndex::did_you_mean`  |
//!
//! This file holds no expectations: it makes of each case what the library makes of it, as JSON.

use std::sync::LazyLock;

use serde_json::{Value, json};
use tracuu::{Change, Correction, Document, SearchIndex, SuggestRequest, Suggestion, SuggestionKind};
use tracuu_testkit::conformance::{Case, corpus, run};

/// The papers of the corpus, each under its name.
static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, text) in corpus() {
        writer.put(&Document { id, text, ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    index
});

#[test]
fn suggest_suite() {
    run("suggest", &["typed", "kinds", "limit", "query"], answer);
}

fn answer(case: &Case) -> Result<Value, String> {
    match case.maybe("query") {
        Some(query) => {
            let correction = INDEX.did_you_mean(query).map_err(|error| error.to_string())?;
            Ok(json!({"correction": correction.map(correction_record)}))
        }
        None => {
            let response = INDEX.suggest(&request(case)?).map_err(|error| error.to_string())?;
            let suggestions: Vec<Value> = response.suggestions.into_iter().map(record).collect();
            Ok(json!({"suggestions": suggestions}))
        }
    }
}

fn request(case: &Case) -> Result<SuggestRequest, String> {
    let mut request = SuggestRequest { text: case.text("typed")?.into(), ..Default::default() };
    if let Some(kinds) = case.0.get("kinds") {
        let kinds: Result<Vec<SuggestionKind>, _> = serde_json::from_value(kinds.clone());
        request.kinds = kinds.map_err(|error| error.to_string())?;
    }
    if let Some(limit) = case.0.get("limit").and_then(Value::as_u64).and_then(|limit| usize::try_from(limit).ok()) {
        request.limit = limit;
    }
    Ok(request)
}

/// A suggestion with brackets around what was typed.
fn record(suggestion: Suggestion) -> Value {
    let Suggestion { kind, text: _, documents, id, parts } = suggestion;
    let marked = parts.iter().map(|p| if p.highlighted { format!("[{}]", p.text) } else { p.text.clone() });
    json!({"kind": kind.name(), "text": marked.collect::<String>(), "documents": documents, "id": id})
}

fn correction_record(correction: Correction) -> Value {
    let Correction { text, confidence: _, changes } = correction;
    let change = |Change { start, end, text }| json!({"start": start, "end": end, "text": text});
    json!({"text": text, "changes": changes.into_iter().map(change).collect::<Vec<_>>()})
}
