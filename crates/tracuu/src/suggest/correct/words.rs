//! The words of a query that may be changed, and those that are left as they are but say what their neighbours mean.
//!
//! | query                      | words that may be changed    | left as they are                 |
//! | -------------------------- | ---------------------------- | -------------------------------- |
//! | `"ky luat" 24-CT/TU`       | `ky`, `luat`                 | the number                       |
//! | `so:24 tieu_de:"ky luat"`  | `ky`, `luat`                 | names of fields                  |
//! | `ky lu* =luat`             | `ky`, beside a word in `lu…` | beginnings, what is meant as written |
//! | `dat OR nha UBND`          | `dat`, `nha`                 | operators, abbreviations         |
//! | `QUY DINH`                 | `QUY`, `DINH`                | nothing: all of it is in capitals |
//! | `ngay 07/8/2023, khoan II` | `ngay`, `khoan`              | dates, roman numerals            |

use tracuu_query::{Expr, FieldValue, Level, Query, parse_query};
use tracuu_text::{Letter, Span, TokenKind, key_of, tokenize};

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) key: String,
    /// Whether it goes on from the word before it: only blanks stand between, and signs before it.
    pub(super) follows: bool,
    pub(super) meant: Meant,
}

/// How a word is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// As a word that may lack marks or be mistyped.
    Loosely,
    /// As it is written.
    Exactly,
    /// As the beginning of a word.
    Beginning,
}

/// The words of a query, in order.
pub(super) fn words(query: &str) -> Vec<Word> {
    let has_small = query.chars().any(char::is_lowercase);
    let mut deliberate = Vec::new();
    add_deliberate(&parse_query(query).query, &mut deliberate);
    let meant = |span: Span| {
        let within = |of: Span| of.start <= span.start && span.end <= of.end;
        deliberate.iter().find(|(of, _)| within(*of)).map_or(Meant::Loosely, |(_, meant)| *meant)
    };
    let mut words = Vec::new();
    let mut follows = false;
    for token in tokenize(query) {
        let text = token.span.of(query).unwrap_or_default();
        match token.kind {
            TokenKind::Blank => {}
            TokenKind::Sign if matches!(text, "+" | "-" | "=") && is_before_word(query, token.span) => {}
            TokenKind::Word if may_change(text, has_small) && !is_field(query, token.span) => {
                words.push(Word { span: token.span, key: key_of(text), follows, meant: meant(token.span) });
                follows = true;
            }
            _ => follows = false,
        }
    }
    words
}

/// Whether a sign stands behind a blank and right before a word.
fn is_before_word(query: &str, sign: Span) -> bool {
    let before = query.get(..sign.start).unwrap_or_default();
    let behind = query.get(sign.end..).unwrap_or_default();
    before.ends_with(char::is_whitespace) && behind.starts_with(char::is_alphabetic)
}

/// The places of what is meant as it is written: beginnings, and exact words and phrases.
fn add_deliberate(query: &Query, spans: &mut Vec<(Span, Meant)>) {
    for clause in &query.clauses {
        match &clause.expr {
            Expr::Prefix { .. } => spans.push((clause.span, Meant::Beginning)),
            Expr::Word { level: Level::Exact, .. } | Expr::Phrase { level: Level::Exact, .. } => {
                spans.push((clause.span, Meant::Exactly));
            }
            Expr::Group(query) | Expr::Field { value: FieldValue::Query(query), .. } => add_deliberate(query, spans),
            Expr::Word { level: Level::Auto, .. }
            | Expr::Phrase { level: Level::Auto, .. }
            | Expr::Compound { .. }
            | Expr::DocumentNumber { .. }
            | Expr::Date { .. }
            | Expr::Field { .. } => {}
        }
    }
}

/// Letters alone, and no capitals among small letters: those are abbreviations and operators.
fn may_change(word: &str, has_small: bool) -> bool {
    let letters = word.chars().all(|c| Letter::of(c).is_some() || !c.is_alphanumeric());
    let is_capitals = !word.chars().any(char::is_lowercase);
    letters && !(is_capitals && has_small && word.chars().count() > 1) && !matches!(word, "AND" | "OR" | "NOT")
}

/// Whether a colon and a value stand right behind a word, or an underline joins it to another.
fn is_field(query: &str, span: Span) -> bool {
    let behind = query.get(span.end..).unwrap_or_default();
    let before = query.get(..span.start).unwrap_or_default();
    let value = behind.strip_prefix(':').and_then(|rest| rest.chars().next());
    value.is_some_and(|c| !c.is_whitespace()) || behind.starts_with('_') || before.ends_with('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words, those that do not follow behind a bar; what is meant exactly with `=`, a beginning with `*`.
    #[track_caller]
    fn check(query: &str, expected: &str) {
        let words = words(query).into_iter().map(|word| {
            let text = word.span.of(query).unwrap_or_default();
            let bar = if word.follows { "" } else { "|" };
            match word.meant {
                Meant::Loosely => format!("{bar}{text}"),
                Meant::Exactly => format!("{bar}={text}"),
                Meant::Beginning => format!("{bar}{text}*"),
            }
        });
        assert_eq!(words.collect::<Vec<_>>().join(" "), expected, "{query}");
    }

    #[test]
    fn words_that_may_be_changed() {
        check("ky luat", "|ky luat");
        check("\"ky luat\" 24-CT/TU cua", "|ky luat |cua");
        check("so:24 tieu_de:\"ky luat\"", "|ky luat");
        check("ky lu* =luat (=\"quy dinh\" hop*)", "|ky lu* |=luat |=quy =dinh |hop*");
        check("dat OR nha UBND tinh", "|dat |nha |tinh");
        check("QUY DINH", "|QUY DINH");
        check("ngay 07/8/2023, khoan II", "|ngay |khoan");
        check("noi dung: ky luat", "|noi dung |ky luat");
        check("+luat -thue covid19 ДОМ", "|luat thue");
        check("quy-dinh ky - luat", "|quy |dinh ky |luat");
        check("Sở TT&TT và A", "|Sở |và A");
        check("", "");
    }
}
