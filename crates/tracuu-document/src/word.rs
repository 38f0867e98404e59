//! Words and lines, compared however they were encoded.
//!
//! | question                               | answer |
//! | -------------------------------------- | ------ |
//! | `strip_words("Nơi  nhận:", "nơi nhận")` | `:`   |
//! | `same_word("Ðiều", "điều")`            | yes    |
//! | `is_caps("II. MỤC TIÊU")`              | yes    |
//! | `ends_sentence("mạng xã hội./.")`      | yes    |

use tracuu_text::{Letter, key_of, lower_case};

/// The text behind `words`, when `text` begins with them; case, normal form and the number of blanks do not matter.
pub(crate) fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    if !may_begin_with(text, words) {
        return None;
    }
    words.split(' ').try_fold(text, |rest, expected| {
        let (word, rest) = split_word(rest.trim_start())?;
        same_word(word, expected).then_some(rest)
    })
}

/// Whether the first letters have the same base: a cheap question that most texts answer with no.
fn may_begin_with(text: &str, words: &str) -> bool {
    first_base(text) == first_base(words)
}

/// The base of the first letter behind blanks; most letters are told by their bytes.
pub(crate) fn first_base(text: &str) -> Option<u8> {
    match text.as_bytes().first()?.to_ascii_lowercase() {
        b'y' => Some(b'i'),
        letter @ b'a'..=b'z' => Some(letter),
        _ => text.trim_start().chars().next().and_then(base),
    }
}

/// Whether two words are the same, whatever their case, normal form and tone placement.
pub(crate) fn same_word(word: &str, expected: &str) -> bool {
    word == expected
        || word.chars().map(lowered).eq(expected.chars().map(lowered))
        || (bases(word).eq(bases(expected)) && key_of(word) == key_of(expected))
}

/// A letter in lower case, with a short way for those of Vietnamese.
fn lowered(character: char) -> char {
    lower_case(character).unwrap_or_else(|| character.to_lowercase().next().unwrap_or(character))
}

/// The bare letters of a word, *y* as *i*: what two words must share before it is worth comparing their keys.
fn bases(word: &str) -> impl Iterator<Item = Option<u8>> + '_ {
    word.chars().filter(|&c| !is_mark(c)).map(base)
}

fn base(character: char) -> Option<u8> {
    Letter::of(character).map(|letter| if letter.base == b'y' { b'i' } else { letter.base })
}

/// The word at the very start of `text` and what stands behind it.
pub(crate) fn split_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !is_alphanumeric(c) && !is_mark(c)).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(word, _)| !word.is_empty())
}

/// Whether the character adds to the one before it.
pub(crate) const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// What [`char::is_alphanumeric`] says, with a short way for the letters of Vietnamese.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_alphanumeric(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{1BF}' | '\u{1E00}'..='\u{1EFF}' => true,
        _ => character.is_alphanumeric(),
    }
}

/// What [`char::is_uppercase`] says, with a short way for the letters of Vietnamese.
pub(crate) fn is_upper(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_uppercase(),
        'Ạ'..='ỹ' => u32::from(character) % 2 == 0,
        'à'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => false,
        _ => character.is_uppercase(),
    }
}

/// What [`char::is_lowercase`] says, with a short way for the letters of Vietnamese.
pub(crate) fn is_lower(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_lowercase(),
        'Ạ'..='ỹ' => u32::from(character) % 2 == 1,
        'à'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => true,
        _ => character.is_lowercase(),
    }
}

/// Whether every letter is a capital, and there are at least two.
///
/// Letters with marks may be small between capitals of ASCII: fonts of TCVN3 drew them as capitals (`QUYếT ĐịNH`).
pub(crate) fn is_caps(text: &str) -> bool {
    let (mut capitals, mut run) = (0, 0);
    let (mut has_small, mut has_lost, mut is_behind_small) = (false, false, false);
    for character in text.chars() {
        if is_upper(character) {
            (capitals, run) = (capitals + 1, run + 1);
            has_lost |= is_behind_small;
            is_behind_small = false;
        } else if !is_lower(character) && !character.is_alphabetic() {
            run = if is_mark(character) { run } else { 0 };
            is_behind_small &= is_mark(character);
        } else if character.is_ascii() {
            return false;
        } else {
            (has_small, has_lost, is_behind_small) = (true, has_lost || run >= 2, true);
        }
    }
    capitals >= 2 && (!has_small || has_lost)
}

/// Whether the first character is a small letter.
pub(crate) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(is_lower)
}

/// Whether the first character is a capital letter.
pub(crate) fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(is_upper)
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
        assert_eq!(strip_words("ĐIỀU 5", "điều"), Some(" 5"));
        assert_eq!(strip_words("NGHỊ QUYẾT Ỹ", "nghị quyết"), Some(" Ỹ"));
        assert_eq!(strip_words("Mức 1", "mục"), None);
        assert_eq!(strip_words("", "mục"), None);
    }

    #[test]
    fn short_ways_agree_with_the_standard() {
        for character in '\0'..='\u{FFFF}' {
            assert_eq!(is_alphanumeric(character), character.is_alphanumeric(), "{character:?}");
            assert_eq!(is_upper(character), character.is_uppercase(), "{character:?}");
            assert_eq!(is_lower(character), character.is_lowercase(), "{character:?}");
        }
    }

    #[test]
    fn knows_capitals_and_ends() {
        assert!(is_caps("II. MỤC TIÊU"));
        assert!(!is_caps("Mục tiêu"));
        assert!(!is_caps("1. 2."));
        assert!(is_caps("QUYếT ĐịNH") && is_caps("CHỉ THị"));
        assert!(!is_caps("Sở TT&TT") && !is_caps("Sở GD&ĐT"));
        assert!(ends_sentence("mạng xã hội./."));
        assert!(ends_sentence("“nhạy cảm.”"));
        assert!(!ends_sentence("vững mạnh;"));
    }
}
