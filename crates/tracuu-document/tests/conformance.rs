//! The vectors of `tests/conformance`, run against this crate.
//!
//! | suite    | what is called                                                              |
//! | -------- | --------------------------------------------------------------------------- |
//! | `number` | `parse_number`, `number_readings`, `match_key`, `DocumentNumber` and its parts |
//!
//! This file holds no expectations. It makes of each case what the library makes of it, as JSON, and compares that with
//! the case: every field of a case that is no input is an expectation, and a field that nothing answers is a failure.
//! A new suite is a test of two lines and a function that answers its cases.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};
use tracuu_document::{DocumentNumber, NumberLayout, document_kinds, match_key, number_readings, parse_number};
use tracuu_text::{Date, TokenKind, tokenize};

/// What the library makes of the input of a case; an error when the case cannot be understood.
type Answer = fn(&Case) -> Result<Value, String>;

#[test]
fn number_suite() {
    run("number", &["input", "spoken", "text", "place", "date", "term"], answer_number);
}

/// Runs every case of a suite, then fails with all that went wrong.
fn run(suite: &str, inputs: &[&str], answer: Answer) {
    let Some(cases) = cases(suite) else { return };
    let failures: Vec<String> = cases.iter().filter_map(|case| failure(&Case(case), inputs, answer)).collect();
    say(&format!("conformance {suite}: {} cases", cases.len()));
    assert!(failures.is_empty(), "{} of {} cases failed:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// The cases of a suite; `None` where the vectors are not there, as in the packaged crate alone.
fn cases(suite: &str) -> Option<Vec<Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance/vectors");
    if !folder.is_dir() {
        say(&format!("SKIP conformance {suite}: {} is not there", folder.display()));
        return None;
    }
    let file = folder.join(format!("{suite}.json"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!((&value["suite"], &value["version"]), (&json!(suite), &json!(1)), "{}", file.display());
    let cases = value["cases"].as_array().cloned().unwrap_or_default();
    assert!(!cases.is_empty(), "{}: no cases", file.display());
    Some(cases)
}

/// Writes a line that shows even when the test passes: the harness holds back what `println!` writes.
fn say(line: &str) {
    writeln!(io::stdout(), "{line}").expect("standard output");
}

/// What is wrong with a case; `None` when nothing is.
fn failure(case: &Case, inputs: &[&str], answer: Answer) -> Option<String> {
    let about = |what: String| format!("- {} ({}): {what}", case.0["name"], case.0["reason"]);
    let mut expected = case.0.clone();
    let fields = expected.as_object_mut()?;
    fields.retain(|name, _| name != "name" && name != "reason" && !inputs.contains(&name.as_str()));
    if fields.is_empty() {
        return Some(about("expected an expectation, but found none".to_owned()));
    }
    let found = match answer(case) {
        Ok(found) => asked_for(found, &expected),
        Err(complaint) => return Some(about(complaint)),
    };
    (found != expected).then(|| about(format!("expected\n    {expected}\n  but found\n    {found}")))
}

/// The part of `found` that `expected` speaks of: its fields, and those of the elements of its lists.
fn asked_for(found: Value, expected: &Value) -> Value {
    match (found, expected) {
        (Value::Object(mut found), Value::Object(expected)) => {
            found.retain(|name, _| expected.contains_key(name));
            let part = |(name, value): (String, Value)| {
                let value = asked_for(value, &expected[&name]);
                (name, value)
            };
            found.into_iter().map(part).collect()
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            found.into_iter().zip(expected).map(|(found, expected)| asked_for(found, expected)).collect()
        }
        (found, _) => found,
    }
}

/// One case.
struct Case<'v>(&'v Value);

impl Case<'_> {
    /// A field that must be there.
    fn text(&self, field: &str) -> Result<&str, String> {
        self.maybe(field).ok_or_else(|| format!("expected `{field}` to be a string"))
    }

    /// A field that may be there.
    fn maybe(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.as_str()
    }
}

fn answer_number(case: &Case) -> Result<Value, String> {
    if let Some(text) = case.maybe("text") {
        return Ok(json!({"numbers": numbers_in(text)}));
    }
    if let Some(spoken) = case.0.get("spoken") {
        return Ok(describe(&spoken_number(spoken)?, case));
    }
    let input = case.text("input")?;
    let readings: Vec<String> = number_readings(input).iter().map(ToString::to_string).collect();
    let mut said = parse_number(input).map_or(json!({"normal": null}), |number| describe(&number, case));
    said["readings"] = json!(readings);
    Ok(said)
}

/// The normal forms of all numbers in a running text.
fn numbers_in(text: &str) -> Vec<String> {
    let number = |kind| match kind {
        TokenKind::DocumentNumber(shape) => DocumentNumber::of_shape(text, &shape),
        _ => None,
    };
    tokenize(text).filter_map(|token| number(token.kind)).map(|number| number.to_string()).collect()
}

fn spoken_number(spoken: &Value) -> Result<DocumentNumber, String> {
    let (Some(name), Some(number)) = (spoken["kind"].as_str(), spoken["number"].as_str()) else {
        return Err("expected `spoken` to have a kind and a number".to_owned());
    };
    let kind = document_kinds().iter().find(|kind| kind.name == name);
    let kind = kind.ok_or_else(|| format!("expected a kind, but found `{name}`"))?;
    let year = spoken["year"].as_u64().and_then(|year| u16::try_from(year).ok());
    Ok(DocumentNumber::partial(kind, number, year))
}

/// Everything there is to say about a number.
fn describe(number: &DocumentNumber, case: &Case) -> Value {
    let date = case.maybe("date").and_then(Date::parse);
    let term = case.0.get("term").and_then(Value::as_u64).and_then(|term| u32::try_from(term).ok());
    json!({
        "normal": number.to_string(),
        "sequence": number.sequence,
        "year": number.year,
        "code": number.code,
        "issuer": number.issuer,
        "term_named": number.term,
        "layout": layout_name(number.layout),
        "party": number.is_party(),
        "key": number.key(),
        "match_key": match_key(number, case.maybe("place"), date, term),
    })
}

fn layout_name(layout: NumberLayout) -> &'static str {
    match layout {
        NumberLayout::Party => "party",
        NumberLayout::State => "state",
        NumberLayout::Hyphen => "hyphen",
        NumberLayout::YearInside => "year_inside",
        NumberLayout::IssuerFirst => "issuer_first",
        NumberLayout::Spoken => "spoken",
    }
}
