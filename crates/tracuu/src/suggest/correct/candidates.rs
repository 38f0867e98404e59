//! Candidates: which words of the index a typed word may be, and at what cost.
//!
//! | typed     | candidates                         | cost                                         |
//! | --------- | ---------------------------------- | -------------------------------------------- |
//! | `luat`    | *luật, luất*                       | none: missing marks are free                 |
//! | `quyềt`   | *quyết*                            | one for the tone                             |
//! | `quyett`  | *quyết*                            | one for the letter                           |
//! | `internet`, not in the index | itself          | that it is in no text                        |

use std::borrow::Cow;

use tracuu_text::{KeyParts, Letter, Shape, Tone, is_vietnamese_syllable, sort_by};

use super::edits::{Edit, edit};
use super::model::Model;
use super::words::{Meant, Word};
use crate::half::Half;

/// The most candidates of a word that is in no text.
const MOST: usize = 24;
/// A bare word shorter than this has no typos: too many words are one letter away.
const SHORTEST: usize = 3;

/// The share of a syllable of the language of which nothing is known: there are some seven thousand.
const SYLLABLE: f64 = 1.0 / 7_000.0;
/// In an index of so many words, one that it lacks is half as likely as where nothing is known.
const TELLING: f64 = 100_000.0;

/// A word that may have been meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// `None` for the typed word itself, which is in no text.
    pub(super) word: Option<u32>,
    /// The share of the word among all.
    pub(super) share: f64,
    /// What it costs to have typed it so, as a logarithm.
    pub(super) cost: f64,
}

/// The words with the same bare letters that agree with the typed marks. `kept` is what it costs to change a word that is in
/// the index as it was typed, or is a syllable of the language, which no index has all of; where nobody typed marks, it costs
/// nothing, and words are restored to what the index has.
pub(super) fn agreeing(model: &Model, word: &Word, text: &str, kept: f64) -> Vec<Candidate> {
    let Some(typed) = KeyParts::of(&word.key) else { return Vec::new() };
    let vocabulary = &model.vocabulary;
    let agrees = |&word: &u32| KeyParts::of(vocabulary.key(word)).is_some_and(|written| typed.agrees(&written));
    let mut found: Vec<Candidate> = vocabulary
        .with_base(typed.fold)
        .filter(agrees)
        .map(|word| Candidate { word: Some(word), share: vocabulary.share(word), cost: 0.0 })
        .collect();
    let as_typed = |candidate: &Candidate| candidate.word.is_none_or(|w| vocabulary.key(w) == word.key);
    if kept > 0.0 && !found.is_empty() && !found.iter().any(as_typed) && is_vietnamese_syllable(text) {
        found.push(lacking(model));
    }
    if found.iter().any(as_typed) {
        found.iter_mut().filter(|candidate| !as_typed(candidate)).for_each(|candidate| candidate.cost = kept);
    }
    found
}

/// What a word that stays as it is may be beside its neighbours: itself, or the likeliest words that begin so.
pub(super) fn fixed(model: &Model, word: &Word, text: &str) -> Vec<Candidate> {
    let vocabulary = &model.vocabulary;
    let candidate = |word: u32| Candidate { word: Some(word), share: vocabulary.share(word), cost: 0.0 };
    let mut found: Vec<Candidate> = match word.meant {
        Meant::Beginning => {
            let half = Half::of(text);
            let begins = |word: &u32| KeyParts::of(vocabulary.key(*word)).is_some_and(|w| half.agrees(&w).is_some());
            let of = |prefix: &String| vocabulary.beginning(prefix).filter(begins).map(candidate).collect::<Vec<_>>();
            half.prefixes().iter().flat_map(of).collect()
        }
        Meant::Exactly | Meant::Loosely => vocabulary.find(&word.key).map(candidate).into_iter().collect(),
    };
    sort_by(&mut found, |a, b| b.share.total_cmp(&a.share).then_with(|| a.word.cmp(&b.word)));
    found.truncate(MOST);
    if found.is_empty() {
        found.push(unknown(model, text));
    }
    found
}

/// What is one letter or a few marks away, the likeliest first, each at `cost` and more.
pub(super) fn mistyped(model: &Model, word: &Word, cost: f64) -> Vec<Candidate> {
    let Some(typed) = KeyParts::of(&word.key) else { return Vec::new() };
    let vocabulary = &model.vocabulary;
    let marks = Marks::of(typed.exact);
    let letters = without_y(typed.fold);
    let mut found = Vec::new();
    for (_, base) in vocabulary.bases() {
        let far = base.len().abs_diff(typed.fold.len()) > 1 || (base != typed.fold && typed.fold.len() < SHORTEST);
        let Some(edit) = (!far).then(|| edit(&letters, &without_y(base))).flatten() else { continue };
        let is_other = base != typed.fold;
        let letters = match edit {
            Edit::None if is_other => 1.0,
            Edit::None => 0.0,
            Edit::Swap => 0.5,
            Edit::Letter => 1.0,
            Edit::First => 3.0,
        };
        for other in vocabulary.with_base(base) {
            let written = KeyParts::of(vocabulary.key(other)).map_or(0.0, |parts| marks.against(parts.exact));
            if is_other || written > 0.0 {
                let cost = cost + letters + 2.0 * written;
                found.push(Candidate { word: Some(other), share: vocabulary.share(other), cost });
            }
        }
    }
    let likely = |candidate: &Candidate| candidate.share.ln() - candidate.cost;
    sort_by(&mut found, |a, b| likely(b).total_cmp(&likely(a)).then_with(|| a.word.cmp(&b.word)));
    found.truncate(MOST);
    found
}

/// Keys have *i* for *y* in some words and not in others.
fn without_y(base: &str) -> Cow<'_, [u8]> {
    if !base.contains('y') {
        return Cow::Borrowed(base.as_bytes());
    }
    base.bytes().map(|letter| if letter == b'y' { b'i' } else { letter }).collect()
}

/// The typed word itself, which is in no text. That a small index lacks a syllable of the language with marks says nothing about
/// it; one without marks may be a typo, and what is no syllable is one, or foreign.
pub(super) fn unknown(model: &Model, text: &str) -> Candidate {
    let share = model.vocabulary.share_of_unknown();
    match (is_vietnamese_syllable(text), text.is_ascii()) {
        (true, false) => lacking(model),
        (true, true) => Candidate { word: None, share, cost: 2.0 },
        (false, _) => Candidate { word: None, share, cost: 10.0 },
    }
}

/// A syllable of the language that the index lacks: the more words there are, the more that tells.
fn lacking(model: &Model) -> Candidate {
    let share = SYLLABLE / (1.0 + model.vocabulary.total() / TELLING);
    Candidate { word: None, share: model.vocabulary.share_of_unknown().max(share), cost: 0.0 }
}

/// The marks of a word.
struct Marks {
    tone: Tone,
    /// The shaped letters.
    shaped: Vec<(u8, Shape)>,
}

impl Marks {
    fn of(word: &str) -> Marks {
        let letters: Vec<Letter> = word.chars().filter_map(Letter::of).collect();
        let tone = letters.iter().map(|letter| letter.tone).find(|&tone| tone != Tone::Ngang).unwrap_or_default();
        let shaped = letters.iter().filter(|l| l.shape != Shape::None).map(|l| (l.base, l.shape)).collect();
        Marks { tone, shaped }
    }

    /// How many of these marks, which were typed, a written word lacks.
    fn against(&self, written: &str) -> f64 {
        let written = Marks::of(written);
        let tone = self.tone != Tone::Ngang && self.tone != written.tone;
        let mut left = written.shaped;
        let lacking = self.shaped.iter().filter(|mark| match left.iter().position(|other| other == *mark) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        });
        lacking.count() as f64 + f64::from(u8::from(tone))
    }
}
