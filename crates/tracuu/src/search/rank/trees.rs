//! From signals to a score.

use super::signals::Signals;

/// The score of a passage.
pub(super) fn score(signals: &Signals) -> f32 {
    signals[0]
}
