//! Phrases: `"kỷ luật"`, `“kỷ luật”`, `„kỷ luật“`, `«kỷ luật»`, `"kỷ luật"~4`.
//!
//! | opened by | closed by     |
//! | --------- | ------------- |
//! | `"` `”`   | `"` `”` `“`   |
//! | `“` `„`   | `"` `”` `“`   |
//! | `«`       | `»`           |
//!
//! Keyboards and word processors mix the first three, so that any of them closes any other.

use tracuu_text::{Span, tokenize};

use super::{Lead, Lexer};
use crate::{DiagnosticKind, Expr, Level};

/// So many words may stand between the words of a phrase.
pub(crate) const WINDOW_LIMIT: u32 = 1000;

/// Whether a quotation can begin with this character.
pub(super) fn is_opening_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«')
}

/// Whether the character is a quotation mark of any kind.
pub(super) fn is_quote(character: char) -> bool {
    is_opening_quote(character) || character == '»'
}

/// Which quotation marks are known to close no more: looking for them again and again would take quadratic time.
#[derive(Debug, Default)]
pub(super) struct Openings {
    no_guillemet: bool,
    no_quote: bool,
}

/// What stands between quotation marks.
pub(super) struct Quotation {
    /// Without the blanks at its ends.
    pub(super) inner: Span,
    /// Behind the closing mark.
    pub(super) end: usize,
}

impl<'t> Lexer<'t> {
    /// A phrase, when its quote closes and has words inside; otherwise the quotes are passed over.
    pub(super) fn quoted(&mut self, lead: Lead, level: Level) {
        let Some(Quotation { inner, end }) = self.quotation() else {
            self.at += self.peek().map_or(0, char::len_utf8);
            return;
        };
        self.at = end;
        if !self.has_words(inner) {
            return;
        }
        self.remark_on_star(inner);
        let window = self.window();
        let text = self.slice(inner).to_owned();
        self.leaf(lead, Expr::Phrase { text, level, window }, inner, self.at);
    }

    /// Between quotes a star means nothing; who types one behind a word meant it to.
    fn remark_on_star(&mut self, inner: Span) {
        let text = self.slice(inner);
        let stars = text.match_indices('*').map(|(at, _)| at);
        let behind_word = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        if let Some(at) = stars.take(1).find(behind_word) {
            let message =
                "expected a star behind a word without quotes, but found it between quotes; it was passed over";
            let star = Span::new(inner.start + at, inner.start + at + 1);
            self.remarks.add(DiagnosticKind::MisplacedStar, star, message);
        }
    }

    /// What the quote here encloses; `None`, and a remark, when it does not close.
    pub(super) fn quotation(&mut self) -> Option<Quotation> {
        let open = self.peek()?;
        let from = self.at + open.len_utf8();
        match self.closing(open, from) {
            Some((at, len)) => Some(Quotation { inner: self.trimmed(Span::new(from, at)), end: at + len }),
            None => {
                let message = "expected a closing quote, but found none; read as words";
                self.remarks.add(DiagnosticKind::UnclosedQuote, Span::new(self.at, from), message);
                None
            }
        }
    }

    /// Where the closing mark stands, and how long it is.
    fn closing(&mut self, open: char, from: usize) -> Option<(usize, usize)> {
        let rest = self.text.get(from..)?;
        let (is_known, marks): (_, &[char]) = match open {
            '«' => (&mut self.openings.no_guillemet, &['»']),
            _ => (&mut self.openings.no_quote, &['"', '”', '“']),
        };
        if *is_known {
            return None;
        }
        let found = rest.find(marks);
        *is_known = found.is_none();
        self.looked += found.unwrap_or(rest.len());
        let at = from + found?;
        Some((at, self.char_at(at)?.len_utf8()))
    }

    /// `~4` behind a closing quote.
    fn window(&mut self) -> Option<u32> {
        let behind = self.rest().strip_prefix('~')?;
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let tilde = Span::new(self.at, self.at + 1 + digits);
        let is_glued = self.char_at(tilde.end).is_some_and(char::is_alphanumeric);
        if digits == 0 || is_glued {
            let message = "expected a number of words behind `~`, but found none; it was passed over";
            self.remarks.add(DiagnosticKind::MisplacedWindow, Span::new(self.at, self.at + 1), message);
            self.at += 1;
            return None;
        }
        self.at = tilde.end;
        let number = behind.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX);
        if number > WINDOW_LIMIT {
            let message = "expected at most 1000 words in between, but found a greater number; 1000 were taken";
            self.remarks.add(DiagnosticKind::WindowTooLarge, tilde, message);
        }
        Some(number.min(WINDOW_LIMIT))
    }

    pub(super) fn has_words(&mut self, span: Span) -> bool {
        self.looked += span.len();
        tokenize(self.slice(span)).any(|token| token.kind.is_text())
    }

    pub(super) fn slice(&self, span: Span) -> &'t str {
        span.of(self.text).unwrap_or_default()
    }

    fn trimmed(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }
}
