//! The race of the encodings: how well a sample reads in each.
//!
//! | words that say something | must be accepted |
//! | ------------------------ | ---------------- |
//! | fewer than 3 different   | too few to say   |
//! | to 15                    | all              |
//! | 16 to 99                 | 94 %             |
//! | 100 and more             | 85 %             |
//!
//! Read in the right encoding, nearly all words are syllables; read in a wrong one, a third, and two thirds where Vietware
//! is taken for TCVN3, the nearest pair that is known.

use super::reading::{Reading, tally};
use super::tally::Tally;
use crate::Encoding;
use crate::encoding::source::Unit;
use crate::sort_by_key;

/// The encodings of eight bits.
pub(in crate::encoding) const EIGHT_BITS: [Encoding; 4] =
    [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii, Encoding::Cp1258];

/// Fewest different words that can tell one encoding from another.
pub(super) const FEWEST: usize = 3;

/// Percent of words that are accepted where no other encoding is looked for.
const PURE: usize = 97;

/// The encoding that reads best.
#[derive(Clone, Copy, Debug)]
pub(super) struct Winner {
    pub(super) encoding: Encoding,
    /// Whether so few words are none that nothing else can be in it.
    pub(super) is_pure: bool,
}

/// Reads the windows of a sample in every encoding. One wins when its words are syllables, at least twice as many as were
/// so before, and no other comes near.
pub(super) fn race<W: Copy, U: Iterator<Item = Unit>>(
    windows: impl Iterator<Item = W>,
    units: impl Fn(W) -> U,
    accepted_before: usize,
) -> Option<Winner> {
    let tallies = tallies(windows, units);
    let mut fitting: Vec<_> = tallies.iter().filter(|(_, tally)| is_convincing(tally)).collect();
    sort_by_key(&mut fitting, |(_, tally)| std::cmp::Reverse(tally.accepted));
    let &&(encoding, best) = fitting.first()?;
    let has_rival = fitting.iter().skip(1).any(|(_, other)| other.accepted * 10 >= best.accepted * 9);
    let is_winner = !has_rival && best.accepted >= accepted_before * 2;
    is_winner.then_some(Winner { encoding, is_pure: best.is_accepted_by(PURE) })
}

/// An encoding in which half of fifty words are none is read no further.
fn tallies<W: Copy, U: Iterator<Item = Unit>>(
    windows: impl Iterator<Item = W>,
    units: impl Fn(W) -> U,
) -> Vec<(Encoding, Tally)> {
    let mut racing = EIGHT_BITS.map(|encoding| (encoding, Tally::default())).to_vec();
    for window in windows {
        for (encoding, sum) in &mut racing {
            sum.add(tally(units(window), Reading::Legacy(*encoding)));
        }
        racing.retain(|(_, sum)| sum.telling() < 50 || sum.is_accepted_by(50));
    }
    racing
}

fn is_convincing(tally: &Tally) -> bool {
    let percent = match tally.telling() {
        ..16 => 100,
        16..100 => 94,
        100.. => 85,
    };
    tally.different >= FEWEST && tally.is_accepted_by(percent)
}
