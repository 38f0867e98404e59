//! Answers about words, remembered from text to text.
//!
//! A text of a million syllables has a few thousand distinct ones. The table has a fixed size, each word the two places that
//! its bytes choose; the newest word stands in the first, and of three words with the same places the one that was met
//! longest ago is forgotten. In the steady state nothing is allocated.

use crate::Span;
use crate::utf8::first_sixteen;

/// Places in the table; a power of two.
const PLACES: usize = 1 << 13;
/// The longest word that is remembered, in bytes; *nghiêng* decomposed has ten.
pub(crate) const LONGEST: usize = 15;

/// What was found out about words, by their bytes.
///
/// ```
/// use tracuu_text::{Span, WordTable};
/// let mut lengths = WordTable::default();
/// let length = |word: &str| word.chars().count();
/// assert_eq!(lengths.get("kỷ luật", Span::new(5, 11), length), 4);
/// assert_eq!(lengths.get("luật", Span::new(0, 6), |_| unreachable!("it is remembered")), 4);
/// ```
#[derive(Clone, Debug)]
pub struct WordTable<V> {
    /// Empty until the first word comes.
    places: Vec<(u128, V)>,
}

impl<V> Default for WordTable<V> {
    fn default() -> WordTable<V> {
        WordTable { places: Vec::new() }
    }
}

impl<V: Copy + Default> WordTable<V> {
    /// The answer for the word at `span` of `text`, which `find` gives when it is not remembered. It must depend on
    /// nothing but the word.
    ///
    /// ```
    /// use tracuu_text::{Span, WordTable};
    /// let mut capitals = WordTable::default();
    /// let begins_with_one = |word: &str| word.starts_with(char::is_uppercase);
    /// assert!(capitals.get("Luật Đất đai", Span::new(7, 14), begins_with_one));
    /// assert!(!capitals.get("Luật Đất đai", Span::new(15, 19), begins_with_one));
    /// ```
    #[inline]
    pub fn get(&mut self, text: &str, span: Span, find: impl FnOnce(&str) -> V) -> V {
        let find = || find(span.of(text).unwrap_or_default());
        match pack(text, span) {
            Some(word) => self.of_packed(word, find),
            None => find(),
        }
    }

    /// The answer for the word that `bytes` begin with, of `len` bytes, of which there are from one to [`LONGEST`].
    #[inline]
    pub(crate) fn of_first(&mut self, bytes: [u8; 16], len: usize, find: impl FnOnce() -> V) -> V {
        self.of_packed(packed(bytes, len), find)
    }

    #[inline]
    fn of_packed(&mut self, word: u128, find: impl FnOnce() -> V) -> V {
        let first = place_of(word);
        match self.places.get(first) {
            Some((known, answer)) if *known == word => *answer,
            _ => self.fetch(word, first, find),
        }
    }

    /// The answer for a word that does not stand in the first of its places, where it stands from now on.
    #[cold]
    fn fetch(&mut self, word: u128, first: usize, find: impl FnOnce() -> V) -> V {
        if self.places.is_empty() {
            self.places = vec![Default::default(); PLACES];
        }
        self.places.swap(first, first + 1);
        if self.places[first].0 != word {
            self.places[first] = (word, find());
        }
        self.places[first].1
    }

    /// Forgets everything.
    ///
    /// ```
    /// use tracuu_text::{Span, WordTable};
    /// let mut table = WordTable::default();
    /// assert_eq!(table.get("kỷ", Span::new(0, 4), |_| 1), 1);
    /// table.clear();
    /// assert_eq!(table.get("kỷ", Span::new(0, 4), |_| 2), 2);
    /// ```
    pub fn clear(&mut self) {
        self.places.fill(Default::default());
    }
}

/// The bytes of a word as one number, the first lowest, with its length above them: no two words are the same number, and
/// none is 0. `None` when there are too many bytes, or none.
#[inline]
fn pack(text: &str, span: Span) -> Option<u128> {
    let len = span.len();
    if !(1..=LONGEST).contains(&len) {
        return None;
    }
    let rest = text.as_bytes().get(span.start..)?;
    (len <= rest.len()).then(|| packed(first_sixteen(rest), len))
}

#[inline]
fn packed(bytes: [u8; 16], len: usize) -> u128 {
    u128::from_le_bytes(bytes) & WITHIN[len & LONGEST] | (len as u128) << 120
}

/// The bits of the first bytes, by how many these are.
const WITHIN: [u128; LONGEST + 1] = {
    let mut within = [0; LONGEST + 1];
    let mut len = 1;
    while len <= LONGEST {
        within[len] = within[len - 1] << 8 | 0xFF;
        len += 1;
    }
    within
};

/// The first of the two places of a word; the one behind it is the second.
#[inline]
fn place_of(word: u128) -> usize {
    let mixed = ((word as u64) ^ ((word >> 64) as u64).rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (64 - PLACES.ilog2())) as usize & !1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn answers_are_those_of_the_word(text in "[a-zđ\0]{0,40}", cuts in proptest::collection::vec((0..40usize, 0..20usize), 0..60)) {
            let mut table: WordTable<u64> = WordTable::default();
            let answer = |word: &str| word.bytes().fold(7u64, |sum, byte| sum.wrapping_mul(257).wrapping_add(u64::from(byte) + 1));
            for (start, len) in cuts {
                let span = Span::new(start, start + len);
                if let Some(word) = span.of(&text) {
                    prop_assert_eq!(table.get(&text, span, answer), answer(word));
                }
            }
        }
    }
}
