//! The plan of a search: slots for what was typed, and what must hold of a hit.
//!
//! | file        | duty                                                     |
//! | ----------- | -------------------------------------------------------- |
//! | `slot`      | a typed word with the terms of the index it may stand for |
//! | `habit`     | what a missing mark means in this query                  |
//! | `build`     | from the tree of the query to slots and conditions       |
//! | `chosen`    | which slots count, and the terms that are scored         |
//! | `synonyms`  | abbreviations, both ways                                 |
//! | `fields`    | `field:value` and the filters of a request               |
//! | `reference` | papers that the query names                              |

mod build;
mod chosen;
mod fields;
mod habit;
mod reference;
mod slot;
mod synonyms;

use tracuu_query::{Occur, Query};
use tracuu_text::Span;

use super::Context;
use super::gate::Condition;
use super::statistics::Statistics;
use crate::{Filter, Marks, QueryDiagnostic, SearchError, SearchRequest};
use chosen::Chosen;
pub(super) use chosen::ScoredTerm;
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
    /// Whether the query is a paper and nothing else: the paper itself comes before those that cite it.
    pub(super) is_paper: bool,
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
        if reference::is_alone(query)
            && let Some(asked) = reference::asked(text)
        {
            plan.is_paper = true;
            conditions.push(plan.reference_alone(context, text, &asked)?);
        }
        let has_filter = request.filter != Filter::default();
        if !has_filter && query.clauses.iter().all(|clause| clause.occur == Occur::MustNot) {
            conditions.push(Condition::NEVER);
        }
        conditions.extend(build::add(&mut plan, context, text, query, request.marks)?);
        conditions.extend(fields::of_filter(&mut plan, context, &request.filter)?);
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

    /// The slots of synonyms that nobody typed.
    pub(super) fn beside(&self) -> &[usize] {
        &self.chosen.beside
    }

    /// The terms that passages are scored by.
    pub(super) fn scored(&self) -> &[ScoredTerm] {
        &self.chosen.scored
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
