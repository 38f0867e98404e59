//! What follows on whole words: read from the texts of a sample of their passages.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader};
use tracuu_text::{KeyParts, Span, TokenKind, key_of, tokenize};

use super::super::Context;
use super::super::half::Half;
use super::super::run::runs;
use super::super::sample::{sample, thin};
use super::super::slot::{Slot, slots};
use super::super::surface::places;
use super::super::typed::Typed;
use super::{DEEPEST, by_count, in_texts, spelled, suggestion};
use crate::{SearchError, Suggestion};

/// Passages of the rarest word that are looked at.
const LOOKED_AT: usize = 96;
/// Places in a passage that are looked at.
const PLACES: usize = 8;
/// Words that are added.
const WORDS: usize = 2;

/// The phrases that go on most often in `read` passages.
pub(super) fn phrases(
    context: &Context<'_>,
    typed: &Typed,
    read: usize,
    limit: usize,
) -> Result<Vec<Suggestion>, SearchError> {
    let whole = Typed { words: typed.words.clone(), half: None, last: None };
    let mut passages = passages(context, &whole)?;
    thin(&mut passages, read);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for at in passages {
        let phrases = in_texts(context, at, |text| {
            let mut phrases = Vec::new();
            for surface in places(text, &whole).take(PLACES) {
                let ends = following(text, surface.words.end, typed.half.as_ref());
                phrases.extend(ends.into_iter().map(|end| spelled(text, Span::new(surface.words.start, end))));
            }
            (!phrases.is_empty()).then_some(phrases)
        })?;
        for phrase in phrases.unwrap_or_default() {
            *counts.entry(phrase).or_default() += 1;
        }
    }
    // A longer phrase takes the place of a shorter one that was seen in no other places.
    let counts = by_count(counts);
    let goes_on = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    let is_shown = |(phrase, count): &&(String, u32)| {
        !counts.iter().any(|(other, of_other)| of_other == count && goes_on(phrase, other))
    };
    let kept = counts.iter().filter(is_shown);
    Ok(kept.filter_map(|(phrase, _)| suggestion(typed, phrase.clone())).take(limit).collect())
}

/// Passages in which all words stand side by side.
fn passages(context: &Context<'_>, typed: &Typed) -> Result<Vec<DocAddress>, SearchError> {
    let segments = context.searcher.segment_readers();
    let mut found = Vec::new();
    for (ord, segment) in (0..).zip(segments) {
        let inverted = segment.inverted_index(context.store.fields.body)?;
        let Some(slots) = slots(&inverted, typed, 0)? else { continue };
        let Some(rarest) = slots.iter().min_by_key(|slot| slot.weight()) else { continue };
        let docs = slot_sample(context, segment, rarest, (LOOKED_AT / segments.len()).max(8))?;
        let mut runs = runs(&inverted, &slots, &docs)?;
        runs.retain(|run| run.start < DEEPEST);
        runs.dedup_by_key(|run| run.nth);
        found.extend(runs.iter().filter_map(|run| Some(DocAddress::new(ord, *docs.get(run.nth)?))));
    }
    Ok(found)
}

/// A sample of the passages that hold any term of a slot, in order.
pub(super) fn slot_sample(
    context: &Context<'_>,
    segment: &SegmentReader,
    slot: &Slot,
    most: usize,
) -> Result<Vec<DocId>, SearchError> {
    let inverted = segment.inverted_index(context.store.fields.body)?;
    let weight = slot.weight().max(1);
    let mut docs = Vec::new();
    for term in &slot.terms {
        let share = (most as u64 * u64::from(term.info.doc_freq)).div_ceil(weight) as usize;
        let mut postings =
            inverted.read_postings_from_terminfo(&term.info, IndexRecordOption::Basic).map_err(SearchError::engine)?;
        sample(segment, &mut postings, share, &mut docs);
    }
    docs.sort_unstable();
    docs.dedup();
    Ok(docs)
}

/// The ends of the next words in a text, up to a sign; the first of them goes on as `half` begins.
fn following(text: &str, from: usize, half: Option<&Half>) -> Vec<usize> {
    let mut ends = Vec::new();
    for token in tokenize(text.get(from..).unwrap_or_default()) {
        let span = token.span.shifted(from);
        match token.kind {
            TokenKind::Blank if span.of(text).is_some_and(|blank| !blank.contains('\n')) => continue,
            TokenKind::Word => {}
            _ => break,
        }
        let key = key_of(span.of(text).unwrap_or_default());
        let goes_on = |half: &Half| KeyParts::of(&key).is_some_and(|written| half.agrees(&written).is_some());
        if ends.is_empty() && !half.is_none_or(goes_on) {
            break;
        }
        ends.push(span.end);
        if ends.len() == WORDS {
            break;
        }
    }
    ends
}
