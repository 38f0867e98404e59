//! Byte spans: half-open ranges into a text that somebody holds.

use std::ops::Range;

/// A half-open byte range `start..end` into a text.
///
/// ```
/// use tracuu_text::Span;
/// let span = Span::new(4, 8);
/// assert_eq!(span.of("tra cứu"), Some("cứ"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an `end` before `start` gives the empty span at `start`.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert_eq!(Span::new(4, 9), Span::from(4..9));
    /// assert_eq!(Span::new(9, 4), Span::empty(9));
    /// ```
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end: if end < start { start } else { end } }
    }

    /// The empty span at one position.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert_eq!(Span::empty(4).of("tra cứu"), Some(""));
    /// ```
    pub const fn empty(at: usize) -> Span {
        Span { start: at, end: at }
    }

    /// The number of bytes.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert_eq!(Span::new(5, 8).of("tra cứu"), Some("ứ"));
    /// assert_eq!(Span::new(5, 8).len(), 3, "bytes, not letters");
    /// ```
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no byte lies within.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert!(Span::new(4, 4).is_empty());
    /// assert!(!Span::new(4, 5).is_empty());
    /// ```
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The piece of `text` under this span; `None` when it reaches past the end or cuts a character.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert_eq!(Span::new(4, 9).of("tra cứu"), Some("cứu"));
    /// assert_eq!(Span::new(4, 6).of("tra cứu"), None, "ứ would be cut");
    /// assert_eq!(Span::new(4, 10).of("tra cứu"), None, "past the end");
    /// ```
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// Whether the two share at least one byte.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert!(Span::new(0, 4).overlaps(Span::new(3, 9)));
    /// assert!(!Span::new(0, 4).overlaps(Span::new(4, 9)), "neighbours share nothing");
    /// ```
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` lies within.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(4, 9)));
    /// assert!(!Span::new(4, 9).contains(Span::new(0, 9)));
    /// ```
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// assert_eq!(Span::new(0, 3).hull(Span::new(4, 9)), Span::new(0, 9), "the gap is in it");
    /// ```
    pub fn hull(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same length, `offset` bytes further on.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// let text = "Điều 1\nkỷ luật";
    /// let line = text.find("kỷ").unwrap();
    /// assert_eq!(Span::new(5, 11).shifted(line).of(text), Some("luật"), "from the line to the whole text");
    /// ```
    pub const fn shifted(self, offset: usize) -> Span {
        Span { start: self.start + offset, end: self.end + offset }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.start..span.end
    }
}
