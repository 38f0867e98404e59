//! What follows on whole words: read from the texts of a sample of their passages.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader};
use tracuu_text::{KeyParts, Span, TokenKind, key_of, sort_by, tokenize};

use super::super::Context;
use super::super::run::runs;
use super::super::sample::{sample, thin};
use super::super::slot::{Slot, slots};
use super::super::surface::{places, same_words};
use super::super::typed::Typed;
use super::{DEEPEST, in_texts, samples, spelled, suggestion};
use crate::half::Half;
use crate::{SearchError, Suggestion};

/// Passages of the rarest word that are looked at.
const LOOKED_AT: usize = 96;
/// Places in a passage that are looked at.
const PLACES: usize = 8;
/// Where fewer passages than this were found, chance has chosen them.
const FEW: usize = 3;
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
    let mut passages = Vec::new();
    for times in samples(whole.words.len()) {
        passages = self::passages(context, &whole, LOOKED_AT * times)?;
        if passages.len() >= FEW {
            break;
        }
    }
    // More are read where nothing follows on the words in the first: a name often stands at the end of a clause.
    thin(&mut passages, 3 * read);
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for (nth, at) in spread(passages).into_iter().enumerate() {
        if nth >= read && !seen.is_empty() {
            break;
        }
        let phrases = in_texts(context, at, |text| {
            let mut phrases = Vec::new();
            for surface in places(text, &whole).take(PLACES) {
                let ends = following(text, surface.words.end, typed.half.as_ref());
                phrases.extend(ends.into_iter().map(|end| spelled(text, Span::new(surface.words.start, end))));
            }
            (!phrases.is_empty()).then_some(phrases)
        })?;
        for phrase in phrases.unwrap_or_default() {
            seen.entry(same_words(&phrase)).or_default().add(phrase);
        }
    }
    let shown = best(seen.into_values().collect());
    Ok(shown.into_iter().filter_map(|phrase| suggestion(typed, phrase)).take(limit).collect())
}

/// Every third of some items first, then those between.
fn spread<T: Copy>(items: Vec<T>) -> Vec<T> {
    (0..3).flat_map(|first| items.iter().copied().skip(first).step_by(3)).collect()
}

/// A phrase in one spelling, and how often it was seen in any.
#[derive(Clone, Debug, Default)]
struct Seen {
    phrase: String,
    count: u32,
}

impl Seen {
    /// Of two spellings the one with fewer capitals is kept: the others may stand there for the place alone.
    fn add(&mut self, phrase: String) {
        let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
        if self.count == 0 || capitals(&phrase) < capitals(&self.phrase) {
            self.phrase = phrase;
        }
        self.count += 1;
    }
}

/// The phrases that were seen most often. What was seen once is left out where others were seen again, and a longer phrase
/// takes the place of a shorter one that was seen in no other places.
fn best(mut seen: Vec<Seen>) -> Vec<String> {
    sort_by(&mut seen, |a, b| b.count.cmp(&a.count).then_with(|| a.phrase.cmp(&b.phrase)));
    if seen.first().is_some_and(|best| best.count > 2) {
        seen.retain(|phrase| phrase.count > 1);
    }
    let goes_on = |short: &Seen, long: &Seen| {
        let (short_text, long_text) = (short.phrase.to_lowercase(), long.phrase.to_lowercase());
        short.count == long.count && long_text.strip_prefix(&short_text).is_some_and(|rest| rest.starts_with(' '))
    };
    let kept = seen.iter().filter(|short| !seen.iter().any(|long| goes_on(short, long)));
    kept.map(|seen| seen.phrase.clone()).collect()
}

/// Passages in which all words stand side by side.
fn passages(context: &Context<'_>, typed: &Typed, looked_at: usize) -> Result<Vec<DocAddress>, SearchError> {
    let segments = context.searcher.segment_readers();
    let mut found = Vec::new();
    for (ord, segment) in (0..).zip(segments) {
        let inverted = segment.inverted_index(context.store.fields.body)?;
        let Some(slots) = slots(&inverted, typed, 0)? else { continue };
        let Some(rarest) = slots.iter().min_by_key(|slot| slot.weight()) else { continue };
        let docs = slot_sample(context, segment, rarest, (looked_at / segments.len()).max(8))?;
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
