//! What was repaired, missing or strange in a document.
//!
//! | found                                   | kind              |
//! | --------------------------------------- | ----------------- |
//! | a blank line in the middle of a sentence | `PageBreakMended` |
//! | `1.` `2.` `4.`                          | `GapInNumbering`  |
//! | `1.` `2.` `2.`                          | `DoubledNumber`   |
//! | `banhành`, `thành phốHà Nội`            | `GluedWords`      |
//! | `“Điều 5. …` without `”` before the next clause | `UnclosedQuotation` |

use std::fmt::Display;

use tracuu_text::Span;

/// A remark about a place in a document; it never holds the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub kind: DiagnosticKind,
    /// Where, in the text that was given.
    pub span: Span,
    /// A sentence for people: what was expected, and what was found.
    pub message: String,
}

/// The kinds of [`Diagnostic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DiagnosticKind {
    /// A page ended in the middle of a paragraph; the two pieces are one unit.
    PageBreakMended,
    /// A number of a list is missing.
    GapInNumbering,
    /// A number of a list comes twice, or the list begins anew without a heading.
    DoubledNumber,
    /// Two words without a blank between them: a line end was lost. The text is as it was found.
    GluedWords,
    /// A quotation of several paragraphs that nobody closes; it ends where the paper goes on.
    UnclosedQuotation,
}

impl DiagnosticKind {
    /// The name that programs see, such as `page_break_mended`.
    ///
    /// ```
    /// assert_eq!(tracuu_document::DiagnosticKind::GapInNumbering.name(), "gap_in_numbering");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            DiagnosticKind::PageBreakMended => "page_break_mended",
            DiagnosticKind::GapInNumbering => "gap_in_numbering",
            DiagnosticKind::DoubledNumber => "doubled_number",
            DiagnosticKind::GluedWords => "glued_words",
            DiagnosticKind::UnclosedQuotation => "unclosed_quotation",
        }
    }
}

impl Diagnostic {
    pub(crate) fn page_break(span: Span) -> Diagnostic {
        let message = "expected the rest of a paragraph, but found a page break; the pieces were joined".to_owned();
        Diagnostic { kind: DiagnosticKind::PageBreakMended, span, message }
    }

    pub(crate) fn gap(span: Span, expected: impl Display, found: impl Display) -> Diagnostic {
        let message = format!("expected {expected}, but found {found}");
        Diagnostic { kind: DiagnosticKind::GapInNumbering, span, message }
    }

    pub(crate) fn doubled(span: Span, expected: impl Display, found: impl Display) -> Diagnostic {
        let message = format!("expected {expected}, but found {found} again");
        Diagnostic { kind: DiagnosticKind::DoubledNumber, span, message }
    }

    pub(crate) fn glued(span: Span) -> Diagnostic {
        let message = "expected a blank between two words, but found none".to_owned();
        Diagnostic { kind: DiagnosticKind::GluedWords, span, message }
    }

    pub(crate) fn unclosed(span: Span) -> Diagnostic {
        let message = "expected the end of a quotation, but found none; it ends where the paper goes on".to_owned();
        Diagnostic { kind: DiagnosticKind::UnclosedQuotation, span, message }
    }
}
