//! Titles that hold what was typed.
//!
//! | typed     | title                                        |
//! | --------- | -------------------------------------------- |
//! | `nghi qu` | *Nghị quyết về chuyển đổi số*                |
//! | `ky lu`   | *về tăng cường kỷ luật, kỷ cương*            |
//! | `kỹ lu`   | none of these                                |
//! | `chi thi ve ta` | *Chỉ thị về tăng cường kỷ luật, kỷ cương*, the kind before it |
//!
//! The words of titles are indexed by themselves. Titles with one mark are one suggestion, however many documents have them;
//! a title is read only when it is shown.

use std::cmp::Reverse;
use std::sync::Arc;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocAddress, DocId, DocSet, SegmentReader, TERMINATED};
use tracuu_text::sort_by_key;

use super::Context;
use super::run::{Run, runs};
use super::sample::thin;
use super::slot::{Slot, slots};
use super::surface::{find, parts};
use super::typed::Typed;
use crate::index::{FullTitle, ID, TITLE_MARK, title_kind_words, title_length};
use crate::search::record;
use crate::{SearchError, Suggestion, SuggestionKind};

/// The most terms that a half-typed word may become.
const TERMS: usize = 128;
/// The most passages that are told apart by their titles, in all segments together.
const CANDIDATES: usize = 4096;
/// The most titles whose words are compared in order.
const COMPARED: usize = 256;

/// Seeking costs as much as passing over so many postings.
const SEEK: usize = 16;

/// A title with the passages that bear it.
#[derive(Clone, Debug)]
struct Title {
    mark: u64,
    bearers: Vec<DocAddress>,
}

/// What was found in all segments.
struct Candidates {
    /// The most frequent titles that hold all words, in whatever order.
    titles: Vec<Title>,
    /// What the words may stand for, by segment.
    segments: Vec<(Arc<InvertedIndexReader>, Vec<Slot>)>,
    /// Whether no passage was passed over, so that bearers can be counted.
    all_seen: bool,
}

/// How well a title answers; the least is the best: marks as they were typed, at its beginning, frequent, short.
type Rank = (Reverse<u32>, bool, Reverse<usize>, u64, u64);

/// The best titles.
pub(super) fn titles(context: &Context<'_>, typed: &Typed, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
    let candidates = candidates(context, typed)?;
    let mut ranked = Vec::new();
    for (ord, (inverted, slots)) in (0..).zip(&candidates.segments) {
        let here = candidates.titles.iter().filter_map(|title| Some((first_in(title, ord)?, title)));
        let mut here: Vec<(DocId, &Title)> = here.collect();
        here.sort_unstable_by_key(|&(doc, _)| doc);
        let docs: Vec<DocId> = here.iter().map(|&(doc, _)| doc).collect();
        for run in runs(inverted, slots, &docs)? {
            ranked.extend(here.get(run.nth).map(|&(_, title)| (rank(typed, title, &run), title)));
        }
    }
    sort_by_key(&mut ranked, |&(rank, _)| rank);
    let mut shown = Vec::new();
    let mut seen = Vec::new();
    for (_, title) in ranked {
        if shown.len() == limit {
            break;
        }
        if !seen.contains(&title.mark) {
            seen.push(title.mark);
            shown.extend(show(context, typed, title, candidates.all_seen)?);
        }
    }
    Ok(shown)
}

fn candidates(context: &Context<'_>, typed: &Typed) -> Result<Candidates, SearchError> {
    let readers = context.searcher.segment_readers();
    let mut bearers: Vec<(u64, DocAddress)> = Vec::new();
    let mut segments = Vec::with_capacity(readers.len());
    let mut all_seen = true;
    for (ord, segment) in (0..).zip(readers) {
        let inverted = segment.inverted_index(context.store.fields.title)?;
        let slots = slots(&inverted, typed, TERMS)?.unwrap_or_default();
        let mut docs = with_all(segment, &inverted, &slots)?;
        let found = docs.len();
        thin(&mut docs, (CANDIDATES / readers.len()).max(1));
        all_seen &= docs.len() == found;
        let marks = segment.fast_fields().u64(TITLE_MARK)?;
        bearers.extend(docs.iter().filter_map(|&doc| Some((marks.first(doc)?, DocAddress::new(ord, doc)))));
        segments.push((inverted, slots));
    }
    let mut titles = group(bearers);
    sort_by_key(&mut titles, |title| (Reverse(title.bearers.len()), title_length(title.mark), title.mark));
    titles.truncate(COMPARED);
    Ok(Candidates { titles, segments, all_seen })
}

fn rank(typed: &Typed, title: &Title, run: &Run) -> Rank {
    let exact = if typed.is_marked() { run.exact } else { 0 };
    let begins = run.start == 0 || run.start == title_kind_words(title.mark);
    (Reverse(exact), !begins, Reverse(title.bearers.len()), title_length(title.mark), title.mark)
}

/// The passage that stands for a title in a segment; a title is compared in the segment of its first bearer alone.
fn first_in(title: &Title, ord: u32) -> Option<DocId> {
    title.bearers.first().filter(|at| at.segment_ord == ord).map(|at| at.doc_id)
}

/// The passages that hold a term of every slot and are not deleted, in order.
fn with_all(
    segment: &SegmentReader,
    inverted: &InvertedIndexReader,
    slots: &[Slot],
) -> Result<Vec<DocId>, SearchError> {
    let mut order: Vec<&Slot> = slots.iter().collect();
    sort_by_key(&mut order, |slot| slot.weight());
    let mut docs: Option<Vec<DocId>> = None;
    for slot in order {
        let mut with_slot = BitSet::with_max_value(segment.max_doc());
        for term in &slot.terms {
            let option = IndexRecordOption::Basic;
            let mut postings = inverted.read_postings_from_terminfo(&term.info, option).map_err(SearchError::engine)?;
            match &docs {
                Some(docs) if docs.len() * SEEK < postings.doc_freq() as usize => {
                    among(&mut postings, docs, &mut with_slot);
                }
                Some(_) | None => all(&mut postings, &mut with_slot),
            }
        }
        docs = Some(match docs {
            Some(mut docs) => {
                docs.retain(|&doc| with_slot.contains(doc));
                docs
            }
            None => members(&with_slot, segment.max_doc()),
        });
    }
    let mut docs = docs.unwrap_or_default();
    docs.retain(|&doc| !segment.is_deleted(doc));
    Ok(docs)
}

fn all(postings: &mut SegmentPostings, out: &mut BitSet) {
    while postings.doc() != TERMINATED {
        out.insert(postings.doc());
        postings.advance();
    }
}

/// Those of `docs` that the postings hold.
fn among(postings: &mut SegmentPostings, docs: &[DocId], out: &mut BitSet) {
    for &doc in docs {
        if postings.doc() < doc {
            postings.seek(doc);
        }
        if postings.doc() == doc {
            out.insert(doc);
        }
    }
}

fn members(set: &BitSet, max_doc: DocId) -> Vec<DocId> {
    let mut members = Vec::with_capacity(set.len());
    for bucket in 0..max_doc.div_ceil(64) {
        let mut bits = set.tinyset(bucket);
        members.extend(std::iter::from_fn(|| bits.pop_lowest()).map(|bit| bucket * 64 + bit));
    }
    members
}

/// Passages by the marks of their titles.
fn group(mut bearers: Vec<(u64, DocAddress)>) -> Vec<Title> {
    bearers.sort_unstable();
    let groups = bearers.chunk_by(|(a, _), (b, _)| a == b);
    let title = |group: &[(u64, DocAddress)]| {
        let mark = group.first().map_or(0, |&(mark, _)| mark);
        Title { mark, bearers: group.iter().map(|&(_, at)| at).collect() }
    };
    groups.map(title).collect()
}

/// Reads a title; `None` when its words are others, which two titles with one mark may have.
fn show(
    context: &Context<'_>,
    typed: &Typed,
    title: &Title,
    all_seen: bool,
) -> Result<Option<Suggestion>, SearchError> {
    let Some((at, id)) = first_by_id(context, &title.bearers)? else { return Ok(None) };
    let record = record(context.store, &context.searcher, at)?;
    let Some(full) = FullTitle::of(&record) else { return Ok(None) };
    let Some(mut found) = find(&full.text, typed) else { return Ok(None) };
    let mut text = full.text.into_owned();
    // The kind is shown where it was typed.
    if let Some(own) = text.get(full.kind_bytes..).filter(|_| found.words.start >= full.kind_bytes) {
        let own = own.to_owned();
        let Some(again) = find(&own, typed) else { return Ok(None) };
        (text, found) = (own, again);
    }
    Ok(Some(Suggestion {
        kind: SuggestionKind::Title,
        documents: all_seen.then_some(title.bearers.len() as u64),
        id: Some(id),
        parts: parts(&text, found.typed),
        text,
    }))
}

/// The passage whose document has the first id.
pub(super) fn first_by_id(
    context: &Context<'_>,
    passages: &[DocAddress],
) -> Result<Option<(DocAddress, String)>, SearchError> {
    let mut best: Option<(DocAddress, String)> = None;
    for here in passages.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
        let Some(ord) = here.first().map(|at| at.segment_ord) else { continue };
        let Some(column) = context.searcher.segment_reader(ord).fast_fields().str(ID)? else { continue };
        // Numbers of terms stand in the order of the terms.
        let first = here.iter().filter_map(|&at| Some((column.term_ords(at.doc_id).next()?, at))).min();
        let Some((term, at)) = first else { continue };
        let mut id = String::new();
        column.ord_to_str(term, &mut id).map_err(SearchError::engine)?;
        if best.as_ref().is_none_or(|(_, known)| id < *known) {
            best = Some((at, id));
        }
    }
    Ok(best)
}
