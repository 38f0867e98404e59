//! The tree of a query.
//!
//! | typed               | clause                                                     |
//! | ------------------- | ---------------------------------------------------------- |
//! | `luật`              | `Should`, `Word`                                           |
//! | `+luật*`            | `Must`, `Prefix`                                           |
//! | `"kỷ luật"~4`       | `Must`, `Phrase` with a window of 4                        |
//! | `-(thuế phí)`       | `MustNot`, `Group`                                         |
//! | `number:24-CT/TU`   | `Must`, `Field`                                            |
//!
//! Leaves own their text: a tree outlives the query that it was read from, and [`format_query`](crate::format_query) needs
//! nothing else.

use tracuu_text::Span;

use crate::{Diagnostic, Field, FieldValue};

/// A query and what was odd about it.
///
/// ```
/// use tracuu_query::{ParsedQuery, parse_query};
///
/// let ParsedQuery { query, diagnostics } = parse_query("\"kỷ cương");
/// assert_eq!(query.to_string(), "kỷ cương");
/// assert_eq!(diagnostics[0].kind.name(), "unclosed_quote");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// What was understood.
    pub query: Query,
    /// Remarks, in the order of the text; those on the whole query come last.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is looked for: clauses, each with its demand.
///
/// ```
/// use tracuu_query::parse_query;
///
/// let query = parse_query("kỷ luật +đảng").query;
/// assert_eq!(query.clauses.len(), 3);
/// assert_eq!(query.to_string(), "kỷ luật +đảng");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses, in the order of the text.
    pub clauses: Vec<Clause>,
}

impl Query {
    /// Whether nothing is looked for.
    ///
    /// ```
    /// use tracuu_query::parse_query;
    /// assert!(parse_query(" ?! ").query.is_empty());
    /// assert!(!parse_query("luật").query.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

/// One thing that is looked for.
///
/// ```
/// use tracuu_query::{Expr, Level, Occur, parse_query};
///
/// let text = "kinh tế -\"thu thuế\"";
/// let clause = parse_query(text).query.clauses.pop().unwrap();
/// assert_eq!(clause.occur, Occur::MustNot);
/// assert_eq!(clause.expr, Expr::Phrase { text: "thu thuế".into(), level: Level::Auto, window: None });
/// assert_eq!(clause.span.of(text), Some("thu thuế"), "without the sign and the quotes");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether it may, must or must not be there.
    pub occur: Occur,
    /// What it is.
    pub expr: Expr,
    /// Its place in the query: the text of a leaf without signs, quotes and stars, a field with its name, a group from
    /// its first clause to its last.
    pub span: Span,
}

impl Clause {
    /// Whether it lets through what a paper says of itself, and asks for no word.
    fn asks_of_fields(&self) -> bool {
        let is_field = match &self.expr {
            Expr::Field { field, value: _ } => *field != Field::Title,
            Expr::Group(query) => query.clauses.iter().all(Clause::asks_of_fields),
            Expr::Word { .. }
            | Expr::Prefix { .. }
            | Expr::Compound { .. }
            | Expr::Phrase { .. }
            | Expr::DocumentNumber { .. }
            | Expr::Date { .. } => false,
        };
        is_field && self.occur != Occur::MustNot
    }
}

/// Whether a clause may, must or must not match.
///
/// ```
/// use tracuu_query::{Occur, parse_query};
///
/// let clauses = parse_query("luật +đảng -thuế").query.clauses;
/// let occurs: Vec<Occur> = clauses.iter().map(|clause| clause.occur).collect();
/// assert_eq!(occurs, [Occur::Should, Occur::Must, Occur::MustNot]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Occur {
    /// It counts when it is there. Of clauses that are all `Should` at least one must match.
    #[default]
    Should,
    /// What lacks it is no hit: `+luật`, `"kỷ luật"`, `number:24-CT/TU`.
    Must,
    /// What has it is no hit: `-thuế`, `NOT thuế`.
    MustNot,
}

/// What a clause is.
///
/// ```
/// use tracuu_query::{Expr, parse_query};
///
/// let clauses = parse_query("Sở TT&TT 24-CT/TU ngày 07/8/2023").query.clauses;
/// assert_eq!(clauses[1].expr, Expr::Compound { text: "TT&TT".into() });
/// assert_eq!(clauses[2].expr, Expr::DocumentNumber { text: "24-CT/TU".into() });
/// assert_eq!(clauses[4].expr, Expr::Date { text: "07/8/2023".into() });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// One word or number: `luật`, `2023`, `5%`, `XIII`; exact behind an equals sign: `=luật`.
    Word {
        /// The word as it was typed.
        text: String,
        /// How exactly it is meant.
        level: Level,
    },
    /// Words that begin so: `luật*`.
    Prefix {
        /// The beginning, without the star.
        text: String,
    },
    /// An abbreviation with signs inside, an e-mail or web address: found as a whole, and by its words.
    Compound {
        /// The whole of it as it was typed.
        text: String,
    },
    /// Words that follow one another, or stand near one another.
    Phrase {
        /// What stood between the quotes, without the blanks at its ends.
        text: String,
        /// How exactly its words are meant.
        level: Level,
        /// How many other words may stand in between, at most 1000; in any order then. `None`: they follow one another.
        window: Option<u32>,
    },
    /// A document number (*số và ký hiệu*), such as `24-CT/TU`.
    DocumentNumber {
        /// The number as it was typed, blanks and all.
        text: String,
    },
    /// A date in any of its forms, with its month at least; a year alone is words.
    Date {
        /// The date as it was typed.
        text: String,
    },
    /// What a paper says of itself: `number:24-CT/TU`.
    Field {
        /// What it says it of.
        field: Field,
        /// What is asked for.
        value: FieldValue,
    },
    /// Clauses in parentheses, or the clauses of one alternative. It is never empty.
    Group(Query),
}

impl Expr {
    /// What is demanded where neither a sign nor an operator says otherwise: phrases and fields must be there, and so must a
    /// group that asks of fields alone; the rest may.
    ///
    /// ```
    /// use tracuu_query::{Occur, parse_query};
    ///
    /// let clauses = parse_query("luật \"kỷ cương\"").query.clauses;
    /// assert_eq!(clauses[0].expr.default_occur(), Occur::Should);
    /// assert_eq!(clauses[1].expr.default_occur(), Occur::Must);
    /// ```
    pub fn default_occur(&self) -> Occur {
        match self {
            Expr::Phrase { .. } | Expr::Field { .. } => Occur::Must,
            Expr::Group(query) if query.clauses.iter().all(Clause::asks_of_fields) => Occur::Must,
            Expr::Word { .. }
            | Expr::Prefix { .. }
            | Expr::Compound { .. }
            | Expr::DocumentNumber { .. }
            | Expr::Date { .. }
            | Expr::Group(_) => Occur::Should,
        }
    }
}

/// How exactly a word is meant.
///
/// ```
/// use tracuu_query::{Expr, Level, parse_query};
///
/// let clauses = parse_query("=luật").query.clauses;
/// assert_eq!(clauses[0].expr, Expr::Word { text: "luật".into(), level: Level::Exact });
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// A typed mark is a demand, a missing one is free: `luat` finds *luật*.
    #[default]
    Auto,
    /// This word and no other: `=luat` does not find *luật*.
    Exact,
}
