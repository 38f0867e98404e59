//! Percentiles by the nearest rank: a value that was measured, never one between two.
//!
//! | values | p50 | p95 | p99 |
//! | ------ | --- | --- | --- |
//! | 1 to 100 | 50 | 95 | 99 |
//! | 1 to 10 | 5 | 10 | 10 |
//! | 7 | 7 | 7 | 7 |

use serde::Serialize;

/// Percentiles of times, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Latency {
    /// Half of the searches took at most this long.
    pub(crate) p50_ms: f64,
    /// 95 of 100 did.
    pub(crate) p95_ms: f64,
    /// 99 of 100 did.
    pub(crate) p99_ms: f64,
}

/// The percentiles of times in any order; of none, 0.
pub(crate) fn latency(times: &[f64]) -> Latency {
    let mut sorted = times.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |percent| percentile(&sorted, percent);
    Latency { p50_ms: at(50), p95_ms: at(95), p99_ms: at(99) }
}

/// The least value that is not below `percent` of them.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::{Latency, latency};

    #[track_caller]
    fn check(times: impl Iterator<Item = u32>, p50: f64, p95: f64, p99: f64) {
        let times: Vec<f64> = times.map(f64::from).collect();
        assert_eq!(latency(&times), Latency { p50_ms: p50, p95_ms: p95, p99_ms: p99 });
    }

    #[test]
    fn nearest_rank() {
        check(1..=100, 50.0, 95.0, 99.0);
        check((1..=10).rev(), 5.0, 10.0, 10.0);
        check(1..=201, 101.0, 191.0, 199.0);
        check(7..=7, 7.0, 7.0, 7.0);
        check(0..0, 0.0, 0.0, 0.0);
    }
}
