//! The vectors of `tests/conformance`, run against this crate.
//!
//! | suite       | what is called                                                                 |
//! | ----------- | ------------------------------------------------------------------------------ |
//! | `number`    | `parse_number`, `number_readings`, `match_key`, `DocumentNumber` and its parts |
//! | `address`   | `parse_address`, `Address::label`                                              |
//! | `citation`  | `scan_citations`, `recognise_citations`, `resolve_citations`; `parse_document` |
//! | `structure` | `parse_document`, `parse_fragment`                                             |
//!
//! This file holds no expectations. It makes of each case what the library makes of it, as JSON, and compares that with
//! the case: every field of a case that is no input is an expectation, and a field that nothing answers is a failure.
//! A new suite is a test of two lines and a function that answers its cases.

use serde_json::{Value, json};
use tracuu_document::{
    Address, Certainty, Citation, Document, DocumentNumber, Found, Metadata, NumberLayout, Unit, document_kinds,
    match_key, number_readings, parse_address, parse_document, parse_fragment, parse_number, recognise_citations,
    resolve_citations, scan_citations,
};
use tracuu_testkit::conformance::{Case, run};
use tracuu_text::{Date, Span, TokenKind, tokenize};

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

fn answer_address(case: &Case) -> Result<Value, String> {
    let address = parse_address(case.text("input")?);
    let label = address.as_ref().map(Address::label);
    let read_back = label.as_deref().and_then(parse_address);
    Ok(json!({
        "address": address.as_ref().map(ToString::to_string),
        "label": label,
        "reads_back": address.is_some() && address == read_back,
    }))
}

/// `input` is a text that stands alone, `lines` a whole paper.
fn answer_citation(case: &Case) -> Result<Value, String> {
    if case.0.get("lines").is_some() {
        let paper = case.paper()?;
        let Document { citations, units, .. } = parse_document(&paper);
        return Ok(json!({"citations": describe_all(&paper, &citations, &units)}));
    }
    let text = case.text("input")?;
    let mut citations = recognise_citations(text, &scan_citations(text));
    resolve_citations(&mut citations, &own_metadata(case)?);
    Ok(json!({"citations": describe_all(text, &citations, &[])}))
}

/// What the citing paper says of itself.
fn own_metadata(case: &Case) -> Result<Metadata, String> {
    let mut metadata = Metadata::default();
    for (name, value) in case.0.get("own").and_then(Value::as_object).into_iter().flatten() {
        let value = value.as_str().ok_or_else(|| format!("expected `{name}` to be a string"))?.to_owned();
        let found = Some(Found { value, span: Span::new(0, 0), certainty: Certainty::Sure });
        match name.as_str() {
            "kind" => metadata.kind = found,
            "issuer" => metadata.issuer = found,
            "place" => metadata.place = found,
            _ => return Err(format!("expected a kind, an issuer or a place, but found `{name}`")),
        }
    }
    Ok(metadata)
}

fn describe_all(text: &str, citations: &[Citation], units: &[Unit]) -> Vec<Value> {
    citations.iter().map(|citation| describe_citation(text, citation, units)).collect()
}

fn describe_citation(text: &str, citation: &Citation, units: &[Unit]) -> Value {
    let scalars = |end: usize| text.get(..end).map(|before| before.chars().count());
    json!({
        "surface": citation.surface,
        "start": citation.span.start,
        "end": citation.span.end,
        "start_scalar": scalars(citation.span.start),
        "end_scalar": scalars(citation.span.end),
        "form": citation.form.name(),
        "kind": citation.kind,
        "number": citation.number.as_ref().map(ToString::to_string),
        "date": citation.date.map(|date| date.to_string()),
        "issuer": citation.issuer,
        "title": citation.title,
        "terms": citation.terms,
        "pinpoints": citation.pinpoints.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "relation": citation.relation.map(|relation| relation.name()),
        "targets": citation.targets,
        "key": citation.key,
        "within": citation.within,
        "antecedent": citation.antecedent,
        "unit": units.get(citation.unit).map(|unit| unit.address.to_string()),
    })
}

/// `lines` are a whole paper, or a fragment that hangs under `base`.
fn answer_structure(case: &Case) -> Result<Value, String> {
    let paper = case.paper()?;
    let base = case.maybe("base").map(|base| parse_address(base).ok_or_else(|| format!("`{base}` is no address")));
    let document = match base.transpose()? {
        Some(base) => parse_fragment(&paper, &base),
        None => parse_document(&paper),
    };
    let units: Vec<Value> = document.units.iter().map(|unit| describe_unit(unit, &document.units)).collect();
    let diagnostics: Vec<&str> = document.diagnostics.iter().map(|remark| remark.kind.name()).collect();
    Ok(json!({"units": units, "diagnostics": diagnostics}))
}

fn describe_unit(unit: &Unit, units: &[Unit]) -> Value {
    let parent = unit.parent.and_then(|parent| units.get(parent));
    json!({
        "address": unit.address.to_string(),
        "kind": snake_case(&unit.kind),
        "parent": parent.map(|parent| parent.address.to_string()),
        "text": unit.text,
    })
}

/// The name of a variant as programs see it: `page_break_mended`.
fn snake_case(variant: &impl std::fmt::Debug) -> String {
    let name = format!("{variant:?}");
    let letter = |(at, c): (usize, char)| {
        let blank = (at > 0 && c.is_uppercase()).then_some('_');
        blank.into_iter().chain(c.to_lowercase())
    };
    name.char_indices().flat_map(letter).collect()
}
