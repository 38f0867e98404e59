//! Which encoding a text is in, from the share of words that the grammar of syllables accepts.
//!
//! | bytes or text                              | detection                         |
//! | ------------------------------------------ | --------------------------------- |
//! | UTF-8 or UTF-16, in Vietnamese             | `Unicode(Utf8)`, `Unicode(Utf16Le)` … |
//! | bytes of TCVN3, VNI, VISCII, VIQR, CP1258  | `Legacy(Tcvn3)` …                 |
//! | UTF-8 of `ViÖt Nam, ®iÒu, kho¶n`           | `Misread(Tcvn3)`                  |
//! | Unicode with runs of `ViÖt Nam`            | `Mixed`                           |
//! | `Äáº£ng`, `lu·∫≠t`, `&#273;`               | `Damaged`                         |
//! | English, ASCII                             | `NotVietnamese`                   |
//! | BK HCM, VPS, Vietware, a picture           | `Unknown`                         |

mod bytes;
mod evidence;
mod race;
pub(super) mod reading;
mod sample;
mod tally;
mod text;
mod utf16;

use std::fmt;

use self::evidence::{Evidence, evidence};
pub(super) use self::race::EIGHT_BITS;
use crate::Encoding;

/// What bytes or a text were found to be.
///
/// ```
/// use tracuu_text::{Detection, detect_text};
/// let detection = detect_text("Nghị quyết về k&#7927; lu&#7853;t");
/// assert_eq!(detection, Detection::Damaged);
/// assert_eq!(detection.to_string(), "Unicode, misread or escaped in part");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detection {
    /// A form of Unicode; with UTF-8, in Vietnamese.
    Unicode(Encoding),
    /// A legacy encoding: [`decode`](crate::decode) bytes from it, [`decode_text`](crate::decode_text) text.
    Legacy(Encoding),
    /// UTF-8, whose characters are the bytes of a legacy encoding read as Windows-1252. Only bytes are found to be this.
    Misread(Encoding),
    /// Runs in a legacy encoding beside Unicode or runs in another: [`decode_mixed`](crate::decode_mixed).
    Mixed,
    /// Unicode, part of which was misread or escaped: [`repair_mojibake`](crate::repair_mojibake).
    Damaged,
    /// UTF-8 with no Vietnamese to speak of.
    NotVietnamese,
    /// Nothing that explains it: an encoding that is not known here, or no text. It should be left alone.
    Unknown,
}

/// Finds out what `bytes` are. All of them are looked at when they are UTF-8, else a sample spread over them.
///
/// ```
/// use tracuu_text::{Detection, Encoding, detect};
/// assert_eq!(detect("Kỷ luật".as_bytes()), Detection::Unicode(Encoding::Utf8));
/// assert_eq!(detect(b"C\xE9ng ho\xB5 x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam"), Detection::Legacy(Encoding::Tcvn3));
/// assert_eq!(detect("Céng hoµ x· héi chñ nghÜa ViÖt Nam".as_bytes()), Detection::Misread(Encoding::Tcvn3));
/// assert_eq!(detect(b"\x89PNG\r\n\x1A\n"), Detection::Unknown);
/// ```
pub fn detect(bytes: &[u8]) -> Detection {
    if let Some(form) = utf16::recognise_utf16(bytes) {
        return Detection::Unicode(form);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => match detect_text(text) {
            Detection::Legacy(encoding) if encoding != Encoding::Viqr => Detection::Misread(encoding),
            other => other,
        },
        Err(_) => bytes::detect_bytes(bytes),
    }
}

/// Finds out what `text` is: right already, or legacy bytes that were read as Windows-1252 or Latin-1.
///
/// ```
/// use tracuu_text::{Detection, Encoding, detect_text};
/// assert_eq!(detect_text("Kỷ luật"), Detection::Unicode(Encoding::Utf8));
/// assert_eq!(detect_text("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), Detection::Legacy(Encoding::VniWindows));
/// assert_eq!(detect_text("The rule of law"), Detection::NotVietnamese);
/// ```
pub fn detect_text(text: &str) -> Detection {
    match evidence(text) {
        Evidence { is_unicode: true, is_odd: false } => Detection::Unicode(Encoding::Utf8),
        evidence => text::detect_odd_text(text, evidence),
    }
}

/// Whether `text` has a character that right Vietnamese text hardly has.
pub(super) fn has_odd_characters(text: &str) -> bool {
    evidence(text).is_odd
}

/// Whether `text` has a letter of Vietnamese that no legacy text that was misread has.
pub(super) fn has_unicode_letters(text: &str) -> bool {
    evidence(text).is_unicode
}

impl fmt::Display for Detection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Detection::Unicode(encoding) | Detection::Legacy(encoding) => write!(f, "{encoding}"),
            Detection::Misread(encoding) => write!(f, "{encoding}, misread as Windows-1252"),
            Detection::Mixed => f.write_str("several encodings"),
            Detection::Damaged => f.write_str("Unicode, misread or escaped in part"),
            Detection::NotVietnamese => f.write_str("no Vietnamese"),
            Detection::Unknown => {
                f.write_str("expected Unicode or one of tcvn3, vni, viscii, viqr, cp1258, but found none of them")
            }
        }
    }
}
