//! What must hold of a passage to be a hit, beside what it is scored by.
//!
//! | condition                 | holds of a passage where                                   |
//! | ------------------------- | ----------------------------------------------------------- |
//! | `All`, `Any`, `Not`       | its parts do, as they are joined                           |
//! | `Phrase`                  | the words stand in its own text, or in its title           |
//! | `Terms`                   | a field holds one of these terms                           |
//! | `Dates`                   | the date of its document lies between two days             |
//! | `Passages`                | it is one of these                                         |
//! | `Document`                | any passage of its document meets the condition            |
//!
//! A gate first knows sets of passages, which cost little; positions are read only of passages that would be hits.

mod check;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader, Term};

use super::bits::Bits;
use super::phrase::Arrangement;
use super::plan::Slot;
use super::postings::SlotPostings;
use crate::SearchError;
use crate::index::{DATE, ORDINAL, Store};
use check::Check;

/// What must hold of a passage.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Phrase(Phrase),
    Terms {
        field: Field,
        terms: Vec<String>,
    },
    /// Inclusive, as `yyyymmdd`.
    Dates {
        from: u64,
        to: u64,
    },
    Passages(Vec<DocAddress>),
    Document(Box<Condition>),
}

impl Condition {
    /// What nothing meets.
    pub(super) const NEVER: Condition = Condition::Any(Vec::new());

    /// Joins what must all hold; `None` when nothing must.
    pub(super) fn all(mut parts: Vec<Condition>) -> Option<Condition> {
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(Condition::All(parts)),
        }
    }
}

/// Words that must stand together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// `(slot, distance from the first)`, in order; the first distance is 0.
    pub(super) slots: Vec<(usize, u32)>,
    pub(super) arrangement: Arrangement,
    pub(super) region: Region,
}

/// Where in a passage words must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// In its title or its text; not in the names that it stands under.
    Own,
    /// In its title.
    Title,
    /// In these or in the names that it stands under.
    Anywhere,
}

/// Says of the passages of one segment whether they are let through; they are asked for in ascending order.
pub(super) struct Gate {
    node: Node,
    /// What may be let through; deleted passages are never.
    pub(super) bits: Bits,
}

enum Node {
    /// The sets say all.
    Known(Bits),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Check(Bits, Box<Check>),
}

impl Gate {
    pub(super) fn new(
        store: &Store,
        slots: &[Slot],
        condition: &Condition,
        (ord, segment): (SegmentOrdinal, &SegmentReader),
    ) -> Result<Gate, SearchError> {
        let builder = Builder { store, slots, ord, segment };
        let node = builder.node(condition)?;
        let mut bits = node.most(segment.max_doc());
        bits.keep_living(segment);
        Ok(Gate { node, bits })
    }

    pub(super) fn allows(&mut self, doc: DocId) -> bool {
        self.bits.contains(doc) && self.node.allows(doc)
    }
}

impl Node {
    /// All that may be let through.
    fn most(&self, len: DocId) -> Bits {
        match self {
            Node::Known(bits) | Node::Check(bits, _) => bits.clone(),
            Node::All(parts) => {
                let mut most = Bits::all(len);
                parts.iter().for_each(|part| most.and(&part.most(len)));
                most
            }
            Node::Any(parts) => {
                let mut most = Bits::none(len);
                parts.iter().for_each(|part| most.or(&part.most(len)));
                most
            }
            Node::Not(part) => {
                let mut most = Bits::all(len);
                if let Node::Known(bits) = part.as_ref() {
                    most.and_not(bits);
                }
                most
            }
        }
    }

    fn allows(&mut self, doc: DocId) -> bool {
        match self {
            Node::Known(bits) => bits.contains(doc),
            Node::All(parts) => parts.iter_mut().all(|part| part.allows(doc)),
            Node::Any(parts) => parts.iter_mut().any(|part| part.allows(doc)),
            Node::Not(part) => !part.allows(doc),
            Node::Check(bits, check) => bits.contains(doc) && check.holds(doc),
        }
    }
}

struct Builder<'a> {
    store: &'a Store,
    slots: &'a [Slot],
    ord: SegmentOrdinal,
    segment: &'a SegmentReader,
}

impl Builder<'_> {
    fn node(&self, condition: &Condition) -> Result<Node, SearchError> {
        Ok(match condition {
            Condition::All(parts) => self.all(parts)?,
            Condition::Any(parts) => Node::Any(in_order(self.nodes(distinct(parts))?)),
            Condition::Not(part) => Node::Not(Box::new(self.node(part)?)),
            Condition::Phrase(phrase) => self.phrase(phrase)?,
            Condition::Terms { field, terms } => Node::Known(self.terms(*field, terms)?),
            Condition::Dates { from, to } => Node::Known(self.dates(*from, *to)?),
            Condition::Passages(passages) => Node::Known(self.passages(passages)),
            Condition::Document(part) => Node::Known(self.document(part)?),
        })
    }

    fn nodes<'c>(&self, parts: impl Iterator<Item = &'c Condition>) -> Result<Vec<Node>, SearchError> {
        parts.map(|part| self.node(part)).collect()
    }

    /// The rarest first: where nothing is left, the others need not be looked at.
    fn all(&self, parts: &[Condition]) -> Result<Node, SearchError> {
        let len = self.segment.max_doc();
        let mut parts: Vec<&Condition> = distinct(parts).collect();
        parts.sort_by_key(|part| self.frequency(part));
        let (mut nodes, mut left) = (Vec::with_capacity(parts.len()), Bits::all(len));
        for part in parts {
            let node = self.node(part)?;
            left.and(&node.most(len));
            if left.count() == 0 {
                return Ok(Node::Known(left));
            }
            nodes.push(node);
        }
        Ok(Node::All(in_order(nodes)))
    }

    /// How many passages of the index hold the rarest word of a phrase; of other conditions it is not known.
    fn frequency(&self, condition: &Condition) -> u64 {
        match condition {
            Condition::Phrase(phrase) => {
                let slots = phrase.slots.iter().filter_map(|&(slot, _)| self.slots.get(slot));
                slots.map(|slot| slot.doc_freq).min().unwrap_or(0)
            }
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::Terms { .. }
            | Condition::Dates { .. }
            | Condition::Passages(_)
            | Condition::Document(_) => u64::MAX,
        }
    }

    fn phrase(&self, phrase: &Phrase) -> Result<Node, SearchError> {
        let fields = &self.store.fields;
        let mut bits = Bits::all(self.segment.max_doc());
        let mut seen = Vec::new();
        for &(slot, _) in &phrase.slots {
            if !seen.contains(&slot) {
                seen.push(slot);
                let mut holding = Bits::none(self.segment.max_doc());
                SlotPostings::open(self.segment, &self.slots[slot], fields)?.insert_all(&mut holding);
                bits.and(&holding);
            }
        }
        if phrase.region == Region::Anywhere && phrase.slots.len() == 1 {
            return Ok(Node::Known(bits));
        }
        let check = Check::open(self.segment, self.slots, phrase, fields)?;
        Ok(Node::Check(bits, Box::new(check)))
    }

    fn terms(&self, field: Field, terms: &[String]) -> Result<Bits, SearchError> {
        let mut bits = Bits::none(self.segment.max_doc());
        let inverted = self.segment.inverted_index(field)?;
        for term in terms {
            let term = Term::from_field_text(field, term);
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic).map_err(SearchError::engine)?;
            postings.into_iter().for_each(|postings| bits.insert_all(postings));
        }
        Ok(bits)
    }

    fn dates(&self, from: u64, to: u64) -> Result<Bits, SearchError> {
        let column = self.segment.fast_fields().u64(DATE)?;
        let mut bits = Bits::none(self.segment.max_doc());
        for doc in 0..self.segment.max_doc() {
            // An unknown day is 00: what is known of the date must lie within.
            if column.first(doc).is_some_and(|date| (from..=to).contains(&known(date, from))) {
                bits.insert(doc);
            }
        }
        Ok(bits)
    }

    fn passages(&self, passages: &[DocAddress]) -> Bits {
        let mut bits = Bits::none(self.segment.max_doc());
        passages.iter().filter(|at| at.segment_ord == self.ord).for_each(|at| bits.insert(at.doc_id));
        bits
    }

    /// All passages of the documents that have one which meets the condition.
    fn document(&self, condition: &Condition) -> Result<Bits, SearchError> {
        let mut gate = Gate::new(self.store, self.slots, condition, (self.ord, self.segment))?;
        let ordinals = self.segment.fast_fields().u64(ORDINAL)?;
        let (mut bits, mut first, mut holds) = (Bits::none(self.segment.max_doc()), 0, false);
        let fill = |bits: &mut Bits, first: DocId, end: DocId| (first..end).for_each(|doc| bits.insert(doc));
        for doc in 0..self.segment.max_doc() {
            if ordinals.first(doc) == Some(0) {
                if holds {
                    fill(&mut bits, first, doc);
                }
                (first, holds) = (doc, false);
            }
            holds |= gate.allows(doc);
        }
        if holds {
            fill(&mut bits, first, self.segment.max_doc());
        }
        Ok(bits)
    }
}

/// Each condition once.
fn distinct(parts: &[Condition]) -> impl Iterator<Item = &Condition> {
    let is_first = |at: usize, part: &Condition| !parts.iter().take(at).any(|known| known == part);
    parts.iter().enumerate().filter(move |(at, part)| is_first(*at, part)).map(|(_, part)| part)
}

/// Those of sets alone first: they are the cheapest to ask.
fn in_order(mut nodes: Vec<Node>) -> Vec<Node> {
    nodes.sort_by_key(|node| !matches!(node, Node::Known(_)));
    nodes
}

/// A date with what is unknown of it filled in from the bound, as far as that goes: 2023-08-00 lies in a range from the
/// seventh of August on.
fn known(date: u64, from: u64) -> u64 {
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    let month = if month == 0 && year == from / 10_000 { from / 100 % 100 } else { month };
    let day = if day == 0 && (year, month) == (from / 10_000, from / 100 % 100) { from % 100 } else { day };
    year * 10_000 + month * 100 + day
}
