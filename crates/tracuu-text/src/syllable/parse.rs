//! From a written word to a syllable.

use super::Syllable;
use super::inventory::{Group, Rime, letter_code, may_join, onset, rime, takes};
use crate::letter::Shape;
use crate::word::Word;

/// Reads the whole of `text` as one syllable; `None` when the grammar has no such syllable.
///
/// Case, encoding (composed, decomposed, a letter with a separate tone mark) and tone placement make no difference.
///
/// ```
/// use tracuu_text::parse_syllable;
/// assert_eq!(parse_syllable("HOÀ"), parse_syllable("hòa"));
/// assert_eq!(parse_syllable("lu\u{0323}a\u{0302}t"), parse_syllable("luật"));
/// assert!(parse_syllable("law").is_none());
/// assert!(parse_syllable("luàt").is_none(), "a checked rime takes sắc or nặng only");
/// ```
pub fn parse_syllable(text: &str) -> Option<Syllable> {
    let word = Word::of(text)?;
    let (onset, rime) = split(&word)?;
    takes(rime, word.tone).then_some(Syllable {
        onset,
        medial: rime.medial,
        nucleus: rime.nucleus,
        coda: rime.coda,
        tone: word.tone,
    })
}

/// Whether the whole of `text` is one syllable of the grammar. Allocates nothing.
///
/// ```
/// use tracuu_text::is_vietnamese_syllable;
/// assert!(is_vietnamese_syllable("nghiêng"));
/// assert!(!is_vietnamese_syllable("Internet"));
/// ```
pub fn is_vietnamese_syllable(text: &str) -> bool {
    parse_syllable(text).is_some()
}

/// The onset and the rime of a word without regard to its tone.
fn split(word: &Word) -> Option<(&'static str, &'static Rime)> {
    if word.len() > 8 || !word.bases().iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    (0..=3.min(word.len())).rev().find_map(|len| join(word, len))
}

/// The word cut behind `len` letters; the longest onset that leaves a rime wins, so that *gia* is *gi* and *a*.
fn join(word: &Word, len: usize) -> Option<(&'static str, &'static Rime)> {
    let onset = if len == 0 { "" } else { onset(code(word, 0, len))? };
    let group = match onset {
        "qu" => Group::AfterQu,
        "gi" => Group::AfterGi,
        _ => Group::General,
    };
    let rime = rime(group, code(word, len, word.len()))?;
    may_join(onset, rime).then_some((onset, rime))
}

fn code(word: &Word, from: usize, to: usize) -> u64 {
    let shapes = word.shapes().iter().copied().chain(std::iter::repeat(Shape::None));
    let letters = word.bases().iter().zip(shapes).skip(from).take(to - from);
    letters.fold(0, |code, (&base, shape)| code << 8 | letter_code(base, shape))
}
