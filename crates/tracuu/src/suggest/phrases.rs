//! Phrases: words that follow in the texts on what was typed.
//!
//! | typed            | phrase                  | found by                                             |
//! | ---------------- | ----------------------- | ---------------------------------------------------- |
//! | `ky lu`          | *kỷ luật*               | the terms that `lu` may become, beside those of `ky` |
//! | `quyet l`, `quyet ` | *quyết liệt*, *quyết định của* | the texts of passages that hold `quyet`       |
//! | `ngh`            | *nghị*                  | the most frequent terms                              |
//! | `ky luat`        | *kỷ luật lao động*, *kỳ luật* | both: the last word is whole                   |
//!
//! How often words stand side by side is estimated on even samples of their passages; where a sample has no such place, which
//! of rare neighbours among frequent words it may not, a larger one is taken, and then a last one.

mod follow;
mod half;

use tantivy::{DocAddress, TantivyDocument};
use tracuu_text::{Span, is_vietnamese_syllable};

use super::Context;
use super::surface::{find, parts};
use super::typed::Typed;
use crate::index::{DocumentRecord, PassageRecord};
use crate::search::{first_passage, record, stored_bytes};
use crate::{SearchError, Suggestion, SuggestionKind};

/// The most phrases that are given: each costs the reading of a passage.
pub(super) const LIMIT: usize = 5;
/// Half a word of fewer letters than this may become too many.
const SHORT: usize = 2;
/// Passages are read to about this position, in words.
const DEEPEST: u32 = 600;
/// And to about this one, in bytes.
const READ_BYTES: usize = 8192;

/// How many times larger the samples are than the first ones, behind so many words: what is longer hardly stands in a larger sample
/// when it does not in the first.
fn samples(words: usize) -> &'static [usize] {
    if words <= 2 { &[1, 8, 32] } else { &[1] }
}

/// Passages that are read for what follows on whole words.
const READ: usize = 10;
/// The same where half words were looked at too.
const READ_BESIDES: usize = 5;

/// The best phrases.
pub(super) fn phrases(context: &Context<'_>, typed: &Typed, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
    match &typed.half {
        Some(half) if half.len() >= SHORT => {
            let half::Found { mut phrases, is_whole } = half::phrases(context, typed, limit)?;
            if is_whole {
                let mut on = follow::phrases(context, &typed.completed(), READ_BESIDES, limit)?;
                on.append(&mut phrases);
                phrases = on;
            }
            phrases.truncate(limit);
            Ok(phrases)
        }
        Some(_) if typed.words.is_empty() => Ok(Vec::new()),
        Some(_) | None => follow::phrases(context, typed, READ, limit),
    }
}

/// What is found first in the texts of a passage: its own, or the title and the names that stand before it.
fn in_texts<T>(
    context: &Context<'_>,
    at: DocAddress,
    find: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, SearchError> {
    let document: TantivyDocument = context.searcher.doc(at)?;
    let bytes = |field| stored_bytes(&document, field);
    let passage = bytes(context.store.fields.passage).and_then(PassageRecord::decode);
    if let Some(found) = passage.and_then(|passage| find(beginning(&passage.text))) {
        return Ok(Some(found));
    }
    let record = match bytes(context.store.fields.document).and_then(DocumentRecord::decode) {
        Some(record) => record,
        None => record(context.store, &context.searcher, first_passage(&context.searcher, at)?)?,
    };
    Ok(record.title.iter().chain(&record.context).find_map(|text| find(text)))
}

/// As much of a text as is read.
fn beginning(text: &str) -> &str {
    (READ_BYTES..READ_BYTES + 4).find_map(|end| text.get(..end)).unwrap_or(text)
}

/// A phrase as it is shown: a capital that only begins a sentence, and capitals throughout, are no part of it.
fn spelled(text: &str, words: Span) -> String {
    let piece = words.of(text).unwrap_or_default();
    let phrase = piece.split_whitespace().collect::<Vec<_>>().join(" ");
    if !phrase.chars().any(char::is_lowercase) {
        return small(&phrase);
    }
    let before = text.get(..words.start).unwrap_or_default();
    let begins = before.ends_with('\n')
        || before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | ':' | ';' | '?' | '!' | '“' | '"'));
    let second_is_small = phrase.chars().nth(1).is_none_or(|c| !c.is_uppercase());
    match phrase.chars().next() {
        Some(first) if begins && second_is_small => first.to_lowercase().chain(phrase.chars().skip(1)).collect(),
        _ => phrase,
    }
}

/// Words in capitals in small letters; abbreviations are none of these.
fn small(phrase: &str) -> String {
    let word = |word: &str| {
        let small = word.to_lowercase();
        if is_vietnamese_syllable(&small) { small } else { word.to_owned() }
    };
    phrase.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A suggestion of a phrase; `None` when it does not hold what was typed, and when its words are those of two sentences.
fn suggestion(typed: &Typed, text: String) -> Option<Suggestion> {
    let ends_a_sentence = |pair: &[char]| matches!(pair, ['.' | ';' | ':' | '?' | '!' | '…', ' ']);
    if text.chars().collect::<Vec<_>>().windows(2).any(ends_a_sentence) {
        return None;
    }
    let surface = find(&text, typed)?;
    Some(Suggestion {
        kind: SuggestionKind::Phrase,
        documents: None,
        id: None,
        parts: parts(&text, surface.typed),
        text,
    })
}
