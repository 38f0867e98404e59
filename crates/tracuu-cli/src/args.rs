//! What can be typed.
//!
//! | typed | understood |
//! | ----- | ---------- |
//! | `tracuu search ky luat --in data/sample` | the query `ky luat` |
//! | `tracuu search "-luật kỷ" --in data/sample` | the query `-luật kỷ` |
//! | `tracuu search --in data/sample -- kỷ -luật` | the query `kỷ -luật` |
//! | `tracuu show 12-ct-tu.md 5 --in data/sample` | item 5 of a document |

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

mod examples;
mod papers;
mod searching;
mod suggest;

pub(crate) use papers::{CitesArgs, GraphArgs, ParseArgs};
pub(crate) use searching::{ExplainArgs, Facet, FilterArgs, Marks, QueryArgs, SearchArgs, Sort};
pub(crate) use suggest::{Kind, SuggestArgs};

/// Search in Vietnamese official documents.
#[derive(Debug, Parser)]
#[command(name = "tracuu", version, after_help = examples::TRACUU, max_term_width = 100)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to colour: auto, which is on a terminal unless NO_COLOR is set, always or never.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto, hide_possible_values = true)]
    pub(crate) color: Color,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Put files and folders into an index.
    Index(IndexArgs),
    /// Find documents.
    Search(SearchArgs),
    /// Say what the scores of a search are made of.
    Explain(ExplainArgs),
    /// Complete what is typed, or correct it.
    Suggest(SuggestArgs),
    /// Print a document, or a unit of it with everything under it.
    Show(ShowArgs),
    /// Say what an index holds.
    Stats(StatsArgs),
    /// Take documents out of an index.
    Delete(DeleteArgs),
    /// Take a document apart: what it says of itself, its units, the papers it names.
    Parse(ParseArgs),
    /// Say which papers a document cites, or who cites a paper.
    Cites(CitesArgs),
    /// Say which papers there are, which of them cites which, and which are missing.
    Graph(GraphArgs),
    /// Show what is done to a text: decoding, repair, folding, tokens.
    Text(TextArgs),
    /// Measure search quality and speed on topics with relevance judgements.
    Eval(EvalArgs),
}

/// Put files and folders into an index.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::INDEX)]
pub(crate) struct IndexArgs {
    /// Files (.md, .txt, .jsonl, .jsonl.zst), and folders of them.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder of the index; it is made when it is not there, and added to when it is.
    #[arg(long, value_name = "DIR")]
    pub(crate) into: PathBuf,
    /// Start anew: what the index holds is thrown away.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Memory to fill before a part of the index is written, in MB; 15 is right for a phone.
    #[arg(long, value_name = "MB", default_value_t = 128, value_parser = clap::value_parser!(u16).range(1..=16_000))]
    pub(crate) memory: u16,
    /// Threads that read documents.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=8))]
    pub(crate) threads: u16,
    /// Print the summary as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Print a document, or a unit of it with everything under it.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::SHOW)]
pub(crate) struct ShowArgs {
    /// The id of the document, as `search` prints it.
    pub(crate) id: String,
    /// The address of a unit, such as `III.5` or `d5.k2`.
    pub(crate) address: Option<String>,
    /// An index, or a file or folder of documents.
    #[arg(long = "in", value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// Print the document as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Show what is done to a text: decoding, repair, folding, tokens.
///
/// Without options the text is decoded, composed and repaired as the index reads it. With --from alone it is decoded and
/// composed, and nothing else is done.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::TEXT)]
pub(crate) struct TextArgs {
    /// A file; the standard input without one.
    pub(crate) file: Option<PathBuf>,
    /// The encoding that the bytes are in.
    #[arg(long, value_enum, value_name = "ENCODING")]
    pub(crate) from: Option<From>,
    /// Read words that were typed with the input method off; tone marks are written in the old style.
    #[arg(long, value_enum, value_name = "SCHEME")]
    pub(crate) typed: Option<Typed>,
    /// Fold words: to the form that the index uses, without tones, or to bare letters.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fold: Option<Fold>,
    /// Print a token a line: start, end, kind, text, key, with tabs between.
    #[arg(long)]
    pub(crate) tokens: bool,
    /// Print one JSON object: encoding, repairs, text, tokens.
    #[arg(long, conflicts_with = "tokens")]
    pub(crate) json: bool,
}

/// An encoding, or auto for the one that is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(crate) enum From {
    Auto,
    Utf8,
    Utf16le,
    Utf16be,
    Tcvn3,
    Vni,
    Viscii,
    Viqr,
    Cp1258,
}

/// A typing scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(crate) enum Typed {
    Telex,
    Vni,
}

/// A level of folding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(crate) enum Fold {
    Exact,
    Shape,
    Bare,
}

/// Say what an index holds.
#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    /// An index, or a file or folder of documents.
    #[arg(long = "in", value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// Print the figures as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Take documents out of an index.
#[derive(Debug, clap::Args)]
pub(crate) struct DeleteArgs {
    /// The ids of the documents, as `search` prints them.
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// The folder of the index.
    #[arg(long = "in", value_name = "DIR")]
    pub(crate) index: PathBuf,
}

/// Measure search quality and speed on topics with relevance judgements.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::EVAL)]
pub(crate) struct EvalArgs {
    /// An index, or a file or folder of documents.
    #[arg(long = "in", value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// The topics: an id, a tab and a query a line.
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: PathBuf,
    /// The judgements: topic, 0, document and relevance a line.
    #[arg(long, value_name = "FILE")]
    pub(crate) qrels: PathBuf,
    /// Write what was found as a TREC run, 100 documents a topic.
    #[arg(long, value_name = "FILE")]
    pub(crate) run: Option<PathBuf>,
    /// The name of the run, its sixth column.
    #[arg(long, default_value = "tracuu", value_parser = tag)]
    pub(crate) tag: String,
    /// Print the figures as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// A name that is one column.
fn tag(text: &str) -> Result<String, &'static str> {
    let fits = !text.is_empty() && !text.contains(char::is_whitespace);
    if fits { Ok(text.to_owned()) } else { Err("expected a name without blanks") }
}

/// Reads what was typed; the error prints itself, and help is one of its kinds.
pub(crate) fn parse(typed: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    Args::try_parse_from(typed)
}

#[cfg(test)]
mod tests;
