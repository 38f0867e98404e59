//! Forms: which spelling of a word that was typed without marks is meant, by what the candidates say side by side.
//!
//! | typed                    | stands for               | in the candidates                       | meant  |
//! | ------------------------ | ------------------------ | --------------------------------------- | ------ |
//! | `co` of `co quan`        | *có*, *cơ*, *cổ*, *cô* … | *cơ quan* stands there most             | *cơ*   |
//! | `luat` of `ky luat dang` | *luật*, *luất*           | *kỷ luật*, *luật đảng*                  | *luật* |
//! | `hoà` of `hoà giải`      | *hòa*                    | there is no other                       | *hòa*  |
//!
//! The forms of all words are chosen together: the likeliest way through the query, word by word. Those that were not chosen count
//! for little, as they do when the marks are typed.

use super::evidence::{Match, Passage};
use super::shape::Shape;
use crate::search::plan::Plan;

/// What a form counts that was not chosen.
const OTHER: f32 = 0.3;
/// A word whose forms count less than this beside one another was typed as it is meant.
const FREE: f32 = 0.5;
/// So many of the candidates are asked, the best first.
const ASKED: usize = 100;
/// What the first candidate counts, and the rank of one that counts half of it. Whole numbers are added, so that the order of the
/// candidates makes no difference.
const FIRST: usize = 1_000;
const HALF: usize = 20;
/// What a form has that stands nowhere, and a pair that stands nowhere side by side.
const NOWHERE: f32 = 50.0;

/// Which forms of the words of a query are meant.
pub(super) struct Forms {
    /// Where the forms of each word begin in `factors`, and their end.
    starts: Vec<usize>,
    /// What a match counts more or less, by form.
    factors: Vec<f32>,
}

impl Forms {
    /// Chooses the forms; `None` where no word has several. The candidates come with their ranks, from 0.
    pub(super) fn meant<'p>(
        plan: &Plan,
        shape: &Shape,
        candidates: impl Iterator<Item = (usize, &'p Passage)>,
    ) -> Option<Forms> {
        let starts = starts(plan, shape);
        let count = starts.last().copied().unwrap_or(0);
        if !(0..shape.words.len()).any(|word| is_free(plan, shape, word)) {
            return None;
        }
        let mut company = Company { count, alone: vec![0; count], beside: vec![0; count * count] };
        for (rank, passage) in candidates.filter(|(rank, _)| *rank < ASKED) {
            company.add(&passage.matches, &starts, FIRST * HALF / (HALF + rank));
        }
        let mut factors = vec![1.0; count];
        for word in (0..shape.words.len()).filter(|&word| is_free(plan, shape, word)) {
            factors.get_mut(starts[word]..starts[word + 1]).into_iter().flatten().for_each(|factor| *factor = OTHER);
        }
        for run in shape.sequence.split(Option::is_none) {
            let words: Vec<usize> = run.iter().flatten().copied().collect();
            for (word, form) in words.iter().zip(likeliest(&words, &starts, &company)) {
                factors[starts[*word] + form] = 1.0;
            }
        }
        Some(Forms { starts, factors })
    }

    /// Lets what is not meant count for little.
    pub(super) fn weigh(&self, matches: &mut [Match]) {
        for found in matches {
            let (word, form) = (usize::from(found.word), usize::from(found.form));
            let start = self.starts.get(word).copied().unwrap_or(usize::MAX);
            found.weight *= self.factors.get(start.saturating_add(form)).copied().unwrap_or(1.0);
        }
    }

    /// How many passages hold what a word means.
    pub(super) fn doc_freq(&self, plan: &Plan, shape: &Shape, word: usize) -> u64 {
        let slot = &plan.slots[shape.words[word]];
        let factors = self.factors.get(self.starts[word]..self.starts[word + 1]).unwrap_or_default();
        let blended: f32 =
            slot.terms.iter().zip(factors).map(|(term, factor)| term.doc_freq as f32 * term.weight * factor).sum();
        (blended.round() as u64).min(slot.doc_freq)
    }
}

/// Where the forms of each word begin, and where the last ones end.
fn starts(plan: &Plan, shape: &Shape) -> Vec<usize> {
    let mut starts = vec![0];
    for &slot in &shape.words {
        let last = starts.last().copied().unwrap_or(0);
        starts.push(last + plan.slots[slot].terms.len());
    }
    starts
}

/// Whether a word has several forms, and was not typed as one of them.
fn is_free(plan: &Plan, shape: &Shape, word: usize) -> bool {
    let slot = &plan.slots[shape.words[word]];
    slot.is_word() && slot.terms.iter().filter(|term| term.weight >= FREE).count() > 1
}

/// What stands in the candidates, by form.
struct Company {
    count: usize,
    /// How often each form stands there.
    alone: Vec<usize>,
    /// How often each stands right before each other.
    beside: Vec<usize>,
}

impl Company {
    /// Counts the matches of one candidate, which are in the order of its text.
    fn add(&mut self, matches: &[Match], starts: &[usize], weight: usize) {
        let form = |m: &Match| starts.get(usize::from(m.word)).map(|start| start + usize::from(m.form));
        let forms: Vec<(u32, usize)> =
            matches.iter().filter_map(|m| Some((m.at, form(m).filter(|form| *form < self.count)?))).collect();
        let mut next = 0;
        for &(at, left) in &forms {
            self.alone[left] += weight;
            while forms.get(next).is_some_and(|(behind, _)| *behind <= at) {
                next += 1;
            }
            for (_, right) in forms.iter().skip(next).take_while(|(behind, _)| *behind == at + 1) {
                self.beside[left * self.count + right] += weight;
            }
        }
    }

    /// How likely a form is by itself.
    fn alone(&self, form: usize) -> f32 {
        (self.alone[form] as f32 + NOWHERE).ln()
    }

    /// How likely a form is behind another.
    fn behind(&self, left: usize, right: usize) -> f32 {
        let together = self.beside[left * self.count + right] as f32 + NOWHERE;
        let either = (self.alone[left] + self.alone[right]) as f32 + 2.0 * NOWHERE;
        (together / either).ln()
    }
}

/// The likeliest form of each word of a run, as indexes of its forms: the best way to each form, word by word.
fn likeliest(words: &[usize], starts: &[usize], company: &Company) -> Vec<usize> {
    let forms = |word: usize| starts[word]..starts[word + 1];
    let mut scores: Vec<f32> = Vec::new();
    let mut ways: Vec<Vec<usize>> = Vec::new();
    for (place, &word) in words.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| forms(words[before]));
        let reach = |form: usize| {
            let best = before.iter().cloned().flatten().zip(&scores).enumerate();
            let best = best.map(|(index, (left, score))| (index, score + company.behind(left, form)));
            best.max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a))).unwrap_or((0, 0.0))
        };
        let reached: Vec<(usize, f32)> = forms(word).map(|form| (reach(form), form)).map(|((way, score), form)| (way, score + company.alone(form))).collect();
        scores = reached.iter().map(|(_, score)| *score).collect();
        ways.push(reached.into_iter().map(|(way, _)| way).collect());
    }
    let best = scores.iter().enumerate().max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)));
    let mut form = best.map_or(0, |(form, _)| form);
    let mut chosen = vec![0; words.len()];
    for (place, ways) in ways.iter().enumerate().rev() {
        chosen[place] = form;
        form = ways.get(form).copied().unwrap_or(0);
    }
    chosen
}
