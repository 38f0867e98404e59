//! Papers of congresses and plenums, which carry no number.
//!
//! | text                                                        | key             |
//! | ----------------------------------------------------------- | --------------- |
//! | `Nghị quyết Đại hội lần thứ XIII của Đảng`                  | `TW:NQ:DH13`    |
//! | `Nghị quyết Đại hội XVII Đảng bộ thành phố Hà Nội`          | `TU.HN:NQ:DH17` |
//! | `Nghị quyết Trung ương 4 (khóa XI, XII)`                    | `TW:NQ:TW4.K11`, `TW:NQ:TW4.K12` |
//! | `Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII` | `TW:NQ:TW4.K12` |

use tracuu_text::Span;

use super::read::{any_word, blank, numeral, sign, terms, word};
use crate::catalog::{DocumentKind, document_kinds, issuer_scope, strip_issuer};
use crate::numeral::strip_ordinal_word;

/// A congress (*đại hội*).
#[derive(Clone, Debug)]
pub(super) struct Congress {
    pub(super) number: u32,
    /// The scope of its papers' keys, such as `TW` or `TU.HN`.
    pub(super) scope: String,
    /// The words that name it.
    pub(super) issuer: Span,
}

/// A plenum (*hội nghị Trung ương*).
#[derive(Clone, Debug)]
pub(super) struct Plenum {
    pub(super) numbers: Vec<u32>,
    pub(super) terms: Vec<u32>,
}

impl Plenum {
    /// The body, as it is named in full.
    pub(super) fn issuer(&self) -> String {
        let number = self.numbers.first().copied().unwrap_or_default();
        format!("Ban Chấp hành Trung ương (Hội nghị lần thứ {})", ordinal_word(number))
    }

    /// One key for each paper.
    pub(super) fn keys(&self, code: &str) -> Vec<String> {
        let key = |number: &u32, term: &u32| format!("TW:{code}:TW{number}.K{term}");
        let pairs = self.numbers.iter().flat_map(|number| self.terms.iter().map(move |term| key(number, term)));
        let keys: Vec<String> = pairs.collect();
        if self.terms.is_empty() {
            self.numbers.iter().map(|number| format!("TW:{code}:TW{number}")).collect()
        } else {
            keys
        }
    }
}

/// *Đại hội lần thứ XIII của Đảng* at the start of `rest`, the end of `text`.
pub(super) fn read_congress<'t>(text: &str, rest: &'t str) -> Option<(Congress, &'t str)> {
    let start = text.len() - blank(rest).len();
    let mut rest = word(rest, "đại hội")?;
    rest = word(rest, "đại biểu").unwrap_or(rest);
    let mut is_national = word(rest, "toàn quốc").inspect(|behind| rest = behind).is_some();
    let mut scope = party_body(rest, &mut rest, &mut is_national);
    let rest = word(rest, "lần thứ").unwrap_or(rest);
    let (number, mut rest) = numeral(rest).or_else(|| strip_ordinal_word(rest))?;
    if scope.is_none() && !is_national {
        let behind = word(rest, "của").unwrap_or(rest);
        scope = party_body(behind, &mut rest, &mut is_national);
    }
    // *Đại hội đại biểu toàn quốc lần thứ XIII của Đảng*: the Party is named again.
    if let Some(behind) = word(rest, "của").filter(|_| scope.is_none()) {
        party_body(behind, &mut rest, &mut is_national);
    }
    let scope = scope.unwrap_or_else(|| "TW".to_owned());
    Some((Congress { number, scope, issuer: Span::new(start, text.len() - rest.len()) }, rest))
}

/// *Đảng bộ thành phố Hà Nội*, or *Đảng*, which means the whole Party; `rest` moves behind it.
fn party_body<'t>(text: &'t str, rest: &mut &'t str, is_national: &mut bool) -> Option<String> {
    let here = blank(text);
    if word(here, "đảng bộ").is_some() {
        let body = strip_issuer(here)?;
        *rest = here.get(body.len..)?;
        return Some(issuer_scope(&body).unwrap_or_else(|| "TU".to_owned()));
    }
    if let Some(behind) = here.strip_prefix("Đảng").or_else(|| here.strip_prefix("ĐẢNG")) {
        let behind = word(behind, "cộng sản việt nam").unwrap_or(behind);
        if !behind.starts_with(char::is_alphanumeric) && word(behind, "ủy").or_else(|| word(behind, "uỷ")).is_none()
        {
            (*rest, *is_national) = (behind, true);
        }
    }
    None
}

/// *Trung ương 4 (khóa XI, XII)*, *Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khoá XII*.
pub(super) fn read_plenum(rest: &str) -> Option<(Plenum, &str)> {
    let conference = word(rest, "hội nghị");
    let central = any_word(conference.unwrap_or(rest), &["trung ương", "TW", "TƯ", "T.Ư", "T.W"]);
    let (numbers, rest) = match (central, conference) {
        (Some(rest), _) => {
            let rest = word(rest, "lần thứ").unwrap_or(rest);
            numeral_list(rest)
                .or_else(|| strip_ordinal_word(word(rest, "lần thứ")?).map(|(n, rest)| (vec![n], rest)))?
        }
        (None, Some(rest)) => {
            let rest = word(rest, "lần thứ")?;
            let (number, rest) = numeral(rest).or_else(|| strip_ordinal_word(rest))?;
            let rest = sign(rest, ',').unwrap_or(rest);
            (vec![number], committee(rest)?)
        }
        (None, None) => return None,
    };
    let behind = any_word(rest, &["của"]).and_then(committee).unwrap_or(rest);
    match terms(behind) {
        Some((terms, rest)) => Some((Plenum { numbers, terms }, rest)),
        None => Some((Plenum { numbers, terms: Vec::new() }, rest)),
    }
}

/// `4 (Khóa XI, XII)` behind *NQTW*.
pub(super) fn read_numbered_plenum(rest: &str) -> Option<(Plenum, &str)> {
    let (numbers, rest) = numeral_list(rest)?;
    let (terms, rest) = terms(rest).unwrap_or((Vec::new(), rest));
    Some((Plenum { numbers, terms }, rest))
}

fn numeral_list(rest: &str) -> Option<(Vec<u32>, &str)> {
    let (first, mut rest) = numeral(rest)?;
    let mut numbers = vec![first];
    while let Some((number, behind)) =
        sign(rest, ',').or_else(|| word(rest, "và")).and_then(numeral).filter(|_| numbers.len() < 16)
    {
        numbers.push(number);
        rest = behind;
    }
    Some((numbers, rest))
}

/// *Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam*
fn committee(rest: &str) -> Option<&str> {
    let rest = any_word(rest, &["ban chấp hành trung ương", "BCH trung ương", "BCH TW", "BCHTW", "BCH TƯ"])?;
    let rest = any_word(rest, &["đảng"]).unwrap_or(rest);
    Some(any_word(rest, &["cộng sản việt nam"]).unwrap_or(rest))
}

/// *… đã ra Nghị quyết*: the plenum's paper, named behind it.
pub(super) fn adopted(plenum: Plenum, rest: &str) -> ((Plenum, Option<&'static DocumentKind>), &str) {
    let behind = any_word(rest, &["đã ra", "đã ban hành", "ra", "ban hành", "đã thông qua"])
        .and_then(|rest| word(rest, "nghị quyết"));
    let kind = document_kinds().iter().find(|kind| kind.name == "Nghị quyết");
    match behind {
        Some(behind) => ((plenum, kind), behind),
        None => ((plenum, None), rest),
    }
}

/// *tư* for 4.
fn ordinal_word(number: u32) -> String {
    const WORDS: [&str; 10] = ["", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"];
    let unit = |number: u32| WORDS.get(number as usize).copied().unwrap_or_default();
    match number {
        1..=9 => unit(number).to_owned(),
        10 => "mười".to_owned(),
        11 => "mười một".to_owned(),
        12..=19 => format!("mười {}", unit(number - 10)),
        _ => number.to_string(),
    }
}
