//! Letters of Vietnamese: a base, a shape and a tone.
//!
//! | letter | base | shape      | tone |
//! | ------ | ---- | ---------- | ---- |
//! | `ậ`    | a    | circumflex | nặng |
//! | `Ơ`    | o    | horn       | ngang |
//! | `đ`    | d    | stroke     | ngang |
//! | `k`    | k    | none       | ngang |
//!
//! Look-alikes that stand for a Vietnamese letter in damaged text (`Ð ð Ɖ ɖ` for `Đ đ`, `Ƣ ƣ` for `Ư ư`) read as that
//! letter.

use crate::generated::letters::LETTERS;

/// What is added to a base letter to make another letter of the alphabet.
///
/// ```
/// use tracuu_text::{Letter, Shape};
/// let shapes = ['a', 'ă', 'â', 'ơ', 'đ'].map(|letter| Letter::of(letter).unwrap().shape);
/// assert_eq!(shapes, [Shape::None, Shape::Breve, Shape::Circumflex, Shape::Horn, Shape::Stroke]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Shape {
    /// Nothing: a, b, c …
    #[default]
    None,
    /// *Dấu trăng*: ă.
    Breve,
    /// *Dấu mũ*: â ê ô.
    Circumflex,
    /// *Dấu móc*: ơ ư.
    Horn,
    /// *Gạch ngang*: đ.
    Stroke,
}

/// A tone (*thanh điệu*).
///
/// ```
/// use tracuu_text::{Tone, parse_syllable};
/// assert_eq!(parse_syllable("luật").unwrap().tone, Tone::Nang);
/// assert_eq!(parse_syllable("ban").unwrap().tone, Tone::Ngang);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tone {
    /// *Thanh ngang*: no mark, as in *ma*.
    #[default]
    Ngang,
    /// *Thanh huyền*: grave, as in *mà*.
    Huyen,
    /// *Thanh sắc*: acute, as in *má*.
    Sac,
    /// *Thanh hỏi*: hook above, as in *mả*.
    Hoi,
    /// *Thanh ngã*: tilde, as in *mã*.
    Nga,
    /// *Thanh nặng*: dot below, as in *mạ*.
    Nang,
}

impl Shape {
    const ALL: [Shape; 5] = [Shape::None, Shape::Breve, Shape::Circumflex, Shape::Horn, Shape::Stroke];
}

impl Tone {
    /// All six, in the order of this enum.
    ///
    /// ```
    /// use tracuu_text::{Letter, Tone};
    /// assert_eq!(['a', 'à', 'á', 'ả', 'ã', 'ạ'].map(|letter| Letter::of(letter).unwrap().tone), Tone::ALL);
    /// ```
    pub const ALL: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Sac, Tone::Hoi, Tone::Nga, Tone::Nang];
}

/// One letter, taken apart.
///
/// ```
/// use tracuu_text::{Letter, Shape, Tone};
/// let letter = Letter::of('Ậ').unwrap();
/// assert_eq!((letter.base, letter.shape, letter.tone), (b'a', Shape::Circumflex, Tone::Nang));
/// assert_eq!(letter.to_char(), 'ậ');
/// assert_eq!(Letter::of('é').unwrap().tone, Tone::Sac);
/// assert_eq!(Letter::of('ñ'), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Letter {
    /// The bare letter, ASCII and lower-case.
    pub base: u8,
    /// What the alphabet adds to it.
    pub shape: Shape,
    /// The tone it carries.
    pub tone: Tone,
}

impl Letter {
    /// Takes one character apart; `None` for what is neither an ASCII letter nor a Vietnamese one.
    ///
    /// Case is dropped.
    ///
    /// ```
    /// use tracuu_text::Letter;
    /// assert_eq!(Letter::of('Đ'), Letter::of('đ'));
    /// assert_eq!(Letter::of('Ð'), Letter::of('đ'), "U+00D0, a look-alike");
    /// assert_eq!(Letter::of('7'), None);
    /// ```
    pub fn of(character: char) -> Option<Letter> {
        if character.is_ascii_alphabetic() {
            return Some(Letter::bare(character.to_ascii_lowercase() as u8));
        }
        unpack(packed(character))
    }

    /// The letter without shape and tone.
    ///
    /// ```
    /// use tracuu_text::{Letter, Shape, Tone};
    /// assert_eq!(Letter::bare(b'o'), Letter::of('O').unwrap());
    /// assert_eq!(Letter { shape: Shape::Horn, tone: Tone::Hoi, ..Letter::bare(b'o') }.to_char(), 'ở');
    /// ```
    pub const fn bare(base: u8) -> Letter {
        Letter { base, shape: Shape::None, tone: Tone::Ngang }
    }

    /// The lower-case character; a combination that the alphabet lacks loses its tone, then its shape. A base that is no
    /// letter, such as a digit, stays.
    ///
    /// ```
    /// use tracuu_text::{Letter, Tone};
    /// assert_eq!(Letter { tone: Tone::Ngang, ..Letter::of('Ậ').unwrap() }.to_char(), 'â');
    /// assert_eq!(Letter { tone: Tone::Sac, ..Letter::of('đ').unwrap() }.to_char(), 'đ', "there is no đ with a tone");
    /// ```
    pub fn to_char(self) -> char {
        let Some(row) = COMPOSED.get(self.base.to_ascii_lowercase().wrapping_sub(b'a') as usize) else {
            return self.base as char;
        };
        let with = |shape: Shape, tone: Tone| row[shape as usize][tone as usize];
        let best = match with(self.shape, self.tone) {
            '\0' => with(self.shape, Tone::Ngang),
            found => found,
        };
        if best == '\0' { self.base as char } else { best }
    }

    /// Whether this is one of a e i o u y, whatever their shape.
    ///
    /// ```
    /// use tracuu_text::Letter;
    /// assert!(Letter::of('Ự').unwrap().is_vowel());
    /// assert!(!Letter::of('đ').unwrap().is_vowel());
    /// ```
    pub const fn is_vowel(self) -> bool {
        matches!(self.base, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
    }

    /// The letter with a combining mark added; `None` when the alphabet has no such letter.
    pub(crate) fn with_mark(self, mark: char) -> Option<Letter> {
        if let Some(tone) = tone_of_mark(mark) {
            return (self.is_vowel() && self.tone == Tone::Ngang).then_some(Letter { tone, ..self });
        }
        let shape = match (mark, self.base) {
            ('\u{0302}', b'a' | b'e' | b'o') => Shape::Circumflex,
            ('\u{0306}', b'a') => Shape::Breve,
            ('\u{031B}', b'o' | b'u') => Shape::Horn,
            ('\u{0335}', b'd') => Shape::Stroke,
            _ => return None,
        };
        (self.shape == Shape::None).then_some(Letter { shape, ..self })
    }
}

/// The tone that a combining character writes.
fn tone_of_mark(mark: char) -> Option<Tone> {
    match mark {
        '\u{0300}' | '\u{0340}' => Some(Tone::Huyen),
        '\u{0301}' | '\u{0341}' => Some(Tone::Sac),
        '\u{0309}' => Some(Tone::Hoi),
        '\u{0303}' => Some(Tone::Nga),
        '\u{0323}' => Some(Tone::Nang),
        _ => None,
    }
}

/// Whether this is a combining mark of any script's Latin letters: it belongs to the letter before it.
pub(crate) const fn is_combining_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}')
}

/// Whether this is written but not seen inside a word: soft hyphen, zero-width space and joiners, byte-order mark.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

const LATIN_START: u32 = 0xC0;
const LATIN_END: u32 = 0x260;
const ADDITIONAL_START: u32 = 0x1EA0;
const ADDITIONAL_END: u32 = 0x1EFA;

/// Base in the low byte, shape and tone above; zero where the character is no Vietnamese letter.
fn packed(character: char) -> u16 {
    match character as u32 {
        code @ LATIN_START..LATIN_END => LATIN[(code - LATIN_START) as usize],
        code @ ADDITIONAL_START..ADDITIONAL_END => ADDITIONAL[(code - ADDITIONAL_START) as usize],
        _ => 0,
    }
}

/// The character in lower case, where it is of ASCII or a letter of Vietnamese, which are told without the tables of Unicode.
///
/// ```
/// use tracuu_text::lower_case;
/// assert_eq!((lower_case('Ế'), lower_case('đ'), lower_case('5')), (Some('ế'), Some('đ'), Some('5')));
/// assert_eq!(lower_case('Ω'), None);
/// ```
#[inline]
pub fn lower_case(character: char) -> Option<char> {
    match character {
        '\0'..='\u{7F}' => Some(character.to_ascii_lowercase()),
        'Ạ'..='ỹ' if u32::from(character) % 2 == 0 => char::from_u32(u32::from(character) + 1),
        'Ạ'..='ỹ' | 'à'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(character),
        'Đ' => Some('đ'),
        _ => None,
    }
}

/// Whether a character is a letter: `char::is_alphabetic`, with less work for the letters of Vietnamese.
#[inline]
pub(crate) fn is_alphabetic(character: char) -> bool {
    packed(character) != 0 || character.is_alphabetic()
}

fn unpack(packed: u16) -> Option<Letter> {
    if packed == 0 {
        return None;
    }
    Some(Letter {
        base: (packed & 0xFF) as u8,
        shape: Shape::ALL[((packed >> 8) & 0xF) as usize],
        tone: Tone::ALL[(packed >> 12) as usize],
    })
}

static LATIN: [u16; (LATIN_END - LATIN_START) as usize] = {
    let mut table = [0; (LATIN_END - LATIN_START) as usize];
    let mut i = 0;
    while i < LETTERS.len() {
        let (character, base, shape, tone, _) = LETTERS[i];
        let code = character as u32;
        if code < LATIN_END {
            table[(code - LATIN_START) as usize] = base as u16 | (shape as u16) << 8 | (tone as u16) << 12;
        }
        i += 1;
    }
    let stroke = b'd' as u16 | (Shape::Stroke as u16) << 8;
    let horn = b'u' as u16 | (Shape::Horn as u16) << 8;
    let look_alikes = [('Ð', stroke), ('ð', stroke), ('Ɖ', stroke), ('ɖ', stroke), ('Ƣ', horn), ('ƣ', horn)];
    let mut i = 0;
    while i < look_alikes.len() {
        table[(look_alikes[i].0 as u32 - LATIN_START) as usize] = look_alikes[i].1;
        i += 1;
    }
    table
};

static ADDITIONAL: [u16; (ADDITIONAL_END - ADDITIONAL_START) as usize] = {
    let mut table = [0; (ADDITIONAL_END - ADDITIONAL_START) as usize];
    let mut i = 0;
    while i < LETTERS.len() {
        let (character, base, shape, tone, _) = LETTERS[i];
        let code = character as u32;
        if code >= ADDITIONAL_START {
            table[(code - ADDITIONAL_START) as usize] = base as u16 | (shape as u16) << 8 | (tone as u16) << 12;
        }
        i += 1;
    }
    table
};

/// `[base - 'a'][shape][tone]`, `'\0'` where the alphabet has no such letter.
static COMPOSED: [[[char; 6]; 5]; 26] = {
    let mut table = [[['\0'; 6]; 5]; 26];
    let mut letter = 0;
    while letter < 26 {
        table[letter][0][0] = (b'a' + letter as u8) as char;
        letter += 1;
    }
    let mut i = 0;
    while i < LETTERS.len() {
        let (character, base, shape, tone, upper) = LETTERS[i];
        if !upper {
            table[(base - b'a') as usize][shape as usize][tone as usize] = character;
        }
        i += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        for c in '\0'..=char::MAX {
            assert!(lower_case(c).is_none_or(|lower| c.to_lowercase().eq([lower])), "{c:?}");
        }
    }

    #[test]
    fn every_letter_survives_taking_apart() {
        assert_eq!(LETTERS.len(), 2 * 67);
        for &(character, ..) in LETTERS {
            let lower = character.to_lowercase().next();
            assert_eq!(Letter::of(character).map(Letter::to_char), lower, "{character}");
        }
    }

    #[test]
    fn what_is_no_letter_stays() {
        for base in ['1', '0', 'z'] {
            let tone = Tone::Sac;
            assert_eq!(Letter { tone, ..Letter::bare(base as u8) }.to_char(), base);
        }
    }

    #[test]
    fn reads_look_alikes() {
        for (damaged, letter) in [('Ð', 'đ'), ('ð', 'đ'), ('Ɖ', 'đ'), ('ɖ', 'đ'), ('Ƣ', 'ư'), ('ƣ', 'ư')] {
            assert_eq!(Letter::of(damaged).map(Letter::to_char), Some(letter));
        }
    }

    #[test]
    fn marks_in_any_order_make_the_same_letter() {
        let o = Letter::bare(b'o');
        let right = o.with_mark('\u{0302}').and_then(|l| l.with_mark('\u{0309}'));
        let wrong = o.with_mark('\u{0309}').and_then(|l| l.with_mark('\u{0302}'));
        assert_eq!(right.map(Letter::to_char), Some('ổ'));
        assert_eq!(right, wrong);
        assert_eq!(Letter::bare(b'b').with_mark('\u{0301}'), None);
    }
}
