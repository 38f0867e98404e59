//! The plain words of a text: those that it is searched by one after the other.
//!
//! | text               | words                        |
//! | ------------------ | ---------------------------- |
//! | `Chỉ thị 30-CT/TU` | `Chỉ`, `thị`, `30`, `CT`, `TU`; the number as a whole is none |

use tracuu_text::Terms;

/// A word of a text.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) key: String,
    /// Which word of the text it is.
    pub(super) position: u32,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut terms = Terms::new(text);
    let mut words = Vec::new();
    while terms.advance() {
        if let Some(word) = terms.span().of(text).filter(|_| !terms.is_compound()) {
            words.push(Word { text: word, key: terms.key().to_owned(), position: terms.position() });
        }
    }
    words
}
