//! The first stage: the passages with the best sums over terms.
//!
//! | what must hold      | how passages are scored                                        |
//! | ------------------- | --------------------------------------------------------------- |
//! | nothing, or of many | all of them; the gate is asked of those that would be among the best |
//! | of few              | each that may be let through, by itself                        |
//!
//! Words that half of the passages hold are left out of the sum where rarer ones carry the query. What holds none of those
//! rarer ones matches all the same: it comes behind all that do, in the order of a sum of its own, where there is room.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashSet};

use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader};

use super::gate::Gate;
use super::plan::{Plan, ScoredTerm};
use super::sums::{Driven, sums};
use super::{Context, Found};
use crate::SearchError;
use crate::index::ORDINAL;

/// A gate that lets through fewer than one passage in so many is walked through itself.
const FEW: u64 = 32;

/// The passages with the `k` best sums, best first; of equal ones the first in the index.
pub(super) fn candidates(context: &Context<'_>, plan: &Plan, k: usize) -> Result<Vec<Found>, SearchError> {
    if plan.is_void() || k == 0 {
        return Ok(Vec::new());
    }
    let mut found = Pass { context, plan, terms: plan.scored(), known: HashSet::new() }.best(k)?;
    if found.len() < k && !plan.common().is_empty() {
        add_common(context, plan, k, &mut found)?;
    }
    add_mentioned(context, plan, &mut found)?;
    add_places(context, plan, &mut found)?;
    Ok(found)
}

/// What the plan demands of a segment; `None` where it demands nothing. A gate goes forward only: every walk has its own.
fn gate(
    context: &Context<'_>,
    plan: &Plan,
    segment: (SegmentOrdinal, &SegmentReader),
) -> Result<Option<Gate>, SearchError> {
    plan.condition.as_ref().map(|condition| Gate::new(context, &plan.slots, condition, segment)).transpose()
}

/// The most passages of papers that are mentioned that come before the others.
const MENTIONED: usize = 150;

/// Puts the passages of papers that the query names among its words before the others, as far as they hold any of it.
fn add_mentioned(context: &Context<'_>, plan: &Plan, found: &mut Vec<Found>) -> Result<(), SearchError> {
    if plan.mentioned.is_empty() {
        return Ok(());
    }
    let mut best = Best { heap: BinaryHeap::with_capacity(MENTIONED + 1), k: MENTIONED };
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let mut gate = gate(context, plan, (ord, segment))?;
        let mut driven = Driven::open(context, (plan, plan.scored()), segment)?;
        for doc in passages_of(&plan.mentioned, (ord, segment))? {
            let is_let_through = gate.as_mut().map_or(!segment.is_deleted(doc), |gate| gate.allows(doc));
            let score = driven.score(doc);
            if is_let_through && score > 0.0 {
                best.push(Found { at: DocAddress::new(ord, doc), score });
            }
        }
    }
    let mut first = best.into_sorted(context);
    found.retain(|known| first.iter().all(|added| added.at != known.at));
    let top = found.first().map_or(1.0, |found| found.score);
    first.iter_mut().for_each(|found| found.score = found.score.max(top));
    found.splice(0..0, first);
    Ok(())
}

/// The passages of a segment that belong to documents whose first passages are given, in order.
fn passages_of(
    firsts: &[DocAddress],
    (ord, segment): (SegmentOrdinal, &SegmentReader),
) -> Result<Vec<DocId>, SearchError> {
    let ordinals = segment.fast_fields().u64(ORDINAL)?;
    let mut passages = Vec::new();
    for first in firsts.iter().filter(|first| first.segment_ord == ord).map(|first| first.doc_id) {
        let is_of = |doc: &DocId| ordinals.first(*doc) == Some(u64::from(doc - first));
        passages.extend((first..segment.max_doc()).take_while(is_of));
    }
    passages.sort_unstable();
    passages.dedup();
    Ok(passages)
}

/// Adds the best of what holds only words that tell little, below all others.
fn add_common(context: &Context<'_>, plan: &Plan, k: usize, found: &mut Vec<Found>) -> Result<(), SearchError> {
    let known = found.iter().map(|found| found.at).collect();
    let lowest = found.last().map_or(1.0, |found| found.score);
    let more = Pass { context, plan, terms: plan.common(), known }.best(k - found.len())?;
    found.extend(more.into_iter().map(|f| Found { score: lowest * (f.score / (1.0 + f.score)), ..f }));
    Ok(())
}

/// Puts the places that were asked for before the others, where their words alone have not brought them up.
fn add_places(context: &Context<'_>, plan: &Plan, found: &mut Vec<Found>) -> Result<(), SearchError> {
    let best = found.first().map_or(1.0, |found| found.score);
    for &at in plan.place.iter().flat_map(|place| &place.passages) {
        let segment = context.searcher.segment_reader(at.segment_ord);
        let is_let_through = match &plan.filter {
            Some(condition) => Gate::new(context, &plan.slots, condition, (at.segment_ord, segment))?.allows(at.doc_id),
            None => true,
        };
        if is_let_through {
            found.retain(|known| known.at != at);
            found.insert(0, Found { at, score: best });
        }
    }
    Ok(())
}

/// One walk through the index, by some of the terms.
struct Pass<'a> {
    context: &'a Context<'a>,
    plan: &'a Plan,
    terms: &'a [ScoredTerm],
    /// What was found before, and is not looked for again.
    known: HashSet<DocAddress>,
}

impl Pass<'_> {
    /// The passages with the `k` best sums.
    fn best(&self, k: usize) -> Result<Vec<Found>, SearchError> {
        let Pass { context, plan, .. } = self;
        let mut best = Best { heap: BinaryHeap::with_capacity(k + 1), k };
        for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
            match gate(context, plan, (ord, segment))? {
                Some(gate) if gate.bits.count() == 0 => {}
                Some(gate) if plan.counting().is_empty() || gate.bits.count() * FEW < u64::from(segment.max_doc()) => {
                    self.drive((ord, segment), gate, &mut best)?;
                }
                gate => self.score_all((ord, segment), gate, &mut best)?,
            }
            context.cancel.check()?;
        }
        Ok(best.into_sorted(context))
    }

    /// Scores all passages of a segment.
    fn score_all(
        &self,
        (ord, segment): (SegmentOrdinal, &SegmentReader),
        mut gate: Option<Gate>,
        best: &mut Best,
    ) -> Result<(), SearchError> {
        let mut threshold = best.threshold().max(0.0);
        for (doc, &score) in (0..).zip(&sums(self.context, (self.plan, self.terms), segment)?) {
            if score <= threshold || self.knows(ord, doc) {
                continue;
            }
            let is_let_through = match &mut gate {
                Some(gate) => gate.allows(doc),
                None => !segment.is_deleted(doc),
            };
            if is_let_through {
                best.push(Found { at: DocAddress::new(ord, doc), score });
                threshold = best.threshold().max(0.0);
            }
            if self.context.cancel.is_cancelled() {
                break;
            }
        }
        Ok(())
    }

    /// Scores every passage that a gate lets through.
    fn drive(
        &self,
        (ord, segment): (SegmentOrdinal, &SegmentReader),
        mut gate: Gate,
        best: &mut Best,
    ) -> Result<(), SearchError> {
        let mut driven = Driven::open(self.context, (self.plan, self.terms), segment)?;
        let must_match = !self.plan.counting().is_empty();
        let bits = gate.bits.clone();
        for doc in bits.iter().filter(|&doc| !self.knows(ord, doc)) {
            if self.context.cancel.is_cancelled() {
                break;
            }
            let score = driven.score(doc);
            if (score > 0.0 || !must_match) && score > best.threshold() && gate.allows(doc) {
                best.push(Found { at: DocAddress::new(ord, doc), score });
            }
        }
        Ok(())
    }

    fn knows(&self, ord: SegmentOrdinal, doc: DocId) -> bool {
        !self.known.is_empty() && self.known.contains(&DocAddress::new(ord, doc))
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

    /// Best first. Of a deep page this takes long enough to be cancelled.
    fn into_sorted(mut self, context: &Context<'_>) -> Vec<Found> {
        let mut found = Vec::with_capacity(self.heap.len());
        while let Some(Reverse(worst)) = self.heap.pop() {
            if context.cancel.is_cancelled() {
                break;
            }
            found.push(worst.0);
        }
        found.reverse();
        found
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
