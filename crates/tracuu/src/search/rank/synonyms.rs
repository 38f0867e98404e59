//! Synonyms in a passage: where what is meant stands, what was typed counts as found, at half its weight.

use super::evidence::Match;
use super::shape::Shape;

/// What a synonym counts beside what was typed.
const WEIGHT: f32 = 0.5;

/// Adds matches for synonyms and takes out those of words that nobody typed. `matches` are in the order of the text.
pub(super) fn apply(shape: &Shape, matches: &mut Vec<Match>) {
    if shape.synonyms.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for synonym in &shape.synonyms {
        for at in places(&synonym.meant, matches) {
            let typed = synonym.typed.iter().map(|&word| Match { at, word: word as u16, weight: WEIGHT });
            added.extend(typed);
        }
    }
    matches.retain(|m| usize::from(m.word) < shape.words.len());
    let known = |m: &Match, matches: &[Match]| {
        matches.binary_search_by_key(&(m.at, m.word), |known| (known.at, known.word)).is_ok()
    };
    added.retain(|m| !known(m, matches));
    matches.extend(added);
    matches.sort_unstable_by_key(|m| (m.at, m.word));
}

/// Where words stand one behind the other.
fn places(words: &[usize], matches: &[Match]) -> Vec<u32> {
    let Some((&first, rest)) = words.split_first() else { return Vec::new() };
    let stands = |word: usize, at: u32| matches.binary_search_by_key(&(at, word as u16), |m| (m.at, m.word)).is_ok();
    let starts = matches.iter().filter(|m| usize::from(m.word) == first).map(|m| m.at);
    starts.filter(|at| rest.iter().zip(at + 1..).all(|(&word, at)| stands(word, at))).collect()
}
