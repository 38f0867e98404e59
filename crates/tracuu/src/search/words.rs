//! Words of a column, many at a time.

use tantivy::columnar::BytesColumn;

use super::Context;
use crate::SearchError;

/// How many words are looked up between two looks at the token.
const AT_ONCE: usize = 1024;

/// Words of a column of one segment. Each is read once, in the order of the dictionary, which keeps them in blocks.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Ascending.
    ords: Vec<u64>,
    words: Vec<Vec<u8>>,
}

impl Words {
    /// Looks up words by their places in the dictionary, which may come in any order and more than once.
    pub(super) fn of(context: &Context<'_>, column: &BytesColumn, mut ords: Vec<u64>) -> Result<Words, SearchError> {
        ords.sort_unstable();
        ords.dedup();
        let mut words = Vec::with_capacity(ords.len());
        for some in ords.chunks(AT_ONCE) {
            let take = |word: &[u8]| words.push(word.to_vec());
            column.dictionary().sorted_ords_to_term_cb(some, take).map_err(SearchError::engine)?;
            context.cancel.check()?;
        }
        Ok(Words { ords, words })
    }

    pub(super) fn get(&self, ord: u64) -> Option<&[u8]> {
        let at = self.ords.binary_search(&ord).ok()?;
        self.words.get(at).map(Vec::as_slice)
    }
}
