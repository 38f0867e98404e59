//! The sample document of the project against its hand-made gold: addresses, kinds, parents, and the text of every unit.

mod common;

use serde_json::Value;
use tracuu_document::{DiagnosticKind, Document, Unit, UnitKind, parse_document};
use tracuu_text::Span;

fn seed() -> Option<(String, Document, Value)> {
    let text = common::shared("seed/seed.txt")?;
    let gold = common::shared("domain/seed_structure.json")?;
    let gold = serde_json::from_str(&gold).expect("the gold is JSON");
    Some((text.clone(), parse_document(&text), gold))
}

/// The name of a kind in the gold.
fn kind_name(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::DocumentKind => "doc_type",
        UnitKind::Title => "title",
        UnitKind::Preamble => "preamble",
        UnitKind::Section => "section",
        UnitKind::Item => "item",
        UnitKind::Bullet => "bullet",
        UnitKind::Paragraph => "paragraph",
        UnitKind::Recipients => "recipients",
        UnitKind::Recipient => "recipient",
        UnitKind::RecipientNote => "recipient_note",
        UnitKind::Letterhead
        | UnitKind::Part
        | UnitKind::Chapter
        | UnitKind::Subsection
        | UnitKind::Article
        | UnitKind::Clause
        | UnitKind::Point
        | UnitKind::Signature
        | UnitKind::Annex => "not in the sample",
    }
}

#[test]
fn units_are_those_of_the_gold() {
    let Some((text, document, gold)) = seed() else { return };
    let gold = gold["units"].as_array().expect("units");
    let written: Vec<String> = document.units.iter().map(|unit| line(unit, &document)).collect();
    let expected: Vec<String> = gold.iter().map(gold_line).collect();
    assert_eq!(written, expected);
    for (unit, gold) in document.units.iter().zip(gold) {
        assert_eq!(unit.span.of(&text).map(str::len), unit.span.len().into(), "{}", unit.address);
        assert_eq!((unit.span.start as u64, unit.span.end as u64), gold_span(gold), "{}", unit.address);
    }
}

/// `III.1.p2 paragraph III.1 Tham mưu …`
fn line(unit: &Unit, document: &Document) -> String {
    let parent = unit.parent.map_or_else(|| "none".to_owned(), |parent| document.units[parent].address.to_string());
    format!("{} {} {parent} {}", unit.address, kind_name(unit.kind), unit.text)
}

fn gold_line(unit: &Value) -> String {
    let field = |name: &str| unit[name].as_str().unwrap_or("none");
    format!("{} {} {} {}", field("address"), field("kind"), field("parent"), field("text"))
}

fn gold_span(unit: &Value) -> (u64, u64) {
    (unit["byte_start"].as_u64().expect("byte_start"), unit["byte_end"].as_u64().expect("byte_end"))
}

#[test]
fn metadata_takes_nothing_that_is_cited() {
    let Some((_, document, gold)) = seed() else { return };
    let metadata = document.metadata;
    assert_eq!(metadata.kind.map(|kind| kind.value).as_deref(), Some("Hướng dẫn"));
    assert_eq!(metadata.title.map(|title| title.value).as_deref(), gold["document"]["title"].as_str());
    assert_eq!((metadata.number, metadata.date, metadata.place, metadata.issuer), (None, None, None, None));
    assert_eq!((metadata.authority, metadata.office, metadata.signatory), (None, None, None));
    assert_eq!((metadata.secrecy, metadata.urgency, metadata.draft), (None, None, None));
}

#[test]
fn items_name_who_is_responsible() {
    let Some((text, document, gold)) = seed() else { return };
    for (unit, gold) in document.units.iter().zip(gold["units"].as_array().expect("units")) {
        assert_eq!(unit.responsible.as_deref(), gold["lead"].as_str(), "{}", unit.address);
        let span = unit.responsible.as_ref().map(|body| unit.source(Span::new(0, body.len())));
        assert_eq!(span.and_then(|span| span.of(&text)), unit.responsible.as_deref(), "{}", unit.address);
    }
}

#[test]
fn basis_and_recipients_are_read() {
    let Some((text, document, _)) = seed() else { return };
    let starts = ["Chỉ thị số 24-CT/TU ngày 07/8/2023", "Kế hoạch số 171-KH/TU ngày 14/8/2023"];
    let basis = document.metadata.basis;
    assert_eq!(basis.len(), starts.len());
    for (found, start) in basis.iter().zip(starts) {
        assert!(found.value.starts_with(start), "{}", found.value);
        assert_eq!(found.span.of(&text), Some(found.value.as_str()));
    }
    let recipients = document.metadata.recipients;
    let ends = [recipients.first(), recipients.last()].map(|found| found.and_then(|found| found.span.of(&text)));
    assert_eq!((recipients.len(), ends), (11, [Some("Ban Tuyên giáo TW"), Some("Lưu VT, TT-TH")]));
}

#[test]
fn five_page_breaks_are_mended_and_nothing_else() {
    let Some((text, document, _)) = seed() else { return };
    let line_of = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count() + 1);
    let mended: Vec<(usize, usize)> =
        document.diagnostics.iter().map(|d| (line_of(d.span.start), line_of(d.span.end))).collect();
    assert!(document.diagnostics.iter().all(|d| d.kind == DiagnosticKind::PageBreakMended));
    assert_eq!(mended, [(18, 20), (30, 32), (44, 46), (56, 58), (66, 68)]);
}
