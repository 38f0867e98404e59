//! What half a word becomes beside the words before it: each of its terms is counted on a sample of its passages, or of
//! those of the rarest word before it, whichever are fewer.

use std::collections::BTreeMap;

use tantivy::index::InvertedIndexReader;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader};
use tracuu_text::{KeyParts, key_of, sort_by};

use super::super::Context;
use super::super::run::{Run, runs, term_places};
use super::super::sample::sample;
use super::super::slot::{Slot, SlotTerm, becoming, slots};
use super::super::surface::find;
use super::super::typed::Typed;
use super::follow::slot_sample;
use super::{DEEPEST, in_texts, samples, spelled, suggestion};
use crate::half::Half;
use crate::{SearchError, Suggestion};

/// The terms that are tried.
const TERMS: usize = 32;
/// The terms that are tried where no word stands before them, and the passages of each.
const ALONE: usize = 12;
const ALONE_SEEN: usize = 4;
/// Passages of one term that are looked at: more of a frequent one, of which a smaller share stands there.
fn of_term(doc_freq: u32) -> usize {
    (doc_freq as usize / 512).clamp(6, 48)
}

/// Passages of the words before it that are looked at.
const OF_WORDS: usize = 128;

/// Where fewer places than this were seen, chance has chosen them.
const FEW: usize = 3;

/// A word that stands there so many times less often than another is left out.
const SELDOM: f64 = 500.0;

/// A word that may stand there.
#[derive(Clone, Debug, Default)]
struct Ending {
    /// About how many passages have it there.
    passages: f64,
    is_exact: bool,
    seen: Vec<DocAddress>,
}

/// What half a word becomes.
pub(super) struct Found {
    /// The phrases, most frequent first.
    pub(super) phrases: Vec<Suggestion>,
    /// Whether it is a whole word too, so that others may follow on it.
    pub(super) is_whole: bool,
}

/// The words that stand there most often, behind those before them.
pub(super) fn phrases(context: &Context<'_>, typed: &Typed, limit: usize) -> Result<Found, SearchError> {
    let mut endings: BTreeMap<String, Ending> = BTreeMap::new();
    let samples = samples(typed.words.len());
    for &times in samples {
        for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
            in_segment(context, (ord, segment), (typed, times), &mut endings)?;
        }
        let seen: usize = endings.values().map(|ending| ending.seen.len()).sum();
        if seen >= FEW || typed.words.is_empty() {
            break;
        }
        if samples.last() != Some(&times) {
            endings.clear();
        }
    }
    let mut endings: Vec<(String, Ending)> =
        endings.into_iter().filter(|(_, ending)| !ending.seen.is_empty()).collect();
    // Beside what thousands of passages have, two words that somebody forgot to part are no suggestion.
    let most = endings.iter().map(|(_, ending)| ending.passages).fold(0.0, f64::max);
    endings.retain(|(_, ending)| ending.passages * SELDOM >= most);
    let is_marked = typed.is_marked();
    sort_by(&mut endings, |(a, left), (b, right)| {
        let first = |ending: &Ending| is_marked && ending.is_exact;
        first(right).cmp(&first(left)).then_with(|| right.passages.total_cmp(&left.passages)).then_with(|| a.cmp(b))
    });
    let adds_nothing = |key: &str| {
        let letters = KeyParts::of(key).map(|parts| parts.exact.chars().count());
        typed.half.as_ref().map(Half::len) == letters
    };
    let mut found = Found { phrases: Vec::new(), is_whole: false };
    for (key, ending) in endings.into_iter().take(limit) {
        found.is_whole |= adds_nothing(&key);
        let mut phrase = typed.completed();
        phrase.words.truncate(typed.words.len());
        phrase.words.push(key);
        found.phrases.extend(show(context, typed, &phrase, &ending)?);
    }
    Ok(found)
}

/// The phrase as it stands in a passage; none when it is what was typed.
fn show(
    context: &Context<'_>,
    typed: &Typed,
    phrase: &Typed,
    ending: &Ending,
) -> Result<Option<Suggestion>, SearchError> {
    for &at in ending.seen.iter().take(2) {
        let found = in_texts(context, at, |text| Some(spelled(text, find(text, phrase)?.words)))?;
        let Some(words) = found else { continue };
        if as_typed(typed, &words) {
            return Ok(None);
        }
        if let Some(suggestion) = suggestion(typed, words) {
            return Ok(Some(suggestion));
        }
    }
    Ok(None)
}

/// Whether a phrase says no more than what was typed.
fn as_typed(typed: &Typed, phrase: &str) -> bool {
    let keys = phrase.split_whitespace().map(key_of);
    keys.eq(typed.words.iter().chain(&typed.last).cloned())
}

fn in_segment(
    context: &Context<'_>,
    (ord, segment): (u32, &SegmentReader),
    (typed, times): (&Typed, usize),
    endings: &mut BTreeMap<String, Ending>,
) -> Result<(), SearchError> {
    let inverted = segment.inverted_index(context.store.fields.body)?;
    let Some(half) = &typed.half else { return Ok(()) };
    let before = Typed { words: typed.words.clone(), half: None, last: None };
    let Some(before) = slots(&inverted, &before, 0)? else { return Ok(()) };
    // Where nothing stands before it, its frequency needs no counting.
    let (terms, sampled) = if before.is_empty() { (ALONE, Some(ALONE_SEEN)) } else { (TERMS, None) };
    let endings_here = becoming(&inverted, half, terms)?;
    let looked_at = LookedAt::new(context, (segment, &inverted), (&before, &endings_here), (sampled, times))?;
    for (nth, term) in endings_here.terms.iter().enumerate() {
        let (passages, seen) = looked_at.count(&inverted, nth, term)?;
        if seen.is_empty() {
            continue;
        }
        let known = endings.entry(term.key.clone()).or_default();
        known.passages += passages;
        known.is_exact |= term.is_exact;
        known.seen.extend(seen.into_iter().map(|doc| DocAddress::new(ord, doc)));
    }
    Ok(())
}

/// The passages of a segment that are looked at for all endings.
struct LookedAt {
    /// How many words stand before the ending.
    words: u32,
    /// The rarest of those words, in passages; `None` when there are none.
    rarest: Option<u64>,
    docs: Vec<DocId>,
    /// Where the words before it stand in `docs`.
    runs: Vec<Run>,
    /// For each ending, which of `docs` are its sample.
    samples: Vec<Vec<usize>>,
}

impl LookedAt {
    fn new(
        context: &Context<'_>,
        (segment, inverted): (&SegmentReader, &InvertedIndexReader),
        (before, endings): (&[Slot], &Slot),
        (sampled, times): (Option<usize>, usize),
    ) -> Result<LookedAt, SearchError> {
        let rarest = before.iter().min_by_key(|slot| slot.weight());
        let of_words = match rarest {
            Some(slot) => slot_sample(context, segment, slot, OF_WORDS * times)?,
            None => Vec::new(),
        };
        let mut of_terms = Vec::with_capacity(endings.terms.len());
        for term in &endings.terms {
            let is_rarer = rarest.is_none_or(|slot| u64::from(term.info.doc_freq) < slot.weight());
            if is_rarer {
                let option = IndexRecordOption::Basic;
                let mut postings =
                    inverted.read_postings_from_terminfo(&term.info, option).map_err(SearchError::engine)?;
                let mut docs = Vec::new();
                let most = sampled.unwrap_or_else(|| of_term(term.info.doc_freq) * times);
                sample(segment, &mut postings, most, &mut docs);
                of_terms.push(docs);
            } else {
                of_terms.push(of_words.clone());
            }
        }
        let mut docs: Vec<DocId> = of_terms.concat();
        docs.sort_unstable();
        docs.dedup();
        let places = |sample: &Vec<DocId>| sample.iter().filter_map(|doc| docs.binary_search(doc).ok()).collect();
        let samples = of_terms.iter().map(places).collect();
        let runs = runs(inverted, before, &docs)?;
        Ok(LookedAt { words: before.len() as u32, rarest: rarest.map(Slot::weight), docs, runs, samples })
    }

    /// In about how many passages an ending stands behind the words, and some of those.
    fn count(
        &self,
        inverted: &InvertedIndexReader,
        nth: usize,
        term: &SlotTerm,
    ) -> Result<(f64, Vec<DocId>), SearchError> {
        let Some(sample) = self.samples.get(nth).filter(|sample| !sample.is_empty()) else {
            return Ok((0.0, Vec::new()));
        };
        let docs: Vec<DocId> = sample.iter().filter_map(|&i| self.docs.get(i).copied()).collect();
        let mut seen = Vec::new();
        term_places(inverted, term, docs.iter().copied().enumerate(), &mut |i, positions| {
            let stands = |&position: &u32| position < DEEPEST && self.ends_before(sample.get(i).copied(), position);
            if positions.iter().any(stands) {
                seen.extend(docs.get(i));
            }
        })?;
        let all = u64::from(term.info.doc_freq).min(self.rarest.unwrap_or(u64::MAX));
        Ok((all as f64 * seen.len() as f64 / docs.len() as f64, seen))
    }

    /// Whether the words before an ending stand right before a position of a passage.
    fn ends_before(&self, nth: Option<usize>, position: u32) -> bool {
        if self.words == 0 {
            return true;
        }
        let Some((nth, start)) = nth.zip(position.checked_sub(self.words)) else { return false };
        self.runs.binary_search_by(|run| (run.nth, run.start).cmp(&(nth, start))).is_ok()
    }
}
