//! The builder: an alignment is recorded while a text is rewritten.

use super::{Alignment, Edit};
use crate::Span;

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

    /// The same, with room for so many edits.
    ///
    /// ```
    /// use tracuu_text::AlignmentBuilder;
    /// let mut builder = AlignmentBuilder::with_capacity(2);
    /// builder.replace(1, 0);
    /// builder.replace(2, 1);
    /// assert_eq!(builder.finish().edits().len(), 2, "without another allocation on the way");
    /// ```
    pub fn with_capacity(edits: usize) -> AlignmentBuilder {
        let mut builder = AlignmentBuilder::new();
        builder.alignment.edits.reserve_exact(edits);
        builder
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
