//! `SearchIndex::suggest` and `SearchIndex::did_you_mean`.

use serde_json::{Value, json};
use tracuu::{Change, Correction, SuggestRequest, Suggestion, SuggestionKind};
use tracuu_testkit::conformance::{Case, run};

use super::INDEX;

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
