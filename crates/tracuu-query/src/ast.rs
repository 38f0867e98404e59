//! The tree of a query.

use tracuu_text::Span;

use crate::Diagnostic;

/// A query and what was odd about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// What was understood.
    pub query: Query,
    /// Remarks, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is looked for: clauses, each with its demand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses, in the order of the text.
    pub clauses: Vec<Clause>,
}

impl Query {
    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether it may, must or must not be there.
    pub occur: Occur,
    /// What it is.
    pub kind: ClauseKind,
    /// Its text in the query, without quotes and signs.
    pub span: Span,
}

/// Whether a clause may, must or must not match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Occur {
    /// It counts when it is there.
    #[default]
    Should,
    /// What lacks it is no hit: `+luật`, `"kỷ luật"`.
    Must,
    /// What has it is no hit: `-thuế`.
    MustNot,
}

/// What a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// One word or number.
    Word,
    /// An abbreviation with signs inside, an e-mail or web address: found as a whole, and by its words.
    Compound,
    /// Words that follow one another.
    Phrase,
    /// A document number, such as `24-CT/TU`.
    DocumentNumber,
    /// A date in any of its forms.
    Date,
}
