//! Every match, without scores: for totals, facets and orders other than by score.

use tantivy::schema::IndexRecordOption;
use tantivy::{SegmentOrdinal, SegmentReader};

use super::Context;
use super::bits::Bits;
use super::gate::Gate;
use super::plan::{Plan, ScoredTerm};
use crate::SearchError;

/// The passages of a segment that match.
pub(super) fn matches(
    context: &Context<'_>,
    plan: &Plan,
    (ord, segment): (SegmentOrdinal, &SegmentReader),
) -> Result<Bits, SearchError> {
    let len = segment.max_doc();
    if plan.is_void() {
        return Ok(Bits::none(len));
    }
    let mut found = if plan.counting().is_empty() { Bits::all(len) } else { union(context, plan, segment)? };
    let Some(condition) = &plan.condition else {
        found.keep_living(segment);
        return Ok(found);
    };
    let mut gate = Gate::new(context, &plan.slots, condition, (ord, segment))?;
    found.and(&gate.bits);
    let mut let_through = Bits::none(len);
    for doc in found.iter() {
        if context.cancel.is_cancelled() {
            break;
        }
        if gate.allows(doc) {
            let_through.insert(doc);
        }
    }
    context.cancel.check()?;
    Ok(let_through)
}

/// The passages that hold any of the terms that count, those that tell little among them.
fn union(context: &Context<'_>, plan: &Plan, segment: &SegmentReader) -> Result<Bits, SearchError> {
    let mut found = Bits::none(segment.max_doc());
    for ScoredTerm { term, .. } in plan.scored().iter().chain(plan.common()) {
        let inverted = segment.inverted_index(term.field())?;
        let postings = inverted.read_postings(term, IndexRecordOption::Basic).map_err(SearchError::engine)?;
        postings.into_iter().for_each(|postings| found.insert_all(postings));
        context.cancel.check()?;
    }
    Ok(found)
}
