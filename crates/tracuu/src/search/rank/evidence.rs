//! What a passage holds of a query, read from positions.
//!
//! ```text
//! positions   0 ..... start ..... head ............... length
//!             names         title        text
//! ```

use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocAddress, DocId, SegmentReader};

use super::shape::Shape;
use super::synonyms;
use crate::SearchError;
use crate::index::{FAMILY, HEAD, ORDINAL, START};
use crate::search::Context;
use crate::search::plan::{Plan, Synonym};
use crate::search::postings::{Position, SlotPostings};

/// The widths of the windows in which words are looked for together.
pub(super) const WINDOWS: [u32; 2] = [8, 25];

/// What a passage holds of a query. Lists go by word, pair or skip of the [`Shape`].
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// How often each word stands in title and text, the marks weighed.
    pub(super) words: Vec<f32>,
    /// How often each word stands in names, title and text.
    pub(super) anywhere: Vec<f32>,
    /// How often each pair does.
    pub(super) pairs: Vec<f32>,
    /// Whether each skip does, within three words.
    pub(super) skips: Vec<bool>,
    /// Whether the title holds each word, and each pair.
    pub(super) title: Vec<bool>,
    pub(super) title_pairs: Vec<bool>,
    /// How many places of the title hold a word.
    pub(super) title_matched: f32,
    /// How many places the title has.
    pub(super) title_length: f32,
    /// Whether the names that the passage stands under hold each word, and each pair.
    pub(super) names: Vec<bool>,
    pub(super) name_pairs: Vec<bool>,
    /// How many places of the names hold a word, and how many there are.
    pub(super) names_matched: f32,
    pub(super) names_length: f32,
    /// Whether the document bears the number that the word is.
    pub(super) own: Vec<bool>,
    /// How much of the text agrees in every mark, of what matched.
    pub(super) exact: f32,
    /// The first match, in words from the title on.
    pub(super) first: f32,
    /// The rarity of the longest run in the order of the query.
    pub(super) run: f32,
    /// The rarity of the words in the best window of each width.
    pub(super) windows: [f32; 2],
    /// How many words the passage has, and how many with the names.
    pub(super) length: f32,
    pub(super) whole_length: f32,
    /// The work that it belongs to.
    pub(super) family: u64,
    /// The first passage of its document.
    pub(super) document: Option<DocAddress>,
}

/// A word of the query in a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) at: u32,
    pub(super) word: u16,
    pub(super) weight: f32,
}

/// Reads the evidence of passages in one segment, in ascending order.
pub(super) struct Reader<'a> {
    shape: &'a Shape,
    postings: Vec<SlotPostings>,
    norms: FieldNormReader,
    starts: Column<u64>,
    heads: Column<u64>,
    families: Column<u64>,
    ordinals: Column<u64>,
    positions: Vec<Position>,
    matches: Vec<Match>,
    held: Vec<u32>,
    runs: Runs,
}

impl<'a> Reader<'a> {
    pub(super) fn open(
        context: &Context<'_>,
        plan: &Plan,
        shape: &'a Shape,
        segment: &SegmentReader,
    ) -> Result<Reader<'a>, SearchError> {
        let body = context.store.fields.body;
        let mut postings = Vec::with_capacity(shape.words.len() + shape.beside.len());
        for &slot in shape.words.iter().chain(&shape.beside) {
            postings.push(SlotPostings::open(segment, &plan.slots[slot], &context.store.fields)?);
        }
        let column = |name| segment.fast_fields().u64(name);
        Ok(Reader {
            shape,
            postings,
            norms: segment.get_fieldnorms_reader(body)?,
            starts: column(START)?,
            heads: column(HEAD)?,
            families: column(FAMILY)?,
            ordinals: column(ORDINAL)?,
            positions: Vec::new(),
            matches: Vec::new(),
            held: vec![0; shape.words.len()],
            runs: Runs::new(shape),
        })
    }

    pub(super) fn evidence(&mut self, at: DocAddress) -> Evidence {
        let doc = at.doc_id;
        let value = |column: &Column<u64>| column.first(doc).unwrap_or(0);
        let (start, head) = (value(&self.starts) as u32, value(&self.heads) as u32);
        let words = self.shape.words.len();
        let mut evidence = Evidence {
            words: vec![0.0; words],
            anywhere: vec![0.0; words],
            pairs: vec![0.0; self.shape.pairs.len()],
            skips: vec![false; self.shape.skips.len()],
            title: vec![false; words],
            title_pairs: vec![false; self.shape.pairs.len()],
            title_length: head.saturating_sub(start) as f32,
            names: vec![false; words],
            name_pairs: vec![false; self.shape.pairs.len()],
            names_length: start as f32,
            own: vec![false; words],
            whole_length: self.norms.fieldnorm(doc) as f32,
            length: self.norms.fieldnorm(doc).saturating_sub(start).max(1) as f32,
            family: value(&self.families),
            document: Some(DocAddress::new(at.segment_ord, doc.saturating_sub(value(&self.ordinals) as DocId))),
            ..Evidence::default()
        };
        let synonyms = self.read_matches(doc, &mut evidence);
        self.matches.iter().for_each(|m| evidence.anywhere[usize::from(m.word)] += m.weight);
        let split = self.matches.partition_point(|m| m.at < start);
        let (names, own) = self.matches.split_at(split);
        add_names(self.shape, names, &mut evidence);
        add_own(self.shape, own, head, &mut evidence);
        evidence.first = own.first().map_or(evidence.length, |m| (m.at - start) as f32);
        evidence.run = self.runs.longest(self.shape, own);
        synonyms::join(self.shape, &synonyms, &mut evidence);
        evidence.windows = WINDOWS.map(|width| best_window(self.shape, own, width, &mut self.held));
        evidence
    }

    /// All matches of a passage in the order of its text.
    fn read_matches(&mut self, doc: DocId, evidence: &mut Evidence) -> Vec<&'a Synonym> {
        self.matches.clear();
        for (word, postings) in self.postings.iter_mut().enumerate() {
            postings.positions(doc, &mut self.positions);
            let beside = postings.beside_body(doc);
            if let Some(own) = evidence.own.get_mut(word) {
                *own = beside.is_own;
                evidence.words[word] += f32::from(u8::from(beside.is_cited));
            }
            let matches = self.positions.iter();
            self.matches.extend(matches.map(|p| Match { at: p.at, word: word as u16, weight: p.weight }));
        }
        self.matches.sort_unstable_by_key(|m| (m.at, m.word));
        synonyms::apply(self.shape, &mut self.matches)
    }
}

fn add_names(shape: &Shape, matches: &[Match], evidence: &mut Evidence) {
    let mut last = None;
    for (i, m) in matches.iter().enumerate() {
        evidence.names[usize::from(m.word)] = true;
        evidence.names_matched += f32::from(u8::from(last.replace(m.at) != Some(m.at)));
        for before in behind(matches, i, 1) {
            if let Some(pair) = shape.pair(before.word.into(), m.word.into()) {
                evidence.name_pairs[pair] = true;
            }
        }
    }
}

fn add_own(shape: &Shape, matches: &[Match], head: u32, evidence: &mut Evidence) {
    let mut last = None;
    let (mut exact, mut all) = (0.0, 0.0);
    for (i, m) in matches.iter().enumerate() {
        let word = usize::from(m.word);
        evidence.words[word] += m.weight;
        all += shape.idfs[word];
        exact += if m.weight >= 1.0 { shape.idfs[word] } else { 0.0 };
        let in_title = m.at < head;
        if in_title {
            evidence.title[word] |= m.weight > 0.5;
            evidence.title_matched += f32::from(u8::from(last.replace(m.at) != Some(m.at)));
        }
        for before in behind(matches, i, 3) {
            let (left, right) = (before.word.into(), m.word.into());
            if let Some(skip) = shape.skip(left, right) {
                evidence.skips[skip] = true;
            }
            if before.at + 1 == m.at
                && let Some(pair) = shape.pair(left, right)
            {
                evidence.pairs[pair] += before.weight.min(m.weight);
                evidence.title_pairs[pair] |= in_title;
            }
        }
    }
    evidence.exact = if all > 0.0 { exact / all } else { 0.0 };
}

/// The matches at most `distance` words before the one at `index`.
fn behind(matches: &[Match], index: usize, distance: u32) -> impl Iterator<Item = &Match> {
    let at = matches[index].at;
    matches[..index].iter().rev().skip_while(move |m| m.at == at).take_while(move |m| m.at + distance >= at)
}

/// The rarity of the words that stand within `width` words, at best. `held` counts words; it is lent and given back empty.
fn best_window(shape: &Shape, matches: &[Match], width: u32, held: &mut [u32]) -> f32 {
    let (mut first, mut sum, mut best) = (0, 0.0f32, 0.0f32);
    for m in matches {
        let word = usize::from(m.word);
        held[word] += 1;
        if held[word] == 1 {
            sum += shape.idfs[word];
        }
        while matches[first].at + width <= m.at {
            let left = usize::from(matches[first].word);
            held[left] -= 1;
            if held[left] == 0 {
                sum -= shape.idfs[left];
            }
            first += 1;
        }
        best = best.max(sum);
    }
    held.fill(0);
    best
}

/// Looks for the longest run of words that stand as they were typed.
struct Runs {
    /// Where in the sequence each word stands.
    places: Vec<Vec<usize>>,
    /// By place in the sequence: the rarity of the run that ends there at the last position, and at this one.
    last: Vec<f32>,
    this: Vec<f32>,
}

impl Runs {
    fn new(shape: &Shape) -> Runs {
        let mut places = vec![Vec::new(); shape.words.len()];
        for (place, word) in shape.run().iter().enumerate() {
            if let Some(word) = word {
                places[*word].push(place);
            }
        }
        Runs { places, last: vec![0.0; shape.run().len()], this: vec![0.0; shape.run().len()] }
    }

    fn longest(&mut self, shape: &Shape, matches: &[Match]) -> f32 {
        self.last.fill(0.0);
        self.this.fill(0.0);
        let (mut best, mut at) = (0.0f32, u32::MAX);
        let (mut touched, mut touched_last): (Vec<usize>, Vec<usize>) = Default::default();
        for m in matches {
            if m.at != at {
                let follows = m.at.wrapping_sub(1) == at;
                touched_last.drain(..).for_each(|place| self.last[place] = 0.0);
                std::mem::swap(&mut self.last, &mut self.this);
                std::mem::swap(&mut touched, &mut touched_last);
                if !follows {
                    touched_last.drain(..).for_each(|place| self.last[place] = 0.0);
                }
                at = m.at;
            }
            // What hardly counts breaks no run, and hardly adds to it.
            let idf = shape.idfs[usize::from(m.word)] * m.weight;
            for &place in &self.places[usize::from(m.word)] {
                let before = place.checked_sub(1).map_or(0.0, |before| self.last[before]);
                self.this[place] = before + idf;
                touched.push(place);
                best = best.max(before + idf);
            }
        }
        best
    }
}
