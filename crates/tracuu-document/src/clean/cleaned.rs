//! A clean text, where it was read, and its composed form.

use tracuu_text::{Alignment, AlignmentBuilder, Span};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A clean text and where it was read.
#[derive(Clone, Debug)]
pub(crate) struct Cleaned {
    /// The part of the source that it was made from.
    pub(crate) span: Span,
    /// One line without markup.
    pub(crate) text: String,
    /// From `span`, counted from its start, to `text`.
    pub(crate) alignment: Alignment,
}

impl Cleaned {
    /// Where a part of the text stands in the source.
    pub(crate) fn source(&self, part: Span) -> Span {
        self.alignment.to_source(part).shifted(self.span.start)
    }
}

impl Cleaned {
    /// The same text in canonical composition.
    pub(crate) fn composed(self) -> Cleaned {
        if is_nfc(&self.text) {
            return self;
        }
        let (mut text, mut builder) = (String::with_capacity(self.text.len()), AlignmentBuilder::new());
        let mut rest = self.text.as_str();
        while let Some((cluster, behind)) = split_cluster(rest) {
            let start = text.len();
            text.extend(cluster.nfc());
            match text.get(start..) == Some(cluster) {
                true => builder.copy(cluster.len()),
                false => builder.replace(cluster.len(), text.len() - start),
            }
            rest = behind;
        }
        Cleaned { span: self.span, alignment: self.alignment.then(&builder.finish()), text }
    }
}

/// A character with the marks behind it, and the rest.
fn split_cluster(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?.len_utf8();
    let marks = text.get(first..)?.find(|c| !is_combining_mark(c)).unwrap_or(text.len() - first);
    text.split_at_checked(first + marks)
}
