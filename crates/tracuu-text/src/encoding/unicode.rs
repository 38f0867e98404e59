//! UTF-8 and UTF-16 to composed text.
//!
//! | bytes                       | text | report          |
//! | --------------------------- | ---- | --------------- |
//! | `EF BB BF 61`               | `a`  | mark dropped    |
//! | `61 CC 81`                  | `á`  | composed        |
//! | `FF FE 61 00 01 03`         | `á`  | mark dropped, composed |
//! | `61 FF`                     | `a�` | `1..2` replaced |

use std::borrow::Cow;

use super::writer::{Sink, Writer, is_surely_nfc};
use crate::{Alignment, Decoded, Encoding};

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// UTF-8, with or without a byte-order mark.
pub(super) fn decode_utf8(bytes: &[u8]) -> Decoded<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.starts_with(UTF8_MARK) && is_surely_nfc(text) => {
            Decoded { text: Cow::Borrowed(text), alignment: Alignment::identity(bytes.len()), replaced: Vec::new() }
        }
        _ => read_utf8(bytes, |writer, broken| writer.put_replacement(broken.len())),
    }
}

/// UTF-8; `put_broken` writes what is none.
pub(super) fn read_utf8(bytes: &[u8], put_broken: impl Fn(&mut Writer, &[u8])) -> Decoded<'_> {
    let mut writer = Writer::default();
    let rest = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    writer.drop_bytes(bytes.len() - rest.len());
    for chunk in rest.utf8_chunks() {
        writer.keep(chunk.valid());
        if !chunk.invalid().is_empty() {
            put_broken(&mut writer, chunk.invalid());
        }
    }
    writer.into_decoded(bytes)
}

/// UTF-16, with or without a byte-order mark.
pub(super) fn decode_utf16(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let mut writer = Writer::default();
    let rest = bytes.strip_prefix(mark_of(encoding)).unwrap_or(bytes);
    writer.drop_bytes(bytes.len() - rest.len());
    for read in char::decode_utf16(utf16_units(rest, encoding)) {
        match read {
            Ok(letter) => writer.put(letter, 2 * letter.len_utf16(), false),
            Err(_) => writer.put_replacement(2),
        }
    }
    if rest.len() % 2 == 1 {
        writer.put_replacement(1);
    }
    writer.into_decoded(bytes)
}

/// The pairs of bytes as numbers; a last byte alone is left out.
pub(super) fn utf16_units(bytes: &[u8], encoding: Encoding) -> impl Iterator<Item = u16> {
    let (pairs, _) = bytes.as_chunks::<2>();
    pairs.iter().map(
        move |&pair| {
            if encoding == Encoding::Utf16Be { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        },
    )
}

/// The byte-order mark.
pub(super) fn mark_of(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Utf8 => UTF8_MARK,
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        Encoding::Tcvn3 | Encoding::VniWindows | Encoding::Viscii | Encoding::Viqr | Encoding::Cp1258 => b"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(encoding: Encoding, bytes: &[u8], text: &str, replaced: usize) {
        let decoded = if encoding == Encoding::Utf8 { decode_utf8(bytes) } else { decode_utf16(bytes, encoding) };
        assert_eq!((decoded.text.as_ref(), decoded.replaced.len()), (text, replaced), "{bytes:02x?}");
    }

    #[test]
    fn reads_unicode() {
        check(Encoding::Utf8, "kỷ".as_bytes(), "kỷ", 0);
        check(Encoding::Utf8, b"\xEF\xBB\xBFa", "a", 0);
        check(Encoding::Utf8, b"a\xCC\x81", "á", 0);
        check(Encoding::Utf8, b"a\xFFb\xE1\xBA", "a\u{FFFD}b\u{FFFD}", 2);
        check(Encoding::Utf16Le, b"\xFF\xFEa\0\x01\x03", "á", 0);
        check(Encoding::Utf16Le, b"a\0\xC7\x1E", "aệ", 0);
        check(Encoding::Utf16Be, b"\0a\x1E\xC7", "aệ", 0);
        check(Encoding::Utf16Be, b"\xD8\x00\0aX", "\u{FFFD}a\u{FFFD}", 2);
        check(Encoding::Utf16Le, b"", "", 0);
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(decode_utf8("kỷ luật – 5 %".as_bytes()).text, Cow::Borrowed(_)));
    }
}
