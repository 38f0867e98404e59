//! The second stage: candidates scored again, with positions.
//!
//! | file       | duty                                                        |
//! | ---------- | ----------------------------------------------------------- |
//! | `shape`    | the words of a query, and which of them were typed together |
//! | `evidence` | what one passage holds of them                              |
//! | `synonyms` | abbreviations and what they stand for, in a passage         |
//! | `signals`  | evidence as numbers, each comparable between queries        |
//! | `trees`    | numbers to a score                                          |

mod evidence;
mod shape;
mod signals;
mod synonyms;
mod trees;

use std::collections::HashMap;

use tantivy::DocAddress;
use tracuu_text::sort_by;

use super::plan::Plan;
use super::{Context, Found};
use crate::{ScorePart, SearchError};
use evidence::{Evidence, Reader};
use shape::Shape;
use signals::{NAMES, Signals};

/// The trees were learned from questions, which have more words than this and which no passage repeats; of shorter queries,
/// and among passages that hold a query as it was typed, they know nothing, and the plain sum decides.
const LEARNED_WORDS: usize = 4;

/// A candidate with its new score and what it was made of.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub(super) found: Found,
    pub(super) parts: Parts,
}

/// The passages of a higher rank come before all of a lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    /// The sum decides.
    Usual = 0,
    /// All that was typed stands together there, or its document is the paper that was asked for and nothing else.
    Whole = 1,
    /// Its document is a paper that was named among other words.
    Mentioned = 2,
    /// It is the place of the paper that was asked for.
    Place = 3,
}

/// What a score was made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub(super) signals: Signals,
    /// Which passages come before which others, whatever their sums.
    rank: Rank,
    /// Whether the trees are asked.
    is_learned: bool,
}

impl Parts {
    /// The parts of the score, which add up to it: each signal; what the trees give to every passage; what is taken off or
    /// added where the sum is brought between 0 and 1; and the rank.
    pub(super) fn explain(&self) -> Vec<ScorePart> {
        let part = |name: &str, value: f32, added: f32| ScorePart { name: name.to_owned(), value, added };
        let added = if self.is_learned { trees::parts(&self.signals) } else { trees::plain_parts(&self.signals) };
        let constant = if self.is_learned { trees::constant() } else { 0.0 };
        let (sum, rank) = (self.sum(), f32::from(self.rank as u8));
        let signals = std::iter::zip(NAMES, std::iter::zip(self.signals, added));
        let mut parts: Vec<ScorePart> = signals.map(|(name, (value, added))| part(name, value, added)).collect();
        parts.extend([
            part("constant", 1.0, constant),
            part("between_0_and_1", sum, between_0_and_1(sum) - sum),
            part("rank", rank, rank),
        ]);
        parts
    }

    /// Between 0 and 1, and 1 more for each rank.
    fn score(&self) -> f32 {
        f32::from(self.rank as u8) + between_0_and_1(self.sum())
    }

    fn sum(&self) -> f32 {
        if self.is_learned { trees::score(&self.signals) } else { trees::plain_score(&self.signals) }
    }
}

/// A sum of any size, in an order that it keeps.
fn between_0_and_1(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Scores passages again; best first.
pub(super) fn rerank(context: &Context<'_>, plan: &Plan, found: &[Found]) -> Result<Vec<Ranked>, SearchError> {
    let mut sorted: Vec<Found> = found.to_vec();
    sorted.sort_unstable_by_key(|f| f.at);
    let shape = Shape::of(plan);
    let mut evidence = Vec::with_capacity(sorted.len());
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let mut reader = Reader::open(context, plan, &shape, segment)?;
        for found in sorted.iter().filter(|found| found.at.segment_ord == ord) {
            context.cancel.check()?;
            evidence.push((*found, reader.evidence(found.at)));
        }
    }
    let signals = signals::of_all(&evidence, plan, &shape);
    let is_question = plan.paper.is_none() && shape.words.len() >= LEARNED_WORDS;
    let mut ranked: Vec<Ranked> = std::iter::zip(&evidence, signals)
        .map(|((found, evidence), signals)| {
            let rank = rank(plan, &shape, (found.at, evidence));
            let is_learned = is_question && matches!(rank, Rank::Usual | Rank::Mentioned);
            let parts = Parts { signals, rank, is_learned };
            Ranked { found: Found { score: parts.score(), ..*found }, parts }
        })
        .collect();
    sort_by(&mut ranked, |a, b| b.found.score.total_cmp(&a.found.score).then_with(|| a.found.at.cmp(&b.found.at)));
    Ok(ranked)
}

fn rank(plan: &Plan, shape: &Shape, (at, evidence): (DocAddress, &Evidence)) -> Rank {
    let is_whole = if plan.paper.is_some() {
        evidence.own.contains(&true)
    } else {
        shape.words.len() > 1 && evidence.run >= 0.999 * shape.whole_run()
    };
    match is_whole {
        _ if plan.place.as_ref().is_some_and(|place| place.passages.contains(&at)) => Rank::Place,
        _ if evidence.document.is_some_and(|first| plan.mentioned.binary_search(&first).is_ok()) => Rank::Mentioned,
        true => Rank::Whole,
        false => Rank::Usual,
    }
}

/// The sums of evidence by work.
fn by_family<'e>(evidence: impl Iterator<Item = (&'e Evidence, f32)>) -> HashMap<u64, Vec<f32>> {
    let mut families: HashMap<u64, Vec<f32>> = HashMap::new();
    for (evidence, score) in evidence {
        families.entry(evidence.family).or_default().push(score);
    }
    families.values_mut().for_each(|scores| scores.sort_unstable_by(|a, b| b.total_cmp(a)));
    families
}
