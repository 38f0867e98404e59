//! The query language by itself.

use serde_json::{Map, Value, json};
use tracuu_ffi::{ClauseKind, ParsedQuery, QueryClause, parse_query};
use tracuu_testkit::conformance::{Case, run};

use super::name;

#[test]
fn query_suite() {
    run("query", &["input"], answer);
}

fn answer(case: &Case) -> Result<Value, String> {
    let ParsedQuery { query: _, clauses, remarks, formatted, offset_unit: _ } =
        parse_query(case.text("input")?.to_owned(), None);
    let remarks: Vec<Value> = remarks
        .iter()
        .map(|remark| {
            let (start, end) = (remark.range.start, remark.range.end);
            json!({"kind": remark.kind, "start": start, "end": end, "message": remark.detail})
        })
        .collect();
    Ok(json!({"clauses": inside(&clauses, None), "diagnostics": remarks, "formatted": formatted}))
}

/// The clauses that stand in one, as a tree.
fn inside(clauses: &[QueryClause], parent: Option<usize>) -> Vec<Value> {
    let belongs = |clause: &QueryClause| clause.parent.and_then(|parent| usize::try_from(parent).ok()) == parent;
    clauses.iter().enumerate().filter(|(_, c)| belongs(c)).map(|(at, c)| describe(clauses, at, c)).collect()
}

fn describe(clauses: &[QueryClause], at: usize, clause: &QueryClause) -> Value {
    let QueryClause { parent: _, occur, kind, range, text, level, window, field, value, from_date, to_date } = clause;
    let mut said = Map::new();
    let mut say = |name: &str, value: Value| said.insert(name.to_owned(), value);
    say("occur", json!(name(occur)));
    say("start", json!(range.start));
    say("end", json!(range.end));
    say("kind", json!(name(kind)));
    match kind {
        ClauseKind::Word => {
            say("text", json!(text));
            say("level", json!(level.map(name)));
        }
        ClauseKind::Phrase => {
            say("text", json!(text));
            say("level", json!(level.map(name)));
            say("window", json!(window));
        }
        ClauseKind::Prefix | ClauseKind::Compound | ClauseKind::DocumentNumber | ClauseKind::Date => {
            say("text", json!(text));
        }
        ClauseKind::Group => {
            say("clauses", json!(inside(clauses, Some(at))));
        }
        ClauseKind::Field | ClauseKind::DateField | ClauseKind::TitleField => {
            say("kind", json!("field"));
            say("field", json!(field));
        }
    }
    match kind {
        ClauseKind::Field => {
            say("value", json!(value));
        }
        ClauseKind::DateField => {
            say("from", json!(from_date));
            say("to", json!(to_date));
        }
        ClauseKind::TitleField => {
            say("clauses", json!(inside(clauses, Some(at))));
        }
        _ => {}
    }
    said.into()
}
