//! Recovery: text that was written in a legacy encoding, or damaged on its way, is read as it was meant.
//!
//! | given                               | read as                        | said                                |
//! | ----------------------------------- | ------------------------------ | ----------------------------------- |
//! | UTF-8                               | itself                         | nothing                             |
//! | UTF-16, TCVN3, VNI, VISCII, VIQR, CP1258 | the text they stand for   | the name of the encoding            |
//! | `ViÖt Nam` among Unicode            | `Việt Nam`                     | several encodings                   |
//! | `Äáº£ng`, `&#272;`                  | `Đảng`, `Đ`                    | misread or escaped in part          |
//! | BK HCM, VPS, Vietware, a picture    | refused                        | what was expected                   |

use std::borrow::Cow;

use tracuu_text::{Alignment, Detection, Encoding, decode_text, detect_text, recognise, recognise_text};

/// A text as it was meant, and how it corresponds to the bytes that were given.
#[derive(Clone, Debug)]
pub(crate) struct Recovered<'b> {
    pub(crate) text: Cow<'b, str>,
    /// `None` where the bytes were the text already.
    pub(crate) alignment: Option<Alignment>,
    detection: Detection,
}

impl<'b> Recovered<'b> {
    /// Reads bytes; an error says what was expected and found.
    pub(crate) fn of_bytes(bytes: &'b [u8]) -> Result<Recovered<'b>, String> {
        let recognised = recognise(bytes);
        let is_utf16 = matches!(recognised.detection, Detection::Unicode(Encoding::Utf16Le | Encoding::Utf16Be));
        if let Some(at) = bytes.iter().position(|&b| b == 0).filter(|_| !is_utf16) {
            return Err(format!("expected text, but found a NUL byte at offset {at}: a binary file"));
        }
        match (recognised.text, std::str::from_utf8(bytes)) {
            (_, Ok(text)) if is_itself(recognised.detection) => Ok(Recovered::unchanged(text, recognised.detection)),
            (Some(decoded), _) => Ok(Recovered::changed(decoded.text, decoded.alignment, recognised.detection)),
            (None, Ok(text)) => Ok(Recovered::unchanged(text, recognised.detection)),
            (None, Err(error)) => Err(format!(
                "expected UTF-8, UTF-16 or a Vietnamese encoding (tcvn3, vni, viscii, viqr, cp1258), but found an invalid \
                 byte at offset {} and none of them",
                error.valid_up_to()
            )),
        }
    }

    /// Reads a text that came as characters.
    pub(crate) fn of_text(text: &'b str) -> Recovered<'b> {
        // Nearly every text is itself: nothing is composed for it that would be thrown away.
        let detection = detect_text(text);
        if is_itself(detection) {
            return Recovered::unchanged(text, detection);
        }
        match recognise_text(text).text {
            Some(aligned) => Recovered::changed(aligned.text, aligned.alignment, detection),
            None => Recovered::unchanged(text, detection),
        }
    }

    fn unchanged(text: &'b str, detection: Detection) -> Recovered<'b> {
        Recovered { text: Cow::Borrowed(text), alignment: None, detection }
    }

    fn changed(text: Cow<'b, str>, alignment: Alignment, detection: Detection) -> Recovered<'b> {
        let alignment = (!alignment.is_identity()).then_some(alignment);
        Recovered { text, alignment, detection }
    }

    /// The text without a byte-order mark, which is no part of the first line, but counts in positions.
    pub(crate) fn body(&self) -> &str {
        self.text.strip_prefix('\u{FEFF}').unwrap_or(&self.text)
    }

    /// The length of what was given, in bytes.
    pub(crate) fn source_len(&self) -> usize {
        self.alignment.as_ref().map_or(self.text.len(), Alignment::source_len)
    }

    /// What was done, for people; `None` when nothing was.
    pub(crate) fn remark(&self) -> Option<String> {
        self.alignment.as_ref().map(|_| self.detection.to_string())
    }

    /// A further piece of the same document, such as its title.
    pub(crate) fn same_way<'t>(&self, piece: &'t str) -> Cow<'t, str> {
        match self.detection {
            _ if self.alignment.is_none() => Cow::Borrowed(piece),
            Detection::Legacy(encoding) | Detection::Misread(encoding) => decode_text(piece, encoding).text,
            _ => Recovered::of_text(piece).text,
        }
    }
}

/// Whether text of this kind is indexed as it stands: decomposed letters are no damage.
fn is_itself(detection: Detection) -> bool {
    matches!(detection, Detection::Unicode(Encoding::Utf8) | Detection::NotVietnamese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, remark: Option<&str>) {
        let recovered = Recovered::of_bytes(bytes).expect("read");
        assert_eq!(recovered.text, expected);
        assert_eq!(recovered.remark().as_deref(), remark);
    }

    #[test]
    fn reads_what_was_meant() {
        check("kỷ luật".as_bytes(), "kỷ luật", None);
        check(b"the rule of law", "the rule of law", None);
        check(
            b"C\xE9ng ho\xB5 x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam",
            "Cộng hoà xã hội chủ nghĩa Việt Nam",
            Some("tcvn3"),
        );
        let misread = "tcvn3, misread as Windows-1252";
        check("Céng hoµ x· héi chñ nghÜa ViÖt Nam".as_bytes(), "Cộng hoà xã hội chủ nghĩa Việt Nam", Some(misread));
        let utf16: Vec<u8> = "\u{FEFF}Cộng hoà".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, "Cộng hoà", Some("utf16le"));
    }

    #[test]
    fn refuses_what_is_nothing_known() {
        let refused = |bytes: &[u8]| Recovered::of_bytes(bytes).expect_err("refused");
        assert!(refused(b"k\xff luat").contains("invalid byte at offset 1"));
        assert!(refused(b"binary\0file").contains("NUL byte at offset 6"));
        assert!(refused(b"\x89PNG\r\n\x1a\n\0\0").contains("NUL byte"));
    }
}
