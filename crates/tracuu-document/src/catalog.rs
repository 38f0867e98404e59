//! The kinds of documents (*loại văn bản*).
//!
//! | line                          | kind                  |
//! | ----------------------------- | --------------------- |
//! | `HƯỚNG DẪN`                   | Hướng dẫn             |
//! | `QUI ĐỊNH`, `QUYẾT ÐỊNH`      | Quy định, Quyết định  |
//! | `THÔNG TƯ LIÊN TỊCH`          | Thông tư liên tịch    |
//! | `Hướng dẫn này thay thế`      | Hướng dẫn, and a rest |

use crate::generated::document_kinds::DOCUMENT_KINDS;
use crate::word::{same_word, split_word, strip_words};

/// A kind of document and its symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentKind {
    /// The full name, such as *Chỉ thị*.
    pub name: &'static str,
    /// The symbol in numbers of Party bodies, such as `CT`; empty when there is none.
    pub party_code: &'static str,
    /// The symbol in numbers of state bodies; empty when there is none.
    pub state_code: &'static str,
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
    let (first, _) = split_word(text)?;
    let begins = |kind: &&DocumentKind| split_word(kind.name).is_some_and(|(word, _)| same_word(first, word));
    let named = DOCUMENT_KINDS.iter().filter(begins).filter_map(|kind| Some((kind, strip_words(text, kind.name)?)));
    named.min_by_key(|(_, rest)| rest.len())
}

/// A symbol as it is officially written, where only the case differs: `Ctr` is `CTr`.
pub(crate) fn official_code(code: &str) -> Option<&'static str> {
    let lower = code.to_lowercase();
    let codes = DOCUMENT_KINDS.iter().flat_map(|kind| [kind.party_code, kind.state_code]).chain(["QĐi"]);
    let mut same = codes.filter(|known| known.to_lowercase() == lower);
    same.next()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn knows_codes_by_letters() {
        assert_eq!(official_code("CTR"), Some("CTr"));
        assert_eq!(official_code("qđi"), Some("QĐi"));
        assert_eq!(official_code("UBND"), None);
    }

    #[test]
    fn kinds_are_sorted() {
        assert!(DOCUMENT_KINDS.is_sorted_by_key(|kind| kind.name));
    }
}
