//! Vietnamese official documents: markup, structure, metadata, numbers and dates.
//!
//! A paper goes in as text, however it was crawled or scanned; out come what it says of itself and its units, each with
//! an address and the way back to the bytes it was read from. Nothing fails: what was repaired or strange is a
//! [`Diagnostic`].
//!
//! | text                                 | understood as                              |
//! | ------------------------------------ | ------------------------------------------ |
//! | `Số 24-CT/TU` above the title        | the paper's own number                     |
//! | `Chỉ thị số 24-CT/TU` in the text    | a citation: no metadata                    |
//! | `II. NỘI DUNG` … `3. Một` … `- Hai`  | units `II`, `II.3`, `II.3.b1`              |
//! | `Điều 5. Tên` … `2. Một` … `đ) Hai`  | units `d5`, `d5.k2`, `d5.k2.đ`             |
//! | a page that ends in mid-sentence     | one unit, and a diagnostic                 |
//!
//! ```
//! use tracuu_document::parse_document;
//! let paper = "THÀNH ỦY SÔNG VÂN\n*\nSố 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Họp không\n\nquá hai giờ.\n";
//! let document = parse_document(paper);
//! assert_eq!(document.metadata.number.unwrap().value, "12-CT/TU");
//! let item = document.units.last().unwrap();
//! assert_eq!((item.address.to_string().as_str(), item.text.as_str()), ("1", "Họp không quá hai giờ."));
//! ```

mod address;
mod body;
mod catalog;
mod citation;
mod clean;
mod diagnostic;
mod entity;
mod front;
mod generated;
mod glue;
mod line;
mod marker;
mod markup;
mod metadata;
mod model;
mod number;
mod numeral;
mod outline;
mod page;
mod paper;
mod paragraph;
mod table;
mod word;

pub use address::{Address, Ordinal, Segment, UnknownAddress, parse_address, parse_typed_address};
pub use catalog::{
    Abbreviation, AbbreviationKind, DocumentKind, Issuer, Law, Level, Place, PlaceKind, System, abbreviations,
    abbreviations_of, congress_closed, document_kinds, expansions_of, issuers, laws, national_assembly_term,
    national_assembly_years, places, term_of,
};
pub use citation::{
    Anchor, AnchorKind, Citation, CitationForm, Letters, Relation, annotate_citations, recognise_citations,
    resolve_citations, scan_citations,
};
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use model::{Certainty, Document, Found, Metadata, Secrecy, Unit, UnitKind, Urgency};
pub use number::{DocumentNumber, NumberLayout, match_key, number_readings, parse_number};
pub use paper::{ParseOptions, parse_document, parse_document_with, parse_fragment, parse_fragment_with};

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
