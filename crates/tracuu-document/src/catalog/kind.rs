//! The kinds of documents (*loại văn bản*).
//!
//! | line                          | kind                  |
//! | ----------------------------- | --------------------- |
//! | `HƯỚNG DẪN`                   | Hướng dẫn             |
//! | `QUI ĐỊNH`, `QUYẾT ÐỊNH`      | Quy định, Quyết định  |
//! | `THÔNG TƯ LIÊN TỊCH`          | Thông tư liên tịch    |
//! | `Hướng dẫn này thay thế`      | Hướng dẫn, and a rest |
use std::sync::LazyLock;

use super::dictionary::Dictionary;
use super::issuer::System;
use crate::generated::document_kinds::DOCUMENT_KINDS;

/// A kind of document and its symbols.
///
/// ```
/// let kinds = tracuu_document::document_kinds();
/// let kind = kinds.iter().find(|kind| kind.name == "Quy định").unwrap();
/// assert_eq!((kind.party_code, kind.state_code), ("QĐ", "QyĐ"));
/// assert_eq!(kind.older_codes, ["QĐi"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentKind {
    /// The full name, such as *Chỉ thị*.
    pub name: &'static str,
    /// The symbol in numbers of Party bodies, such as `CT`; empty when there is none.
    pub party_code: &'static str,
    /// The symbol in numbers of state bodies; empty when there is none.
    pub state_code: &'static str,
    /// Symbols that stood in numbers of earlier years.
    pub older_codes: &'static [&'static str],
    /// What people shorten the name to.
    pub abbreviations: &'static [&'static str],
    /// Earlier names.
    pub aliases: &'static [&'static str],
    /// Who issues such papers.
    pub systems: &'static [System],
    /// What else to know; may be empty.
    pub note: &'static str,
}

/// Every kind, sorted by name.
///
/// ```
/// let kinds = tracuu_document::document_kinds();
/// assert!(kinds.iter().any(|kind| kind.name == "Tờ trình" && kind.party_code == "TTr"));
/// ```
pub fn document_kinds() -> &'static [DocumentKind] {
    DOCUMENT_KINDS
}

/// The kind whose name `text` begins with, and the text behind the name; the longest name wins.
pub(crate) fn strip_kind(text: &str) -> Option<(&'static DocumentKind, &str)> {
    static NAMES: LazyLock<Dictionary<&'static DocumentKind>> = LazyLock::new(|| {
        let names =
            |kind: &'static DocumentKind| kind.aliases.iter().chain([&kind.name]).map(move |name| (*name, kind));
        Dictionary::new(DOCUMENT_KINDS.iter().flat_map(names))
    });
    let (len, kind) = NAMES.longest(text)?;
    Some((kind, text.get(len..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::document_kinds::KIND_EXAMPLES;

    fn check(text: &str, expected: &str) {
        let found = strip_kind(text).map(|(kind, rest)| format!("{}|{rest}", kind.name));
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn knows_kinds_by_name() {
        check("HƯỚNG DẪN", "Hướng dẫn|");
        check("QUI ĐỊNH", "Quy định|");
        check("QUYẾT ÐỊNH:", "Quyết định|:");
        check("THÔNG TƯ LIÊN TỊCH", "Thông tư liên tịch|");
        check("Hướng dẫn này", "Hướng dẫn| này");
        check("Hướng dân", "none");
        check("", "none");
    }

    #[test]
    fn every_kind_reads_its_examples() {
        for (name, example) in KIND_EXAMPLES {
            assert_eq!(strip_kind(example).map(|(kind, _)| kind.name), Some(*name), "{example}");
        }
    }

    #[test]
    fn kinds_are_sorted() {
        assert!(DOCUMENT_KINDS.is_sorted_by_key(|kind| kind.name));
    }
}
