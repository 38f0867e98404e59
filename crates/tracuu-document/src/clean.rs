//! Pieces of the source written as one line without markup.
//!
//! | source                    | text            |
//! | ------------------------- | --------------- |
//! | `“*tự diễn*⏎⏎biến”`       | `“tự diễn biến”` |
//! | `**1\. ** Mở  đầu`        | `1. Mở đầu`     |
//! | `R&amp;D<br>__Nơi nhận__` | `R&D Nơi nhận`  |
//! | `| 12 | Sở Tư pháp |`     | `12 Sở Tư pháp` |

mod cleaned;

use tracuu_text::{AlignmentBuilder, Span};

pub(crate) use cleaned::Cleaned;

use crate::entity::entity;
use crate::markup::{Mark, is_plain, scan_mark};

/// Cleans `pieces` of `span`; what lies between them is left out, as are the first `skip` bytes of the result.
pub(crate) fn clean(source: &str, span: Span, pieces: &[Span], skip: usize) -> Cleaned {
    let mut cleaner = Cleaner::new(skip);
    let mut at = span.start;
    for piece in pieces {
        cleaner.blank(piece.start.saturating_sub(at));
        cleaner.piece(piece.of(source).unwrap_or_default());
        at = piece.end;
    }
    cleaner.blank(span.end.saturating_sub(at));
    cleaner.finish(span)
}

/// One piece, cleaned, when nobody asks where it came from.
pub(crate) fn clean_line(source: &str, piece: Span) -> String {
    let text = piece.of(source).unwrap_or_default().trim();
    if text.chars().all(|c| is_plain(c) || c == ' ') && !text.contains("  ") {
        return text.to_owned();
    }
    clean(source, piece, &[piece], 0).text
}

struct Cleaner {
    text: String,
    alignment: AlignmentBuilder,
    /// Bytes of the source that are passed and not yet recorded.
    pending: usize,
    /// Whether there is a blank among them.
    is_blank: bool,
    /// Whether they are one plain space.
    is_space: bool,
    /// Bytes of the result that are still to be left out.
    skip: usize,
    /// Whether anything was written or left out.
    has_begun: bool,
}

impl Cleaner {
    fn new(skip: usize) -> Cleaner {
        let (text, alignment) = (String::new(), AlignmentBuilder::new());
        Cleaner { text, alignment, pending: 0, is_blank: false, is_space: false, skip, has_begun: false }
    }

    fn piece(&mut self, piece: &str) {
        let mut rest = self.star(piece).unwrap_or(piece);
        let mut before = None;
        while let Some(first) = rest.chars().next() {
            let len = match first {
                ' ' => self.space(),
                _ if first.is_whitespace() => self.blank(first.len_utf8()),
                _ if is_plain(first) => self.run(rest),
                _ => self.mark(scan_mark(rest, before), rest),
            };
            before = rest.get(..len).and_then(|passed| passed.chars().next_back());
            rest = rest.get(len..).unwrap_or_default();
        }
    }

    /// A star with a blank behind it opens a line as a bullet; every other star is emphasis.
    fn star<'t>(&mut self, piece: &'t str) -> Option<&'t str> {
        let rest = piece.strip_prefix('*').filter(|rest| rest.starts_with([' ', '\t', '\u{A0}']))?;
        self.put(1, "•");
        Some(rest)
    }

    fn space(&mut self) -> usize {
        self.is_space = self.pending == 0;
        self.pending += 1;
        self.is_blank = true;
        1
    }

    fn blank(&mut self, len: usize) -> usize {
        self.is_space &= len == 0;
        self.is_blank |= len > 0;
        self.pending += len;
        len
    }

    /// The characters up to the next blank or mark.
    fn run(&mut self, rest: &str) -> usize {
        let len = rest.find(|c: char| !is_plain(c)).unwrap_or(rest.len());
        self.copy(rest.get(..len).unwrap_or_default())
    }

    fn mark(&mut self, mark: Mark, rest: &str) -> usize {
        match mark {
            Mark::Blank(len) => self.blank(len),
            Mark::Drop(len) => self.drop(len),
            Mark::Keep(len) => self.copy(rest.get(..len).unwrap_or_default()),
            Mark::Escape(len) => self.drop(1) + self.copy(rest.get(1..len).unwrap_or_default()),
            Mark::Entity(len) => match rest.get(..len).and_then(entity) {
                Some(letter) if letter.is_whitespace() => self.blank(len),
                Some(letter) => self.put(len, letter.encode_utf8(&mut [0; 4])),
                None => self.copy(rest.get(..1).unwrap_or_default()),
            },
        }
    }

    fn drop(&mut self, len: usize) -> usize {
        self.is_space = false;
        self.pending += len;
        len
    }

    /// Something else in place of this many bytes.
    fn put(&mut self, len: usize, target: &str) -> usize {
        let (skipped, _) = self.skip_from(target);
        if skipped.is_empty() {
            return self.write(len, target, false);
        }
        self.has_begun = true;
        self.is_blank = false;
        self.drop(len)
    }

    fn copy(&mut self, run: &str) -> usize {
        let (skipped, kept) = self.skip_from(run);
        self.drop_skipped(skipped);
        if !kept.is_empty() {
            self.write(kept.len(), kept, true);
        }
        run.len()
    }

    /// Splits off what is still to be left out.
    fn skip_from<'t>(&mut self, run: &'t str) -> (&'t str, &'t str) {
        if self.skip > 0 && self.is_blank && self.has_begun {
            self.skip -= 1;
            self.is_blank = false;
        }
        let mut len = self.skip.min(run.len());
        while !run.is_char_boundary(len) {
            len += 1;
        }
        self.skip -= self.skip.min(len);
        run.split_at_checked(len).unwrap_or((run, ""))
    }

    fn drop_skipped(&mut self, skipped: &str) {
        self.has_begun |= !skipped.is_empty();
        if !skipped.is_empty() {
            self.drop(skipped.len());
            self.is_blank = false;
        }
    }

    fn write(&mut self, source_len: usize, target: &str, is_copy: bool) -> usize {
        self.flush();
        self.has_begun = true;
        self.text.push_str(target);
        if is_copy {
            self.alignment.copy(source_len)
        } else {
            self.alignment.replace(source_len, target.len())
        }
        source_len
    }

    /// Records what was passed: one space when there was a blank between two words.
    fn flush(&mut self) {
        let writes = self.is_blank && !self.text.is_empty();
        match (writes, self.is_space) {
            (true, true) => self.alignment.copy(1),
            (true, false) => self.alignment.replace(self.pending, 1),
            (false, _) => self.alignment.replace(self.pending, 0),
        }
        if writes {
            self.text.push(' ');
        }
        (self.pending, self.is_blank, self.is_space) = (0, false, false);
    }

    fn finish(mut self, span: Span) -> Cleaned {
        self.alignment.replace(self.pending, 0);
        Cleaned { span, text: self.text, alignment: self.alignment.finish() }
    }
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
