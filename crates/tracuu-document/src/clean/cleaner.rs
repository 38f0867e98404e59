//! Writes a clean text piece by piece, and notes how it corresponds to the source.

use tracuu_text::{AlignmentBuilder, Span};

use super::Cleaned;
use crate::entity::entity;
use crate::markup::{Mark, plain_len, scan_mark};

/// A clean text that is being written.
pub(super) struct Cleaner {
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
    pub(super) fn new(skip: usize, capacity: usize) -> Cleaner {
        let (text, alignment) = (String::with_capacity(capacity), AlignmentBuilder::new());
        Cleaner { text, alignment, pending: 0, is_blank: false, is_space: false, skip, has_begun: false }
    }

    pub(super) fn piece(&mut self, piece: &str, is_plain: bool) {
        let mut rest = self.star(piece).unwrap_or(piece);
        let mut before = None;
        while let Some(first) = rest.chars().next() {
            let plain = if is_plain { rest.len() } else { plain_len(rest) };
            let len = match plain {
                0 if first == ' ' => self.space(),
                0 if first.is_whitespace() => self.blank(first.len_utf8()),
                0 => self.mark(scan_mark(rest, before), rest),
                len => self.copy(rest.get(..len).unwrap_or_default()),
            };
            before = rest.get(..len).and_then(|passed| passed.chars().next_back());
            rest = rest.get(len..).unwrap_or_default();
        }
    }

    /// A star with a blank behind it opens a line as a bullet; every other star is emphasis, or that of a letterhead.
    fn star<'t>(&mut self, piece: &'t str) -> Option<&'t str> {
        let rest = piece.strip_prefix('*').filter(|rest| rest.starts_with([' ', '\t', '\u{A0}']))?;
        if rest.starts_with("    ") {
            return None;
        }
        self.put(1, "•");
        Some(rest)
    }

    fn space(&mut self) -> usize {
        self.is_space = self.pending == 0;
        self.pending += 1;
        self.is_blank = true;
        1
    }

    pub(super) fn blank(&mut self, len: usize) -> usize {
        self.is_space &= len == 0;
        self.is_blank |= len > 0;
        self.pending += len;
        len
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

    /// Plain text, with single spaces between its words.
    fn copy(&mut self, run: &str) -> usize {
        let (skipped, kept) = self.skip_from(run);
        self.drop_skipped(skipped);
        let words = kept.trim_start_matches(' ');
        self.blank(kept.len() - words.len());
        let kept = words;
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

    pub(super) fn finish(mut self, span: Span) -> Cleaned {
        self.alignment.replace(self.pending, 0);
        Cleaned { span, text: self.text, alignment: self.alignment.finish() }
    }
}
