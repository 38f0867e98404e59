//! The marks of letters: where a circumflex, a breve, a horn and a stroke go.

use std::ops::Range;

use super::{Draft, DraftLetter};
use crate::Shape;

impl Draft {
    /// Puts a circumflex on the last vowel that is one of `bases`.
    pub(in crate::typing) fn circumflex(&mut self, bases: &[u8], key: char) -> Option<()> {
        let at = self.last_vowel(|base| bases.contains(&base))?;
        if self.letters.get(at)?.shape != Shape::Circumflex {
            return self.shape(at, Shape::Circumflex);
        }
        self.shape(at, Shape::None)?;
        self.letter(key)
    }

    /// Whether a further `key` is the second letter of a pair, such as `aa`, and no vowel of its own as in *khoeo*.
    pub(in crate::typing) fn doubles(&self, key: u8) -> bool {
        let glide_and_vowel = matches!(self.bases().as_slice(), [.., b'o', b'a' | b'e']);
        self.last_vowel(|base| base == key).is_some() && !(key == b'o' && glide_and_vowel)
    }

    /// Puts a breve on the *a*.
    pub(in crate::typing) fn breve(&mut self) -> Option<()> {
        let at = self.last_vowel(|base| base == b'a')?;
        self.once(at, Shape::Breve)
    }

    /// Puts a horn on *uo* (both), else on a leading *u*, else on the *o*.
    pub(in crate::typing) fn horn(&mut self) -> Option<()> {
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
    pub(in crate::typing) fn horn_or_breve(&mut self) -> Option<bool> {
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
    pub(in crate::typing) fn stroke(&mut self) -> Option<()> {
        self.evidence.has_stroke = true;
        self.once(0, Shape::Stroke)
    }

    /// Whether the word begins with a *d* of either kind.
    pub(in crate::typing) fn begins_with_d(&self) -> bool {
        self.letters.first().is_some_and(|l| l.base == b'd')
    }

    /// Shapes a letter; a second time gives the key itself, with which no syllable is left.
    fn once(&mut self, at: usize, shape: Shape) -> Option<()> {
        if self.letters.get(at)?.shape == shape {
            return None;
        }
        self.shape(at, shape)
    }

    pub(super) fn shape(&mut self, at: usize, shape: Shape) -> Option<()> {
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
    pub(super) fn vowels(&self) -> Range<usize> {
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

    pub(super) fn find_uo(&self, vowels: Range<usize>) -> Option<usize> {
        let base = |i: usize| self.letters.get(i).map(|l| l.base);
        vowels.clone().find(|&i| i + 1 < vowels.end && base(i) == Some(b'u') && base(i + 1) == Some(b'o'))
    }

    fn bases(&self) -> Vec<u8> {
        self.letters.iter().map(|l| l.base).collect()
    }
}
