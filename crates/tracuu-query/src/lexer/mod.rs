//! From text to lexemes.
//!
//! | sign                 | means something                                                                |
//! | -------------------- | ------------------------------------------------------------------------------ |
//! | `"` `“` `”` `„` `«`  | where a closing one follows                                                    |
//! | `(` `)`              | always; later on, where they have a partner                                    |
//! | `+` `-`              | at the start or behind a blank or `(`, right before a word, quote, `=` or `(`  |
//! | `=`                  | there too, and behind such a sign; right before a word or quote                |
//! | `*`                  | right behind a word, where that ends                                           |
//! | `~`                  | right behind a closing quote, with a number                                    |
//! | `:`                  | right behind the name of a field, with a value right behind it                 |
//!
//! Everywhere else they are text, and text between words is passed over.

mod field;
mod quote;
mod word;

use tracuu_text::Span;

use crate::diagnostic::Remarks;
use crate::lexeme::{Lexeme, LexemeKind};
use crate::{DiagnosticKind, Expr, Level, Occur};

use quote::{Openings, is_opening_quote};

/// The lexemes of a query, and remarks.
pub(crate) fn lex(text: &str) -> (Vec<Lexeme>, Remarks) {
    let mut lexer = Lexer::new(text, 0);
    while lexer.step() {}
    (lexer.lexemes, lexer.remarks)
}

/// The lexeme that begins at a place.
pub(crate) fn lexeme_at(text: &str, at: usize) -> Option<Lexeme> {
    let mut lexer = Lexer::new(text, at);
    lexer.step();
    lexer.lexemes.into_iter().next().filter(|lexeme| lexeme.outer.start == at)
}

/// The words of a piece of text in which no sign means anything.
pub(crate) fn words_of(text: &str, span: Span) -> Vec<Lexeme> {
    let mut lexer = Lexer::new(text.get(..span.end).unwrap_or_default(), span.start);
    while let Some(next) = lexer.peek() {
        if next.is_alphanumeric() {
            lexer.token(Lead::at(lexer.at), Level::Auto);
        } else {
            lexer.at += next.len_utf8();
        }
    }
    lexer.lexemes.iter_mut().for_each(|lexeme| lexeme.become_word(text));
    lexer.lexemes
}

/// What stood before a word: where the lexeme begins, and its sign.
#[derive(Clone, Copy)]
struct Lead {
    start: usize,
    sign: Option<Occur>,
}

impl Lead {
    fn at(start: usize) -> Lead {
        Lead { start, sign: None }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    lexemes: Vec<Lexeme>,
    remarks: Remarks,
    openings: Openings,
    /// The bytes looked at beyond those that were passed, for the test of linear time. What a tokenizer looks ahead is its
    /// own concern.
    looked: usize,
}

impl<'t> Lexer<'t> {
    fn new(text: &'t str, at: usize) -> Lexer<'t> {
        let (lexemes, remarks, openings) = Default::default();
        Lexer { text, at, lexemes, remarks, openings, looked: 0 }
    }

    /// Reads the next lexeme, or passes over a sign or blank; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(next) = self.peek() else { return false };
        let lead = Lead::at(self.at);
        match next {
            '(' => self.open(lead),
            ')' => self.close(),
            '+' | '-' => self.sign(next),
            '=' => self.exact(lead),
            '*' => self.star(),
            '~' => self.tilde(),
            _ if is_opening_quote(next) => self.quoted(lead, Level::Auto),
            _ if next.is_alphanumeric() => self.word(lead),
            _ => self.at += next.len_utf8(),
        }
        true
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character behind a place.
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// Whether nothing, a blank or an open parenthesis stands before a place: where signs and names of fields count.
    fn is_free(&self, at: usize) -> bool {
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || c == '(')
    }

    fn push(&mut self, lead: Lead, kind: LexemeKind, span: Span, end: usize) {
        self.lexemes.push(Lexeme { kind, span, outer: Span::new(lead.start, end), sign: lead.sign });
    }

    fn leaf(&mut self, lead: Lead, expr: Expr, span: Span, end: usize) {
        self.push(lead, LexemeKind::Leaf(expr), span, end);
    }

    fn open(&mut self, lead: Lead) {
        let span = Span::new(self.at, self.at + 1);
        self.at = span.end;
        self.push(lead, LexemeKind::Open(None), span, span.end);
    }

    fn close(&mut self) {
        let span = Span::new(self.at, self.at + 1);
        self.at = span.end;
        self.push(Lead::at(span.start), LexemeKind::Close, span, span.end);
    }

    /// `+` or `-`, with what it belongs to.
    fn sign(&mut self, sign: char) {
        let start = self.at;
        self.at += sign.len_utf8();
        if !self.is_free(start) {
            return;
        }
        let occur = if sign == '+' { Occur::Must } else { Occur::MustNot };
        let lead = Lead { start, sign: Some(occur) };
        match self.peek() {
            Some('(') => self.open(lead),
            Some('=') => self.exact(lead),
            Some(next) if is_opening_quote(next) => self.quoted(lead, Level::Auto),
            Some(next) if next.is_ascii_digit() && sign == '-' && self.is_behind_number(start) => {
                let message =
                    "expected a word to leave out, but found numbers on both sides of the sign; read as a dash";
                self.remarks.add(DiagnosticKind::HyphenBetweenNumbers, Span::new(start, self.at), message);
            }
            Some(next) if next.is_alphanumeric() => self.word(lead),
            Some(next) if next.is_whitespace() && self.begins_group(start) => {
                let message = "expected a word right behind the sign, but found a blank; the sign was passed over";
                self.remarks.add(DiagnosticKind::SignWithoutWord, Span::new(start, self.at), message);
            }
            _ => {}
        }
    }

    /// `2020 -`: a number as a word, or as the end of a date or document number.
    fn is_behind_number(&mut self, at: usize) -> bool {
        let before = self.before(at);
        let is_last = self.lexemes.last().is_some_and(|lexeme| {
            let is_number = matches!(
                lexeme.kind,
                LexemeKind::Leaf(
                    Expr::Word { .. } | Expr::Compound { .. } | Expr::DocumentNumber { .. } | Expr::Date { .. }
                )
            );
            is_number && lexeme.outer.end == before.len()
        });
        is_last && before.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a group, or the query, begins here.
    fn begins_group(&mut self, at: usize) -> bool {
        let before = self.before(at);
        before.is_empty() || before.ends_with('(')
    }

    /// The text before a place, without the blanks at its end.
    fn before(&mut self, at: usize) -> &'t str {
        let before = self.text.get(..at).unwrap_or_default();
        let trimmed = before.trim_end();
        self.looked += before.len() - trimmed.len();
        trimmed
    }

    /// `=luật`, `="kỷ luật"`
    fn exact(&mut self, lead: Lead) {
        let counts = lead.start < self.at || self.is_free(self.at);
        self.at += 1;
        match self.peek() {
            Some(next) if counts && is_opening_quote(next) => self.quoted(lead, Level::Exact),
            Some(next) if counts && next.is_alphanumeric() => self.token(lead, Level::Exact),
            _ => {}
        }
    }

    /// A star that no word ends with.
    fn star(&mut self) {
        let span = Span::new(self.at, self.at + 1);
        self.at = span.end;
        let is_behind_exact = self.lexemes.last().is_some_and(|last| {
            let is_exact = matches!(&last.kind, LexemeKind::Leaf(Expr::Word { level: Level::Exact, .. }));
            is_exact && last.outer.end == span.start
        });
        let message = if is_behind_exact {
            "expected either `=` or a star, but found both; the star was passed over"
        } else {
            "expected the star right behind the beginning of a word, but found it elsewhere; it was passed over"
        };
        self.remarks.add(DiagnosticKind::MisplacedStar, span, message);
    }

    /// A tilde that stands behind no quote.
    fn tilde(&mut self) {
        let span = Span::new(self.at, self.at + 1);
        self.at = span.end;
        if self.peek().is_some_and(|c| c.is_ascii_digit()) {
            let message = "expected `~` right behind a quoted phrase, but found it elsewhere; it was passed over";
            self.remarks.add(DiagnosticKind::MisplacedWindow, span, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes are looked at for each byte of the text, at most.
    const FACTOR: usize = 12;

    fn check(unit: &str) {
        let text = unit.repeat(60_000 / unit.len());
        let mut lexer = Lexer::new(&text, 0);
        let mut steps = 0;
        while lexer.step() {
            steps += 1;
        }
        assert!(steps <= text.len(), "{unit}: {steps} steps");
        assert!(lexer.looked <= FACTOR * text.len(), "{unit}: {} bytes looked at, of {}", lexer.looked, text.len());
    }

    #[test]
    fn looks_at_each_byte_a_few_times() {
        for unit in [
            "(",
            ")",
            "\"",
            "“",
            "«",
            "»",
            "„ « \"a ",
            "+",
            "-",
            " -",
            " -5",
            "=",
            "=\"",
            "*",
            "~",
            "~9",
            "\"a\"~9",
            "a",
            "a ",
            "a:",
            "a-",
            "so:",
            "so:\"",
            "title:\"«",
            "date:",
            "date:2",
            "date:\"",
            "title:=\"",
            "title:(",
            "ngày ",
            "5 - ",
            "1-AB -",
            "1-AB/CD -",
            "www.a.bb+",
            "a@b.cc",
            "1.",
            "A&",
            "so:1-AB -",
            "ă",
            "😀",
            "\0",
            "năm 2020 ",
        ] {
            check(unit);
        }
    }
}
