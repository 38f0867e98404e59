//! One pass over a text for what decides nearly every case: letters that only Unicode has, and characters that right
//! Vietnamese text has no use for.
//!
//! | character               | is                                                         |
//! | ----------------------- | ---------------------------------------------------------- |
//! | `ạ`…`ỹ`, `ă đ ĩ ũ ơ ư`  | Vietnamese: no legacy text that was misread has them       |
//! | combining marks         | Vietnamese, decomposed                                     |
//! | `ö § ¶ ð` …             | odd: Latin-1 without the letters of Vietnamese             |
//! | `ƒ Š € ‰ √ ∫ &#`        | odd: traces of misreading, of entities                     |
//! | `à é “ – …`, all others | nothing                                                    |

use crate::encoding::pair_set::{PairSet, range};

/// What a text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// A letter that only Unicode has.
    pub(super) is_unicode: bool,
    /// A character that right text hardly has.
    pub(super) is_odd: bool,
}

/// The longest body of an entity, `#x10FFFF`, and its semicolon.
const LONGEST_ENTITY: usize = 9;

/// Looks at every character of `text`.
pub(super) fn evidence(text: &str) -> Evidence {
    let found = PAIRS.classes_in(text.as_bytes());
    let has_ampersand = found & AMPERSAND != 0;
    Evidence {
        is_unicode: found & UNICODE != 0,
        is_odd: found & !UNICODE & !AMPERSAND != 0 || (has_ampersand && has_entity(text)),
    }
}

/// The classes of letters that only Unicode has.
const UNICODE: u16 = 0x1F;
/// The class of what may begin an entity.
const AMPERSAND: u16 = 0x20;

static PAIRS: PairSet = PairSet::new()
    // ă đ ĩ, ũ, ơ ư, combining marks, Latin Extended Additional
    .with(0x01, b"\xC4", b"\x82\x83\x90\x91\xA8\xA9")
    .with(0x02, b"\xC5", b"\xA8\xA9")
    .with(0x04, b"\xC6", b"\xA0\xA1\xAF\xB0")
    .with(0x08, b"\xCC", &range::<64>(0x80))
    .with(0x10, b"\xE1", b"\xBA\xBB")
    .with(AMPERSAND, b"&", b"#")
    .with(AMPERSAND, b"&", &range::<26>(b'a'))
    .with(AMPERSAND, b"&", &range::<26>(b'A'))
    // Latin-1 below À, but the no-break space
    .with(0x0040, b"\xC2", &range::<32>(0x80))
    .with(0x0040, b"\xC2", &range::<31>(0xA1))
    // Ä Å Æ Ç Ë Î Ï Ð Ñ Ö × Ø Û Ü Þ ß and the small ones
    .with(0x0080, b"\xC3", b"\x84\x85\x86\x87\x8B\x8E\x8F\x90\x91\x96\x97\x98\x9B\x9C\x9E\x9F")
    .with(0x0080, b"\xC3", b"\xA4\xA5\xA6\xA7\xAB\xAE\xAF\xB0\xB1\xB6\xB7\xB8\xBB\xBC\xBE\xBF")
    // Œ œ Š š Ÿ Ž ž
    .with(0x0100, b"\xC5", b"\x92\x93\xA0\xA1\xB8\xBD\xBE")
    // ƒ ˆ ˜
    .with(0x0200, b"\xC6\xCB", b"\x86\x92\x9C")
    // € ™ √ ∫ ∆
    .with(0x0400, b"\xE2", b"\x82\x84\x88")
    // † ‡ ‰ ‹ ›, behind their first byte
    .with(0x0800, b"\x80", b"\xA0\xA1\xB0\xB9\xBA");

/// Whether an ampersand has a name or a number and a semicolon behind it.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|after| {
        let mut body = after.bytes().take(LONGEST_ENTITY);
        let end = body.position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        end.is_some_and(|end| end > 0 && after.as_bytes().get(end) == Some(&b';'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::letters::LETTERS;

    fn check(text: &str, is_unicode: bool, is_odd: bool) {
        assert_eq!(evidence(text), Evidence { is_unicode, is_odd }, "{text}");
    }

    #[test]
    fn letters_of_vietnamese_are_never_odd() {
        for &(letter, ..) in LETTERS {
            assert!(!evidence(&letter.to_string()).is_odd, "{letter}");
            assert_eq!(evidence(&letter.to_string()).is_unicode, letter > 'ÿ', "{letter}");
        }
    }

    #[test]
    fn sees_traces() {
        check("“Kỷ luật – 5 %…” 日本", true, false);
        check("5 €, 3 ‰, †", false, true);
        check("KY\u{309}", true, false);
        check("ViÖt", false, true);
        check("ng\u{AD}êi", false, true);
        check("Tr√≠ch", false, true);
        check("&#7843; &agrave;", false, true);
        check("TT&amp;TT", false, true);
        check("TT&TT R & D; &;", false, false);
    }
}
