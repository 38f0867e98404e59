//! The weights of characters, level by level.
//!
//! | primary       | of                            |
//! | ------------- | ----------------------------- |
//! | `01`-`7F`     | signs, in the order of `data/text/signs.tsv` |
//! | `80`-`89`     | digits                        |
//! | `8A`-`F1`     | letters, four to a base: a ă â, b, c, d đ, e ê … |
//! | `F8` and three bytes | other characters, by code point |

use crate::generated::signs::{MARKS, SIGNS};
use crate::{Letter, Shape, Tone};

/// The weight of a letter without tone, and of a small one.
pub(super) const COMMON: u8 = 1;
/// The tertiary weight of a capital.
pub(super) const UPPER: u8 = 2;
/// The tertiary weight of a character that is another one in a special form, such as `²`.
pub(super) const CASE_OF_COMPATIBLE: u8 = 3;

const FIRST_DIGIT: u8 = 0x80;
const FIRST_LETTER: u8 = 0x8A;
const OTHER: u8 = 0xF8;

/// The primary weight of a letter of the alphabet.
pub(super) fn letter(letter: Letter) -> u8 {
    let rank = match letter.shape {
        Shape::None => 0,
        Shape::Breve | Shape::Stroke => 1,
        Shape::Circumflex => 2,
        Shape::Horn => 3,
    };
    FIRST_LETTER + letter.base.saturating_sub(b'a').min(25) * 4 + rank
}

/// The secondary weight of a tone; *ngang* has none of its own.
pub(super) fn tone(tone: Tone) -> Option<u8> {
    let mark = match tone {
        Tone::Ngang => return None,
        Tone::Huyen => '\u{0300}',
        Tone::Hoi => '\u{0309}',
        Tone::Nga => '\u{0303}',
        Tone::Sac => '\u{0301}',
        Tone::Nang => '\u{0323}',
    };
    known_mark(mark)
}

/// Gives the secondary weight of a combining mark to `push`; unknown ones follow by code point.
pub(super) fn mark(mark: char, push: impl FnOnce(&[u8])) {
    match known_mark(mark) {
        Some(weight) => push(&[weight]),
        None => push(&other(mark)),
    }
}

fn known_mark(mark: char) -> Option<u8> {
    let at = MARKS.binary_search_by_key(&mark, |&(known, _)| known).ok()?;
    MARKS.get(at).map(|&(_, weight)| weight)
}

/// The primary weight of a digit.
pub(super) fn digit(character: char) -> Option<u8> {
    character.is_ascii_digit().then(|| FIRST_DIGIT + (character as u8 - b'0'))
}

/// The primary and tertiary weights of a sign.
pub(super) fn sign(character: char) -> Option<(u8, u8)> {
    let at = SIGNS.binary_search_by_key(&character, |&(known, ..)| known).ok()?;
    SIGNS.get(at).map(|&(_, primary, tertiary)| (primary, tertiary))
}

/// The weight of whatever has no other, by code point.
pub(super) fn other(character: char) -> [u8; 4] {
    let [_, high, middle, low] = (character as u32).to_be_bytes();
    [OTHER, high, middle, low]
}
