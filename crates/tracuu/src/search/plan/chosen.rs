//! What the steps of a search ask of a plan again and again, worked out once.

use tantivy::Term;
use tracuu_text::sort_by_key;

use super::{Plan, Synonym};

/// What finding a synonym counts beside what was typed.
const SYNONYM_WEIGHT: f32 = 0.4;

/// Which slots count, and the terms that passages are scored by.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub(super) counting: Vec<usize>,
    pub(super) beside: Vec<usize>,
    pub(super) scored: Vec<ScoredTerm>,
    /// The terms that match too, of words that were left out of the sum.
    pub(super) common: Vec<ScoredTerm>,
}

/// A term that passages are scored by.
#[derive(Clone, Debug)]
pub(in crate::search) struct ScoredTerm {
    pub(in crate::search) term: Term,
    /// What finding it counts.
    pub(in crate::search) weight: f32,
    /// The document frequency of its slot.
    pub(in crate::search) doc_freq: u64,
}

impl Chosen {
    pub(super) fn of(plan: &Plan) -> Chosen {
        let counting = distinct(plan.sequence.iter().flatten().copied());
        let mut beside = distinct(plan.synonyms.iter().flat_map(Synonym::slots));
        beside.retain(|slot| counting.binary_search(slot).is_err());
        let telling = telling(plan, &counting);
        let left_out: Vec<usize> = counting.iter().copied().filter(|slot| !telling.contains(slot)).collect();
        let (scored, common) = (scored(plan, &telling, &beside), scored(plan, &left_out, &[]));
        Chosen { counting, beside, scored, common }
    }
}

fn distinct(slots: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut slots: Vec<usize> = slots.collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

/// The slots that candidates are chosen by.
///
/// Words that half of the passages hold tell little and cost most; where rarer words carry the query they are left to the
/// second stage. A word that stands nowhere carries nothing. What holds none of the words that tell is a match all the same,
/// and comes behind what holds one.
fn telling(plan: &Plan, counting: &[usize]) -> Vec<usize> {
    let common = (plan.statistics.passages / 2).max(4_096);
    let idf = |slots: &[usize]| {
        let there = slots.iter().filter_map(|&i| plan.slots.get(i)).filter(|slot| !slot.terms.is_empty());
        there.map(|slot| slot.idf).sum::<f32>()
    };
    let telling: Vec<usize> = counting.iter().copied().filter(|&i| plan.slots[i].doc_freq <= common).collect();
    affordable(plan, if idf(&telling) >= 0.5 * idf(counting) { telling } else { counting.to_vec() })
}

/// How many postings are read to choose candidates, for each passage of the index: a query that somebody types takes a tenth.
const POSTINGS: u64 = 20;

/// As many of the rarest slots as can be read. Of a thousand words or beginnings of words the others tell nothing more.
fn affordable(plan: &Plan, slots: Vec<usize>) -> Vec<usize> {
    let doc_freq = |slot: &usize| plan.slots.get(*slot).map_or(0, |slot| slot.doc_freq);
    let limit = POSTINGS * plan.statistics.passages.max(1_000);
    if slots.iter().map(doc_freq).sum::<u64>() <= limit {
        return slots;
    }
    let (mut rarest, mut read) = (slots, 0);
    sort_by_key(&mut rarest, |slot| (doc_freq(slot), *slot));
    rarest.retain(|slot| {
        read += doc_freq(slot);
        read <= limit
    });
    rarest.sort_unstable();
    rarest
}

/// The terms of the slots that tell, and those of synonyms.
fn scored(plan: &Plan, telling: &[usize], beside: &[usize]) -> Vec<ScoredTerm> {
    let typed = telling.iter().map(|&slot| (slot, 1.0));
    let synonyms = beside.iter().map(|&slot| (slot, SYNONYM_WEIGHT));
    let mut scored = Vec::new();
    for (slot, weight) in typed.chain(synonyms) {
        let slot = &plan.slots[slot];
        let term = |term: &super::slot::SlotTerm| ScoredTerm {
            term: term.term.clone(),
            weight: term.weight * weight,
            doc_freq: slot.doc_freq,
        };
        scored.extend(slot.terms.iter().map(term));
    }
    scored
}
