//! From bytes, or from characters that were bytes, to composed text.
//!
//! | bytes                  | encoding | text       | alignment                 |
//! | ---------------------- | -------- | ---------- | ------------------------- |
//! | `V i D6 t`             | tcvn3    | `Việt`     | `2..3 → 2..5`             |
//! | `V i e E4 t`           | vni      | `Việt`     | `2..4 → 2..5`             |
//! | `c AD` (a soft hyphen) | tcvn3    | `cư`       | `1..2 → 1..3`             |
//! | `a C0`                 | tcvn3    | `a�`       | `1..2 → 1..4`, replaced   |

use std::borrow::Cow;

use super::code_page::letter_of;
use super::source::{Unit, units_of_bytes, units_of_text};
use super::unicode::{decode_utf8, decode_utf16};
use super::writer::{Sink, Writer, compose};
use super::{viqr, vni};
use crate::{Aligned, Alignment, Encoding, Span};

/// The text that bytes stand for.
///
/// ```
/// use tracuu_text::{Encoding, Span, decode};
/// let decoded = decode(b"Vi\xD6t\xC0", Encoding::Tcvn3);
/// assert_eq!(decoded.text, "Việt\u{FFFD}");
/// assert_eq!(decoded.replaced, [Span::new(4, 5)], "TCVN3 has no byte C0");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, in NFC; borrowed when the bytes were it already.
    pub text: Cow<'b, str>,
    /// How it corresponds to the bytes, which are the source.
    pub alignment: Alignment,
    /// The bytes that meant nothing; each span stands in the text as U+FFFD.
    pub replaced: Vec<Span>,
}

/// Decodes `bytes`, which are in `encoding`, to NFC. A byte-order mark goes.
///
/// ```
/// use tracuu_text::{Encoding, Span, decode};
/// let decoded = decode(b"Vi\xD6t Nam", Encoding::Tcvn3);
/// assert_eq!(decoded.text, "Việt Nam");
/// assert_eq!(decoded.alignment.to_source(Span::new(2, 5)), Span::new(2, 3));
/// assert!(decoded.replaced.is_empty());
/// ```
pub fn decode(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    match encoding {
        Encoding::Utf8 => decode_utf8(bytes),
        Encoding::Utf16Le | Encoding::Utf16Be => decode_utf16(bytes, encoding),
        Encoding::Tcvn3 | Encoding::VniWindows | Encoding::Viscii | Encoding::Viqr | Encoding::Cp1258 => {
            let mut writer = Writer::default();
            write(&mut writer, units_of_bytes(bytes), encoding);
            writer.into_decoded(bytes)
        }
    }
}

/// Decodes characters that are the bytes of `encoding` read as Windows-1252 or Latin-1, to NFC.
///
/// This is how legacy text is mostly met: pasted from a page or taken out of a document. Characters that those two do not
/// have, and those that mean nothing in `encoding`, stay. For the forms of Unicode the text is composed and nothing else.
///
/// ```
/// use tracuu_text::{Encoding, decode_text};
/// assert_eq!(decode_text("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding::Tcvn3).text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
/// assert_eq!(decode_text("Ñaûng Coäng saûn Vieät Nam", Encoding::VniWindows).text, "Đảng Cộng sản Việt Nam");
/// assert_eq!(decode_text("DDa?ng Co^.ng sa?n Vie^.t Nam.", Encoding::Viqr).text, "Đảng Cộng sản Việt Nam.");
/// ```
pub fn decode_text(text: &str, encoding: Encoding) -> Aligned<'_> {
    if encoding.is_unicode() {
        return compose(text);
    }
    let mut writer = Writer::default();
    write(&mut writer, units_of_text(text), encoding);
    writer.into_aligned(text)
}

/// Puts what `units` stand for in a legacy encoding.
pub(super) fn write(sink: &mut impl Sink, units: impl Iterator<Item = Unit>, encoding: Encoding) {
    match encoding {
        Encoding::VniWindows => vni::write(sink, units),
        Encoding::Viqr => viqr::write(sink, &units.collect::<Vec<_>>()),
        single => units.for_each(|unit| match unit.byte.and_then(|byte| letter_of(single, byte)) {
            Some(letter) => sink.put_for(letter, unit),
            None => sink.put_nothing(unit),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `legacy` shows each byte as Windows-1252 does; both ways of reading must give `text`.
    fn check(encoding: Encoding, legacy: &str, text: &str) {
        assert_eq!(decode_text(legacy, encoding).text, text);
        let bytes: Vec<u8> = units_of_text(legacy).filter_map(|unit| unit.byte).collect();
        let decoded = decode(&bytes, encoding);
        assert_eq!((decoded.text.as_ref(), decoded.replaced.len()), (text, 0));
    }

    #[test]
    fn tcvn3() {
        check(Encoding::Tcvn3, "§¶ng Céng s¶n ViÖt Nam", "Đảng Cộng sản Việt Nam");
        check(Encoding::Tcvn3, "Uû ban nh©n d©n", "Uỷ ban nhân dân");
        check(Encoding::Tcvn3, "ng\u{AD}êi, \u{AD}u tiªn", "người, ưu tiên");
        check(Encoding::Tcvn3, "“tù diÔn biÕn” – 30°C…", "“tự diễn biến” – 30°C…");
        check(Encoding::Tcvn3, "CHÊP HµNH", "CHấP HàNH");
    }

    #[test]
    fn vni() {
        check(Encoding::VniWindows, "Ñaûng Coäng saûn Vieät Nam", "Đảng Cộng sản Việt Nam");
        check(Encoding::VniWindows, "UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH");
        check(Encoding::VniWindows, "ngöôøi nghóa kyõ thuaät", "người nghĩa kỹ thuật");
        check(Encoding::VniWindows, "Uûy Baø Ròa – Vuõng Taøu…", "Ủy Bà Rịa – Vũng Tàu…");
        check(Encoding::VniWindows, "thuî", "thuỵ");
        check(Encoding::VniWindows, "vieâïc iø", "việc ì");
    }

    #[test]
    fn viscii() {
        check(Encoding::Viscii, "Ðäng Cµng sän Vi®t Nam", "Đảng Cộng sản Việt Nam");
        check(Encoding::Viscii, "K\u{14} LU‡T \u{A0}", "KỶ LUẬT Õ");
    }

    #[test]
    fn cp1258() {
        check(Encoding::Cp1258, "Ðaòng Côòng saÒn Viêòt Nam", "Đạng Cộng sản Việt Nam");
        check(Encoding::Cp1258, "caìc ngýõÌi la\u{CC} lýu", "các người là lưu");
        check(Encoding::Cp1258, "à á è é", "à á è é");
    }

    #[test]
    fn bytes_that_mean_nothing_are_reported() {
        let decoded = decode(b"a\xC0b\xFF", Encoding::Tcvn3);
        assert_eq!(decoded.text, "a\u{FFFD}b\u{FFFD}");
        assert_eq!(decoded.replaced, [Span::new(1, 2), Span::new(3, 4)]);
        assert_eq!(decode_text("aÀb Đ", Encoding::Tcvn3).text, "aÀb Đ");
    }
}
