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

/// Where the signals of the trees stand among all.
static PLACES: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let place = |name: &&str| NAMES.iter().position(|known| known == name);
    // A test holds that all are known.
    SIGNALS.iter().filter_map(place).collect()
});

/// What the plain score counts.
const BASE: f32 = 3.0;
/// Where the plain score stands among the signals: `sum_to_best`.
const PLAIN: usize = 1;

/// The score of a passage.
pub(super) fn score(signals: &Signals) -> f32 {
    let places = PLACES.as_slice();
    BASE * signals[PLAIN] + ROOTS.iter().map(|&root| VALUE[leaf(root, signals, places, &mut |_, _, _| {})]).sum::<f32>()
}

/// What each signal adds to the score; the rest of it is the same for all passages.
pub(crate) fn parts(signals: &Signals) -> [f32; COUNT] {
    let places = PLACES.as_slice();
    let mut parts = [0.0; COUNT];
    parts[PLAIN] = BASE * signals[PLAIN];
    for &root in ROOTS {
        leaf(root, signals, places, &mut |place, before, behind| parts[place] += VALUE[behind] - VALUE[before]);
    }
    parts
}

/// Walks from a root to its leaf; each step is told: the signal, the node, the node behind it.
fn leaf(root: u16, signals: &Signals, places: &[usize], step: &mut impl FnMut(usize, usize, usize)) -> usize {
    let mut node = usize::from(root);
    loop {
        let place = places[usize::from(SIGNAL[node])];
        let next = usize::from(if signals[place] <= THRESHOLD[node] { LOW[node] } else { HIGH[node] });
        if next == node {
            return node;
        }
        step(place, node, next);
        node = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_whole() {
        assert_eq!(PLACES.len(), SIGNALS.len(), "a signal that nobody knows");
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
        let root: f32 = ROOTS.iter().map(|&root| VALUE[usize::from(root)]).sum();
        for value in [0.0, 0.3, 0.9, 5.0] {
            let signals = [value; COUNT];
            let sum = root + parts(&signals).iter().sum::<f32>();
            assert!((sum - score(&signals)).abs() < 1e-3);
        }
    }
}
