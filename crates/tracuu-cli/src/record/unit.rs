//! Units and diagnostics.

use serde::Serialize;
use tracuu::document::{Address, Document};

use super::{Shown, name};

#[derive(Serialize)]
pub(super) struct UnitRecord<'d> {
    address: Shown<&'d Address>,
    label: String,
    kind: &'static str,
    parent: Option<Shown<&'d Address>>,
    text: &'d str,
    /// Whom an item of the last section charges.
    responsible: Option<&'d str>,
    start: usize,
    end: usize,
}

impl<'d> UnitRecord<'d> {
    pub(super) fn of(document: &'d Document, at: usize) -> Option<UnitRecord<'d>> {
        let unit = document.units.get(at)?;
        let parent = unit.parent.and_then(|parent| document.units.get(parent));
        Some(UnitRecord {
            address: Shown(&unit.address),
            label: unit.address.label(),
            kind: name::unit_kind(unit.kind),
            parent: parent.map(|parent| Shown(&parent.address)),
            text: &unit.text,
            responsible: unit.responsible.as_deref(),
            start: unit.span.start,
            end: unit.span.end,
        })
    }
}

#[derive(Serialize)]
pub(super) struct DiagnosticRecord<'d> {
    kind: &'static str,
    start: usize,
    end: usize,
    message: &'d str,
}

impl<'d> DiagnosticRecord<'d> {
    pub(super) fn of(document: &'d Document, at: usize) -> Option<DiagnosticRecord<'d>> {
        let diagnostic = document.diagnostics.get(at)?;
        Some(DiagnosticRecord {
            kind: diagnostic.kind.name(),
            start: diagnostic.span.start,
            end: diagnostic.span.end,
            message: &diagnostic.message,
        })
    }
}
