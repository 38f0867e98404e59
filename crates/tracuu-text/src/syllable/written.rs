//! Syllables by their numbers, and how their letters are written.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::valid_syllables;

/// Which letters of a syllable are capitals.
///
/// ```
/// use tracuu_text::{SyllableCase, WrittenSyllable};
/// assert_eq!(WrittenSyllable::of("LUẬT").unwrap().case, SyllableCase::Upper);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyllableCase {
    /// None: `luật`.
    Lower,
    /// The first: `Luật`.
    Title,
    /// All of at least two: `LUẬT`.
    Upper,
}

/// A syllable as it is written, in four bytes instead of its letters.
///
/// The letters are composed, and the tone mark stands where the inventory has it: what is written otherwise is none.
///
/// ```
/// use tracuu_text::{WrittenSyllable, valid_syllables};
/// let syllable = WrittenSyllable::of("Luật").unwrap();
/// let spelled = valid_syllables().nth(syllable.number.into()).unwrap().to_string();
/// assert_eq!((spelled.as_str(), syllable.to_string().as_str()), ("luật", "Luật"));
/// assert_eq!(WrittenSyllable::of("lUật"), None);
/// assert_eq!(WrittenSyllable::of("law"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrittenSyllable {
    /// The place among [`valid_syllables`], from 0.
    pub number: u16,
    /// Which of its letters are capitals.
    pub case: SyllableCase,
}

/// The syllables by number.
static SYLLABLES: LazyLock<Vec<String>> =
    LazyLock::new(|| valid_syllables().map(|syllable| syllable.to_string()).collect());

/// Their numbers.
static NUMBERS: LazyLock<HashMap<&str, u16>> =
    LazyLock::new(|| SYLLABLES.iter().map(String::as_str).zip(0..).collect());

/// The longest syllable, in bytes: *nghiễng* and its like.
const LONGEST: usize = 12;

impl WrittenSyllable {
    /// The syllable that a word is; `None` when it is none, or [`write_to`](Self::write_to) would not give it back as it stands.
    ///
    /// ```
    /// use tracuu_text::WrittenSyllable;
    /// for word in ["kỷ", "Kỷ", "KỶ"] {
    ///     assert_eq!(WrittenSyllable::of(word).unwrap().to_string(), word);
    /// }
    /// ```
    pub fn of(word: &str) -> Option<WrittenSyllable> {
        if word.len() > LONGEST {
            return None;
        }
        let lower = word.to_lowercase();
        let number = *NUMBERS.get(lower.as_str())?;
        let has_capitals = |count: usize| {
            let mut letters = (0..).zip(word.chars().zip(lower.chars()));
            letters.all(|(at, (own, lower))| if at < count { lower.to_uppercase().eq([own]) } else { own == lower })
        };
        let case = match () {
            () if has_capitals(0) => SyllableCase::Lower,
            () if has_capitals(1) => SyllableCase::Title,
            () if has_capitals(word.len()) => SyllableCase::Upper,
            () => return None,
        };
        Some(WrittenSyllable { number, case })
    }

    /// Appends the letters; `None` when there is no syllable with this number.
    ///
    /// ```
    /// use tracuu_text::{SyllableCase, WrittenSyllable};
    /// let mut text = String::from("Một ");
    /// WrittenSyllable::of("luật").unwrap().write_to(&mut text).unwrap();
    /// assert_eq!(text, "Một luật");
    /// let none = WrittenSyllable { number: u16::MAX, case: SyllableCase::Lower };
    /// assert_eq!(none.write_to(&mut text), None);
    /// ```
    pub fn write_to(self, text: &mut String) -> Option<()> {
        let lower = SYLLABLES.get(usize::from(self.number))?;
        let start = text.len();
        match self.case {
            SyllableCase::Lower => text.push_str(lower),
            SyllableCase::Title => {
                let mut letters = lower.chars();
                text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                text.push_str(letters.as_str());
            }
            SyllableCase::Upper => text.extend(lower.chars().flat_map(char::to_uppercase)),
        }
        debug_assert!(text.len() > start, "no syllable is empty");
        Some(())
    }
}

impl std::fmt::Display for WrittenSyllable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        self.write_to(&mut text).ok_or(std::fmt::Error)?;
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_comes_back_in_every_case() {
        for syllable in valid_syllables() {
            let lower = syllable.to_string();
            let mut letters = lower.chars();
            let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            for word in [lower.clone(), title, lower.to_uppercase()] {
                assert_eq!(WrittenSyllable::of(&word).map(|written| written.to_string()), Some(word));
            }
        }
    }

    #[test]
    fn what_would_change_is_none() {
        for word in ["", "law", "lUật", "luâ\u{323}t", "hoà", "QH14", " luật", "luật "] {
            assert_eq!(WrittenSyllable::of(word), None, "{word}");
        }
    }
}
