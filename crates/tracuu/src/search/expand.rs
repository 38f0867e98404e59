//! Expansion: the terms of the index that a typed word may stand for.

use std::collections::BTreeMap;

use tantivy::schema::Field;
use tracuu_text::{KEY_SEPARATOR, KeyParts};

use super::Context;
use crate::SearchError;

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
    let first = format!("{}{KEY_SEPARATOR}", typed.fold);
    let end = format!("{} ", typed.fold);
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for segment in context.searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let range = inverted.terms().range().ge(first.as_bytes()).lt(end.as_bytes());
        let mut stream = range.into_stream().map_err(SearchError::engine)?;
        while stream.advance() {
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            if KeyParts::of(term).is_some_and(|written| typed.agrees(&written)) {
                *found.entry(term.to_owned()).or_default() += u64::from(stream.value().doc_freq);
            }
        }
    }
    let variant = |(term, doc_freq): (String, u64)| Variant { field, is_exact: term == key, key: term, doc_freq };
    Ok(found.into_iter().map(variant).collect())
}
