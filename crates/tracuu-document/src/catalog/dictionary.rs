//! Dictionaries of names: the longest name that a text begins with.
//!
//! | text                                   | name found                          |
//! | -------------------------------------- | ----------------------------------- |
//! | `Ban Bí thư Trung ương về`             | Ban Bí thư Trung ương               |
//! | `BỘ VĂN HOÁ - THỂ THAO VÀ DU LỊCH`     | Bộ Văn hóa, Thể thao và Du lịch     |
//! | `Thu nhập`                             | not ThU                             |
//!
//! Rows are sorted word by word, so that each word of the text narrows a range by binary search.

use tracuu_text::sort_by;

use super::word_code::WordCode;
use crate::word::split_word;

/// Names and what they stand for.
pub(super) struct Dictionary<T> {
    rows: Vec<(Vec<Pattern>, T)>,
}

/// A word of a name.
#[derive(Clone, Copy)]
struct Pattern {
    code: WordCode,
    /// Whether a sign may stand before it, such as the comma of *Văn hóa, Thể thao*.
    signed: bool,
    /// Whether it is an abbreviation, which is told from a syllable by its capitals: `ThU` is not *thu*.
    capitals: bool,
}

impl<T: Copy> Dictionary<T> {
    /// A dictionary of these names.
    pub(super) fn new(names: impl Iterator<Item = (&'static str, T)>) -> Dictionary<T> {
        let mut rows: Vec<_> = names.filter_map(|(name, value)| Some((patterns(name)?, value))).collect();
        sort_by(&mut rows, |(a, _), (b, _)| a.iter().map(|word| word.code).cmp(b.iter().map(|word| word.code)));
        Dictionary { rows }
    }

    /// The longest name that `text` begins with: its length in bytes and what it stands for.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, T)> {
        let (mut rows, mut end, mut found) = (self.rows.as_slice(), 0, None);
        for depth in 0.. {
            let Some(next) = next_word(text, end) else { break };
            let Some(code) = WordCode::of(next.word) else { break };
            rows = narrow(rows, depth, code);
            let Some((name, value)) = rows.first() else { break };
            // Names that begin with the same words rarely differ in signs: mostly the first decides.
            if !rows.iter().any(|(name, _)| name.get(depth).is_some_and(|pattern| pattern.admits(&next))) {
                break;
            }
            end = next.end;
            // The shortest of the names that begin alike is sorted first.
            let is_whole = name.len() == depth + 1 && name.last().is_some_and(|pattern| pattern.admits(&next));
            if is_whole {
                found = Some((end, *value));
            }
        }
        found
    }
}

impl Pattern {
    fn admits(self, next: &NextWord) -> bool {
        (self.signed || !next.signed) && (!self.capitals || is_abbreviation(next.word))
    }
}

/// The rows whose word at `depth` has this code; all rows agree on the words before.
fn narrow<T>(rows: &[(Vec<Pattern>, T)], depth: usize, code: WordCode) -> &[(Vec<Pattern>, T)] {
    let word = |row: &(Vec<Pattern>, T)| row.0.get(depth).map(|pattern| pattern.code);
    let start = rows.partition_point(|row| word(row) < Some(code));
    let end = rows.partition_point(|row| word(row) <= Some(code));
    rows.get(start..end).unwrap_or_default()
}

/// The words of a name; `None` when one has no code.
fn patterns(name: &str) -> Option<Vec<Pattern>> {
    let (mut words, mut end) = (Vec::new(), 0);
    while let Some(next) = next_word(name, end) {
        let pattern =
            Pattern { code: WordCode::of(next.word)?, signed: next.signed, capitals: is_abbreviation(next.word) };
        words.push(pattern);
        end = next.end;
    }
    Some(words).filter(|words| !words.is_empty())
}

/// A word and where it ends.
pub(super) struct NextWord<'t> {
    pub(super) word: &'t str,
    pub(super) end: usize,
    /// Whether a sign stands before it, and not only blanks.
    pub(super) signed: bool,
}

/// The word behind byte `at`, with at most one sign before it.
pub(super) fn next_word(text: &str, at: usize) -> Option<NextWord<'_>> {
    let rest = text.get(at..)?.trim_start();
    let behind_sign = rest.strip_prefix(is_sign).filter(|_| at > 0);
    let (word, tail) = split_word(behind_sign.unwrap_or(rest).trim_start())?;
    Some(NextWord { word, end: text.len() - tail.len(), signed: behind_sign.is_some() })
}

/// What may stand between the parts of a name.
fn is_sign(character: char) -> bool {
    matches!(character, ',' | '-' | '&' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a capital stands behind the first letter, or alone.
fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    letters.clone().any(char::is_uppercase) || (first && letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let names = ["Ban Bí thư", "Ban Bí thư Trung ương", "Bộ Văn hóa, Thể thao và Du lịch", "ThU", "T.Ư", "Ban"];
        let dictionary = Dictionary::new(names.iter().map(|name| (*name, *name)));
        let found = dictionary.longest(text).map(|(len, name)| (name, text.get(len..).unwrap_or_default()));
        let found = found.map(|(name, rest)| format!("{name}|{rest}"));
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn finds_the_longest_name() {
        check("Ban Bí thư Trung ương về", "Ban Bí thư Trung ương| về");
        check("Ban Bí thư Trung tâm", "Ban Bí thư| Trung tâm");
        check("BAN  BÍ\u{A0}THƯ", "Ban Bí thư|");
        check("Ban, Bí thư", "Ban|, Bí thư");
        check("Bộ Văn hoá – Thể thao và Du lịch.", "Bộ Văn hóa, Thể thao và Du lịch|.");
        check("Bộ Văn hóa Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch|");
        check("Bộ Văn", "none");
        check("", "none");
    }

    #[test]
    fn abbreviations_have_capitals() {
        check("ThU về", "ThU| về");
        check("Thu nhập", "none");
        check("T. Ư", "T.Ư|");
        check("t.ư", "none");
    }
}
