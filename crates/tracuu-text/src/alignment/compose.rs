//! Composition: one alignment followed by another.

use super::{Alignment, Edit, Edits};
use crate::Span;

/// The work of [`Alignment::then`]: walks the blocks of the second alignment, in target order.
pub(super) struct Composer<'a> {
    first: &'a Alignment,
    /// The first edit of `first` that has not been passed.
    next_first_edit: usize,
    edits: Edits,
}

impl<'a> Composer<'a> {
    pub(super) fn new(first: &'a Alignment) -> Composer<'a> {
        Composer { first, next_first_edit: 0, edits: Edits::new() }
    }

    pub(super) fn compose(mut self, next: &Alignment) -> Alignment {
        let mut middle = 0;
        let mut target = 0;
        for edit in &next.edits {
            self.copied(Span::new(middle, edit.source.start), target);
            self.edited(edit);
            middle = edit.source.end.max(middle);
            target = edit.target.end;
        }
        self.copied(Span::new(middle, next.source_len), target);
        self.deletions_at(next.source_len, next.target_len);
        Alignment { edits: self.edits, source_len: self.first.source_len, target_len: next.target_len }
    }

    /// A run that the second step copied: the edits of the first show through.
    fn copied(&mut self, middle: Span, target: usize) {
        while let Some(edit) = self.first.edits.get(self.next_first_edit) {
            let begins = edit.target.start;
            if begins >= middle.end {
                break;
            }
            if edit.target.is_empty() {
                let at = target + (begins.max(middle.start) - middle.start);
                self.edits.push(Edit { source: edit.source, target: Span::empty(at) });
                self.next_first_edit += 1;
                continue;
            }
            let from = begins.max(middle.start);
            let to = edit.target.end.min(middle.end);
            if from < to {
                let piece = Span::new(from - middle.start + target, to - middle.start + target);
                self.edits.push(Edit { source: edit.source, target: piece });
            }
            if edit.target.end > middle.end {
                break;
            }
            self.next_first_edit += 1;
        }
    }

    /// A replacement by the second step.
    fn edited(&mut self, edit: &Edit) {
        if edit.source.is_empty() {
            // An insertion stands before whatever was deleted at the same place.
            let source = self.first.to_source(edit.source);
            self.edits.push(Edit { source, target: edit.target });
            return;
        }
        self.deletions_at(edit.source.start, edit.target.start);
        let source = self.first.to_source(edit.source);
        self.edits.push(Edit { source, target: edit.target });
        let passed = |e: &Edit| {
            if e.target.is_empty() { e.target.end < edit.source.end } else { e.target.end <= edit.source.end }
        };
        while self.first.edits.get(self.next_first_edit).is_some_and(passed) {
            self.next_first_edit += 1;
        }
    }

    /// What the first step deleted at `middle`, before anything that has bytes there.
    fn deletions_at(&mut self, middle: usize, target: usize) {
        while let Some(edit) = self.first.edits.get(self.next_first_edit) {
            if edit.target.end > middle || !edit.target.is_empty() {
                if edit.target.end <= middle {
                    self.next_first_edit += 1;
                    continue;
                }
                break;
            }
            self.edits.push(Edit { source: edit.source, target: Span::empty(target) });
            self.next_first_edit += 1;
        }
    }
}
