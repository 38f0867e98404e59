//! Words as terms of the engine, in the fields `body` and `title`.
//!
//! | key                    | term                                                                    |
//! | ---------------------- | ----------------------------------------------------------------------- |
//! | of a syllable: `luat␟luât␟luật` | one character: U+F0000 and its place among the keys of all syllables |
//! | any other: `24␟␟`      | itself                                                                  |
//!
//! Nine terms of ten are syllables, and the engine takes half the time for short ones of one length. Places are in the order of the
//! keys, so that the keys of a range are two ranges of terms. No key begins with a character for private use.

use std::borrow::Cow;
use std::sync::LazyLock;

use tracuu_text::{SyllableCase, WrittenSyllable, push_key, sort_by};

use crate::sorted_texts::SortedTexts;

/// The term of the first key.
const FIRST: u32 = 0xF_0000;

/// The keys of all syllables.
struct Keys {
    /// Each once.
    sorted: SortedTexts,
    /// The place of the key of each syllable, by its number.
    places: Vec<u16>,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let (mut spelling, mut keys, mut ends) = (String::new(), String::new(), vec![0]);
    for number in 0.. {
        spelling.clear();
        let Some(()) = (WrittenSyllable { number, case: SyllableCase::Lower }).write_to(&mut spelling) else { break };
        push_key(&spelling, &mut keys);
        ends.push(keys.len());
    }
    let keys = ends.windows(2).filter_map(|bounds| keys.get(*bounds.first()?..*bounds.last()?));
    let mut order: Vec<(u128, &str, usize)> = keys.zip(0..).map(|(key, number)| (first(key), key, number)).collect();
    sort_by(&mut order, |(a, a_key, _), (b, b_key, _)| a.cmp(b).then_with(|| a_key.cmp(b_key)));
    let (mut sorted, mut places) = (SortedTexts::default(), vec![0; order.len()]);
    let mut last = None;
    for (_, key, number) in order {
        // *kỷ* and *kỉ* are two syllables with one key.
        if last != Some(key) {
            last = Some(key);
            sorted.push(key);
        }
        places[number] = (sorted.len() - 1) as u16;
    }
    Keys { sorted, places }
});

/// The first bytes of a key as a number, by which most of them are told apart.
fn first(key: &str) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(key.bytes()).for_each(|(place, byte)| *place = byte);
    u128::from_be_bytes(bytes)
}

/// The place of the first key that is not before a bound.
fn first_from(bound: &[u8]) -> usize {
    KEYS.sorted.partition_point(|key| key.as_bytes() < bound)
}

/// The term of the key at a place.
fn term_at(place: usize) -> char {
    // There are fewer keys than characters in the plane.
    char::from_u32(FIRST + place as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The terms of syllables, by their numbers among [`tracuu_text::valid_syllables`].
#[derive(Clone, Copy)]
pub(super) struct SyllableTerms {
    places: &'static [u16],
}

impl Default for SyllableTerms {
    fn default() -> SyllableTerms {
        SyllableTerms { places: &KEYS.places }
    }
}

impl SyllableTerms {
    #[inline]
    pub(super) fn get(self, number: u16) -> char {
        term_at(self.places.get(usize::from(number)).copied().unwrap_or_default().into())
    }
}

/// Whether a character is the term of a syllable.
#[inline]
pub(super) fn is_term_of_syllable(character: char) -> bool {
    u32::from(character) >= FIRST
}

/// The term of a key.
pub(crate) fn term_of(key: &str) -> Cow<'_, str> {
    term_of_key(key).map_or(Cow::Borrowed(key), |term| Cow::Owned(term.to_string()))
}

/// The term of a key, where that is a syllable's.
pub(super) fn term_of_key(key: &str) -> Option<char> {
    place_of(key).map(term_at)
}

/// The place of a key among those of syllables. Numbers and dates, which texts are full of, are none at first sight.
fn place_of(key: &str) -> Option<usize> {
    key.as_bytes().first().filter(|first| first.is_ascii_lowercase())?;
    let place = first_from(key.as_bytes());
    (KEYS.sorted.get(place) == Some(key)).then_some(place)
}

/// The key of a term; `None` when it is no text.
pub(crate) fn key_of(term: &[u8]) -> Option<&str> {
    let term = std::str::from_utf8(term).ok()?;
    let place = term.chars().next().and_then(|first| u32::from(first).checked_sub(FIRST));
    Some(place.and_then(|place| KEYS.sorted.get(place as usize)).unwrap_or(term))
}

/// The terms of the keys from `first` up to `end`: the two ranges in which they lie, those of syllables first.
pub(crate) fn ranges(first: &[u8], end: &[u8]) -> [(Vec<u8>, Vec<u8>); 2] {
    let term = |place: usize| term_at(place).to_string().into_bytes();
    let of_others = end.min(&*term(0)).to_vec();
    [(term(first_from(first)), term(first_from(end))), (first.to_vec(), of_others)]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use tracuu_text::{Terms, key_of as key_of_word, valid_syllables};

    use super::*;

    #[test]
    fn every_syllable_is_one_character_and_comes_back() {
        for (number, syllable) in (0..).zip(valid_syllables()) {
            let key = key_of_word(&syllable.to_string());
            let term = SyllableTerms::default().get(number).to_string();
            assert_eq!((term_of(&key).as_ref(), key_of(term.as_bytes())), (term.as_str(), Some(key.as_str())));
        }
    }

    #[test]
    fn places_are_in_the_order_of_the_keys() {
        let keys: Vec<&str> = (0..KEYS.sorted.len()).map(|place| KEYS.sorted.get(place).expect("a key")).collect();
        assert!(keys.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn other_keys_are_themselves() {
        for word in ["luật1", "qh14", "cafe", "", "語"] {
            let key = key_of_word(word);
            assert_eq!((term_of(&key).as_ref(), key_of(key.as_bytes())), (key.as_str(), Some(key.as_str())));
        }
        assert_eq!(key_of(b"\xFF"), None);
    }

    proptest! {
        #[test]
        fn a_range_holds_the_terms_of_its_keys(text in "(\\PC|luật|Luât|kỷ|cà|ca|đ|24-CT/TU| ){0,30}", first in "[a-zđ]{0,4}", end in "[a-zđ\u{10FFFF}]{0,4}") {
            let mut terms = Terms::new(&text);
            let mut keys = BTreeSet::new();
            while terms.advance() {
                keys.insert(terms.key().to_owned());
            }
            let ranges = ranges(first.as_bytes(), end.as_bytes());
            for key in keys {
                let term = term_of(&key);
                let holding = ranges.iter().filter(|(first, end)| (first.as_slice()..end).contains(&term.as_bytes()));
                prop_assert_eq!(holding.count(), usize::from((first.as_str()..&end).contains(&key.as_str())), "{}", key);
            }
        }
    }
}
