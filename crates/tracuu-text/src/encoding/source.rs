//! What decoders read: bytes, or characters that were bytes once.
//!
//! | source         | byte   | shown | length |
//! | -------------- | ------ | ----- | ------ |
//! | byte `0xD6`    | `0xD6` |       | 1      |
//! | byte `0x61`    | `0x61` | `a`   | 1      |
//! | character `Ö`  | `0xD6` | `Ö`   | 2      |
//! | character `„`  | `0x84` | `„`   | 3      |
//! | character `ệ`  |        | `ệ`   | 3      |

use super::code_page::cp1252_byte;

/// One byte of a legacy text, in whatever form it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The byte; `None` for a character that Windows-1252 does not have.
    pub(super) byte: Option<u8>,
    /// The character that the source has here; `None` for a byte that is none by itself.
    pub(super) shown: Option<char>,
    /// Bytes of the source.
    pub(super) len: usize,
}

impl Unit {
    pub(super) fn of_byte(byte: u8) -> Unit {
        Unit { byte: Some(byte), shown: byte.is_ascii().then_some(char::from(byte)), len: 1 }
    }

    pub(super) fn of_char(character: char) -> Unit {
        Unit { byte: cp1252_byte(character), shown: Some(character), len: character.len_utf8() }
    }
}

/// The units of bytes.
pub(super) fn units_of_bytes(bytes: &[u8]) -> impl Iterator<Item = Unit> {
    bytes.iter().map(|&byte| Unit::of_byte(byte))
}

/// The units of characters that are bytes read as Windows-1252 or Latin-1.
pub(super) fn units_of_text(text: &str) -> impl Iterator<Item = Unit> {
    text.chars().map(Unit::of_char)
}
