//! From the shape of a number to its parts: which symbol is the kind, which the issuer.
//!
//! | shape             | kind   | issuer      | because                                       |
//! | ----------------- | ------ | ----------- | --------------------------------------------- |
//! | `24-CT/TU`        | `CT`   | `TU`        | the first symbol is that of a kind            |
//! | `07-XY/GTTL`      | `XY`   | `GTTL`      | the order of the signs                        |
//! | `3241/UBND-KGVX`  |        | `UBND-KGVX` | letters of the State have no kind             |
//! | `12/LĐ-NĐ`        | `NĐ`   | `LĐ`        | no unit of a body is called `NĐ`              |
//! | `165-HĐBT`        |        | `HĐBT`      | a body alone                                  |
//! | `01/2011/TTBNV`   | `TT`   | `BNV`       | the hyphen was lost                           |

use std::borrow::Cow;

use tracuu_text::{NumberShape, Span};

use super::symbol::{clean, raised};
use super::{DocumentNumber, NumberLayout, code, issuer};

/// The number behind a shape; `None` when the shape is not of this text.
pub(super) fn read(text: &str, shape: &NumberShape) -> Option<DocumentNumber> {
    let sequence = repaired(shape.sequence.of(text)?);
    let first = clean(shape.code.of(text)?);
    let has_year = shape.year.is_some();
    let parts = match shape.issuer {
        None => alone(&first, has_year, sign_of(text, shape)? == '/'),
        Some(span) => pair(&first, &clean(span.of(text)?), has_year, Order::of(text, shape, span)?),
    };
    let Parts { code, issuer, term, layout } = parts;
    let mut number = DocumentNumber { sequence, year: shape.year, code: code.into_owned(), issuer, term, layout };
    let is_swapped = layout == NumberLayout::State && !has_year && !number.code.is_empty() && number.is_party();
    if is_swapped {
        number.layout = NumberLayout::Party;
    }
    Some(number)
}

/// A running number without the letter O that scans have for a nought: `34O-CV/ĐU`.
pub(super) fn repaired(sequence: &str) -> String {
    let digit = |c| match c {
        'O' | 'o' => '0',
        'I' | 'l' => '1',
        other => other,
    };
    sequence.chars().map(digit).collect()
}

/// The signs between the parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// `24-CT/TU`
    Party,
    /// `749/QĐ-TTg`; also `72-NQ-TW`, as in the names of pages.
    State,
    /// `05/NQ-1997-QH10`
    YearInside,
}

impl Order {
    fn of(text: &str, shape: &NumberShape, issuer: Span) -> Option<Order> {
        let joint = Span::new(shape.code.end, issuer.start).of(text)?;
        if joint.contains(|c: char| c.is_ascii_digit()) {
            return Some(Order::YearInside);
        }
        let is_party = shape.year.is_none() && joint.contains('/') && sign_of(text, shape)? != '/';
        Some(if is_party { Order::Party } else { Order::State })
    }
}

/// The sign behind the running number, a blank where there is none.
fn sign_of(text: &str, shape: &NumberShape) -> Option<char> {
    Span::new(shape.sequence.end, shape.code.start).of(text)?.chars().find(|c| !c.is_whitespace()).or(Some(' '))
}

struct Parts<'t> {
    code: Cow<'t, str>,
    issuer: String,
    term: Option<u8>,
    layout: NumberLayout,
}

impl<'t> Parts<'t> {
    fn new(code: impl Into<Cow<'t, str>>, issuer: String, layout: NumberLayout) -> Parts<'t> {
        let term = issuer.split('-').next().and_then(issuer::split_term).map(|(_, term)| term);
        Parts { code: code.into(), issuer, term, layout }
    }
}

/// A symbol alone behind the number: `QH14`, `TTg`, `SL`, `TTBNV`.
fn alone<'t>(symbol: &'t Cow<'t, str>, has_year: bool, is_slash: bool) -> Parts<'t> {
    let layout = if has_year || is_slash { NumberLayout::State } else { NumberLayout::Hyphen };
    if let Some((assembly, term)) = issuer::split_term(symbol) {
        let assembly = issuer::official(assembly);
        return Parts { code: assembly.clone().into(), issuer: assembly, term: Some(term), layout };
    }
    if let Some(code) = code::official(symbol) {
        return Parts::new(code, String::new(), layout);
    }
    if let Some(body) = issuer::known(symbol) {
        return Parts::new("", body.to_owned(), layout);
    }
    match code::split(symbol, |rest| issuer::is_state(rest) || issuer::is_ministry(rest)) {
        Some((code, body)) => Parts::new(code, issuer::official(body), layout),
        None => Parts::new(raised(symbol), String::new(), layout),
    }
}

/// Two symbols, or more.
fn pair<'t>(first: &'t Cow<'t, str>, second: &str, has_year: bool, order: Order) -> Parts<'t> {
    let layout = match order {
        Order::Party => NumberLayout::Party,
        Order::State => NumberLayout::State,
        Order::YearInside => NumberLayout::YearInside,
    };
    if let Some(code) = code::official(first) {
        return with_code(code, second, layout);
    }
    if (order == Order::State || (order == Order::Party && issuer::is_state(first)))
        && let Some(code) = code_behind(first, second)
    {
        return Parts::new(code, issuer::official(first), NumberLayout::IssuerFirst);
    }
    if is_letter(first, second, has_year, order) {
        return Parts::new("", issuer::official(&format!("{first}-{second}")), NumberLayout::State);
    }
    Parts::new(raised(first), issuer::official(second), layout)
}

/// A consolidated paper (*văn bản hợp nhất*) names the kind of what it consolidates: `VBHN-NĐ-BCT`.
fn with_code<'t>(code: &'static str, second: &str, layout: NumberLayout) -> Parts<'t> {
    if code == "VBHN" {
        let (inner, rest) = second.split_once('-').unwrap_or((second, ""));
        if let Some(inner) = code::official(inner) {
            return Parts::new(format!("{code}-{inner}"), issuer::official(rest), layout);
        }
    }
    Parts::new(code, issuer::official(second), layout)
}

/// The kind in `LĐ-NĐ` and `UB-CT`. `CT` and `TT` may also be units of a body of today: `UBND-CT`.
fn code_behind(first: &str, second: &str) -> Option<&'static str> {
    let code = code::official(second)?;
    let is_sure = matches!(code, "NĐ" | "QĐ" | "NQ");
    let is_modern = (issuer::is_state(first) && first != "UB") || issuer::is_ministry(first);
    (is_sure || (matches!(code, "CT" | "TT") && !is_modern)).then_some(code)
}

/// Whether a number has no kind, as letters of the State have none: `3241/UBND-KGVX`.
fn is_letter(first: &str, second: &str, has_year: bool, order: Order) -> bool {
    let body = second.split('-').next().unwrap_or_default();
    let is_known = issuer::is_state(body) || issuer::is_party(&issuer::official(body));
    match order {
        Order::Party => issuer::is_state(first) && !is_known,
        Order::State if issuer::is_state(first) => true,
        Order::State if is_known => false,
        Order::State => issuer::is_ministry(first) || !(has_year || issuer::is_ministry(body)),
        Order::YearInside => false,
    }
}
