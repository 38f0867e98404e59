//! Document numbers (*số và ký hiệu*).

use tracuu::document::{self as core, document_kinds, match_key};
use tracuu::text::{self, Date};

use crate::SearchError;
use crate::size::within;

/// A document number, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DocumentNumber {
    /// The normal form, such as `24-CT/TU`.
    pub normal: String,
    /// The running number as printed: `24`, `01`, `15a`.
    pub sequence: String,
    /// The year in the symbol, which most state papers carry and Party papers do not.
    pub year: Option<i32>,
    /// The symbol of the kind: `CT`, `NĐ`; empty when the number has none.
    pub code: String,
    /// The symbol of the issuing body: `TU`, `CP`; empty when the number has none.
    pub issuer: String,
    /// The term of the assembly that the symbol names: 14 in `QH14`.
    pub term: Option<i32>,
    /// In which order, and with which signs, the parts are written.
    pub layout: NumberLayout,
    /// Whether a body of the Party issued the paper.
    pub is_party: bool,
    /// What all spellings of the number share.
    pub key: String,
    /// What the paper is found under, with the place, date and term that were given.
    pub match_key: String,
}

/// The order in which the parts of a document number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum NumberLayout {
    /// `24-CT/TU`
    Party,
    /// `30/2020/NĐ-CP`
    State,
    /// `53-HĐBT`
    Hyphen,
    /// `05/NQ-1997-QH10`
    YearInside,
    /// `08/UB-CT`
    IssuerFirst,
    /// `CT 24`, as people speak of a paper.
    Spoken,
}

/// Reads the whole of a text as one document number, in any spelling. `place`, `date` and `term` are what is known besides of the
/// paper, for `match_key`; an error where one of them cannot be read.
#[uniffi::export(default(place = None, date = None, term = None))]
pub fn parse_number(
    text: String,
    place: Option<String>,
    date: Option<String>,
    term: Option<i32>,
) -> Result<Option<DocumentNumber>, SearchError> {
    let date = date.as_deref().map(read_date).transpose()?;
    let term = term.map(|term| within("term", term.into(), 0, TERM_LIMIT)).transpose()?;
    Ok(core::parse_number(&text).map(|number| describe(&number, place.as_deref(), date, term)))
}

/// The highest term of an assembly, and of a Party congress, that a symbol can name.
const TERM_LIMIT: i64 = 999;

fn read_date(date: &str) -> Result<Date, SearchError> {
    let expected = "a date such as 2023-08-07 or 07/8/2023";
    Date::parse(date).ok_or_else(|| SearchError::invalid_field("date", expected, date))
}

/// A paper named by its kind and number alone: *Chỉ thị 24*, *Nghị định 30/2020*; none where there is no such kind, an error where
/// the year is none.
#[uniffi::export(default(year = None))]
pub fn spoken_number(kind: String, sequence: String, year: Option<i32>) -> Result<Option<DocumentNumber>, SearchError> {
    let year = year.map(|year| within("year", year.into(), 1, 9999)).transpose()?;
    let kind = document_kinds().iter().find(|known| known.name == kind);
    Ok(kind.map(|kind| describe(&core::DocumentNumber::partial(kind, &sequence, year), None, None, None)))
}

/// The normal forms of everything that a text may stand for, the likeliest first.
#[uniffi::export]
pub fn number_readings(text: String) -> Vec<String> {
    core::number_readings(&text).iter().map(ToString::to_string).collect()
}

/// The normal forms of all document numbers in a running text.
#[uniffi::export]
pub fn find_numbers(text: String) -> Vec<String> {
    let number = |token: text::Token| match token.kind {
        text::TokenKind::DocumentNumber(shape) => core::DocumentNumber::of_shape(&text, &shape),
        _ => None,
    };
    text::tokenize(&text).filter_map(number).map(|number| number.to_string()).collect()
}

fn describe(
    number: &core::DocumentNumber,
    place: Option<&str>,
    date: Option<Date>,
    term: Option<u32>,
) -> DocumentNumber {
    let match_key = match_key(number, place, date, term);
    let (normal, key, is_party) = (number.to_string(), number.key(), number.is_party());
    let core::DocumentNumber { sequence, year, code, issuer, term, layout } = number.clone();
    let layout = match layout {
        core::NumberLayout::Party => NumberLayout::Party,
        core::NumberLayout::State => NumberLayout::State,
        core::NumberLayout::Hyphen => NumberLayout::Hyphen,
        core::NumberLayout::YearInside => NumberLayout::YearInside,
        core::NumberLayout::IssuerFirst => NumberLayout::IssuerFirst,
        core::NumberLayout::Spoken => NumberLayout::Spoken,
    };
    let (year, term) = (year.map(i32::from), term.map(i32::from));
    DocumentNumber { normal, sequence, year, code, issuer, term, layout, is_party, key, match_key }
}
