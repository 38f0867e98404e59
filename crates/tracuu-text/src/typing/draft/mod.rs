//! A syllable while it is being typed: the letters so far, their shapes, and the tone.
//!
//! | letters so far | mark       | letters after |
//! | -------------- | ---------- | ------------- |
//! | `tieng`        | circumflex | `tiêng`       |
//! | `duong`        | horn       | `dương`       |
//! | `mua`          | horn       | `mưa`         |
//! | `gia`          | breve      | `giă`         |
//! | `dang`         | stroke     | `đang`        |
//! | `xông`         | circumflex | `xoong`       |
//!
//! The marks find their letter among the vowels; the *u* of *qu* and the *i* of *gi* are none. A mark given twice is
//! taken back and its key stands for itself, as in input methods; of all such words only those in *oong* and *ooc* are
//! syllables.

mod marks;

use super::Evidence;
use crate::{Letter, Shape, Syllable, Tone, ToneMarkStyle, parse_syllable};

/// The letters typed so far. The methods answer `None` when no syllable can come of it any more.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    letters: Vec<DraftLetter>,
    tone: Tone,
    /// What the keys that are no letters have done.
    pub(super) evidence: Evidence,
}

#[derive(Clone, Copy, Debug)]
struct DraftLetter {
    base: u8,
    shape: Shape,
    is_upper: bool,
}

impl Draft {
    /// Whether a vowel has been typed, so that a tone has something to stand on.
    pub(super) fn has_vowel(&self) -> bool {
        self.letters.iter().any(DraftLetter::is_vowel)
    }

    /// Adds a letter without shape.
    pub(super) fn letter(&mut self, key: char) -> Option<()> {
        self.push(key, Shape::None)
    }

    /// Adds `ư`, which Telex also writes `w`.
    pub(super) fn lone_horned_u(&mut self, is_upper: bool) -> Option<()> {
        self.evidence.has_shape = true;
        self.push(if is_upper { 'U' } else { 'u' }, Shape::Horn)
    }

    fn push(&mut self, key: char, shape: Shape) -> Option<()> {
        let base = key.is_ascii_alphabetic().then(|| key.to_ascii_lowercase() as u8)?;
        let letter = DraftLetter { base, shape, is_upper: key.is_ascii_uppercase() };
        self.evidence.is_loose |= self.evidence.has_tone && letter.is_vowel();
        self.letters.push(letter);
        Some(())
    }

    /// Gives the syllable a tone; the last one holds.
    pub(super) fn tone(&mut self, tone: Tone) -> Option<()> {
        if !self.has_vowel() || tone == self.tone {
            return None;
        }
        self.tone = tone;
        self.evidence.is_corrected |= self.evidence.has_tone;
        self.evidence.has_tone = true;
        Some(())
    }

    /// Takes the tone away.
    pub(super) fn clear_tone(&mut self) -> Option<()> {
        self.tone(Tone::Ngang)
    }

    /// The syllable, spelled in the old style with the capitals of the keys; `None` when the letters are no syllable.
    pub(super) fn finish(mut self) -> Option<String> {
        if let Some(syllable) = self.syllable() {
            return Some(self.spelled(&syllable));
        }
        // `nuwoc` is *nươc*, and the `uow` of *thuở* has a horn on one letter only.
        let u = self.find_uo(self.vowels())?;
        let shape_of_u = match self.letters.get(u..u + 2)? {
            [u, o] if u.shape == Shape::Horn && o.shape == Shape::None => Shape::Horn,
            [u, o] if u.shape == Shape::Horn && o.shape == Shape::Horn => Shape::None,
            _ => return None,
        };
        self.shape(u, shape_of_u)?;
        self.shape(u + 1, Shape::Horn)?;
        self.syllable().map(|syllable| self.spelled(&syllable))
    }

    fn syllable(&self) -> Option<Syllable> {
        let mut tone = self.tone;
        let letters = self.letters.iter().map(|l| {
            let tone = if l.is_vowel() { std::mem::take(&mut tone) } else { Tone::Ngang };
            Letter { base: l.base, shape: l.shape, tone }.to_char()
        });
        parse_syllable(&letters.collect::<String>())
    }

    fn spelled(&self, syllable: &Syllable) -> String {
        let spelling = syllable.spelled(ToneMarkStyle::Old);
        let cased = spelling.chars().zip(&self.letters).map(|(c, letter)| {
            let upper = c.to_uppercase().next().filter(|_| letter.is_upper);
            upper.unwrap_or(c)
        });
        cased.collect()
    }
}

impl DraftLetter {
    fn is_vowel(&self) -> bool {
        Letter::bare(self.base).is_vowel()
    }
}
