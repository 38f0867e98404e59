//! What is asked of an index while somebody types, and what it answers.
//!
//! | typed       | suggested                                                          |
//! | ----------- | ------------------------------------------------------------------ |
//! | `nghi quy`  | *Nghị quyết về chuyển đổi số* (title), *nghị quyết* (phrase)        |
//! | `24-c`      | *24-CT/TU* (number)                                                |
//! | `ban thuong` | *Ban Thường vụ Thành ủy* (issuer)                                 |
//!
//! And what it answers when a query was typed without marks, or wrong: a [`Correction`].

use serde::{Deserialize, Serialize};

/// A request for completions.
///
/// ```
/// let request = tracuu::SuggestRequest { text: "nghi quy".into(), ..Default::default() };
/// assert_eq!((request.limit, request.kinds.len()), (10, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestRequest {
    /// What was typed so far. The last word is half typed unless a blank or sign stands behind it.
    pub text: String,
    /// The most suggestions, at most [`SuggestRequest::LIMIT`].
    pub limit: usize,
    /// What may be suggested.
    pub kinds: Vec<SuggestionKind>,
}

impl SuggestRequest {
    /// The most suggestions that are given at once.
    pub const LIMIT: usize = 50;
}

impl Default for SuggestRequest {
    fn default() -> SuggestRequest {
        SuggestRequest { text: String::new(), limit: 10, kinds: SuggestionKind::ALL.to_vec() }
    }
}

/// What a suggestion is.
///
/// ```
/// assert_eq!(tracuu::SuggestionKind::Title.name(), "title");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// The title (*trích yếu*) of a document.
    Title,
    /// The number (*số và ký hiệu*) of a document.
    Number,
    /// An issuing body (*cơ quan ban hành*).
    Issuer,
    /// Words that stand side by side in some document.
    Phrase,
}

impl SuggestionKind {
    /// All of them.
    ///
    /// ```
    /// assert_eq!(tracuu::SuggestionKind::ALL.map(|kind| kind.name()), ["title", "number", "issuer", "phrase"]);
    /// ```
    pub const ALL: [SuggestionKind; 4] =
        [SuggestionKind::Title, SuggestionKind::Number, SuggestionKind::Issuer, SuggestionKind::Phrase];

    /// The name that programs see.
    ///
    /// ```
    /// assert_eq!(tracuu::SuggestionKind::Phrase.name(), "phrase");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            SuggestionKind::Title => "title",
            SuggestionKind::Number => "number",
            SuggestionKind::Issuer => "issuer",
            SuggestionKind::Phrase => "phrase",
        }
    }
}

/// The answer to a [`SuggestRequest`].
///
/// ```
/// let json = r#"{"text":"x","took_ms":0.1,"suggestions":[]}"#;
/// let response: tracuu::SuggestResponse = serde_json::from_str(json).unwrap();
/// assert!(response.suggestions.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SuggestResponse {
    /// What was typed.
    pub text: String,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
    /// Completions, best first.
    pub suggestions: Vec<Suggestion>,
}

/// A completion.
///
/// ```
/// let json = r#"{"kind":"number","text":"24-CT/TU","documents":1,"id":"a","parts":[]}"#;
/// let suggestion: tracuu::Suggestion = serde_json::from_str(json).unwrap();
/// assert_eq!(suggestion.kind, tracuu::SuggestionKind::Number);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// The text as it stands in the index, with its marks.
    pub text: String,
    /// How many documents have this title, number or issuer; `None` where counting would take long, and for phrases.
    pub documents: Option<u64>,
    /// The id of a document with this title or number, the first in the order of ids.
    pub id: Option<String>,
    /// The text, cut where what was typed begins and ends; that is highlighted.
    pub parts: Vec<SuggestionPart>,
}

/// A run of a suggestion.
///
/// ```
/// let part = tracuu::SuggestionPart { text: "Nghị quyế".into(), highlighted: true };
/// assert_eq!(serde_json::to_string(&part).unwrap(), r#"{"text":"Nghị quyế","highlighted":true}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionPart {
    /// The text.
    pub text: String,
    /// Whether it was typed.
    pub highlighted: bool,
}

/// A query as it was probably meant.
///
/// ```
/// # fn main() -> Result<(), tracuu::SearchError> {
/// let index = tracuu::SearchIndex::in_memory()?;
/// let mut writer = index.writer(&Default::default())?;
/// let text = "Tăng cường kỷ luật, kỷ cương.".into();
/// writer.put(&tracuu::Document { id: "a".into(), text, ..Default::default() })?;
/// writer.commit()?;
/// let correction = index.did_you_mean("\"Ky luat\" 24-CT/TU")?.expect("marks are missing");
/// assert_eq!(correction.text, "\"Kỷ luật\" 24-CT/TU");
/// assert_eq!((correction.changes[0].start, correction.changes[0].end), (1, 3));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The query with its words corrected; signs, quotes, numbers and capitals are as they were typed.
    pub text: String,
    /// How sure the least certain change is, from 0 to 1.
    pub confidence: f32,
    /// What was changed, in the order of the query.
    pub changes: Vec<Change>,
}

/// A word that was corrected.
///
/// ```
/// let change = tracuu::Change { start: 0, end: 2, text: "kỷ".into() };
/// assert_eq!(serde_json::to_string(&change).unwrap(), r#"{"start":0,"end":2,"text":"kỷ"}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The first byte of the query that is replaced.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// What stands there now.
    pub text: String,
}
