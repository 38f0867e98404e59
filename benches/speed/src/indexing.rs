//! Writing the indexes: the same records, engine after engine, round after round.

use std::fmt;
use std::path::Path;

use serde::Serialize;
use tracuu::{Document, MemoryBudget};

use crate::Result;
use crate::cost::{Cost, measure};
use crate::engine::Engine;
use crate::table::{Table, ratio};
use crate::times::median;

/// What writing cost, engine by engine; the baseline is the first.
#[derive(Debug, Serialize)]
pub(crate) struct Indexing {
    rounds: usize,
    engines: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    engine: Engine,
    /// Medians over the rounds.
    #[serde(flatten)]
    cost: Cost,
}

/// Writes the index of each engine `rounds` times; those of the last round stay in `folder`.
pub(crate) fn run(
    engines: &[Engine],
    documents: &[Document],
    folder: &Path,
    memory: MemoryBudget,
    rounds: usize,
) -> Result<Indexing> {
    let mut costs = vec![Vec::new(); engines.len()];
    for round in 0..rounds.max(1) {
        for turn in 0..costs.len() {
            // Every round begins with another engine.
            let at = (round + turn) % costs.len();
            costs[at].push(measure(|| engines[at].write(folder, documents, memory))?);
        }
    }
    let row = |(&engine, costs): (&Engine, &Vec<Cost>)| Row { engine, cost: middle(costs) };
    Ok(Indexing { rounds: rounds.max(1), engines: engines.iter().zip(&costs).map(row).collect() })
}

/// The median of each figure by itself.
fn middle(costs: &[Cost]) -> Cost {
    let of = |figure: fn(&Cost) -> f64| median(costs.iter().map(figure));
    Cost { wall_s: of(|c| c.wall_s), cpu_s: of(|c| c.cpu_s) }
}

impl fmt::Display for Indexing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["indexing", "clock, s", "processor, s"]);
        let base = self.engines.first().map(|row| row.cost).unwrap_or_default();
        for Row { engine, cost } in &self.engines {
            table.row([engine.name().to_owned(), ratio(cost.wall_s, base.wall_s), ratio(cost.cpu_s, base.cpu_s)]);
        }
        writeln!(f, "medians of {} rounds\n\n{table}", self.rounds)
    }
}
