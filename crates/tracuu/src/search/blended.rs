//! Document frequencies blended over the terms of a slot.
//!
//! Scoring each variant of a bare word by its own rarity would put rare words first that nobody meant: all terms of a slot
//! share one document frequency.

use std::collections::HashMap;

use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;

use super::Context;
use super::plan::ScoredTerm;
use super::statistics::Statistics;

/// Gives the engine the blended document frequency of each term.
pub(super) struct Blended<'a> {
    context: &'a Context<'a>,
    passages: u64,
    doc_freqs: HashMap<Term, u64>,
}

impl<'a> Blended<'a> {
    pub(super) fn new(context: &'a Context<'a>, statistics: &Statistics, terms: &[ScoredTerm]) -> Blended<'a> {
        let doc_freqs = terms.iter().map(|scored| (scored.term.clone(), scored.doc_freq)).collect();
        Blended { context, passages: statistics.passages, doc_freqs }
    }
}

impl Bm25StatisticsProvider for Blended<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.context.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.passages)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.doc_freqs.get(term).copied().unwrap_or(1).min(self.passages))
    }
}
