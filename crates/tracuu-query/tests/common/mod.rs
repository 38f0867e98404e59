//! What the tests of this crate share: a query written as one line.

use tracuu_query::{Clause, Expr, FieldValue, Level, Occur, Query};

/// A query as the table of `table.tsv` writes it: `+(phrase kỷ luật) luật -(group +a +b)`.
pub(crate) fn reading(query: &Query) -> String {
    query.clauses.iter().map(clause).collect::<Vec<_>>().join(" ")
}

fn clause(clause: &Clause) -> String {
    let sign = match clause.occur {
        Occur::Should => "",
        Occur::Must => "+",
        Occur::MustNot => "-",
    };
    format!("{sign}{}", expr(&clause.expr))
}

fn expr(expr: &Expr) -> String {
    match expr {
        Expr::Word { text, level: Level::Auto } => text.clone(),
        Expr::Word { text, level: Level::Exact } => format!("(exact {text})"),
        Expr::Prefix { text } => format!("(prefix {text})"),
        Expr::Compound { text } => format!("(compound {text})"),
        Expr::DocumentNumber { text } => format!("(number {text})"),
        Expr::Date { text } => format!("(date {text})"),
        Expr::Phrase { text, level, window } => {
            let exact = if *level == Level::Exact { "exact-" } else { "" };
            let window = window.map(|words| format!("~{words}")).unwrap_or_default();
            format!("({exact}phrase{window} {text})")
        }
        Expr::Field { field, value } => {
            let value = match value {
                FieldValue::Text(text) => text.clone(),
                FieldValue::Dates(range) => range.to_string(),
                FieldValue::Query(query) => format!("(group {})", reading(query)),
            };
            format!("({}: {value})", field.name())
        }
        Expr::Group(query) => format!("(group {})", reading(query)),
    }
}
