//! Answers that were given before: documents that follow one another share numbers, laws and bodies.

use std::collections::HashMap;

/// Answers that are remembered at most.
const REMEMBERED: usize = 1_024;

/// Answers that were given before, by what was asked.
pub(super) struct Memo<T> {
    /// Where the answers stand.
    known: HashMap<String, usize>,
    answers: Vec<T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { known: HashMap::new(), answers: Vec::new() }
    }
}

impl<T> Memo<T> {
    /// What `answer` says of what is asked, unless it was asked before.
    pub(super) fn get(&mut self, asked: &str, answer: impl FnOnce(&str) -> T) -> &T {
        let known = self.known.get(asked).copied();
        let at = known.unwrap_or_else(|| {
            if self.answers.len() >= REMEMBERED {
                self.known.clear();
                self.answers.clear();
            }
            self.answers.push(answer(asked));
            self.known.insert(asked.to_owned(), self.answers.len() - 1);
            self.answers.len() - 1
        });
        &self.answers[at]
    }
}
