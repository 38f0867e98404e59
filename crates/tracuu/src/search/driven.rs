//! The sum of the first stage for single passages: what the engine's walk would have scored, asked one by one.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader};

use super::Context;
use super::blended::Blended;
use super::candidates::scored_terms;
use super::plan::Plan;
use crate::SearchError;

/// The terms of a search in one segment; passages are asked for in ascending order.
pub(super) struct Driven {
    terms: Vec<Scored>,
}

struct Scored {
    postings: SegmentPostings,
    norms: FieldNormReader,
    weight: Bm25Weight,
}

impl Driven {
    pub(super) fn open(context: &Context<'_>, plan: &Plan, segment: &SegmentReader) -> Result<Driven, SearchError> {
        let terms = scored_terms(plan);
        let statistics = Blended::new(context, &plan.statistics, &terms);
        let mut scored = Vec::with_capacity(terms.len());
        for (term, boost, _) in &terms {
            let field = term.field();
            let inverted = segment.inverted_index(field)?;
            let postings = inverted.read_postings(term, IndexRecordOption::WithFreqs).map_err(SearchError::engine)?;
            let Some(postings) = postings else { continue };
            let norms = match segment.get_fieldnorms_reader(field) {
                Ok(norms) => norms,
                // As the engine does for fields that keep no lengths.
                Err(_) => FieldNormReader::constant(segment.max_doc(), 1),
            };
            let total = statistics.total_num_docs()?;
            let mean = statistics.total_num_tokens(field)? as f32 / total.max(1) as f32;
            let weight = Bm25Weight::for_one_term(statistics.doc_freq(term)?, total, mean).boost_by(*boost);
            scored.push(Scored { postings, norms, weight });
        }
        Ok(Driven { terms: scored })
    }

    pub(super) fn score(&mut self, doc: DocId) -> f32 {
        let mut sum = 0.0;
        for Scored { postings, norms, weight } in &mut self.terms {
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
