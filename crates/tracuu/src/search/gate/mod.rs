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

use std::ops::{Range, RangeInclusive};

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader, Term};
use tracuu_text::sort_by_key;

use super::Context;
use super::bits::Bits;
use super::phrase::Arrangement;
use super::plan::Slot;
use super::postings::SlotPostings;
use crate::SearchError;
use crate::index::{DATE, ORDINAL};
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
        context: &Context<'_>,
        slots: &[Slot],
        condition: &Condition,
        (ord, segment): (SegmentOrdinal, &SegmentReader),
    ) -> Result<Gate, SearchError> {
        let builder = Builder { context, slots, ord, segment };
        let node = builder.node(condition)?;
        context.cancel.check()?;
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
    context: &'a Context<'a>,
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
        sort_by_key(&mut parts, |part| self.frequency(part));
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
        let fields = &self.context.store.fields;
        let mut bits = Bits::all(self.segment.max_doc());
        let mut seen = Vec::new();
        for &(slot, _) in &phrase.slots {
            if !seen.contains(&slot) {
                seen.push(slot);
                let mut holding = Bits::none(self.segment.max_doc());
                SlotPostings::open(self.segment, &self.slots[slot], fields)?.insert_all(&mut holding);
                bits.and(&holding);
                self.context.cancel.check()?;
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
            self.context.cancel.check()?;
        }
        Ok(bits)
    }

    fn dates(&self, from: u64, to: u64) -> Result<Bits, SearchError> {
        let column = self.segment.fast_fields().u64(DATE)?;
        // The engine takes a range that ends before its least value for one that ends at it.
        let least = column.min_value();
        let wanted: Vec<_> = dates_within(from, to).filter(|dates| *dates.end() >= least).collect();
        let (mut bits, mut docs) = (Bits::none(self.segment.max_doc()), Vec::new());
        for block in blocks(self.segment.max_doc()) {
            for dates in wanted.iter().cloned() {
                column.get_docids_for_value_range(dates, block.clone(), &mut docs);
                docs.drain(..).for_each(|doc| bits.insert(doc));
            }
            self.context.cancel.check()?;
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
        let mut gate = Gate::new(self.context, self.slots, condition, (self.ord, self.segment))?;
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
            if self.context.cancel.is_cancelled() {
                break;
            }
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
    sort_by_key(&mut nodes, |node| !matches!(node, Node::Known(_)));
    nodes
}

/// The numbers of passages of a segment, as many at a time as cost little.
fn blocks(len: DocId) -> impl Iterator<Item = Range<DocId>> {
    const BLOCK: usize = 1 << 16;
    (0..len).step_by(BLOCK).map(move |from| from..from.saturating_add(BLOCK as DocId).min(len))
}

/// Which dates lie within two days. An unknown day or month is 00, and what is known of a date must lie within: 2023-08-00 does
/// so from the seventh of August on.
fn dates_within(from: u64, to: u64) -> impl Iterator<Item = RangeInclusive<u64>> {
    let (month, year) = (from - from % 100, from - from % 10_000);
    let vague = [month, year].map(|date| (date < from && from <= to).then_some(date..=date));
    [Some(from..=to), vague[0].clone(), vague[1].clone().filter(|_| year < month)].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_date_lies_within() {
        #[rustfmt::skip]
        let cases = [
            // date, from, to, lies within
            (20230807, 20230807, 20230807, true),
            (20230806, 20230807, 20230809, false),
            (20230810, 20230807, 20230809, false),
            (20230800, 20230807, 20230809, true),
            (20230000, 20230807, 20230809, true),
            (20230700, 20230807, 20230809, false),
            (20220000, 20230807, 20240809, false),
            (20240000, 20230807, 20240809, true),
            (20230000, 20230000, 20231231, true),
            (20230800, 20230807, 20230806, false),
        ];
        for (date, from, to, expected) in cases {
            let lies = dates_within(from, to).filter(|dates| dates.contains(&date)).count();
            assert_eq!(lies, usize::from(expected), "{date} from {from} to {to}");
        }
    }

    #[test]
    fn blocks_make_up_the_whole() {
        for len in [0, 1, 65_535, 65_536, 65_537, 200_000] {
            assert_eq!(blocks(len).flatten().count() as DocId, len);
        }
    }
}
