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

use serde_json::{Value, json};
use tracuu_testkit::conformance::{Case, run};
use tracuu_text::typing::{TypingScheme, candidates, convert_text, read_typed};
use tracuu_text::{
    Decoded, Detection, Encoding, FoldLevel, KeyParts, NormalizeOptions, Recognition, Span, Terms, Token, TokenKind,
    ToneMarkStyle, ToneMarks, agrees, decode, decode_mixed, decode_text, fold, normalize, recognise, repair_mojibake,
    tokenize,
};

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
            "off" => Ok(NormalizeOptions::NONE),
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
