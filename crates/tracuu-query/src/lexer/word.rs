//! Words and whatever else is one token: numbers, document numbers, dates, abbreviations, addresses.
//!
//! | typed              | lexemes                                                                 |
//! | ------------------ | ----------------------------------------------------------------------- |
//! | `luật`, `5%`, `XII` | a word                                                                 |
//! | `luật*`            | a prefix; the star ends the word                                        |
//! | `24 - CT / TU`     | one document number                                                     |
//! | `24-CT/TU -BNV`    | a document number and what must not be there: the first is whole        |
//! | `07/8/2023`, `8/2023` | a date                                                                 |
//! | `năm 2018`         | two words: who types it means the year, however it is written           |
//! | `TT&TT`, `a@b.vn`  | a compound                                                              |
//! | `AND`, `VÀ`        | an operator, between blanks or parentheses; `AND,` is a word            |

use tracuu_text::{Date, NumberShape, Span, TokenKind, scan_document_number, scan_month_number, tokenize};

use super::{Lead, Lexer};
use crate::lexeme::{LexemeKind, Operator};
use crate::{Expr, Level};

impl Lexer<'_> {
    /// A field with its value, or one token.
    pub(super) fn word(&mut self, lead: Lead) {
        let counts = lead.start < self.at || self.is_free(self.at);
        if !(counts && self.field(lead)) {
            self.token(lead, Level::Auto);
        }
    }

    /// One token of text, which begins here.
    pub(super) fn token(&mut self, lead: Lead, level: Level) {
        let at = self.at;
        let Some(token) = tokenize(self.rest()).next() else { return };
        let span = token.span.shifted(at);
        self.looked += span.len();
        self.at = span.end;
        match token.kind {
            TokenKind::Number if self.month(lead, span, level) => {}
            TokenKind::Word | TokenKind::Number | TokenKind::Roman(_) => self.single_word(lead, span, level),
            TokenKind::Abbreviation | TokenKind::Email | TokenKind::Url => {
                let text = self.slice(span).to_owned();
                self.leaf(lead, Expr::Compound { text }, span, span.end);
            }
            TokenKind::DocumentNumber(_) => {
                let span = self.whole_number(span);
                self.at = span.end;
                let text = self.slice(span).to_owned();
                self.leaf(lead, Expr::DocumentNumber { text }, span, span.end);
            }
            TokenKind::Date(date) if date.month.is_none() => self.year(lead, span, level),
            TokenKind::Date(_) => self.date(lead, span, level),
            // What begins with a letter or digit is neither.
            TokenKind::Blank | TokenKind::Sign => {}
        }
    }

    fn single_word(&mut self, lead: Lead, span: Span, level: Level) {
        let text = self.slice(span).to_owned();
        if level == Level::Auto && self.takes_star(span) {
            self.at += 1;
            self.leaf(lead, Expr::Prefix { text }, span, self.at);
            return;
        }
        match Operator::named(&text) {
            Some(operator) if lead.start == span.start && self.stands_alone(span) => {
                self.push(lead, LexemeKind::Operator(operator), span, span.end);
            }
            _ => self.leaf(lead, Expr::Word { text, level }, span, span.end),
        }
    }

    /// Whether a star ends the word: letters and digits before it, none behind it.
    pub(super) fn takes_star(&self, word: Span) -> bool {
        self.char_at(word.end) == Some('*')
            && !self.char_at(word.end + 1).is_some_and(char::is_alphanumeric)
            && !self.slice(word).contains(['.', ',', '%'])
    }

    /// Whether blanks, parentheses or nothing stand on both sides of a word.
    fn stands_alone(&self, word: Span) -> bool {
        let before = self.text.get(..word.start).and_then(|text| text.chars().next_back());
        let is_edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')'));
        is_edge(before) && is_edge(self.char_at(word.end))
    }

    /// `27` of `27 - 31/3/1982` is a date to those who see the whole, and a number to those who do not.
    fn date(&mut self, lead: Lead, span: Span, level: Level) {
        if Date::parse(self.slice(span)).is_none() {
            return self.single_word(lead, span, level);
        }
        let text = self.slice(span).to_owned();
        self.leaf(lead, Expr::Date { text }, span, span.end);
    }

    /// `8/2023`; false where a number is no month with its year.
    fn month(&mut self, lead: Lead, number: Span, level: Level) -> bool {
        let Some((span, _)) = scan_month_number(self.text, number.start).filter(|_| level == Level::Auto) else {
            return false;
        };
        self.at = span.end;
        let text = self.slice(span).to_owned();
        self.leaf(lead, Expr::Date { text }, span, span.end);
        true
    }

    /// `năm 2018` is read word by word, so that a sign or `=` belongs to the first alone, as everywhere.
    fn year(&mut self, lead: Lead, span: Span, level: Level) {
        let text = self.slice(span);
        let name = Span::new(span.start, span.start + text.find(char::is_whitespace).unwrap_or(text.len()));
        self.at = name.end;
        self.leaf(lead, Expr::Word { text: self.slice(name).to_owned(), level }, name, name.end);
    }

    /// The document number without what is left out behind it: `24-CT/TU -BNV`, but `24 -CT/TU`.
    pub(super) fn whole_number(&mut self, span: Span) -> Span {
        let text = self.slice(span);
        let signs = text.char_indices().filter(|(_, c)| *c == '-').map(|(at, _)| at);
        let ends = signs.filter_map(|at| {
            let before = text.get(..at)?;
            let behind = text.get(at + 1..)?.chars().next()?;
            let is_sign = before.ends_with(char::is_whitespace) && !behind.is_whitespace();
            is_sign.then_some(before.trim_end().len())
        });
        let mut looked = 0;
        let is_whole = |end: &usize| {
            looked += end;
            let shape = text.get(..*end).and_then(|number| scan_document_number(number, 0));
            shape.is_some_and(|shape: NumberShape| shape.issuer.is_some() && shape.span.end == *end)
        };
        let end = ends.take(3).find(is_whole).unwrap_or(text.len());
        self.looked += looked;
        Span::new(span.start, span.start + end)
    }
}
