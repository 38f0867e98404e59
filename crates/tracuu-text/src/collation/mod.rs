//! Collation (*sắp xếp*): the order of the Vietnamese alphabet, as bytes that compare like it.
//!
//! | order by                 | example                                        | compared               |
//! | ------------------------ | ---------------------------------------------- | ---------------------- |
//! | signs, digits, letters   | `-` `1` `2` `a` `ă` `â` `b` `c` `d` `đ` `e` `ê` | first, over the whole text |
//! | tone                     | `ma` `mà` `mả` `mã` `má` `mạ`                  | where the letters are equal |
//! | case                     | `ma` `Ma` `MA`                                 | where the tones are equal too |
//!
//! Each is compared over the whole text before the next is asked: *bàn ca* < *ban cán* < *bàn cán*. Blanks are signs like
//! others and come before every letter, which orders names word by word: *an ninh* < *anh em* (the collator's default,
//! *alternate: non-ignorable*). Numbers are compared digit by digit: `10` < `9`. Decomposed text sorts as composed text does,
//! and look-alikes as the letters they stand for (`Ð` as `Đ`).
//!
//! For the letters and tones of Vietnamese, digits and the signs of `data/text/signs.tsv` the order is that of the Unicode
//! Collation Algorithm with the tailoring of CLDR for `vi` (a test holds it to `icu_collator`). Whatever else there is,
//! other scripts and pictures, follows the letters by code point.

#[cfg(test)]
mod icu_tests;
mod weights;

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Letter;
use crate::letter::is_invisible;
use weights::{CASE_OF_COMPATIBLE, COMMON, UPPER, digit, letter, mark, other, sign, tone};

/// Separates the levels of a key, below every weight.
const LEVEL: u8 = 0;

/// The bytes by which `text` sorts; equal for texts that differ in encoding alone.
///
/// A key holds all of the text's order and nothing else; it can be stored and compared by any sort of bytes.
///
/// ```
/// use tracuu_text::sort_key;
/// let mut names = ["Ủy ban", "Uông Bí", "an ninh", "Ăn uống", "ánh sáng", "Anh em", "đảng", "dân"];
/// names.sort_by_cached_key(|name| sort_key(name));
/// assert_eq!(names, ["an ninh", "Anh em", "ánh sáng", "Ăn uống", "dân", "đảng", "Uông Bí", "Ủy ban"]);
/// assert_eq!(sort_key("luâ\u{323}t"), sort_key("luật"));
/// ```
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut levels = Levels::with_capacity(text.len() + 8);
    if text.chars().all(is_composed) {
        text.chars().for_each(|character| levels.push(character));
    } else {
        text.nfd().for_each(|character| levels.push(character));
    }
    levels.finish()
}

/// The first `len` bytes of [`sort_key`], which long texts need not be read to their ends for.
///
/// ```
/// use tracuu_text::{sort_key, sort_key_beginning};
/// assert_eq!(sort_key_beginning("Luật Thanh niên", 4), sort_key("Luật Thanh niên")[..4]);
/// assert_eq!(sort_key_beginning("Luật", 40), sort_key("Luật"));
/// ```
pub fn sort_key_beginning(text: &str, len: usize) -> Vec<u8> {
    // A mark makes another letter of the one before it: weights stay once a letter stands behind them.
    let mut key = Vec::with_capacity(len + 1);
    key.extend(text.chars().map_while(primary).take(len + 1));
    if key.len() <= len {
        key = sort_key(text);
    }
    key.truncate(len);
    key
}

/// The primary weight of a character that is sure to be an element by itself, unless a mark follows.
fn primary(character: char) -> Option<u8> {
    let of_sign = || digit(character).or_else(|| sign(character).map(|(weight, _)| weight));
    Letter::of(character).map(letter).or_else(of_sign)
}

/// Whether this is sure to be the same in every encoding but for the marks of Vietnamese.
fn is_composed(character: char) -> bool {
    character.is_ascii() || Letter::of(character).is_some() || sign(character).is_some()
}

/// The three levels of a key while they are collected.
#[derive(Debug, Default)]
struct Levels {
    primary: Vec<u8>,
    secondary: Weights,
    tertiary: Weights,
    /// The last letter, which marks may still follow, and its case.
    pending: Option<(Letter, u8)>,
}

/// Weights of a level, most of which are common; those at the end are left out.
#[derive(Debug, Default)]
struct Weights {
    bytes: SmallVec<[u8; 64]>,
    /// Up to the last one that is not common.
    len: usize,
}

impl Weights {
    fn common(&mut self) {
        self.bytes.push(COMMON);
    }

    fn push(&mut self, weight: &[u8]) {
        self.bytes.extend_from_slice(weight);
        self.len = self.bytes.len();
    }

    fn one(&mut self, weight: u8) {
        if weight == COMMON { self.common() } else { self.push(&[weight]) }
    }

    fn finish(mut self) -> SmallVec<[u8; 64]> {
        self.bytes.truncate(self.len);
        self.bytes
    }
}

impl Levels {
    /// Room for the weights of so many letters.
    fn with_capacity(letters: usize) -> Levels {
        let weights = || Weights { bytes: SmallVec::with_capacity(2 * letters), len: 0 };
        Levels { primary: Vec::with_capacity(letters), secondary: weights(), tertiary: weights(), pending: None }
    }

    fn push(&mut self, character: char) {
        if let Some(marked) = self.pending.and_then(|(letter, _)| letter.with_mark(character)) {
            self.pending = self.pending.map(|(_, case)| (marked, case));
        } else if let Some(known) = Letter::of(character) {
            self.flush();
            self.pending = Some((known, if character.is_uppercase() { UPPER } else { COMMON }));
        } else if let Some(weight) = digit(character) {
            self.element(&[weight], COMMON);
        } else if let Some((weight, variant)) = sign(character) {
            self.element(&[weight], variant);
        } else if !is_ignored(character) {
            self.unusual(character);
        }
    }

    fn unusual(&mut self, character: char) {
        let alone = || std::iter::once(character);
        if alone().nfkd().next() != Some(character) {
            alone().nfkd().for_each(|part| self.compatible(part));
        } else if is_combining_mark(character) {
            self.flush();
            mark(character, |weight| self.secondary.push(weight));
        } else {
            self.element(&other(character), COMMON);
        }
    }

    /// Part of a character that is others in a special form: `²` sorts as `2` does, and `…` as three points, but behind.
    fn compatible(&mut self, part: char) {
        self.flush();
        let len = self.primary.len();
        self.push(part);
        self.flush();
        if self.primary.len() > len {
            self.tertiary.bytes.pop();
            self.tertiary.push(&[CASE_OF_COMPATIBLE]);
        }
    }

    /// The letter that waited for its marks.
    fn flush(&mut self) {
        if let Some((known, case)) = self.pending.take() {
            self.element(&[letter(known)], case);
            if let Some(weight) = tone(known.tone) {
                self.secondary.push(&[weight]);
            }
        }
    }

    fn element(&mut self, primary: &[u8], tertiary: u8) {
        self.flush();
        self.primary.extend_from_slice(primary);
        self.secondary.common();
        self.tertiary.one(tertiary);
    }

    /// The levels one behind the other; empty ones at the end are left out.
    fn finish(mut self) -> Vec<u8> {
        self.flush();
        let Levels { primary: mut key, secondary, tertiary, pending: _ } = self;
        let (secondary, tertiary) = (secondary.finish(), tertiary.finish());
        if !secondary.is_empty() || !tertiary.is_empty() {
            key.push(LEVEL);
            key.extend(secondary);
        }
        if !tertiary.is_empty() {
            key.push(LEVEL);
            key.extend(tertiary);
        }
        key
    }
}

/// Controls that are no blanks, and what is written but not seen.
fn is_ignored(character: char) -> bool {
    let is_control = character.is_control() && sign(character).is_none();
    let is_direction = matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    is_control || is_direction || is_invisible(character) || matches!(character, '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words stand in ascending order.
    fn check(words: &str) {
        for pair in words.split('|').collect::<Vec<_>>().windows(2) {
            let [lesser, greater] = pair else { continue };
            assert!(sort_key(lesser) < sort_key(greater), "{lesser:?} < {greater:?}");
        }
    }

    #[test]
    fn letters_then_tones_then_case() {
        check("|a|A|à|À|ả|ã|á|ạ|ă|ằ|â|b|c|d|đ|Đ|e|ê|f|g|h|i|j|k|l|m|n|o|ô|ơ|p|q|r|s|t|u|ư|v|w|x|y|ỵ|z|Z");
        check("ma|Ma|MA|mà|mả|mã|má|mạ|mai|mă|mâ");
        check("ban|bán|bạn|bang|bàng|băn|bân");
        check("bàn ca|bán ca bo|ban cán|bàn cán|bang");
        check("an ninh|anh em|ánh em|ành em b");
    }

    #[test]
    fn signs_then_digits_then_letters_then_others() {
        check(" |_|-|–|,|.|…|'|’|\"|(|@|*|/|%|+|€|0|1|10|2|²|9|a|z|ж|語|😀");
        check("24-CT/TU|25-CT/TU|3-CT/TU");
        check("n|ñ|o|ö|ơ");
    }

    #[test]
    fn encodings_and_unseen_characters_make_no_difference() {
        for (one, other) in [
            ("luật", "lua\u{323}\u{302}t"),
            ("luật", "luâ\u{323}t"),
            ("Đảng", "Ðảng"),
            ("ươ", "ƣơ"),
            ("kỷ", "k\u{AD}ỷ\u{200B}"),
            ("ñ", "n\u{303}"),
            ("", "\u{1}"),
        ] {
            assert_eq!(sort_key(one), sort_key(other), "{one}");
        }
    }

    #[test]
    fn a_key_is_as_short_as_its_text() {
        assert_eq!(sort_key("ky luat").len(), 7);
        assert_eq!(sort_key("").len(), 0);
    }

    proptest! {
        #[test]
        fn any_text_sorts_as_its_decomposition(text in "\\PC{0,30}") {
            let decomposed: String = text.nfd().collect();
            let composed: String = text.nfc().collect();
            prop_assert_eq!(sort_key(&composed), sort_key(&decomposed));
        }

        #[test]
        fn beginnings_are_those_of_the_key(text in "([a-c ê]|e\u{302}\u{301}|\u{301}|\u{AD}|…|²|Đ|\u{4E00}|\\PC){0,40}", len in 0..30usize) {
            let whole = sort_key(&text);
            prop_assert_eq!(sort_key_beginning(&text, len), whole.get(..len).unwrap_or(&whole));
        }

        #[test]
        fn a_beginning_sorts_first(text in "\\PC{1,30}", more in "[a-zđ]") {
            prop_assert!(sort_key(&text) < sort_key(&[text.clone(), more].concat()));
        }
    }
}
