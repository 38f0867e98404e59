//! What can be typed to take a document apart, and to ask who cites whom.

use std::path::PathBuf;

use super::examples;

/// Take a document apart: what it says of itself, its units, the papers it names, what was odd.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::PARSE)]
pub(crate) struct ParseArgs {
    /// A file that is one document, in any encoding that `index` reads; `-` is the standard input.
    pub(crate) file: PathBuf,
    /// Print everything as one JSON object, with positions in bytes of the file.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Say which papers a document cites, or who cites a paper.
///
/// A paper is asked for by its number in any spelling, with its kind and date or without, or by its name.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::CITES)]
pub(crate) struct CitesArgs {
    /// A file that is one document, `-` for the standard input, an index, or a folder or records of documents.
    #[arg(value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// Only this paper, such as 24-CT/TU or "Luật Đất đai".
    #[arg(long, value_name = "PAPER", allow_hyphen_values = true)]
    pub(crate) of: Option<String>,
    /// Print the answer as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Say which papers there are, which of them cites which, and which are missing.
///
/// A paper is what its number says: the articles of a law that are indexed one by one are one paper.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::GRAPH)]
pub(crate) struct GraphArgs {
    /// An index, or a file or folder of documents.
    #[arg(value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// Only papers that are cited and not there.
    #[arg(long)]
    pub(crate) dangling: bool,
    /// Only the N papers that most papers cite.
    #[arg(long, value_name = "N")]
    pub(crate) most_cited: Option<u32>,
    /// Print the whole graph in the language of Graphviz.
    #[arg(long, conflicts_with_all = ["dangling", "most_cited", "json"])]
    pub(crate) dot: bool,
    /// Print the answer as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}
