//! What can be typed to complete a text, or to correct it.

use std::path::PathBuf;

use clap::ValueEnum;

use super::examples;

/// Complete what is typed, or correct it.
///
/// The last word is half typed, unless a blank stands behind it in quotes. Typed marks must agree, missing ones are free.
#[derive(Debug, clap::Args)]
#[command(after_help = examples::SUGGEST)]
pub(crate) struct SuggestArgs {
    /// What was typed so far.
    #[arg(allow_hyphen_values = true)]
    text: String,
    /// More words of it.
    #[arg(value_name = "WORDS")]
    more: Vec<String>,
    /// An index, or a file or folder of documents, which are then read into memory.
    #[arg(long = "in", value_name = "PLACE")]
    pub(crate) place: PathBuf,
    /// The most suggestions.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=50))]
    pub(crate) limit: u16,
    /// Only suggestions of this kind; may be given more than once.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Vec<Kind>,
    /// Say what a whole query was meant to be: marks restored, typos mended.
    #[arg(long, conflicts_with_all = ["kind", "limit"])]
    pub(crate) correct: bool,
    /// Print the answer as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// A kind of suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(crate) enum Kind {
    Title,
    Number,
    Issuer,
    Phrase,
}

impl SuggestArgs {
    /// What was typed: its words joined by blanks.
    pub(crate) fn text(&self) -> String {
        let words = std::iter::once(&self.text).chain(&self.more);
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}
