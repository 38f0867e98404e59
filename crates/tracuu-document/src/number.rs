//! Document numbers (*số và ký hiệu*): their parts, their normal form, what they are matched by.
//!
//! | text                         | normal form              | code, issuer       |
//! | ---------------------------- | ------------------------ | ------------------ |
//! | `24 – CT / TU`               | `24-CT/TU`               | `CT`, `TU`         |
//! | `01-Ctr/TU`                  | `01-CTr/TU`              | `CTr`, `TU`        |
//! | `31/QĐ-TW`, `43-CT/TƯ`       | `31-QĐ/TW`, `43-CT/TW`   | `QĐ`, `CT`; `TW`   |
//! | `30/2020/ND-CP`              | `30/2020/NĐ-CP`          | `NĐ`, `CP`         |
//! | `24/2018/QH14`               | `24/2018/QH14`           | `QH`, `QH`; term 14 |
//! | `68/2026/VBHN-NĐ-BCT`        | `68/2026/VBHN-NĐ-BCT`    | `VBHN-NĐ`, `BCT`   |
//! | `3241/UBND-KGVX`, `53-HĐBT`  | the same                 | none; `UBND-KGVX`, `HĐBT` |
//! | `12/LĐ-NĐ`                   | the same                 | `NĐ`, `LĐ`         |
//!
//! The printed symbol counts, never the word before it: a *Quy định* is numbered `69-QĐ/TW`, and `11-QĐi/TW` is another
//! paper than `11-QĐ/TW`.

mod code;
mod issuer;
mod key;
mod parts;
mod readings;
mod symbol;

use std::fmt;

use tracuu_text::{NumberShape, scan_document_number};

use crate::DocumentKind;
use crate::word::strip_words;
pub use key::match_key;
pub use readings::number_readings;

/// A document number (*số và ký hiệu*), taken apart.
///
/// ```
/// use tracuu_document::parse_number;
/// let number = parse_number("02/2001/TTLT- TAND- VKS").unwrap();
/// assert_eq!((number.sequence.as_str(), number.year), ("02", Some(2001)));
/// assert_eq!((number.code.as_str(), number.issuer.as_str()), ("TTLT", "TAND-VKS"));
/// assert_eq!(number.to_string(), "02/2001/TTLT-TAND-VKS");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentNumber {
    /// The running number (*số*) as printed, with a letter O read as the nought it was: `24`, `01`, `66.19`, `15a`.
    pub sequence: String,
    /// The year in the symbol, which most state papers carry and Party papers do not.
    pub year: Option<u16>,
    /// The symbol of the kind in official case: `CT`, `CTr`, `QĐi`, `VBHN-NĐ`; `QH` in laws; empty when the number has
    /// none (`3241/UBND-KGVX`, `53-HĐBT`).
    pub code: String,
    /// The symbol of the issuing body: `TU`, `TW` (also for *TƯ*), `BNV-VPCP`; empty when the number has none.
    pub issuer: String,
    /// The term of the assembly that the symbol names: 14 in `QH14`, 8 in `LCT/HĐNN8`.
    pub term: Option<u8>,
    /// In which order, and with which signs, the parts are written.
    pub layout: NumberLayout,
}

/// The order in which the parts of a document number are written.
///
/// ```
/// use tracuu_document::{NumberLayout, parse_number};
/// let layout = |text| parse_number(text).unwrap().layout;
/// assert_eq!(layout("24-CT/TU"), NumberLayout::Party);
/// assert_eq!(layout("31/QĐ-TW"), NumberLayout::Party, "a Party number in the order of the State");
/// assert_eq!(layout("749/QĐ-TTg"), NumberLayout::State);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberLayout {
    /// `24-CT/TU`; also old state papers, such as `23-L/CTN`.
    Party,
    /// `30/2020/NĐ-CP`, `749/QĐ-TTg`, `24/2018/QH14`, `39/TTg`.
    State,
    /// One symbol behind a hyphen: `53-HĐBT`, `304-CP`.
    Hyphen,
    /// The year behind the symbol: `05/NQ-1997-QH10`.
    YearInside,
    /// The body before the kind: `08/UB-CT`, `12/LĐ-NĐ`.
    IssuerFirst,
    /// As people speak of a paper, without its whole symbol: `CT 24`.
    Spoken,
}

/// Reads the whole of `text` as a document number; a word *Số* before it, a full stop or the sign where it was cut off
/// behind it are no hindrance.
///
/// Of several readings it is the likeliest: see [`number_readings`].
///
/// ```
/// use tracuu_document::parse_number;
/// let normal = |text| parse_number(text).map(|number| number.to_string());
/// assert_eq!(normal("Số: 15 - NQ / TU."), Some("15-NQ/TU".to_owned()));
/// assert_eq!(normal("42-2022-nd-cp"), Some("42/2022/NĐ-CP".to_owned()));
/// assert_eq!(normal("68/2015/TT-"), Some("68/2015/TT".to_owned()), "the issuer was cut off");
/// assert_eq!(normal("24/11/1979"), None);
/// assert_eq!(normal("24-CT/TU ngày 07/8/2023"), None, "not the whole");
/// ```
pub fn parse_number(text: &str) -> Option<DocumentNumber> {
    let (text, shape) = whole_shape(text)?;
    DocumentNumber::of_shape(text, &shape)
}

/// The shape that fills a text, and the text without what may stand around it.
fn whole_shape(text: &str) -> Option<(&str, NumberShape)> {
    let is_around = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':');
    let text = text.trim_matches(is_around).trim_end_matches(|c: char| matches!(c, '-' | '/') || is_around(c));
    let text = strip_words(text, "số").map_or(text, |rest| rest.trim_start_matches(is_around));
    scan_document_number(text, 0).filter(|shape| shape.span.end == text.len()).map(|shape| (text, shape))
}

impl DocumentNumber {
    /// The number whose shape was found in `text`.
    ///
    /// ```
    /// use tracuu_document::DocumentNumber;
    /// use tracuu_text::scan_document_number;
    /// let text = "Chương trình số 01-Ctr/TU";
    /// let shape = scan_document_number(text, text.find('0').unwrap()).unwrap();
    /// assert_eq!(DocumentNumber::of_shape(text, &shape).unwrap().to_string(), "01-CTr/TU");
    /// ```
    pub fn of_shape(text: &str, shape: &NumberShape) -> Option<DocumentNumber> {
        parts::read(text, shape)
    }

    /// A paper named by its kind and number alone, as in *Chỉ thị 24* and *Nghị định 30/2020*; the issuer stays empty where
    /// the kind does not tell it.
    ///
    /// ```
    /// use tracuu_document::{DocumentNumber, document_kinds};
    /// let kind = |name| document_kinds().iter().find(|kind| kind.name == name).unwrap();
    /// let partial = |name, sequence, year| DocumentNumber::partial(kind(name), sequence, year).to_string();
    /// assert_eq!(partial("Chỉ thị", "24", None), "CT 24");
    /// assert_eq!(partial("Nghị định", "30", Some(2020)), "30/2020/NĐ-CP");
    /// assert_eq!(partial("Thông tư", "80", Some(2021)), "80/2021/TT");
    /// ```
    pub fn partial(kind: &DocumentKind, sequence: &str, year: Option<u16>) -> DocumentNumber {
        let (code, issuer) = match kind.name {
            "Luật" | "Bộ luật" => ("QH", "QH"),
            "Pháp lệnh" => ("UBTVQH", "UBTVQH"),
            "Nghị định" => (kind.state_code, "CP"),
            _ if kind.party_code.is_empty() || (year.is_some() && !kind.state_code.is_empty()) => (kind.state_code, ""),
            _ => (kind.party_code, ""),
        };
        let layout = NumberLayout::Spoken;
        let (code, issuer) = (code.to_owned(), issuer.to_owned());
        DocumentNumber { sequence: parts::repaired(sequence), year, code, issuer, term: None, layout }
    }

    /// Whether a body of the Party issued the paper, by the symbol; mass organisations that number as the Party does count
    /// with it.
    ///
    /// ```
    /// use tracuu_document::parse_number;
    /// let is_party = |text| parse_number(text).unwrap().is_party();
    /// assert!(is_party("24-CT/TU") && is_party("31/QĐ-TW") && is_party("519-QĐ/UBKTTW"));
    /// assert!(!is_party("749/QĐ-TTg") && !is_party("23-L/CTN"), "the order of the signs proves nothing");
    /// ```
    pub fn is_party(&self) -> bool {
        let body = self.body();
        issuer::is_party(body) || (self.layout == NumberLayout::Party && issuer::has_party_level(body))
    }

    /// Whether the issuer exists once in every province, district or commune, so that the number alone tells no paper.
    pub(crate) fn is_local(&self) -> bool {
        issuer::is_local(self.body())
    }

    /// The first of the issuing bodies, without its units and its term: `UBND` of `UBND-KGVX`, `HĐNN` of `HĐNN8`.
    ///
    /// ```
    /// use tracuu_document::parse_number;
    /// assert_eq!(parse_number("3241/UBND-KGVX").unwrap().body(), "UBND");
    /// assert_eq!(parse_number("41-LCT/HĐNN8").unwrap().body(), "HĐNN");
    /// ```
    pub fn body(&self) -> &str {
        let first = self.issuer.split('-').next().unwrap_or_default();
        if self.term.is_some() { issuer::split_term(first).map_or(first, |(body, _)| body) } else { first }
    }
}

impl fmt::Display for DocumentNumber {
    /// The normal form: no blanks, plain hyphens, symbols in official case, the running number as printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DocumentNumber { sequence, year, code, issuer, term: _, layout } = self;
        match layout {
            NumberLayout::Party => write!(f, "{sequence}-{code}/{issuer}"),
            NumberLayout::Hyphen => write!(f, "{sequence}-{code}{issuer}"),
            NumberLayout::YearInside => write!(f, "{sequence}/{code}-{}-{issuer}", year.unwrap_or_default()),
            NumberLayout::IssuerFirst => {
                self.write_head(f)?;
                write!(f, "{issuer}-{code}")
            }
            NumberLayout::Spoken if year.is_none() && code.is_empty() => f.write_str(sequence),
            NumberLayout::Spoken if year.is_none() => write!(f, "{code} {sequence}"),
            NumberLayout::State | NumberLayout::Spoken => {
                self.write_head(f)?;
                self.write_symbol(f)
            }
        }
    }
}

impl DocumentNumber {
    /// `30/2020/`, `749/`.
    fn write_head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{}/{year}/", self.sequence),
            None => write!(f, "{}/", self.sequence),
        }
    }

    /// `NĐ-CP`, `TTg`, `QH14`.
    fn write_symbol(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DocumentNumber { code, issuer, term, layout, .. } = self;
        match term {
            Some(term) if code == issuer => write!(f, "{code}{term}"),
            None if code == issuer && *layout == NumberLayout::Spoken => f.write_str(code),
            _ if code.is_empty() || issuer.is_empty() => write!(f, "{code}{issuer}"),
            _ => write!(f, "{code}-{issuer}"),
        }
    }
}
