//! The text layer.

use serde_json::{Value, json};
use tracuu_ffi::{
    FoldLevel, NormalizeOptions, NormalizePreset, TextRange, Token, TokenKind, ToneMarks, TypingScheme, agrees,
    convert_typed, decode_bytes, decode_misread_text, decode_mixed_text, fold, normalize, read_typed, repair_mojibake,
    tokenize, typed_candidates,
};
use tracuu_testkit::conformance::{Case, run};

use super::name;

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
    let normalized = normalize(case.text("input")?.to_owned(), Some(options(&case.0["options"])?), None);
    let repairs = normalized.repairs.iter().map(|repair| {
        let TextRange { start, end } = repair.range;
        json!({"kind": repair.kind, "start": start, "end": end, "from": repair.before, "to": repair.after})
    });
    Ok(json!({"text": normalized.text, "repairs": repairs.collect::<Vec<_>>()}))
}

/// A preset by name, or the passes that run.
fn options(value: &Value) -> Result<NormalizeOptions, String> {
    if let Some(preset) = value.as_str() {
        let preset = match preset {
            "off" => NormalizePreset::Off,
            "default" => NormalizePreset::Default,
            "canonical" => NormalizePreset::Canonical,
            other => return Err(format!("expected a preset, but found `{other}`")),
        };
        return Ok(NormalizeOptions { preset: Some(preset), ..NormalizeOptions::default() });
    }
    let mut options = NormalizeOptions { preset: Some(NormalizePreset::Off), ..NormalizeOptions::default() };
    for (name, value) in value.as_object().into_iter().flatten() {
        let switch = match name.as_str() {
            "tone_marks" => {
                options.tone_marks = match value.as_str() {
                    Some("keep") => Some(ToneMarks::Keep),
                    Some("repair") => Some(ToneMarks::Repair),
                    Some("old") => Some(ToneMarks::Old),
                    Some("new") => Some(ToneMarks::New),
                    _ => return Err(format!("expected what happens to tone marks, but found {value}")),
                };
                continue;
            }
            "invisible" => &mut options.invisible,
            "spaces" => &mut options.spaces,
            "canonical" => &mut options.canonical,
            "look_alikes" => &mut options.look_alikes,
            "i_and_y" => &mut options.i_and_y,
            "quotes" => &mut options.quotes,
            "dashes" => &mut options.dashes,
            other => return Err(format!("expected a pass, but found `{other}`")),
        };
        *switch = value.as_bool();
    }
    Ok(options)
}

fn answer_fold(case: &Case) -> Result<Value, String> {
    if let Some(typed) = case.maybe("typed") {
        return Ok(json!({"agrees": agrees(typed.to_owned(), case.text("written")?.to_owned())}));
    }
    let level = match case.text("level")? {
        "bare" => FoldLevel::Bare,
        "shape" => FoldLevel::Shape,
        "exact" => FoldLevel::Exact,
        other => return Err(format!("expected bare, shape or exact, but found `{other}`")),
    };
    Ok(json!({"text": fold(case.text("input")?.to_owned(), level)}))
}

fn answer_tokenize(case: &Case) -> Result<Value, String> {
    let tokens = tokenize(case.text("input")?.to_owned(), None);
    Ok(json!({"tokens": tokens.into_iter().map(describe).collect::<Vec<_>>()}))
}

/// Everything there is to say about a token.
fn describe(token: Token) -> Value {
    let Token { kind, text, range, key, value, date, sequence, year, code, issuer } = token;
    let mut said = json!({"kind": name(kind), "text": text, "start": range.start, "end": range.end});
    if !key.is_empty() {
        said["key"] = json!(key);
    }
    match kind {
        TokenKind::Roman => said["value"] = json!(value),
        TokenKind::Date => said["date"] = json!(date),
        TokenKind::DocumentNumber => {
            said["sequence"] = json!(sequence);
            said["year"] = json!(year);
            said["code"] = json!(code);
            said["issuer"] = json!(issuer);
        }
        _ => {}
    }
    said
}

fn answer_decode(case: &Case) -> Result<Value, String> {
    let said = |error: tracuu_ffi::SearchError| error.to_string();
    if let Some(damaged) = case.maybe("damaged") {
        return Ok(json!({"text": repair_mojibake(damaged.to_owned())}));
    }
    if let Some(mixed) = case.maybe("mixed") {
        return Ok(json!({"text": decode_mixed_text(mixed.to_owned())}));
    }
    let encoding = case.maybe("encoding").map(str::to_owned);
    if let Some(shown) = case.maybe("shown") {
        let encoding = encoding.ok_or("expected an encoding")?;
        return Ok(json!({"text": decode_misread_text(shown.to_owned(), encoding).map_err(said)?}));
    }
    let bytes = bytes_of(case.text("bytes")?).ok_or("expected bytes in hexadecimal")?;
    let decoded = decode_bytes(bytes, encoding).map_err(said)?;
    let places = decoded.replaced_starts.iter().zip(&decoded.replaced_ends);
    let replaced: Vec<Value> = places.map(|(start, end)| json!({"start": start, "end": end})).collect();
    Ok(json!({"detect": decoded.detected, "text": decoded.text, "replaced": replaced}))
}

fn bytes_of(hexadecimal: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hexadecimal.chars().map(|digit| digit.to_digit(16)).collect();
    let (pairs, rest) = digits.as_deref()?.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| (high * 16 + low) as u8).collect())
}

fn answer_typing(case: &Case) -> Result<Value, String> {
    let typed = case.text("typed")?.to_owned();
    let expected = match case.maybe("scheme") {
        None => read_typed(typed.clone()).map_or_else(|| typed.clone(), |read| read.text),
        Some("telex") => convert_typed(typed.clone(), TypingScheme::Telex),
        Some("vni") => convert_typed(typed.clone(), TypingScheme::Vni),
        Some(other) => return Err(format!("expected telex, vni or null, but found `{other}`")),
    };
    let candidates: Vec<String> = typed_candidates(typed.clone()).into_iter().map(|reading| reading.text).collect();
    Ok(json!({"unchanged": expected == typed, "expected": expected, "candidates": candidates}))
}
