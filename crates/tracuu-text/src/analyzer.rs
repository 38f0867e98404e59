//! The analyzer: keys of words, remembered from text to text.
//!
//! The keys lie one behind the other in one text, and a [`WordTable`] says where that of a word is.

use crate::key::push_key;
use crate::{Span, Terms, WordTable};

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

/// Keys of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    keys: WordTable<Key>,
    arena: String,
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
        let Memory { keys, arena } = self;
        if arena.len() > ARENA {
            keys.clear();
            arena.clear();
        }
        keys.get(text, span, |word| {
            arena.reserve(if arena.is_empty() { ARENA + 256 } else { 0 });
            let start = arena.len() as u32;
            push_key(word, arena);
            Key { start, end: arena.len() as u32 }
        })
    }

    /// The text of a key.
    pub(crate) fn get(&self, key: Key) -> &str {
        self.arena.get(key.start as usize..key.end as usize).unwrap_or_default()
    }
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
