//! UTF-16 by its looks.
//!
//! | bytes            | encoding                                      |
//! | ---------------- | --------------------------------------------- |
//! | `FF FE …`        | `utf16le`, by its mark                        |
//! | `56 00 69 00 …`  | `utf16le`: ASCII has a zero behind each letter |
//! | `00 56 00 69 …`  | `utf16be`                                     |
//! | `56 69 1E C7`    | none                                          |

use super::sample::windows;
use crate::Encoding;
use crate::encoding::unicode::{mark_of, utf16_units};

/// How far the first zero may be.
const NEAR: usize = 4 << 10;

/// The form of UTF-16 that `bytes` are in, if they are.
pub(super) fn recognise_utf16(bytes: &[u8]) -> Option<Encoding> {
    let forms = [Encoding::Utf16Le, Encoding::Utf16Be];
    let marked = forms.into_iter().find(|&form| bytes.starts_with(mark_of(form)));
    // Blanks and line ends are ASCII, and half of an ASCII character is zero.
    let has_zero = bytes.get(..NEAR).unwrap_or(bytes).contains(&0);
    marked.or_else(|| forms.into_iter().find(|&form| has_zero && looks_like(bytes, form)))
}

/// Whether nearly all pairs of bytes are characters that Vietnamese texts use, and one in ten or more is ASCII.
fn looks_like(bytes: &[u8], form: Encoding) -> bool {
    let (mut all, mut ascii, mut usual) = (0, 0, 0);
    for window in windows(bytes) {
        // A window may begin within a pair.
        let window = window.start & !1..window.end;
        for unit in utf16_units(bytes.get(window).unwrap_or_default(), form) {
            all += 1;
            ascii += usize::from(matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E));
            usual += usize::from(is_usual(unit));
        }
    }
    all > 1 && ascii * 10 >= all && usual * 100 >= all * 98
}

/// ASCII, Latin, combining marks, punctuation and signs.
fn is_usual(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x36F | 0x1E00..=0x1EFF | 0x2010..=0x22FF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    #[test]
    fn recognises_utf16() {
        for form in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let text = "Điều 1. Phạm vi điều chỉnh\r\n";
            assert_eq!(recognise_utf16(&encode(text, form).bytes), Some(form));
            assert_eq!(recognise_utf16(&encode("KY\u{309} LUA\u{323}T", form).bytes), Some(form));
        }
        assert_eq!(recognise_utf16(b"\xFF\xFE"), Some(Encoding::Utf16Le));
        for other in ["", "a", "Điều 1", "ASCII alone", "\0\0\0\0"] {
            assert_eq!(recognise_utf16(other.as_bytes()), None, "{other}");
        }
    }
}
