//! `tracuu search`: finds documents and shows where in them.
//!
//! ```text
//! về tăng cường kỷ luật, kỷ cương trong thực thi công vụ
//! 12-CT/TU · Chỉ thị · 2023-03-14 · 12-ct-tu.md
//!   Điểm 2  Chấp hành nghiêm kỷ luật về thời gian làm việc và kỷ luật phát ngôn.
//! ```

use tracuu::{
    Facet, FacetCounts, Filter, Hit, Marks, Scope, SearchRequest, SearchResponse, Snippet, SnippetOptions, SnippetPart,
    Sort, UnitHit,
};

use crate::args::{self, FilterArgs, QueryArgs, SearchArgs};
use crate::figure::counted;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::style::{LABEL, MATCH, PLAIN, Run, TITLE};

/// Searches and prints the answer.
pub(crate) fn run(args: &SearchArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let index = place::open(&args.query.place, output)?;
    let response = index.search(&request(args))?;
    if args.json {
        output.json(&response)?
    } else {
        report(&response, args.offset, output)?
    }
    Ok(if response.hits.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

fn request(args: &SearchArgs) -> SearchRequest {
    let SearchArgs { query, limit, units, snippets, offset, after, by_unit, sort, facet, count, json: _ } = args;
    SearchRequest {
        limit: usize::from(*limit),
        offset: *offset,
        after: after.clone(),
        units_per_document: usize::from(*units),
        scope: if *by_unit { Scope::Units } else { Scope::Documents },
        sort: order(*sort),
        facets: facet.iter().map(|facet| counted_by(*facet)).collect(),
        count: *count,
        snippet: SnippetOptions { count: usize::from(*snippets), ..SnippetOptions::default() },
        ..asked(query)
    }
}

/// What every command that searches asks.
pub(super) fn asked(args: &QueryArgs) -> SearchRequest {
    let FilterArgs { kind, issuer, number, cites, id, from, to } = &args.filter;
    let filter = Filter {
        kinds: kind.clone(),
        issuers: issuer.clone(),
        numbers: number.clone(),
        cites: cites.clone(),
        ids: id.clone(),
        from: from.clone(),
        to: to.clone(),
    };
    let marks = match args.marks {
        args::Marks::Auto => Marks::Auto,
        args::Marks::Exact => Marks::Exact,
        args::Marks::Ignore => Marks::Ignore,
    };
    SearchRequest { query: args.text(), marks, filter, ..SearchRequest::default() }
}

fn order(sort: args::Sort) -> Sort {
    match sort {
        args::Sort::Score => Sort::Score,
        args::Sort::Newest => Sort::Newest,
        args::Sort::Oldest => Sort::Oldest,
        args::Sort::Number => Sort::Number,
        args::Sort::Title => Sort::Title,
    }
}

fn counted_by(facet: args::Facet) -> Facet {
    match facet {
        args::Facet::Kind => Facet::Kind,
        args::Facet::Issuer => Facet::Issuer,
        args::Facet::Year => Facet::Year,
    }
}

/// The hits, and beside them what was odd about the query.
pub(super) fn report(response: &SearchResponse, offset: usize, output: &mut Output) -> Result<(), Failure> {
    output.paragraphs(&page(response))?;
    if response.hits.is_empty() {
        output.say(&nothing_found(offset));
    }
    response.diagnostics.iter().for_each(|diagnostic| output.say(&diagnostic.message));
    Ok(())
}

fn nothing_found(offset: usize) -> String {
    if offset == 0 { "nothing found".into() } else { format!("nothing found after the first {offset} documents") }
}

fn page(response: &SearchResponse) -> Vec<Paragraph> {
    let mut page = Vec::from_iter(totals(response));
    page.extend(response.facets.iter().flat_map(facet_paragraphs));
    for hit in &response.hits {
        if !page.is_empty() {
            page.push(Paragraph::default());
        }
        page.extend(hit_paragraphs(hit));
    }
    page
}

/// How much matches, when it was counted.
fn totals(response: &SearchResponse) -> Option<Paragraph> {
    let documents = counted(response.total_documents?, "document");
    let units = counted(response.total_units?, "unit");
    Some(Paragraph::plain(&format!("{documents}, {units}")))
}

/// The values of a facet, a line each.
fn facet_paragraphs(FacetCounts { facet, values }: &FacetCounts) -> Vec<Paragraph> {
    let name = match facet {
        Facet::Kind => "kind",
        Facet::Issuer => "issuer",
        Facet::Year => "year",
    };
    let heading = Paragraph { runs: vec![Run::new(LABEL, name)], ..Default::default() };
    let line = |value: &tracuu::FacetValue| Paragraph {
        indent: 2,
        hanging: 4,
        runs: vec![Run::new(PLAIN, &format!("{}  {}", value.value, counted(value.documents, "document")))],
    };
    std::iter::once(heading).chain(values.iter().map(line)).collect()
}

fn hit_paragraphs(hit: &Hit) -> Vec<Paragraph> {
    let Hit { id, title, number, kind, issuer: _, date, path: _, score: _, units } = hit;
    let title = title.as_deref().unwrap_or(id);
    let facts = [number.as_deref(), kind.as_deref(), date.as_deref(), Some(id)];
    let mut paragraphs =
        vec![Paragraph { runs: vec![Run::new(TITLE, title)], ..Default::default() }, Paragraph::facts(&facts)];
    paragraphs.extend(units.iter().flat_map(unit_paragraphs));
    paragraphs
}

/// The best piece behind the address of the unit, the others on lines of their own.
fn unit_paragraphs(unit: &UnitHit) -> Vec<Paragraph> {
    let UnitHit { address: _, label, score: _, snippet, more_snippets, explanation: _ } = unit;
    let gap = if label.is_empty() { "" } else { "  " };
    let mut runs = vec![Run::new(LABEL, label), Run::new(PLAIN, gap)];
    runs.extend(snippet_runs(snippet));
    let best = Paragraph { indent: 2, hanging: 4, runs };
    let more = |snippet| Paragraph { indent: 4, hanging: 4, runs: snippet_runs(snippet) };
    std::iter::once(best).chain(more_snippets.iter().map(more)).collect()
}

/// A piece with `…` where text of its unit was left out.
fn snippet_runs(snippet: &Snippet) -> Vec<Run> {
    let Snippet { address: _, label: _, start: _, end: _, cut_start, cut_end, parts } = snippet;
    let sign = |is_cut: &bool, sign| is_cut.then(|| Run::new(PLAIN, sign));
    sign(cut_start, "… ").into_iter().chain(parts.iter().map(snippet_run)).chain(sign(cut_end, " …")).collect()
}

fn snippet_run(SnippetPart { text, start: _, end: _, highlighted }: &SnippetPart) -> Run {
    Run::new(if *highlighted { MATCH } else { PLAIN }, text)
}

#[cfg(test)]
mod tests;
