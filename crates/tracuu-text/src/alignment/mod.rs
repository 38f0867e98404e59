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

mod builder;
mod compose;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use builder::AlignmentBuilder;
use smallvec::SmallVec;

use crate::Span;
use compose::Composer;

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
    edits: Edits,
    source_len: usize,
    target_len: usize,
}

/// Edits of a text. Most texts have none, or one where a marker or a quote was taken off.
type Edits = SmallVec<[Edit; 1]>;

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
        Alignment { edits: Edits::new(), source_len: len, target_len: len }
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
        Composer::new(self).compose(next)
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
