//! Words and what they stand for: the longest that a text begins with.
//!
//! They are found by the first word of each, *nghị* of *nghị quyết*, so that most words of a text cost one look.

use tracuu_text::{first_eight, letters_end, sort_by};

/// Words, each with what it stands for; of equal ones the first counts.
pub(super) struct Words<T> {
    /// In the order of the hashes of their heads; the longer before the shorter.
    rows: Vec<Row<T>>,
    /// Where the rows of each hash begin, and the end of the last.
    starts: Vec<u16>,
    /// The hashes that have rows, a bit each: so much of the table most words need.
    filled: [u64; HASHES / 64],
}

struct Row<T> {
    /// The first word, as far as eight bytes hold it, and how many it has.
    head: u64,
    first: usize,
    words: String,
    meaning: T,
}

const HASH_BITS: u32 = 12;
const HASHES: usize = 1 << HASH_BITS;

impl<T: Copy> Words<T> {
    pub(super) fn new(words: Vec<(String, T)>) -> Words<T> {
        let row = |(words, meaning): (String, T)| {
            let first = letters_end(words.as_bytes(), 0);
            Row { head: head(words.as_bytes(), first), first, words, meaning }
        };
        let mut rows: Vec<Row<T>> = words.into_iter().map(row).collect();
        let place = |row: &Row<T>| (hash(row.head), std::cmp::Reverse(row.words.len()));
        sort_by(&mut rows, |a, b| place(a).cmp(&place(b)));
        let start = |at| rows.partition_point(|row| hash(row.head) < at) as u16;
        let starts = (0..=HASHES).map(start).collect();
        let mut filled = [0; HASHES / 64];
        rows.iter().for_each(|row| filled[hash(row.head) / 64] |= 1 << (hash(row.head) % 64));
        Words { rows, starts, filled }
    }

    /// The longest that a text begins with, whose first word has so many bytes: its length in bytes and what it stands for.
    #[inline(always)]
    pub(super) fn longest(&self, text: &[u8], first: usize) -> Option<(usize, T)> {
        let head = head(text, first);
        let hash = hash(head);
        let is_filled = self.filled[hash / 64] >> (hash % 64) & 1 == 1;
        if is_filled { self.longest_of(hash, head, text, first) } else { None }
    }

    /// The same among the rows of a hash.
    #[inline(never)]
    fn longest_of(&self, hash: usize, head: u64, text: &[u8], first: usize) -> Option<(usize, T)> {
        let (start, end) = (*self.starts.get(hash)?, *self.starts.get(hash + 1)?);
        let rows = self.rows.get(usize::from(start)..usize::from(end))?;
        let begins = |row: &&Row<T>| row.head == head && row.first == first && text.starts_with(row.words.as_bytes());
        let row = rows.iter().find(begins)?;
        Some((row.words.len(), row.meaning))
    }
}

/// The first word of a text, as far as eight bytes hold it.
#[inline]
fn head(text: &[u8], len: usize) -> u64 {
    let behind = 8usize.saturating_sub(len) as u32;
    first_eight(text).checked_shl(8 * behind).unwrap_or_default()
}

#[inline]
fn hash(head: u64) -> usize {
    (head.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - HASH_BITS)) as usize % HASHES
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_longest_is_found(words in proptest::collection::vec("[ab]{1,3}( [ab]{1,2}){0,3}|[aế]{3,9} ?", 0..60), text in "[abế ]{0,16}") {
            let rows: Vec<(String, usize)> = words.iter().cloned().zip(0..).collect();
            let len = |text: &str| letters_end(text.as_bytes(), 0);
            let begins = |word: &&String| text.starts_with(word.as_str()) && len(word) == len(&text);
            let longest = words.iter().filter(begins).max_by_key(|word| word.len());
            let first = |word: &str| words.iter().position(|known| known == word);
            let expected = longest.and_then(|word| Some((word.len(), first(word)?)));
            prop_assert_eq!(Words::new(rows).longest(text.as_bytes(), len(&text)), expected);
        }
    }
}
