//! Snippets: the pieces of a passage that show why it was found.
//!
//! ```text
//! asked       what fields ask for: citations and places
//! matches     where a text holds what was looked for, word by word
//! best        the stretches of matches that are worth most
//! window      what is shown around a stretch: from a sentence or clause where one begins near
//! boundary    where sentences, clauses, words and graphemes begin and end
//! parts       a window cut where highlighting begins and ends, with its place in the document as it was given
//! ```
//!
//! | passage, query *kỷ luật*, 30 characters              | snippet                        |
//! | ---------------------------------------------------- | ------------------------------ |
//! | `Giữ nghiêm kỷ luật. Việc khác. Việc khác. Việc nữa.` | `Giữ nghiêm [kỷ luật]. Việc khác.` … |
//! | `luật này và kỷ niệm …, có kỷ luật nghiêm`           | `có [kỷ luật] nghiêm`          |
//! | nothing but the number of the document matches       | the beginning of the passage   |

mod asked;
mod best;
mod boundary;
mod matches;
mod parts;
#[cfg(test)]
mod tests;
mod window;

use tracuu_document::{Address, parse_address};
use tracuu_text::Span;

use super::stored::label;
use crate::index::PassageRecord;
use crate::{Snippet, SnippetOptions};
pub(super) use asked::AskedFor;
use best::Stretches;
pub(super) use matches::{Highlighter, Match};

/// A snippet and the byte of the passage's text that it is about.
#[derive(Default)]
pub(super) struct FoundSnippet {
    pub(super) snippet: Snippet,
    pub(super) at: usize,
}

/// The best pieces of a passage, the best first, one at least. `matches` ascend and do not overlap; where there are none, the
/// piece is the one at `start`.
pub(super) fn snippets(
    passage: &PassageRecord,
    matches: &[Match],
    options: &SnippetOptions,
    start: usize,
) -> Vec<FoundSnippet> {
    let SnippetOptions { length, count } = *options;
    let mut stretches = Stretches::new(passage, matches, length);
    let mut found = Vec::new();
    while found.len() < count.clamp(1, SnippetOptions::COUNT_LIMIT) {
        let Some(stretch) = stretches.next() else { break };
        let (window, at) = window::around(passage, &stretch, length);
        stretches.take_out(&stretch, window);
        found.push(FoundSnippet { snippet: snippet(passage, window, matches), at });
    }
    if found.is_empty() {
        let begin = start + first_letter(passage.text.get(start..).unwrap_or_default());
        let window = window::at(passage, begin, length);
        found.push(FoundSnippet { snippet: snippet(passage, window, &[]), at: begin });
    }
    found
}

/// How many bytes of blanks a text begins with.
fn first_letter(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn snippet(passage: &PassageRecord, window: Span, matches: &[Match]) -> Snippet {
    let address = address(passage, window);
    let source = passage.source(window);
    let (cut_start, cut_end) = cuts(passage, window);
    Snippet {
        label: label(&address),
        address,
        start: source.start,
        end: source.end,
        cut_start,
        cut_end,
        parts: parts::parts(passage, window, matches),
    }
}

/// The address of the finest division that holds all of a window.
fn address(passage: &PassageRecord, window: Span) -> String {
    let mut places = passage.places_of(window).map(|(place, _)| place.address);
    let first = places.next().unwrap_or_default();
    places.fold(first.to_owned(), |held, next| if held == next { held } else { common(&held, next) })
}

/// What two addresses have in common, from the document down.
fn common(left: &str, right: &str) -> String {
    let (Some(left), Some(right)) = (parse_address(left), parse_address(right)) else { return String::new() };
    let pairs = left.segments().iter().zip(right.segments());
    Address::new(pairs.take_while(|(l, r)| l == r).map(|(segment, _)| *segment)).to_string()
}

/// Whether text of the first and of the last place was left out.
fn cuts(passage: &PassageRecord, window: Span) -> (bool, bool) {
    let mut places = passage.places_of(window).map(|(_, span)| span);
    let Some(first) = places.next() else { return (false, false) };
    let last = places.last().unwrap_or(first);
    let has_text = |span: Span| span.of(&passage.text).is_some_and(|text| !text.trim().is_empty());
    (has_text(Span::new(first.start, window.start)), has_text(Span::new(window.end, last.end)))
}
