//! Grouping: passages that were found, gathered by document.

use std::collections::HashMap;

use tantivy::DocAddress;

use super::candidates::candidates;
use super::plan::Plan;
use super::rank::rerank;
use super::snippet::{Highlighter, snippets};
use super::stored::{first_passage, label, passage, record};
use super::ties::break_ties;
use super::{Context, Found};
use crate::index::{DocumentRecord, PassageRecord};
use crate::{Hit, SearchError, SearchRequest, SnippetOptions, UnitHit};

/// How many candidates are scored again; a constant, so that every page is cut from the same order.
const RERANKED: usize = 200;

/// How many more candidates are taken at first than needed, so that a tie at the cut seldom means to look again.
const SPARE: usize = 56;

/// A document and those of its passages that were found, best first.
struct Group {
    first: DocAddress,
    passages: Vec<Found>,
}

/// The page of hits that was asked for.
pub(super) fn hits(context: &Context<'_>, plan: &Plan, request: &SearchRequest) -> Result<Vec<Hit>, SearchError> {
    let wanted = request.offset.saturating_add(request.limit);
    if request.limit == 0 {
        return Ok(Vec::new());
    }
    let groups = groups(context, plan, wanted)?;
    let highlighter = Highlighter::of(plan);
    let page = groups.into_iter().skip(request.offset).take(request.limit);
    page.map(|group| hit(context, &highlighter, &group, request)).collect()
}

/// The best documents, at least `wanted` if there are as many.
fn groups(context: &Context<'_>, plan: &Plan, wanted: usize) -> Result<Vec<Group>, SearchError> {
    // One more than there are, so that having fewer says that these are all.
    let most = usize::try_from(plan.statistics.passages).unwrap_or(usize::MAX).saturating_add(1);
    let enough = RERANKED.max(wanted);
    let mut k = enough.saturating_add(SPARE).min(most);
    loop {
        let mut found = candidates(context, plan, k)?;
        let is_all = found.len() < k;
        if !is_all {
            drop_cut_tie(&mut found);
        }
        if is_all || found.len() >= enough {
            let groups = gather(context, &ranked(context, plan, found)?)?;
            if is_all || groups.len() >= wanted {
                return Ok(groups);
            }
        }
        k = k.saturating_mul(4).min(most);
    }
}

/// Leaves out the last candidates of one score: others of that score may have been cut off, and which of them come first
/// is not for the cut to say.
fn drop_cut_tie(found: &mut Vec<Found>) {
    let last = found.last().map(|f| f.score);
    let kept = found.partition_point(|f| last.is_some_and(|last| f.score > last));
    found.truncate(kept);
}

/// The best candidates in their new order, then the others in their old one, with scores that go on falling.
fn ranked(context: &Context<'_>, plan: &Plan, candidates: Vec<Found>) -> Result<Vec<Found>, SearchError> {
    let (best, rest) = candidates.split_at(reranked(&candidates));
    let mut ranked = rerank(context, plan, best)?;
    let (Some(lowest), Some(cut)) = (ranked.last().map(|f| f.score), best.last().map(|f| f.score)) else {
        return Ok(ranked);
    };
    let scale = if cut > 0.0 { lowest / cut } else { 0.0 };
    ranked.extend(rest.iter().map(|f| Found { score: (f.score * scale).min(lowest), ..*f }));
    break_ties(&context.searcher, &mut ranked)?;
    Ok(ranked)
}

/// How many candidates are scored again: those of the same score as the last one too, within reason.
fn reranked(candidates: &[Found]) -> usize {
    let Some(last) = candidates.get(RERANKED - 1) else { return candidates.len() };
    let tied = candidates.iter().skip(RERANKED).take_while(|f| f.score == last.score).count();
    RERANKED + tied.min(4 * RERANKED)
}

fn gather(context: &Context<'_>, ranked: &[Found]) -> Result<Vec<Group>, SearchError> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<DocAddress, usize> = HashMap::new();
    for found in ranked {
        let first = first_passage(&context.searcher, found.at)?;
        let index = *known.entry(first).or_insert_with(|| {
            groups.push(Group { first, passages: Vec::new() });
            groups.len() - 1
        });
        groups[index].passages.push(*found);
    }
    Ok(groups)
}

fn hit(
    context: &Context<'_>,
    highlighter: &Highlighter,
    group: &Group,
    request: &SearchRequest,
) -> Result<Hit, SearchError> {
    let Context { store, searcher } = context;
    let record = record(store, searcher, group.first)?;
    let score = group.passages.first().map_or(0.0, |f| f.score);
    let mut units = Vec::new();
    for found in group.passages.iter().take(request.units_per_document) {
        let passage = passage(store, searcher, found.at)?;
        units.push(unit(&passage, highlighter, &request.snippet, found.score));
    }
    let DocumentRecord { id, title, number, kind, issuer, date, path, context: _, passages: _ } = record;
    Ok(Hit { id, title, number, kind, issuer, date, path, score, units })
}

/// A passage as it is shown; its address is that of the finest unit at the best match.
fn unit(passage: &PassageRecord, highlighter: &Highlighter, options: &SnippetOptions, score: f32) -> UnitHit {
    let mut found = snippets(passage, &highlighter.matches(&passage.text), options).into_iter();
    let best = found.next().unwrap_or_default();
    let address = passage.place_at(best.at).map(|place| place.address.clone()).unwrap_or_default();
    let more_snippets = found.map(|found| found.snippet).collect();
    UnitHit { label: label(&address), address, score, snippet: best.snippet, more_snippets }
}
