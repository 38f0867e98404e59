//! Answers that were given before: documents that follow one another share numbers, laws and bodies.

use std::collections::HashMap;

/// Answers that are remembered at most.
const REMEMBERED: usize = 1_024;

/// Answers that were given before, by what was asked.
pub(super) struct Memo<T> {
    known: HashMap<String, T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { known: HashMap::new() }
    }
}

impl<T: Clone> Memo<T> {
    /// What `answer` says of what is asked, unless it was asked before.
    pub(super) fn get(&mut self, asked: &str, answer: impl Fn(&str) -> T) -> T {
        if let Some(known) = self.known.get(asked) {
            return known.clone();
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let found = answer(asked);
        self.known.insert(asked.to_owned(), found.clone());
        found
    }
}
