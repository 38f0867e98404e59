//! The plan of a search: slots for what was typed, and what must hold of a hit.
//!
//! | file        | duty                                                     |
//! | ----------- | -------------------------------------------------------- |
//! | `slot`      | a typed word with the terms of the index it may stand for |
//! | `habit`     | what a missing mark means in this query                  |
//! | `build`     | from the tree of the query to slots and conditions       |
//! | `chosen`    | which slots count, and the terms that are scored         |
//! | `synonyms`  | abbreviations, both ways                                 |
//! | `words`     | the plain words of a text                                |
//! | `fields`    | `field:value` and the filters of a request               |
//! | `values`    | the values of a field that were meant                    |
//! | `reference` | papers that the query names                              |
//! | `place`     | a place of a paper that the query names                  |

mod build;
mod chosen;
mod fields;
mod habit;
mod place;
mod reference;
mod slot;
mod synonyms;
mod values;
mod words;

use tantivy::DocAddress;
use tracuu_query::{Occur, Query};
use tracuu_text::Span;

use super::Context;
use super::gate::Condition;
use super::statistics::Statistics;
use crate::citing::Asked;
use crate::{Filter, Marks, QueryDiagnostic, SearchError, SearchRequest};
use chosen::Chosen;
pub(super) use chosen::ScoredTerm;
use place::Places;
pub(super) use slot::Slot;
pub(super) use synonyms::Synonym;

/// What a search looks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Distinct slots.
    pub(super) slots: Vec<Slot>,
    /// The slots that count, in the order of the query, with repetition; `None` where a run of words ends.
    pub(super) sequence: Vec<Option<usize>>,
    /// Abbreviations and what they stand for; their slots count less than what was typed.
    pub(super) synonyms: Vec<Synonym>,
    /// What must hold of a hit; `None` when a counting slot is enough.
    pub(super) condition: Option<Condition>,
    /// Worked out of these.
    chosen: Chosen,
    /// Slots of words that match only together.
    pub(super) phrases: Vec<Vec<usize>>,
    /// The paper that the query is, and nothing else: the paper itself comes before those that cite it.
    pub(super) paper: Option<Asked>,
    /// The first passages of papers that the query names among other words: these papers come before all others.
    pub(super) mentioned: Vec<DocAddress>,
    /// The place of a paper that the query is: it comes before everything else that the filters let through.
    pub(super) place: Option<Places>,
    pub(super) filter: Option<Condition>,
    pub(super) statistics: Statistics,
    /// What was odd about the query when it met the index.
    pub(super) diagnostics: Vec<QueryDiagnostic>,
}

impl Plan {
    /// The plan for a query; `text` is what it was read from.
    pub(super) fn new(
        context: &Context<'_>,
        text: &str,
        query: &Query,
        request: &SearchRequest,
    ) -> Result<Plan, SearchError> {
        let mut plan = Plan { statistics: Statistics::of(context)?, ..Plan::default() };
        let mut conditions = Vec::new();
        if reference::is_alone(query) {
            plan.place = place::find(context, text)?;
        }
        // Of a place that the paper does not have, the paper is left.
        let paper = match &plan.place {
            Some(place) if place.passages.is_empty() => {
                let message = format!("no document that is {} has {}", place.paper, place.label);
                plan.diagnostics.push(remark("unknown_place", Span::new(0, text.len()), message));
                Some(place.paper.clone())
            }
            Some(_) => None,
            None => Some(text.to_owned()),
        };
        if reference::is_alone(query)
            && let Some(paper) = paper
            && let Some(asked) = reference::asked(&paper)
            && let Some(condition) = plan.reference_alone(context, &paper, &asked)?
        {
            plan.paper = Some(asked);
            conditions.push(condition);
        }
        let has_filter = request.filter != Filter::default();
        if !has_filter && query.clauses.iter().all(|clause| clause.occur == Occur::MustNot) {
            conditions.push(Condition::NEVER);
        }
        conditions.extend(build::add(&mut plan, context, text, query, request.marks)?);
        let filter: Vec<Condition> = fields::of_filter(&mut plan, context, &request.filter)?.into_iter().collect();
        plan.filter = Condition::all(filter.clone());
        conditions.extend(filter);
        plan.condition = Condition::all(conditions);
        Ok(plan)
    }

    /// Whether nothing can be found: nothing counts, and nothing else was asked.
    pub(super) fn is_void(&self) -> bool {
        self.condition.is_none() && self.counting().is_empty()
    }

    /// Works out what is asked of the slots and the sequence, which stay as they are from here on.
    fn settle(&mut self) {
        self.chosen = Chosen::of(self);
    }

    /// The slots that count, each once, in order.
    pub(super) fn counting(&self) -> &[usize] {
        &self.chosen.counting
    }

    /// The runs of slots that match only as a whole: phrases, and all words of a paper that is asked for.
    pub(super) fn wholes(&self) -> Vec<Vec<usize>> {
        if self.paper.is_none() {
            return self.phrases.clone();
        }
        let runs = self.sequence.split(Option::is_none).map(|run| run.iter().flatten().copied().collect());
        runs.filter(|run: &Vec<usize>| !run.is_empty()).collect()
    }

    /// The slots of synonyms that nobody typed.
    pub(super) fn beside(&self) -> &[usize] {
        &self.chosen.beside
    }

    /// The terms that passages are scored by.
    pub(super) fn scored(&self) -> &[ScoredTerm] {
        &self.chosen.scored
    }

    /// The terms that no passage with one of [`scored`](Plan::scored) is scored by, and that match all the same.
    pub(super) fn common(&self) -> &[ScoredTerm] {
        &self.chosen.common
    }
}

/// What a typed mark means, as the caller wants it.
pub(super) fn forced(marks: Marks) -> Option<f32> {
    match marks {
        Marks::Auto => None,
        Marks::Exact => Some(0.0),
        Marks::Ignore => Some(1.0),
    }
}

/// A remark about a query that an index was needed for.
fn remark(kind: &str, span: Span, message: String) -> QueryDiagnostic {
    QueryDiagnostic { kind: kind.to_owned(), start: span.start, end: span.end, message }
}
