//! Slots: the terms of a segment that a typed word may stand for, or become.

use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tracuu_text::{KEY_SEPARATOR, KeyParts, sort_by};

use super::typed::Typed;
use crate::SearchError;
use crate::half::Half;
use crate::index::words;

/// The most terms of a dictionary that are looked at for one half-typed word.
const SCAN: usize = 4096;

/// The terms that one typed word may stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Slot {
    pub(super) terms: Vec<SlotTerm>,
}

/// A term of a segment.
#[derive(Clone, Debug)]
pub(super) struct SlotTerm {
    pub(super) key: String,
    pub(super) info: TermInfo,
    /// Whether it has all the marks that were typed and no others.
    pub(super) is_exact: bool,
}

impl Slot {
    /// How many postings it has.
    pub(super) fn weight(&self) -> u64 {
        self.terms.iter().map(|term| u64::from(term.info.doc_freq)).sum()
    }
}

/// The slots of all words; `None` when one of them is nowhere. A half-typed word keeps the `most` frequent terms.
pub(super) fn slots(
    inverted: &InvertedIndexReader,
    typed: &Typed,
    most: usize,
) -> Result<Option<Vec<Slot>>, SearchError> {
    let mut slots = Vec::with_capacity(typed.len());
    for key in &typed.words {
        slots.push(whole(inverted, key)?);
    }
    if let Some(half) = &typed.half {
        slots.push(becoming(inverted, half, most)?);
    }
    Ok(slots.iter().all(|slot| !slot.terms.is_empty()).then_some(slots))
}

/// The terms that a whole word may stand for.
pub(super) fn whole(inverted: &InvertedIndexReader, key: &str) -> Result<Slot, SearchError> {
    let Some(typed) = KeyParts::of(key) else { return Ok(Slot::default()) };
    let first = format!("{}{KEY_SEPARATOR}", typed.fold);
    let end = format!("{} ", typed.fold);
    let mut best = Best { most: SCAN, least: 0, slot: Slot::default() };
    let agrees = |written: &KeyParts<'_>| typed.agrees(written).then_some(typed.exact == written.exact);
    scan(inverted, &first, end.as_bytes(), agrees, &mut best)?;
    Ok(best.slot)
}

/// The terms that a half-typed word may become, the `most` frequent of them.
pub(super) fn becoming(inverted: &InvertedIndexReader, half: &Half, most: usize) -> Result<Slot, SearchError> {
    let mut best = Best { most, least: 0, slot: Slot::default() };
    for prefix in half.prefixes() {
        scan(inverted, prefix, &behind(prefix), |written| half.agrees(written), &mut best)?;
    }
    best.cut();
    Ok(best.slot)
}

/// The most frequent terms, while they are found.
struct Best {
    most: usize,
    /// What is rarer than this is not among them.
    least: u32,
    slot: Slot,
}

impl Best {
    fn push(&mut self, key: &str, info: &TermInfo, is_exact: bool) {
        self.slot.terms.push(SlotTerm { key: key.to_owned(), info: info.clone(), is_exact });
        if self.slot.terms.len() >= 2 * self.most {
            self.cut();
        }
    }

    fn cut(&mut self) {
        let terms = &mut self.slot.terms;
        sort_by(terms, |a, b| b.info.doc_freq.cmp(&a.info.doc_freq).then_with(|| a.key.cmp(&b.key)));
        if terms.len() >= self.most {
            terms.truncate(self.most);
            self.least = terms.last().map_or(0, |last| last.info.doc_freq);
        }
    }
}

/// Looks at the terms from `first` up to `end` that agree.
fn scan(
    inverted: &InvertedIndexReader,
    first: &str,
    end: &[u8],
    agrees: impl Fn(&KeyParts<'_>) -> Option<bool>,
    best: &mut Best,
) -> Result<(), SearchError> {
    let mut looked_at = 0;
    for (first, end) in words::ranges(first.as_bytes(), end) {
        let mut stream = inverted.terms().range().ge(first).lt(end).into_stream().map_err(SearchError::engine)?;
        while looked_at < SCAN && stream.advance() {
            looked_at += 1;
            let info = stream.value();
            if info.doc_freq < best.least {
                continue;
            }
            let Some(key) = words::key_of(stream.key()) else { continue };
            if let Some(is_exact) = KeyParts::of(key).and_then(|written| agrees(&written)) {
                best.push(key, info, is_exact);
            }
        }
    }
    Ok(())
}

/// The least bytes behind everything that begins with `prefix`.
pub(super) fn behind(prefix: &str) -> Vec<u8> {
    let mut bytes = prefix.as_bytes().to_vec();
    // No byte of UTF-8 is 0xFF.
    bytes.push(0xFF);
    bytes
}
