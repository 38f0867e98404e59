//! The model: which words there are, how they are written, and how often two stand side by side.
//!
//! The pairs are counted in a sample of the passages, so that the cost is bounded: all of a small index, every eighth passage
//! of sixteen million words. The probability of a word behind another is that of Witten and Bell: the more different words
//! follow on the first, the more its count is mixed with the share of the second among all words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use tantivy::Searcher;

use super::sampled::Sampled;
use super::vocabulary::Vocabulary;
use crate::SearchError;
use crate::index::Store;

/// How much weight the different followers of a word have against its count.
const FOLLOWERS: f64 = 6.0;

/// What is known of the words of an index.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub(super) vocabulary: Vocabulary,
    pairs: Pairs,
    /// How words are written, where it is not as their keys say.
    surfaces: HashMap<u32, Box<str>>,
}

/// What stands behind each word, and how often: the words behind one lie together, in order.
#[derive(Debug, Default)]
struct Pairs {
    /// Where the words behind each word begin, and at last where they end.
    starts: Vec<u32>,
    seconds: Vec<u32>,
    counts: Vec<u32>,
    /// The sum of the counts of each word.
    sums: Vec<u32>,
}

impl Pairs {
    fn new(words: usize, counted: Counts) -> Pairs {
        let mut counted: Vec<(u64, u32)> = counted.into_iter().collect();
        counted.sort_unstable();
        let mut pairs = Pairs { starts: vec![0; words + 1], sums: vec![0; words], ..Pairs::default() };
        for (pair, count) in counted {
            let (first, second) = ((pair >> 32) as usize, pair as u32);
            pairs.seconds.push(second);
            pairs.counts.push(count);
            pairs.starts.iter_mut().skip(first + 1).take(1).for_each(|end| *end = pairs.seconds.len() as u32);
            pairs.sums.iter_mut().skip(first).take(1).for_each(|sum| *sum += count);
        }
        // Words that nothing follows begin and end where the one before them ends.
        let mut end = 0;
        for start in &mut pairs.starts {
            end = end.max(*start);
            *start = end;
        }
        pairs
    }

    fn range(&self, first: u32) -> std::ops::Range<usize> {
        let start = |word: usize| self.starts.get(word).map_or(0, |&start| start as usize);
        start(first as usize)..start(first as usize + 1)
    }

    fn count(&self, first: u32, second: u32) -> u32 {
        let range = self.range(first);
        let behind = self.seconds.get(range.clone()).unwrap_or_default();
        let at = behind.binary_search(&second).ok();
        at.and_then(|at| self.counts.get(range.start + at)).copied().unwrap_or(0)
    }

    /// How many words stand behind a word, with repetition and each once.
    fn followers(&self, first: u32) -> (u32, usize) {
        (self.sums.get(first as usize).copied().unwrap_or(0), self.range(first).len())
    }
}

impl Model {
    /// Learns from an index.
    pub(super) fn of(store: &Store, searcher: &Searcher) -> Result<Model, SearchError> {
        let vocabulary = Vocabulary::of(searcher, store.fields.body)?;
        let sampled = Sampled::read(store, searcher, &vocabulary)?;
        Ok(Model::new(vocabulary, sampled))
    }

    pub(super) fn new(vocabulary: Vocabulary, sampled: Sampled) -> Model {
        let Sampled { pairs, surfaces } = sampled;
        Model { pairs: Pairs::new(vocabulary.len(), pairs), vocabulary, surfaces }
    }

    /// How often a word was seen behind another.
    pub(super) fn count(&self, first: u32, second: u32) -> u32 {
        self.pairs.count(first, second)
    }

    /// The logarithm of the probability of a word of share `share` behind another. What stands before a word that is in no text
    /// says nothing for it or against it.
    pub(super) fn behind(&self, first: Option<u32>, second: Option<u32>, share: f64) -> f64 {
        let Some((first, second)) = first.zip(second) else { return share.ln() };
        let (all, different) = self.pairs.followers(first);
        let different = FOLLOWERS * different as f64;
        if different == 0.0 {
            return share.ln();
        }
        let count = self.count(first, second);
        ((f64::from(count) + different * share) / (f64::from(all) + different)).ln()
    }

    /// How a word is written.
    pub(super) fn surface(&self, word: u32) -> &str {
        match self.surfaces.get(&word) {
            Some(surface) => surface,
            None => tracuu_text::KeyParts::of(self.vocabulary.key(word)).map_or("", |parts| parts.exact),
        }
    }
}

/// How often pairs were seen, while they are counted.
pub(super) type Counts = HashMap<u64, u32, BuildHasherDefault<Mix>>;

/// Two words as one number.
pub(super) fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A hash of numbers: they are no secret, and nobody chooses them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.write_u64(chunk.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            self.write_u64(rest.iter().fold(rest.len() as u64, |sum, &byte| sum << 8 | u64::from(byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
