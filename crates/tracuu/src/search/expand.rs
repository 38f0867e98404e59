//! Expansion: the terms of the index that a typed word may stand for.

use std::collections::BTreeMap;

use tantivy::schema::Field;
use tracuu_text::{KEY_SEPARATOR, KeyParts, NUMBER_MARK, sort_by};

use super::Context;
use crate::SearchError;
use crate::half::Half;
use crate::index::words;

/// A term that a typed word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Variant {
    pub(super) field: Field,
    pub(super) key: String,
    /// Whether it is what was typed, not only compatible with it.
    pub(super) is_exact: bool,
    /// How many passages hold it, deleted ones included.
    pub(super) doc_freq: u64,
}

/// The terms of `field` that agree with the typed `key`, sorted by key.
///
/// All keys with the same bare letters lie together in the dictionary: one short range is read.
pub(super) fn variants(context: &Context<'_>, field: Field, key: &str) -> Result<Vec<Variant>, SearchError> {
    let Some(typed) = KeyParts::of(key) else { return Ok(Vec::new()) };
    let range = (format!("{}{KEY_SEPARATOR}", typed.fold), format!("{} ", typed.fold));
    let agrees = |term: &str| KeyParts::of(term).is_some_and(|written| typed.agrees(&written));
    let found = terms_in(context, field, &[range], agrees)?;
    let variant = |(term, doc_freq): (String, u64)| Variant { field, is_exact: term == key, key: term, doc_freq };
    Ok(found.into_iter().map(variant).collect())
}

/// The keys of `field` in ranges that are wanted, with the number of passages that hold them.
fn terms_in(
    context: &Context<'_>,
    field: Field,
    ranges: &[(String, String)],
    is_wanted: impl Fn(&str) -> bool,
) -> Result<BTreeMap<String, u64>, SearchError> {
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for segment in context.searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        for (first, end) in ranges.iter().flat_map(|(first, end)| words::ranges(first.as_bytes(), end.as_bytes())) {
            let range = inverted.terms().range().ge(first).lt(end);
            let mut stream = range.into_stream().map_err(SearchError::engine)?;
            while stream.advance() {
                let Some(key) = words::key_of(stream.key()) else { continue };
                if is_wanted(key) {
                    *found.entry(key.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
    }
    Ok(found)
}

/// Terms that are all meant.
fn all_exact(field: Field, found: BTreeMap<String, u64>) -> Vec<Variant> {
    found.into_iter().map(|(key, doc_freq)| Variant { field, key, is_exact: true, doc_freq }).collect()
}

/// The most terms that a prefix stands for: those that most passages hold.
const PREFIXED: usize = 256;

/// The terms of `field` that begin as `typed` does; typed marks are demands, missing ones are free.
pub(super) fn prefixed(context: &Context<'_>, field: Field, typed: &str) -> Result<Vec<Variant>, SearchError> {
    let half = Half::of(typed);
    let range = |prefix: &String| (prefix.clone(), format!("{prefix}\u{10FFFF}"));
    let ranges: Vec<_> = half.prefixes().iter().filter(|prefix| !prefix.is_empty()).map(range).collect();
    let begins_so = |term: &str| KeyParts::of(term).is_some_and(|written| half.agrees(&written).is_some());
    let mut variants = all_exact(field, terms_in(context, field, &ranges, begins_so)?);
    if variants.len() > PREFIXED {
        sort_by(&mut variants, |a, b| b.doc_freq.cmp(&a.doc_freq).then_with(|| a.key.cmp(&b.key)));
        variants.truncate(PREFIXED);
    }
    Ok(variants)
}

/// The document numbers in the text whose running number is a typed number with a full stop: `66.19`.
pub(super) fn dotted(context: &Context<'_>, field: Field, key: &str) -> Result<Vec<Variant>, SearchError> {
    let Some(KeyParts { fold, .. }) = KeyParts::of(key) else { return Ok(Vec::new()) };
    let is_dotted = fold.contains('.') && fold.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !is_dotted || field != context.store.fields.body {
        return Ok(Vec::new());
    }
    Ok(all_exact(field, terms_in(context, field, &[running(fold)], |_| true)?))
}

/// Where the document numbers with a running number lie in the dictionary.
fn running(sequence: &str) -> (String, String) {
    (format!("{NUMBER_MARK}{sequence}-"), format!("{NUMBER_MARK}{sequence}."))
}

/// The keys of the document numbers in the text with this running number.
pub(super) fn numbered(context: &Context<'_>, sequence: &str) -> Result<Vec<String>, SearchError> {
    Ok(terms_in(context, context.store.fields.body, &[running(sequence)], |_| true)?.into_keys().collect())
}

/// The dates of a month, whose key is given, and the month itself.
pub(super) fn days(context: &Context<'_>, field: Field, month: &str) -> Result<Vec<Variant>, SearchError> {
    let date = month.trim_end_matches(KEY_SEPARATOR);
    Ok(all_exact(field, terms_in(context, field, &[(date.to_owned(), format!("{date}."))], |_| true)?))
}
