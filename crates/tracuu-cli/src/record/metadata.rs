//! What a document says of itself, where it says so, and how sure that is.

use serde::Serialize;
use tracuu::document::{Certainty, Found, Metadata};
use tracuu::text::{Date, Span};

use super::{Bounds, Shown, bounds, name};

#[derive(Serialize)]
pub(super) struct MetadataRecord<'d> {
    kind: Option<&'d str>,
    number: Option<&'d str>,
    issuer: Option<&'d str>,
    place: Option<&'d str>,
    date: Option<Shown<Date>>,
    title: Option<&'d str>,
    basis: Vec<&'d str>,
    authority: Option<&'d str>,
    office: Option<&'d str>,
    signatory: Option<&'d str>,
    recipients: Vec<&'d str>,
    secrecy: Option<&'static str>,
    urgency: Option<&'static str>,
    draft: Option<&'d str>,
    /// The match key under which other papers cite this one.
    key: Option<String>,
    spans: Each<Bounds>,
    certainty: Each<&'static str>,
}

/// Something of each value: its place, or how sure it is.
#[derive(Serialize)]
struct Each<T> {
    kind: Option<T>,
    number: Option<T>,
    issuer: Option<T>,
    place: Option<T>,
    date: Option<T>,
    title: Option<T>,
    basis: Vec<T>,
    authority: Option<T>,
    office: Option<T>,
    signatory: Option<T>,
    recipients: Vec<T>,
    secrecy: Option<T>,
    urgency: Option<T>,
    draft: Option<T>,
}

impl<'d> MetadataRecord<'d> {
    pub(super) fn of(metadata: &'d Metadata) -> MetadataRecord<'d> {
        let Metadata { kind, number, issuer, place, date, title, basis, authority, office, signatory, .. } = metadata;
        let Metadata { recipients, secrecy, urgency, draft, .. } = metadata;
        MetadataRecord {
            kind: text(kind),
            number: text(number),
            issuer: text(issuer),
            place: text(place),
            date: date.as_ref().map(|date| Shown(date.value)),
            title: text(title),
            basis: texts(basis),
            authority: text(authority),
            office: text(office),
            signatory: text(signatory),
            recipients: texts(recipients),
            secrecy: secrecy.as_ref().map(|mark| name::secrecy(mark.value)),
            urgency: urgency.as_ref().map(|mark| name::urgency(mark.value)),
            draft: text(draft),
            key: tracuu::own_key(metadata),
            spans: Each::of(metadata, |span, _| bounds(span)),
            certainty: Each::of(metadata, |_, certainty| name::certainty(certainty)),
        }
    }
}

impl<T> Each<T> {
    fn of(metadata: &Metadata, tell: impl Fn(Span, Certainty) -> T) -> Each<T> {
        let Metadata { kind, number, issuer, place, date, title, basis, authority, office, signatory, .. } = metadata;
        let Metadata { recipients, secrecy, urgency, draft, .. } = metadata;
        let one = |found: &Option<Found<String>>| found.as_ref().map(|found| tell(found.span, found.certainty));
        let many = |found: &[Found<String>]| found.iter().map(|found| tell(found.span, found.certainty)).collect();
        Each {
            kind: one(kind),
            number: one(number),
            issuer: one(issuer),
            place: one(place),
            date: date.as_ref().map(|date| tell(date.span, date.certainty)),
            title: one(title),
            basis: many(basis),
            authority: one(authority),
            office: one(office),
            signatory: one(signatory),
            recipients: many(recipients),
            secrecy: secrecy.as_ref().map(|mark| tell(mark.span, mark.certainty)),
            urgency: urgency.as_ref().map(|mark| tell(mark.span, mark.certainty)),
            draft: one(draft),
        }
    }
}

fn text(found: &Option<Found<String>>) -> Option<&str> {
    found.as_ref().map(|found| found.value.as_str())
}

fn texts(found: &[Found<String>]) -> Vec<&str> {
    found.iter().map(|found| found.value.as_str()).collect()
}
