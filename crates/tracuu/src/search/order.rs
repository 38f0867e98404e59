//! Orders other than by score: every match, by a column of its document.
//!
//! | sort              | column     | without a value |
//! | ----------------- | ---------- | --------------- |
//! | `Newest`, `Oldest` | `date`    | last            |
//! | `Number`          | `sequence` | last            |
//! | `Title`           | `title_order` | last         |
//!
//! What is equal is ordered by id.

use tantivy::columnar::BytesColumn;
use tantivy::{DocAddress, DocId, SegmentReader};
use tracuu_text::sort_by;

use super::matches::matches;
use super::plan::Plan;
use super::sums::Driven;
use super::words::Words;
use super::{Context, Found};
use crate::index::{DATE, ID, ORDINAL, SEQUENCE, TITLE_ORDER};
use crate::{SearchError, Sort};

/// How many documents are put in order between two looks at the token.
const AT_ONCE: usize = 2048;

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

/// The first documents of those that match, in order.
pub(super) fn ordered(
    context: &Context<'_>,
    plan: &Plan,
    (sort, wanted): (Sort, usize),
) -> Result<Vec<Ordered>, SearchError> {
    let mut best = Vec::new();
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let ordinals = segment.fast_fields().u64(ORDINAL)?;
        let mut documents: Vec<Ordered> = Vec::new();
        for doc in matches(context, plan, (ord, segment))?.iter() {
            if context.cancel.is_cancelled() {
                break;
            }
            let first = DocAddress::new(ord, doc - ordinals.first(doc).unwrap_or(0).min(u64::from(doc)) as DocId);
            match documents.last_mut() {
                Some(Ordered { first: known, passages, .. }) if *known == first => passages.push(doc),
                _ => documents.push(Ordered { first, passages: vec![doc], key: Key::default() }),
            }
        }
        context.cancel.check()?;
        fill_keys(context, (sort, segment), &mut documents)?;
        let mut documents = documents.into_iter();
        while documents.len() > 0 {
            best.extend(documents.by_ref().take(AT_ONCE));
            if best.len() > wanted {
                best.select_nth_unstable_by(wanted, |a, b| a.key.cmp(&b.key));
                best.truncate(wanted);
            }
            context.cancel.check()?;
        }
    }
    sort_by(&mut best, |a, b| a.key.cmp(&b.key));
    Ok(best)
}

fn fill_keys(
    context: &Context<'_>,
    (sort, segment): (Sort, &SegmentReader),
    documents: &mut [Ordered],
) -> Result<(), SearchError> {
    let columns = segment.fast_fields();
    match sort {
        Sort::Newest => fill_numbers(segment, DATE, documents, |date| !date)?,
        Sort::Oldest => fill_numbers(segment, DATE, documents, |date| date)?,
        Sort::Number => fill_numbers(segment, SEQUENCE, documents, |sequence| sequence)?,
        Sort::Title => fill_words(context, columns.bytes(TITLE_ORDER)?, documents, |key, value| {
            key.lacks_value = value.is_none();
            key.value = value.unwrap_or_default().to_vec();
        })?,
        Sort::Score => {}
    }
    let ids = columns.str(ID)?.map(BytesColumn::from);
    fill_words(context, ids, documents, |key, value| key.id = value.unwrap_or_default().to_vec())
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

fn fill_words(
    context: &Context<'_>,
    column: Option<BytesColumn>,
    documents: &mut [Ordered],
    mut fill: impl FnMut(&mut Key, Option<&[u8]>),
) -> Result<(), SearchError> {
    let ord_of = |document: &Ordered| column.as_ref()?.term_ords(document.first.doc_id).next();
    let words = match &column {
        Some(column) => Words::of(context, column, documents.iter().filter_map(ord_of).collect())?,
        None => Words::default(),
    };
    for document in documents.iter_mut().take_while(|_| !context.cancel.is_cancelled()) {
        let word = ord_of(document).and_then(|ord| words.get(ord));
        fill(&mut document.key, word);
    }
    context.cancel.check()
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
    sort_by(&mut found, |a, b| b.score.total_cmp(&a.score).then_with(|| a.at.cmp(&b.at)));
    Ok(found)
}
