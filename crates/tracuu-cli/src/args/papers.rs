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
