//! From signals to a score: a sum of small trees.
//!
//! | step               | what                                                                                       |
//! | ------------------ | ------------------------------------------------------------------------------------------- |
//! | a tree             | goes left or right by one signal at a time; the leaf says what the tree adds               |
//! | the score          | the sum over all trees                                                                     |
//! | a part of it       | what a signal changed: at each node that asked for it, the value behind it less the one before |
//!
//! The trees correct a plain score, [`BASE`] times the sum of words and pairs beside the best one; where they know nothing, that
//! sum decides. The parts and a constant add up to the score. The trees are learned by `benches/quality/train.py`, which has the
//! same base.

use std::sync::LazyLock;

use super::signals::{COUNT, NAMES, Signals};
use crate::generated::ranker::{HIGH, LOW, ROOTS, SIGNAL, SIGNALS, THRESHOLD, VALUE};

/// A node as it is walked through.
#[derive(Clone, Copy)]
struct Node {
    threshold: f32,
    /// Where its signal stands among all.
    place: u16,
    /// The first of its two successors; a leaf is its own.
    low: u16,
    high: u16,
}

static NODES: LazyLock<Vec<Node>> = LazyLock::new(|| {
    let places: Vec<Option<usize>> = SIGNALS.iter().map(|name| NAMES.iter().position(|known| known == name)).collect();
    let node = |index: usize| Node {
        threshold: THRESHOLD[index],
        // A test holds that all signals are known.
        place: places[usize::from(SIGNAL[index])].unwrap_or_default() as u16,
        low: LOW[index],
        high: HIGH[index],
    };
    (0..VALUE.len()).map(node).collect()
});

/// What the plain score counts.
const BASE: f32 = 3.0;
/// Where the plain score stands among the signals: `sum_to_best`.
const PLAIN: usize = 1;

/// The score of a passage.
pub(super) fn score(signals: &Signals) -> f32 {
    let nodes = NODES.as_slice();
    plain_score(signals) + ROOTS.iter().map(|&root| VALUE[leaf(root, signals, nodes, &mut |_, _, _| {})]).sum::<f32>()
}

/// The plain score, without the trees.
pub(super) fn plain_score(signals: &Signals) -> f32 {
    BASE * signals[PLAIN]
}

/// What each signal adds to the plain score.
pub(super) fn plain_parts(signals: &Signals) -> Signals {
    let mut parts = [0.0; COUNT];
    parts[PLAIN] = plain_score(signals);
    parts
}

/// What the trees give to every passage.
pub(super) fn constant() -> f32 {
    ROOTS.iter().map(|&root| VALUE[usize::from(root)]).sum()
}

/// What each signal adds to the score; the rest of it is the same for all passages.
pub(super) fn parts(signals: &Signals) -> Signals {
    let nodes = NODES.as_slice();
    let mut parts = plain_parts(signals);
    for &root in ROOTS {
        leaf(root, signals, nodes, &mut |place, before, behind| parts[place] += VALUE[behind] - VALUE[before]);
    }
    parts
}

/// Walks from a root to its leaf; each step is told: the signal, the node, the node behind it.
fn leaf(root: u16, signals: &Signals, nodes: &[Node], step: &mut impl FnMut(usize, usize, usize)) -> usize {
    let mut at = usize::from(root);
    loop {
        let Node { threshold, place, low, high } = nodes[at];
        let place = usize::from(place);
        let next = usize::from(if signals[place] <= threshold { low } else { high });
        if next == at {
            return at;
        }
        step(place, at, next);
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_whole() {
        let unknown: Vec<_> = SIGNALS.iter().filter(|name| !NAMES.contains(name)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert_eq!(NAMES[PLAIN], "sum_to_best");
        assert!(!ROOTS.is_empty());
        for node in 0..VALUE.len() {
            let (low, high) = (usize::from(LOW[node]), usize::from(HIGH[node]));
            assert!((low == node) == (high == node) && low.max(high) < VALUE.len());
            assert!(low >= node && high >= node, "a walk ends");
        }
    }

    #[test]
    fn parts_add_up_to_the_score() {
        for value in [0.0, 0.3, 0.9, 5.0] {
            let signals = [value; COUNT];
            let sum = constant() + parts(&signals).iter().sum::<f32>();
            assert!((sum - score(&signals)).abs() < 1e-3);
        }
    }
}
