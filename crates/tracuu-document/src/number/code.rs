//! The symbols of kinds in document numbers.
//!
//! | typed | official       |
//! | ----- | -------------- |
//! | `Ctr` | `CTr`          |
//! | `ND`  | `NĐ`           |
//! | `HD`  | `HD`, then `HĐ` |
//! | `CP`  | none           |

use std::sync::LazyLock;

use super::symbol::Table;
use crate::catalog::document_kinds;

/// Symbols met in numbers that no kind of the catalogue has: older ones, copies, joint papers, programmes of action.
const OTHER_CODES: [&str; 16] = [
    "QĐi", "LCT", "TTLB", "TTLN", "NQLN", "HDLN", "HDLT", "KHLT", "QCPH", "KHPH", "CTPH", "CTrPH", "CTHĐ", "CTrHĐ",
    "SY", "TrS",
];

static CODES: LazyLock<Table> = LazyLock::new(|| {
    let codes = document_kinds().iter().flat_map(|kind| [kind.party_code, kind.state_code]);
    Table::new(codes.chain(OTHER_CODES))
});

/// The symbol as it is officially written; `None` for what is no symbol of a kind.
pub(super) fn official(typed: &str) -> Option<&'static str> {
    CODES.best(typed)
}

/// Every symbol that the typed one may stand for, the likeliest first.
pub(super) fn readings(typed: &str) -> impl Iterator<Item = &'static str> + '_ {
    CODES.readings(typed)
}

/// The longest symbol that `typed` begins with, and the rest: the hyphen of `01/2011/TTBNV` was lost.
pub(super) fn split(typed: &str, is_rest: impl Fn(&str) -> bool) -> Option<(&'static str, &str)> {
    let ends = typed.char_indices().map(|(at, _)| at).skip(1).take(8);
    let halves = ends.filter_map(|end| typed.split_at_checked(end)).filter(|(_, rest)| is_rest(rest));
    halves.filter_map(|(code, rest)| Some((official(code)?, rest))).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_codes() {
        let check = |typed: &str, expected: &[&str]| {
            assert_eq!(readings(typed).collect::<Vec<_>>(), expected, "{typed}");
        };
        check("Ctr", &["CTr"]);
        check("ND", &["NĐ"]);
        check("HD", &["HD", "HĐ"]);
        check("DA", &["DA", "ĐA"]);
        check("HĐ", &["HĐ"]);
        check("QDi", &["QĐi"]);
        check("qyđ", &["QyĐ"]);
        check("CP", &[]);
        check("", &[]);
    }

    #[test]
    fn splits_where_the_hyphen_was_lost() {
        assert_eq!(split("TTBNV", |rest| rest == "BNV"), Some(("TT", "BNV")));
        assert_eq!(split("TTLTBNV", |rest| rest.ends_with("BNV")), Some(("TTLT", "BNV")));
        assert_eq!(split("UBND", |rest| rest == "BNV"), None);
    }
}
