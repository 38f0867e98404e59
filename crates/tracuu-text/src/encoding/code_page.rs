//! The tables of `data/encodings/`, turned for reading.
//!
//! | encoding | byte   | letter          |
//! | -------- | ------ | --------------- |
//! | TCVN3    | `0xAD` | `ư`             |
//! | VISCII   | `0xAE` | `ệ`             |
//! | CP1258   | `0xF2` | U+0323          |
//! | TCVN3    | `0xC0` | none            |

use crate::Encoding;
use crate::generated::encodings;

/// What each byte means by itself; `None` where it means nothing.
type Singles = [Option<char>; 256];

/// What `byte` means by itself in an encoding of one byte a letter, or in VNI.
pub(super) fn letter_of(encoding: Encoding, byte: u8) -> Option<char> {
    let singles = match encoding {
        Encoding::Tcvn3 => &TCVN3,
        Encoding::VniWindows => &VNI,
        Encoding::Viscii => &VISCII,
        Encoding::Cp1258 => &CP1258,
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Viqr => &ASCII,
    };
    singles[usize::from(byte)]
}

/// The bytes that stand for `letter`.
pub(super) fn bytes_of(encoding: Encoding, letter: char) -> Option<&'static [u8]> {
    let codes = match encoding {
        Encoding::Tcvn3 => encodings::TCVN3,
        Encoding::VniWindows => encodings::VNI,
        Encoding::Viscii => encodings::VISCII,
        Encoding::Viqr => encodings::VIQR,
        Encoding::Cp1258 => encodings::CP1258,
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => return None,
    };
    find(codes, letter)
}

/// The byte that Windows-1252 has for `character`; where it has none, that of Latin-1.
pub(super) fn cp1252_byte(character: char) -> Option<u8> {
    match u8::try_from(character) {
        Ok(byte) => Some(byte),
        Err(_) => one(find(encodings::CP1252, character)?),
    }
}

/// The byte that Mac OS Roman has for `character`.
pub(super) fn macroman_byte(character: char) -> Option<u8> {
    if character.is_ascii() { u8::try_from(character).ok() } else { one(find(encodings::MACROMAN, character)?) }
}

/// What Windows-1252, or else Latin-1, shows for a byte.
pub(super) fn cp1252_letter(byte: u8) -> char {
    CP1252[usize::from(byte)].unwrap_or(char::from(byte))
}

fn find(codes: &'static [(char, &'static [u8])], letter: char) -> Option<&'static [u8]> {
    let at = codes.binary_search_by_key(&letter, |&(known, _)| known).ok()?;
    codes.get(at).map(|&(_, bytes)| bytes)
}

fn one(bytes: &[u8]) -> Option<u8> {
    if let [byte] = bytes { Some(*byte) } else { None }
}

static ASCII: Singles = singles(&[]);
static TCVN3: Singles = singles(encodings::TCVN3);
static VNI: Singles = singles(encodings::VNI);
static VISCII: Singles = singles(encodings::VISCII);
static CP1258: Singles = singles(encodings::CP1258);
static CP1252: Singles = singles(encodings::CP1252);

/// ASCII, and the rows that have one byte.
const fn singles(codes: &[(char, &[u8])]) -> Singles {
    let mut singles = [None; 256];
    let mut byte = 0;
    while byte < 128 {
        singles[byte] = Some(byte as u8 as char);
        byte += 1;
    }
    let mut i = 0;
    while i < codes.len() {
        if let (letter, [byte]) = codes[i] {
            singles[*byte as usize] = Some(letter);
        }
        i += 1;
    }
    singles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(encoding: Encoding, byte: u8, letter: Option<char>) {
        assert_eq!(letter_of(encoding, byte), letter, "{encoding} {byte:02x}");
    }

    #[test]
    fn bytes_have_letters() {
        check(Encoding::Tcvn3, 0xAD, Some('ư'));
        check(Encoding::Tcvn3, 0xB5, Some('à'));
        check(Encoding::Tcvn3, 0xC0, None);
        check(Encoding::Viscii, 0xAE, Some('ệ'));
        check(Encoding::Viscii, 0x02, Some('Ẳ'));
        check(Encoding::Viscii, 0xA0, Some('Õ'));
        check(Encoding::VniWindows, 0xF4, Some('ơ'));
        check(Encoding::VniWindows, 0xF9, None);
        check(Encoding::Cp1258, 0xF2, Some('\u{323}'));
        check(Encoding::Cp1258, 0xD0, Some('Đ'));
        check(Encoding::Viqr, 0xD0, None);
    }

    #[test]
    fn every_byte_of_viscii_is_a_letter() {
        assert!((0..=255).all(|byte| letter_of(Encoding::Viscii, byte).is_some()));
    }

    #[test]
    fn characters_have_bytes() {
        assert_eq!(cp1252_byte('Ö'), Some(0xD6));
        assert_eq!(cp1252_byte('„'), Some(0x84));
        assert_eq!(cp1252_byte('\u{81}'), Some(0x81));
        assert_eq!(cp1252_byte('ạ'), None);
        assert_eq!(macroman_byte('√'), Some(0xC3));
        assert_eq!(cp1252_letter(0x84), '„');
        assert_eq!(cp1252_letter(0x81), '\u{81}');
    }
}
