//! Lexemes: the pieces of a query that mean something.
//!
//! | typed             | lexemes                                              |
//! | ----------------- | ---------------------------------------------------- |
//! | `+luật*, "a b"~4` | prefix with a sign, phrase; the comma is nothing     |
//! | `-(a OR b)`       | open with a sign, word, operator, word, close        |
//! | `title:(a b)`     | open of a field, word, word, close                   |

use tracuu_text::{FoldLevel, Span, fold};

use crate::{Expr, Field, Level, Occur};

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) kind: LexemeKind,
    /// The place of what it means: no sign, no quotes, no star.
    pub(crate) span: Span,
    /// The place of all of it.
    pub(crate) outer: Span,
    /// What a sign before it demands.
    pub(crate) sign: Option<Occur>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LexemeKind {
    /// Everything that has no clauses inside.
    Leaf(Expr),
    /// `(`, or `title:(` with the name of the field as its span.
    Open(Option<Field>),
    /// `)`
    Close,
    /// An operator, until it turns out to be a word.
    Operator(Operator),
}

impl Lexeme {
    /// Whether it is a word that nothing was said about: neither sign nor exactness nor quotes.
    pub(crate) fn is_plain_word(&self) -> bool {
        self.sign.is_none()
            && self.outer.start == self.span.start
            && matches!(&self.kind, LexemeKind::Leaf(Expr::Word { .. } | Expr::Prefix { .. }))
    }

    /// Takes an operator or a prefix for the word that it is written as.
    pub(crate) fn become_word(&mut self, text: &str) {
        if matches!(self.kind, LexemeKind::Operator(_) | LexemeKind::Leaf(Expr::Prefix { .. })) {
            let text = self.span.of(text).unwrap_or_default().to_owned();
            self.kind = LexemeKind::Leaf(Expr::Word { text, level: Level::Auto });
        }
    }

    /// Whether it can stand behind an operator.
    pub(crate) fn begins_operand(&self) -> bool {
        matches!(self.kind, LexemeKind::Leaf(_) | LexemeKind::Open(_))
    }
}

/// What joins clauses, or turns one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `AND`, *VÀ*
    And,
    /// `OR`, *HOẶC*
    Or,
    /// `NOT`, *KHÔNG*
    Not,
}

const OPERATORS: [(&str, Operator); 6] = [
    ("and", Operator::And),
    ("và", Operator::And),
    ("or", Operator::Or),
    ("hoặc", Operator::Or),
    ("not", Operator::Not),
    ("không", Operator::Not),
];

/// The longest name in bytes, decomposed.
const LONGEST: usize = 16;

impl Operator {
    /// The operator of this name, in capitals and in any encoding.
    pub(crate) fn named(word: &str) -> Option<Operator> {
        let is_capital = word.len() <= LONGEST && !word.chars().any(|c| c.is_lowercase() || c.is_numeric());
        if !is_capital || !word.starts_with(['A', 'O', 'N', 'V', 'H', 'K']) {
            return None;
        }
        let folded = fold(word, FoldLevel::Exact).text;
        OPERATORS.iter().find(|(name, _)| *name == folded).map(|&(_, operator)| operator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Option<Operator>) {
        assert_eq!(Operator::named(word), expected, "{word}");
    }

    #[test]
    fn operators() {
        check("AND", Some(Operator::And));
        check("OR", Some(Operator::Or));
        check("NOT", Some(Operator::Not));
        check("VÀ", Some(Operator::And));
        check("VA\u{300}", Some(Operator::And));
        check("HOẶC", Some(Operator::Or));
        check("HOA\u{323}\u{306}C", Some(Operator::Or));
        check("HOA\u{306}\u{323}C", Some(Operator::Or));
        check("KHÔNG", Some(Operator::Not));
        check("KHO\u{302}NG", Some(Operator::Not));
    }

    #[test]
    fn words() {
        for word in ["and", "And", "VA", "VẢ", "HOAC", "KHONG", "Không", "XOR", "ANDAND", "N", ""] {
            check(word, None);
        }
    }
}
