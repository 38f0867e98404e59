//! `tracuu search`: finds documents and shows where in them.
//!
//! ```text
//! về tăng cường kỷ luật, kỷ cương trong thực thi công vụ
//! 12-CT/TU · Chỉ thị · 2023-03-14 · 12-ct-tu.md
//!   Điểm 2  Chấp hành nghiêm kỷ luật về thời gian làm việc và kỷ luật phát ngôn.
//! ```

use tracuu::{Hit, SearchRequest, SearchResponse, Snippet, SnippetOptions, SnippetPart, UnitHit};

use crate::args::SearchArgs;
use crate::figure::counted;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::style::{LABEL, MATCH, PLAIN, Run, TITLE};

/// Searches and prints the answer.
pub(crate) fn run(args: &SearchArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let index = place::open(&args.place, output)?;
    let response = index.search(&request(args))?;
    if args.json {
        output.json(&response)?
    } else {
        report(&response, args.offset, output)?
    }
    Ok(if response.hits.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

fn request(args: &SearchArgs) -> SearchRequest {
    SearchRequest {
        query: args.query(),
        limit: usize::from(args.limit),
        offset: args.offset,
        units_per_document: usize::from(args.units),
        count: args.count,
        snippet: SnippetOptions { count: usize::from(args.snippets), ..SnippetOptions::default() },
        ..SearchRequest::default()
    }
}

/// The hits, and beside them what was odd about the query.
fn report(response: &SearchResponse, offset: usize, output: &mut Output) -> Result<(), Failure> {
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
