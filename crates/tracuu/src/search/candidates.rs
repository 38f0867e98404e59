//! The first stage: the best passages by a flat sum over terms.
//!
//! A flat disjunction of terms alone keeps the engine's block-max pruning. What must or must not be there is tested in the
//! callback of the pruned walk, so that a filter does not end the pruning.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader};

use super::blended::Blended;
use super::plan::{Phrase, Plan};
use super::{Context, Found, phrase};
use crate::SearchError;

/// The passages with the `k` best sums, best first; of equal ones the first in the index.
pub(super) fn candidates(context: &Context<'_>, plan: &Plan, k: usize) -> Result<Vec<Found>, SearchError> {
    if plan.is_void() || k == 0 {
        return Ok(Vec::new());
    }
    let weight = weight(context, plan)?;
    let mut best = Best { heap: BinaryHeap::with_capacity(k + 1), k };
    for (ord, segment) in context.searcher.segment_readers().iter().enumerate() {
        let filter = Filter::new(context, plan, segment)?;
        weight.for_each_pruning(best.threshold(), segment, &mut |doc, score| {
            if !segment.is_deleted(doc) && filter.allows(doc) {
                best.push(Found { at: DocAddress::new(ord as u32, doc), score });
            }
            best.threshold()
        })?;
    }
    Ok(best.into_sorted())
}

/// The flat disjunction, with blended statistics.
fn weight(context: &Context<'_>, plan: &Plan) -> Result<Box<dyn Weight>, SearchError> {
    let counting = plan.counting();
    let slots = counting.iter().filter_map(|&i| plan.slots.get(i));
    let statistics = Blended::new(context, &plan.statistics, slots.clone());
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for term in slots.flat_map(|slot| &slot.terms) {
        let query = Box::new(TermQuery::new(term.term(), IndexRecordOption::WithFreqs));
        let query: Box<dyn Query> =
            if term.weight == 1.0 { query } else { Box::new(BoostQuery::new(query, term.weight)) };
        clauses.push((Occur::Should, query));
    }
    let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &context.searcher);
    Ok(BooleanQuery::new(clauses).weight(scoring)?)
}

/// Which passages of a segment what must and must not be there lets through.
pub(super) struct Filter {
    /// Sorted; `None` lets all through.
    allowed: Option<Vec<DocId>>,
    denied: Vec<DocId>,
}

impl Filter {
    pub(super) fn new(context: &Context<'_>, plan: &Plan, segment: &SegmentReader) -> Result<Filter, SearchError> {
        let matching = |p: &Phrase| phrase::matching(segment, &plan.slots, p, context.store.fields.body);
        let mut allowed: Option<Vec<DocId>> = None;
        for required in &plan.required {
            let mut holding = matching(required)?;
            if let Some(so_far) = allowed {
                holding.retain(|doc| so_far.binary_search(doc).is_ok());
            }
            allowed = Some(holding);
        }
        let mut denied = Vec::new();
        for prohibited in &plan.prohibited {
            denied.extend(matching(prohibited)?);
        }
        denied.sort_unstable();
        Ok(Filter { allowed, denied })
    }

    pub(super) fn allows(&self, doc: DocId) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.binary_search(&doc).is_ok())
            && (self.denied.is_empty() || self.denied.binary_search(&doc).is_err())
    }
}

/// The best so far: a heap whose top is the worst of them.
struct Best {
    heap: BinaryHeap<Reverse<Ranked>>,
    k: usize,
}

impl Best {
    /// What a passage must score above to get in.
    fn threshold(&self) -> f32 {
        match self.heap.peek() {
            Some(Reverse(worst)) if self.heap.len() == self.k => worst.0.score,
            _ => f32::MIN,
        }
    }

    fn push(&mut self, found: Found) {
        self.heap.push(Reverse(Ranked(found)));
        if self.heap.len() > self.k {
            self.heap.pop();
        }
    }

    fn into_sorted(self) -> Vec<Found> {
        // Ascending by what is reversed: best first.
        self.heap.into_sorted_vec().into_iter().map(|Reverse(ranked)| ranked.0).collect()
    }
}

/// Ordered by score, then by place in the index, the earlier being greater.
struct Ranked(Found);

impl Ord for Ranked {
    fn cmp(&self, other: &Ranked) -> Ordering {
        let by_score = self.0.score.total_cmp(&other.0.score);
        by_score.then_with(|| {
            let place = |found: &Found| (found.at.segment_ord, found.at.doc_id);
            place(&other.0).cmp(&place(&self.0))
        })
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Ranked) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Ranked) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ranked {}
