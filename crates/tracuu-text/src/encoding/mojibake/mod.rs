//! Second-order damage: UTF-8 that somebody read in the wrong encoding, and characters written as HTML entities.
//!
//! | damaged                      | was                      | repaired     |
//! | ---------------------------- | ------------------------ | ------------ |
//! | `Ä\u{90}áº£ng`, `Äáº£ng`     | read as Windows-1252, whole or with a byte lost | `Đảng` |
//! | `Tr√≠ch xu·∫•t`              | read as Mac OS Roman     | `Trích xuất` |
//! | `khoÃƒÂ¡`                    | read wrongly twice       | `khoá`       |
//! | `&#272;&#7843;ng, kho&aacute;` | escaped                | `Đảng, khoá` |
//! | `TT&amp;TT kh&oacute;a`      | escaped: an entity for a letter shows that others are meant so | `TT&TT khóa` |
//!
//! A sequence is repaired when its bytes are UTF-8 for a letter of Vietnamese or for punctuation. Sequences that right text
//! could hold (`ĐÃ` and a no-break space) count only beside others that it could not.

mod entity;
mod misread;

use std::borrow::Cow;

use super::code_page::{cp1252_byte, macroman_byte};
use super::detect::has_odd_characters;
use crate::Aligned;

/// Damage upon damage is followed this deep.
const DEPTH: usize = 3;

/// Repairs what was misread or escaped in `text`; text that is right is borrowed.
///
/// ```
/// use tracuu_text::repair_mojibake;
/// assert_eq!(repair_mojibake("ká»· luáº\u{AD}t").text, "kỷ luật");
/// assert_eq!(repair_mojibake("k&#7927; lu&#7853;t").text, "kỷ luật");
/// assert!(repair_mojibake("kỷ luật ở 25°C").is_unchanged());
/// ```
pub fn repair_mojibake(text: &str) -> Aligned<'_> {
    let mut repaired = Aligned::unchanged(text);
    if !has_odd_characters(text) {
        return repaired;
    }
    for _ in 0..DEPTH {
        let edits = repaired.alignment.clone();
        repaired = and_then(repaired, entity::unescape);
        repaired = and_then(repaired, |text| misread::reread(text, cp1252_byte));
        repaired = and_then(repaired, |text| misread::reread(text, macroman_byte));
        if repaired.alignment == edits {
            break;
        }
    }
    repaired
}

/// Rewrites what was rewritten once more.
fn and_then<'t>(first: Aligned<'t>, next: impl Fn(&str) -> Aligned<'_>) -> Aligned<'t> {
    let second = next(&first.text);
    if second.is_unchanged() {
        return first;
    }
    let alignment = first.alignment.then(&second.alignment);
    Aligned { text: Cow::Owned(second.text.into_owned()), alignment }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::encoding::code_page::cp1252_letter;

    fn check(damaged: &str, repaired: &str) {
        assert_eq!(repair_mojibake(damaged).text, repaired, "{damaged}");
    }

    /// The UTF-8 of `text` read as Windows-1252.
    fn misread(text: &str) -> String {
        text.bytes().map(cp1252_letter).collect()
    }

    #[test]
    fn utf8_read_as_windows_1252() {
        check("Äáº£ng", "Đảng");
        check("khoÃƒÂ¡", "khoá");
        check("Äá»™c láº\u{AD}p – Tá»± do", "Độc lập – Tự do");
        let text = "“Điều 1. Ước tính… à, ở, Ơ, Ạ, Ý, Á, í – Đảng”";
        check(&misread(text), text);
        check(&misread(&misread(text)), text);
        check(&format!("Điều 1.\n{}", misread("lề lối làm việc")), "Điều 1.\nlề lối làm việc");
        check(&misread("tru\u{31B}o\u{31B}\u{300}ng"), "trường");
    }

    #[test]
    fn a_no_break_space_that_became_a_blank() {
        check("lÃ m viá»‡c vÃ  há»c táº\u{AD}p", "làm việc và há»c tập");
        check("vÃ há»™i", "và hội");
        check("hoÃ , táº\u{AD}p", "hoà, tập");
    }

    #[test]
    fn utf8_read_as_mac_roman() {
        check("Tr√≠ch xu·∫•t v√†o ƒë√¢y", "Trích xuất vào đây");
        check("‚Äút·ª± do‚Äù", "“tự do”");
    }

    #[test]
    fn entities() {
        check("&#272;&#7843;ng, &#x111;i&#7873;u, kho&aacute;, Vi&ecirc;&#803;t", "Đảng, điều, khoá, Việt");
        check("TT&amp;TT &ndash; &ldquo;lu&#7853;t&rdquo;&#150;", "TT&TT – “luật”–");
        check("&amp;#7843; &#7843;", "ả ả");
        check("&amp;#7843; &nbsp; TT&amp;TT", "&amp;#7843; &nbsp; TT&amp;TT");
        check("a & b; &lt;b&gt; &foo; &#9; &#60; &; &#; AT&T;", "a & b; &lt;b&gt; &foo; &#9; &#60; &; &#; AT&T;");
    }

    #[test]
    fn right_text_stays() {
        for text in [
            "",
            "Kỷ luật ở 25°C, ½ số người, § 5",
            "ĐÃ\u{A0}ĐƯỢC CHẨN ĐOÁN, TÂ\u{A0}N, ĐÃ “XONG”",
            "«lá»… «cá»”",
            "Größe Ä‘ Ã, â€ Ýt",
            "4√Lmm ∆x ≈ 5·10³ ƒ(x) = 2√π",
            "ÀÁÂÃÄÅÆÇÈÉÊË àáâãäåæçèéêë",
            "ViÖt Nam, ng\u{AD}êi, ®iÒu; Vieät Nam ñieàu ngöôøi",
        ] {
            assert!(repair_mojibake(text).is_unchanged(), "{text}");
        }
    }

    #[test]
    fn spans_lead_back() {
        let damaged = "ká»· lu&#7853;t";
        let repaired = repair_mojibake(damaged);
        assert_eq!(repaired.text, "kỷ luật");
        assert_eq!(repaired.alignment.to_source(Span::new(1, 4)).of(damaged), Some("á»·"));
        assert_eq!(repaired.alignment.to_source(Span::new(7, 10)).of(damaged), Some("&#7853;"));
    }
}
