//! Under which keys other papers cite a document of the index.
//!
//! | number, date, issuer                                  | key                       | also found under |
//! | ----------------------------------------------------- | ------------------------- | ---------------- |
//! | `24-CT/TU`, 2023-08-07, *Thành ủy Hà Nội*             | `TU.HN:CT:24:2023-08-07`  |                  |
//! | `87/NĐ-CP`, 1996-12-19                                | `CP:87:1996`              | `CP:NĐ:87`       |
//! | `57/2020/QH14`                                        | `QH:QH14:57:2020`         |                  |
//! | none, or one that cannot be read                      | none                      |                  |

use tracuu_document::{Certainty, Found, Metadata, match_key, parse_number};
use tracuu_text::{Date, Span};

use super::Key;
use crate::own_key;

/// The match key of a document, and the base of its number's own key where that is another one.
pub(super) fn own_keys(
    number: Option<&str>,
    date: Option<&str>,
    issuer: Option<&str>,
) -> Option<(String, Option<String>)> {
    let parsed = parse_number(number?)?;
    let metadata = Metadata {
        number: Some(found(parsed.to_string())),
        date: date.and_then(Date::parse).map(found),
        issuer: issuer.map(|issuer| found(issuer.to_owned())),
        ..Metadata::default()
    };
    let plain = || match_key(&parsed, None, metadata.date.as_ref().map(|date| date.value), None);
    let key = own_key(&metadata).unwrap_or_else(plain);
    let base = Key::of(&match_key(&parsed, None, None, None)).base;
    let is_other = Key::of(&key).base != base;
    Some((key, is_other.then_some(base)))
}

fn found<T>(value: T) -> Found<T> {
    Found { value, span: Span::default(), certainty: Certainty::Sure }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, date: &str, issuer: &str, expected: &str) {
        let given = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let leak = |text: &str| given(String::leak(text.to_owned()));
        let keys = own_keys(leak(number), leak(date), leak(issuer));
        let shown = keys.map(|(key, alias)| format!("{key} {}", alias.unwrap_or_default()).trim_end().to_owned());
        assert_eq!(shown.unwrap_or_default(), expected, "{number}");
    }

    #[test]
    fn a_document_has_the_key_that_citations_have() {
        check("24-CT/TU", "2023-08-07", "Thành ủy Hà Nội", "TU.HN:CT:24:2023-08-07");
        check("24 - CT/TU", "2023-08-07", "", "TU:CT:24:2023-08-07");
        check("57/2020/QH14", "2020-06-16", "", "QH:QH14:57:2020");
        check("87/NĐ-CP", "1996-12-19", "", "CP:87:1996 CP:NĐ:87");
        check("", "2023-08-07", "Thành ủy Hà Nội", "");
        check("không số", "", "", "");
    }
}
