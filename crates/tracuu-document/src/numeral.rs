//! Numerals that divisions carry: roman ones, ordinal words, and arabic ones with a letter behind.
//!
//! | text       | read as |
//! | ---------- | ------- |
//! | `III`      | 3       |
//! | `IIII`, `IC` | none  |
//! | `nhất`, `tư`, `mười hai` | 1, 4, 12 |
//! | `15a`      | 15 with the letter `a` |

use std::fmt::{self, Write};

use crate::word::{same_word, split_word};

/// The largest roman number that a division carries; beyond it letters such as `L`, `C` and `D` would be numbers.
pub(crate) const MAX_ROMAN: u32 = 39;

const ROMAN: [(u32, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

/// Writes a number of 1 to [`MAX_ROMAN`] in roman capitals.
pub(crate) fn roman(mut number: u32) -> String {
    let mut out = String::new();
    for (value, letters) in ROMAN {
        while number >= value && out.len() < 8 {
            out.push_str(letters);
            number -= value;
        }
    }
    out
}

/// Reads the whole of `text` as a roman number in capitals, written the usual way.
pub(crate) fn parse_roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let mut rest = text;
    let mut number = 0;
    for (value, letters) in ROMAN {
        while let Some(tail) = rest.strip_prefix(letters) {
            number += value;
            rest = tail;
        }
    }
    (rest.is_empty() && number <= MAX_ROMAN && roman(number) == text).then_some(number)
}

const UNITS: [&str; 9] = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"];

/// The ordinal word at the start of `text` (*nhất*, *mười hai*) and the text behind it.
pub(crate) fn strip_ordinal_word(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = split_word(text.trim_start())?;
    if same_word(word, "nhất") {
        return Some((1, rest));
    }
    if same_word(word, "mười") {
        let unit = split_word(rest.trim_start()).and_then(|(word, rest)| Some((unit_word(word)?, rest)));
        return Some(unit.map_or((10, rest), |(unit, rest)| (10 + unit, rest)));
    }
    Some((unit_word(word)?, rest))
}

fn unit_word(word: &str) -> Option<u32> {
    let at = UNITS.iter().position(|unit| same_word(word, unit))?;
    u32::try_from(at + 1).ok()
}

/// A number that may have a letter behind it: articles and clauses that were inserted later (*Điều 15a*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal {
    /// The number.
    pub number: u32,
    /// The letter behind it, in lower case.
    pub letter: Option<char>,
}

impl Ordinal {
    /// A number without a letter.
    pub const fn plain(number: u32) -> Ordinal {
        Ordinal { number, letter: None }
    }

    /// Reads the whole of `text`: one to nine digits, perhaps a letter.
    pub(crate) fn parse(text: &str) -> Option<Ordinal> {
        let (number, rest) = strip_number(text)?;
        let mut letters = rest.chars();
        let letter = letters.next();
        let fits = letter.is_none_or(is_point_letter) && letters.next().is_none();
        fits.then_some(Ordinal { number, letter })
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_number(f, self.number)?;
        self.letter.map_or(Ok(()), |letter| f.write_char(letter))
    }
}

/// Writes a number in one piece, whatever the options of the formatter are.
pub(crate) fn write_number(f: &mut fmt::Formatter<'_>, mut number: u32) -> fmt::Result {
    let mut digits = [0; 10];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    f.write_str(digits.get(start..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default())
}

/// The number at the start of `text`, of at most nine digits, and the text behind it.
pub(crate) fn strip_number(text: &str) -> Option<(u32, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = text.get(..len).filter(|d| (1..=9).contains(&d.len()))?;
    Some((digits.parse().ok()?, text.get(len..)?))
}

/// Whether a point may carry this letter.
pub(crate) fn is_point_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'đ')
}

/// The place of a point's letter, from 1, in the Vietnamese alphabet and the letters that careless lists add: a b c d đ e f … z.
pub(crate) fn point_order(letter: char) -> u32 {
    match letter {
        'a'..='d' => letter as u32 - 'a' as u32 + 1,
        'đ' => 5,
        'e'..='z' => letter as u32 - 'a' as u32 + 2,
        _ => 0,
    }
}

/// The places of f, j, w and z, which are no letters of the alphabet.
const FOREIGN: [u32; 4] = [7, 11, 24, 27];

/// Whether point `next` comes right after point `last`.
pub(crate) fn point_follows(last: char, next: char) -> bool {
    let (last, next) = (point_order(last), point_order(next));
    next > last && (last + 1..next).all(|between| FOREIGN.contains(&between))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<u32>) {
        let read = parse_roman(text).or_else(|| strip_ordinal_word(text).map(|(number, _)| number));
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn reads_roman_numbers_and_words() {
        check("I", Some(1));
        check("XXXIX", Some(39));
        check("IIII", None);
        check("IC", None);
        check("L", None);
        check("nhất", Some(1));
        check("TƯ", Some(4));
        check("mười hai", Some(12));
        check("mười", Some(10));
    }

    #[test]
    fn roman_numbers_survive_a_round_trip() {
        for number in 1..=MAX_ROMAN {
            assert_eq!(parse_roman(&roman(number)), Some(number));
        }
    }

    #[test]
    fn points_follow_the_alphabet() {
        assert!(point_follows('d', 'đ'));
        assert!(point_follows('e', 'g'));
        assert!(point_follows('e', 'f'));
        assert!(!point_follows('d', 'e'));
        assert!(!point_follows('b', 'a'));
        let alphabet = "abcdđefghijklmnopqrstuvwxyz";
        assert!(alphabet.chars().zip(1..).all(|(letter, place)| point_order(letter) == place));
        assert_eq!(FOREIGN, ['f', 'j', 'w', 'z'].map(point_order));
    }
}
