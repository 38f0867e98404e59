//! Alignments: how a rewritten text corresponds to the text it was made from.
//!
//! | source         | target       | edits                 |
//! | -------------- | ------------ | --------------------- |
//! | `kỷ luật`      | `kỷ luật`    | none: identity        |
//! | `*kỷ* luật`    | `kỷ luật`    | `0..1→0..0`, `5..6→4..4` |
//! | `đổi⏎⏎mới`     | `đổi mới`    | one break becomes one space |
//!
//! Between two edits the bytes were copied. Spans map outward to whole edits and never hold more of the
//! other text than they must: what was deleted at the edge of a span stays outside.

use std::borrow::Cow;

use crate::Span;

/// One replacement: `source` became `target`. Either may be empty.
///
/// ```
/// use tracuu_text::{Edit, FoldLevel, Span, fold};
/// let folded = fold("kỷ luật", FoldLevel::Bare);
/// // "kỷ", four bytes, became "ki", two.
/// assert_eq!(folded.alignment.edits()[0], Edit { source: Span::new(0, 4), target: Span::new(0, 2) });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the source that were replaced.
    pub source: Span,
    /// The bytes of the target that stand in their place.
    pub target: Span,
}

/// How a target text corresponds to its source, recorded edit by edit.
///
/// Targets of edits ascend and do not overlap. Sources ascend too; after [`Alignment::then`] two of them may
/// share bytes, where a later edit joined what earlier ones had made.
///
/// ```
/// use tracuu_text::{AlignmentBuilder, Span};
/// // "*kỷ* luật" → "kỷ luật"
/// let mut builder = AlignmentBuilder::new();
/// builder.replace(1, 0);
/// builder.copy("kỷ".len());
/// builder.replace(1, 0);
/// builder.copy(" luật".len());
/// let alignment = builder.finish();
/// assert_eq!(alignment.to_source(Span::new(0, 4)), Span::new(1, 5));
/// assert_eq!(alignment.to_target(Span::new(0, 6)), Span::new(0, 4));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    edits: Vec<Edit>,
    source_len: usize,
    target_len: usize,
}

/// A rewritten text and how it corresponds to what it was made from.
///
/// Text that needed no change is borrowed.
///
/// ```
/// use tracuu_text::{Aligned, FoldLevel, Span, fold};
/// let source = "Kỷ luật";
/// let Aligned { text, alignment } = fold(source, FoldLevel::Bare);
/// assert_eq!(text, "ki luat");
/// assert_eq!(alignment.to_source(Span::new(3, 7)).of(source), Some("luật"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned<'t> {
    /// The new text.
    pub text: Cow<'t, str>,
    /// Its correspondence to the text that was given.
    pub alignment: Alignment,
}

impl<'t> Aligned<'t> {
    /// `text`, unchanged.
    ///
    /// ```
    /// use tracuu_text::Aligned;
    /// let aligned = Aligned::unchanged("kỷ luật");
    /// assert_eq!(aligned.text, "kỷ luật");
    /// assert_eq!((aligned.alignment.source_len(), aligned.alignment.target_len()), (11, 11));
    /// ```
    pub fn unchanged(text: &'t str) -> Aligned<'t> {
        Aligned { text: Cow::Borrowed(text), alignment: Alignment::identity(text.len()) }
    }

    /// Whether nothing was changed.
    ///
    /// ```
    /// use tracuu_text::{FoldLevel, fold};
    /// assert!(fold("tin 5", FoldLevel::Bare).is_unchanged());
    /// assert!(!fold("Tin 5", FoldLevel::Bare).is_unchanged());
    /// ```
    pub fn is_unchanged(&self) -> bool {
        self.alignment.is_identity()
    }
}

impl Alignment {
    /// The alignment of a text of `len` bytes with itself.
    ///
    /// ```
    /// use tracuu_text::{Alignment, Span};
    /// let alignment = Alignment::identity("kỷ luật".len());
    /// assert_eq!(alignment.to_source(Span::new(5, 11)), Span::new(5, 11));
    /// assert!(alignment.edits().is_empty());
    /// ```
    pub fn identity(len: usize) -> Alignment {
        Alignment { edits: Vec::new(), source_len: len, target_len: len }
    }

    /// Whether nothing was changed.
    ///
    /// ```
    /// use tracuu_text::{NormalizeOptions, normalize};
    /// let alignment = |text| normalize(text, &NormalizeOptions::default()).alignment;
    /// assert!(alignment("Đảng").is_identity());
    /// assert!(!alignment("Ðảng").is_identity(), "as many bytes, but another letter");
    /// ```
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The edits, in order.
    ///
    /// ```
    /// use tracuu_text::{Edit, Encoding, Span, decode_text};
    /// let decoded = decode_text("ViÖt Nam", Encoding::Tcvn3);
    /// // "Ö", two bytes, became "ệ", three.
    /// assert_eq!(decoded.alignment.edits(), [Edit { source: Span::new(2, 4), target: Span::new(2, 5) }]);
    /// ```
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Length of the source in bytes.
    ///
    /// ```
    /// use tracuu_text::{FoldLevel, fold};
    /// let folded = fold("kỷ luật", FoldLevel::Bare);
    /// assert_eq!(folded.alignment.source_len(), "kỷ luật".len());
    /// ```
    pub fn source_len(&self) -> usize {
        self.source_len
    }

    /// Length of the target in bytes.
    ///
    /// ```
    /// use tracuu_text::{FoldLevel, fold};
    /// let folded = fold("kỷ luật", FoldLevel::Bare);
    /// assert_eq!(folded.alignment.target_len(), folded.text.len());
    /// ```
    pub fn target_len(&self) -> usize {
        self.target_len
    }

    /// The part of the source that `target` was made from.
    ///
    /// A span that touches an edit takes the whole of it. What was deleted at either edge stays outside. An empty span
    /// maps to an empty one, unless it lies within an edit. Positions past the end are the end.
    ///
    /// ```
    /// use tracuu_text::{FoldLevel, Span, fold};
    /// let text = "Kỷ luật, Đảng";
    /// let folded = fold(text, FoldLevel::Bare);
    /// let found = folded.text.find("luat").unwrap();
    /// assert_eq!(folded.alignment.to_source(Span::new(found, found + 4)).of(text), Some("luật"));
    /// assert_eq!(folded.alignment.to_source(Span::new(found, found + 1)).of(text), Some("luật"), "the whole edit");
    /// ```
    pub fn to_source(&self, target: Span) -> Span {
        map(&self.edits, target, self.target_len, self.source_len, |e| (e.target, e.source))
    }

    /// The part of the target that was made from `source`; the mirror of [`Alignment::to_source`].
    ///
    /// ```
    /// use tracuu_text::Span;
    /// use tracuu_text::typing::read_typed;
    /// let typed = read_typed("kyr luaajt").unwrap();
    /// assert_eq!(typed.alignment.to_target(Span::new(0, 3)).of(&typed.text), Some("kỷ"));
    /// ```
    pub fn to_target(&self, source: Span) -> Span {
        map(&self.edits, source, self.source_len, self.target_len, |e| (e.source, e.target))
    }

    /// This alignment followed by `next`, whose source is this one's target.
    ///
    /// Mapping a span through the result is the same as mapping it through both, one after the other. (Where a step
    /// inserted bytes out of nothing, the result may be wider, never narrower.)
    ///
    /// ```
    /// use tracuu_text::{Encoding, FoldLevel, Span, decode_text, fold};
    /// let decoded = decode_text("kû luËt", Encoding::Tcvn3);
    /// let folded = fold(&decoded.text, FoldLevel::Bare);
    /// let both = decoded.alignment.then(&folded.alignment);
    /// assert_eq!(both.to_source(Span::new(3, 7)).of("kû luËt"), Some("luËt"));
    /// ```
    pub fn then(&self, next: &Alignment) -> Alignment {
        debug_assert_eq!(self.target_len, next.source_len, "alignments that do not meet");
        if next.is_identity() {
            return self.clone();
        }
        if self.is_identity() {
            return next.clone();
        }
        Composer { first: self, next_first_edit: 0, edits: Vec::new() }.compose(next)
    }

    /// The alignment of a piece: `target` of the target with the part of the source it was made from.
    ///
    /// Both are counted from their own starts. Deletions at the edges are left out, as in [`Alignment::to_source`].
    ///
    /// ```
    /// use tracuu_text::{FoldLevel, Span, fold};
    /// let folded = fold("Kỷ luật", FoldLevel::Bare);
    /// let word = folded.alignment.slice(Span::new(3, 7));
    /// assert_eq!((word.source_len(), word.target_len()), ("luật".len(), "luat".len()));
    /// ```
    pub fn slice(&self, target: Span) -> Alignment {
        let source = self.to_source(target);
        let first = self.edits.partition_point(|e| e.target.end < target.start);
        let inside = self.edits.iter().skip(first).take_while(|e| e.target.start <= target.end).filter(|e| {
            e.target.overlaps(target)
                || (e.target.is_empty() && target.start < e.target.start && e.target.end < target.end)
        });
        let edits = inside
            .map(|e| Edit {
                source: Span::new(e.source.start - source.start, e.source.end - source.start),
                target: Span::new(
                    e.target.start.max(target.start) - target.start,
                    e.target.end.min(target.end) - target.start,
                ),
            })
            .collect();
        Alignment { edits, source_len: source.len(), target_len: target.len() }
    }
}

/// Maps `span` from the side that `sides` names first to the other.
fn map(edits: &[Edit], span: Span, from_len: usize, to_len: usize, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
    let start = span.start.min(from_len);
    let end = span.end.clamp(start, from_len);
    if start == end {
        return map_empty(edits, start, to_len, from_len, sides);
    }
    // The first edit that ends after `start`: either it holds `start`, or `start` was copied before it.
    let first = edits.partition_point(|e| sides(e).0.end <= start);
    let mapped_start = match edits.get(first).map(&sides) {
        Some((from, to)) if from.start <= start => to.start,
        Some((from, to)) => to.start - (from.start - start),
        None => to_len - (from_len - start),
    };
    // The last edit that begins before `end`.
    let last = edits.partition_point(|e| sides(e).0.start < end);
    let mapped_end = match last.checked_sub(1).and_then(|i| edits.get(i)).map(&sides) {
        Some((from, to)) if from.end >= end => to.end,
        Some((from, to)) => to.end + (end - from.end),
        None => end,
    };
    Span::new(mapped_start, mapped_end)
}

/// Maps the empty span at `at`: before whatever was inserted or deleted there, or the whole edit that holds it.
fn map_empty(edits: &[Edit], at: usize, to_len: usize, from_len: usize, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
    let next = edits.partition_point(|e| sides(e).0.end < at);
    match edits.get(next).map(&sides) {
        // `at` is inside, or at the end of an edit that has bytes on this side.
        Some((from, to)) if from.start < at && at < from.end => to,
        Some((from, to)) if from.start < at => Span::empty(to.end),
        Some((from, to)) => Span::empty(to.start - (from.start - at)),
        None => Span::empty(to_len - (from_len - at)),
    }
}

/// The work of [`Alignment::then`]: walks the blocks of the second alignment, in target order.
struct Composer<'a> {
    first: &'a Alignment,
    /// The first edit of `first` that has not been passed.
    next_first_edit: usize,
    edits: Vec<Edit>,
}

impl Composer<'_> {
    fn compose(mut self, next: &Alignment) -> Alignment {
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

/// Records an [`Alignment`] while a text is rewritten from left to right.
///
/// ```
/// use tracuu_text::{AlignmentBuilder, Span};
/// // "24 - CT" → "24-CT"
/// let mut builder = AlignmentBuilder::new();
/// builder.copy("24".len());
/// builder.replace(" - ".len(), "-".len());
/// builder.copy("CT".len());
/// assert_eq!(builder.finish().to_source(Span::new(2, 3)), Span::new(2, 5));
/// ```
#[derive(Clone, Debug, Default)]
pub struct AlignmentBuilder {
    alignment: Alignment,
}

impl AlignmentBuilder {
    /// An alignment of nothing with nothing.
    ///
    /// ```
    /// use tracuu_text::{Alignment, AlignmentBuilder};
    /// assert_eq!(AlignmentBuilder::new().finish(), Alignment::identity(0));
    /// ```
    pub fn new() -> AlignmentBuilder {
        AlignmentBuilder::default()
    }

    /// The next `len` bytes are the same in both texts.
    ///
    /// ```
    /// use tracuu_text::{Alignment, AlignmentBuilder};
    /// let mut builder = AlignmentBuilder::new();
    /// builder.copy("kỷ ".len());
    /// builder.copy("luật".len());
    /// assert_eq!(builder.finish(), Alignment::identity("kỷ luật".len()));
    /// ```
    pub fn copy(&mut self, len: usize) {
        self.alignment.source_len += len;
        self.alignment.target_len += len;
    }

    /// The next `source` bytes became `target` bytes. Both zero: nothing happens.
    ///
    /// ```
    /// use tracuu_text::AlignmentBuilder;
    /// let mut builder = AlignmentBuilder::new();
    /// builder.replace("Ð".len(), "Đ".len());
    /// builder.replace(0, 0);
    /// assert_eq!(builder.finish().edits().len(), 1, "bytes of the same number are still an edit");
    /// ```
    pub fn replace(&mut self, source: usize, target: usize) {
        if source == 0 && target == 0 {
            return;
        }
        let Alignment { edits, source_len, target_len } = &mut self.alignment;
        edits.push(Edit {
            source: Span::new(*source_len, *source_len + source),
            target: Span::new(*target_len, *target_len + target),
        });
        *source_len += source;
        *target_len += target;
    }

    /// Whether nothing has been replaced so far.
    ///
    /// ```
    /// use tracuu_text::AlignmentBuilder;
    /// let mut builder = AlignmentBuilder::new();
    /// builder.copy(4);
    /// assert!(builder.is_identity());
    /// builder.replace(1, 0);
    /// assert!(!builder.is_identity());
    /// ```
    pub fn is_identity(&self) -> bool {
        self.alignment.is_identity()
    }

    /// Bytes of the source passed so far.
    ///
    /// ```
    /// use tracuu_text::AlignmentBuilder;
    /// let text = "“kỷ luật”";
    /// let mut builder = AlignmentBuilder::new();
    /// builder.replace("“".len(), 1);
    /// assert_eq!(text.get(builder.source_len()..), Some("kỷ luật”"), "what is still to be rewritten");
    /// ```
    pub fn source_len(&self) -> usize {
        self.alignment.source_len
    }

    /// Bytes of the target written so far.
    ///
    /// ```
    /// use tracuu_text::AlignmentBuilder;
    /// let mut builder = AlignmentBuilder::new();
    /// builder.replace("Việt".len(), "Viet".len());
    /// assert_eq!((builder.source_len(), builder.target_len()), (6, 4));
    /// ```
    pub fn target_len(&self) -> usize {
        self.alignment.target_len
    }

    /// The alignment.
    ///
    /// ```
    /// use tracuu_text::{AlignmentBuilder, Span};
    /// // "kỷ⏎luật" → "kỷ luật": a line end of two bytes became a space.
    /// let mut builder = AlignmentBuilder::new();
    /// builder.copy("kỷ".len());
    /// builder.replace("\r\n".len(), " ".len());
    /// builder.copy("luật".len());
    /// assert_eq!(builder.finish().to_source(Span::new(5, 11)), Span::new(6, 12));
    /// ```
    pub fn finish(self) -> Alignment {
        self.alignment
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alignment(steps: &[(bool, usize, usize)]) -> Alignment {
        let mut builder = AlignmentBuilder::new();
        for &(copied, source, target) in steps {
            if copied { builder.copy(source) } else { builder.replace(source, target) }
        }
        builder.finish()
    }

    fn steps() -> impl Strategy<Value = Vec<(bool, usize, usize)>> {
        proptest::collection::vec((any::<bool>(), 0usize..4, 0usize..4), 0..10)
    }

    /// Two alignments that meet: the second has as many source bytes as the first has target bytes.
    fn pair() -> impl Strategy<Value = (Alignment, Alignment)> {
        (steps(), steps()).prop_map(|(first, second)| {
            let first = alignment(&first);
            let mut builder = AlignmentBuilder::new();
            for (copied, source, target) in second {
                let left = first.target_len() - builder.source_len();
                let source = source.min(left);
                if copied { builder.copy(source) } else { builder.replace(source, target) }
            }
            builder.copy(first.target_len() - builder.source_len());
            (first, builder.finish())
        })
    }

    /// Whether something was made out of nothing, which no pass of this crate does.
    fn inserts(alignment: &Alignment) -> bool {
        alignment.edits().iter().any(|e| e.source.is_empty())
    }

    fn spans(len: usize) -> impl Iterator<Item = Span> {
        (0..=len).flat_map(move |start| (start..=len).map(move |end| Span::new(start, end)))
    }

    #[test]
    fn deleted_edges_stay_outside() {
        // "*kỷ* luật" → "kỷ luật"
        let alignment = alignment(&[(false, 1, 0), (true, 4, 4), (false, 1, 0), (true, 7, 7)]);
        assert_eq!(alignment.to_source(Span::new(0, 4)), Span::new(1, 5));
        assert_eq!(alignment.to_source(Span::new(0, 11)), Span::new(1, 13));
        assert_eq!(alignment.to_target(Span::new(0, 1)), Span::new(0, 0));
    }

    #[test]
    fn identity_holds_nothing() {
        let alignment = Alignment::identity(1 << 40);
        assert!(alignment.is_identity());
        assert_eq!(alignment.edits().len(), 0);
        assert_eq!(alignment.to_source(Span::new(7, 9)), Span::new(7, 9));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn maps_are_total_and_monotone(steps in steps()) {
            let alignment = alignment(&steps);
            for span in spans(alignment.target_len()) {
                let source = alignment.to_source(span);
                prop_assert!(source.start <= source.end && source.end <= alignment.source_len());
                for wider in spans(alignment.target_len()).filter(|w| !span.is_empty() && w.contains(span)) {
                    prop_assert!(alignment.to_source(wider).contains(source));
                }
            }
            for span in spans(alignment.source_len()) {
                let target = alignment.to_target(span);
                prop_assert!(target.start <= target.end && target.end <= alignment.target_len());
            }
        }

        #[test]
        fn composition_maps_like_both_steps((first, second) in pair()) {
            let both = first.then(&second);
            prop_assert_eq!(both.source_len(), first.source_len());
            prop_assert_eq!(both.target_len(), second.target_len());
            for span in spans(second.target_len()).filter(|s| !s.is_empty()) {
                let by_steps = first.to_source(second.to_source(span));
                prop_assert!(both.to_source(span).contains(by_steps), "{:?}", span);
                if !inserts(&first) && !inserts(&second) {
                    prop_assert_eq!(both.to_source(span), by_steps, "{:?}", span);
                }
            }
        }

        #[test]
        fn identity_is_neutral(steps in steps()) {
            let alignment = alignment(&steps);
            prop_assert_eq!(&Alignment::identity(alignment.source_len()).then(&alignment), &alignment);
            prop_assert_eq!(&alignment.then(&Alignment::identity(alignment.target_len())), &alignment);
        }

        #[test]
        fn a_slice_maps_like_the_whole(steps in steps()) {
            let alignment = alignment(&steps);
            for piece in spans(alignment.target_len()).filter(|s| !s.is_empty()) {
                let slice = alignment.slice(piece);
                let offset = alignment.to_source(piece).start;
                for span in spans(piece.len()).filter(|s| !s.is_empty()) {
                    prop_assert_eq!(
                        slice.to_source(span).shifted(offset),
                        alignment.to_source(span.shifted(piece.start))
                    );
                }
            }
        }
    }
}
