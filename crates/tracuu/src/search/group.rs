//! Grouping: passages that were found, gathered by document.

use std::collections::HashMap;

use tantivy::DocAddress;
use tracuu_query::Query;
use tracuu_text::Span;

use super::candidates::candidates;
use super::order::{ordered, scored};
use super::plan::Plan;
use super::rank::{Parts, rerank};
use super::snippet::{AskedFor, Highlighter, Match, snippets};
use super::stored::{Stored, label};
use super::ties::break_ties;
use super::{Context, Found};
use crate::index::{DocumentRecord, ORDINAL, PassageRecord, Place, Store};
use crate::{Hit, Scope, SearchError, SearchRequest, Sort, UnitHit};

/// How many candidates are scored again; a constant, so that every page is cut from the same order.
const RERANKED: usize = 200;

/// How many more candidates are taken at first than needed, so that a tie at the cut seldom means to look again.
const SPARE: usize = 56;

/// A tie at the cut that is larger than this is cut where the index has it: looking at all of it could take longer than anybody
/// waits, and nothing tells its passages apart.
const TIE_LIMIT: usize = 16_384;

/// A document and those of its passages that were found, best first.
struct Group {
    first: DocAddress,
    passages: Vec<Found>,
}

/// What the scores of passages were made of, for those that were scored again.
type AllParts = HashMap<DocAddress, Parts>;

/// What is shown of hits.
struct Showing<'a> {
    plan: &'a Plan,
    request: &'a SearchRequest,
    highlighter: Highlighter,
    asked: AskedFor,
    parts: AllParts,
}

/// The page of hits that was asked for, and whether there are more behind it.
pub(super) fn hits(
    context: &Context<'_>,
    (plan, query): (&Plan, &Query),
    request: &SearchRequest,
    offset: usize,
) -> Result<(Vec<Hit>, bool), SearchError> {
    // One more than is shown says whether there is more.
    let wanted = offset.saturating_add(request.limit).saturating_add(1);
    if request.limit == 0 {
        return Ok((Vec::new(), false));
    }
    let mut parts = AllParts::new();
    let groups = match request.sort {
        Sort::Score => groups(context, plan, (wanted, request.scope), &mut parts)?,
        sort => in_order(context, plan, sort, (offset, request))?,
    };
    let offset = if request.sort == Sort::Score { offset } else { 0 };
    let (highlighter, asked) = (Highlighter::of(plan), AskedFor::of(query));
    let showing = Showing { plan, request, highlighter, asked, parts };
    let has_more = groups.len() > offset.saturating_add(request.limit);
    let page = groups.into_iter().skip(offset).take(request.limit);
    let hits = page.map(|group| showing.hit(context, &group));
    Ok((hits.collect::<Result<_, _>>()?, has_more))
}

/// The page of documents in an order other than by score.
fn in_order(
    context: &Context<'_>,
    plan: &Plan,
    sort: Sort,
    (offset, request): (usize, &SearchRequest),
) -> Result<Vec<Group>, SearchError> {
    // One more than is shown, here too. Every document has at least one passage.
    let all = ordered(context, plan, (sort, offset.saturating_add(request.limit).saturating_add(1)))?;
    let mut groups = Vec::new();
    let mut passed = 0;
    for document in &all {
        let hits = if request.scope == Scope::Units { document.passages.len() } else { 1 };
        if passed + hits > offset && groups.len() <= request.limit {
            let passages = scored(context, plan, document)?;
            let of_document = match request.scope {
                Scope::Documents => vec![Group { first: document.first, passages }],
                Scope::Units => {
                    let one = |found| Group { first: document.first, passages: vec![found] };
                    passages.into_iter().map(one).collect()
                }
            };
            groups.extend(of_document.into_iter().skip(offset.saturating_sub(passed)));
        }
        passed += hits;
    }
    Ok(groups)
}

/// The best documents, at least `wanted` if there are as many.
fn groups(
    context: &Context<'_>,
    plan: &Plan,
    (wanted, scope): (usize, Scope),
    parts: &mut AllParts,
) -> Result<Vec<Group>, SearchError> {
    // One more than there are, so that having fewer says that these are all.
    let most = usize::try_from(plan.statistics.passages).unwrap_or(usize::MAX).saturating_add(1);
    let enough = RERANKED.max(wanted);
    let mut k = enough.saturating_add(SPARE).min(most);
    loop {
        let mut found = candidates(context, plan, k)?;
        let is_all = found.len() < k;
        if !is_all && k < TIE_LIMIT {
            drop_cut_tie(&mut found);
        }
        if is_all || found.len() >= enough {
            let groups = gather(context, &ranked(context, plan, found, parts)?, scope)?;
            if is_all || groups.len() >= wanted {
                return Ok(groups);
            }
        }
        k = k.saturating_mul(64).min(most);
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
fn ranked(
    context: &Context<'_>,
    plan: &Plan,
    candidates: Vec<Found>,
    parts: &mut AllParts,
) -> Result<Vec<Found>, SearchError> {
    let (best, rest) = candidates.split_at(reranked(&candidates));
    let again = rerank(context, plan, best)?;
    parts.extend(again.iter().map(|ranked| (ranked.found.at, ranked.parts)));
    let mut ranked: Vec<Found> = again.into_iter().map(|ranked| ranked.found).collect();
    let (Some(lowest), Some(cut)) = (ranked.last().map(|f| f.score), best.last().map(|f| f.score)) else {
        return Ok(ranked);
    };
    let scale = if cut > 0.0 { lowest / cut } else { 0.0 };
    ranked.extend(rest.iter().map(|f| Found { score: (f.score * scale).min(lowest), ..*f }));
    break_ties(context, &mut ranked)?;
    Ok(ranked)
}

/// How many candidates are scored again: those of the same score as the last one too, within reason.
fn reranked(candidates: &[Found]) -> usize {
    let Some(last) = candidates.get(RERANKED - 1) else { return candidates.len() };
    let tied = candidates.iter().skip(RERANKED).take_while(|f| f.score == last.score).count();
    RERANKED + tied.min(4 * RERANKED)
}

fn gather(context: &Context<'_>, ranked: &[Found], scope: Scope) -> Result<Vec<Group>, SearchError> {
    let columns = context.searcher.segment_readers().iter().map(|segment| segment.fast_fields().u64(ORDINAL));
    let ordinals = columns.collect::<tantivy::Result<Vec<_>>>()?;
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<DocAddress, usize> = HashMap::new();
    for found in ranked {
        if context.cancel.is_cancelled() {
            break;
        }
        let DocAddress { segment_ord, doc_id } = found.at;
        let ordinal = ordinals.get(segment_ord as usize).and_then(|column| column.first(doc_id)).unwrap_or(0);
        let first = DocAddress::new(segment_ord, doc_id.saturating_sub(ordinal as u32));
        if scope == Scope::Units {
            groups.push(Group { first, passages: vec![*found] });
            continue;
        }
        let index = *known.entry(first).or_insert_with(|| {
            groups.push(Group { first, passages: Vec::new() });
            groups.len() - 1
        });
        groups[index].passages.push(*found);
    }
    Ok(groups)
}

impl Showing<'_> {
    fn hit(&self, context: &Context<'_>, group: &Group) -> Result<Hit, SearchError> {
        let Context { store, searcher, cancel: _ } = context;
        let first = Stored::read(searcher, group.first)?;
        let record = first.record(store)?;
        let score = group.passages.first().map_or(0.0, |f| f.score);
        let mut units = Vec::new();
        for found in group.passages.iter().take(self.request.units_per_document) {
            let of_its_own = (found.at != group.first).then(|| Stored::read(searcher, found.at)).transpose()?;
            units.push(self.unit(store, of_its_own.as_ref().unwrap_or(&first), *found)?);
        }
        let DocumentRecord { id, title, number, kind, issuer, date, path, context: _, passages: _ } = record;
        Ok(Hit { id, title, number, kind, issuer, date, path, score, units })
    }

    /// A passage as it is shown; its address is that of the finest unit at the best match, or of the unit that was asked for.
    fn unit(&self, store: &Store, stored: &Stored, Found { at, score }: Found) -> Result<UnitHit, SearchError> {
        let passage = stored.passage(store)?;
        let mut matches = self.matches(store, stored, &passage)?;
        let place = self.place(&passage, at);
        if let Some((_, span)) = place {
            matches.retain(|found| span.start <= found.span.start && found.span.end <= span.end);
        }
        let start = place.map_or(0, |(_, span)| span.start);
        let mut found = snippets(&passage, &matches, &self.request.snippet, start).into_iter();
        let best = found.next().unwrap_or_default();
        let shown = place.map(|(place, _)| place).or_else(|| passage.place_at(best.at));
        let address = shown.map(|place| place.address.to_owned()).unwrap_or_default();
        let explained = self.parts.get(&at).filter(|_| self.request.explain);
        Ok(UnitHit {
            label: label(&address),
            address,
            score,
            snippet: best.snippet,
            more_snippets: found.map(|found| found.snippet).collect(),
            explanation: explained.map(Parts::explain).unwrap_or_default(),
        })
    }

    fn matches(&self, store: &Store, stored: &Stored, passage: &PassageRecord) -> Result<Vec<Match>, SearchError> {
        let words = self.highlighter.matches(&passage.text);
        if !self.asked.has_papers() {
            return Ok(words);
        }
        Ok(self.asked.with_citations(words, &stored.citations(store, passage)?))
    }

    /// The place of a passage that was asked for, with the span of its text.
    fn place<'p>(&self, passage: &'p PassageRecord, at: DocAddress) -> Option<(Place<'p>, Span)> {
        let named = self.plan.place.as_ref().filter(|place| place.passages.contains(&at));
        let of_name = named.and_then(|asked| passage.pieces().find(|(place, _)| place.address == asked.address));
        of_name.or_else(|| self.asked.place(passage))
    }
}
