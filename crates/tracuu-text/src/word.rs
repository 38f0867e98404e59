//! A word taken apart: its letters with their shapes, and the one tone that a syllable has.

use crate::letter::{Letter, Shape, Tone, is_combining_mark, is_invisible};
use crate::syllable::ToneMarkStyle;

/// Longest word, in letters, that is taken apart; the longest syllable (*nghiêng*) has seven.
const CAPACITY: usize = 24;

/// The letters of a word, without their tone, and the tone.
///
/// This is what a Vietnamese syllable is made of, whatever way it was encoded or its tone mark was placed; words that
/// are no syllables (*Internet*, *QH14*) fit as well as long as they carry at most one tone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    bases: [u8; CAPACITY],
    shapes: [Shape; CAPACITY],
    len: usize,
    pub(crate) tone: Tone,
    /// Where the tone mark stood, counted in letters.
    tone_at: usize,
}

impl Word {
    /// Takes `text` apart; `None` when it holds a character that is no Vietnamese or ASCII letter or digit, two tones,
    /// or too many letters.
    pub(crate) fn of(text: &str) -> Option<Word> {
        let mut word =
            Word { bases: [0; CAPACITY], shapes: [Shape::None; CAPACITY], len: 0, tone: Tone::Ngang, tone_at: 0 };
        for character in text.chars() {
            if character.is_ascii_alphanumeric() {
                word.push(Letter::bare(character.to_ascii_lowercase() as u8))?;
            } else if let Some(letter) = Letter::of(character) {
                word.push(letter)?;
            } else if is_invisible(character) {
                continue;
            } else if is_combining_mark(character) {
                let marked = word.pop()?.with_mark(character)?;
                word.push(marked)?;
            } else {
                return None;
            }
        }
        (word.len > 0).then_some(word)
    }

    /// A word of these letters, whatever tones they carry, with one tone for all of it.
    pub(crate) fn from_letters(letters: impl Iterator<Item = Letter>, tone: Tone) -> Option<Word> {
        let mut word =
            Word { bases: [0; CAPACITY], shapes: [Shape::None; CAPACITY], len: 0, tone: Tone::Ngang, tone_at: 0 };
        for letter in letters {
            word.push(Letter { tone: Tone::Ngang, ..letter })?;
        }
        word.tone = tone;
        Some(word)
    }

    /// The number of letters.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    fn push(&mut self, letter: Letter) -> Option<()> {
        *self.bases.get_mut(self.len)? = letter.base;
        *self.shapes.get_mut(self.len)? = letter.shape;
        if letter.tone != Tone::Ngang {
            if self.tone != Tone::Ngang {
                return None;
            }
            self.tone = letter.tone;
            self.tone_at = self.len;
        }
        self.len += 1;
        Some(())
    }

    fn pop(&mut self) -> Option<Letter> {
        self.len = self.len.checked_sub(1)?;
        let mut letter = Letter { base: self.bases[self.len], shape: self.shapes[self.len], tone: Tone::Ngang };
        if self.tone != Tone::Ngang && self.tone_at == self.len {
            letter.tone = std::mem::take(&mut self.tone);
        }
        Some(letter)
    }

    /// The bare letters: ASCII, lower-case.
    pub(crate) fn bases(&self) -> &[u8] {
        &self.bases[..self.len]
    }

    /// The shapes of the letters.
    pub(crate) fn shapes(&self) -> &[Shape] {
        &self.shapes[..self.len]
    }

    /// Whether any letter has a shape.
    pub(crate) fn is_shaped(&self) -> bool {
        self.shapes().iter().any(|&s| s != Shape::None)
    }

    /// The letters, each without tone.
    pub(crate) fn letters(&self) -> impl Iterator<Item = Letter> + '_ {
        self.bases().iter().zip(self.shapes()).map(|(&base, &shape)| Letter { base, shape, tone: Tone::Ngang })
    }

    /// Writes *y* as *i* where both spellings are the same syllable: alone after h k l m s t v, and after qu.
    ///
    /// *kỷ* = *kỉ*, *quy* = *qui*; but never *tuy*, *thúy*, *ây*, *yê* or a bare *y*.
    pub(crate) fn unify_i_and_y(&mut self) {
        let is_open_y =
            matches!(self.bases(), [b'h' | b'k' | b'l' | b'm' | b's' | b't' | b'v', b'y'] | [b'q', b'u', b'y']);
        if is_open_y && !self.is_shaped() {
            self.bases[self.len - 1] = b'i';
        }
    }

    /// The letter that carries the tone mark in a style, counted in letters.
    ///
    /// For a word with several groups of vowels the mark stays where it was.
    pub(crate) fn tone_position(&self, style: ToneMarkStyle) -> usize {
        let is_vowel = |i: usize| Letter::bare(self.bases[i]).is_vowel();
        let onset = self.onset_len();
        let Some(first) = (onset..self.len).find(|&i| is_vowel(i)) else { return self.tone_at };
        let end = (first..self.len).find(|&i| !is_vowel(i)).unwrap_or(self.len);
        if (end..self.len).any(is_vowel) {
            return self.tone_at;
        }
        let last_with =
            |wanted: fn(Shape, u8) -> bool| (first..end).rev().find(|&i| wanted(self.shapes[i], self.bases[i]));
        let shaped_but_u = last_with(|shape, base| shape != Shape::None && base != b'u');
        let shaped_u = last_with(|shape, base| shape == Shape::Horn && base == b'u');
        shaped_but_u.or(shaped_u).unwrap_or_else(|| match (end < self.len, end - first) {
            (true, _) => end - 1,
            (false, 2) => first + usize::from(style == ToneMarkStyle::New && self.moves_mark(first)),
            (false, 1) => first,
            (false, _) => first + 1,
        })
    }

    /// Whether the two vowels at `first` are *oa, oe* or *uy*, whose mark the styles place differently.
    fn moves_mark(&self, first: usize) -> bool {
        matches!(self.bases().get(first..first + 2), Some([b'o', b'a' | b'e'] | [b'u', b'y']))
    }

    /// Letters before the vowels, counting the *u* of *qu* and the *i* of *gi* before another vowel.
    fn onset_len(&self) -> usize {
        match self.bases() {
            [b'q', b'u', _, ..] => 2,
            [b'g', b'i', b'a' | b'e' | b'i' | b'o' | b'u' | b'y', ..] => 2,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_tone_position(text: &str, expected: char) {
        let word = Word::of(text).expect(text);
        let at = word.tone_position(ToneMarkStyle::Old);
        let letter = Letter { base: word.bases()[at], shape: word.shapes()[at], tone: word.tone };
        assert_eq!(letter.to_char(), expected, "{text}");
    }

    #[test]
    fn places_tone_marks_in_the_old_style() {
        check_tone_position("hoà", 'ò');
        check_tone_position("hòa", 'ò');
        check_tone_position("uỷ", 'ủ');
        check_tone_position("quý", 'ý');
        check_tone_position("qúy", 'ý');
        check_tone_position("toàn", 'à');
        check_tone_position("hòan", 'à');
        check_tone_position("giữa", 'ữ');
        check_tone_position("gìn", 'ì');
        check_tone_position("giá", 'á');
        check_tone_position("nghiê\u{0323}ng", 'ệ');
        check_tone_position("khuỷu", 'ỷ');
        check_tone_position("người", 'ờ');
        check_tone_position("thủơ", 'ở');
        check_tone_position("mùa", 'ù');
        check_tone_position("ngoài", 'à');
    }

    #[test]
    fn refuses_what_is_not_one_toned_word() {
        for text in ["", "ñandu", "hòađàm", "\u{0301}a", "abcdefghijklmnopqrstuvwxyz"] {
            assert!(Word::of(text).is_none(), "{text}");
        }
    }
}
