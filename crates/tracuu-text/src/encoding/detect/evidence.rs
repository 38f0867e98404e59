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

/// What a text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// A letter that only Unicode has.
    pub(super) is_unicode: bool,
    /// A character that right text hardly has.
    pub(super) is_odd: bool,
}

/// Looks at every character of `text`.
pub(super) fn evidence(text: &str) -> Evidence {
    let bytes = text.as_bytes();
    let mut found = Evidence::default();
    for (at, &lead) in bytes.iter().enumerate() {
        if !INTERESTING[usize::from(lead)] {
            continue;
        }
        let [second, third] = [1, 2].map(|ahead| bytes.get(at + ahead).copied().unwrap_or_default());
        found.is_unicode |= is_unicode(lead, second);
        found.is_odd |= is_odd(lead, second, third);
    }
    found
}

/// The bytes that begin a character worth a look.
static INTERESTING: [bool; 256] = {
    let mut table = [false; 256];
    let leads = [b'&', 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xCB, 0xCC, 0xE1, 0xE2];
    let mut i = 0;
    while i < leads.len() {
        table[leads[i] as usize] = true;
        i += 1;
    }
    table
};

/// `ă đ ĩ ũ ơ ư`, Latin Extended Additional, combining marks.
fn is_unicode(lead: u8, second: u8) -> bool {
    match lead {
        0xC4 => matches!(second, 0x82 | 0x83 | 0x90 | 0x91 | 0xA8 | 0xA9),
        0xC5 => matches!(second, 0xA8 | 0xA9),
        0xC6 => matches!(second, 0xA0 | 0xA1 | 0xAF | 0xB0),
        0xCC => true,
        0xE1 => matches!(second, 0xBA | 0xBB),
        _ => false,
    }
}

/// Latin-1 that is not Vietnamese, the letters and rarer signs of Windows-1252, mathematics, entities.
fn is_odd(lead: u8, second: u8, third: u8) -> bool {
    match lead {
        b'&' => second == b'#' || second.is_ascii_alphabetic(),
        0xC2 => second != 0xA0,
        // À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý and the small ones, 0x20 above.
        0xC3 => !matches!(
            second & !0x20,
            0x80..=0x83 | 0x88..=0x8A | 0x8C | 0x8D | 0x92..=0x95 | 0x99 | 0x9A | 0x9D
        ),
        0xC5 => matches!(second, 0x92 | 0x93 | 0xA0 | 0xA1 | 0xB8 | 0xBD | 0xBE),
        0xC6 => second == 0x92,
        0xCB => matches!(second, 0x86 | 0x9C),
        // † ‡ ‰ ‹ ›, €, ™, √ ∫ ∆
        0xE2 => match second {
            0x80 => matches!(third, 0xA0 | 0xA1 | 0xB0 | 0xB9 | 0xBA),
            _ => matches!(second, 0x82 | 0x84 | 0x88),
        },
        _ => false,
    }
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
        check("TT&TT R & D", false, true);
        check("R & D", false, false);
    }
}
