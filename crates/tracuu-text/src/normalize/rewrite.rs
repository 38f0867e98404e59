//! The frame of a pass: text is copied until something is replaced, and every replacement is on record.

use super::{Repair, RepairKind};
use crate::{Alignment, AlignmentBuilder, Span};

/// What a pass made; passes that change nothing make nothing.
pub(super) struct Pass {
    pub(super) text: String,
    pub(super) alignment: Alignment,
    /// With spans of the text that the pass was given.
    pub(super) repairs: Vec<Repair>,
}

/// Rewrites a text from left to right.
pub(super) struct Rewriter<'t> {
    source: &'t str,
    text: String,
    builder: AlignmentBuilder,
    repairs: Vec<Repair>,
}

impl<'t> Rewriter<'t> {
    pub(super) fn new(source: &'t str) -> Rewriter<'t> {
        Rewriter { source, text: String::new(), builder: AlignmentBuilder::new(), repairs: Vec::new() }
    }

    /// Puts `new` in the place of `span`, which must lie behind all spans before it. Bytes that stay at either end are
    /// copied, so that the edit is as small as can be.
    pub(super) fn replace(&mut self, span: Span, new: &str, kind: RepairKind) {
        let old = span.of(self.source).unwrap_or_default();
        if old == new {
            return;
        }
        let prefix: usize = common(old.chars(), new.chars());
        let (old_rest, new_rest) = (old.get(prefix..).unwrap_or_default(), new.get(prefix..).unwrap_or_default());
        let suffix = common(old_rest.chars().rev(), new_rest.chars().rev());
        if self.builder.is_identity() {
            self.text.reserve(self.source.len());
        }
        self.copy_to(span.start + prefix);
        let (from, to) = (old_rest.len() - suffix, new_rest.len() - suffix);
        self.builder.replace(from, to);
        self.text.push_str(new_rest.get(..to).unwrap_or_default());
        self.repairs.push(Repair { kind, span, from: old.to_owned(), to: new.to_owned() });
    }

    fn copy_to(&mut self, end: usize) {
        let at = self.builder.source_len();
        let copied = self.source.get(at..end).unwrap_or_default();
        self.text.push_str(copied);
        self.builder.copy(copied.len());
    }

    /// What was made; `None` when nothing was replaced.
    pub(super) fn finish(mut self) -> Option<Pass> {
        if self.builder.is_identity() {
            return None;
        }
        self.copy_to(self.source.len());
        Some(Pass { text: self.text, alignment: self.builder.finish(), repairs: self.repairs })
    }
}

/// How many bytes two runs of characters share at their start.
fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(l, r)| l == r).map(|(l, _)| l.len_utf8()).sum()
}
