//! What was typed: whole words, and behind them perhaps half a word.
//!
//! | text            | words                | half    |
//! | --------------- | -------------------- | ------- |
//! | `nghi quy`      | `nghi`               | `quy`   |
//! | `nghi quyet `   | `nghi`, `quyet`      |         |
//! | `số 24-CT/T`    | `số`, `24`, `ct`     | `T`     |
//! | `?`             |                      |         |

use tracuu_text::{KeyParts, Span, Terms};

use crate::half::Half;

/// The words that were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The keys of the whole words.
    pub(super) words: Vec<String>,
    /// The word that is half typed.
    pub(super) half: Option<Half>,
    /// The half-typed word, read as a whole one.
    pub(super) last: Option<String>,
}

impl Typed {
    pub(super) fn read(text: &str) -> Typed {
        let mut typed = Typed::default();
        let mut end = Span::default();
        let mut terms = Terms::new(text);
        while terms.advance() {
            if !terms.is_compound() {
                typed.words.push(terms.key().to_owned());
                end = terms.span();
            }
        }
        if end.end == text.len() && !end.is_empty() {
            typed.last = typed.words.pop();
            typed.half = end.of(text).map(Half::of);
        }
        typed
    }

    /// How many words were typed, the half one counted.
    pub(super) fn len(&self) -> usize {
        self.words.len() + usize::from(self.half.is_some())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any mark was typed: then words that have exactly the typed ones come first.
    pub(super) fn is_marked(&self) -> bool {
        let marked = |key: &String| KeyParts::of(key).is_some_and(|parts| parts.exact != parts.fold);
        self.words.iter().any(marked) || self.half.as_ref().is_some_and(Half::is_marked)
    }

    /// The same with the last word taken as whole.
    pub(super) fn completed(&self) -> Typed {
        Typed { words: self.words.iter().chain(&self.last).cloned().collect(), half: None, last: None }
    }

    /// Whether the word at `place` may stand for, or become, the written one; and whether in all marks.
    pub(super) fn agrees(&self, place: usize, written: &KeyParts<'_>) -> Option<bool> {
        match self.words.get(place) {
            Some(key) => {
                let typed = KeyParts::of(key)?;
                typed.agrees(written).then_some(typed.exact == written.exact)
            }
            None => self.half.as_ref()?.agrees(written),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: usize, half: Option<&str>) {
        let typed = Typed::read(text);
        assert_eq!((typed.words.len(), typed.half), (words, half.map(Half::of)), "{text}");
    }

    #[test]
    fn the_last_word_is_half_typed_unless_something_stands_behind_it() {
        check("nghi quy", 1, Some("quy"));
        check("nghi quyet ", 2, None);
        check("nghi quyet,", 2, None);
        check("số 24-CT/T", 3, Some("T"));
        check("số 24-", 2, None);
        check("kỷ", 0, Some("kỷ"));
        check("", 0, None);
        check(" ?! ", 0, None);
    }
}
