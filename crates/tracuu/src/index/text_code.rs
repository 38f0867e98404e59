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

use tracuu_text::{Span, SyllableCase, WrittenSyllable};

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

/// Turns a text into bytes, syllable by syllable, as whoever walks through it comes across them.
pub(crate) struct Encoder<'t> {
    text: &'t [u8],
    /// How much of the text was written.
    at: usize,
}

impl<'t> Encoder<'t> {
    pub(crate) fn new(text: &'t str) -> Encoder<'t> {
        Encoder { text: text.as_bytes(), at: 0 }
    }

    /// What stands before a syllable, and the syllable.
    #[inline]
    pub(crate) fn syllable(&mut self, span: Span, syllable: WrittenSyllable, out: &mut Vec<u8>) {
        let is_joined = span.start == self.at || self.text.get(span.start - 1) != Some(&b' ');
        let before = span.start - usize::from(!is_joined);
        if self.at < before {
            self.literals(before, out);
        }
        if is_joined {
            out.push(JOINED);
        }
        match syllable.case {
            SyllableCase::Lower => {}
            SyllableCase::Title => out.push(TITLE),
            SyllableCase::Upper => out.push(UPPER),
        }
        out.extend_from_slice(&(syllable.number | u16::from(SYLLABLE) << 8).to_be_bytes());
        self.at = span.end;
    }

    /// What stands behind the last syllable.
    pub(crate) fn finish(mut self, out: &mut Vec<u8>) {
        self.literals(self.text.len(), out);
    }

    /// What is no syllable, letter by letter.
    fn literals(&mut self, end: usize, out: &mut Vec<u8>) {
        push_literals(self.text.get(self.at..end).unwrap_or_default(), out);
        self.at = end;
    }
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

/// Reads what [`Encoder`] wrote; `None` when the bytes are damaged.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() * 3);
    let mut rest = bytes;
    let (mut case, mut is_joined) = (SyllableCase::Lower, false);
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        match first {
            TITLE => case = SyllableCase::Title,
            UPPER => case = SyllableCase::Upper,
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
                if !std::mem::take(&mut is_joined) {
                    text.push(' ');
                }
                let number = u16::from_be_bytes([first & !SYLLABLE, low]);
                let case = std::mem::replace(&mut case, SyllableCase::Lower);
                WrittenSyllable { number, case }.write_to(&mut text)?;
            }
            _ => text.push(char::from(first)),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tracuu_text::{Terms, valid_syllables};

    use super::*;

    fn encode(text: &str) -> Vec<u8> {
        let (mut encoder, mut terms, mut out) = (Encoder::new(text), Terms::new(text), Vec::new());
        while terms.advance() {
            if let Some(syllable) = terms.syllable() {
                encoder.syllable(terms.span(), syllable, &mut out);
            }
        }
        encoder.finish(&mut out);
        out
    }

    #[track_caller]
    fn check(text: &str, expected_len: usize) {
        let bytes = encode(text);
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
        let syllables: Vec<String> = valid_syllables().map(|syllable| syllable.to_string()).collect();
        let bytes = syllables.iter().flat_map(|syllable| syllable.bytes().chain([0]));
        let hash = crate::index::bytes::fnv1a(bytes);
        let count = syllables.len();
        assert_eq!(
            (crate::index::INDEX_FORMAT, count, hash),
            (6, 17_226, 2_754_847_598),
            "raise INDEX_FORMAT with the inventory"
        );
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "\\PC{0,40}|([ \n]|luật|Luật|LUẬT|lUật|hoà|hòa|\u{1}|\u{5}|é|–|7|x|e\u{309}){0,20}") {
            let bytes = encode(&text);
            prop_assert_eq!(decode(&bytes), Some(text));
        }

        #[test]
        fn damaged_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode(&bytes);
        }
    }
}
