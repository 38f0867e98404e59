//! The letters of a symbol, and tables of symbols.
//!
//! | typed          | written         | agree |
//! | -------------- | --------------- | ----- |
//! | `QD`, `qđ`     | `QĐ`            | yes   |
//! | `HĐ`           | `HD`            | no    |
//! | `TTLT- TAND`   | `TTLT-TAND`     | once it is clean |

use std::borrow::Cow;

use tracuu_text::{Letter, Shape, Tone};
use unicode_normalization::UnicodeNormalization;

/// A symbol in composed form, without blanks and dots, with a real *Đ* and *Ư* and plain hyphens.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'&')) {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        'Ƣ' => 'Ư',
        'ƣ' => 'ư',
        // The issuers of a state paper may stand behind a second slash: `39/2005/QĐ/BNV`.
        c if c.is_alphanumeric() || is_mark(c) || c == '&' => c,
        _ => '-',
    };
    Cow::Owned(text.nfc().filter(|&c| !c.is_whitespace() && c != '.').map(plain).collect())
}

const fn is_mark(character: char) -> bool {
    crate::word::is_mark(character)
}

/// Whether a typed symbol may stand for a written one: case is free, and so is a mark that was not typed.
pub(super) fn agree(typed: &str, written: &str) -> bool {
    let mut written = written.chars();
    let all = typed.chars().all(|t| {
        let Some(w) = written.next() else { return false };
        match (Letter::of(t), Letter::of(w)) {
            (Some(t), Some(w)) => t == w || (t == Letter::bare(t.base) && t.base == w.base),
            _ => t == w,
        }
    });
    all && written.next().is_none()
}

/// Whether a letter has a mark: who types one mark types them all.
pub(super) fn is_marked(symbol: &str) -> bool {
    let marked = |l: Letter| l.shape != Shape::None || l.tone != Tone::Ngang;
    !symbol.is_ascii() && symbol.chars().any(|c| Letter::of(c).is_some_and(marked))
}

/// A symbol in small letters (as in the name of a page) in capitals; any other as it is.
pub(super) fn raised(symbol: &str) -> Cow<'_, str> {
    if symbol.chars().any(char::is_uppercase) {
        return Cow::Borrowed(symbol);
    }
    let raise = |c: char| {
        let mut upper = c.to_uppercase();
        upper.next().filter(|_| upper.next().is_none()).unwrap_or(c)
    };
    Cow::Owned(symbol.chars().map(raise).collect())
}

/// Symbols that are found by their bare letters.
pub(super) struct Table(Vec<(Bare, &'static str)>);

/// At most sixteen bare letters in lower case, padded with zeros; `&` does not count.
type Bare = [u8; 16];

impl Table {
    pub(super) fn new(symbols: impl Iterator<Item = &'static str>) -> Table {
        let mut rows: Vec<_> = symbols.filter_map(|symbol| Some((bare(symbol)?, symbol))).collect();
        rows.sort_unstable();
        rows.dedup();
        Table(rows)
    }

    /// The symbols that a typed one may stand for, the one that was typed first.
    pub(super) fn readings<'s>(&'s self, typed: &'s str) -> impl Iterator<Item = &'static str> + 's {
        let key = bare(typed).unwrap_or_default();
        let start = self.0.partition_point(|(bare, _)| *bare < key);
        let same = self.0.iter().skip(start).take_while(move |(bare, _)| *bare == key);
        same.map(|&(_, symbol)| symbol).filter(move |symbol| agree(typed, symbol))
    }

    /// The likeliest symbol that a typed one may stand for.
    pub(super) fn best(&self, typed: &str) -> Option<&'static str> {
        self.readings(typed).next()
    }
}

fn bare(symbol: &str) -> Option<Bare> {
    let mut out = Bare::default();
    let mut slots = out.iter_mut();
    for character in symbol.chars().filter(|&c| c != '&') {
        *slots.next()? = Letter::of(character)?.base;
    }
    (!symbol.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_symbols() {
        assert_eq!(clean("TTLT- TAND – VKS"), "TTLT-TAND-VKS");
        assert_eq!(clean("NÐ"), "NĐ");
        assert_eq!(clean("TU\u{31B}"), "TƯ");
        assert_eq!(clean("T.Ư"), "TƯ");
        assert!(matches!(clean("BGDT"), Cow::Borrowed(_)));
    }

    #[test]
    fn marks_that_are_typed_are_demands() {
        for (typed, written) in [("QD", "QĐ"), ("qdi", "QĐi"), ("QĐI", "QĐi"), ("CTR", "CTr"), ("TU", "TƯ")] {
            assert!(agree(typed, written), "{typed} {written}");
        }
        for (typed, written) in [("HĐ", "HD"), ("TƯ", "TU"), ("QD", "QĐi"), ("QĐi", "QĐ"), ("DĐ", "ĐĐA")] {
            assert!(!agree(typed, written), "{typed} {written}");
        }
    }

    #[test]
    fn tables_give_what_was_typed_first() {
        let table = Table::new(["HĐ", "HD", "QĐ"].into_iter());
        assert_eq!(table.readings("HD").collect::<Vec<_>>(), ["HD", "HĐ"]);
        assert_eq!(table.readings("HĐ").collect::<Vec<_>>(), ["HĐ"]);
        assert_eq!(table.best("qd"), Some("QĐ"));
        assert_eq!((table.best(""), table.best("Q5"), table.best("ABCDEFGHIJKLMNOPQRST")), (None, None, None));
    }
}
