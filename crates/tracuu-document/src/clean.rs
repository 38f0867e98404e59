//! Pieces of the source written as one line without markup.
//!
//! | source                    | text            |
//! | ------------------------- | --------------- |
//! | `“*tự diễn*⏎⏎biến”`       | `“tự diễn biến”` |
//! | `**1\. ** Mở  đầu`        | `1. Mở đầu`     |
//! | `R&amp;D<br>__Nơi nhận__` | `R&D Nơi nhận`  |
//! | `| 12 | Sở Tư pháp |`     | `12 Sở Tư pháp` |

mod cleaned;
mod cleaner;

use std::borrow::Cow;

use tracuu_text::Span;

use crate::markup::plain_len;
pub(crate) use cleaned::Cleaned;
use cleaner::Cleaner;

/// Cleans `pieces` of `span`; what lies between them is left out, as are the first `skip` bytes of the result.
pub(crate) fn clean(source: &str, span: Span, pieces: &[Span], skip: usize) -> Cleaned {
    clean_pieces(source, span, pieces, skip, false)
}

/// The same, where it may be known that the pieces are plain: no markup, and no white space but single blanks inside.
pub(crate) fn clean_pieces(source: &str, span: Span, pieces: &[Span], skip: usize, are_plain: bool) -> Cleaned {
    let capacity = pieces.iter().map(|piece| piece.len() + 1).sum();
    let mut cleaner = Cleaner::new(skip, capacity);
    let mut at = span.start;
    for piece in pieces {
        cleaner.blank(piece.start.saturating_sub(at));
        cleaner.piece(piece.of(source).unwrap_or_default(), are_plain);
        at = piece.end;
    }
    cleaner.blank(span.end.saturating_sub(at));
    cleaner.finish(span)
}

/// One piece, cleaned, when nobody asks where it came from.
pub(crate) fn clean_line(source: &str, piece: Span) -> Cow<'_, str> {
    let text = piece.of(source).unwrap_or_default().trim();
    if plain_len(text) == text.len() { Cow::Borrowed(text) } else { Cow::Owned(clean(source, piece, &[piece], 0).text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(source: &str, expected: &str) {
        let span = Span::new(0, source.len());
        let cleaned = clean(source, span, &[span], 0);
        assert_eq!(cleaned.text, expected, "{source:?}");
        assert_eq!(clean_line(source, span), expected, "{source:?}");
        assert_eq!(cleaned.alignment.source_len(), source.len(), "{source:?}");
        assert_eq!(cleaned.alignment.target_len(), cleaned.text.len(), "{source:?}");
    }

    #[test]
    fn takes_markup_out() {
        check("“*tự diễn*\n\nbiến”, “*tự chuyển hóa*”", "“tự diễn biến”, “tự chuyển hóa”");
        check("**1\\. ** Mở  đầu", "1. Mở đầu");
        check("R\\&D, R&amp;D<br>__Nơi nhận__: _x_", "R&D, R&D Nơi nhận: x");
        check("| 12 | Sở Tư pháp |", "12 Sở Tư pháp");
        check("a &lt; b &nbsp; c &không; d & e", "a < b c &không; d & e");
        check("ten_tep, 2 * 3, ____ điền", "ten_tep, 2 3, điền");
        check("1 < 2 <b>đậm</b> <mailto", "1 < 2 đậm <mailto");
        check("C&ocirc;ng b&aacute;o &#272;&#7843;ng &#x110;", "Công báo Đảng Đ");
        check("* một *hai* * ba", "• một hai ba");
        check("*       Hà Nội", "Hà Nội");
        check("  \u{A0} lề \t", "lề");
        check("", "");
    }

    #[test]
    fn leaves_out_what_is_skipped() {
        let source = "**1. ** Mở đầu";
        let span = Span::new(0, source.len());
        let cleaned = clean(source, span, &[span], "1. ".len());
        assert_eq!(cleaned.text, "Mở đầu");
        assert_eq!(cleaned.source(Span::new(0, "Mở".len())).of(source), Some("Mở"));
    }

    proptest! {
        #[test]
        fn every_word_maps_to_its_source(source in "\\PC{0,40}|([a-zđ*_|<>&; .#\\\\]|&amp;|<b>|\n|ậ){0,30}", skip in 0usize..5) {
            let span = Span::new(0, source.len());
            let cleaned = clean(&source, span, &[span], skip);
            prop_assert_eq!(cleaned.alignment.source_len(), source.len());
            prop_assert_eq!(cleaned.alignment.target_len(), cleaned.text.len());
            prop_assert!(!cleaned.text.starts_with(' ') && !cleaned.text.ends_with(' ') && !cleaned.text.contains("  "));
            for (at, letter) in cleaned.text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
                let slice = cleaned.source(Span::new(at, at + letter.len_utf8()));
                let slice = slice.of(&source).unwrap_or_default();
                prop_assert!(slice.contains(letter) || slice.starts_with('&'), "{:?} {:?}", letter, slice);
            }
        }
    }
}
