//! A sample of the texts: which words stand side by side, and how they are written.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use tantivy::{Searcher, TantivyDocument};
use tracuu_text::{KeyParts, key_of};

use super::model::{Counts, Mix, pair};
use super::vocabulary::Vocabulary;
use crate::SearchError;
use crate::index::{DocumentRecord, PassageRecord, Store};
use crate::search::stored_bytes;

/// About how many words are read.
const WORDS: u64 = 4_000_000;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Sampled {
    /// How often two words stood side by side.
    pub(super) pairs: Counts,
    /// How words are written, where it is not as their keys say.
    pub(super) surfaces: HashMap<u32, Box<str>>,
}

impl Sampled {
    /// Reads every *n*-th passage.
    pub(super) fn read(store: &Store, searcher: &Searcher, vocabulary: &Vocabulary) -> Result<Sampled, SearchError> {
        let mut words = 0;
        for segment in searcher.segment_readers() {
            words += segment.inverted_index(store.fields.body)?.total_num_tokens();
        }
        let step = words.div_ceil(WORDS).max(1) as usize;
        let mut counting = Counting::new(vocabulary);
        for segment in searcher.segment_readers() {
            let reader = segment.get_store_reader(1).map_err(SearchError::engine)?;
            for doc in segment.doc_ids_alive().step_by(step) {
                let document: TantivyDocument = reader.get(doc)?;
                let bytes = |field| stored_bytes(&document, field);
                if let Some(passage) = bytes(store.fields.passage).and_then(PassageRecord::decode) {
                    counting.add(&passage.text);
                }
                let record = bytes(store.fields.document).and_then(DocumentRecord::decode);
                if let Some(title) = record.and_then(|record| record.title) {
                    counting.add(&title);
                }
            }
        }
        Ok(counting.finish())
    }
}

/// A written form of a word, as [`packed`] makes it: its word, and how often it was seen.
type Forms = HashMap<u128, (Option<u32>, u32), BuildHasherDefault<Mix>>;

/// Counts while texts come.
///
/// Words are cut at blanks and ASCII signs alone, which takes a fraction of the time that the tokenizer takes; what such a cut
/// leaves at a word is taken off when the form is first seen.
pub(super) struct Counting<'v> {
    vocabulary: &'v Vocabulary,
    forms: Forms,
    pairs: Counts,
}

impl<'v> Counting<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Counting<'v> {
        Counting { vocabulary, forms: Forms::default(), pairs: Counts::default() }
    }

    /// Counts the pairs of a text; signs, line ends and numbers part them.
    pub(super) fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let (mut at, mut before) = (0, None);
        while let Some(byte) = bytes.get(at) {
            if !belongs(byte) {
                before = before.filter(|_| *byte == b' ');
                at += 1;
                continue;
            }
            let len = bytes.iter().skip(at).take_while(|byte| belongs(byte)).count();
            let word = self.word(bytes, at, len);
            if let (Some(first), Some(second)) = (before, word) {
                *self.pairs.entry(pair(first, second)).or_default() += 1;
            }
            before = word;
            at += len;
        }
    }

    fn word(&mut self, bytes: &[u8], at: usize, len: usize) -> Option<u32> {
        let form = packed(bytes, at, len)?;
        if let Some((word, count)) = self.forms.get_mut(&form) {
            *count += 1;
            return *word;
        }
        let word = unpacked(form).and_then(|form| self.vocabulary.find(&key_of(bare_of_signs(&form))));
        self.forms.insert(form, (word, 1));
        word
    }

    /// The pairs, and for each word the small letters in which it is written most often.
    pub(super) fn finish(self) -> Sampled {
        let mut best: HashMap<u32, (u32, String)> = HashMap::new();
        for (form, (word, count)) in self.forms {
            let Some((word, form)) = word.zip(unpacked(form)) else { continue };
            let form = bare_of_signs(&form);
            let known = best.entry(word).or_default();
            if !form.chars().any(char::is_uppercase) && (count, known.1.as_str()) > (known.0, form) {
                *known = (count, form.to_owned());
            }
        }
        let exact = |word| KeyParts::of(self.vocabulary.key(word)).map_or("", |parts| parts.exact);
        let surfaces = best.into_iter().map(|(word, (_, form))| (word, form));
        let other = surfaces.filter(|(word, form)| !form.is_empty() && exact(*word) != form);
        Sampled { pairs: self.pairs, surfaces: other.map(|(word, form)| (word, form.into())).collect() }
    }
}

/// Signs beyond ASCII, such as quotes, stand at the word still.
fn bare_of_signs(form: &str) -> &str {
    form.trim_matches(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&c))
}

/// The bytes of a word as one number; `None` when there are more than sixteen. No word holds a zero byte.
fn packed(bytes: &[u8], at: usize, len: usize) -> Option<u128> {
    const MOST: usize = 16;
    if len > MOST {
        return None;
    }
    if let Some(window) = bytes.get(at..at + MOST).and_then(|window| window.try_into().ok()) {
        return Some(u128::from_le_bytes(window) & (u128::MAX >> (8 * (MOST - len))));
    }
    // Near the end of the text there are no sixteen bytes to take at once.
    let mut padded = [0; MOST];
    padded.get_mut(..len)?.copy_from_slice(bytes.get(at..at + len)?);
    Some(u128::from_le_bytes(padded))
}

fn unpacked(form: u128) -> Option<String> {
    let bytes = form.to_le_bytes().into_iter().take_while(|&byte| byte != 0).collect();
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::tests::vocabulary;
    use super::*;

    #[test]
    fn counts_words_side_by_side_and_how_they_are_written() {
        let vocabulary = vocabulary("kỷ:1 luật:1 quy:1 hòa:1 cương:1");
        let mut counting = Counting::new(&vocabulary);
        counting.add("Kỷ luật, kỷ cương; “kỷ luật”\nkỷ luật quy 5 kỷ x kỷ. hoà ky\u{309} lua\u{323}\u{302}t");
        let Sampled { pairs, surfaces } = counting.finish();
        let count = |first: &str, second: &str| {
            let word = |word: &str| vocabulary.find(&key_of(word)).expect("known");
            pairs.get(&pair(word(first), word(second))).copied().unwrap_or(0)
        };
        assert_eq!((count("kỷ", "luật"), count("kỷ", "cương"), count("luật", "quy")), (4, 1, 1));
        assert_eq!((count("luật", "kỷ"), count("quy", "kỷ"), pairs.len()), (0, 0, 4));
        let mut surfaces: Vec<&str> = surfaces.values().map(|surface| &**surface).collect();
        surfaces.sort_unstable();
        assert_eq!(surfaces, ["hoà", "kỷ", "quy"]);
    }
}
