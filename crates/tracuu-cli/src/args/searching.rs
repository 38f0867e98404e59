//! Arguments of the commands that search.

use std::path::PathBuf;

use clap::ValueEnum;

use super::examples;

/// Find documents.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::SEARCH)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    pub(crate) query: QueryArgs,
    /// The most hits to show.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub(crate) limit: u16,
    /// The most units to show of a document.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(0..=1_000))]
    pub(crate) units: u16,
    /// The most pieces of text to show of a unit.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(crate) snippets: u16,
    /// How many hits to pass over, at most 10,000.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Go on behind an earlier answer, whose JSON says `next`.
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
    /// Let every hit be one unit, instead of a document with its best units.
    #[arg(long)]
    pub(crate) by_unit: bool,
    /// The order of the hits.
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Sort::Score)]
    pub(crate) sort: Sort,
    /// Count everything that matches by what it is; may be given several times.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) facet: Vec<Facet>,
    /// Count everything that matches, which takes longer.
    #[arg(long)]
    pub(crate) count: bool,
    /// Print the answer as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Say what the scores of a search are made of.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::EXPLAIN)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) query: QueryArgs,
    /// The most hits to explain.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub(crate) limit: u16,
    /// Print the answer of the search as one JSON object, with the parts of every score.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What is asked, and of which documents.
#[derive(Debug, clap::Args)]
pub(crate) struct QueryArgs {
    /// What to look for: words with or without marks, a document number, a "phrase" in quotes, `field:value`. It may begin
    /// with `-`.
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// More words of the query; one that begins with `-` stands after `--`, or in quotes with the first.
    #[arg(value_name = "WORDS")]
    more: Vec<String>,
    /// An index, or a file or folder of documents, which are then read into memory.
    #[arg(long = "in", value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// What a missing mark means.
    #[arg(long, value_enum, value_name = "HOW", default_value_t = Marks::Auto)]
    pub(crate) marks: Marks,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
}

impl QueryArgs {
    /// The query: its words joined by blanks.
    pub(crate) fn text(&self) -> String {
        let words = std::iter::once(&self.query).chain(&self.more);
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Which documents are looked at; each may be given several times, and one of them is enough.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Which documents are looked at; of values given several times one is enough")]
pub(crate) struct FilterArgs {
    /// Their kind, by name or symbol: `chi thi`, CT.
    #[arg(long)]
    pub(crate) kind: Vec<String>,
    /// Words of the name of the body that issued them.
    #[arg(long)]
    pub(crate) issuer: Vec<String>,
    /// Their own number, in any spelling.
    #[arg(long)]
    pub(crate) number: Vec<String>,
    /// A paper that they cite, anywhere.
    #[arg(long, value_name = "PAPER")]
    pub(crate) cites: Vec<String>,
    /// Their id.
    #[arg(long)]
    pub(crate) id: Vec<String>,
    /// Issued on this day or later: 2023-08-07, 07/8/2023, 8/2023 or 2023; a month or a year is its first day.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Issued on this day or earlier; a month or a year is its last day.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
}

/// What a missing mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Marks {
    /// It depends on how the rest was typed.
    Auto,
    /// Words are meant as they were typed.
    Exact,
    /// Marks make no difference.
    Ignore,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// The best first.
    Score,
    /// The latest date first.
    Newest,
    /// The earliest date first.
    Oldest,
    /// By running number.
    Number,
    /// As a Vietnamese dictionary has it.
    Title,
}

/// What matches are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Facet {
    /// Kinds of documents.
    Kind,
    /// Issuing bodies.
    Issuer,
    /// Years of issue.
    Year,
}
