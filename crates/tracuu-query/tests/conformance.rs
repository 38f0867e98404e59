//! The vectors of `tests/conformance`, run against this crate.
//!
//! | suite   | what is called                |
//! | ------- | ----------------------------- |
//! | `query` | `parse_query`, `format_query` |
//!
//! This file holds no expectations: it says as JSON what the library makes of each case.

use serde_json::{Value, json};
use tracuu_query::{Clause, Diagnostic, Expr, Field, FieldValue, Level, Occur, ParsedQuery, format_query, parse_query};
use tracuu_testkit::conformance::{Case, run};

#[test]
fn query_suite() {
    run("query", &["input"], answer);
}

fn answer(case: &Case) -> Result<Value, String> {
    let ParsedQuery { query, diagnostics } = parse_query(case.text("input")?);
    Ok(json!({
        "clauses": clauses(&query.clauses),
        "diagnostics": diagnostics.iter().map(diagnostic).collect::<Vec<_>>(),
        "formatted": format_query(&query),
    }))
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let Diagnostic { kind, span, message } = diagnostic;
    json!({"kind": kind.name(), "start": span.start, "end": span.end, "message": message})
}

fn clauses(clauses: &[Clause]) -> Value {
    clauses.iter().map(clause).collect()
}

fn clause(clause: &Clause) -> Value {
    let Clause { occur, expr, span } = clause;
    let occur = match occur {
        Occur::Should => "should",
        Occur::Must => "must",
        Occur::MustNot => "must_not",
    };
    let mut said = json!({"occur": occur, "start": span.start, "end": span.end});
    for (name, value) in described(expr) {
        said[name] = value;
    }
    said
}

fn described(expr: &Expr) -> Vec<(&'static str, Value)> {
    let leaf = |kind: &str, text: &str| vec![("kind", json!(kind)), ("text", json!(text))];
    match expr {
        Expr::Word { text, level } => [leaf("word", text), vec![("level", level_name(*level))]].concat(),
        Expr::Prefix { text } => leaf("prefix", text),
        Expr::Compound { text } => leaf("compound", text),
        Expr::DocumentNumber { text } => leaf("document_number", text),
        Expr::Date { text } => leaf("date", text),
        Expr::Phrase { text, level, window } => {
            [leaf("phrase", text), vec![("level", level_name(*level)), ("window", json!(window))]].concat()
        }
        Expr::Group(query) => vec![("kind", json!("group")), ("clauses", clauses(&query.clauses))],
        Expr::Field { field, value } => {
            [vec![("kind", json!("field")), ("field", json!(Field::name(*field)))], asked(value)].concat()
        }
    }
}

fn level_name(level: Level) -> Value {
    json!(match level {
        Level::Auto => "auto",
        Level::Exact => "exact",
    })
}

fn asked(value: &FieldValue) -> Vec<(&'static str, Value)> {
    match value {
        FieldValue::Text(text) => vec![("value", json!(text))],
        FieldValue::Dates(range) => vec![("from", day(range.from)), ("to", day(range.to))],
        FieldValue::Query(query) => vec![("clauses", clauses(&query.clauses))],
    }
}

/// `20230807` as `2023-08-07`.
fn day(day: Option<u32>) -> Value {
    json!(day.map(|day| format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)))
}
