//! Remarks about a query.

use tracuu_text::Span;

/// Something odd about a query, to be shown under the search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is, for programs.
    pub kind: DiagnosticKind,
    /// Where in the query.
    pub span: Span,
    /// A sentence for people.
    pub message: String,
}

/// What can be odd about a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A quote opens and never closes; what follows it was read as words.
    UnclosedQuote,
    /// No word is left to look for.
    Empty,
    /// Every clause excludes; nothing is left to look for.
    OnlyExclusions,
}

impl DiagnosticKind {
    /// The name that programs see, such as `unclosed_quote`.
    pub const fn name(self) -> &'static str {
        match self {
            DiagnosticKind::UnclosedQuote => "unclosed_quote",
            DiagnosticKind::Empty => "empty",
            DiagnosticKind::OnlyExclusions => "only_exclusions",
        }
    }
}
