//! The first stage: the best passages by a flat sum over terms.
//!
//! | what must hold          | how passages are found                                                     |
//! | ----------------------- | --------------------------------------------------------------------------- |
//! | nothing, or of many     | the engine's pruned walk over the sum; the gate is asked in its callback   |
//! | of few                  | each that may be let through is scored by itself                           |
//!
//! A flat disjunction of terms alone keeps the engine's block-max pruning, and a gate in the callback does not end it.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, SegmentOrdinal, SegmentReader};

use super::blended::Blended;
use super::cancel::Cancel;
use super::driven::Driven;
use super::gate::Gate;
use super::plan::Plan;
use super::{Context, Found};
use crate::SearchError;

/// A gate that lets through fewer than one passage in so many is walked through itself.
const FEW: u64 = 16;
/// What finding a synonym counts beside what was typed.
const SYNONYM_WEIGHT: f32 = 0.4;

/// The passages with the `k` best sums, best first; of equal ones the first in the index.
pub(super) fn candidates(context: &Context<'_>, plan: &Plan, k: usize) -> Result<Vec<Found>, SearchError> {
    if plan.is_void() || k == 0 {
        return Ok(Vec::new());
    }
    let weight = weight(context, plan)?;
    let mut best = Best { heap: BinaryHeap::with_capacity(k + 1), k };
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let gate = match &plan.condition {
            Some(condition) => Some(Gate::new(context.store, &plan.slots, condition, (ord, segment))?),
            None => None,
        };
        match gate {
            Some(gate) if plan.counting().is_empty() || gate.bits.count() * FEW < u64::from(segment.max_doc()) => {
                drive(context, plan, (ord, segment), gate, &mut best)?;
            }
            gate => walk(context, weight.as_ref(), (ord, segment), gate, &mut best)?,
        }
        context.cancel.check()?;
    }
    Ok(best.into_sorted())
}

/// Walks over the sum, skipping what cannot be among the best.
fn walk(
    context: &Context<'_>,
    weight: &dyn Weight,
    (ord, segment): (SegmentOrdinal, &SegmentReader),
    mut gate: Option<Gate>,
    best: &mut Best,
) -> Result<(), SearchError> {
    let cancel: &Cancel = &context.cancel;
    weight.for_each_pruning(best.threshold(), segment, &mut |doc, score| {
        if cancel.is_cancelled() {
            // No score is above it: the walk ends.
            return f32::INFINITY;
        }
        let is_let_through = match &mut gate {
            Some(gate) => gate.allows(doc),
            None => !segment.is_deleted(doc),
        };
        if is_let_through {
            best.push(Found { at: DocAddress::new(ord, doc), score });
        }
        best.threshold()
    })?;
    Ok(())
}

/// Scores every passage that a gate lets through.
fn drive(
    context: &Context<'_>,
    plan: &Plan,
    (ord, segment): (SegmentOrdinal, &SegmentReader),
    mut gate: Gate,
    best: &mut Best,
) -> Result<(), SearchError> {
    let mut driven = Driven::open(context, plan, segment)?;
    let must_match = !plan.counting().is_empty();
    let bits = gate.bits.clone();
    for doc in bits.iter() {
        if context.cancel.is_cancelled() {
            break;
        }
        let score = driven.score(doc);
        if (score > 0.0 || !must_match) && score > best.threshold() && gate.allows(doc) {
            best.push(Found { at: DocAddress::new(ord, doc), score });
        }
    }
    Ok(())
}

/// The terms that passages are scored by, with what each counts.
pub(super) fn scored_terms(plan: &Plan) -> Vec<(tantivy::Term, f32, u64)> {
    let mut terms = Vec::new();
    let (telling, beside) = (plan.telling(), plan.beside());
    let typed = telling.iter().map(|&slot| (slot, 1.0));
    let synonyms = beside.iter().map(|&slot| (slot, SYNONYM_WEIGHT));
    for (slot, weight) in typed.chain(synonyms) {
        let slot = &plan.slots[slot];
        terms.extend(slot.terms.iter().map(|term| (term.term(), term.weight * weight, slot.doc_freq)));
    }
    terms
}

/// The flat disjunction, with blended statistics.
fn weight(context: &Context<'_>, plan: &Plan) -> Result<Box<dyn Weight>, SearchError> {
    let terms = scored_terms(plan);
    let statistics = Blended::new(context, &plan.statistics, &terms);
    let clause = |(term, weight, _): &(tantivy::Term, f32, u64)| -> (Occur, Box<dyn Query>) {
        let query = Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs));
        let query: Box<dyn Query> = if *weight == 1.0 { query } else { Box::new(BoostQuery::new(query, *weight)) };
        (Occur::Should, query)
    };
    let clauses = terms.iter().map(clause).collect::<Vec<_>>();
    let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &context.searcher);
    Ok(BooleanQuery::new(clauses).weight(scoring)?)
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
