//! What a search answers.

use std::fmt;

use tracuu::text::Span;

use crate::offset::Offsets;
use crate::size::{to_i64, wide};
use crate::{Facet, OffsetUnit, TextRange};

/// The answer to a search.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SearchResponse {
    /// The query as it was typed.
    pub query: String,
    /// How long the search took, in milliseconds.
    pub took_ms: f64,
    /// All documents that match, where counting was asked for.
    pub total_documents: Option<i64>,
    /// All units that match, where counting was asked for.
    pub total_units: Option<i64>,
    /// How many matches there are by what they are, where that was asked for.
    pub facets: Vec<FacetCounts>,
    /// The documents found, best first.
    pub hits: Vec<Hit>,
    /// The cursor of the next page, for `SearchRequest.after`; none when this is the last.
    pub next: Option<String>,
    /// What was odd about the query, with places in `query`.
    pub diagnostics: Vec<QueryDiagnostic>,
    /// What positions in this answer count.
    pub offset_unit: OffsetUnit,
}

impl SearchResponse {
    pub(crate) fn of(response: tracuu::SearchResponse, unit: OffsetUnit) -> SearchResponse {
        let tracuu::SearchResponse { query, took_ms, total_documents, total_units, facets, hits, next, diagnostics } =
            response;
        let offsets = Offsets::new(&query, unit);
        let diagnostics = diagnostics.into_iter().map(|remark| QueryDiagnostic::of(remark, &offsets)).collect();
        SearchResponse {
            took_ms,
            total_documents: total_documents.map(wide),
            total_units: total_units.map(wide),
            facets: facets.into_iter().map(FacetCounts::from).collect(),
            hits: hits.into_iter().map(|hit| Hit::of(hit, unit)).collect(),
            next,
            diagnostics,
            offset_unit: unit,
            query,
        }
    }
}

/// Matches counted by one facet.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct FacetCounts {
    /// What was counted by.
    pub facet: Facet,
    /// The values, those of most documents first.
    pub values: Vec<FacetValue>,
}

impl From<tracuu::FacetCounts> for FacetCounts {
    fn from(counts: tracuu::FacetCounts) -> FacetCounts {
        let tracuu::FacetCounts { facet, values } = counts;
        FacetCounts { facet: facet.into(), values: values.into_iter().map(FacetValue::from).collect() }
    }
}

/// A value of a facet, and how much matches there.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct FacetValue {
    /// The value, such as *Chỉ thị* or `2023`.
    pub value: String,
    /// Documents.
    pub documents: i64,
    /// Units.
    pub units: i64,
}

impl From<tracuu::FacetValue> for FacetValue {
    fn from(counted: tracuu::FacetValue) -> FacetValue {
        let tracuu::FacetValue { value, documents, units } = counted;
        FacetValue { value, documents: wide(documents), units: wide(units) }
    }
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Hit {
    /// The id it was indexed under.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The number, such as `24-CT/TU`.
    pub number: Option<String>,
    /// The kind, such as *Chỉ thị*.
    pub kind: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The date of issue, ISO 8601.
    pub date: Option<String>,
    /// The file it came from.
    pub path: Option<String>,
    /// The score of its best unit; comparable within one answer only.
    pub score: f32,
    /// The units found, best first.
    pub units: Vec<UnitHit>,
}

impl Hit {
    fn of(hit: tracuu::Hit, unit: OffsetUnit) -> Hit {
        let tracuu::Hit { id, title, number, kind, issuer, date, path, score, units } = hit;
        let units = units.into_iter().map(|found| UnitHit::of(found, unit)).collect();
        Hit { id, title, number, kind, issuer, date, path, score, units }
    }
}

/// A unit of a document that was found.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct UnitHit {
    /// The stable address, such as `III.5` or `d5.k2.a`; empty for a text without structure.
    pub address: String,
    /// The address as people read it, such as *Điều 5, khoản 2, điểm a*.
    pub label: String,
    /// The score.
    pub score: f32,
    /// The best piece of its text around the matches.
    pub snippet: Snippet,
    /// Further pieces, the best first, where more than one was asked for.
    pub more_snippets: Vec<Snippet>,
    /// What the score was made of, where that was asked for.
    pub explanation: Vec<ScorePart>,
}

impl UnitHit {
    fn of(found: tracuu::UnitHit, unit: OffsetUnit) -> UnitHit {
        let tracuu::UnitHit { address, label, score, snippet, more_snippets, explanation } = found;
        UnitHit {
            address,
            label,
            score,
            snippet: Snippet::of(snippet, unit),
            more_snippets: more_snippets.into_iter().map(|snippet| Snippet::of(snippet, unit)).collect(),
            explanation: explanation.into_iter().map(ScorePart::from).collect(),
        }
    }
}

/// A part of a score.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct ScorePart {
    /// What it is, such as `pair_coverage`.
    pub name: String,
    /// How much of it the unit has.
    pub value: f32,
    /// What that adds to the score, before the sum is brought between 0 and 1.
    pub added: f32,
}

impl From<tracuu::ScorePart> for ScorePart {
    fn from(part: tracuu::ScorePart) -> ScorePart {
        let tracuu::ScorePart { name, value, added } = part;
        ScorePart { name, value, added }
    }
}

/// A piece of a document with its matches marked; empty where the document has no text but a title.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct Snippet {
    /// The stable address of the finest division that holds the whole piece.
    pub address: String,
    /// That address as people read it.
    pub label: String,
    /// The text.
    pub text: String,
    /// What matched, as places in `text`, in the unit of the answer; they ascend, do not touch, and never cut a letter from its
    /// marks.
    pub highlights: Vec<TextRange>,
    /// The same as pieces that joined are `text`: for who would rather not count.
    pub parts: Vec<SnippetPart>,
    /// Whether text of the same unit was left out before the piece, so that an ellipsis belongs there.
    pub cut_start: bool,
    /// Whether text of the same unit was left out behind the piece.
    pub cut_end: bool,
    /// The first byte of the piece in the UTF-8 of the document as it was given.
    pub source_start: i64,
    /// The byte after the last one.
    pub source_end: i64,
}

impl Snippet {
    fn of(snippet: tracuu::Snippet, unit: OffsetUnit) -> Snippet {
        let text = snippet.plain_text();
        let tracuu::Snippet { address, label, start, end, cut_start, cut_end, parts } = snippet;
        let offsets = Offsets::new(&text, unit);
        let mut highlights = Vec::new();
        let mut at = 0;
        for part in &parts {
            let span = Span::new(at, at + part.text.len());
            at = span.end;
            if part.highlighted {
                highlights.push(offsets.range(span));
            }
        }
        Snippet {
            address,
            label,
            highlights,
            parts: parts.into_iter().map(SnippetPart::from).collect(),
            cut_start,
            cut_end,
            source_start: to_i64(start),
            source_end: to_i64(end),
            text,
        }
    }
}

impl fmt::Debug for Snippet {
    /// The address and a size; texts stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Snippet");
        out.field("address", &self.address).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

/// A run of a snippet. Words that stand together as they were typed are one run: *kỷ luật*, not *kỷ* and *luật*.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub highlighted: bool,
    /// The first byte of the run in the UTF-8 of the document as it was given.
    pub source_start: i64,
    /// The byte after the last one.
    pub source_end: i64,
}

impl From<tracuu::SnippetPart> for SnippetPart {
    fn from(part: tracuu::SnippetPart) -> SnippetPart {
        let tracuu::SnippetPart { text, start, end, highlighted } = part;
        SnippetPart { text, highlighted, source_start: to_i64(start), source_end: to_i64(end) }
    }
}

impl fmt::Debug for SnippetPart {
    /// A size; texts stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("SnippetPart");
        out.field("bytes", &self.text.len()).field("highlighted", &self.highlighted).finish_non_exhaustive()
    }
}

/// A remark about the query, to be shown under the search box.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct QueryDiagnostic {
    /// A name for programs, such as `unclosed_quote`.
    pub kind: String,
    /// The place in the query that it is about.
    pub range: TextRange,
    /// A sentence for people.
    pub detail: String,
}

impl QueryDiagnostic {
    fn of(remark: tracuu::QueryDiagnostic, offsets: &Offsets<'_>) -> QueryDiagnostic {
        let tracuu::QueryDiagnostic { kind, start, end, message } = remark;
        QueryDiagnostic { kind, range: offsets.range(Span::new(start, end)), detail: message }
    }
}
