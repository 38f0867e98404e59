//! Orders other than by score: every match, by a column of its document.
//!
//! | sort              | column     | without a value |
//! | ----------------- | ---------- | --------------- |
//! | `Newest`, `Oldest` | `date`    | last            |
//! | `Number`          | `sequence` | last            |
//! | `Title`           | `title_order` | last         |
//!
//! What is equal is ordered by id.

use std::collections::BTreeMap;

use tantivy::columnar::BytesColumn;
use tantivy::{DocAddress, DocId, SegmentReader};

use super::matches::matches;
use super::plan::Plan;
use super::sums::Driven;
use super::{Context, Found};
use crate::index::{DATE, ID, ORDINAL, SEQUENCE, TITLE_ORDER};
use crate::{SearchError, Sort};

/// A document and those of its passages that match.
pub(super) struct Ordered {
    pub(super) first: DocAddress,
    pub(super) passages: Vec<DocId>,
    key: Key,
}

/// What documents are ordered by: the value, then the id. `None` comes last.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    lacks_value: bool,
    value: Vec<u8>,
    id: Vec<u8>,
}

/// All documents that match, in order.
pub(super) fn ordered(context: &Context<'_>, plan: &Plan, sort: Sort) -> Result<Vec<Ordered>, SearchError> {
    let mut all = Vec::new();
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let ordinals = segment.fast_fields().u64(ORDINAL)?;
        let from = all.len();
        for doc in matches(context, plan, (ord, segment))?.iter() {
            if context.cancel.is_cancelled() {
                break;
            }
            let first = DocAddress::new(ord, doc - ordinals.first(doc).unwrap_or(0).min(u64::from(doc)) as DocId);
            match all.last_mut() {
                Some(Ordered { first: known, passages, .. }) if *known == first => passages.push(doc),
                _ => all.push(Ordered { first, passages: vec![doc], key: Key::default() }),
            }
        }
        fill_keys(segment, sort, all.get_mut(from..).unwrap_or_default())?;
        context.cancel.check()?;
    }
    all.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(all)
}

fn fill_keys(segment: &SegmentReader, sort: Sort, documents: &mut [Ordered]) -> Result<(), SearchError> {
    let columns = segment.fast_fields();
    match sort {
        Sort::Newest => fill_numbers(segment, DATE, documents, |date| !date)?,
        Sort::Oldest => fill_numbers(segment, DATE, documents, |date| date)?,
        Sort::Number => fill_numbers(segment, SEQUENCE, documents, |sequence| sequence)?,
        Sort::Title => fill_words(columns.bytes(TITLE_ORDER)?, documents, |key, value| {
            key.lacks_value = value.is_none();
            key.value = value.unwrap_or_default().to_vec();
        })?,
        Sort::Score => {}
    }
    let ids = columns.str(ID)?.map(BytesColumn::from);
    fill_words(ids, documents, |key, value| key.id = value.unwrap_or_default().to_vec())
}

fn fill_numbers(
    segment: &SegmentReader,
    name: &str,
    documents: &mut [Ordered],
    order: fn(u64) -> u64,
) -> Result<(), SearchError> {
    let column = segment.fast_fields().u64(name)?;
    for Ordered { first, key, .. } in documents {
        let value = column.first(first.doc_id);
        key.lacks_value = value.is_none();
        key.value = value.map(|value| order(value).to_be_bytes().to_vec()).unwrap_or_default();
    }
    Ok(())
}

/// Looks up each distinct word once, in the order of the dictionary.
fn fill_words(
    column: Option<BytesColumn>,
    documents: &mut [Ordered],
    mut fill: impl FnMut(&mut Key, Option<&[u8]>),
) -> Result<(), SearchError> {
    let ord_of = |document: &Ordered| column.as_ref()?.term_ords(document.first.doc_id).next();
    let mut words: BTreeMap<u64, Vec<u8>> = documents.iter().filter_map(ord_of).map(|ord| (ord, Vec::new())).collect();
    if let Some(column) = &column {
        let ords: Vec<u64> = words.keys().copied().collect();
        let mut found = words.values_mut();
        let take = |bytes: &[u8]| {
            if let Some(word) = found.next() {
                word.extend_from_slice(bytes);
            }
        };
        column.dictionary().sorted_ords_to_term_cb(&ords, take).map_err(SearchError::engine)?;
    }
    for document in documents.iter_mut() {
        let word = ord_of(document).and_then(|ord| words.get(&ord)).map(Vec::as_slice);
        fill(&mut document.key, word);
    }
    Ok(())
}

/// The passages of a document with their scores, best first.
pub(super) fn scored(context: &Context<'_>, plan: &Plan, document: &Ordered) -> Result<Vec<Found>, SearchError> {
    let Ordered { first, passages, key: _ } = document;
    let all = [plan.scored(), plan.common()].concat();
    let mut driven = Driven::open(context, (plan, &all), context.searcher.segment_reader(first.segment_ord))?;
    let mut found: Vec<Found> = passages
        .iter()
        .map(|&doc| Found { at: DocAddress::new(first.segment_ord, doc), score: driven.score(doc) })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.at.cmp(&b.at)));
    Ok(found)
}
