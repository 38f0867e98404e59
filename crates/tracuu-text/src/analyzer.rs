//! The analyzer: what is known of words, remembered from text to text.
//!
//! The keys lie one behind the other in one text, and a [`WordTable`] says where that of a word is.

use crate::key::push_key;
use crate::tokenize::is_plain;
use crate::{Span, Terms, WordTable, WrittenSyllable};

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

/// What is known of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    words: WordTable<Known>,
    arena: String,
}

/// What is known of a word, until the next one is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// Where in the memory its key lies.
    start: u32,
    end: u32,
    pub(crate) syllable: Option<WrittenSyllable>,
    /// Whether it is the same token wherever it stands: see [`is_plain`].
    pub(crate) is_plain: bool,
}

impl Memory {
    /// What is known of the word at `span` of `text`.
    #[inline]
    pub(crate) fn word(&mut self, text: &str, span: Span) -> Known {
        let Memory { words, arena } = self.with_room();
        words.get(text, span, |word| learn(word, arena))
    }

    /// The same for a word whose bytes were taken out of the text before, with others behind them.
    #[inline]
    pub(crate) fn word_at(&mut self, text: &str, span: Span, bytes: [u8; 16]) -> Known {
        let Memory { words, arena } = self.with_room();
        words.of_first(bytes, span.len(), || learn(span.of(text).unwrap_or_default(), arena))
    }

    /// Forgets everything where the keys fill too much.
    #[inline]
    fn with_room(&mut self) -> &mut Memory {
        if self.arena.len() > ARENA {
            self.words.clear();
            self.arena.clear();
        }
        self
    }

    /// The key of a word.
    #[inline]
    pub(crate) fn key(&self, known: Known) -> &str {
        self.arena.get(known.start as usize..known.end as usize).unwrap_or_default()
    }
}

/// What is to be known of a word.
fn learn(word: &str, arena: &mut String) -> Known {
    arena.reserve(if arena.is_empty() { ARENA + 256 } else { 0 });
    let start = arena.len() as u32;
    push_key(word, arena);
    let end = arena.len() as u32;
    Known { start, end, syllable: WrittenSyllable::of(word), is_plain: is_plain(word) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{key_of, valid_syllables};

    #[test]
    fn remembers_nothing_wrong() {
        let mut memory = Memory::default();
        let words: Vec<String> = valid_syllables().map(|s| s.to_string()).collect();
        for _ in 0..2 {
            for word in &words {
                let known = memory.word(word, Span::new(0, word.len()));
                assert_eq!(memory.key(known), key_of(word));
            }
        }
        let long = "x".repeat(100_000);
        for word in [long.as_str(), "a", long.as_str(), "abcdefghijklmnopq", "abcdefghijklmnop"] {
            let text = format!("{word} and more than sixteen bytes behind");
            let known = memory.word(&text, Span::new(0, word.len()));
            assert_eq!(memory.key(known), key_of(word));
        }
    }

    /// All that is told of the terms of a text.
    fn told(mut terms: Terms<'_>) -> Vec<(String, Span, u32, bool, Option<WrittenSyllable>)> {
        let mut all = Vec::new();
        while terms.advance() {
            let key = terms.key().to_owned();
            all.push((key, terms.span(), terms.position(), terms.is_compound(), terms.syllable()));
        }
        all
    }

    /// The spans, positions and syllables of a text's terms, syllables passed over where that can be.
    fn told_in_passing(mut terms: Terms<'_>) -> Vec<(Span, u32, Option<WrittenSyllable>)> {
        let mut all = Vec::new();
        loop {
            while let Some((span, syllable)) = terms.next_syllable() {
                all.push((span, terms.position_count() - 1, Some(syllable)));
            }
            if !terms.advance() {
                return all;
            }
            all.push((terms.span(), terms.position(), terms.syllable()));
        }
    }

    proptest! {
        /// Words are passed over faster with a memory; nothing else may change.
        #[test]
        fn texts_have_the_same_terms_with_a_memory_and_without(
            text in "(ngày|tháng|năm|Năm|mùng|số|Số31-QĐ/TW|luật|Luật|LUẬT|hoà|X|XIV|Đ|c|T|TT|ky\u{309}|“|–|\u{A0}|\u{200B}|đ|ế|2|07|8|2023|[ -~]| |\n|\\PC){0,24}",
        ) {
            let mut analyzer = Analyzer::default();
            for _ in 0..2 {
                let plainly = told(Terms::new(&text));
                prop_assert_eq!(&told(analyzer.terms(&text)), &plainly);
                let shortly: Vec<_> = plainly.into_iter().map(|(_, span, at, _, syllable)| (span, at, syllable)).collect();
                prop_assert_eq!(told_in_passing(analyzer.terms(&text)), shortly);
            }
        }
    }
}
