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

use tracuu_text::{Span, WordTable, first_eight, valid_syllables};

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
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let start = at + usize::from(first == b' ');
            let word = Span::new(start, word_end(bytes, start));
            match self.number(text, word) {
                Some((case, number)) => {
                    push_marks(start == at, case, out);
                    out.extend_from_slice(&(number | u16::from(SYLLABLE) << 8).to_be_bytes());
                    at = word.end;
                }
                // What is no syllable is written letter by letter, the blank before it too.
                None => {
                    let end = if word.is_empty() { end_of_character(bytes, at) } else { word.end };
                    push_literals(bytes.get(at..end).unwrap_or_default(), out);
                    at = end;
                }
            }
        }
    }

    /// The number of a word, and how it is written.
    fn number(&mut self, text: &str, word: Span) -> Option<(u8, u16)> {
        (1..=LONGEST).contains(&word.len()).then(|| self.known.get(text, word, number))?
    }
}

/// What stands before the number of a syllable.
fn push_marks(is_joined: bool, case: u8, out: &mut Vec<u8>) {
    if is_joined {
        out.push(JOINED);
    }
    if case != 0 {
        out.push(case);
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

/// The end of the word that begins at a byte: a sign, a digit or a blank. A rough test, for what is no syllable is written letter
/// by letter anyway.
fn word_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        let stops = stops(first_eight(text.get(at..).unwrap_or_default()));
        at += stops.trailing_zeros() as usize / 8;
        match text.get(at) {
            _ if stops == 0 => {}
            // U+2000 to U+207F are signs; the other characters with this byte are not looked at.
            Some(0xE2) if !matches!(text.get(at + 1), Some(0x80 | 0x81)) => at += 1,
            _ => return at,
        }
    }
}

/// The high bits of bytes at which a word may end: those of ASCII that are no letters, and the first bytes of U+0080 to U+00BF
/// and U+2000 to U+2FFF. Behind the first of them others may be marked by mistake.
fn stops(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let each = |byte: u8| ONES * u64::from(byte);
    let equals = |byte: u8| (eight ^ each(byte)).wrapping_sub(ONES) & !(eight ^ each(byte));
    let small = (eight | each(0x20)) & !HIGH;
    let from_a = small + each(0x80 - b'a');
    let behind_z = small + each(0x80 - b'z' - 1);
    let signs = !eight & !(from_a & !behind_z);
    (signs | equals(0xC2) | equals(0xE2)) & HIGH
}

/// Where the character ends that begins at a byte.
fn end_of_character(text: &[u8], start: usize) -> usize {
    let behind = text.get(start + 1..).unwrap_or_default();
    start + 1 + behind.iter().take_while(|&&byte| is_inner(byte)).count()
}

/// Whether a byte of UTF-8 goes on with a character.
const fn is_inner(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// Whole characters of UTF-8, each marked where it could be taken for something else.
fn push_literals(characters: &[u8], out: &mut Vec<u8>) {
    for &byte in characters {
        if byte >= 0xC0 {
            out.push(OTHER);
        } else if (1..=CONTROL).contains(&byte) {
            out.push(CONTROL);
        }
        out.push(byte);
    }
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
            (5, 17_226, 2_754_847_598),
            "raise INDEX_FORMAT with the inventory"
        );
    }

    /// Byte by byte.
    fn naive_word_end(text: &[u8], start: usize) -> usize {
        let is_end = |at: &usize| match text[*at] {
            0xC2 => true,
            0xE2 => matches!(text.get(at + 1), Some(0x80 | 0x81)),
            byte => byte.is_ascii() && !byte.is_ascii_alphabetic(),
        };
        (start..text.len()).find(is_end).unwrap_or(text.len())
    }

    #[test]
    fn every_byte_ends_a_word_or_does_not() {
        for byte in 0..=255 {
            for before in 0..20 {
                let text = [&vec![b'a'; before], [byte, b'b', 0xE2, 0x80].as_slice()].concat();
                assert_eq!(word_end(&text, 0), naive_word_end(&text, 0), "{byte:#x} behind {before}");
            }
        }
    }

    proptest! {
        #[test]
        fn words_end_where_they_do_byte_by_byte(text in "(\\PC|[a-zA-Z0-9 @\\[`{]|–|ℓ|ế|\u{A0}){0,60}", start in 0..60usize) {
            let start = start.min(text.len());
            prop_assert_eq!(word_end(text.as_bytes(), start), naive_word_end(text.as_bytes(), start));
        }

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
