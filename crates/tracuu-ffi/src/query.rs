//! The query language by itself.

use tracuu::query::{self as core, Clause, Expr, FieldValue, Level};

use crate::offset::Offsets;
use crate::size::to_i32;
use crate::{OffsetUnit, TextRange};

/// A query as it was read, and what was odd about it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ParsedQuery {
    /// The query as it was typed.
    pub query: String,
    /// All clauses; one of a group or field comes behind it and says by `parent` where it belongs.
    pub clauses: Vec<QueryClause>,
    /// Remarks, in the order of the text; those on the whole query come last.
    pub remarks: Vec<QueryRemark>,
    /// The query written back; it is read as the same clauses.
    pub formatted: String,
    /// What positions count; they are places in `query`.
    pub offset_unit: OffsetUnit,
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct QueryClause {
    /// The clause that this one stands in, as a place in the list; none at the top.
    pub parent: Option<i32>,
    /// Whether it may, must or must not be there.
    pub occur: Occur,
    /// What it is.
    pub kind: ClauseKind,
    /// Its place: the text of a leaf without signs, quotes and stars, a field with its name.
    pub range: TextRange,
    /// The text of a leaf as it was typed.
    pub text: Option<String>,
    /// How exactly words are meant.
    pub level: Option<MatchLevel>,
    /// How many other words may stand between those of a phrase.
    pub window: Option<i32>,
    /// The name of a field, such as `number`.
    pub field: Option<String>,
    /// What is asked of a field, where that is one text.
    pub value: Option<String>,
    /// The first day that a date field asks for, ISO 8601.
    pub from_date: Option<String>,
    /// The last day that a date field asks for.
    pub to_date: Option<String>,
}

/// Whether a clause may, must or must not match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Occur {
    /// It counts when it is there.
    Should,
    /// What lacks it is no hit.
    Must,
    /// What has it is no hit.
    MustNot,
}

/// What a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ClauseKind {
    /// One word or number.
    Word,
    /// Words that begin so.
    Prefix,
    /// An abbreviation with signs inside.
    Compound,
    /// Words that follow one another, or stand near one another.
    Phrase,
    /// A document number.
    DocumentNumber,
    /// A date.
    Date,
    /// What a paper says of itself, with one value.
    Field,
    /// A date field, with `from_date` and `to_date`.
    DateField,
    /// A title field, whose clauses name it as their parent.
    TitleField,
    /// Clauses in parentheses, which name it as their parent.
    Group,
}

/// How exactly a word is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum MatchLevel {
    /// A typed mark is a demand, a missing one is free.
    Auto,
    /// This word and no other.
    Exact,
}

/// Something odd about a query.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct QueryRemark {
    /// A name for programs, such as `unclosed_quote`.
    pub kind: String,
    /// Where.
    pub range: TextRange,
    /// A sentence for people.
    pub detail: String,
}

/// Reads a query; never fails.
#[uniffi::export(default(offset_unit = None))]
pub fn parse_query(query: String, offset_unit: Option<OffsetUnit>) -> ParsedQuery {
    let unit = offset_unit.unwrap_or_default();
    let core::ParsedQuery { query: tree, diagnostics } = core::parse_query(&query);
    let offsets = Offsets::new(&query, unit);
    let mut clauses = Vec::new();
    flatten(&tree.clauses, None, &offsets, &mut clauses);
    let remarks = diagnostics.into_iter().map(|core::Diagnostic { kind, span, message }| QueryRemark {
        kind: kind.name().to_owned(),
        range: offsets.range(span),
        detail: message,
    });
    let remarks = remarks.collect();
    ParsedQuery { clauses, remarks, formatted: core::format_query(&tree), offset_unit: unit, query }
}

/// Appends clauses, each with those inside it behind it.
fn flatten(clauses: &[Clause], parent: Option<i32>, offsets: &Offsets<'_>, out: &mut Vec<QueryClause>) {
    for clause in clauses {
        let at = to_i32(out.len());
        out.push(describe(clause, parent, offsets));
        match &clause.expr {
            Expr::Group(query) | Expr::Field { value: FieldValue::Query(query), .. } => {
                flatten(&query.clauses, Some(at), offsets, out);
            }
            Expr::Field { value: FieldValue::Text(_) | FieldValue::Dates(_), .. }
            | Expr::Word { .. }
            | Expr::Prefix { .. }
            | Expr::Compound { .. }
            | Expr::Phrase { .. }
            | Expr::DocumentNumber { .. }
            | Expr::Date { .. } => {}
        }
    }
}

fn describe(clause: &Clause, parent: Option<i32>, offsets: &Offsets<'_>) -> QueryClause {
    let Clause { occur, expr, span } = clause;
    let plain = QueryClause {
        parent,
        occur: match occur {
            core::Occur::Should => Occur::Should,
            core::Occur::Must => Occur::Must,
            core::Occur::MustNot => Occur::MustNot,
        },
        kind: ClauseKind::Group,
        range: offsets.range(*span),
        text: None,
        level: None,
        window: None,
        field: None,
        value: None,
        from_date: None,
        to_date: None,
    };
    let leaf = |kind, text: &String| QueryClause { kind, text: Some(text.clone()), ..plain.clone() };
    match expr {
        Expr::Word { text, level } => QueryClause { level: Some(level_of(*level)), ..leaf(ClauseKind::Word, text) },
        Expr::Prefix { text } => leaf(ClauseKind::Prefix, text),
        Expr::Compound { text } => leaf(ClauseKind::Compound, text),
        Expr::DocumentNumber { text } => leaf(ClauseKind::DocumentNumber, text),
        Expr::Date { text } => leaf(ClauseKind::Date, text),
        Expr::Phrase { text, level, window } => QueryClause {
            level: Some(level_of(*level)),
            window: window.and_then(|window| i32::try_from(window).ok()),
            ..leaf(ClauseKind::Phrase, text)
        },
        Expr::Group(_) => plain,
        Expr::Field { field, value } => {
            let field = QueryClause { field: Some(field.name().to_owned()), ..plain };
            match value {
                FieldValue::Text(value) => QueryClause { kind: ClauseKind::Field, value: Some(value.clone()), ..field },
                FieldValue::Dates(core::DateRange { from, to }) => {
                    QueryClause { kind: ClauseKind::DateField, from_date: day(*from), to_date: day(*to), ..field }
                }
                FieldValue::Query(_) => QueryClause { kind: ClauseKind::TitleField, ..field },
            }
        }
    }
}

fn level_of(level: Level) -> MatchLevel {
    match level {
        Level::Auto => MatchLevel::Auto,
        Level::Exact => MatchLevel::Exact,
    }
}

/// `20230807` as `2023-08-07`.
fn day(day: Option<u32>) -> Option<String> {
    day.map(|day| format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100))
}
