//! Times of many searches in a few numbers, by the nearest rank.

use serde::Serialize;

/// Percentiles of times, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Times {
    pub(crate) p50_us: f64,
    pub(crate) p95_us: f64,
    pub(crate) p99_us: f64,
    pub(crate) mean_us: f64,
}

impl Times {
    /// Of times in any order; of none, 0.
    pub(crate) fn of(times: &[f64]) -> Times {
        let mut sorted = times.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let at = |percent| percentile(&sorted, percent);
        let mean_us = sorted.iter().sum::<f64>() / sorted.len().max(1) as f64;
        Times { p50_us: at(50), p95_us: at(95), p99_us: at(99), mean_us }
    }
}

/// The middle one of some figures.
pub(crate) fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    percentile(&sorted, 50)
}

/// The least value that is not below `percent` of them.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::{Times, median};

    #[test]
    fn nearest_rank() {
        let times: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(Times::of(&times), Times { p50_us: 50.0, p95_us: 95.0, p99_us: 99.0, mean_us: 50.5 });
        assert_eq!(Times::of(&[]), Times::default());
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
    }
}
