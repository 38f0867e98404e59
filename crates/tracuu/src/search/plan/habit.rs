//! How a query was typed, which says what a missing mark means.
//!
//! | marked words of the query | habit   | an unmarked or half-marked word finds compatible words         |
//! | ------------------------- | ------- | -------------------------------------------------------------- |
//! | none                      | bare    | in full                                                        |
//! | less than half            | partial | at a little less than what was typed                           |
//! | half or more              | marked  | hardly: it was meant as written                                |
//! | any                       | any     | in full, where the word as it was typed is hardly ever written |
//!
//! | query       | word    | read as                                                       |
//! | ----------- | ------- | ------------------------------------------------------------- |
//! | `công tác`  | `công`  | *công*; *cộng* and *cổng* hardly count                        |
//! | `kỷ luat`   | `luat`  | *luật*: nobody writes *luat*                                  |
//! | `ky luat`   | `luat`  | *luật*, *luạt* … alike                                        |
//! | `đang`      | `đang`  | *đang*, *đảng*, never *dang*: a typed mark is a demand        |

use tracuu_query::{Expr, FieldValue, Query};
use tracuu_text::{KeyParts, Terms};

use crate::search::expand::Variant;

/// A word of which fewer than one in so many of the compatible ones is written as typed was not meant as typed.
const RARE: u64 = 20;

/// How a query was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    Bare,
    Partial,
    Marked,
}

impl Habit {
    pub(super) fn of(query: &Query) -> Habit {
        let mut tally = Tally::default();
        tally.add(query);
        match (tally.marked, 2 * tally.marked >= tally.words) {
            (0, _) => Habit::Bare,
            (_, false) => Habit::Partial,
            (_, true) => Habit::Marked,
        }
    }

    /// What a variant counts that is compatible with what was typed, but not the same.
    pub(super) fn compatible_weight(self, variants: &[Variant]) -> f32 {
        let weight = match self {
            Habit::Bare => 1.0,
            Habit::Partial => 0.7,
            Habit::Marked => 0.1,
        };
        let all: u64 = variants.iter().map(|variant| variant.doc_freq).sum();
        let as_typed: u64 = variants.iter().filter(|variant| variant.is_exact).map(|variant| variant.doc_freq).sum();
        if as_typed * RARE < all { 1.0 } else { weight }
    }
}

#[derive(Default)]
struct Tally {
    words: usize,
    marked: usize,
}

impl Tally {
    fn add(&mut self, query: &Query) {
        for clause in &query.clauses {
            match &clause.expr {
                Expr::Word { text, .. }
                | Expr::Prefix { text }
                | Expr::Compound { text }
                | Expr::Phrase { text, .. } => self.text(text),
                Expr::Group(query) | Expr::Field { value: FieldValue::Query(query), .. } => self.add(query),
                Expr::DocumentNumber { .. } | Expr::Date { .. } | Expr::Field { .. } => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut terms = Terms::new(text);
        while terms.advance() {
            let Some(parts) = KeyParts::of(terms.key()) else { continue };
            if !terms.is_compound() && parts.fold.bytes().any(|b| b.is_ascii_lowercase()) {
                self.words += 1;
                self.marked += usize::from(parts.exact != parts.fold);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use tracuu_query::parse_query;

    use super::Habit::{Bare, Marked, Partial};
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: Habit) {
        assert_eq!(Habit::of(&parse_query(query).query), expected, "{query}");
    }

    #[test]
    fn habits() {
        check("ky luat", Bare);
        check("24-CT/TU", Bare);
        check("xử lý ky luat can bo", Partial);
        check("kỷ luat", Marked);
        check("công tác cán bộ", Marked);
        check("\"kỷ luật\" (đảng OR doan)", Marked);
        check("title:(ky luat)", Bare);
    }
}
