//! What is suggested while somebody types.

use tracuu::text::Span;

use crate::offset::Offsets;
use crate::size::{at_most, wide};
use crate::{OffsetUnit, SearchError, TextRange};

/// A request for completions.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SuggestRequest {
    /// What was typed so far. The last word is half typed unless a blank or sign stands behind it.
    pub text: String,
    /// The most suggestions, up to 50.
    #[uniffi(default = 10)]
    pub limit: i32,
    /// What may be suggested; everything where nothing is given.
    #[uniffi(default = [])]
    pub kinds: Vec<SuggestionKind>,
}

impl SuggestRequest {
    pub(crate) fn into_core(self) -> Result<tracuu::SuggestRequest, SearchError> {
        let SuggestRequest { text, limit, kinds } = self;
        let limit = at_most("limit", limit.into(), tracuu::SuggestRequest::LIMIT)?;
        let kinds: Vec<_> = kinds.into_iter().map(tracuu::SuggestionKind::from).collect();
        let kinds = if kinds.is_empty() { tracuu::SuggestionKind::ALL.to_vec() } else { kinds };
        Ok(tracuu::SuggestRequest { text, limit, kinds })
    }
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
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

impl From<SuggestionKind> for tracuu::SuggestionKind {
    fn from(kind: SuggestionKind) -> tracuu::SuggestionKind {
        match kind {
            SuggestionKind::Title => tracuu::SuggestionKind::Title,
            SuggestionKind::Number => tracuu::SuggestionKind::Number,
            SuggestionKind::Issuer => tracuu::SuggestionKind::Issuer,
            SuggestionKind::Phrase => tracuu::SuggestionKind::Phrase,
        }
    }
}

impl From<tracuu::SuggestionKind> for SuggestionKind {
    fn from(kind: tracuu::SuggestionKind) -> SuggestionKind {
        match kind {
            tracuu::SuggestionKind::Title => SuggestionKind::Title,
            tracuu::SuggestionKind::Number => SuggestionKind::Number,
            tracuu::SuggestionKind::Issuer => SuggestionKind::Issuer,
            tracuu::SuggestionKind::Phrase => SuggestionKind::Phrase,
        }
    }
}

/// The answer to a `SuggestRequest`.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SuggestResponse {
    /// What was typed.
    pub text: String,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
    /// Completions, best first.
    pub suggestions: Vec<Suggestion>,
}

impl From<tracuu::SuggestResponse> for SuggestResponse {
    fn from(response: tracuu::SuggestResponse) -> SuggestResponse {
        let tracuu::SuggestResponse { text, took_ms, suggestions } = response;
        SuggestResponse { text, took_ms, suggestions: suggestions.into_iter().map(Suggestion::from).collect() }
    }
}

/// A completion.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// The text as it stands in the index, with its marks.
    pub text: String,
    /// How many documents have this title, number or issuer; none where counting would take long, and for phrases.
    pub documents: Option<i64>,
    /// The id of a document with this title or number.
    pub id: Option<String>,
    /// The text, cut where what was typed begins and ends; that is highlighted.
    pub parts: Vec<SuggestionPart>,
}

impl From<tracuu::Suggestion> for Suggestion {
    fn from(suggestion: tracuu::Suggestion) -> Suggestion {
        let tracuu::Suggestion { kind, text, documents, id, parts } = suggestion;
        let parts = parts.into_iter().map(SuggestionPart::from).collect();
        Suggestion { kind: kind.into(), text, documents: documents.map(wide), id, parts }
    }
}

/// A run of a suggestion.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SuggestionPart {
    /// The text.
    pub text: String,
    /// Whether it was typed.
    pub highlighted: bool,
}

impl From<tracuu::SuggestionPart> for SuggestionPart {
    fn from(part: tracuu::SuggestionPart) -> SuggestionPart {
        let tracuu::SuggestionPart { text, highlighted } = part;
        SuggestionPart { text, highlighted }
    }
}

/// A query as it was probably meant.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Correction {
    /// The query as it was typed.
    pub query: String,
    /// The query with its words corrected; signs, quotes, numbers and capitals are as they were typed.
    pub text: String,
    /// How sure the least certain change is, from 0 to 1.
    pub confidence: f32,
    /// What was changed, with places in `query`.
    pub changes: Vec<Change>,
    /// What those places count.
    pub offset_unit: OffsetUnit,
}

impl Correction {
    pub(crate) fn of(query: String, correction: tracuu::Correction, unit: OffsetUnit) -> Correction {
        let tracuu::Correction { text, confidence, changes } = correction;
        let offsets = Offsets::new(&query, unit);
        let change = |tracuu::Change { start, end, text }| Change { range: offsets.range(Span::new(start, end)), text };
        let changes = changes.into_iter().map(change).collect();
        Correction { text, confidence, changes, offset_unit: unit, query }
    }
}

/// A word that was corrected.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Change {
    /// What is replaced.
    pub range: TextRange,
    /// What stands there now.
    pub text: String,
}
