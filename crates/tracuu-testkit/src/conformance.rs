//! Conformance suites: the cases of `tests/conformance/vectors`, run against a function that answers them.
//!
//! | part of a case              | read as                                         |
//! | --------------------------- | ----------------------------------------------- |
//! | `name`, `reason`            | what a failure is called                        |
//! | the inputs of its suite     | what the function is given                      |
//! | every other field           | an expectation; one that nothing answers fails  |
//!
//! Nothing here knows what is right: the function makes of each case what its library makes of it, as JSON.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

/// What a library makes of the input of a case; an error when the case cannot be understood.
pub type Answer = fn(&Case) -> Result<Value, String>;

/// Runs every case of a suite, then fails with all that went wrong; `inputs` names the fields that are no expectations.
///
/// # Panics
///
/// When a case fails, or when the suite cannot be read.
pub fn run(suite: &str, inputs: &[&str], answer: Answer) {
    let Some(cases) = cases(suite) else { return };
    let failures: Vec<String> = cases.iter().filter_map(|case| failure(&Case(case), inputs, answer)).collect();
    say(&format!("conformance {suite}: {} cases", cases.len()));
    assert!(failures.is_empty(), "{} of {} cases failed:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// The papers of `tests/conformance/corpus`, each with its name, in the order of the names; none where they are not there.
///
/// # Panics
///
/// When a paper cannot be read.
pub fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance/corpus");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut papers: Vec<(String, String)> = entries
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), path)))
        .filter(|(name, _)| name != "README.md")
        .map(|(name, path)| (name, fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))))
        .collect();
    papers.sort_unstable();
    papers
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
///
/// # Panics
///
/// When standard output is closed.
pub fn say(line: &str) {
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
pub struct Case<'v>(pub &'v Value);

impl Case<'_> {
    /// A field that must be there.
    pub fn text(&self, field: &str) -> Result<&str, String> {
        self.maybe(field).ok_or_else(|| format!("expected `{field}` to be a string"))
    }

    /// A field that may be there.
    pub fn maybe(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.as_str()
    }

    /// The lines of a paper; every one but the last has its end behind it.
    pub fn paper(&self) -> Result<String, String> {
        let lines: Option<Vec<&str>> =
            self.0.get("lines").and_then(Value::as_array).and_then(|lines| lines.iter().map(Value::as_str).collect());
        lines.map(|lines| lines.join("\n")).ok_or_else(|| "expected `lines` to be a list of strings".to_owned())
    }
}
