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
    pairs: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    followers: Vec<Followers>,
    /// How words are written, where it is not as their keys say.
    surfaces: HashMap<u32, Box<str>>,
}

/// What stands behind a word.
#[derive(Clone, Copy, Debug, Default)]
struct Followers {
    /// With repetition.
    all: u32,
    /// Each once.
    different: u32,
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
        let mut followers = vec![Followers::default(); vocabulary.len()];
        for (&pair, &count) in &pairs {
            if let Some(of) = followers.get_mut((pair >> 32) as usize) {
                of.all += count;
                of.different += 1;
            }
        }
        Model { vocabulary, pairs, followers, surfaces }
    }

    /// How often a word was seen behind another.
    pub(super) fn count(&self, first: u32, second: u32) -> u32 {
        self.pairs.get(&pair(first, second)).copied().unwrap_or(0)
    }

    /// The logarithm of the probability of a word of share `share` behind another.
    pub(super) fn behind(&self, first: Option<u32>, second: Option<u32>, share: f64) -> f64 {
        let Some(first) = first else { return share.ln() };
        let followers = self.followers.get(first as usize).copied().unwrap_or_default();
        let different = FOLLOWERS * f64::from(followers.different);
        let all = f64::from(followers.all) + different;
        if all == 0.0 {
            return share.ln();
        }
        let count = second.map_or(0, |second| self.count(first, second));
        ((f64::from(count) + different * share) / all).ln()
    }

    /// How a word is written.
    pub(super) fn surface(&self, word: u32) -> &str {
        match self.surfaces.get(&word) {
            Some(surface) => surface,
            None => tracuu_text::KeyParts::of(self.vocabulary.key(word)).map_or("", |parts| parts.exact),
        }
    }
}

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
