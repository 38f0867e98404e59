//! The JSON objects of `tracuu parse` and `tracuu cites`, as the README documents them. That of `parse`:
//!
//! ```text
//! metadata      what the document says of itself, and where
//! units         the addressable pieces, in reading order
//! citations     where it names other papers, in reading order
//! diagnostics   what was repaired, missing or strange
//! ```
//!
//! What is unknown is `null`; keys are never left out. Nothing is copied: a document of any size is written as it lies.

mod citation;
pub(crate) mod cites;
mod metadata;
pub(crate) mod name;
mod unit;

use std::fmt::Display;

use serde::ser::{Serialize, Serializer};
use tracuu::document::Document;
use tracuu::text::Span;

use citation::CitationRecord;
use metadata::MetadataRecord;
use unit::{DiagnosticRecord, UnitRecord};

/// A document as one object.
#[derive(serde::Serialize)]
pub(crate) struct DocumentRecord<'d> {
    metadata: MetadataRecord<'d>,
    units: List<'d, UnitRecord<'d>>,
    citations: List<'d, CitationRecord<'d>>,
    diagnostics: List<'d, DiagnosticRecord<'d>>,
}

impl<'d> DocumentRecord<'d> {
    pub(crate) fn of(document: &'d Document) -> DocumentRecord<'d> {
        DocumentRecord {
            metadata: MetadataRecord::of(&document.metadata),
            units: List { document, len: document.units.len(), record: UnitRecord::of },
            citations: List { document, len: document.citations.len(), record: CitationRecord::of },
            diagnostics: List { document, len: document.diagnostics.len(), record: DiagnosticRecord::of },
        }
    }
}

/// Records that are made one by one while they are written.
struct List<'d, T> {
    document: &'d Document,
    len: usize,
    record: fn(&'d Document, usize) -> Option<T>,
}

impl<T: Serialize> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.len).filter_map(|at| (self.record)(self.document, at)))
    }
}

/// A value by the text that it is shown as.
struct Shown<T>(T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// `[start, end]`.
type Bounds = [usize; 2];

fn bounds(span: Span) -> Bounds {
    [span.start, span.end]
}

#[cfg(test)]
mod tests;
