//! What is asked on the command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use tracuu::MemoryBudget;

use crate::engine::Engine;

/// Times tracuu beside plain tantivy on the articles of phapdien.
#[derive(Debug, Parser)]
pub(crate) struct Args {
    /// Parts to run; all but `cancel` when none is named. `cancel` runs alone.
    pub(crate) parts: Vec<Part>,
    /// Articles to take, from the first; all of them when not given.
    #[arg(long)]
    pub(crate) articles: Option<usize>,
    /// The engine that `indexing` alone runs, for a profile of it.
    #[arg(long)]
    pub(crate) only: Option<Engine>,
    /// Invented papers of forty units in which searches are cancelled.
    #[arg(long, default_value_t = 25_000)]
    pub(crate) papers: usize,
    /// How often each index is written and each query asked.
    #[arg(long, default_value_t = 5)]
    pub(crate) rounds: usize,
    /// Files of queries, in the folder of the articles.
    #[arg(long, value_delimiter = ',', default_values = ["queries.tsv", "queries.bare.tsv"])]
    pub(crate) queries: Vec<String>,
    /// Memory that a writer may fill before it writes a segment, in MB.
    #[arg(long, default_value_t = 128, value_name = "MB")]
    memory: usize,
    /// Leave the indexes as they were written, instead of merging each into one segment before it is searched.
    #[arg(long)]
    pub(crate) unmerged: bool,
    /// Write the figures to a file, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

/// A part of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Time of writing the indexes.
    Indexing,
    /// Bytes of their files.
    Size,
    /// Bytes and time of stored fields in larger blocks.
    Store,
    /// Time of searches.
    Search,
    /// Time from cancelling a search of invented papers to its return.
    Cancel,
}

impl Args {
    pub(crate) fn memory(&self) -> MemoryBudget {
        MemoryBudget(self.memory * 1_000_000)
    }

    /// Whether a part was asked for.
    pub(crate) fn runs(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}
