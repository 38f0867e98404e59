//! Documents by themselves.

use serde_json::{Value, json};
use tracuu_ffi::{
    Citation, DocumentNumber, OwnMetadata, Unit, find_numbers, number_readings, parse_address, parse_document,
    parse_fragment, parse_number, read_citations, spoken_number,
};
use tracuu_testkit::conformance::{Case, run};

use super::{name, number};

#[test]
fn number_suite() {
    run("number", &["input", "spoken", "text", "place", "date", "term"], answer_number);
}

#[test]
fn address_suite() {
    run("address", &["input"], answer_address);
}

#[test]
fn citation_suite() {
    run("citation", &["input", "lines", "own"], answer_citation);
}

#[test]
fn structure_suite() {
    run("structure", &["lines", "base"], answer_structure);
}

fn answer_number(case: &Case) -> Result<Value, String> {
    if let Some(text) = case.maybe("text") {
        return Ok(json!({"numbers": find_numbers(text.to_owned())}));
    }
    if let Some(spoken) = case.0.get("spoken") {
        let (Some(kind), Some(sequence)) = (spoken["kind"].as_str(), spoken["number"].as_str()) else {
            return Err("expected `spoken` to have a kind and a number".to_owned());
        };
        let year = spoken["year"].as_i64().and_then(|year| i32::try_from(year).ok());
        let number = spoken_number(kind.to_owned(), sequence.to_owned(), year).map_err(|error| error.to_string())?;
        return Ok(describe_number(number.ok_or_else(|| format!("expected a kind, but found `{kind}`"))?));
    }
    let input = case.text("input")?.to_owned();
    let known = |field| case.maybe(field).map(str::to_owned);
    let read = parse_number(input.clone(), known("place"), known("date"), number(case, "term"));
    let read = read.map_err(|error| error.to_string())?;
    let mut said = read.map_or(json!({"normal": null}), describe_number);
    said["readings"] = json!(number_readings(input));
    Ok(said)
}

fn describe_number(number: DocumentNumber) -> Value {
    let DocumentNumber { normal, sequence, year, code, issuer, term, layout, is_party, key, match_key } = number;
    json!({
        "normal": normal,
        "sequence": sequence,
        "year": year,
        "code": code,
        "issuer": issuer,
        "term_named": term,
        "layout": name(layout),
        "party": is_party,
        "key": key,
        "match_key": match_key,
    })
}

fn answer_address(case: &Case) -> Result<Value, String> {
    let reading = parse_address(case.text("input")?.to_owned());
    let read_back = reading.as_ref().and_then(|reading| parse_address(reading.label.clone()));
    Ok(json!({
        "address": reading.as_ref().map(|reading| &reading.address),
        "label": reading.as_ref().map(|reading| &reading.label),
        "reads_back": reading.is_some() && reading == read_back,
    }))
}

/// `input` is a text that stands alone, `lines` a whole paper.
fn answer_citation(case: &Case) -> Result<Value, String> {
    if case.0.get("lines").is_some() {
        let paper = case.paper()?;
        let document = parse_document(paper.clone(), None);
        return Ok(json!({"citations": describe_all(&paper, &document.citations, &document.units)}));
    }
    let text = case.text("input")?;
    let own = case.0.get("own").map(own_metadata).transpose()?;
    Ok(json!({"citations": describe_all(text, &read_citations(text.to_owned(), own, None), &[])}))
}

fn own_metadata(own: &Value) -> Result<OwnMetadata, String> {
    let mut metadata = OwnMetadata::default();
    for (name, value) in own.as_object().into_iter().flatten() {
        let field = match name.as_str() {
            "kind" => &mut metadata.kind,
            "issuer" => &mut metadata.issuer,
            "place" => &mut metadata.place,
            _ => return Err(format!("expected a kind, an issuer or a place, but found `{name}`")),
        };
        *field = value.as_str().map(str::to_owned);
    }
    Ok(metadata)
}

fn describe_all(text: &str, citations: &[Citation], units: &[Unit]) -> Vec<Value> {
    citations.iter().map(|citation| describe_citation(text, citation, units)).collect()
}

fn describe_citation(text: &str, citation: &Citation, units: &[Unit]) -> Value {
    let byte = |offset: i64| usize::try_from(offset).unwrap_or(usize::MAX);
    let scalars = |offset| text.get(..byte(offset)).map(|before| before.chars().count());
    json!({
        "surface": citation.surface,
        "start": citation.range.start,
        "end": citation.range.end,
        "start_scalar": scalars(citation.range.start),
        "end_scalar": scalars(citation.range.end),
        "form": name(citation.form),
        "kind": citation.kind,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "title": citation.title,
        "terms": citation.terms,
        "pinpoints": citation.pinpoints,
        "relation": citation.relation.map(name),
        "targets": citation.targets,
        "key": citation.key,
        "within": citation.within,
        "antecedent": citation.antecedent,
        "unit": usize::try_from(citation.unit).ok().and_then(|unit| units.get(unit)).map(|unit| &unit.address),
    })
}

/// `lines` are a whole paper, or a fragment that hangs under `base`.
fn answer_structure(case: &Case) -> Result<Value, String> {
    let paper = case.paper()?;
    let document = match case.maybe("base") {
        Some(base) => parse_fragment(paper, base.to_owned(), None).map_err(|error| error.to_string())?,
        None => parse_document(paper, None),
    };
    let units: Vec<Value> = document.units.iter().map(|unit| describe_unit(unit, &document.units)).collect();
    let remarks: Vec<&str> = document.remarks.iter().map(|remark| remark.kind.as_str()).collect();
    Ok(json!({"units": units, "diagnostics": remarks}))
}

fn describe_unit(unit: &Unit, units: &[Unit]) -> Value {
    let parent = unit.parent.and_then(|parent| units.get(usize::try_from(parent).ok()?));
    json!({
        "address": unit.address,
        "kind": name(unit.kind),
        "parent": parent.map(|parent| &parent.address),
        "text": unit.text,
    })
}
