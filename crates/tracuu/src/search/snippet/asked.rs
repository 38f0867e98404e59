//! What a query asks for by its fields, which a snippet shows as it shows words.
//!
//! | asked              | shown                                                        |
//! | ------------------ | ------------------------------------------------------------ |
//! | `cites:24-CT/TU`   | the citations that mean the paper, highlighted               |
//! | `address:d5.k2`    | the unit at that address, from its beginning                 |
//! | `-cites:24-CT/TU`  | nothing: it is not there                                     |

use tracuu_document::parse_typed_address;
use tracuu_query::{Clause, Expr, Field, FieldValue, Occur, Query};
use tracuu_text::{Span, sort_by_key};

use super::Match;
use crate::citing::Asked;
use crate::index::{CitationRecord, PassageRecord, Place};

/// What a citation is worth beside a word: it is why the passage was found.
const CITATION_WEIGHT: f32 = 100.0;

/// Papers and places that a query asks for by its fields.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct AskedFor {
    papers: Vec<Asked>,
    /// Stable addresses.
    places: Vec<String>,
}

impl AskedFor {
    pub(in crate::search) fn of(query: &Query) -> AskedFor {
        let mut asked = AskedFor::default();
        asked.add(query);
        asked
    }

    fn add(&mut self, query: &Query) {
        for Clause { expr, .. } in query.clauses.iter().filter(|clause| clause.occur != Occur::MustNot) {
            match expr {
                Expr::Field { field: Field::Cites, value: FieldValue::Text(text) } => {
                    self.papers.extend(Asked::parse(text));
                }
                Expr::Field { field: Field::Address, value: FieldValue::Text(text) } => {
                    self.places.extend(parse_typed_address(text).map(|address| address.to_string()));
                }
                Expr::Group(query) => self.add(query),
                Expr::Field { .. }
                | Expr::Word { .. }
                | Expr::Phrase { .. }
                | Expr::Prefix { .. }
                | Expr::Compound { .. }
                | Expr::DocumentNumber { .. }
                | Expr::Date { .. } => {}
            }
        }
    }

    /// Whether citations are asked for.
    pub(in crate::search) fn has_papers(&self) -> bool {
        !self.papers.is_empty()
    }

    /// The first place of a passage that is asked for.
    pub(in crate::search) fn place<'p>(&self, passage: &'p PassageRecord) -> Option<(Place<'p>, Span)> {
        passage.pieces().find(|(place, _)| self.places.iter().any(|asked| asked == place.address))
    }

    /// The matches of a passage with the citations that mean what is asked for; a word in one of these is none.
    pub(in crate::search) fn with_citations(&self, words: Vec<Match>, citations: &[CitationRecord]) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        for CitationRecord { span, reference } in citations {
            let Some(nth) = self.papers.iter().position(|paper| paper.is_meant_by(reference)) else { continue };
            let is_free = matches.last().is_none_or(|last| last.span.end <= span.start);
            if is_free && !span.is_empty() {
                matches.push(Match { span: *span, word: usize::MAX - nth, weight: CITATION_WEIGHT, joins: false });
            }
        }
        let is_within = |word: &Match| matches.iter().any(|citation| citation.span.overlaps(word.span));
        let loose: Vec<Match> = words.into_iter().filter(|word| !is_within(word)).collect();
        matches.extend(loose);
        sort_by_key(&mut matches, |found| found.span.start);
        matches
    }
}
