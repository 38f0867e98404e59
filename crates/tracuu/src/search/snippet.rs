//! Snippets: the piece of a passage that shows best why it was found.

use std::collections::HashMap;

use tracuu_text::{Span, Terms};

use super::plan::Plan;
use crate::index::PassageRecord;
use crate::{Snippet, SnippetPart};

/// The length of a snippet in characters; it may grow to the end of a word.
const LENGTH: usize = 240;

/// The terms that were looked for, with their rarity.
pub(super) struct Highlighter {
    idfs: HashMap<String, f32>,
}

impl Highlighter {
    pub(super) fn of(plan: &Plan) -> Highlighter {
        let mut idfs = HashMap::new();
        for slot in plan.counting().into_iter().chain(plan.beside()).filter_map(|i| plan.slots.get(i)) {
            for term in &slot.terms {
                let idf = slot.idf * term.weight;
                let known = idfs.entry(term.key.clone()).or_insert(idf);
                *known = known.max(idf);
            }
        }
        Highlighter { idfs }
    }

    /// Where the terms stand in a text, in order; a number is one match, not its parts.
    fn matches<'k>(&'k self, text: &str) -> Vec<Match<'k>> {
        let mut matches: Vec<Match<'k>> = Vec::new();
        let mut terms = Terms::new(text);
        while terms.advance() {
            let span = terms.span();
            let is_within = matches.last().is_some_and(|m| m.span.contains(span));
            if let Some((key, &idf)) = self.idfs.get_key_value(terms.key())
                && !is_within
            {
                matches.push(Match { span, key, idf });
            }
        }
        matches
    }
}

struct Match<'k> {
    span: Span,
    key: &'k str,
    idf: f32,
}

/// A snippet and the byte of the passage's text that it is about.
pub(super) struct FoundSnippet {
    pub(super) snippet: Snippet,
    pub(super) at: usize,
}

/// The best window of a passage: the one that holds the most distinct matches, by rarity; of equal ones the first.
pub(super) fn snippet(passage: &PassageRecord, highlighter: &Highlighter) -> FoundSnippet {
    let matches = highlighter.matches(&passage.text);
    let held = best_run(&matches);
    let run = matches.get(held).unwrap_or_default();
    let at = run.first().map_or(0, |m| m.span.start);
    let end = run.last().map_or(0, |m| m.span.end);
    let window = window(passage, Span::new(at, end));
    let shown = matches.iter().map(|m| m.span).filter(|&m| window.contains(m));
    let source = passage.source(window);
    let snippet = Snippet { start: source.start, end: source.end, parts: parts(&passage.text, window, shown) };
    FoundSnippet { snippet, at }
}

/// The matches of the best window, as indexes.
fn best_run(matches: &[Match<'_>]) -> std::ops::Range<usize> {
    let mut best = (0.0, 0..0);
    let mut inside: HashMap<&str, usize> = HashMap::new();
    let mut sum = 0.0;
    let mut first = 0;
    for (last, m) in matches.iter().enumerate() {
        let count = inside.entry(m.key).or_default();
        *count += 1;
        // Repetition counts a little, so that of two windows the denser one wins.
        sum += if *count == 1 { m.idf } else { 0.01 * m.idf };
        while m.span.end - matches[first].span.start > LENGTH && first < last {
            let left = &matches[first];
            let count = inside.entry(left.key).or_default();
            *count -= 1;
            sum -= if *count == 0 { left.idf } else { 0.01 * left.idf };
            first += 1;
        }
        if sum > best.0 + 1e-4 {
            best = (sum, first..last + 1);
        }
    }
    best.1
}

/// Widens a run of matches to a window: from the start of its sentence or clause when that is near, to about [`LENGTH`].
fn window(passage: &PassageRecord, run: Span) -> Span {
    let text = &passage.text;
    let place = passage
        .pieces()
        .map(|(_, span)| span)
        .find(|span| span.contains(Span::empty(run.start)) && run.start < span.end);
    let bounds = place.unwrap_or(Span::new(0, text.len())).hull(run);
    let spare = LENGTH.saturating_sub(count_chars(text, run));
    let earliest = back(text, run.start, spare / 2).max(bounds.start);
    let start = sentence_start(text, earliest, run.start).unwrap_or_else(|| word_start(text, earliest));
    let left = LENGTH.saturating_sub(count_chars(text, Span::new(start, run.end)));
    let end = word_end(text, forward(text, run.end, left)).min(bounds.end).max(run.end);
    trim(text, Span::new(start, end))
}

fn count_chars(text: &str, span: Span) -> usize {
    span.of(text).map_or(0, |t| t.chars().count())
}

/// The byte `chars` characters before `at`.
fn back(text: &str, at: usize, chars: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.char_indices().rev().take(chars).last().map_or(at, |(i, _)| i)
}

/// The byte `chars` characters behind `at`.
fn forward(text: &str, at: usize, chars: usize) -> usize {
    let behind = text.get(at..).unwrap_or_default();
    behind.char_indices().nth(chars).map_or(text.len(), |(i, _)| at + i)
}

/// The first start of a sentence or clause in `from..to`; `from` itself when a sentence begins there.
fn sentence_start(text: &str, from: usize, to: usize) -> Option<usize> {
    if from == 0 || text.get(..from).is_some_and(|t| t.ends_with(['\n', '.', ';', ':'])) {
        return Some(from);
    }
    let window = text.get(from..to)?;
    let ends = window.char_indices().filter(|(_, c)| matches!(c, '.' | ';' | '\n' | ':' | '?' | '!'));
    ends.map(|(i, c)| from + i + c.len_utf8()).find(|&at| {
        text.get(at..).is_some_and(|t| t.starts_with([' ', '\n'])) || text.get(..at).is_some_and(|t| t.ends_with('\n'))
    })
}

/// The start of the first whole word at or behind `at`.
fn word_start(text: &str, at: usize) -> usize {
    let inside = text.get(..at).is_some_and(|t| t.ends_with(|c: char| !c.is_whitespace()));
    let rest = text.get(at..).unwrap_or_default();
    if inside { rest.find(char::is_whitespace).map_or(at, |i| at + i) } else { at }
}

/// The end of the word that `at` cuts; a word of over 40 characters is cut.
fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let limit = forward(text, at, 40);
    rest.find(char::is_whitespace).map_or(text.len(), |i| at + i).min(limit)
}

/// Leaves out white space at both ends.
fn trim(text: &str, span: Span) -> Span {
    let piece = span.of(text).unwrap_or_default();
    let start = span.start + (piece.len() - piece.trim_start().len());
    Span::new(start, start + piece.trim().len())
}

/// Cuts a window where highlighting begins and ends. Line ends between units are shown as blanks.
fn parts(text: &str, window: Span, matches: impl Iterator<Item = Span>) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    let mut push = |span: Span, highlighted: bool| {
        if let Some(text) = span.of(text).filter(|t| !t.is_empty()) {
            parts.push(SnippetPart { text: text.replace('\n', " "), highlighted });
        }
    };
    let mut at = window.start;
    for m in matches {
        push(Span::new(at, m.start), false);
        push(m, true);
        at = m.end;
    }
    push(Span::new(at, window.end), false);
    parts
}
