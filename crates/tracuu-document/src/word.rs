//! Words and lines, compared however they were encoded.
//!
//! | question                               | answer |
//! | -------------------------------------- | ------ |
//! | `strip_words("Nơi  nhận:", "nơi nhận")` | `:`   |
//! | `same_word("Ðiều", "điều")`            | yes    |
//! | `is_caps("II. MỤC TIÊU")`              | yes    |
//! | `ends_sentence("mạng xã hội./.")`      | yes    |

use tracuu_text::{Letter, key_of};

/// The text behind `words`, when `text` begins with them; case, normal form and the number of blanks do not matter.
pub(crate) fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split(' ').try_fold(text, |rest, expected| {
        let (word, rest) = split_word(rest.trim_start())?;
        same_word(word, expected).then_some(rest)
    })
}

/// Whether two words are the same, whatever their case, normal form and tone placement.
pub(crate) fn same_word(word: &str, expected: &str) -> bool {
    word == expected || (bases(word).eq(bases(expected)) && key_of(word) == key_of(expected))
}

/// The bare letters of a word, *y* as *i*: what two words must share before it is worth comparing their keys.
fn bases(word: &str) -> impl Iterator<Item = Option<u8>> + '_ {
    let base = |c: char| Letter::of(c).map(|letter| if letter.base == b'y' { b'i' } else { letter.base });
    word.chars().filter(|&c| !is_mark(c)).map(base)
}

/// The word at the very start of `text` and what stands behind it.
pub(crate) fn split_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !is_word_char(c)).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(word, _)| !word.is_empty())
}

/// Whether a character belongs to a word: a letter, a digit, a mark on a letter. The letters of Vietnamese are told by their
/// blocks, which is much quicker than asking the tables of Unicode.
pub(crate) fn is_word_char(character: char) -> bool {
    match character {
        '\0'..='\x7F' => character.is_ascii_alphanumeric(),
        '×' | '÷' => false,
        '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}' => true,
        '\u{2000}'..='\u{206F}' => false,
        _ => character.is_alphanumeric() || is_mark(character),
    }
}

/// Whether the character adds to the one before it.
pub(crate) const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// Whether every letter is a capital, and there are at least two.
pub(crate) fn is_caps(text: &str) -> bool {
    let mut capitals = 0;
    for character in text.chars().filter(|c| c.is_alphabetic()) {
        if !character.is_uppercase() {
            return false;
        }
        capitals += 1;
    }
    capitals >= 2
}

/// Whether the first character is a small letter.
pub(crate) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the first character is a capital letter.
pub(crate) fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// The last character, leaving quotes and brackets aside.
pub(crate) fn last_sign(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !c.is_whitespace() && !matches!(c, '”' | '"' | '’' | '\'' | '»' | ')' | ']'))
}

/// Whether a sentence ends here.
pub(crate) fn ends_sentence(text: &str) -> bool {
    matches!(last_sign(text), Some('.' | '!' | '?' | '…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_words_in_any_encoding() {
        assert_eq!(strip_words("Nơi  nhận:", "nơi nhận"), Some(":"));
        assert_eq!(strip_words("No\u{31B}i nha\u{323}\u{302}n", "nơi nhận"), Some(""));
        assert_eq!(strip_words("Ðiều 5", "điều"), Some(" 5"));
        assert_eq!(strip_words("Mức 1", "mục"), None);
        assert_eq!(strip_words("", "mục"), None);
    }

    #[test]
    fn knows_capitals_and_ends() {
        assert!(is_caps("II. MỤC TIÊU"));
        assert!(!is_caps("Mục tiêu"));
        assert!(!is_caps("1. 2."));
        assert!(ends_sentence("mạng xã hội./."));
        assert!(ends_sentence("“nhạy cảm.”"));
        assert!(!ends_sentence("vững mạnh;"));
    }
}
