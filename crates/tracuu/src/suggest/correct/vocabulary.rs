//! The vocabulary: every word of the index that is made of letters, with the number of passages that hold it.
//!
//! Sorted by key, so that the words of one bare form lie together.

use std::collections::BTreeMap;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED};
use tracuu_text::{KEY_SEPARATOR, KeyParts, Letter};

use crate::SearchError;
use crate::index::words;
use crate::sorted_texts::SortedTexts;

/// The longest bare form that is a word, in letters.
const LONGEST: usize = 16;

/// Words by number, in the order of their keys.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    keys: SortedTexts,
    passages: Vec<u32>,
    /// The first word of each bare form, and the bare forms by their length.
    bases: Vec<u32>,
    /// The sum of `passages`.
    total: f64,
}

impl Vocabulary {
    pub(super) fn of(searcher: &Searcher, body: Field) -> Result<Vocabulary, SearchError> {
        let mut found: BTreeMap<String, u32> = BTreeMap::new();
        for segment in searcher.segment_readers() {
            add(segment, body, &mut found)?;
        }
        let mut vocabulary = Vocabulary::default();
        for (key, passages) in found {
            vocabulary.push(&key, passages);
        }
        Ok(vocabulary)
    }

    fn push(&mut self, key: &str, passages: u32) {
        let word = self.len() as u32;
        let before = word.checked_sub(1).map(|before| self.base(before));
        if before != Some(key.split(KEY_SEPARATOR).next().unwrap_or_default()) {
            self.bases.push(word);
        }
        self.keys.push(key);
        self.passages.push(passages);
        self.total += f64::from(passages);
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The key of a word.
    pub(super) fn key(&self, word: u32) -> &str {
        self.keys.get(word as usize).unwrap_or_default()
    }

    /// The bare form of a word.
    pub(super) fn base(&self, word: u32) -> &str {
        self.key(word).split(KEY_SEPARATOR).next().unwrap_or_default()
    }

    /// How many passages hold a word.
    pub(super) fn passages(&self, word: u32) -> u32 {
        self.passages.get(word as usize).copied().unwrap_or(0)
    }

    /// The share of a word among all.
    pub(super) fn share(&self, word: u32) -> f64 {
        f64::from(self.passages(word)) / self.total.max(1.0)
    }

    /// How many words all passages hold, each counted once a passage.
    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// The share of a word that is not there.
    pub(super) fn share_of_unknown(&self) -> f64 {
        0.5 / self.total.max(1.0)
    }

    /// The word with a key.
    pub(super) fn find(&self, key: &str) -> Option<u32> {
        let word = self.partition(|known| known < key);
        (self.key(word) == key && !key.is_empty()).then_some(word)
    }

    /// The words with a bare form.
    pub(super) fn with_base(&self, base: &str) -> std::ops::Range<u32> {
        let first = self.partition(|known| known.split(KEY_SEPARATOR).next().unwrap_or_default() < base);
        let mut end = first;
        while (end as usize) < self.len() && self.base(end) == base {
            end += 1;
        }
        first..end
    }

    /// The words whose bare form begins so.
    pub(super) fn beginning(&self, prefix: &str) -> std::ops::Range<u32> {
        let first = self.partition(|known| known < prefix);
        first..self.partition(|known| known < prefix || known.starts_with(prefix))
    }

    /// The first words of all bare forms.
    pub(super) fn bases(&self) -> impl Iterator<Item = (u32, &str)> {
        self.bases.iter().map(|&word| (word, self.base(word)))
    }

    /// The first word whose key is not `before`.
    fn partition(&self, before: impl Fn(&str) -> bool) -> u32 {
        self.keys.partition_point(before) as u32
    }
}

fn add(segment: &SegmentReader, body: Field, found: &mut BTreeMap<String, u32>) -> Result<(), SearchError> {
    let inverted = segment.inverted_index(body)?;
    let mut stream = inverted.terms().stream().map_err(SearchError::engine)?;
    while stream.advance() {
        let Some(key) = words::key_of(stream.key()) else { continue };
        if !KeyParts::of(key).is_some_and(|parts| is_word(&parts)) {
            continue;
        }
        if segment.has_deletes() {
            let option = IndexRecordOption::Basic;
            let mut postings =
                inverted.read_postings_from_terminfo(stream.value(), option).map_err(SearchError::engine)?;
            while postings.doc() != TERMINATED && segment.is_deleted(postings.doc()) {
                postings.advance();
            }
            if postings.doc() == TERMINATED {
                continue;
            }
        }
        *found.entry(key.to_owned()).or_default() += stream.value().doc_freq;
    }
    Ok(())
}

/// Letters of the alphabet alone, and not too many.
fn is_word(parts: &KeyParts<'_>) -> bool {
    parts.fold.len() <= LONGEST
        && parts.fold.bytes().all(|b| b.is_ascii_lowercase())
        && parts.exact.chars().all(|c| Letter::of(c).is_some())
}

#[cfg(test)]
pub(super) mod tests {
    use tracuu_text::key_of;

    use super::*;

    /// A vocabulary of words with their numbers of passages.
    pub(in super::super) fn vocabulary(words: &str) -> Vocabulary {
        let words: BTreeMap<String, u32> = words
            .split_whitespace()
            .filter_map(|word| word.split_once(':'))
            .map(|(word, passages)| (key_of(word), passages.parse().unwrap_or(0)))
            .collect();
        let mut vocabulary = Vocabulary::default();
        words.iter().for_each(|(key, &passages)| vocabulary.push(key, passages));
        vocabulary
    }

    #[test]
    fn words_of_one_base_lie_together() {
        let vocabulary = vocabulary("luật:9 luân:1 luất:2 kỷ:4 lu:1 luậtt:1");
        let keys: Vec<String> =
            vocabulary.with_base("luat").map(|word| vocabulary.key(word).replace(KEY_SEPARATOR, "|")).collect();
        assert_eq!(keys, ["luat|luât|luất", "luat|luât|luật"]);
        assert!(vocabulary.with_base("lua").is_empty() && vocabulary.with_base("").is_empty());
        assert_eq!(vocabulary.bases().map(|(_, base)| base).collect::<Vec<_>>(), ["ki", "lu", "luan", "luat", "luatt"]);
        let word = vocabulary.find(&key_of("luật")).expect("known");
        assert_eq!((vocabulary.passages(word), vocabulary.find("luat")), (9, None));
    }
}
