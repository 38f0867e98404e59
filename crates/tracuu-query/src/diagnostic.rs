//! Remarks about a query, to be shown under the search box.
//!
//! | typed                     | kind                       | read as                            |
//! | ------------------------- | -------------------------- | ---------------------------------- |
//! | `"kỷ luật`                | `unclosed_quote`           | two words                          |
//! | `(kỷ luật`, `kỷ) luật`    | `unbalanced_parenthesis`   | two words                          |
//! | 33 parentheses deep       | `too_deep`                 | the group around it                |
//! | `luật AND`, `OR luật`     | `operator_without_operand` | two words                          |
//! | `UBND OR HĐND`            | `operator_in_capitals`     | three words                        |
//! | `2020 -2025`              | `hyphen_between_numbers`   | two numbers                        |
//! | `- luật`                  | `sign_without_word`        | a word that may be there           |
//! | `*`, `*luật`, `lu*ật`     | `misplaced_star`           | words                              |
//! | `luật~2`, `"kỷ luật"~`    | `misplaced_window`         | words; a phrase                    |
//! | `"kỷ luật"~5000`          | `window_too_large`         | a window of 1000                   |
//! | `abc:def`                 | `unknown_field`            | two words                          |
//! | `cites: 24-CT/TU`         | `missing_field_value`      | a word and a number                |
//! | `loai:chỉ thị`            | `one_word_value`           | a field `chỉ`, and a word          |
//! | `date:31/2/2023`          | `bad_date`                 | words                              |
//! | `title:(number:24-CT/TU)` | `field_in_title`           | words in a title                   |
//! | nothing, or signs alone   | `empty`                    | nothing                            |
//! | `-thuế`                   | `only_exclusions`          | a word that must not be there      |

use tracuu_text::{Span, sort_by_key};

/// So many remarks are kept: a hostile query must not be answered by a text much longer than itself.
const LIMIT: usize = 100;

/// Something odd about a query, to be shown under the search box.
///
/// ```
/// use tracuu_query::parse_query;
///
/// let text = "date:2023/13 luật";
/// let remark = &parse_query(text).diagnostics[0];
/// assert_eq!(remark.kind.name(), "bad_date");
/// assert_eq!(remark.span.of(text), Some("2023/13"));
/// assert!(remark.message.starts_with("expected a date such as 07/8/2023"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is, for programs.
    pub kind: DiagnosticKind,
    /// Where in the query, in bytes.
    pub span: Span,
    /// A sentence for people: what was expected, what was found, how it was read.
    pub message: String,
}

/// What can be odd about a query.
///
/// ```
/// use tracuu_query::{DiagnosticKind, parse_query};
/// assert_eq!(parse_query("(luật").diagnostics[0].kind, DiagnosticKind::UnbalancedParenthesis);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A quote opens and never closes; what follows it was read as words.
    UnclosedQuote,
    /// A parenthesis without its partner; it was passed over.
    UnbalancedParenthesis,
    /// A group in more than 32 others; its clauses stand in the group around it.
    TooDeep,
    /// `AND`, `OR`, `NOT` or their Vietnamese names with nothing to work on; read as a word.
    OperatorWithoutOperand,
    /// `AND`, `OR` or `NOT` among words that are all in capitals; read as a word.
    OperatorInCapitals,
    /// A minus right before a number and behind another; read as a dash.
    HyphenBetweenNumbers,
    /// A plus or minus at the start with a blank behind it; it was passed over.
    SignWithoutWord,
    /// A star that does not end a word; it was passed over.
    MisplacedStar,
    /// A tilde and number that are not right behind a quoted phrase, or a tilde without a number.
    MisplacedWindow,
    /// More words in between than can be asked for; 1000 were taken.
    WindowTooLarge,
    /// A word and a colon that look like a field and are none; read as words.
    UnknownField,
    /// A field without a value right behind its colon; read as words.
    MissingFieldValue,
    /// A kind, body or title of one syllable with another word behind it; the first alone was taken.
    OneWordValue,
    /// A date field with a value that is no date; read as words.
    BadDate,
    /// A field inside the group of another; read as words.
    FieldInTitle,
    /// No word is left to look for.
    Empty,
    /// Every clause of the query, or of a group, excludes; nothing is left to look for.
    OnlyExclusions,
}

impl DiagnosticKind {
    /// The name that programs see, such as `unclosed_quote`; it never changes.
    ///
    /// ```
    /// use tracuu_query::DiagnosticKind;
    /// assert_eq!(DiagnosticKind::BadDate.name(), "bad_date");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            DiagnosticKind::UnclosedQuote => "unclosed_quote",
            DiagnosticKind::UnbalancedParenthesis => "unbalanced_parenthesis",
            DiagnosticKind::TooDeep => "too_deep",
            DiagnosticKind::OperatorWithoutOperand => "operator_without_operand",
            DiagnosticKind::OperatorInCapitals => "operator_in_capitals",
            DiagnosticKind::HyphenBetweenNumbers => "hyphen_between_numbers",
            DiagnosticKind::SignWithoutWord => "sign_without_word",
            DiagnosticKind::MisplacedStar => "misplaced_star",
            DiagnosticKind::MisplacedWindow => "misplaced_window",
            DiagnosticKind::WindowTooLarge => "window_too_large",
            DiagnosticKind::UnknownField => "unknown_field",
            DiagnosticKind::MissingFieldValue => "missing_field_value",
            DiagnosticKind::OneWordValue => "one_word_value",
            DiagnosticKind::BadDate => "bad_date",
            DiagnosticKind::FieldInTitle => "field_in_title",
            DiagnosticKind::Empty => "empty",
            DiagnosticKind::OnlyExclusions => "only_exclusions",
        }
    }
}

/// The remarks collected so far.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    diagnostics: Vec<Diagnostic>,
}

impl Remarks {
    /// Adds a remark, unless there are too many.
    pub(crate) fn add(&mut self, kind: DiagnosticKind, span: Span, message: &str) {
        if self.diagnostics.len() < LIMIT {
            self.diagnostics.push(Diagnostic { kind, span, message: message.to_owned() });
        }
    }

    /// The remarks in the order of the text.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        sort_by_key(&mut self.diagnostics, |remark| remark.span.start);
        // What was tried as the value of a field and read once more as words is remarked on twice.
        self.diagnostics.dedup();
        self.diagnostics
    }
}
