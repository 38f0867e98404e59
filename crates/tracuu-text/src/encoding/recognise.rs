//! Detection and everything that follows from it, in one call.
//!
//! | detection                    | what is done                                           |
//! | ---------------------------- | ------------------------------------------------------ |
//! | `Unicode`, `NotVietnamese`   | composed                                               |
//! | `Legacy`                     | decoded                                                |
//! | `Misread`                    | UTF-8 decoded, then its characters as legacy bytes     |
//! | `Mixed`, `Damaged`           | the misread repaired, the runs decoded                 |
//! | `Unknown`                    | nothing: there is no text                              |

use std::borrow::Cow;

use super::decode::{decode, decode_text};
use super::detect::{Detection, detect, detect_text};
use super::mixed::{as_text, decode_mixed};
use super::mojibake::repair_mojibake;
use crate::{Aligned, Decoded, Encoding};

/// What was found, and the text that came of it.
///
/// ```
/// use tracuu_text::{Detection, Encoding, recognise_text};
/// let recognised = recognise_text("Nghò quyeát veà kyû luaät");
/// assert_eq!(recognised.detection, Detection::Legacy(Encoding::VniWindows));
/// assert_eq!(recognised.text.unwrap().text, "Nghị quyết về kỷ luật");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognition<T> {
    /// What it was.
    pub detection: Detection,
    /// The text, in NFC; none where nothing was recognised.
    pub text: Option<T>,
}

/// Finds out what `bytes` are and decodes them.
///
/// ```
/// use tracuu_text::{Detection, Encoding, recognise};
/// let recognised = recognise(b"Ch\xD8 th\xDE v\xD2 k\xFB lu\xCBt");
/// assert_eq!(recognised.detection, Detection::Legacy(Encoding::Tcvn3));
/// assert_eq!(recognised.text.unwrap().text, "Chỉ thị về kỷ luật");
/// assert_eq!(recognise(b"\x89PNG\r\n\x1A\n\0\0\0\r").text, None);
/// ```
pub fn recognise(bytes: &[u8]) -> Recognition<Decoded<'_>> {
    let detection = detect(bytes);
    let text = match detection {
        Detection::Unicode(encoding) | Detection::Legacy(encoding) => Some(decode(bytes, encoding)),
        Detection::Misread(encoding) => Some(then(decode(bytes, Encoding::Utf8), |text| decode_text(text, encoding))),
        Detection::Mixed | Detection::Damaged => Some(then(then(as_text(bytes), repair_mojibake), runs)),
        Detection::NotVietnamese => Some(decode(bytes, Encoding::Utf8)),
        Detection::Unknown => None,
    };
    Recognition { detection, text }
}

/// Finds out what `text` is and decodes it, where it is legacy bytes read as Windows-1252, or damaged.
///
/// ```
/// use tracuu_text::recognise_text;
/// assert_eq!(recognise_text("Chæ thò veà kyû luaät").text.unwrap().text, "Chỉ thị về kỷ luật");
/// assert_eq!(recognise_text("Chá»‰ thá»‹ vá»\u{81} ká»· luáº\u{AD}t").text.unwrap().text, "Chỉ thị về kỷ luật");
/// assert!(recognise_text("Chỉ thị về kỷ luật").text.unwrap().is_unchanged());
/// ```
pub fn recognise_text(text: &str) -> Recognition<Aligned<'_>> {
    let detection = detect_text(text);
    let text = match detection {
        Detection::Unicode(_) | Detection::NotVietnamese => Some(decode_text(text, Encoding::Utf8)),
        Detection::Legacy(encoding) | Detection::Misread(encoding) => Some(decode_text(text, encoding)),
        Detection::Mixed | Detection::Damaged => {
            let Decoded { text, alignment, replaced: _ } = then(then(as_text(text.as_bytes()), repair_mojibake), runs);
            Some(Aligned { text, alignment })
        }
        Detection::Unknown => None,
    };
    Recognition { detection, text }
}

/// The runs of `text` decoded.
fn runs(text: &str) -> Aligned<'_> {
    let decoded = decode_mixed(text);
    Aligned { text: decoded.text, alignment: decoded.alignment }
}

/// Rewrites a decoded text.
fn then<'b>(decoded: Decoded<'b>, next: impl Fn(&str) -> Aligned<'_>) -> Decoded<'b> {
    let rewritten = next(&decoded.text);
    if rewritten.is_unchanged() {
        return decoded;
    }
    let alignment = decoded.alignment.then(&rewritten.alignment);
    Decoded { text: Cow::Owned(rewritten.text.into_owned()), alignment, replaced: decoded.replaced }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], detection: Detection, text: Option<&str>) {
        let recognised = recognise(bytes);
        assert_eq!(recognised.detection, detection);
        assert_eq!(recognised.text.as_ref().map(|decoded| decoded.text.as_ref()), text);
    }

    #[test]
    fn bytes() {
        let text = "Nghị quyết về kỷ luật của Đảng";
        check(text.as_bytes(), Detection::Unicode(Encoding::Utf8), Some(text));
        check("Nghò quyeát veà kyû luaät cuûa Ñaûng".as_bytes(), Detection::Misread(Encoding::VniWindows), Some(text));
        check(
            b"Ngh\xF2 quye\xE1t ve\xE0 ky\xFB lua\xE4t cu\xFBa \xD1a\xFBng",
            Detection::Legacy(Encoding::VniWindows),
            Some(text),
        );
        check("Nghá»‹ quyáº¿t vá»\u{81} ká»· luáº\u{AD}t cá»§a Äáº£ng".as_bytes(), Detection::Damaged, Some(text));
        check("Nghị quyết v&#7873; k&#7927; luật của Đảng".as_bytes(), Detection::Damaged, Some(text));
        check("Nghị quyết\nvÒ kû luËt cña §¶ng".as_bytes(), Detection::Mixed, Some("Nghị quyết\nvề kỷ luật của Đảng"));
        check(
            &[b"v\xD2 k\xFB lu\xCBt c\xF1a \xA7\xB6ng\n", text.as_bytes()].concat(),
            Detection::Mixed,
            Some("về kỷ luật của Đảng\nNghị quyết về kỷ luật của Đảng"),
        );
        check("\u{FEFF}Nghị quyết v&#7873; kỷ luật".as_bytes(), Detection::Damaged, Some("Nghị quyết về kỷ luật"));
        check("\u{FEFF}Kỷ luật".as_bytes(), Detection::Unicode(Encoding::Utf8), Some("Kỷ luật"));
        check(b"The rule of law", Detection::NotVietnamese, Some("The rule of law"));
        check(b"", Detection::NotVietnamese, Some(""));
        check(b"\xFF\xFE\0", Detection::Unicode(Encoding::Utf16Le), Some("\u{FFFD}"));
    }

    #[test]
    fn spans_lead_back_through_every_step() {
        let bytes = "Nghị quyết\nvÒ kû luËt cña §¶ng".as_bytes();
        let decoded = recognise(bytes).text.expect("a text");
        let at = decoded.text.find("Đảng").expect("a word");
        let source = decoded.alignment.to_source(crate::Span::new(at, at + "Đảng".len()));
        assert_eq!(bytes.get(source.start..source.end), Some("§¶ng".as_bytes()));
    }
}
