//! The sum of the first stage: what the terms of a query add up to in each passage.
//!
//! | asked of                  | how                                                                         |
//! | ------------------------- | ---------------------------------------------------------------------------- |
//! | all passages of a segment | term by term: every list is read once from front to back, into one number a passage |
//! | single passages           | passage by passage: every list is moved there                               |
//!
//! A bare word stands for several terms, so that a query has dozens of them. A walk that keeps all lists in step has to put
//! dozens of lists in order at every passage; reading one list after the other costs a few nanoseconds a posting, and the order
//! in which numbers are added never changes.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, Term};

use super::Context;
use super::blended::Blended;
use super::plan::{Plan, ScoredTerm};
use crate::SearchError;

/// How a term is scored in one segment.
struct Scoring {
    term: Term,
    norms: FieldNormReader,
    weight: Bm25Weight,
}

fn scorings(
    context: &Context<'_>,
    (plan, terms): (&Plan, &[ScoredTerm]),
    segment: &SegmentReader,
) -> Result<Vec<Scoring>, SearchError> {
    let statistics = Blended::new(context, &plan.statistics, terms);
    let total = statistics.total_num_docs()?;
    let mut scorings = Vec::with_capacity(terms.len());
    for ScoredTerm { term, weight: boost, doc_freq: _ } in terms {
        let norms = match segment.get_fieldnorms_reader(term.field()) {
            Ok(norms) => norms,
            // As the engine does for fields that keep no lengths.
            Err(_) => FieldNormReader::constant(segment.max_doc(), 1),
        };
        let mean = statistics.total_num_tokens(term.field())? as f32 / total.max(1) as f32;
        let weight = Bm25Weight::for_one_term_without_explain(statistics.doc_freq(term)?, total, mean).boost_by(*boost);
        scorings.push(Scoring { term: term.clone(), norms, weight });
    }
    Ok(scorings)
}

/// The sums of all passages of a segment; 0 where none of the terms stands.
pub(super) fn sums(
    context: &Context<'_>,
    of: (&Plan, &[ScoredTerm]),
    segment: &SegmentReader,
) -> Result<Vec<f32>, SearchError> {
    let mut sums = vec![0.0; segment.max_doc() as usize];
    for Scoring { term, norms, weight } in scorings(context, of, segment)? {
        let inverted = segment.inverted_index(term.field())?;
        let postings =
            inverted.read_block_postings(&term, IndexRecordOption::WithFreqs).map_err(SearchError::engine)?;
        if let Some(postings) = postings {
            add(postings, &norms, &weight, &mut sums, context);
        }
    }
    context.cancel.check()?;
    Ok(sums)
}

/// Adds what one term scores to the sums, block by block.
fn add(
    mut postings: BlockSegmentPostings,
    norms: &FieldNormReader,
    weight: &Bm25Weight,
    sums: &mut [f32],
    context: &Context<'_>,
) {
    while postings.block_len() > 0 && !context.cancel.is_cancelled() {
        let freqs = postings.freqs();
        for (index, &doc) in postings.docs().iter().enumerate() {
            if let Some(sum) = sums.get_mut(doc as usize) {
                *sum += weight.score(norms.fieldnorm_id(doc), freqs.get(index).copied().unwrap_or(1));
            }
        }
        postings.advance();
    }
}

/// The sum of single passages, which are asked for in ascending order.
pub(super) struct Driven {
    terms: Vec<(SegmentPostings, FieldNormReader, Bm25Weight)>,
}

impl Driven {
    pub(super) fn open(
        context: &Context<'_>,
        of: (&Plan, &[ScoredTerm]),
        segment: &SegmentReader,
    ) -> Result<Driven, SearchError> {
        let mut terms = Vec::new();
        for Scoring { term, norms, weight } in scorings(context, of, segment)? {
            let inverted = segment.inverted_index(term.field())?;
            let postings = inverted.read_postings(&term, IndexRecordOption::WithFreqs).map_err(SearchError::engine)?;
            terms.extend(postings.map(|postings| (postings, norms, weight)));
        }
        Ok(Driven { terms })
    }

    pub(super) fn score(&mut self, doc: DocId) -> f32 {
        let mut sum = 0.0;
        for (postings, norms, weight) in &mut self.terms {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                sum += weight.score(norms.fieldnorm_id(doc), postings.term_freq());
            }
        }
        sum
    }
}
