//! Exact totals: a pass over every match, without scores.

use tantivy::SegmentReader;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::Context;
use super::candidates::Filter;
use super::plan::Plan;
use crate::SearchError;
use crate::index::ORDINAL;

/// How much matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) documents: u64,
    pub(super) units: u64,
}

pub(super) fn count(context: &Context<'_>, plan: &Plan) -> Result<Totals, SearchError> {
    let mut totals = Totals::default();
    if plan.is_void() {
        return Ok(totals);
    }
    let counting = plan.counting();
    let terms = counting.iter().filter_map(|&i| plan.slots.get(i)).flat_map(|slot| &slot.terms);
    let clauses = terms.map(|term| {
        let query: Box<dyn Query> = Box::new(TermQuery::new(term.term(), IndexRecordOption::Basic));
        (Occur::Should, query)
    });
    let query = BooleanQuery::new(clauses.collect());
    let weight = query.weight(EnableScoring::disabled_from_searcher(&context.searcher))?;
    for segment in context.searcher.segment_readers() {
        let filter = Filter::new(context, plan, segment)?;
        let mut tally = Tally::new(segment)?;
        weight.for_each_no_score(segment, &mut |docs| {
            for &doc in docs {
                if !segment.is_deleted(doc) && filter.allows(doc) {
                    tally.add(doc);
                }
            }
        })?;
        totals.documents += tally.totals.documents;
        totals.units += tally.totals.units;
    }
    Ok(totals)
}

/// Counts passages that come in order; those of one document lie together.
struct Tally {
    ordinals: tantivy::columnar::Column<u64>,
    first_of_last: Option<u64>,
    totals: Totals,
}

impl Tally {
    fn new(segment: &SegmentReader) -> Result<Tally, SearchError> {
        Ok(Tally { ordinals: segment.fast_fields().u64(ORDINAL)?, first_of_last: None, totals: Totals::default() })
    }

    fn add(&mut self, doc: tantivy::DocId) {
        let first = u64::from(doc).saturating_sub(self.ordinals.first(doc).unwrap_or(0));
        self.totals.units += 1;
        if self.first_of_last.replace(first) != Some(first) {
            self.totals.documents += 1;
        }
    }
}
