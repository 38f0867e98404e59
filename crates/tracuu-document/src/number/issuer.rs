//! The symbols of issuing bodies in document numbers.
//!
//! | typed              | official         | body of |
//! | ------------------ | ---------------- | ------- |
//! | `TƯ`, `TW`         | `TW`             | the Party |
//! | `THU`, `Ubkttw`    | `ThU`, `UBKTTW`  | the Party |
//! | `bcdtw`            | `BCĐTW`          | the Party |
//! | `ttg`, `TWDTN-VP`  | `TTg`, `TWĐTN-VP` | the State; the youth union |
//! | `STNMT-QLDD`       | `STNMT-QLDD`     | the State |

use std::borrow::Cow;
use std::sync::LazyLock;

use super::symbol::{Table, agree, raised};

/// State bodies whose symbols stand alone or before a unit, and those that capitals without marks would not spell.
const STATE_BODIES: [&str; 50] = [
    "CP",
    "TTg",
    "VPCP",
    "TTCP",
    "CTN",
    "VPCTN",
    "QH",
    "UBTVQH",
    "VPQH",
    "TTQH",
    "HĐBT",
    "HĐCP",
    "HĐNN",
    "HĐND",
    "UBND",
    "UB",
    "UBHC",
    "VPUBND",
    "VPUB",
    "CTUBND",
    "HĐTP",
    "TANDTC",
    "TAND",
    "VKSNDTC",
    "VKSTC",
    "VKSND",
    "VKS",
    "KTNN",
    "NHNN",
    "TCTK",
    "TCHQ",
    "TCT",
    "UBDT",
    "HĐNDK",
    "BGDĐT",
    "BGD&ĐT",
    "BLĐTBXH",
    "BLĐTB&XH",
    "BKHĐT",
    "BKH&ĐT",
    "LĐTBXH",
    "SGDĐT",
    "SLĐTBXH",
    "SKHĐT",
    "TLĐ",
    "TLĐLĐVN",
    "UBTDTT",
    "ĐĐBQH",
    "ĐTN",
    "LB",
];

/// Party bodies whose symbol names no level, and mass organisations of the centre.
const PARTY_BODIES: [&str; 13] =
    ["TW", "TU", "HU", "QU", "ThU", "ĐU", "ĐUK", "CB", "BXDĐ", "TTCT", "BCSĐ", "HVCTQG", "TWĐTN"];

/// Committees (*cấp ủy*), by the symbol that ends those of their advisory bodies.
const LEVELS: [&str; 8] = ["TW", "TƯ", "ThU", "TU", "HU", "QU", "ĐUK", "ĐU"];

/// What stands before the level in the symbols of advisory bodies.
const ADVISORY: [&str; 29] = [
    "VP", "BTC", "BTG", "BTGDV", "BDV", "BNC", "BKT", "BKTTW", "UBKT", "BCĐ", "VPBCĐ", "BĐN", "BCSCL", "BCS", "BCSĐ",
    "ĐĐ", "HĐLL", "BTT", "BTTVH", "BKGTW", "BVSK", "BBVSK", "BVCSSK", "BBVCSSK", "TBVK", "TBNS", "TTCT", "TCT", "BQL",
];

static STATE: LazyLock<Table> = LazyLock::new(|| Table::new(STATE_BODIES.into_iter()));
static PARTY: LazyLock<Table> = LazyLock::new(|| Table::new(PARTY_BODIES.into_iter()));
static PREFIXES: LazyLock<Table> = LazyLock::new(|| Table::new(ADVISORY.into_iter()));

/// Symbols of issuers as they are officially written, joined by hyphens.
pub(super) fn official(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    for part in typed.split('-') {
        if !out.is_empty() {
            out.push('-');
        }
        push_official(part, &mut out);
    }
    out
}

fn push_official(typed: &str, out: &mut String) {
    if let Some((prefix, level)) = split_level(typed) {
        out.push_str(&PREFIXES.best(prefix).map_or(raised(prefix), Cow::Borrowed));
        out.push_str(if level == "TƯ" { "TW" } else { level });
        return;
    }
    match PARTY.best(typed).or_else(|| STATE.best(typed)) {
        Some(known) => out.push_str(known),
        None => push_body(typed, out),
    }
}

/// A symbol of no table, or with the number of a term or of a committee at its end (`HĐNN8`, `BCĐ35`).
fn push_body(typed: &str, out: &mut String) {
    let (letters, digits) = split_digits(typed);
    match Some(letters).filter(|_| !digits.is_empty()).and_then(|l| STATE.best(l).or_else(|| PREFIXES.best(l))) {
        Some(known) => {
            out.push_str(known);
            out.push_str(digits);
        }
        // Front bodies have the centre inside: `UBTƯMTTQVN`.
        None => out.push_str(&raised(typed).replace("TƯ", "TW")),
    }
}

/// What stands before the symbol of a committee, and the committee: `UBKT` and `TW`.
///
/// Behind an unknown prefix only *TƯ* is sure: its mark is a demand.
fn split_level(typed: &str) -> Option<(&str, &'static str)> {
    let split = |level: &&'static str| {
        let count = typed.chars().count().checked_sub(level.chars().count())?;
        let end = typed.char_indices().nth(count)?.0;
        typed.split_at_checked(end).filter(|(_, tail)| agree(tail, level)).map(|(prefix, _)| (prefix, *level))
    };
    let is_known = |(prefix, level): &(&str, &str)| {
        prefix.is_empty() || PREFIXES.best(prefix).is_some() || (*level == "TƯ" && typed.ends_with('Ư'))
    };
    // A bare `TU` is Tỉnh ủy or Thành ủy: *TƯ* is the second reading.
    let fits = |found: &(&str, &str)| found.1 != "TƯ" || !typed.is_ascii();
    LEVELS.iter().filter_map(split).filter(fits).find(is_known)
}

/// Whether a body (one symbol, official case) belongs to the Party, whatever the order of the number.
pub(super) fn is_party(body: &str) -> bool {
    PARTY.best(body).is_some_and(|known| known == body)
        || split_level(body).is_some_and(|(prefix, _)| PREFIXES.best(prefix).is_some())
}

/// Whether the symbol of a body begins or ends with that of a committee: enough where the number is in Party order.
pub(super) fn has_party_level(body: &str) -> bool {
    ["TW", "TU", "HU", "QU", "ThU", "ĐU"].iter().any(|level| body.ends_with(level))
        || ["TW", "ĐU", "CB", "BCSĐ", "ĐĐ", "BCĐ"].iter().any(|start| body.starts_with(start))
}

/// Whether a body (one symbol, official case) exists once in every province, district or commune.
pub(super) fn is_local(body: &str) -> bool {
    let is_committee = ["TU", "HU", "QU", "ThU", "ĐU", "ĐUK", "UBND", "HĐND"].iter().any(|level| body.ends_with(level));
    let is_department = body.starts_with('S') && body.chars().count() > 2;
    is_committee || is_department || matches!(body, "CB" | "BXDĐ" | "TTCT" | "UB" | "VPUB")
}

/// The reading of a bare issuer that means the centre: `TW` for `TU`, `UBKTTW` for `UBKTTU`.
pub(super) fn centre_reading(issuer: &str) -> Option<String> {
    let (body, units) = issuer.split_at_checked(issuer.find('-').unwrap_or(issuer.len()))?;
    let prefix = body.strip_suffix("TU").filter(|_| is_party(body))?;
    Some(format!("{prefix}TW{units}"))
}

/// Whether this is the symbol of a state body known by name.
pub(super) fn is_state(symbol: &str) -> bool {
    STATE.best(symbol).is_some()
}

/// Whether this looks like the symbol of a ministry (*bộ*): three capitals or more, the first a B.
pub(super) fn is_ministry(symbol: &str) -> bool {
    symbol.starts_with('B') && symbol.chars().count() >= 3 && symbol.chars().all(|c| c.is_uppercase() || c == '&')
}

/// The official symbol of a body that may stand alone in a number (`53-HĐBT`).
pub(super) fn known(symbol: &str) -> Option<&'static str> {
    STATE.best(symbol).or_else(|| PARTY.best(symbol))
}

/// An assembly and its term: `QH` and 14, `HĐNN` and 8.
pub(super) fn split_term(symbol: &str) -> Option<(&str, u8)> {
    let (letters, digits) = split_digits(symbol);
    let term = digits.parse().ok().filter(|&term: &u8| term > 0)?;
    let body = letters.strip_suffix(['K', 'k']).unwrap_or(letters);
    ["QH", "UBTVQH", "HĐNN", "HĐND"].iter().any(|assembly| agree(body, assembly)).then_some((body, term))
}

fn split_digits(symbol: &str) -> (&str, &str) {
    let letters = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
    symbol.split_at_checked(letters.len()).unwrap_or((symbol, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_issuers_officially() {
        let check = |typed: &str, expected: &str| assert_eq!(official(typed), expected, "{typed}");
        check("TƯ", "TW");
        check("tw", "TW");
        check("TU", "TU");
        check("THU", "ThU");
        check("ubktthu", "UBKTThU");
        check("BTGTƯ", "BTGTW");
        check("bcdtw", "BCĐTW");
        check("DU", "ĐU");
        check("TWDTN-VP", "TWĐTN-VP");
        check("TTG", "TTg");
        check("hdnd", "HĐND");
        check("HDNN8", "HĐNN8");
        check("BNV-VPCP", "BNV-VPCP");
        check("SGDĐT-GDTrH", "SGDĐT-GDTrH");
        check("bvhttdl", "BVHTTDL");
        check("BGD&DT", "BGD&ĐT");
        check("L10", "L10");
        check("UBTƯMTTQVN", "UBTWMTTQVN");
        check("", "");
    }

    #[test]
    fn tells_party_from_state() {
        for body in ["TW", "TU", "ThU", "ĐU", "CB", "UBKTTW", "BTGTU", "VPĐU", "BCĐTW", "TWĐTN"] {
            assert!(is_party(body), "{body}");
        }
        for body in ["CP", "UBND", "BTU", "BVTW", "MTTW", "TTg", "GTTL", ""] {
            assert!(!is_party(body), "{body}");
        }
    }

    #[test]
    fn reads_terms() {
        assert_eq!(split_term("QH14"), Some(("QH", 14)));
        assert_eq!(split_term("HĐNDK7"), Some(("HĐND", 7)));
        assert_eq!(split_term("L10"), None);
        assert_eq!(split_term("BCĐ35"), None);
    }
}
