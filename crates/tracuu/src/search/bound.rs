//! How long a query may be: what stands behind its first words is not looked for, and a remark says so.
//!
//! | typed                                | looked for                    |
//! | ------------------------------------ | ----------------------------- |
//! | `a b c d`, of which three may be     | `a b c`                       |
//! | `"a b c d"`                          | `"a b c"`                     |
//! | `a (b +c d) kind:CT`                 | `a (b +c)`                    |
//!
//! Nobody asks in a thousand words. Who pastes a chapter is answered by its beginning, and every step behind this one may take
//! time that grows faster than the query.

use tracuu_query::{Clause, Expr, FieldValue, Query};
use tracuu_text::{Span, Terms};

use crate::{QueryDiagnostic, SearchRequest};

/// The query as far as it is looked for, and where it was cut.
pub(super) struct Bounded {
    pub(super) query: Query,
    cut: Option<usize>,
}

impl Bounded {
    pub(super) fn of(query: Query) -> Bounded {
        Bounded::within(query, SearchRequest::WORD_LIMIT)
    }

    fn within(query: Query, words: usize) -> Bounded {
        let mut budget = Budget { words, cut: None };
        let query = budget.query(query);
        Bounded { query, cut: budget.cut }
    }

    /// The text of what is looked for.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        self.cut.and_then(|cut| text.get(..cut)).unwrap_or(text)
    }

    pub(super) fn remark(&self, text: &str) -> Option<QueryDiagnostic> {
        let limit = SearchRequest::WORD_LIMIT;
        let start = self.cut?.min(text.len());
        let message = format!("expected at most {limit} words, but found more; those behind are not looked for");
        Some(QueryDiagnostic { kind: "too_long".into(), start, end: text.len(), message })
    }
}

/// How many words may still come.
struct Budget {
    words: usize,
    cut: Option<usize>,
}

impl Budget {
    fn query(&mut self, query: Query) -> Query {
        let mut clauses = Vec::new();
        for clause in query.clauses {
            if self.words == 0 {
                self.cut.get_or_insert(clause.span.start);
            }
            if self.cut.is_some() {
                break;
            }
            clauses.push(self.clause(clause));
        }
        Query { clauses }
    }

    fn clause(&mut self, clause: Clause) -> Clause {
        let Clause { occur, expr, span } = clause;
        let expr = match expr {
            Expr::Word { text, level } => Expr::Word { text: self.words_of(text, span), level },
            Expr::Prefix { text } => Expr::Prefix { text: self.words_of(text, span) },
            Expr::Phrase { text, level, window } => Expr::Phrase { text: self.words_of(text, span), level, window },
            Expr::Compound { text } => Expr::Compound { text: self.words_of(text, span) },
            Expr::Group(query) => Expr::Group(self.query(query)),
            Expr::Field { field, value } => {
                let value = match value {
                    FieldValue::Query(query) => FieldValue::Query(self.query(query)),
                    FieldValue::Text(text) => FieldValue::Text(self.words_of(text, span)),
                    FieldValue::Dates(range) => FieldValue::Dates(range),
                };
                Expr::Field { field, value }
            }
            expr @ (Expr::DocumentNumber { .. } | Expr::Date { .. }) => {
                self.words -= 1;
                expr
            }
        };
        Clause { occur, expr, span }
    }

    /// The words of a text that may still come; a text without any counts as one, so that everything ends.
    fn words_of(&mut self, mut text: String, Span { start, .. }: Span) -> String {
        let mut terms = Terms::new(&text);
        let (mut end, mut found) = (0, 0);
        while terms.advance() {
            if terms.is_compound() {
                continue;
            }
            if found == self.words {
                self.words = 0;
                self.cut = Some(start + end);
                text.truncate(end);
                return text;
            }
            found += 1;
            end = terms.span().end;
        }
        self.words -= found.clamp(1, self.words);
        text
    }
}

#[cfg(test)]
mod tests {
    use tracuu_query::parse_query;

    use super::*;

    /// What is looked for of a query that may have so many words.
    #[track_caller]
    fn check(text: &str, words: usize, expected: &str, left_out: &str) {
        let bounded = Bounded::within(parse_query(text).query, words);
        assert_eq!(bounded.query.to_string(), expected, "{text}");
        let remark = bounded.remark(text).map_or("", |remark| text.get(remark.start..remark.end).unwrap_or_default());
        assert_eq!(remark.trim(), left_out, "{text}");
    }

    #[test]
    fn what_stands_behind_the_first_words_is_left_out() {
        check("kỷ luật đảng viên", 3, "kỷ luật đảng", "viên");
        check("kỷ luật đảng", 3, "kỷ luật đảng", "");
        check("\"kỷ luật đảng viên\"", 3, "\"kỷ luật đảng\"", "viên\"");
        check("kỷ (luật +đảng viên) kind:CT", 3, "kỷ (luật +đảng)", "viên) kind:CT");
        check("kỷ -luật 24-CT/TU date:2023", 3, "kỷ -luật 24-CT/TU", "date:2023");
        check("title:(kỷ luật đảng) viên", 2, "title:(kỷ luật)", "đảng) viên");
        check("", 3, "", "");
    }
}
