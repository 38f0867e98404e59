//! Bytes that are no UTF-8.
//!
//! | asked in turn                                             | if so           |
//! | --------------------------------------------------------- | --------------- |
//! | is it no text: zeros, control characters?                 | `Unknown`       |
//! | is it UTF-8, but for one character in twenty or the last? | `Unicode(Utf8)` |
//! | does it read as one encoding, and nearly all of it?       | `Legacy(…)`     |
//! | are there runs beside UTF-8, or in two encodings?         | `Mixed`         |
//! | does it read as one encoding?                             | `Legacy(…)`     |
//! | none of this                                              | `Unknown`       |

use super::evidence::evidence;
use super::race::{Winner, race};
use super::text::is_mixed;
use super::{Detection, sample};
use crate::Encoding;
use crate::encoding::mixed::as_text;
use crate::encoding::source::units_of_bytes;

/// Finds out what bytes are that are no UTF-8.
pub(super) fn detect_bytes(bytes: &[u8]) -> Detection {
    if is_binary(bytes) {
        return Detection::Unknown;
    }
    let is_mixed = || {
        let text = as_text(bytes).text;
        is_mixed(&text, evidence(&text))
    };
    if is_broken_utf8(bytes) {
        return if is_mixed() { Detection::Mixed } else { Detection::Unicode(Encoding::Utf8) };
    }
    let windows = sample::windows(bytes).filter_map(|window| bytes.get(window));
    match race(windows, units_of_bytes, 0) {
        Some(Winner { encoding, is_pure: true }) => Detection::Legacy(encoding),
        _ if is_mixed() => Detection::Mixed,
        Some(Winner { encoding, is_pure: false }) => Detection::Legacy(encoding),
        None => Detection::Unknown,
    }
}

/// Whether bytes are no text in any encoding: a zero, or one control character in a hundred bytes.
fn is_binary(bytes: &[u8]) -> bool {
    // Six of them are letters of VISCII, so that they are counted out.
    let is_control =
        |byte: u8| matches!(byte, 1..=8 | 0x0E..=0x1F | 0x7F) && !b"\x02\x05\x06\x14\x19\x1A\x1E".contains(&byte);
    let windows = || sample::windows(bytes).filter_map(|window| bytes.get(window)).flatten().copied();
    windows().any(|byte| byte == 0) || windows().filter(|&byte| is_control(byte)).count() * 100 > windows().count()
}

/// Whether bytes are UTF-8 but for the last character, which was cut, or for one in twenty.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    let windows = sample::windows(bytes).filter_map(|window| bytes.get(window));
    let (mut whole, mut broken) = (0, 0);
    for chunk in windows.flat_map(<[u8]>::utf8_chunks) {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && (is_cut || broken * 20 <= whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{detect, encode};

    #[test]
    fn bytes_in_a_legacy_encoding() {
        let text = "Độc lập - Tự do - Hạnh phúc. Nghị quyết về kỷ luật của Đảng";
        for encoding in [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii, Encoding::Viqr, Encoding::Cp1258] {
            assert_eq!(detect(&encode(text, encoding).bytes), Detection::Legacy(encoding));
        }
    }

    #[test]
    fn bytes_that_are_cut_short_or_no_text() {
        let text = "Độc lập - Tự do - Hạnh phúc. Nghị quyết về kỷ luật của Đảng".as_bytes();
        let cut = text.get(..text.len() - 4).unwrap_or_default();
        assert_eq!(detect(cut), Detection::Unicode(Encoding::Utf8));
        assert_eq!(detect(b"PK\x03\x04\0\0\xFF\xE1"), Detection::Unknown);
        assert_eq!(detect(b"Caf\xE9"), Detection::Unknown);
    }
}
