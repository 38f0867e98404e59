//! Terms: what a text is indexed and found under.
//!
//! | text            | position | key                        |
//! | --------------- | -------- | -------------------------- |
//! | `số 24-CT/TU`   | 0        | `so␟sô␟số`                 |
//! |                 | 1        | `№24-ct-tu␟␟`              |
//! |                 | 1, 2, 3  | `24␟␟`, `ct␟␟`, `tu␟␟`     |
//! | `07/8/2023`     | 0        | `@2023-08-07␟␟`            |
//! |                 | 0, 1, 2  | `7␟␟`, `8␟␟`, `2023␟␟`     |
//!
//! A document number or a date is one term at its first position, besides its words. Leading zeros of words that are
//! numbers are dropped.

use std::fmt::Write;

use crate::document_number::push_number_key;
use crate::key::push_key;
use crate::tokenize::{Token, TokenKind, Tokens, tokenize};
use crate::{Date, KEY_SEPARATOR, Span};

/// What the key of a date begins with.
pub const DATE_MARK: char = '@';

/// Walks through the terms of a text without allocating for each.
///
/// ```
/// let mut terms = tracuu_text::Terms::new("kỷ luật");
/// let mut keys = Vec::new();
/// while terms.advance() {
///     keys.push((terms.position(), terms.key().to_owned()));
/// }
/// assert_eq!(keys, [(0, "ki\u{1F}\u{1F}kỉ".to_owned()), (1, "luat\u{1F}luât\u{1F}luật".to_owned())]);
/// ```
#[derive(Clone, Debug)]
pub struct Terms<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    key: String,
    span: Span,
    /// Position of the next word.
    next_position: u32,
    position: u32,
    is_compound: bool,
}

impl<'t> Terms<'t> {
    /// The terms of `text`.
    pub fn new(text: &'t str) -> Terms<'t> {
        Terms {
            text,
            tokens: tokenize(text),
            key: String::with_capacity(64),
            span: Span::default(),
            next_position: 0,
            position: 0,
            is_compound: false,
        }
    }

    /// Moves to the next term; false at the end.
    pub fn advance(&mut self) -> bool {
        while let Some(token) = self.tokens.next() {
            match token.kind {
                TokenKind::Blank | TokenKind::Sign => continue,
                TokenKind::Word => self.word(token),
                TokenKind::DocumentNumber(_) | TokenKind::Date(_) => self.compound(token),
            }
            return true;
        }
        false
    }

    /// The key of the current term.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Where the current term stands in the text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The position of the current term, counted in words from 0.
    pub fn position(&self) -> u32 {
        self.position
    }

    /// Whether the current term stands for several words, which follow by themselves.
    pub fn is_compound(&self) -> bool {
        self.is_compound
    }

    fn begin(&mut self, span: Span, is_compound: bool) {
        self.key.clear();
        self.span = span;
        self.position = self.next_position;
        self.is_compound = is_compound;
    }

    fn word(&mut self, token: Token) {
        self.begin(token.span, false);
        self.next_position += 1;
        let word = token.span.of(self.text).unwrap_or_default();
        push_key(without_leading_zeros(word), &mut self.key);
    }

    fn compound(&mut self, token: Token) {
        self.begin(token.span, true);
        match token.kind {
            TokenKind::DocumentNumber(number) => push_number_key(self.text, &number, &mut self.key),
            TokenKind::Date(date) => push_date_key(date, &mut self.key),
            TokenKind::Word | TokenKind::Blank | TokenKind::Sign => {}
        }
        self.tokens.reenter(token);
    }
}

/// Appends the key of a date: ISO 8601 behind `@`.
pub fn push_date_key(date: Date, key: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(key, "{DATE_MARK}{date}{KEY_SEPARATOR}{KEY_SEPARATOR}");
}

/// `07` is found by `7`.
fn without_leading_zeros(word: &str) -> &str {
    if !word.starts_with('0') || !word.bytes().all(|b| b.is_ascii_digit()) {
        return word;
    }
    let trimmed = word.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut terms = Terms::new(text);
        let mut found = Vec::new();
        while terms.advance() {
            found.push(format!("{}:{}", terms.position(), terms.key().replace(KEY_SEPARATOR, "␟")));
        }
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn terms_of_texts() {
        check("", "");
        check("Kỷ luật!", "0:ki␟␟kỉ 1:luat␟luât␟luật");
        check("số 24-CT/TU đã", "0:so␟sô␟số 1:№24-ct-tu␟␟ 1:24␟␟ 2:ct␟␟ 3:tu␟␟ 4:da␟đa␟đã");
        check("07/8/2023", "0:@2023-08-07␟␟ 0:7␟␟ 1:8␟␟ 2:2023␟␟");
        check("000 007", "0:0␟␟ 1:7␟␟");
    }

    #[test]
    fn every_spelling_of_a_word_has_one_key() {
        for text in ["kỷ luật", "KỶ LUẬT", "kỉ luật", "ky\u{0309} lua\u{0323}\u{0302}t", "kỷ  luâ\u{0323}t", "Kỷ\u{00AD} luật"] {
            check(text, "0:ki␟␟kỉ 1:luat␟luât␟luật");
        }
    }
}
