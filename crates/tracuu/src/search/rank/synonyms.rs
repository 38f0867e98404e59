//! Synonyms in a passage: where what is meant stands, what was typed counts as found, at half its weight.

use super::evidence::{Evidence, Match};
use super::shape::Shape;
use crate::search::plan::Synonym;

/// What a synonym counts beside what was typed.
const WEIGHT: f32 = 0.5;

/// Adds matches for synonyms and takes out those of words that nobody typed. `matches` are in the order of the text. The
/// synonyms that stand there are returned, each as often as it does.
pub(super) fn apply<'s>(shape: &'s Shape, matches: &mut Vec<Match>) -> Vec<&'s Synonym> {
    if shape.beside.is_empty() && shape.synonyms.is_empty() {
        return Vec::new();
    }
    let (mut added, mut found) = (Vec::new(), Vec::new());
    for synonym in &shape.synonyms {
        for at in places(&synonym.meant, matches) {
            let typed = synonym.typed.iter().map(|&word| Match { at, word: word as u16, weight: WEIGHT });
            added.extend(typed);
            found.push(synonym);
        }
    }
    matches.retain(|m| usize::from(m.word) < shape.words.len());
    let known = |m: &Match, matches: &[Match]| {
        matches.binary_search_by_key(&(m.at, m.word), |known| (known.at, known.word)).is_ok()
    };
    added.retain(|m| !known(m, matches));
    matches.extend(added);
    matches.sort_unstable_by_key(|m| (m.at, m.word));
    found
}

/// Lets what was typed together count as standing together where a synonym stands.
pub(super) fn join(shape: &Shape, found: &[&Synonym], evidence: &mut Evidence) {
    for synonym in found {
        for pair in synonym.typed.windows(2) {
            if let [left, right] = pair
                && let Some(pair) = shape.pair(*left, *right)
            {
                evidence.pairs[pair] += WEIGHT;
            }
        }
        let mass: f32 = synonym.typed.iter().map(|&word| shape.idfs[word]).sum();
        evidence.run = evidence.run.max(WEIGHT * mass);
    }
}

/// Where words stand one behind the other.
fn places(words: &[usize], matches: &[Match]) -> Vec<u32> {
    let Some((&first, rest)) = words.split_first() else { return Vec::new() };
    let stands = |word: usize, at: u32| matches.binary_search_by_key(&(at, word as u16), |m| (m.at, m.word)).is_ok();
    let starts = matches.iter().filter(|m| usize::from(m.word) == first).map(|m| m.at);
    starts.filter(|at| rest.iter().zip(at + 1..).all(|(&word, at)| stands(word, at))).collect()
}
