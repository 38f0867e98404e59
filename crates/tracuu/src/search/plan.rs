//! The plan of a search: slots for what was typed, and what must or must not be there.

use tantivy::Term;
use tantivy::schema::Field;
use tracuu_query::{Clause, ClauseKind, Occur, Query};
use tracuu_text::{KeyParts, Terms};

use super::Context;
use super::expand::{Variant, variants};
use super::statistics::Statistics;
use crate::SearchError;

/// One typed word, number or date with the terms that it may stand for.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The key of what was typed.
    pub(super) key: String,
    pub(super) terms: Vec<SlotTerm>,
    /// The inverse document frequency of all its terms together.
    pub(super) idf: f32,
    /// The blended document frequency.
    pub(super) doc_freq: u64,
}

/// A term of a slot, and how much finding it counts.
#[derive(Clone, Debug)]
pub(super) struct SlotTerm {
    pub(super) field: Field,
    pub(super) key: String,
    pub(super) weight: f32,
}

impl SlotTerm {
    pub(super) fn term(&self) -> Term {
        Term::from_field_text(self.field, &self.key)
    }
}

/// Slots that must follow one another at these distances from the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// `(slot, distance)`, in order; the first distance is 0.
    pub(super) slots: Vec<(usize, u32)>,
}

/// What a search looks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Distinct slots.
    pub(super) slots: Vec<Slot>,
    /// The slots that count, in the order of the query, with repetition; `None` where a run of words ends.
    pub(super) sequence: Vec<Option<usize>>,
    pub(super) required: Vec<Phrase>,
    pub(super) prohibited: Vec<Phrase>,
    pub(super) statistics: Statistics,
}

impl Plan {
    pub(super) fn new(context: &Context<'_>, text: &str, query: &Query) -> Result<Plan, SearchError> {
        let mut plan = Plan { statistics: Statistics::of(context)?, ..Plan::default() };
        let habit = Habit::of(text, query);
        for clause in &query.clauses {
            plan.add(context, text, clause, habit)?;
        }
        Ok(plan)
    }

    /// Whether nothing can be found: nothing counts, or what must be there is nowhere.
    pub(super) fn is_void(&self) -> bool {
        self.sequence.iter().flatten().next().is_none()
            || self.required.iter().any(|phrase| {
                phrase.slots.iter().any(|&(slot, _)| self.slots.get(slot).is_none_or(|s| s.terms.is_empty()))
            })
    }

    /// The slots that count, each once.
    pub(super) fn counting(&self) -> Vec<usize> {
        let mut slots: Vec<usize> = self.sequence.iter().flatten().copied().collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    fn add(&mut self, context: &Context<'_>, text: &str, clause: &Clause, habit: Habit) -> Result<(), SearchError> {
        let phrase = match clause.kind {
            ClauseKind::Word | ClauseKind::Phrase | ClauseKind::Compound => self.words(context, text, clause, habit)?,
            ClauseKind::DocumentNumber | ClauseKind::Date => self.whole(context, text, clause)?,
        };
        if clause.occur != Occur::MustNot {
            self.count(&phrase, clause.kind);
            if clause.kind == ClauseKind::Compound {
                let whole = self.whole(context, text, clause)?;
                self.count(&whole, clause.kind);
            }
        }
        match clause.occur {
            Occur::Should => {}
            Occur::Must => self.required.push(phrase),
            Occur::MustNot => self.prohibited.push(phrase),
        }
        Ok(())
    }

    /// Lets slots count; what is no plain word is a run of its own.
    fn count(&mut self, phrase: &Phrase, kind: ClauseKind) {
        let slots = phrase.slots.iter().map(|&(slot, _)| Some(slot));
        match kind {
            ClauseKind::Word => self.sequence.extend(slots),
            ClauseKind::Phrase | ClauseKind::Compound | ClauseKind::DocumentNumber | ClauseKind::Date => {
                self.sequence.extend(std::iter::once(None).chain(slots).chain([None]));
            }
        }
    }

    fn words(
        &mut self,
        context: &Context<'_>,
        text: &str,
        clause: &Clause,
        habit: Habit,
    ) -> Result<Phrase, SearchError> {
        let mut slots = Vec::new();
        let mut first = None;
        let mut terms = Terms::new(clause.span.of(text).unwrap_or_default());
        while terms.advance() {
            if terms.is_compound() {
                continue;
            }
            let first = *first.get_or_insert(terms.position());
            let fields = context.store.fields.body;
            slots.push((self.slot(context, &[fields], terms.key(), habit)?, terms.position() - first));
        }
        Ok(Phrase { slots })
    }

    /// The whole of a number, a date or an abbreviation, without its words.
    fn whole(&mut self, context: &Context<'_>, text: &str, clause: &Clause) -> Result<Phrase, SearchError> {
        let mut terms = Terms::new(clause.span.of(text).unwrap_or_default());
        let mut slots = Vec::new();
        if terms.advance() {
            let fields = &context.store.fields;
            let fields = [fields.body, fields.number];
            slots.push((self.slot(context, &fields, terms.key(), Habit::Bare)?, 0));
        }
        Ok(Phrase { slots })
    }

    /// The slot of a key; the same key twice is one slot.
    fn slot(&mut self, context: &Context<'_>, fields: &[Field], key: &str, habit: Habit) -> Result<usize, SearchError> {
        if let Some(known) = self.slots.iter().position(|slot| slot.key == key) {
            return Ok(known);
        }
        let mut found = Vec::new();
        for &field in fields {
            found.extend(variants(context, field, key)?);
        }
        let slot = Slot::new(key, &found, habit, &self.statistics);
        self.slots.push(slot);
        Ok(self.slots.len() - 1)
    }
}

impl Slot {
    fn new(key: &str, found: &[Variant], habit: Habit, statistics: &Statistics) -> Slot {
        let compatible = habit.compatible_weight();
        let weight = |variant: &Variant| if variant.is_exact { 1.0 } else { compatible };
        let terms = found
            .iter()
            .map(|v| SlotTerm { field: v.field, key: v.key.clone(), weight: weight(v) })
            .filter(|term| term.weight > 0.0)
            .collect();
        let blended: f64 = found.iter().map(|v| v.doc_freq as f64 * f64::from(weight(v))).sum();
        let doc_freq = (blended.round() as u64).min(statistics.passages);
        Slot { key: key.to_owned(), terms, idf: statistics.idf(doc_freq), doc_freq }
    }
}

/// How a query was typed, which says what a missing mark means.
///
/// | marked words    | habit  | an unmarked or half-marked word finds compatible words |
/// | --------------- | ------ | ------------------------------------------------------- |
/// | none            | bare   | in full                                                 |
/// | less than half  | partial| at a little less than what was typed                    |
/// | half or more    | marked | hardly: it was meant as written                         |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    Bare,
    Partial,
    Marked,
}

impl Habit {
    fn of(text: &str, query: &Query) -> Habit {
        let (mut words, mut marked) = (0, 0);
        for clause in &query.clauses {
            if matches!(clause.kind, ClauseKind::DocumentNumber | ClauseKind::Date) {
                continue;
            }
            let mut terms = Terms::new(clause.span.of(text).unwrap_or_default());
            while terms.advance() {
                let Some(parts) = KeyParts::of(terms.key()) else { continue };
                if !terms.is_compound() && parts.fold.bytes().any(|b| b.is_ascii_lowercase()) {
                    words += 1;
                    marked += usize::from(parts.exact != parts.fold);
                }
            }
        }
        match (marked, 2 * marked >= words) {
            (0, _) => Habit::Bare,
            (_, false) => Habit::Partial,
            (_, true) => Habit::Marked,
        }
    }

    /// What a term counts that is compatible with what was typed, but not the same.
    fn compatible_weight(self) -> f32 {
        match self {
            Habit::Bare => 1.0,
            Habit::Partial => 0.7,
            Habit::Marked => 0.1,
        }
    }
}
