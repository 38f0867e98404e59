//! Repairs that read a word as a syllable: tone marks, and *i* for *y*.

use super::rewrite::{Pass, Rewriter};
use super::{RepairKind, ToneMarks};
use crate::tokenize::{TokenKind, tokenize};
use crate::{Letter, Span, Syllable, Tone, ToneMarkStyle, parse_syllable};

/// Moves tone marks.
pub(super) fn tone_marks(text: &str, wanted: ToneMarks) -> Option<Pass> {
    let placed = |word: &str, syllable: Syllable| {
        let style = match wanted {
            ToneMarks::Keep => return None,
            ToneMarks::Style(style) => style,
            ToneMarks::Repair => {
                let is_new = spelled_like(word, &syllable, ToneMarkStyle::New) == word;
                if is_new { ToneMarkStyle::New } else { ToneMarkStyle::Old }
            }
        };
        Some(spelled_like(word, &syllable, style))
    };
    each_syllable(text, RepairKind::ToneMark, |word, syllable| {
        (syllable.tone != Tone::Ngang).then(|| placed(word, syllable)).flatten()
    })
}

/// Writes *y* as *i* after h k l m s t v and qu, where nothing follows.
pub(super) fn i_and_y(text: &str) -> Option<Pass> {
    each_syllable(text, RepairKind::Spelling, |word, syllable| {
        let Syllable { onset, medial, nucleus, coda, .. } = syllable;
        let is_same = matches!(onset, "h" | "k" | "l" | "m" | "s" | "t" | "v" | "qu");
        let is_open_y = medial.is_empty() && nucleus == "y" && coda.is_empty();
        (is_same && is_open_y).then(|| {
            let unified = Syllable { nucleus: "i", ..syllable };
            spelled_like(word, &unified, ToneMarkStyle::Old)
        })
    })
}

fn each_syllable(text: &str, kind: RepairKind, repaired: impl Fn(&str, Syllable) -> Option<String>) -> Option<Pass> {
    let mut rewriter = Rewriter::new(text);
    for span in words(text) {
        let word = span.of(text).unwrap_or_default();
        if !is_plain(word) {
            continue;
        }
        if let Some(new) = parse_syllable(word).and_then(|syllable| repaired(word, syllable)) {
            rewriter.replace(span, &new, kind);
        }
    }
    rewriter.finish()
}

/// Whether a word is all composed letters of the alphabet: what else it may hold is the work of other passes.
fn is_plain(word: &str) -> bool {
    word.chars().all(|c| Letter::of(c).is_some_and(|letter| c.to_lowercase().eq([letter.to_char()])))
}

/// The words of a text, those of dates too.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    tokenize(text).flat_map(move |token| {
        let inner = match token.kind {
            TokenKind::Word => vec![token.span],
            TokenKind::Date(_) => inner_words(text, token.span),
            _ => Vec::new(),
        };
        inner.into_iter()
    })
}

fn inner_words(text: &str, span: Span) -> Vec<Span> {
    let inner = span.of(text).unwrap_or_default();
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in inner.char_indices().chain([(inner.len(), ' ')]) {
        match (start, c.is_alphabetic() || crate::letter::is_combining_mark(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Span::new(from, at).shifted(span.start));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The spelling of a syllable, letter by letter in the case of a model. Written in parts, composed.
fn spelled_like(model: &str, syllable: &Syllable, style: ToneMarkStyle) -> String {
    let cases = model.chars().filter(|&c| c.is_alphabetic()).map(char::is_uppercase);
    let letters = syllable.spelled(style);
    letters
        .chars()
        .zip(cases.chain(std::iter::repeat(false)))
        .map(|(letter, is_upper)| if is_upper { letter.to_uppercase().next().unwrap_or(letter) } else { letter })
        .collect()
}
