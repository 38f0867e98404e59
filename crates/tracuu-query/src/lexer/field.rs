//! Fields: a name, a colon, and a value right behind it.
//!
//! | typed                     | read as                                                                   |
//! | ------------------------- | ------------------------------------------------------------------------- |
//! | `so:24-CT/TU`             | a field: the value reaches to the next blank, parenthesis, quote or star  |
//! | `so:24 - CT / TU`         | a field: a document number is one value, and so is a date                 |
//! | `ngay:2020 - 2025`        | a field: so are two dates with a dash between them                        |
//! | `loai:chỉ thị`            | a field with the value `chỉ`, a word, and the remark that quotes are missing |
//! | `loai:"chỉ thị"`          | a field: the value is what is quoted                                      |
//! | `title:(kỷ luật)`         | a group of a field; titles alone have them                                |
//! | `title:="kỷ luật"`        | a field with one clause; titles alone have them                           |
//! | `viện dẫn:24-CT/TU`       | a field: blanks in its name are no hindrance                              |
//! | `Số: 24-CT/TU`            | words: behind a colon and a blank the text runs on                        |
//! | `date:31/2/2023`          | words, with a remark                                                      |
//! | `abc:def`                 | words, with a remark                                                      |
//! | `10:30`, `Điều 5: a`      | words                                                                     |

use tracuu_text::{Span, TokenKind, tokenize};

use super::quote::{Quotation, is_opening_quote, is_quote};
use super::{Lead, Lexer};
use crate::field::{NAME_LIMIT, look_up};
use crate::lexeme::{LexemeKind, Operator};
use crate::{Clause, DateRange, DiagnosticKind, Expr, Field, FieldValue, Level, Query};

/// What was found behind a colon.
enum Found {
    /// A value that ends here.
    Value(FieldValue, usize),
    /// The parenthesis of a group.
    Group,
    /// Nothing that can be asked for; a remark was made where one is due.
    Nothing,
}

impl Lexer<'_> {
    /// Reads a field that begins here; `false`, and nothing read, where none does.
    pub(super) fn field(&mut self, lead: Lead) -> bool {
        let known = self.name_with_blanks();
        let Some((name, field, is_word)) = known.or_else(|| self.known_name()) else { return false };
        let start = self.at;
        self.at = name.end + 1;
        match self.value(field, name, is_word) {
            Found::Value(value, end) => {
                self.at = end;
                self.leaf(lead, Expr::Field { field, value }, Span::new(name.start, end), end);
                true
            }
            Found::Group => {
                let end = self.at + 1;
                self.at = end;
                self.push(lead, LexemeKind::Open(Some(field)), name, end);
                true
            }
            Found::Nothing => {
                self.at = start;
                false
            }
        }
    }

    /// The name of a field; a remark is made of one that is none.
    fn known_name(&mut self) -> Option<(Span, Field, bool)> {
        let name = self.name()?;
        let known = look_up(self.slice(name)).map(|(field, is_word)| (name, field, is_word));
        if known.is_none() {
            self.remark_on_unknown(name);
        }
        known
    }

    /// A name of several words with blanks between: `viện dẫn:`. In running text a blank follows, and it is nothing odd.
    fn name_with_blanks(&mut self) -> Option<(Span, Field, bool)> {
        let letters = self.rest().chars().take(NAME_LIMIT);
        let len = letters.take_while(|&c| c.is_alphabetic() || is_mark(c) || c == ' ').map(char::len_utf8);
        let name = Span::new(self.at, self.at + len.sum::<usize>());
        let typed = Some(self.slice(name)).filter(|typed| typed.contains(' '))?;
        if self.char_at(name.end) != Some(':') {
            return None;
        }
        look_up(&typed.replace(' ', "-")).map(|(field, _)| (name, field, true))
    }

    /// Letters, marks and hyphens with a colon behind them.
    fn name(&mut self) -> Option<Span> {
        let letters = self.rest().chars().take(NAME_LIMIT);
        let len =
            letters.take_while(|&c| c.is_alphabetic() || is_mark(c) || matches!(c, '-' | '_')).map(char::len_utf8);
        let name = Span::new(self.at, self.at + len.sum::<usize>());
        (!name.is_empty() && self.char_at(name.end) == Some(':')).then_some(name)
    }

    fn remark_on_unknown(&mut self, name: Span) {
        let is_long = self.slice(name).chars().nth(1).is_some();
        let has_value = self.char_at(name.end + 1).is_some_and(|c| c.is_alphanumeric() || is_opening_quote(c));
        if is_long && has_value {
            let message = "expected number (so), kind (loai), issuer (coquan), date (ngay), title (tieude), cites (viendan) \
                           or address (vitri) before the colon, but found another name; read as words";
            self.remarks.add(DiagnosticKind::UnknownField, name, message);
        }
    }

    fn value(&mut self, field: Field, name: Span, is_word: bool) -> Found {
        match self.peek() {
            Some('(') if field == Field::Title => Found::Group,
            Some('(') => self.missing(name, "a group, which only titles have"),
            Some('=') if field == Field::Title => self.clause_of_title(|lexer, lead| lexer.exact(lead)),
            Some(next) if is_opening_quote(next) => self.quoted_value(field, name),
            Some(next) if next.is_alphanumeric() || (field == Field::Date && matches!(next, '.' | '…')) => {
                self.plain_value(field, name)
            }
            Some('<' | '>') if field == Field::Date => self.bad_date(
                name,
                "expected a range such as 2020.. or ..2024, but found a sign of comparison; read as words",
            ),
            None if is_word => Found::Nothing,
            Some(next) if is_word && next.is_whitespace() => Found::Nothing,
            Some(next) if next.is_whitespace() => self.missing(name, "a blank"),
            Some(_) | None => self.missing(name, "none"),
        }
    }

    fn missing(&mut self, name: Span, found: &str) -> Found {
        let message = format!("expected a value right behind the colon, but found {found}; read as words");
        self.remarks.add(DiagnosticKind::MissingFieldValue, name, &message);
        Found::Nothing
    }

    /// A value in quotes; one that is not closed is read without its quote.
    fn quoted_value(&mut self, field: Field, name: Span) -> Found {
        let start = self.at;
        let Some(Quotation { inner, end }) = self.quotation() else {
            self.at += self.peek().map_or(0, char::len_utf8);
            return match self.peek() {
                Some(next) if next.is_alphanumeric() => self.plain_value(field, name),
                _ => Found::Nothing,
            };
        };
        if !self.has_words(inner) {
            return self.missing(name, "no word between the quotes");
        }
        match field {
            Field::Date => self.dates(inner, end),
            Field::Title if self.char_at(end) == Some('~') => {
                self.at = start;
                self.clause_of_title(|lexer, lead| lexer.quoted(lead, Level::Auto))
            }
            Field::Number | Field::Kind | Field::Issuer | Field::Title | Field::Cites | Field::Address => {
                Found::Value(FieldValue::Text(self.slice(inner).to_owned()), end)
            }
        }
    }

    /// A value without quotes.
    fn plain_value(&mut self, field: Field, name: Span) -> Found {
        let run = self.run(field);
        match field {
            Field::Date => self.dates(run, run.end),
            Field::Title if self.is_prefix(run) => self.clause_of_title(|lexer, lead| lexer.token(lead, Level::Auto)),
            _ if run.is_empty() => self.missing(name, "none"),
            Field::Number | Field::Kind | Field::Issuer | Field::Title | Field::Cites | Field::Address => {
                if matches!(field, Field::Kind | Field::Issuer | Field::Title) {
                    self.remark_on_one_word(run);
                }
                Found::Value(FieldValue::Text(self.slice(run).to_owned()), run.end)
            }
        }
    }

    /// From here to the next blank, parenthesis, quote or star, without signs at the end; a document number or a date is
    /// taken whole.
    fn run(&mut self, field: Field) -> Span {
        let start = self.at;
        let token = tokenize(self.rest()).next();
        let whole = token.map_or(start, |token| match token.kind {
            TokenKind::DocumentNumber(_) if field != Field::Date => self.whole_number(token.span.shifted(start)).end,
            TokenKind::Date(_) if field == Field::Date => token.span.shifted(start).end,
            _ => start,
        });
        let rest = self.text.get(whole..).unwrap_or_default();
        let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '*') || is_quote(c);
        let mut run = Span::new(start, whole + rest.find(is_end).unwrap_or(rest.len()));
        if field == Field::Date {
            run.end = self.behind_dash(run.end).map_or(run.end, |second| {
                let rest = self.text.get(second..).unwrap_or_default();
                second + rest.find(is_end).unwrap_or(rest.len())
            });
        }
        self.looked += run.len();
        Span::new(start, start + without_signs(self.slice(run), field).len())
    }

    /// Where the second number begins in `2020 - 2025`, from the end of the first.
    fn behind_dash(&self, end: usize) -> Option<usize> {
        let rest = self.text.get(end..)?;
        let number = rest.strip_prefix(' ')?.strip_prefix(['-', '–', '—'])?.strip_prefix(' ')?;
        number.starts_with(|c: char| c.is_ascii_digit()).then_some(end + rest.len() - number.len())
    }

    /// Kinds, bodies and titles have several syllables; who writes one and goes on with another has forgotten the quotes.
    fn remark_on_one_word(&mut self, value: Span) {
        let is_word = |text: &str| !text.is_empty() && !text.contains(|c: char| !(c.is_alphabetic() || is_mark(c)));
        let is_syllable = is_word(self.slice(value)) && self.slice(value).contains(char::is_lowercase);
        let behind = self.text.get(value.end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        let len = behind.chars().take(NAME_LIMIT).take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum();
        let next = behind.get(..len).unwrap_or_default().trim_end_matches([',', '.', ';']);
        if is_syllable && is_word(next) && Operator::named(next).is_none() {
            let message =
                "expected quotes round a value of several words, but found none; its first word alone was taken";
            self.remarks.add(DiagnosticKind::OneWordValue, value, message);
        }
    }

    fn is_prefix(&self, run: Span) -> bool {
        let token = tokenize(self.slice(run)).next();
        token.is_some_and(|token| token.span.len() == run.len() && !token.is_compound()) && self.takes_star(run)
    }

    fn dates(&mut self, value: Span, end: usize) -> Found {
        match DateRange::parse(self.slice(value)) {
            Some(range) => Found::Value(FieldValue::Dates(range), end),
            None => {
                let message = "expected a date such as 07/8/2023, 8/2023 or 2023, or two in their order such as \
                               2020..2024, but found something else; read as words";
                self.bad_date(value, message)
            }
        }
    }

    fn bad_date(&mut self, span: Span, message: &str) -> Found {
        self.remarks.add(DiagnosticKind::BadDate, span, message);
        Found::Nothing
    }

    /// One clause as the value of a title.
    fn clause_of_title(&mut self, read: impl FnOnce(&mut Self, Lead)) -> Found {
        let known = self.lexemes.len();
        // The colon is part of what stands before, as a sign would be: `=` counts, `AND` is a word.
        read(self, Lead::at(self.at - 1));
        let end = self.at;
        let mut read = self.lexemes.split_off(known).into_iter();
        match (read.next().map(|lexeme| (lexeme.kind, lexeme.span)), read.next()) {
            (Some((LexemeKind::Leaf(expr), span)), None) => {
                let clauses = vec![Clause { occur: expr.default_occur(), expr, span }];
                Found::Value(FieldValue::Query(Query { clauses }), end)
            }
            _ => Found::Nothing,
        }
    }
}

/// A value without the signs that stand behind it. The dots of `2020..` belong to it.
fn without_signs(run: &str, field: Field) -> &str {
    let trimmed = run.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c) && c != '%');
    let behind = run.get(trimmed.len()..).unwrap_or_default();
    let dots = match field {
        Field::Date if behind.starts_with("..") => 2,
        Field::Date if behind.starts_with('…') => '…'.len_utf8(),
        _ => 0,
    };
    run.get(..trimmed.len() + dots).unwrap_or(run)
}

/// Whether the character stands over or under the letter before it.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}
