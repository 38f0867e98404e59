//! Measures of a ranking, each between 0 and 1.
//!
//! | measure | of a topic |
//! | ------- | ---------- |
//! | MRR@10 | 1 / the rank of the first relevant document, 0 when there is none among 10 |
//! | R@k | relevant documents among the first k / all relevant documents |
//! | nDCG@10 | the sum of gain / log2(rank + 1) over 10 ranks / the same of the best possible order |
//!
//! The gain is the judgement itself, as in the `ndcg_cut` of trec_eval (not 2^judgement - 1). Of a set of topics, the mean.

use std::collections::BTreeMap;

use serde::Serialize;

/// The judgements of one topic: a document and how relevant it is, above 0.
pub(crate) type Relevance = BTreeMap<String, u32>;

/// The measures of a topic, or their means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Means {
    /// The reciprocal rank.
    #[serde(rename = "mrr@10")]
    pub(crate) mrr_10: f64,
    /// Recall at 1.
    #[serde(rename = "r@1")]
    pub(crate) r_1: f64,
    /// Recall at 5.
    #[serde(rename = "r@5")]
    pub(crate) r_5: f64,
    /// Recall at 10.
    #[serde(rename = "r@10")]
    pub(crate) r_10: f64,
    /// Recall at 100.
    #[serde(rename = "r@100")]
    pub(crate) r_100: f64,
    /// The normalised discounted cumulative gain.
    #[serde(rename = "ndcg@10")]
    pub(crate) ndcg_10: f64,
}

/// The measures of one ranking, whose documents are distinct.
pub(crate) fn measure(ranking: &[&str], relevance: &Relevance) -> Means {
    let gains: Vec<u32> = ranking.iter().map(|&document| relevance.get(document).copied().unwrap_or(0)).collect();
    let recall = |depth| recall(&gains, depth, relevance.len());
    Means {
        mrr_10: reciprocal_rank(&gains, 10),
        r_1: recall(1),
        r_5: recall(5),
        r_10: recall(10),
        r_100: recall(100),
        ndcg_10: ndcg(&gains, relevance, 10),
    }
}

/// The mean of each measure; of no topics, 0.
pub(crate) fn mean(topics: &[Means]) -> Means {
    let mean = |measure: fn(&Means) -> f64| sum(topics.iter().map(measure)) / topics.len().max(1) as f64;
    Means {
        mrr_10: mean(|topic| topic.mrr_10),
        r_1: mean(|topic| topic.r_1),
        r_5: mean(|topic| topic.r_5),
        r_10: mean(|topic| topic.r_10),
        r_100: mean(|topic| topic.r_100),
        ndcg_10: mean(|topic| topic.ndcg_10),
    }
}

fn reciprocal_rank(gains: &[u32], depth: usize) -> f64 {
    let first = gains.iter().take(depth).position(|&gain| gain > 0);
    first.map_or(0.0, |before| 1.0 / (before + 1) as f64)
}

fn recall(gains: &[u32], depth: usize, relevant: usize) -> f64 {
    let found = gains.iter().take(depth).filter(|&&gain| gain > 0).count();
    found as f64 / relevant.max(1) as f64
}

fn ndcg(gains: &[u32], relevance: &Relevance, depth: usize) -> f64 {
    let mut ideal: Vec<u32> = relevance.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = dcg(&ideal, depth);
    if best > 0.0 { dcg(gains, depth) / best } else { 0.0 }
}

fn dcg(gains: &[u32], depth: usize) -> f64 {
    let discounted = |(before, &gain): (usize, &u32)| f64::from(gain) / ((before + 2) as f64).log2();
    sum(gains.iter().take(depth).enumerate().map(discounted))
}

/// A sum from 0 on: that of the standard library makes -0 of nothing, which a report would print.
fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}

#[cfg(test)]
mod tests {
    use super::{Means, Relevance, mean, measure};

    /// MRR@10, R@1, R@5, R@10, R@100, nDCG@10 with four decimals.
    fn figures(means: Means) -> String {
        let Means { mrr_10, r_1, r_5, r_10, r_100, ndcg_10 } = means;
        format!("{mrr_10:.4} {r_1:.4} {r_5:.4} {r_10:.4} {r_100:.4} {ndcg_10:.4}")
    }

    fn topic(ranking: &str, judged: &[(&str, u32)]) -> Means {
        let relevance: Relevance = judged.iter().map(|(document, gain)| ((*document).to_owned(), *gain)).collect();
        measure(&ranking.split_whitespace().collect::<Vec<_>>(), &relevance)
    }

    #[track_caller]
    fn check(ranking: &str, judged: &[(&str, u32)], expected: &str) {
        assert_eq!(figures(topic(ranking, judged)), expected);
    }

    #[test]
    fn the_only_relevant_document_first_or_missing() {
        check("a", &[("a", 1)], "1.0000 1.0000 1.0000 1.0000 1.0000 1.0000");
        check("b c d", &[("a", 1)], "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000");
        check("", &[("a", 1)], "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000");
    }

    /// The first relevant one is at rank 2: 1/2. Of three, none is at rank 1, two among five: 2/3.
    /// DCG = 1/log2(3) + 2/log2(5) = 0.63093 + 0.86135 = 1.49228; the best order is 2, 1, 1:
    /// 2/log2(2) + 1/log2(3) + 1/log2(4) = 2 + 0.63093 + 0.5 = 3.13093; 1.49228 / 3.13093 = 0.47662.
    #[test]
    fn graded_judgements() {
        check("x b y d", &[("b", 1), ("d", 2), ("z", 1)], "0.5000 0.0000 0.6667 0.6667 0.6667 0.4766");
    }

    /// At rank 11 only R@100 sees it; at rank 10, 1/10 and 1/log2(11) = 0.28906.
    #[test]
    fn depth_ends_a_measure() {
        check("1 2 3 4 5 6 7 8 9 10 a", &[("a", 1)], "0.0000 0.0000 0.0000 0.0000 1.0000 0.0000");
        check("1 2 3 4 5 6 7 8 9 a", &[("a", 1)], "0.1000 0.0000 0.0000 1.0000 1.0000 0.2891");
    }

    /// MRR (1 + 1/2 + 0) / 3 = 0.5; R@1 (1 + 0 + 0) / 3; the others (1 + 1 + 0) / 3;
    /// nDCG (1 + 0.63093 + 0) / 3 = 0.54364.
    #[test]
    fn means_over_three_topics() {
        let topics = [topic("a", &[("a", 1)]), topic("x a", &[("a", 1)]), topic("x", &[("a", 1)])];
        assert_eq!(figures(mean(&topics)), "0.5000 0.3333 0.6667 0.6667 0.6667 0.5436");
        assert_eq!(figures(mean(&[])), "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000");
    }
}
