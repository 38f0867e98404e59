//! From a tree back to text.
//!
//! | tree                                   | text                            |
//! | -------------------------------------- | ------------------------------- |
//! | `+luật`, `-thuế`                       | `+luật -thuế`                   |
//! | a phrase that must be there            | `"kỷ luật"`                     |
//! | a phrase that may be there             | `a OR "kỷ luật"`                |
//! | a word that is written like an operator | `AND,`                         |
//! | `2020` and not `2025`                  | `2020, -2025`                   |
//! | the days from 2020 on                  | `date:2020-01-01..`             |
//!
//! A comma is no sign of the language: it keeps apart what would be read as one.

use std::fmt;

use crate::capitals::is_in_capitals;
use crate::lexeme::{Lexeme, LexemeKind};
use crate::lexer::lexeme_at;
use crate::{Clause, Expr, Field, FieldValue, Level, Occur, Query};

/// Writes a query as text that is read as the same query: for every query that [`parse_query`](crate::parse_query) gives,
/// parsing this text gives it once more, but for its spans.
///
/// ```
/// use tracuu_query::{format_query, parse_query};
///
/// let query = parse_query("kỷ luật HOẶC “kỷ cương”  ngay:8/2023").query;
/// let written = format_query(&query);
/// assert_eq!(written, "(+kỷ +luật) (\"kỷ cương\" date:2023-08-01..2023-08-31)");
/// assert_eq!(format_query(&parse_query(&written).query), written);
/// ```
pub fn format_query(query: &Query) -> String {
    let mut writer = Writer::default();
    writer.query(query);
    writer.join(is_in_capitals(query))
}

impl fmt::Display for Query {
    /// What [`format_query`] gives.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_query(self))
    }
}

/// A piece of the text that is being written.
struct Piece<'q> {
    text: String,
    /// The leaf that must be read from it, and its sign.
    leaf: Option<(&'q Expr, Option<Occur>)>,
    /// Whether nothing stands between this piece and the one before.
    is_glued: bool,
}

#[derive(Default)]
struct Writer<'q> {
    pieces: Vec<Piece<'q>>,
    /// Whether the piece before was an open parenthesis.
    is_open: bool,
}

impl<'q> Writer<'q> {
    fn query(&mut self, query: &'q Query) {
        let Query { clauses } = query;
        let is_joined = is_joined_by_or(clauses);
        for (at, clause) in clauses.iter().enumerate() {
            if is_joined && at > 0 {
                self.piece("OR".to_owned(), None);
            }
            self.clause(clause, is_joined);
        }
    }

    fn clause(&mut self, clause: &'q Clause, is_alternative: bool) {
        let Clause { occur, expr, span: _ } = clause;
        let sign = (*occur != expr.default_occur() && !is_alternative).then_some(*occur);
        let mark = match sign {
            Some(Occur::Must) => "+",
            Some(Occur::MustNot) => "-",
            Some(Occur::Should) | None => "",
        };
        match expr {
            Expr::Group(query) => self.group(format!("{mark}("), query),
            Expr::Field { field, value: FieldValue::Query(query) } => {
                self.group(format!("{mark}{}:(", field.name()), query);
            }
            leaf => self.piece(format!("{mark}{}", leaf_text(leaf)), Some((leaf, sign))),
        }
    }

    fn group(&mut self, open: String, query: &'q Query) {
        self.piece(open, None);
        self.is_open = true;
        self.query(query);
        self.is_open = true;
        self.piece(")".to_owned(), None);
    }

    fn piece(&mut self, text: String, leaf: Option<(&'q Expr, Option<Occur>)>) {
        let is_glued = std::mem::take(&mut self.is_open) || self.pieces.is_empty();
        self.pieces.push(Piece { text, leaf, is_glued });
    }

    /// All pieces with blanks between them, and commas where a blank would not keep them apart.
    fn join(self, is_in_capitals: bool) -> String {
        let mut plain = String::new();
        for piece in &self.pieces {
            plain.push_str(if piece.is_glued { "" } else { " " });
            plain.push_str(&piece.text);
        }
        let mut text = String::with_capacity(plain.len());
        let mut at = 0;
        let mut needs_comma = false;
        for piece in &self.pieces {
            needs_comma |= is_dash(&text, &piece.text);
            text.push_str(if needs_comma { "," } else { "" });
            text.push_str(if piece.is_glued { "" } else { " " });
            text.push_str(&piece.text);
            at += usize::from(!piece.is_glued);
            needs_comma = piece.leaf.is_some_and(|leaf| !is_read_as(leaf, lexeme_at(&plain, at), is_in_capitals));
            at += piece.text.len();
        }
        text.push_str(if needs_comma { "," } else { "" });
        text
    }
}

/// Whether the clauses can only have come from `OR`: what must be there by default only may be.
fn is_joined_by_or(clauses: &[Clause]) -> bool {
    let may_all_be = clauses.iter().all(|clause| clause.occur == Occur::Should);
    may_all_be && clauses.iter().any(|clause| clause.expr.default_occur() != Occur::Should)
}

/// Whether a minus between these would be read as a dash between numbers.
fn is_dash(before: &str, piece: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    before.ends_with(is_digit) && piece.strip_prefix('-').is_some_and(|number| number.starts_with(is_digit))
}

/// Whether the leaf, with this sign, is what stands there. In a query in capitals operators are words.
fn is_read_as((expr, sign): (&Expr, Option<Occur>), lexeme: Option<Lexeme>, is_in_capitals: bool) -> bool {
    let Some(lexeme) = lexeme else { return false };
    lexeme.sign == sign
        && match &lexeme.kind {
            LexemeKind::Leaf(read) => read == expr,
            LexemeKind::Operator(_) => is_in_capitals,
            LexemeKind::Open(_) | LexemeKind::Close => false,
        }
}

fn leaf_text(leaf: &Expr) -> String {
    let equals = |level: &Level| match level {
        Level::Auto => "",
        Level::Exact => "=",
    };
    match leaf {
        Expr::Word { text, level } => format!("{}{text}", equals(level)),
        Expr::Prefix { text } => format!("{text}*"),
        Expr::Compound { text } | Expr::DocumentNumber { text } | Expr::Date { text } => text.clone(),
        Expr::Phrase { text, level, window } => {
            let window = window.map(|words| format!("~{words}")).unwrap_or_default();
            format!("{}{}{window}", equals(level), quoted(text))
        }
        Expr::Field { field, value: FieldValue::Text(value) } => field_text(*field, value, leaf),
        Expr::Field { field, value: FieldValue::Dates(range) } => format!("{}:{range}", field.name()),
        Expr::Field { field, value: FieldValue::Query(query) } => format!("{}:({query})", field.name()),
        Expr::Group(query) => format!("({query})"),
    }
}

/// A field with its value, in quotes where it would be read otherwise without.
fn field_text(field: Field, value: &str, leaf: &Expr) -> String {
    let plain = format!("{}:{value}", field.name());
    let is_one = !value.contains(char::is_whitespace);
    let is_same = |lexeme: Lexeme| lexeme.outer.end == plain.len() && is_read_as((leaf, None), Some(lexeme), false);
    if is_one && lexeme_at(&plain, 0).is_some_and(is_same) {
        plain
    } else {
        format!("{}:{}", field.name(), quoted(value))
    }
}

/// Text between the quotes that it does not hold.
fn quoted(text: &str) -> String {
    if text.contains(['"', '“', '”']) { format!("«{text}»") } else { format!("\"{text}\"") }
}
