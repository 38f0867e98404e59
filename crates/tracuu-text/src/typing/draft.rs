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

use std::ops::Range;

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

    /// Puts a circumflex on the last vowel that is one of `bases`.
    pub(super) fn circumflex(&mut self, bases: &[u8], key: char) -> Option<()> {
        let at = self.last_vowel(|base| bases.contains(&base))?;
        if self.letters.get(at)?.shape != Shape::Circumflex {
            return self.shape(at, Shape::Circumflex);
        }
        self.shape(at, Shape::None)?;
        self.letter(key)
    }

    /// Whether a further `key` is the second letter of a pair, such as `aa`, and no vowel of its own as in *khoeo*.
    pub(super) fn doubles(&self, key: u8) -> bool {
        let glide_and_vowel = matches!(self.bases().as_slice(), [.., b'o', b'a' | b'e']);
        self.last_vowel(|base| base == key).is_some() && !(key == b'o' && glide_and_vowel)
    }

    /// Puts a breve on the *a*.
    pub(super) fn breve(&mut self) -> Option<()> {
        let at = self.last_vowel(|base| base == b'a')?;
        self.once(at, Shape::Breve)
    }

    /// Puts a horn on *uo* (both), else on a leading *u*, else on the *o*.
    pub(super) fn horn(&mut self) -> Option<()> {
        let vowels = self.vowels();
        if let Some(u) = self.find_uo(vowels.clone()) {
            let is_new = |l: &DraftLetter| l.shape != Shape::Horn;
            let is_any_new = self.letters.get(u..u + 2)?.iter().any(is_new);
            self.shape(u, Shape::Horn)?;
            return is_any_new.then(|| self.shape(u + 1, Shape::Horn))?;
        }
        let at = match self.letters.get(vowels.start)?.base {
            b'u' => vowels.start,
            _ => self.last_vowel(|base| base == b'o')?,
        };
        self.once(at, Shape::Horn)
    }

    /// What `w` does in Telex to the vowels before it; false when none of them takes it.
    pub(super) fn horn_or_breve(&mut self) -> Option<bool> {
        let vowels = self.vowels();
        let leads_with_u = self.letters.get(vowels.start).is_some_and(|l| l.base == b'u');
        if !leads_with_u && self.last_vowel(|base| base == b'a').is_some() {
            return self.breve().map(|()| true);
        }
        if !leads_with_u && self.last_vowel(|base| base == b'o').is_none() {
            return Some(false);
        }
        self.horn().map(|()| true)
    }

    /// Makes `đ` of the first letter.
    pub(super) fn stroke(&mut self) -> Option<()> {
        self.evidence.has_stroke = true;
        self.once(0, Shape::Stroke)
    }

    /// Whether the word begins with a *d* of either kind.
    pub(super) fn begins_with_d(&self) -> bool {
        self.letters.first().is_some_and(|l| l.base == b'd')
    }

    /// Shapes a letter; a second time gives the key itself, with which no syllable is left.
    fn once(&mut self, at: usize, shape: Shape) -> Option<()> {
        if self.letters.get(at)?.shape == shape {
            return None;
        }
        self.shape(at, shape)
    }

    fn shape(&mut self, at: usize, shape: Shape) -> Option<()> {
        let is_behind_its_vowel = self.letters.iter().skip(at + 1).all(DraftLetter::is_vowel);
        let letter = self.letters.get_mut(at)?;
        let is_replaced = letter.shape != Shape::None && letter.shape != shape;
        if shape != Shape::Stroke {
            self.evidence.is_loose |= self.evidence.has_tone || !is_behind_its_vowel || is_replaced;
            self.evidence.has_shape = true;
        }
        letter.shape = shape;
        Some(())
    }

    fn last_vowel(&self, wanted: impl Fn(u8) -> bool) -> Option<usize> {
        self.vowels().rev().find(|&i| self.letters.get(i).is_some_and(|l| wanted(l.base)))
    }

    /// The first run of vowels, without the *u* of *qu* and the *i* of *gi*.
    fn vowels(&self) -> Range<usize> {
        let letters = &self.letters;
        let onset = match self.bases().as_slice() {
            [b'q', b'u', ..] => 2,
            [b'g', b'i', b'a' | b'e' | b'i' | b'o' | b'u' | b'y', ..] => 2,
            _ => 0,
        };
        let start = (onset..letters.len()).find(|&i| letters.get(i).is_some_and(DraftLetter::is_vowel));
        let start = start.unwrap_or(letters.len());
        let len = letters.iter().skip(start).take_while(|l| l.is_vowel()).count();
        start..start + len
    }

    fn find_uo(&self, vowels: Range<usize>) -> Option<usize> {
        let base = |i: usize| self.letters.get(i).map(|l| l.base);
        vowels.clone().find(|&i| i + 1 < vowels.end && base(i) == Some(b'u') && base(i + 1) == Some(b'o'))
    }

    fn bases(&self) -> Vec<u8> {
        self.letters.iter().map(|l| l.base).collect()
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
