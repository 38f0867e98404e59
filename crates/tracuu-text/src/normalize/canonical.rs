//! Canonical composition, mark by mark where the marks stand in the wrong order.
//!
//! | from                     | to  | why                                    |
//! | ------------------------ | --- | -------------------------------------- |
//! | `e` + U+0323 + U+0302    | `ệ` | NFD                                    |
//! | `ê` + U+0323             | `ệ` | *tổ hợp*, as UniKey writes it          |
//! | `o` + U+0309 + U+0302    | `ổ` | wrong order, which NFC leaves alone    |

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::RepairKind;
use super::rewrite::{Pass, Rewriter};
use crate::Span;
use crate::letter::Letter;

pub(super) fn compose(text: &str) -> Option<Pass> {
    if text.is_ascii() || (is_nfc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_mark)) {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for cluster in clusters(text) {
        let piece = cluster.of(text).unwrap_or_default();
        if needs_work(piece) {
            rewriter.replace(cluster, &compose_cluster(piece), RepairKind::Composed);
        }
    }
    rewriter.finish()
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// Spans that can be composed by themselves: each begins with a character that never joins the one before it.
fn clusters(text: &str) -> impl Iterator<Item = Span> + '_ {
    let starts = text.char_indices().filter(|&(at, c)| at == 0 || !joins(c)).map(|(at, _)| at);
    let ends = text.char_indices().filter(|&(at, c)| at > 0 && !joins(c)).map(|(at, _)| at).chain([text.len()]);
    starts.zip(ends).map(|(start, end)| Span::new(start, end))
}

/// Whether a character may combine with what stands before it: marks, and jamo.
fn joins(character: char) -> bool {
    !character.is_ascii() && (is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe || is_mark(character))
}

fn needs_work(cluster: &str) -> bool {
    !cluster.is_ascii() && (cluster.contains(is_mark) || is_nfc_quick(cluster.chars()) != IsNormalized::Yes)
}

/// A Vietnamese letter with its marks in any order; anything else as NFC has it.
fn compose_cluster(cluster: &str) -> String {
    let mut chars = cluster.chars();
    let base = chars.next().unwrap_or_default();
    let rest = chars.as_str();
    let letter = chars.try_fold(Letter::of(base), |letter, mark| letter.map(|l| l.with_mark(mark)));
    match letter.flatten() {
        Some(letter) if !rest.is_empty() && !is_look_alike(base) => in_case_of(base, letter).to_string(),
        _ => cluster.nfc().collect(),
    }
}

/// `Ð` and its like are letters of their own until the pass for look-alikes has looked at the word.
fn is_look_alike(base: char) -> bool {
    !base.is_ascii() && Letter::of(base).map(Letter::to_char) != base.to_lowercase().next()
}

fn in_case_of(model: char, letter: Letter) -> char {
    let lower = letter.to_char();
    if model.is_uppercase() { lower.to_uppercase().next().unwrap_or(lower) } else { lower }
}
