//! The cheapest way to read a text, field by field.
//!
//! A reading that rejects a field costs, and so does going over to another reading, less so between lines. The path with
//! the lowest sum is found from left to right, remembering for every field and reading where the best path came from.

use super::field::{Field, Gap, READINGS, UNICODE, Verdict};

/// What it costs to go from one reading to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Switch {
    /// Between two words.
    pub(super) words: u32,
    /// At a comma, a quote, a bracket.
    pub(super) punctuation: u32,
    /// Between two lines.
    pub(super) lines: u32,
}

impl Switch {
    fn at(self, gap: Gap) -> u32 {
        match gap {
            Gap::Words => self.words,
            Gap::Punctuation => self.punctuation,
            Gap::Lines => self.lines,
        }
    }
}

const REJECTED: u32 = 8;
const IMPOSSIBLE: u32 = 80;

/// The reading of each field. Only readings that `may_use` allows are taken.
pub(super) fn cheapest(fields: &[Field], switch: Switch, may_use: [bool; READINGS]) -> Vec<usize> {
    let mut costs = [switch.lines; READINGS];
    costs[UNICODE] = 0;
    let mut origins = Vec::with_capacity(fields.len());
    for field in fields {
        let toll = switch.at(field.gap);
        let (best, lowest) = lowest(&costs);
        // Staying wins a tie.
        let origin: [usize; READINGS] =
            std::array::from_fn(|reading| if costs[reading] <= lowest + toll { reading } else { best });
        costs = std::array::from_fn(|reading| {
            let travelled = costs[reading].min(lowest + toll);
            if may_use[reading] { travelled + cost(field.verdicts[reading]) } else { u32::MAX / 2 }
        });
        origins.push(origin);
    }
    trace(lowest(&costs).0, &origins)
}

/// The path that ends in the reading `last`.
fn trace(last: usize, origins: &[[usize; READINGS]]) -> Vec<usize> {
    let mut reading = last;
    let backwards = origins.iter().rev().map(|origin| {
        // `origin` is where the reading of this field came from.
        let here = reading;
        reading = origin[here];
        here
    });
    let mut path: Vec<usize> = backwards.collect();
    path.reverse();
    path
}

/// The reading with the lowest cost, the first of equals.
fn lowest(costs: &[u32; READINGS]) -> (usize, u32) {
    let by_cost = costs.iter().copied().enumerate().min_by_key(|&(_, cost)| cost);
    by_cost.unwrap_or((UNICODE, 0))
}

fn cost(verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Accepted | Verdict::Neutral => 0,
        Verdict::Rejected => REJECTED,
        Verdict::Impossible => IMPOSSIBLE,
    }
}
