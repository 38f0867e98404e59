//! Words as numbers, so that a text is looked up without copying it.
//!
//! | words                         | codes |
//! | ----------------------------- | ----- |
//! | `Ủy`, `UỶ`, `uy` + U+0309     | equal |
//! | `kỷ`, `kỉ`; `Ðảng`, `Đảng`    | equal |
//! | `TƯ`, `TU`                    | not   |

use tracuu_text::{Letter, Shape, Tone};

/// A word as a number: equal for what is the same word, whatever its case, normal form and tone placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordCode(u128);

/// Longer words are in no catalogue.
const MAX_LETTERS: usize = 15;

impl WordCode {
    /// The code of a word of at most fifteen letters and digits; `None` for others.
    pub(super) fn of(word: &str) -> Option<WordCode> {
        let mut letters = Letters { letters: [Letter::bare(0); MAX_LETTERS], len: 0, tone: Tone::Ngang };
        word.chars().try_for_each(|character| letters.push(character))?;
        letters.unify_i_and_y();
        let bytes = letters.letters.map(|letter| letter.base | (letter.shape as u8) << 5);
        let code = bytes.iter().fold(0, |code, byte| code << 8 | u128::from(*byte));
        Some(WordCode(code << 8 | u128::from(letters.tone as u8)))
    }
}

/// The letters of a word and its tone. A base is the place in the alphabet, or 27 and more for a digit.
struct Letters {
    letters: [Letter; MAX_LETTERS],
    len: usize,
    tone: Tone,
}

impl Letters {
    fn push(&mut self, character: char) -> Option<()> {
        if let Some(shape) = shape_of_mark(character) {
            let last = self.letters.get_mut(self.len.checked_sub(1)?)?;
            last.shape = shape;
            return Some(());
        }
        if let Some(tone) = tone_of_mark(character) {
            self.tone = tone;
            return Some(());
        }
        let letter = match character {
            // Digits need no more room than letters: `1` as the shape of the breve keeps them apart from `a`.
            '0'..='9' => Letter { shape: DIGIT, ..Letter::bare(character as u8 - b'0' + 16) },
            _ => Letter::of(character).map(|letter| Letter { base: letter.base - b'a' + 1, ..letter })?,
        };
        self.tone = if letter.tone == Tone::Ngang { self.tone } else { letter.tone };
        *self.letters.get_mut(self.len)? = letter;
        self.len += 1;
        Some(())
    }

    /// Makes *i* of the *y* that ends a word behind a consonant or *qu*: *kỷ* is *kỉ*.
    fn unify_i_and_y(&mut self) {
        const I: u8 = b'i' - b'a' + 1;
        const Y: u8 = b'y' - b'a' + 1;
        let is = |letter: &Letter, wanted: u8| letter.base == wanted - b'a' + 1;
        if let Some([before @ .., last]) = self.letters.get_mut(..self.len) {
            let is_rime = match before {
                [] => false,
                [.., q, u] if is(q, b'q') && is(u, b'u') => true,
                [.., sound] => !b"aeiouy".iter().any(|vowel| is(sound, *vowel)),
            };
            if last.base == Y && is_rime {
                last.base = I;
            }
        }
    }
}

/// No digit has a shape: the breve beyond the letter *a* marks one.
const DIGIT: Shape = Shape::Stroke;

fn shape_of_mark(mark: char) -> Option<Shape> {
    match mark {
        '\u{302}' => Some(Shape::Circumflex),
        '\u{306}' => Some(Shape::Breve),
        '\u{31B}' => Some(Shape::Horn),
        _ => None,
    }
}

fn tone_of_mark(mark: char) -> Option<Tone> {
    match mark {
        '\u{300}' | '\u{340}' => Some(Tone::Huyen),
        '\u{301}' | '\u{341}' => Some(Tone::Sac),
        '\u{309}' => Some(Tone::Hoi),
        '\u{303}' => Some(Tone::Nga),
        '\u{323}' => Some(Tone::Nang),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, equal: bool) {
        assert_eq!(WordCode::of(one).is_some() && WordCode::of(one) == WordCode::of(other), equal, "{one} {other}");
    }

    #[test]
    fn spelling_does_not_matter() {
        check("Ủy", "UỶ", true);
        check("ủy", "uy\u{309}", true);
        check("ệ", "ê\u{323}", true);
        check("ổ", "o\u{309}\u{302}", true);
        check("kỷ", "kỉ", true);
        check("quý", "QUÍ", true);
        check("Ðảng", "đảng", true);
        check("35", "35", true);
    }

    #[test]
    fn different_words_differ() {
        check("TƯ", "TU", false);
        check("tư", "từ", false);
        check("thúy", "thúi", false);
        check("y", "i", false);
        check("ay", "ai", false);
        check("a", "ă", false);
        check("d", "đ", false);
        check("3", "đ", false);
        check("москва", "москва", false);
        check("mộtchuỗidàiquámườilămchữ", "mộtchuỗidàiquámườilămchữ", false);
    }
}
