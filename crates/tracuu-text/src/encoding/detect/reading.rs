//! How well a text reads: which of its words the grammar of syllables accepts.
//!
//! | text, read as        | words                | verdict                                         |
//! | -------------------- | -------------------- | ----------------------------------------------- |
//! | `ViÖt Nam`, TCVN3    | `Việt`, `Nam`        | one accepted, one plain                         |
//! | `ViÖt Nam`, Unicode  | `ViÖt`, `Nam`        | one rejected, one plain                         |
//! | `tÕ`, Unicode        | `tÕ`                 | rejected: a capital after a small letter        |
//! | `c¸c`, Unicode       | `c¸c`                | rejected: a sign within a word                  |
//! | `25°C`, `§ 5`        | `C`                  | plain: a sign beside a word                     |
//! | `NĐ-CP`              | `NĐ`, `CP`           | plain: consonants are an abbreviation           |
//!
//! Words of plain ASCII are the same under every reading and say nothing.

use super::tally::Tally;
use crate::encoding::code_page::cp1252_byte;
use crate::encoding::decode::write;
use crate::encoding::source::Unit;
use crate::encoding::writer::Sink;
use crate::letter::is_combining_mark;
use crate::{Encoding, Letter, is_vietnamese_syllable};

/// A way to read a text: as Unicode, or as characters that were legacy bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The characters are what they look like.
    #[default]
    Unicode,
    /// They are bytes of this encoding.
    Legacy(Encoding),
}

/// Counts the words of `units` under a reading.
pub(crate) fn tally(units: impl Iterator<Item = Unit>, reading: Reading) -> Tally {
    let mut words = Words { reading, ..Words::default() };
    match reading {
        Reading::Unicode => units.for_each(|unit| match unit.shown {
            Some(character) => words.put_for(character, unit),
            None => words.put_nothing(unit),
        }),
        Reading::Legacy(encoding) => write(&mut words, units, encoding),
    }
    words.close();
    words.tally
}

/// Counts words while letters come in.
#[derive(Debug, Default)]
struct Words {
    reading: Reading,
    word: String,
    tally: Tally,
    /// The first different words that were accepted.
    accepted: Vec<String>,
}

impl Sink for Words {
    fn put(&mut self, letter: char, _: usize, _: bool) {
        match letter {
            'a'..='z' | 'A'..='Z' => self.word.push(letter),
            '\0'..='\x7F' | '\u{A0}' => self.close(),
            _ if letter.is_alphabetic() || is_combining_mark(letter) => self.word.push(letter),
            // A control character is none in text, a sign only beside a word.
            '\u{80}'..='\u{9F}' => self.word.push(char::REPLACEMENT_CHARACTER),
            _ if is_sign(letter) && (!self.word.is_empty() || is_never_before_a_word(letter)) => self.word.push(letter),
            _ if is_sign(letter) => (),
            _ => self.close(),
        }
    }

    fn put_nothing(&mut self, unit: Unit) {
        match unit.shown {
            Some(character) if !character.is_alphabetic() && !is_sign(character) => self.close(),
            _ => self.word.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

impl Words {
    /// Ends the word.
    fn close(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let word = self.word.trim_end_matches(is_sign);
        let is_plain = word.is_ascii();
        if is_plain && !word.is_empty() {
            self.tally.plain += 1;
            self.tally.plain_syllables += usize::from(is_vietnamese_syllable(word));
        } else if !is_plain && is_accepted(word, self.reading) {
            if is_letter_alone(word) && self.reading != Reading::Unicode {
                return self.word.clear();
            }
            self.tally.accepted += 1;
            if self.tally.different < Tally::FEW && !self.accepted.iter().any(|known| known == word) {
                self.tally.different += 1;
                self.accepted.push(word.to_string());
            }
        } else if !is_plain && !is_abbreviation(word) {
            self.tally.rejected += 1;
            self.tally.foreign += usize::from(word.chars().any(|c| c.is_alphabetic() && cp1252_byte(c).is_none()));
        }
        self.word.clear();
    }
}

/// One letter: *ở* and *ý* are words, but a sign or a bullet that is misread looks just like them.
fn is_letter_alone(word: &str) -> bool {
    word.chars().filter(|&letter| !is_combining_mark(letter)).count() == 1
}

/// Signs of Latin-1 that no word holds; also the soft hyphen, which legacy text has for a letter.
fn is_sign(character: char) -> bool {
    matches!(character, '\u{A1}'..='\u{BF}' | '×' | '÷') && !matches!(character, 'ª' | 'µ' | 'º')
}

/// Signs that stand before a word only where they are letters misread: § and ® are Đ and đ of TCVN3.
fn is_never_before_a_word(character: char) -> bool {
    matches!(character, '§' | '®' | '¬' | '\u{AD}' | '¶' | '·' | '¸' | '¹')
}

fn is_accepted(word: &str, reading: Reading) -> bool {
    let has_sign = match reading {
        // A soft hyphen may stand in a word of Unicode, if other letters show that it is one.
        Reading::Unicode if word.chars().any(|c| c > 'ÿ') => word.contains(|c| is_sign(c) && c != '\u{AD}'),
        Reading::Unicode | Reading::Legacy(_) => word.contains(is_sign),
    };
    !has_sign && is_vietnamese_syllable(word) && is_cased(word, is_caseless(reading))
}

/// Whether capitals may be written as small letters: TCVN3 has no others, and some programs write seven of VISCII so.
fn is_caseless(reading: Reading) -> bool {
    matches!(reading, Reading::Legacy(Encoding::Tcvn3 | Encoding::Viscii))
}

/// Whether capitals stand first or everywhere. Where capitals may be written as small letters, only ASCII is looked at.
fn is_cased(word: &str, is_caseless: bool) -> bool {
    let is_small = |c: char| c.is_lowercase() && (!is_caseless || c.is_ascii());
    !word.chars().any(is_small) || !word.chars().skip(1).any(char::is_uppercase)
}

/// `NĐ`, `QĐ`, `HĐND`: consonants, Đ among them; `đ`, which numbers a point.
fn is_abbreviation(word: &str) -> bool {
    let is_consonant = |c: char| Letter::of(c).is_some_and(|letter| !letter.is_vowel());
    word == "đ" || word.chars().all(|c| is_consonant(c) && c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::source::units_of_text;

    /// `expected`: plain words, plain syllables, accepted, rejected.
    fn check(text: &str, reading: Reading, expected: [usize; 4]) {
        let Tally { plain, plain_syllables, accepted, different: _, rejected, foreign: _ } =
            tally(units_of_text(text), reading);
        assert_eq!([plain, plain_syllables, accepted, rejected], expected, "{text} {reading:?}");
    }

    #[test]
    fn counts_words() {
        const TCVN3: Reading = Reading::Legacy(Encoding::Tcvn3);
        check("ViÖt Nam", TCVN3, [1, 1, 1, 0]);
        check("ViÖt Nam", Reading::Unicode, [1, 1, 0, 1]);
        check("y tÕ, c¸c; ®iÒu §iÒu", Reading::Unicode, [1, 1, 0, 4]);
        check("y tÕ, c¸c; ®iÒu §iÒu", TCVN3, [1, 1, 4, 0]);
        check("CHÊP HµNH", TCVN3, [0, 0, 2, 0]);
        check("25°C, § 5, m² ®", Reading::Unicode, [2, 0, 0, 0]);
        check("Nghị định 30/2020/NĐ-CP; đ)", Reading::Unicode, [1, 0, 2, 0]);
        check("nư\u{AD}ớc tr\u{AD}êng nh\u{AD}", Reading::Unicode, [1, 0, 1, 1]);
        check("nh\u{AD} tr\u{AD}êng", TCVN3, [0, 0, 2, 0]);
        check("Việt Đảng", TCVN3, [0, 0, 0, 2]);
        check("trươ\u{300}ng", Reading::Unicode, [0, 0, 1, 0]);
        check("vi\u{8A}t", Reading::Unicode, [0, 0, 0, 1]);
        check("≤ ≥ “Tự” – 5‰", TCVN3, [0, 0, 0, 1]);
    }
}
