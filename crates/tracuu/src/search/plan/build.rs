//! From the tree of a query to slots that count and conditions that must hold.

use tracuu_query::{Clause, Expr, Field, FieldValue, Level, Occur, Query};
use tracuu_text::{DATE_MARK, Terms};

use super::habit::Habit;
use super::place::bearing;
use super::reference::{Named, Papers};
use super::slot::Typed;
use super::words::{Word, words};
use super::{Plan, Slot, Synonym, fields, forced, reference, synonyms};
use crate::search::Context;
use crate::search::gate::{Condition, Phrase, Region};
use crate::search::phrase::Arrangement;
use crate::{Marks, SearchError};

/// Adds a query to a plan; what must hold of its hits is returned.
pub(super) fn add(
    plan: &mut Plan,
    context: &Context<'_>,
    text: &str,
    query: &Query,
    marks: Marks,
) -> Result<Option<Condition>, SearchError> {
    let mut builder = Builder { plan, context, habit: Habit::of(query), forced: forced(marks), region: Region::Own };
    builder.synonyms(query)?;
    let condition = builder.query(query, true, false)?;
    builder.papers(text, query)?;
    builder.plan.mentioned.sort_unstable();
    builder.plan.settle();
    Ok(condition.or_else(|| builder.whole_synonyms()))
}

pub(super) struct Builder<'a, 'c> {
    pub(super) plan: &'a mut Plan,
    pub(super) context: &'a Context<'c>,
    habit: Habit,
    forced: Option<f32>,
    region: Region,
}

impl Builder<'_, '_> {
    /// What must hold of the hits of a query; `None` when any of its words will do, which the sum over them sees to.
    fn query(&mut self, query: &Query, counts: bool, is_nested: bool) -> Result<Option<Condition>, SearchError> {
        let (mut all, mut any) = (Vec::new(), Vec::new());
        let mut is_plain = !is_nested;
        let mut has_must = false;
        for clause in &query.clauses {
            let condition = self.clause(clause, counts && clause.occur != Occur::MustNot)?;
            match clause.occur {
                Occur::Must => {
                    has_must = true;
                    all.push(condition);
                }
                Occur::MustNot => all.push(Condition::Not(Box::new(condition))),
                Occur::Should => {
                    is_plain &= is_plain_leaf(&clause.expr);
                    any.push(condition);
                }
            }
        }
        if !has_must && !any.is_empty() && !is_plain {
            all.push(Condition::Any(any));
        }
        Ok(Condition::all(all))
    }

    fn clause(&mut self, clause: &Clause, counts: bool) -> Result<Condition, SearchError> {
        match &clause.expr {
            Expr::Word { text, level } => {
                let word = self.words(text, *level, Arrangement::InOrder, counts, true)?;
                Ok(if *level == Level::Auto { self.or_synonyms(word) } else { word })
            }
            // A date between quotes is that date, however it is written.
            Expr::Phrase { text, level: Level::Auto, window: None } if is_date(text) => self.whole(text.trim(), counts),
            Expr::Phrase { text, level, window } => {
                let arrangement = window.map_or(Arrangement::InOrder, Arrangement::Within);
                self.words(text, *level, arrangement, counts, false)
            }
            Expr::Prefix { text } => {
                let slot = self.slot(Typed::Prefix(text.clone()), &[self.context.store.fields.body])?;
                Ok(self.together(&[(slot, 0)], Arrangement::InOrder, counts, true))
            }
            Expr::Compound { text } => {
                let words = self.words(text, Level::Auto, Arrangement::InOrder, counts, false)?;
                let whole = self.whole(text, counts)?;
                Ok(Condition::Any(vec![words, whole]))
            }
            Expr::DocumentNumber { text } | Expr::Date { text } => self.whole(text, counts),
            Expr::Field { field, value } => self.field(*field, value, clause, counts),
            Expr::Group(query) => {
                self.plan.sequence.push(None);
                let condition = self.query(query, counts, true)?;
                self.plan.sequence.push(None);
                Ok(condition.unwrap_or(Condition::NEVER))
            }
        }
    }

    fn field(
        &mut self,
        field: Field,
        value: &FieldValue,
        clause: &Clause,
        counts: bool,
    ) -> Result<Condition, SearchError> {
        match (field, value) {
            (Field::Title, FieldValue::Query(query)) => {
                self.region = Region::Title;
                let condition = self.query(query, counts, true);
                self.region = Region::Own;
                Ok(condition?.unwrap_or(Condition::NEVER))
            }
            (Field::Title, FieldValue::Text(text)) => {
                self.region = Region::Title;
                let condition = self.words(text, Level::Auto, Arrangement::InOrder, counts, false);
                self.region = Region::Own;
                condition
            }
            (field, value) => fields::of_clause(self.plan, self.context, field, value, clause.span),
        }
    }

    /// Words that follow one another, or stand near one another. `continues` lets them stand in a run with their
    /// neighbours.
    fn words(
        &mut self,
        text: &str,
        level: Level,
        arrangement: Arrangement,
        counts: bool,
        continues: bool,
    ) -> Result<Condition, SearchError> {
        let mut slots = Vec::new();
        let words = words(text);
        let first = words.first().map_or(0, |word| word.position);
        for Word { key, position, .. } in words {
            let typed = match level {
                Level::Auto => Typed::Key(key),
                Level::Exact => Typed::Exact(key),
            };
            slots.push((self.slot(typed, &[self.context.store.fields.body])?, position - first));
        }
        if counts && !continues && arrangement == Arrangement::InOrder {
            self.plan.phrases.push(slots.iter().map(|(slot, _)| *slot).collect());
        }
        Ok(self.together(&slots, arrangement, counts, continues))
    }

    /// The whole of a number, a date or an abbreviation, without its words.
    fn whole(&mut self, text: &str, counts: bool) -> Result<Condition, SearchError> {
        let mut terms = Terms::new(text);
        if !terms.advance() {
            return Ok(Condition::NEVER);
        }
        let fields = &self.context.store.fields;
        let key = terms.key().to_owned();
        let is_month = key.strip_prefix(DATE_MARK).is_some_and(|date| date.split('-').count() == 2);
        let typed = if is_month { Typed::Month(key) } else { Typed::Key(key) };
        let slot = self.slot_with(typed, &[fields.body, fields.number], Some(1.0))?;
        Ok(self.together(&[(slot, 0)], Arrangement::InOrder, counts, false))
    }

    fn together(
        &mut self,
        slots: &[(usize, u32)],
        arrangement: Arrangement,
        counts: bool,
        continues: bool,
    ) -> Condition {
        if counts {
            let gap = (!continues).then_some(None);
            let run = slots.iter().map(|&(slot, _)| Some(slot));
            self.plan.sequence.extend(gap.into_iter().chain(run).chain(gap));
        }
        if slots.is_empty() {
            return Condition::NEVER;
        }
        Condition::Phrase(Phrase { slots: slots.to_vec(), arrangement, region: self.region })
    }

    pub(super) fn slot(&mut self, typed: Typed, fields: &[tantivy::schema::Field]) -> Result<usize, SearchError> {
        self.slot_with(typed, fields, self.forced)
    }

    /// The slot of what was typed; the same thing twice is one slot.
    fn slot_with(
        &mut self,
        typed: Typed,
        fields: &[tantivy::schema::Field],
        forced: Option<f32>,
    ) -> Result<usize, SearchError> {
        if let Some(known) = self.plan.slots.iter().position(|slot| slot.typed == typed) {
            return Ok(known);
        }
        let slot = Slot::find(self.context, &self.plan.statistics, typed, fields, (self.habit, forced))?;
        self.plan.slots.push(slot);
        Ok(self.plan.slots.len() - 1)
    }

    /// Papers that the query names, beside its words.
    fn papers(&mut self, text: &str, query: &Query) -> Result<(), SearchError> {
        if let Some(asked) = reference::asked(text).filter(|_| reference::is_alone(query)) {
            return self.beside_words(Papers::find(self.context, &asked)?.all());
        }
        let is_place = self.plan.place.is_some();
        for Named { asked, span } in reference::named(text, query) {
            let papers = Papers::find(self.context, &asked)?;
            if papers.is_empty() && asked.is_sure() && !is_place {
                self.plan.remark_on_unknown(self.context, (text, span), &asked)?;
            }
            if !is_place {
                self.plan.mentioned.extend(bearing(self.context, &papers.own)?);
            }
            self.beside_words(papers.all())?;
        }
        Ok(())
    }

    /// The terms of a paper, as one more word of the query.
    fn beside_words(&mut self, terms: Vec<String>) -> Result<(), SearchError> {
        let fields = &self.context.store.fields;
        let slot = self.slot(Typed::Paper(terms), &[fields.cites, fields.number])?;
        if !self.plan.slots[slot].terms.is_empty() && !self.plan.sequence.contains(&Some(slot)) {
            self.plan.sequence.extend([None, Some(slot), None]);
        }
        Ok(())
    }

    fn synonyms(&mut self, query: &Query) -> Result<(), SearchError> {
        for found in synonyms::of(query) {
            let body = self.context.store.fields.body;
            let mut slots = |keys: &[String], typed: fn(String) -> Typed| -> Result<Vec<usize>, SearchError> {
                keys.iter().map(|key| self.slot(typed(key.clone()), &[body])).collect()
            };
            let (typed, meant) = (slots(&found.typed, Typed::Key)?, slots(&found.meant, Typed::Exact)?);
            let is_there = meant.iter().all(|&slot| !self.plan.slots[slot].terms.is_empty());
            if is_there {
                self.plan.synonyms.push(Synonym { typed, meant });
            }
        }
        Ok(())
    }

    /// A word, or what it is short for.
    fn or_synonyms(&self, word: Condition) -> Condition {
        let Condition::Phrase(Phrase { slots, .. }) = &word else { return word };
        let is_typed = |synonym: &&Synonym| synonym.typed.iter().eq(slots.iter().map(|(slot, _)| slot));
        let meant: Vec<Condition> = self.plan.synonyms.iter().filter(is_typed).map(|s| self.meant(s)).collect();
        if meant.is_empty() { word } else { Condition::Any(std::iter::once(word).chain(meant).collect()) }
    }

    /// What must hold where synonyms lend their words to the sum: a word that was typed, or a synonym as a whole.
    fn whole_synonyms(&self) -> Option<Condition> {
        if self.plan.beside().is_empty() {
            return None;
        }
        let typed = self.plan.counting().iter().map(|&slot| {
            let slots = vec![(slot, 0)];
            Condition::Phrase(Phrase { slots, arrangement: Arrangement::InOrder, region: Region::Anywhere })
        });
        let meant = self.plan.synonyms.iter().map(|synonym| self.meant(synonym));
        Some(Condition::Any(typed.chain(meant).collect()))
    }

    fn meant(&self, synonym: &Synonym) -> Condition {
        let slots = synonym.meant.iter().copied().zip(0..).collect();
        Condition::Phrase(Phrase { slots, arrangement: Arrangement::InOrder, region: self.region })
    }
}

/// Whether the whole of a text is a date with its month.
fn is_date(text: &str) -> bool {
    let mut terms = Terms::new(text.trim());
    let is_date = terms.advance() && terms.key().starts_with(DATE_MARK) && terms.span().len() == text.trim().len();
    is_date && terms.key().contains('-')
}

/// Whether the sum over words alone says whether a clause matches.
fn is_plain_leaf(expr: &Expr) -> bool {
    match expr {
        Expr::Word { .. }
        | Expr::Prefix { .. }
        | Expr::Compound { .. }
        | Expr::DocumentNumber { .. }
        | Expr::Date { .. } => true,
        Expr::Phrase { .. } | Expr::Field { .. } | Expr::Group(_) => false,
    }
}
