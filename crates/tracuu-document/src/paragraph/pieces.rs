//! The parts of a source that a paragraph is made of: mostly one line.

use std::ops::Deref;

use tracuu_text::Span;

/// Parts of a source, in order.
#[derive(Clone, Debug)]
pub(crate) struct Pieces {
    parts: Parts,
    /// Whether nothing in them is markup or white space, but single blanks inside.
    pub(crate) are_plain: bool,
}

#[derive(Clone, Debug)]
enum Parts {
    One(Span),
    More(Vec<Span>),
}

impl Pieces {
    /// One part.
    pub(crate) fn one(part: Span, is_plain: bool) -> Pieces {
        Pieces { parts: Parts::One(part), are_plain: is_plain }
    }

    /// Another part behind the others.
    pub(crate) fn push(&mut self, part: Span, is_plain: bool) {
        self.are_plain &= is_plain;
        match &mut self.parts {
            Parts::One(first) => self.parts = Parts::More(vec![*first, part]),
            Parts::More(parts) => parts.push(part),
        }
    }
}

impl Deref for Pieces {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.parts {
            Parts::One(part) => std::slice::from_ref(part),
            Parts::More(parts) => parts,
        }
    }
}
