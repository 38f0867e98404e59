//! What a paper is called, from everything that is said of it.
//!
//! | said by                                  | weight          |
//! | ---------------------------------------- | --------------- |
//! | a document that is the paper             | the most        |
//! | a document that is a part of it, whose title is that of the part; its first context is the name of the whole | less |
//! | a citation                               | by how much it says |
//!
//! Each fact is taken from who weighs most; of equal ones the first in the alphabet, so that the order does not matter.

use std::cmp::Reverse;

use super::Reference;
use super::papers::fullness;
use crate::GraphPaper;
use crate::index::DocumentRecord;

const WHOLE: usize = 1_000;
const PART: usize = 500;

/// A fact, and how much who said it weighs.
type Fact = Option<(usize, Reverse<String>)>;

/// Number, kind, title, date and issuer of a paper, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Description {
    number: Fact,
    kind: Fact,
    title: Fact,
    date: Fact,
    issuer: Fact,
}

impl Description {
    /// What a document of the index says of itself.
    pub(super) fn add_document(&mut self, record: &DocumentRecord) {
        let DocumentRecord { id: _, title, number, kind, issuer, date, context, path: _, passages: _ } = record;
        let (weight, title) = match context.first() {
            Some(whole) => (PART, Some(whole)),
            None => (WHOLE, title.as_ref()),
        };
        self.add(weight, [number.as_ref(), kind.as_ref(), title, date.as_ref(), issuer.as_ref()]);
    }

    /// What a citation says of the paper.
    pub(super) fn add_citation(&mut self, reference: &Reference) {
        let Reference { number, kind, title, date, issuer, surface, .. } = reference;
        let said = [number.as_ref(), kind.as_ref(), title.as_ref(), date.as_ref(), issuer.as_ref()];
        // What stands in for a title weighs one less than any.
        self.add(1 + fullness(reference), said);
        if number.is_none() && title.is_none() {
            self.add(0, [None, None, Some(surface), None, None]);
        }
    }

    fn add(&mut self, weight: usize, said: [Option<&String>; 5]) {
        let known = [&mut self.number, &mut self.kind, &mut self.title, &mut self.date, &mut self.issuer];
        for (known, said) in known.into_iter().zip(said) {
            let Some(said) = said else { continue };
            let is_better =
                known.as_ref().is_none_or(|(w, Reverse(text))| (*w, Reverse(text)) < (weight, Reverse(said)));
            if is_better {
                *known = Some((weight, Reverse(said.clone())));
            }
        }
    }

    /// The better of each fact.
    pub(super) fn with(self, other: &Description) -> Description {
        let Description { number, kind, title, date, issuer } = other.clone();
        Description {
            number: self.number.max(number),
            kind: self.kind.max(kind),
            title: self.title.max(title),
            date: self.date.max(date),
            issuer: self.issuer.max(issuer),
        }
    }

    /// A paper with these facts.
    pub(super) fn paper(self, paper: GraphPaper) -> GraphPaper {
        let Description { number, kind, title, date, issuer } = self;
        let text = |fact: Fact| fact.map(|(_, Reverse(text))| text);
        let (number, kind, title) = (text(number), text(kind), text(title));
        GraphPaper { number, kind, title, date: text(date), issuer: text(issuer), ..paper }
    }
}
