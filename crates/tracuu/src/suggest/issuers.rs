//! Issuing bodies whose names hold what was typed.
//!
//! | typed        | issuer                         |
//! | ------------ | ------------------------------ |
//! | `ban thuong` | *Ban Thường vụ Thành ủy*       |
//! | `thanh u`    | *Ban Thường vụ Thành ủy*       |
//!
//! A collection has few of them: all are looked at, by their bare letters first.

use std::collections::BTreeMap;

use tantivy::SegmentReader;
use tantivy::schema::IndexRecordOption;
use tracuu_text::{Letter, sort_by_key};

use super::Context;
use super::sample::documents;
use super::surface::{find, parts, same_words};
use super::typed::Typed;
use crate::{SearchError, Suggestion, SuggestionKind};

/// The most issuers of a segment that are looked at.
const SCAN: usize = 2048;

/// The best issuers.
pub(super) fn issuers(context: &Context<'_>, typed: &Typed, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
    let mut found: BTreeMap<String, Option<u64>> = BTreeMap::new();
    for segment in context.searcher.segment_readers() {
        in_segment(context, segment, typed, &mut found)?;
    }
    let mut found: Vec<(String, Option<u64>)> =
        one_spelling(found).into_iter().filter(|(_, count)| *count != Some(0)).collect();
    // Uncounted are the most frequent ones.
    sort_by_key(&mut found, |(name, documents)| {
        let begins = find(name, typed).is_some_and(|surface| surface.words.start == 0);
        (!begins, std::cmp::Reverse(documents.unwrap_or(u64::MAX)), name.len())
    });
    let shown = found.into_iter().take(limit).filter_map(|(text, documents)| {
        let surface = find(&text, typed)?;
        Some(Suggestion { kind: SuggestionKind::Issuer, documents, id: None, parts: parts(&text, surface.typed), text })
    });
    Ok(shown.collect())
}

/// Names with the same words are one, in the spelling that most documents have; of as many, in one with small letters.
fn one_spelling(found: BTreeMap<String, Option<u64>>) -> Vec<(String, Option<u64>)> {
    let mut by_words: BTreeMap<String, Vec<(String, Option<u64>)>> = BTreeMap::new();
    for (name, documents) in found {
        by_words.entry(same_words(&name)).or_default().push((name, documents));
    }
    let join = |spellings: Vec<(String, Option<u64>)>| {
        let all = spellings.iter().try_fold(0, |sum, (_, documents)| documents.map(|documents| sum + documents));
        let is_small = |name: &str| name.contains(char::is_lowercase);
        let best = spellings.into_iter().max_by_key(|(name, documents)| {
            (documents.unwrap_or(u64::MAX), is_small(name), std::cmp::Reverse(name.clone()))
        });
        best.map(|(name, _)| (name, all))
    };
    by_words.into_values().filter_map(join).collect()
}

fn in_segment(
    context: &Context<'_>,
    segment: &SegmentReader,
    typed: &Typed,
    found: &mut BTreeMap<String, Option<u64>>,
) -> Result<(), SearchError> {
    let inverted = segment.inverted_index(context.store.fields.issuer)?;
    let sought = Sought::of(typed);
    let mut stream = inverted.terms().stream().map_err(SearchError::engine)?;
    for _ in 0..SCAN {
        if !stream.advance() {
            break;
        }
        let Ok(name) = std::str::from_utf8(stream.key()) else { continue };
        if !sought.may_be_in(name) || find(name, typed).is_none() {
            continue;
        }
        let mut postings = inverted
            .read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic)
            .map_err(SearchError::engine)?;
        let count = documents(segment, &mut postings)?;
        let sum = found.entry(name.to_owned()).or_insert(Some(0));
        *sum = sum.zip(count).map(|(a, b)| a + b);
    }
    Ok(())
}

/// The first typed letter, with which some word of the name must begin: most names are passed over by it.
struct Sought {
    first: Option<u8>,
}

impl Sought {
    fn of(typed: &Typed) -> Sought {
        let whole = typed.words.first().map(String::as_str);
        let half = typed.half.as_ref().and_then(|half| half.prefixes().first()).map(String::as_str);
        let first = whole.or(half).and_then(|word| word.chars().next()).and_then(Letter::of);
        Sought { first: first.map(|letter| letter.base) }
    }

    fn may_be_in(&self, name: &str) -> bool {
        let Some(first) = self.first else { return true };
        let mut at_start = true;
        name.chars().any(|character| {
            let begins = at_start && Letter::of(character).is_some_and(|letter| letter.base == first);
            at_start = !character.is_alphanumeric();
            begins
        })
    }
}
