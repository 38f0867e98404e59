//! Texts with runs in different encodings, as documents give them whose fonts changed.
//!
//! | text                                            | read                                            |
//! | ----------------------------------------------- | ----------------------------------------------- |
//! | `Điều 1. Uû ban nh©n d©n tØnh quyÕt ®Þnh`       | `Điều 1. Uỷ ban nhân dân tỉnh quyết định`       |
//! | `Céng hoµ x· héi chñ nghÜa ⏎ Ñoäc laäp - Töï do - Haïnh phuùc` | `Cộng hoà xã hội chủ nghĩa ⏎ Độc lập - Tự do - Hạnh phúc` |
//! | `Nhiệt độ 25°C, c¸c trường hợp`                 | the same: one word is no run                    |
//!
//! VIQR has no runs: it is ASCII, and a text is in it or not.

mod field;
mod path;
mod run;

use std::borrow::Cow;

pub use self::run::Run;
pub(super) use self::run::runs;
use super::code_page::cp1252_letter;
use super::decode::write;
use super::source::units_of_text;
use super::unicode::read_utf8;
use super::writer::{Sink, Writer, compose};
use crate::{Aligned, Alignment, Decoded};

/// A text whose runs were decoded.
///
/// ```
/// use tracuu_text::{Span, decode_mixed};
/// let text = "§éc lËp - Tù do - H¹nh phóc\nNghị quyết";
/// let decoded = decode_mixed(text);
/// assert_eq!((decoded.text.as_ref(), decoded.runs.len()), ("Độc lập - Tự do - Hạnh phúc\nNghị quyết", 1));
/// assert_eq!(decoded.alignment.to_source(Span::new(0, 6)).of(text), Some("§éc"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedRuns<'t> {
    /// The text, in NFC; borrowed when nothing changed.
    pub text: Cow<'t, str>,
    /// How it corresponds to the text that was given.
    pub alignment: Alignment,
    /// The runs that were decoded, in order; between them stood Unicode.
    pub runs: Vec<Run>,
}

/// Decodes the runs of `text` that are legacy bytes read as Windows-1252, leaves the others and composes all to NFC.
///
/// ```
/// use tracuu_text::{Encoding, decode_mixed};
/// let decoded = decode_mixed("Điều 1. Uû ban nh©n d©n tØnh quyÕt ®Þnh thµnh lËp Hội đồng tư vấn");
/// assert_eq!(decoded.text, "Điều 1. Uỷ ban nhân dân tỉnh quyết định thành lập Hội đồng tư vấn");
/// assert_eq!(decoded.runs.len(), 1);
/// assert_eq!(decoded.runs[0].encoding, Encoding::Tcvn3);
/// ```
pub fn decode_mixed(text: &str) -> DecodedRuns<'_> {
    let runs = runs(text);
    if runs.is_empty() {
        let Aligned { text, alignment } = compose(text);
        return DecodedRuns { text, alignment, runs };
    }
    let mut writer = Writer::default();
    let mut done = 0;
    for run in &runs {
        writer.keep(text.get(done..run.span.start).unwrap_or_default());
        write(&mut writer, units_of_text(run.span.of(text).unwrap_or_default()), run.encoding);
        done = run.span.end;
    }
    writer.keep(text.get(done..).unwrap_or_default());
    let Aligned { text, alignment } = writer.into_aligned(text);
    DecodedRuns { text, alignment, runs }
}

/// Bytes as the text that most programs show: UTF-8 where it is, Windows-1252 elsewhere.
pub(super) fn as_text(bytes: &[u8]) -> Decoded<'_> {
    read_utf8(bytes, |writer, broken| broken.iter().for_each(|&byte| writer.put(cp1252_letter(byte), 1, false)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Encoding, Span};

    fn check(text: &str, read: &str, encodings: &[Encoding]) {
        let decoded = decode_mixed(text);
        assert_eq!(decoded.text, read);
        assert_eq!(decoded.runs.iter().map(|run| run.encoding).collect::<Vec<_>>(), encodings, "{text}");
    }

    #[test]
    fn runs_within_a_line() {
        check(
            "Điều 1. Uû ban nh©n d©n tØnh quyÕt ®Þnh thµnh lËp Hội đồng tư vấn",
            "Điều 1. Uỷ ban nhân dân tỉnh quyết định thành lập Hội đồng tư vấn",
            &[Encoding::Tcvn3],
        );
        check(
            "Tên dự án: “Ñaàu tö xaây döïng heä thoáng” tại tỉnh Lâm Đồng",
            "Tên dự án: “Đầu tư xây dựng hệ thống” tại tỉnh Lâm Đồng",
            &[Encoding::VniWindows],
        );
    }

    #[test]
    fn lines() {
        check(
            "Cộng hòa xã hội chủ nghĩa Việt Nam\n§éc lËp - Tù do - H¹nh phóc\nNghị quyết",
            "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nNghị quyết",
            &[Encoding::Tcvn3],
        );
        check(
            "Céng hoµ x· héi chñ nghÜa ViÖt Nam\nÑoäc laäp - Töï do - Haïnh phuùc\nNghị quyết",
            "Cộng hoà xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nNghị quyết",
            &[Encoding::Tcvn3, Encoding::VniWindows],
        );
    }

    #[test]
    fn once_an_encoding_is_there_its_words_are_known() {
        check(
            "§éc lËp - Tù do - H¹nh phóc\nCăn cứ vµo Luật Tổ chức",
            "Độc lập - Tự do - Hạnh phúc\nCăn cứ vào Luật Tổ chức",
            &[Encoding::Tcvn3, Encoding::Tcvn3],
        );
    }

    #[test]
    fn right_text_stays() {
        for text in [
            "",
            "Nhiệt độ 25°C, c¸c trường hợp",
            "trong c¸c tr\u{AD}êng hîp sau đây",
            "Ðảng ủy § 5 ® 2 ½ người",
            "Công ty Müller & Söhne, Straßenbahn, Übermut, Größe, Köln, Düsseldorf tại Đức",
            "Où sont les élèves français ? Ils ont été à la fête, voilà, où êtes-vous, là, hôtel",
        ] {
            check(text, text, &[]);
            assert!(matches!(decode_mixed(text).text, Cow::Borrowed(_)));
        }
    }

    #[test]
    fn spans_lead_back() {
        let text = "Điều 1\n§éc lËp - Tù do - H¹nh phóc";
        let decoded = decode_mixed(text);
        let at = decoded.text.find("phúc").unwrap_or_default();
        let source = decoded.alignment.to_source(Span::new(at, at + "phúc".len()));
        assert_eq!(source.of(text), Some("phóc"));
    }

    #[test]
    fn bytes_are_shown_as_most_programs_show_them() {
        let bytes = [b"Vi\xD6t ".as_slice(), "Việt".as_bytes()].concat();
        assert_eq!(as_text(&bytes).text, "ViÖt Việt");
    }
}
