//! The second stage: passages scored again, with positions.
//!
//! score = Σ idf(word) · tf(word) + [`PAIR_WEIGHT`] · Σ idf(pair) · tf(pair) + [`TITLE_WEIGHT`] · title
//!         + [`OWN_NUMBER_WEIGHT`] · own number
//!
//! A pair is two words that were typed side by side and stand side by side. Its rarity is estimated from the candidates
//! themselves, since the index holds no pairs.

use tantivy::{DocAddress, DocId, SegmentReader};

use super::plan::Plan;
use super::postings::{Position, SlotPostings};
use super::{Context, Found};
use crate::SearchError;
use crate::index::HEAD;

/// How fast further occurrences of a word stop counting.
const K1: f32 = 0.8;
/// How much longer passages are held against them.
const B: f32 = 0.75;
/// What a pair counts beside a word of the same rarity.
const PAIR_WEIGHT: f32 = 1.0;
/// What a word counts once more when the title of the passage holds it.
const TITLE_WEIGHT: f32 = 0.5;
/// What a document number counts more in the document that bears it than in those that cite it.
const OWN_NUMBER_WEIGHT: f32 = 4.0;

/// Scores passages again; best first.
pub(super) fn rerank(context: &Context<'_>, plan: &Plan, found: &[Found]) -> Result<Vec<Found>, SearchError> {
    let mut sorted: Vec<DocAddress> = found.iter().map(|f| f.at).collect();
    sorted.sort_unstable();
    let shape = Shape::of(plan);
    let mut evidence = Vec::with_capacity(sorted.len());
    for (ord, segment) in context.searcher.segment_readers().iter().enumerate() {
        let within = sorted.iter().filter(|at| at.segment_ord == ord as u32);
        let mut scorer = Scorer::open(context, plan, &shape, segment)?;
        evidence.extend(within.map(|at| (*at, scorer.evidence(at.doc_id))));
    }
    let pair_idfs = shape.pair_idfs(plan, evidence.iter().map(|(_, e)| e));
    let mut ranked: Vec<Found> =
        evidence.iter().map(|(at, e)| Found { at: *at, score: e.score(plan, &shape, &pair_idfs) }).collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.at.cmp(&b.at)));
    Ok(ranked)
}

/// The words and pairs of a query.
struct Shape {
    /// Slots that count, each once.
    words: Vec<usize>,
    /// Pairs typed side by side, as indexes into `words`, each once.
    pairs: Vec<(usize, usize)>,
}

impl Shape {
    fn of(plan: &Plan) -> Shape {
        let words = plan.counting();
        let index = |slot: usize| words.binary_search(&slot).ok();
        let mut pairs = Vec::new();
        for window in plan.sequence.windows(2) {
            if let [Some(left), Some(right)] = window
                && let (Some(left), Some(right)) = (index(*left), index(*right))
                && !pairs.contains(&(left, right))
            {
                pairs.push((left, right));
            }
        }
        Shape { words, pairs }
    }

    /// The rarity of each pair: as rare as the rarer of its words, and more where candidates hold both words apart.
    fn pair_idfs<'e>(&self, plan: &Plan, evidence: impl Iterator<Item = &'e Evidence>) -> Vec<f32> {
        let mut together = vec![0u64; self.pairs.len()];
        let mut both = vec![0u64; self.pairs.len()];
        for e in evidence {
            for (i, &(left, right)) in self.pairs.iter().enumerate() {
                both[i] += u64::from(e.words[left] > 0.0 && e.words[right] > 0.0);
                together[i] += u64::from(e.pairs[i] > 0.0);
            }
        }
        let doc_freq = |word: usize| plan.slots[self.words[word]].doc_freq;
        self.pairs
            .iter()
            .enumerate()
            .map(|(i, &(left, right))| {
                let rarer = doc_freq(left).min(doc_freq(right)) as f32;
                let share = (together[i] as f32 + 0.5) / (both[i] as f32 + 1.0);
                plan.statistics.idf((rarer * share).round() as u64)
            })
            .collect()
    }
}

/// What a passage holds of a query: normalised frequencies.
struct Evidence {
    words: Vec<f32>,
    pairs: Vec<f32>,
    title: Vec<bool>,
    /// Whether the document bears the number that the word is.
    own: Vec<bool>,
}

impl Evidence {
    fn score(&self, plan: &Plan, shape: &Shape, pair_idfs: &[f32]) -> f32 {
        let idf = |word: usize| plan.slots[shape.words[word]].idf;
        let words: f32 = self.words.iter().enumerate().map(|(i, tf)| idf(i) * tf).sum();
        let pairs: f32 = self.pairs.iter().zip(pair_idfs).map(|(tf, idf)| idf * tf).sum();
        let held =
            |flags: &[bool]| -> f32 { flags.iter().enumerate().filter(|(_, held)| **held).map(|(i, _)| idf(i)).sum() };
        words + PAIR_WEIGHT * pairs + TITLE_WEIGHT * held(&self.title) + OWN_NUMBER_WEIGHT * held(&self.own)
    }
}

/// Reads the evidence of passages in one segment, in ascending order.
struct Scorer<'a> {
    shape: &'a Shape,
    postings: Vec<SlotPostings>,
    positions: Vec<Vec<Position>>,
    norms: tantivy::fieldnorm::FieldNormReader,
    heads: tantivy::columnar::Column<u64>,
    mean_length: f32,
}

impl<'a> Scorer<'a> {
    fn open(
        context: &Context<'_>,
        plan: &Plan,
        shape: &'a Shape,
        segment: &SegmentReader,
    ) -> Result<Scorer<'a>, SearchError> {
        let body = context.store.fields.body;
        let mut postings = Vec::with_capacity(shape.words.len());
        for &slot in &shape.words {
            postings.push(SlotPostings::open(segment, &plan.slots[slot], body)?);
        }
        Ok(Scorer {
            shape,
            positions: vec![Vec::new(); postings.len()],
            postings,
            norms: segment.get_fieldnorms_reader(body)?,
            heads: segment.fast_fields().u64(HEAD)?,
            mean_length: plan.statistics.mean_length(),
        })
    }

    fn evidence(&mut self, doc: DocId) -> Evidence {
        let norm = K1 * (1.0 - B + B * self.norms.fieldnorm(doc) as f32 / self.mean_length);
        let saturate = |tf: f32| tf * (K1 + 1.0) / (tf + norm);
        let head = self.heads.first(doc).unwrap_or(0) as u32;
        let (mut words, mut title, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for (postings, positions) in self.postings.iter_mut().zip(&mut self.positions) {
            postings.positions(doc, positions);
            let beside = postings.beside_body(doc);
            words.push(saturate(positions.iter().map(|p| p.weight).sum::<f32>() + beside));
            own.push(beside > 0.0);
            title.push(positions.first().is_some_and(|p| p.at < head && p.weight > 0.5));
        }
        let pairs = self
            .shape
            .pairs
            .iter()
            .map(|&(left, right)| saturate(adjacent(&self.positions[left], &self.positions[right])));
        Evidence { words, pairs: pairs.collect(), title, own }
    }
}

/// How often `right` stands just behind `left`, each time counted by the weaker of the two.
fn adjacent(left: &[Position], right: &[Position]) -> f32 {
    let mut sum = 0.0;
    let mut next = 0;
    for l in left {
        while right.get(next).is_some_and(|r| r.at <= l.at) {
            next += 1;
        }
        if let Some(r) = right.get(next)
            && r.at == l.at + 1
        {
            sum += l.weight.min(r.weight);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_side_by_side() {
        let at = |positions: &[u32]| positions.iter().map(|&at| Position { at, weight: 1.0 }).collect::<Vec<_>>();
        assert_eq!(adjacent(&at(&[0, 5, 9]), &at(&[1, 7, 10])), 2.0);
        assert_eq!(adjacent(&at(&[0, 1, 2]), &at(&[0, 1, 2])), 2.0);
        assert_eq!(adjacent(&at(&[]), &at(&[1])), 0.0);
    }
}
