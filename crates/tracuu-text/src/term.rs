//! Terms: what a text is indexed and found under.
//!
//! | text            | position | key                        |
//! | --------------- | -------- | -------------------------- |
//! | `số 24-CT/TU`   | 0        | `so␟sô␟số`                 |
//! |                 | 1        | `№24-ct-tu␟␟`              |
//! |                 | 1, 2, 3  | `24␟␟`, `ct␟␟`, `tu␟␟`     |
//! | `07/8/2023`     | 0        | `@2023-08-07␟␟`            |
//! |                 | 0, 1, 2  | `7␟␟`, `8␟␟`, `2023␟␟`     |
//! | `8/2023`        | 0        | `@2023-08␟␟`               |
//! |                 | 0, 1     | `8␟␟`, `2023␟␟`            |
//! | `Sở TT&TT`      | 1        | `tt-tt␟␟`                  |
//! |                 | 1, 2     | `tt␟␟`, `tt␟␟`             |
//! | `1.000.000`     | 0        | `1000000␟␟`                |
//!
//! A document number, a date, an abbreviation with signs or an address is one term at its first position, besides its
//! words. Numbers lose their leading zeros and the dots between thousands.

use std::fmt::Write;

use crate::analyzer::{Known, Memory};
use crate::document_number::push_number_key;
use crate::key::{push_compound_key, push_key};
use crate::numeral::push_number_value;
use crate::tokenize::{Token, TokenKind, Tokens, tokenize};
use crate::{Date, KEY_SEPARATOR, Span, WrittenSyllable, scan_month_number};

/// What the key of a date begins with.
///
/// ```
/// use tracuu_text::{DATE_MARK, Terms};
/// let mut terms = Terms::new("07/8/2023");
/// assert!(terms.advance() && terms.key().starts_with(DATE_MARK), "the date as a whole");
/// assert!(terms.advance() && !terms.key().starts_with(DATE_MARK), "its day");
/// ```
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
#[derive(Debug)]
pub struct Terms<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    memory: Option<&'t mut Memory>,
    /// What is remembered of the current term, when it is a word.
    remembered: Option<Known>,
    /// The current key otherwise.
    key: String,
    span: Span,
    /// Position of the next word.
    next_position: u32,
    position: u32,
    is_compound: bool,
    /// Whether it is a word or a roman numeral, as long as nothing is remembered of it.
    is_word: bool,
}

impl<'t> Terms<'t> {
    /// The terms of `text`. For many texts an [`Analyzer`](crate::Analyzer) is faster.
    ///
    /// ```
    /// use tracuu_text::Terms;
    /// let mut terms = Terms::new("số 24-CT/TU");
    /// let positions: Vec<u32> = std::iter::from_fn(|| terms.advance().then(|| terms.position())).collect();
    /// assert_eq!(positions, [0, 1, 1, 2, 3], "the number stands where its first word does");
    /// ```
    pub fn new(text: &'t str) -> Terms<'t> {
        Terms::with(text, None)
    }

    pub(crate) fn with_memory(text: &'t str, memory: &'t mut Memory) -> Terms<'t> {
        Terms::with(text, Some(memory))
    }

    fn with(text: &'t str, memory: Option<&'t mut Memory>) -> Terms<'t> {
        Terms {
            text,
            tokens: tokenize(text),
            memory,
            remembered: None,
            key: String::new(),
            span: Span::default(),
            next_position: 0,
            position: 0,
            is_compound: false,
            is_word: false,
        }
    }

    /// Moves to the next term; false at the end.
    ///
    /// ```
    /// use tracuu_text::Terms;
    /// let mut terms = Terms::new("kỷ, luật!");
    /// assert!(terms.advance() && terms.advance());
    /// assert!(!terms.advance(), "signs are no terms");
    /// ```
    #[inline]
    pub fn advance(&mut self) -> bool {
        self.advance_plain() || self.advance_token()
    }

    /// Passes over the next term where it is sure to be a syllable: where it stands, and which it is. It is the current term no more;
    /// [`advance`](Terms::advance) goes on behind it. `None` where the next term may be something else, or without the memory of an
    /// [`Analyzer`](crate::Analyzer).
    ///
    /// ```
    /// use tracuu_text::{Analyzer, WrittenSyllable};
    /// let mut analyzer = Analyzer::default();
    /// let mut terms = analyzer.terms("kỷ luật 24");
    /// assert_eq!(terms.next_syllable().map(|(_, syllable)| syllable), WrittenSyllable::of("kỷ"));
    /// assert_eq!(terms.next_syllable().map(|(_, syllable)| syllable), WrittenSyllable::of("luật"));
    /// assert_eq!(terms.next_syllable(), None, "a number");
    /// assert!(terms.advance() && terms.position() == 2);
    /// ```
    #[inline]
    pub fn next_syllable(&mut self) -> Option<(Span, WrittenSyllable)> {
        let memory = self.memory.as_deref_mut()?;
        let (run, window) = self.tokens.next_run()?;
        let known = memory.word_at(self.text, run, window);
        let syllable = known.syllable.filter(|_| known.is_plain)?;
        self.tokens.pass(run);
        self.next_position += 1;
        Some((run, syllable))
    }

    /// Moves to the next term, whatever it is.
    fn advance_token(&mut self) -> bool {
        let token = self.tokens.next_text().map(|token| self.with_year(token));
        token.map(|token| self.begin(token)).is_some()
    }

    /// Moves to the next term where it is a word that is known to stand for itself, as most are.
    #[inline]
    fn advance_plain(&mut self) -> bool {
        let Some(memory) = &mut self.memory else { return false };
        let Some((run, window)) = self.tokens.next_run() else { return false };
        let known = memory.word_at(self.text, run, window);
        if known.is_plain {
            self.tokens.pass(run);
            self.remembered = Some(known);
            self.span = run;
            self.is_compound = false;
            self.position = self.next_position;
            self.next_position += 1;
        }
        known.is_plain
    }

    /// A month with the year behind it, where a number is one and is no part of something else: `8/2023`.
    fn with_year(&self, token: Token) -> Token {
        let is_month = token.kind == TokenKind::Number && !self.tokens.is_within(token.span);
        let month = is_month.then(|| scan_month_number(self.text, token.span.start)).flatten();
        month.map_or(token, |(span, date)| Token { kind: TokenKind::Date(date), span })
    }

    /// The key of the current term.
    ///
    /// ```
    /// use tracuu_text::{Terms, key_of};
    /// let mut terms = Terms::new("Ðảng");
    /// terms.advance();
    /// assert_eq!(terms.key(), key_of("đảng"));
    /// ```
    #[inline]
    pub fn key(&self) -> &str {
        match (self.remembered, &self.memory) {
            (Some(known), Some(memory)) => memory.key(known),
            _ => &self.key,
        }
    }

    /// Where the current term stands in the text.
    ///
    /// ```
    /// use tracuu_text::Terms;
    /// let text = "Kỷ luật";
    /// let mut terms = Terms::new(text);
    /// assert!(terms.advance() && terms.advance());
    /// assert_eq!(terms.span().of(text), Some("luật"));
    /// ```
    #[inline]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The position of the current term, counted in words from 0.
    ///
    /// ```
    /// use tracuu_text::Terms;
    /// let mut terms = Terms::new("kỷ luật");
    /// assert!(terms.advance() && terms.advance());
    /// assert_eq!(terms.position(), 1);
    /// ```
    #[inline]
    pub fn position(&self) -> u32 {
        self.position
    }

    /// How many positions the terms take that were passed so far.
    ///
    /// ```
    /// use tracuu_text::Terms;
    /// let mut terms = Terms::new("số 24-CT/TU");
    /// while terms.advance() {}
    /// assert_eq!(terms.position_count(), 4, "of five terms");
    /// ```
    #[inline]
    pub fn position_count(&self) -> u32 {
        self.next_position
    }

    /// Whether the current term stands for several words, which follow by themselves.
    ///
    /// ```
    /// use tracuu_text::Terms;
    /// let mut terms = Terms::new("TT&TT");
    /// assert!(terms.advance() && terms.is_compound());
    /// assert!(terms.advance() && !terms.is_compound());
    /// assert_eq!(terms.key(), "tt\u{1F}\u{1F}");
    /// ```
    #[inline]
    pub fn is_compound(&self) -> bool {
        self.is_compound
    }

    /// The syllable that the current term is, as it is written; `None` when it is something else.
    ///
    /// ```
    /// use tracuu_text::{SyllableCase, Terms};
    /// let mut terms = Terms::new("Luật 24");
    /// assert!(terms.advance() && terms.syllable().is_some_and(|syllable| syllable.case == SyllableCase::Title));
    /// assert!(terms.advance() && terms.syllable().is_none());
    /// ```
    #[inline]
    pub fn syllable(&self) -> Option<WrittenSyllable> {
        match self.remembered {
            Some(known) => known.syllable,
            None if self.is_word => self.span.of(self.text).and_then(WrittenSyllable::of),
            None => None,
        }
    }

    fn begin(&mut self, token: Token) {
        self.span = token.span;
        self.position = self.next_position;
        self.is_compound = token.is_compound();
        self.is_word = matches!(token.kind, TokenKind::Word | TokenKind::Roman(_));
        self.push_key(token);
        if self.is_compound {
            self.tokens.reenter(token);
        } else {
            self.next_position += 1;
        }
    }

    fn push_key(&mut self, token: Token) {
        self.remembered = match &mut self.memory {
            Some(memory) if self.is_word => Some(memory.word(self.text, token.span)),
            _ => None,
        };
        if self.remembered.is_none() {
            self.make_key(token);
        }
    }

    fn make_key(&mut self, token: Token) {
        self.key.clear();
        let text = token.span.of(self.text).unwrap_or_default();
        match token.kind {
            TokenKind::Word | TokenKind::Roman(_) => push_key(text, &mut self.key),
            TokenKind::Number => {
                push_number_value(text, &mut self.key);
                self.key.extend([KEY_SEPARATOR, KEY_SEPARATOR]);
            }
            TokenKind::DocumentNumber(number) => push_number_key(self.text, &number, &mut self.key),
            TokenKind::Date(date) => push_date_key(date, &mut self.key),
            TokenKind::Abbreviation | TokenKind::Email | TokenKind::Url => push_compound_key(text, &mut self.key),
            TokenKind::Blank | TokenKind::Sign => {}
        }
    }
}

/// How many positions a text takes: one more than the position of its last word.
///
/// ```
/// use tracuu_text::position_count;
/// assert_eq!(position_count("Chỉ thị số 24-CT/TU"), 6);
/// assert_eq!(position_count("…"), 0);
/// ```
pub fn position_count(text: &str) -> u32 {
    let mut tokens = tokenize(text);
    let mut count = 0;
    while let Some(token) = tokens.next_text() {
        if token.is_compound() {
            tokens.reenter(token);
        } else {
            count += 1;
        }
    }
    count
}

/// Appends the key of a date: ISO 8601 behind `@`.
///
/// ```
/// use tracuu_text::{Date, push_date_key};
/// let mut key = String::new();
/// push_date_key(Date::parse("tháng 8/2023").unwrap(), &mut key);
/// assert_eq!(key, "@2023-08\u{1F}\u{1F}");
/// ```
pub fn push_date_key(date: Date, key: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(key, "{DATE_MARK}{date}{KEY_SEPARATOR}{KEY_SEPARATOR}");
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
        let last = found.last().map_or(0, |_| terms.position() + 1);
        assert_eq!(position_count(text), last, "{text}");
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn terms_of_texts() {
        check("", "");
        check("Kỷ luật!", "0:ki␟␟kỉ 1:luat␟luât␟luật");
        check("số 24-CT/TU đã", "0:so␟sô␟số 1:№24-ct-tu␟␟ 1:24␟␟ 2:ct␟␟ 3:tu␟␟ 4:da␟đa␟đã");
        check("07/8/2023", "0:@2023-08-07␟␟ 0:7␟␟ 1:8␟␟ 2:2023␟␟");
        check("8/2023 x", "0:@2023-08␟␟ 0:8␟␟ 1:2023␟␟ 2:x␟␟");
        check("13/2023 8/20", "0:13␟␟ 1:2023␟␟ 2:8␟␟ 3:20␟␟");
        check("000 007", "0:0␟␟ 1:7␟␟");
        check("1.000.000 5%", "0:1000000␟␟ 1:5%␟␟");
        check("TT&TT", "0:tt-tt␟␟ 0:tt␟␟ 1:tt␟␟");
        check("Đ/c T.Ư", "0:d-c␟đ-c␟ 0:d␟đ␟ 1:c␟␟ 2:t-u␟t-ư␟ 2:t␟␟ 3:u␟ư␟");
        check("a@b.vn x", "0:a-b-vn␟␟ 0:a␟␟ 1:b␟␟ 2:vn␟␟ 3:x␟␟");
        check("XIII", "0:xiii␟␟");
    }

    #[test]
    fn every_spelling_of_a_word_has_one_key() {
        for text in
            ["kỷ luật", "KỶ LUẬT", "kỉ luật", "ky\u{0309} lua\u{0323}\u{0302}t", "kỷ  luâ\u{0323}t", "Kỷ\u{00AD} luật"]
        {
            check(text, "0:ki␟␟kỉ 1:luat␟luât␟luật");
        }
    }
}
