//! The analyzer: keys of words, remembered from text to text.
//!
//! A text of a million syllables has a few thousand distinct ones. The analyzer keeps the keys it made in a table of fixed
//! size, each word in the one place that its bytes choose; a newer word takes the place of an older one. In the steady state
//! nothing is allocated.

use crate::key::push_key;
use crate::{Span, Terms};

/// Places in the table; a power of two.
const PLACES: usize = 1 << 12;
/// The longest word that is remembered, in bytes; *nghiêng* decomposed has ten.
const WORD: usize = 16;
/// The keys are forgotten, all at once, when they fill this much.
const ARENA: usize = 1 << 18;

/// Turns texts into terms; keep one and use it for many texts.
///
/// ```
/// let mut analyzer = tracuu_text::Analyzer::default();
/// for text in ["kỷ luật", "luật đất đai"] {
///     let mut terms = analyzer.terms(text);
///     while terms.advance() {
///         assert!(!terms.key().is_empty());
///     }
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    memory: Memory,
}

impl Analyzer {
    /// The terms of `text`.
    ///
    /// ```
    /// use tracuu_text::Analyzer;
    /// let mut analyzer = Analyzer::default();
    /// let mut terms = analyzer.terms("Kỷ luật");
    /// assert!(terms.advance());
    /// assert_eq!(terms.key(), "ki\u{1F}\u{1F}kỉ");
    /// ```
    pub fn terms<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        Terms::with_memory(text, &mut self.memory)
    }
}

/// Keys of words, by the bytes of the words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    /// Empty until the first word comes.
    places: Vec<Place>,
    arena: String,
}

/// A word and where its key lies.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    word: u128,
    key: Key,
}

/// Where in the memory a key lies, until the next one is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Key {
    start: u32,
    end: u32,
}

impl Memory {
    /// The key of the word at `span` of `text`.
    pub(crate) fn key(&mut self, text: &str, span: Span) -> Key {
        let Some(word) = pack(text, span) else { return self.make(text, span) };
        if self.places.is_empty() {
            self.places = vec![Place::default(); PLACES];
            self.arena.reserve(ARENA + 256);
        }
        let index = place_of(word);
        let known = self.places[index];
        if known.word == word {
            return known.key;
        }
        let key = self.make(text, span);
        self.places[index] = Place { word, key };
        key
    }

    /// The text of a key.
    pub(crate) fn get(&self, key: Key) -> &str {
        self.arena.get(key.start as usize..key.end as usize).unwrap_or_default()
    }

    fn make(&mut self, text: &str, span: Span) -> Key {
        if self.arena.len() > ARENA {
            self.places.fill(Place::default());
            self.arena.clear();
        }
        let start = self.arena.len() as u32;
        push_key(span.of(text).unwrap_or_default(), &mut self.arena);
        Key { start, end: self.arena.len() as u32 }
    }
}

/// The bytes of a word as one number, the first lowest; `None` when there are too many. No word holds a zero byte, so that
/// no two words are the same number, and none is 0.
fn pack(text: &str, span: Span) -> Option<u128> {
    let bytes = text.as_bytes();
    let len = span.len();
    if len > WORD {
        return None;
    }
    match bytes.get(span.start..span.start + WORD).and_then(|window| window.try_into().ok()) {
        Some(window) => Some(u128::from_le_bytes(window) & (u128::MAX >> (8 * (WORD - len)))),
        // Near the end of the text there are no sixteen bytes to take at once.
        None => {
            let mut padded = [0; WORD];
            padded.get_mut(..len)?.copy_from_slice(bytes.get(span.start..span.end)?);
            Some(u128::from_le_bytes(padded))
        }
    }
}

/// The place of a word.
fn place_of(word: u128) -> usize {
    let mixed = ((word as u64) ^ ((word >> 64) as u64).rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (64 - PLACES.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{key_of, valid_syllables};

    #[test]
    fn remembers_nothing_wrong() {
        let mut memory = Memory::default();
        let words: Vec<String> = valid_syllables().map(|s| s.to_string()).collect();
        for _ in 0..2 {
            for word in &words {
                let key = memory.key(word, Span::new(0, word.len()));
                assert_eq!(memory.get(key), key_of(word));
            }
        }
        let long = "x".repeat(100_000);
        for word in [long.as_str(), "a", long.as_str(), "abcdefghijklmnopq", "abcdefghijklmnop"] {
            let text = format!("{word} and more than sixteen bytes behind");
            let key = memory.key(&text, Span::new(0, word.len()));
            assert_eq!(memory.get(key), key_of(word));
        }
    }
}
