//! A set of passages of one segment, one bit each.

use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

/// A set of passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    /// How many passages the segment has, deleted ones included.
    len: DocId,
}

impl Bits {
    pub(super) fn none(len: DocId) -> Bits {
        Bits { words: vec![0; (len as usize).div_ceil(64)], len }
    }

    pub(super) fn all(len: DocId) -> Bits {
        let mut bits = Bits { words: vec![u64::MAX; (len as usize).div_ceil(64)], len };
        if let Some(last) = bits.words.last_mut().filter(|_| !len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        bits
    }

    pub(super) fn insert(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64).filter(|_| doc < self.len) {
            *word |= 1 << (doc % 64);
        }
    }

    /// Every passage that a list of postings has.
    pub(super) fn insert_all(&mut self, mut postings: impl DocSet) {
        let mut doc = postings.doc();
        while doc != TERMINATED {
            self.insert(doc);
            doc = postings.advance();
        }
    }

    /// Leaves out what was deleted.
    pub(super) fn keep_living(&mut self, segment: &SegmentReader) {
        if let Some(alive) = segment.alive_bitset() {
            let mut living = Bits::none(self.len);
            alive.iter_alive().for_each(|doc| living.insert(doc));
            self.and(&living);
        }
    }

    pub(super) fn contains(&self, doc: DocId) -> bool {
        self.words.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    pub(super) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    pub(super) fn and(&mut self, other: &Bits) {
        std::iter::zip(&mut self.words, &other.words).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn or(&mut self, other: &Bits) {
        std::iter::zip(&mut self.words, &other.words).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn and_not(&mut self, other: &Bits) {
        std::iter::zip(&mut self.words, &other.words).for_each(|(word, other)| *word &= !other);
    }

    /// The passages, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> {
        (0..).zip(&self.words).flat_map(|(block, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    block * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn bits(len: u32, docs: &BTreeSet<u32>) -> Bits {
        let mut bits = Bits::none(len);
        docs.iter().for_each(|&doc| bits.insert(doc));
        bits
    }

    proptest! {
        #[test]
        fn sets_of_passages_are_sets(
            len in 1u32..200,
            left in proptest::collection::btree_set(0u32..200, 0..60),
            right in proptest::collection::btree_set(0u32..200, 0..60),
        ) {
            let within = |docs: &BTreeSet<u32>| docs.iter().copied().filter(|&doc| doc < len).collect::<BTreeSet<_>>();
            let (left, right) = (within(&left), within(&right));
            let check = |change: fn(&mut Bits, &Bits), expected: BTreeSet<u32>| {
                let mut found = bits(len, &left);
                change(&mut found, &bits(len, &right));
                assert_eq!(found.iter().collect::<BTreeSet<_>>(), expected);
                assert_eq!(found.count() as usize, expected.len());
            };
            check(Bits::and, &left & &right);
            check(Bits::or, &left | &right);
            check(Bits::and_not, &left - &right);
            let all = Bits::all(len);
            prop_assert_eq!(all.iter().collect::<Vec<_>>(), (0..len).collect::<Vec<_>>());
            prop_assert!(left.iter().all(|&doc| bits(len, &left).contains(doc) && !Bits::none(len).contains(doc)));
        }
    }
}
