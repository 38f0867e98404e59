//! The vectors of `tests/conformance`, run against this crate.
//!
//! | suite       | what is called                                                        |
//! | ----------- | --------------------------------------------------------------------- |
//! | `normalize` | `normalize`                                                           |
//! | `fold`      | `agrees`, `fold`                                                      |
//! | `tokenize`  | `tokenize`, `Terms`, `KeyParts`                                       |
//! | `decode`    | `decode`, `recognise`, `decode_text`, `decode_mixed`, `repair_mojibake` |
//! | `typing`    | `typing::convert_text`, `typing::read_typed`, `typing::candidates`    |
//!
//! This file holds no expectations. It makes of each case what the library makes of it, as JSON, and compares that with
//! the case: every field of a case that is no input is an expectation, and a field that nothing answers is a failure.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};
use tracuu_text::typing::{TypingScheme, candidates, convert_text, read_typed};
use tracuu_text::{
    Decoded, Detection, Encoding, FoldLevel, KeyParts, NormalizeOptions, Recognition, Span, Terms, Token, TokenKind,
    ToneMarkStyle, ToneMarks, agrees, decode, decode_mixed, decode_text, fold, normalize, recognise, repair_mojibake,
    tokenize,
};

/// What the library makes of the input of a case; an error when the case cannot be understood.
type Answer = fn(&Case) -> Result<Value, String>;

#[test]
fn normalize_suite() {
    run("normalize", &["options", "input"], answer_normalize);
}

#[test]
fn fold_suite() {
    run("fold", &["typed", "written", "input", "level"], answer_fold);
}

#[test]
fn tokenize_suite() {
    run("tokenize", &["input"], answer_tokenize);
}

#[test]
fn decode_suite() {
    run("decode", &["encoding", "bytes", "shown", "mixed", "damaged"], answer_decode);
}

#[test]
fn typing_suite() {
    run("typing", &["scheme", "typed"], answer_typing);
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

fn answer_normalize(case: &Case) -> Result<Value, String> {
    let normalized = normalize(case.text("input")?, &options(&case.0["options"])?);
    let repairs = normalized.repairs.iter().map(|repair| {
        let Span { start, end } = repair.span;
        json!({"kind": repair.kind.name(), "start": start, "end": end, "from": repair.from, "to": repair.to})
    });
    Ok(json!({"text": normalized.text, "repairs": repairs.collect::<Vec<_>>()}))
}

/// A preset by name, or the passes that run.
fn options(value: &Value) -> Result<NormalizeOptions, String> {
    match value {
        Value::String(preset) => match preset.as_str() {
            "none" => Ok(NormalizeOptions::NONE),
            "default" => Ok(NormalizeOptions::default()),
            "canonical" => Ok(NormalizeOptions::CANONICAL),
            other => Err(format!("expected none, default or canonical, but found `{other}`")),
        },
        Value::Object(fields) => fields.iter().try_fold(NormalizeOptions::NONE, |mut options, (name, value)| {
            set(&mut options, name, value).ok_or_else(|| format!("expected an option, but found `{name}`: {value}"))?;
            Ok(options)
        }),
        other => Err(format!("expected options, but found {other}")),
    }
}

fn set(options: &mut NormalizeOptions, name: &str, value: &Value) -> Option<()> {
    let NormalizeOptions { invisible, spaces, canonical, look_alikes, tone_marks, i_and_y, quotes, dashes } = options;
    let switch = match name {
        "tone_marks" => {
            *tone_marks = match value.as_str()? {
                "keep" => ToneMarks::Keep,
                "repair" => ToneMarks::Repair,
                "old" => ToneMarks::Style(ToneMarkStyle::Old),
                "new" => ToneMarks::Style(ToneMarkStyle::New),
                _ => return None,
            };
            return Some(());
        }
        "invisible" => invisible,
        "spaces" => spaces,
        "canonical" => canonical,
        "look_alikes" => look_alikes,
        "i_and_y" => i_and_y,
        "quotes" => quotes,
        "dashes" => dashes,
        _ => return None,
    };
    *switch = value.as_bool()?;
    Some(())
}

fn answer_fold(case: &Case) -> Result<Value, String> {
    if let Some(typed) = case.maybe("typed") {
        return Ok(json!({"agrees": agrees(typed, case.text("written")?)}));
    }
    let level = match case.text("level")? {
        "bare" => FoldLevel::Bare,
        "shape" => FoldLevel::Shape,
        "exact" => FoldLevel::Exact,
        other => return Err(format!("expected bare, shape or exact, but found `{other}`")),
    };
    Ok(json!({"text": fold(case.text("input")?, level).text}))
}

fn answer_tokenize(case: &Case) -> Result<Value, String> {
    let text = case.text("input")?;
    let tokens = tokenize(text).map(|token| describe(token, text));
    Ok(json!({"tokens": tokens.collect::<Vec<_>>()}))
}

/// Everything there is to say about a token.
fn describe(token: Token, text: &str) -> Value {
    let Span { start, end } = token.span;
    let piece = |span: Span| span.of(text).unwrap_or_default();
    let mut said = json!({"kind": token.kind.name(), "text": piece(token.span), "start": start, "end": end});
    if let Some(key) = key_of_token(token, text) {
        said["key"] = json!(key);
    }
    match token.kind {
        TokenKind::Roman(value) => said["value"] = json!(value),
        TokenKind::Date(date) => said["date"] = json!(date.to_string()),
        TokenKind::DocumentNumber(number) => {
            said["sequence"] = json!(piece(number.sequence));
            said["year"] = json!(number.year);
            said["code"] = json!(piece(number.code));
            said["issuer"] = json!(number.issuer.map(piece));
        }
        TokenKind::Word
        | TokenKind::Number
        | TokenKind::Abbreviation
        | TokenKind::Email
        | TokenKind::Url
        | TokenKind::Blank
        | TokenKind::Sign => {}
    }
    said
}

/// The bare, the shaped and the exact form of the term that stands where the token stands.
fn key_of_token(token: Token, text: &str) -> Option<[String; 3]> {
    let mut terms = Terms::new(text);
    while terms.advance() {
        if terms.span() == token.span {
            let KeyParts { fold, shape, exact } = KeyParts::of(terms.key())?;
            return Some([fold, shape, exact].map(str::to_owned));
        }
    }
    None
}

fn answer_decode(case: &Case) -> Result<Value, String> {
    let encoding = case.maybe("encoding").map(|name| name.parse::<Encoding>().map_err(|error| error.to_string()));
    let encoding = encoding.transpose()?;
    if let Some(damaged) = case.maybe("damaged") {
        return Ok(json!({"text": repair_mojibake(damaged).text}));
    }
    if let Some(mixed) = case.maybe("mixed") {
        return Ok(json!({"text": decode_mixed(mixed).text}));
    }
    if let Some(shown) = case.maybe("shown") {
        return Ok(json!({"text": decode_text(shown, encoding.ok_or("expected an encoding")?).text}));
    }
    let bytes = bytes_of(case.text("bytes")?).ok_or("expected bytes in hexadecimal")?;
    let Recognition { detection, text } = recognise(&bytes);
    let detection = name_of(detection);
    let Some(encoding) = encoding else {
        return Ok(json!({"detect": detection, "text": text.map(|decoded| decoded.text)}));
    };
    let Decoded { text, replaced, alignment: _ } = decode(&bytes, encoding);
    let replaced: Vec<Value> = replaced.iter().map(|span| json!({"start": span.start, "end": span.end})).collect();
    Ok(json!({"detect": detection, "text": text, "replaced": replaced}))
}

/// `legacy:tcvn3`, `unknown`.
fn name_of(detection: Detection) -> String {
    match detection {
        Detection::Unicode(encoding) => format!("unicode:{encoding}"),
        Detection::Legacy(encoding) => format!("legacy:{encoding}"),
        Detection::Misread(encoding) => format!("misread:{encoding}"),
        Detection::Mixed => "mixed".to_owned(),
        Detection::Damaged => "damaged".to_owned(),
        Detection::NotVietnamese => "not_vietnamese".to_owned(),
        Detection::Unknown => "unknown".to_owned(),
    }
}

fn bytes_of(hexadecimal: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hexadecimal.chars().map(|digit| digit.to_digit(16)).collect();
    let (pairs, rest) = digits.as_deref()?.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| (high * 16 + low) as u8).collect())
}

fn answer_typing(case: &Case) -> Result<Value, String> {
    let typed = case.text("typed")?;
    let texts: Vec<String> = candidates(typed).into_iter().map(|reading| reading.text).collect();
    let expected = match case.maybe("scheme") {
        None => read_typed(typed).map_or_else(|| typed.to_owned(), |read| read.text),
        Some("telex") => convert_text(typed, TypingScheme::Telex).text.into_owned(),
        Some("vni") => convert_text(typed, TypingScheme::Vni).text.into_owned(),
        Some(other) => return Err(format!("expected telex, vni or null, but found `{other}`")),
    };
    Ok(json!({"unchanged": expected == typed, "expected": expected, "candidates": texts}))
}
