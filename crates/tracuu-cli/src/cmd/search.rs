//! `tracuu search`: finds documents and shows where in them.
//!
//! ```text
//! về tăng cường kỷ luật, kỷ cương trong thực thi công vụ
//! 12-CT/TU · Chỉ thị · 2023-03-14 · 12-ct-tu.md
//!   Điểm 2  Chấp hành nghiêm kỷ luật về thời gian làm việc và kỷ luật phát ngôn.
//! ```

use tracuu::{Hit, SearchRequest, SearchResponse, SnippetPart, UnitHit};

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
    paragraphs.extend(units.iter().map(unit_paragraph));
    paragraphs
}

fn unit_paragraph(unit: &UnitHit) -> Paragraph {
    let UnitHit { address: _, label, score: _, snippet, explanation: _ } = unit;
    let gap = if label.is_empty() { "" } else { "  " };
    let mut runs = vec![Run::new(LABEL, label), Run::new(PLAIN, gap)];
    runs.extend(snippet.parts.iter().map(snippet_run));
    Paragraph { indent: 2, hanging: 4, runs }
}

fn snippet_run(SnippetPart { text, highlighted }: &SnippetPart) -> Run {
    Run::new(if *highlighted { MATCH } else { PLAIN }, text)
}

#[cfg(test)]
mod tests;
