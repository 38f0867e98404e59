//! Text as it is stored: a syllable with the blank before it is two bytes, which the compression of the store then works on.
//!
//! | text                  | bytes                                                |
//! | --------------------- | ---------------------------------------------------- |
//! | ` luật`               | the number of the syllable, high byte first, from 0x8000 on |
//! | ` Luật`, ` LUẬT`      | [`TITLE`] or [`UPPER`], then the same                |
//! | `luật` behind no blank | [`JOINED`], then one of these                       |
//! | `24`, `,`             | as they are                                          |
//! | `–`, `é`              | [`OTHER`], then UTF-8                                |
//! | U+0001                | [`CONTROL`], then the byte                           |
//!
//! Legal Vietnamese takes seven bytes a syllable in UTF-8 and two here. The numbers are those of the inventory of syllables:
//! when it changes, the index format does.

use std::collections::HashMap;
use std::sync::LazyLock;

use tracuu_text::{Span, WordTable, valid_syllables};

/// The syllable that follows begins with a capital.
const TITLE: u8 = 1;
/// The syllable that follows is all capitals.
const UPPER: u8 = 2;
/// The syllable that follows stands behind no blank.
const JOINED: u8 = 3;
/// A character outside ASCII follows.
const OTHER: u8 = 4;
/// A control character that has a meaning here follows.
const CONTROL: u8 = 5;
/// The first byte of a syllable has this bit.
const SYLLABLE: u8 = 0x80;

/// The syllables by number, and their numbers.
static SYLLABLES: LazyLock<(Vec<String>, HashMap<String, u16>)> = LazyLock::new(|| {
    let all: Vec<String> =
        valid_syllables().map(|syllable| syllable.to_string()).take(usize::from(!0u16 >> 1)).collect();
    let numbers = (0..).zip(&all).map(|(number, syllable)| (syllable.clone(), number)).collect();
    (all, numbers)
});

/// Turns texts into bytes; keep one for many texts.
#[derive(Default)]
pub(crate) struct TextCode {
    /// Most words of a text were met before.
    known: WordTable<Option<(u8, u16)>>,
}

impl TextCode {
    pub(crate) fn encode(&mut self, text: &str, out: &mut Vec<u8>) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (blank, behind) = match rest.strip_prefix(' ') {
                Some(behind) => (true, behind),
                None => (false, rest),
            };
            let word_len = word_len(behind.as_bytes());
            if let Some((case, number)) = self.number(behind, word_len) {
                out.extend((!blank).then_some(JOINED));
                out.extend((case != 0).then_some(case));
                out.extend((number | u16::from(SYLLABLE) << 8).to_be_bytes());
                rest = behind.get(word_len..).unwrap_or_default();
                continue;
            }
            // What is no syllable is written letter by letter, the blank before it too.
            let len = if word_len == 0 { first.len_utf8() } else { rest.len() - behind.len() + word_len };
            let (literal, next) = rest.split_at_checked(len).unwrap_or((rest, ""));
            literal.chars().for_each(|character| push_literal(character, out));
            rest = next;
        }
    }

    /// The number of the word at the start of a text, and how it is written.
    fn number(&mut self, text: &str, word_len: usize) -> Option<(u8, u16)> {
        (1..=LONGEST).contains(&word_len).then(|| self.known.get(text, Span::new(0, word_len), number))?
    }
}

/// No syllable has more bytes.
const LONGEST: usize = 32;

fn number(word: &str) -> Option<(u8, u16)> {
    let (all, numbers) = &*SYLLABLES;
    let lower = word.to_lowercase();
    let number = *numbers.get(&lower)?;
    let syllable = all.get(usize::from(number))?;
    // The case must come back as it was.
    let case = [0, TITLE, UPPER].into_iter().find(|&case| cased(syllable, case) == word)?;
    Some((case, number))
}

fn cased(syllable: &str, case: u8) -> String {
    match case {
        TITLE => {
            let mut letters = syllable.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
        UPPER => syllable.to_uppercase(),
        _ => syllable.to_owned(),
    }
}

/// The length of the word at the start of a text, in bytes: up to a sign, a digit or a blank. A rough test, for what is no
/// syllable is written letter by letter anyway.
fn word_len(text: &[u8]) -> usize {
    let mut len = 0;
    while let Some(&byte) = text.get(len) {
        len += match (byte, text.get(len + 1)) {
            (0..0x80, _) if !byte.is_ascii_alphabetic() => break,
            (0..0x80, _) => 1,
            // U+0080 to U+00BF, U+2000 to U+207F.
            (0xC2, _) | (0xE2, Some(0x80 | 0x81)) => break,
            (0x80..0xE0, _) => 2,
            (0xE0..0xF0, _) => 3,
            _ => 4,
        };
    }
    len
}

fn push_literal(character: char, out: &mut Vec<u8>) {
    if !character.is_ascii() {
        out.push(OTHER);
    } else if (1..=CONTROL).contains(&(character as u8)) {
        out.push(CONTROL);
    }
    out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Reads what [`TextCode::encode`] wrote; `None` when the bytes are damaged.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    let all = &SYLLABLES.0;
    let mut text = String::with_capacity(bytes.len() * 3);
    let mut rest = bytes;
    let (mut case, mut is_joined) = (0, false);
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        match first {
            TITLE | UPPER => case = first,
            JOINED => is_joined = true,
            OTHER => {
                let len = rest.first()?.leading_ones() as usize;
                let character = std::str::from_utf8(rest.get(..len)?).ok()?;
                text.push_str(character);
                rest = rest.get(len..)?;
            }
            CONTROL => {
                let (&control, behind) = rest.split_first()?;
                text.push(char::from(control));
                rest = behind;
            }
            _ if first & SYLLABLE != 0 => {
                let (&low, behind) = rest.split_first()?;
                rest = behind;
                let syllable = all.get(usize::from(u16::from_be_bytes([first & !SYLLABLE, low])))?;
                if !std::mem::take(&mut is_joined) {
                    text.push(' ');
                }
                match std::mem::take(&mut case) {
                    0 => text.push_str(syllable),
                    case => text.push_str(&cased(syllable, case)),
                }
            }
            _ => text.push(char::from(first)),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected_len: usize) {
        let mut bytes = Vec::new();
        TextCode::default().encode(text, &mut bytes);
        assert_eq!((decode(&bytes).as_deref(), bytes.len()), (Some(text), expected_len), "{bytes:?}");
    }

    #[test]
    fn syllables_are_two_bytes() {
        check("", 0);
        check(" kỷ luật", 4);
        check("Kỷ luật Đảng", 2 + 2 + 2 + 3);
        check("ĐẢNG", 4);
        check("24-CT/TU", 10);
        check("a – b", 3 + 1 + 4 + 2);
        check("kye\u{309} đĐ \u{1}", 16);
    }

    /// The numbers of syllables are in every index that was written.
    #[test]
    fn the_inventory_is_that_of_this_index_format() {
        let bytes = SYLLABLES.0.iter().flat_map(|syllable| syllable.bytes().chain([0]));
        let hash = crate::index::bytes::fnv1a(bytes);
        let count = SYLLABLES.0.len();
        assert_eq!(
            (crate::index::INDEX_FORMAT, count, hash),
            (4, 17_226, 2_754_847_598),
            "raise INDEX_FORMAT with the inventory"
        );
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "\\PC{0,40}|([ \n]|luật|Luật|LUẬT|lUật|hoà|hòa|\u{1}|\u{5}|é|–|7|x|e\u{309}){0,20}") {
            let mut bytes = Vec::new();
            TextCode::default().encode(&text, &mut bytes);
            prop_assert_eq!(decode(&bytes), Some(text));
        }

        #[test]
        fn damaged_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode(&bytes);
        }
    }
}
