//! Citations.

use serde::Serialize;
use tracuu::document::{Address, Citation, Document, DocumentNumber, Relation};
use tracuu::text::Date;

use super::{Shown, name};

#[derive(Serialize)]
pub(super) struct CitationRecord<'d> {
    start: usize,
    end: usize,
    surface: &'d str,
    form: &'static str,
    kind: Option<&'static str>,
    number: Option<Shown<&'d DocumentNumber>>,
    key: Option<&'d str>,
    date: Option<Shown<Date>>,
    issuer: Option<&'d str>,
    title: Option<&'d str>,
    term: Option<String>,
    pinpoint: Option<String>,
    relation: Option<&'static str>,
    unit: Option<Shown<&'d Address>>,
    within: Option<usize>,
    antecedent: Option<usize>,
    targets: &'d [String],
}

impl<'d> CitationRecord<'d> {
    pub(super) fn of(document: &'d Document, at: usize) -> Option<CitationRecord<'d>> {
        let citation: &Citation = document.citations.get(at)?;
        let pinpoints: Vec<String> = citation.pinpoints.iter().map(Address::to_string).collect();
        Some(CitationRecord {
            start: citation.span.start,
            end: citation.span.end,
            surface: &citation.surface,
            form: citation.form.name(),
            kind: citation.kind,
            number: citation.number.as_ref().map(Shown),
            key: citation.key.as_deref(),
            date: citation.date.map(Shown),
            issuer: citation.issuer.as_deref(),
            title: citation.title.as_deref(),
            term: name::terms(&citation.terms),
            pinpoint: (!pinpoints.is_empty()).then(|| pinpoints.join(", ")),
            relation: citation.relation.map(Relation::name),
            unit: document.units.get(citation.unit).map(|unit| Shown(&unit.address)),
            within: citation.within,
            antecedent: citation.antecedent,
            targets: &citation.targets,
        })
    }
}
