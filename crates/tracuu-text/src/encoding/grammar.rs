//! The grammar of syllables, as detection asks it.

use crate::is_vietnamese_syllable;

/// Whether `word` is a syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    is_vietnamese_syllable(word) || word.get(2..).is_some_and(|rest| is_qu(word) && is_vietnamese_syllable(rest))
}

/// `quyết`, `quyền`: `src/syllable` refuses *yê* after *qu* today; these lines go when it does not.
fn is_qu(word: &str) -> bool {
    word.get(..2).is_some_and(|onset| onset.eq_ignore_ascii_case("qu"))
        && word.get(2..3).is_some_and(|y| "yY".contains(y))
}
