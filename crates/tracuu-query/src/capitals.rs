//! Whether a query is written in capitals, so that *VÀ* in it is no operator.
//!
//! | what is looked for             | in capitals |
//! | ------------------------------ | ----------- |
//! | `KỶ LUẬT`, `UBND`              | yes         |
//! | `KỶ luật`, `UBND "nhân dân"`   | no          |
//! | `24-CT/TU`, `2023`, `"KỶ LUẬT"` | no: no word says so |

use crate::lexeme::Operator;
use crate::{Expr, FieldValue, Query};

/// Whether there is a plain word in capitals, and no small letter in any leaf. Names of fields are not asked, nor dates of
/// fields, nor words that are written like operators.
pub(crate) fn are_capitals<'e>(leaves: impl Iterator<Item = &'e Expr>) -> bool {
    let mut letters = Letters::default();
    leaves.for_each(|leaf| letters.see(leaf));
    letters.are_capitals()
}

/// The same of a tree.
pub(crate) fn is_in_capitals(query: &Query) -> bool {
    let mut letters = Letters::default();
    query.clauses.iter().for_each(|clause| letters.see(&clause.expr));
    letters.are_capitals()
}

#[derive(Default)]
struct Letters {
    has_small: bool,
    has_capital_word: bool,
}

impl Letters {
    fn are_capitals(&self) -> bool {
        self.has_capital_word && !self.has_small
    }

    fn see(&mut self, expr: &Expr) {
        match expr {
            Expr::Word { text, .. } | Expr::Prefix { text } => {
                self.has_capital_word |= text.contains(char::is_uppercase) && Operator::named(text).is_none();
                self.see_text(text);
            }
            Expr::Compound { text }
            | Expr::Phrase { text, .. }
            | Expr::DocumentNumber { text }
            | Expr::Date { text }
            | Expr::Field { value: FieldValue::Text(text), .. } => self.see_text(text),
            Expr::Field { value: FieldValue::Dates(_), .. } => {}
            Expr::Field { value: FieldValue::Query(query), .. } | Expr::Group(query) => {
                query.clauses.iter().for_each(|clause| self.see(&clause.expr));
            }
        }
    }

    fn see_text(&mut self, text: &str) {
        self.has_small |= text.contains(char::is_lowercase);
    }
}
