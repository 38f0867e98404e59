//! `tracuu graph`: which papers there are, and which of them cites which.
//!
//! ```text
//! 15 papers here, 31 others, 62 citations
//!
//! cited by  cites
//!        5      2  08-NQ/TU · Nghị quyết · 2021-11-22 · chuyển đổi số thành phố Sông Vân đến năm 2025
//!        2      0  33-QĐi/TW · Quy định · not here
//! ```
//!
//! | typed | answered |
//! | ----- | -------- |
//! | `graph idx` | every paper, the most cited first |
//! | `graph idx --dangling` | those that are cited and not there |
//! | `graph idx --most-cited 20` | those that most papers cite |
//! | `graph idx --json`, `--dot` | everything, for programs and for Graphviz |

use std::cmp::Reverse;

use serde::Serialize;
use tracuu::{CitationGraph, GraphPaper};

use crate::args::GraphArgs;
use crate::figure::{counted, grouped};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::style::{DIM, MATCH, PLAIN, Run};
use crate::wrap::shortened;

/// Columns of a line where there is no terminal that says.
const WIDTH: usize = 120;

/// Columns of the figures before a paper.
const FIGURES: usize = 17;

/// Columns that are kept for what is known of a paper.
const FACTS: usize = 24;

/// Reads the graph and prints it, or a list of its papers.
pub(crate) fn run(args: &GraphArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let GraphArgs { place, dangling, most_cited, dot, json } = args;
    let graph = place::open(place, output)?.citation_graph()?;
    let papers = papers(&graph, *dangling, *most_cited);
    let is_list = *dangling || most_cited.is_some();
    match (dot, json) {
        (true, _) => output.text(&graph.to_dot())?,
        (_, true) if is_list => output.json(&List { papers: &papers })?,
        (_, true) => output.json(&graph)?,
        _ => output.paragraphs(&page(&graph, &papers, output.width().unwrap_or(WIDTH)))?,
    }
    if !papers.is_empty() {
        return Ok(Outcome::Done);
    }
    output.say("nothing found");
    Ok(Outcome::NothingFound)
}

/// A list of papers as one object.
#[derive(Serialize)]
struct List<'g> {
    papers: &'g [&'g GraphPaper],
}

/// The papers that are asked for, the most cited first.
fn papers(graph: &CitationGraph, dangling: bool, most_cited: Option<u32>) -> Vec<&GraphPaper> {
    let most = most_cited.map_or(usize::MAX, |n| usize::try_from(n).unwrap_or(usize::MAX));
    if dangling {
        return graph.dangling().into_iter().take(most).collect();
    }
    if most_cited.is_some() {
        return graph.most_cited(most);
    }
    let mut papers: Vec<&GraphPaper> = graph.papers.iter().collect();
    papers.sort_by_key(|paper| Reverse((paper.cited_by, paper.citations)));
    papers
}

fn page(graph: &CitationGraph, papers: &[&GraphPaper], width: usize) -> Vec<Paragraph> {
    let mut page = vec![Paragraph::plain(&totals(graph))];
    if !papers.is_empty() {
        page.extend([
            Paragraph::default(),
            Paragraph { runs: vec![Run::new(DIM, "cited by  cites")], ..Default::default() },
        ]);
    }
    page.extend(papers.iter().map(|paper| line(paper, width)));
    page
}

fn totals(graph: &CitationGraph) -> String {
    let here = graph.papers.iter().filter(|paper| paper.is_here()).count();
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let citations: u64 = graph.citations.iter().map(|citation| citation.count).sum();
    let others = grouped(count(graph.papers.len() - here));
    format!("{} here, {others} others, {}", counted(count(here), "paper"), counted(citations, "citation"))
}

/// How many papers cite a paper and how many it cites; what it is called and what is known of it.
fn line(paper: &GraphPaper, width: usize) -> Paragraph {
    let GraphPaper { number, kind, title, date, told, cited_by, cites, .. } = paper;
    let name = paper.name();
    let kind = kind.as_deref().filter(|_| number.is_some());
    let absent = (!paper.is_here()).then_some("not here");
    let unknown = (!told).then_some("which paper cannot be told");
    let title = title.as_deref().filter(|title| !name.to_lowercase().contains(&title.to_lowercase()));
    let facts: Vec<&str> = [kind, date.as_deref(), absent, unknown, title].into_iter().flatten().collect();
    let behind: String = facts.iter().map(|fact| format!(" · {fact}")).collect();
    let name = shortened(&name, width.saturating_sub(FIGURES + FACTS).max(FACTS));
    let behind = shortened(&behind, width.saturating_sub(FIGURES + name.chars().count() + 1).max(FACTS - 1));
    let gap = if behind.is_empty() { "" } else { " " };
    let runs = vec![
        Run::new(PLAIN, &format!("{cited_by:>8}  {cites:>5}  ")),
        Run::new(MATCH, &name),
        Run::new(DIM, &format!("{gap}{behind}")),
    ];
    Paragraph { indent: 0, hanging: FIGURES, runs }
}

#[cfg(test)]
mod tests {
    use tracuu::{CitationGraph, GraphCitation, GraphPaper};

    #[test]
    fn papers_stand_in_a_table() {
        let paper = |number: &str, documents: &[&str], cited_by| GraphPaper {
            number: Some(number.into()),
            documents: documents.iter().map(|id| (*id).into()).collect(),
            cited_by,
            told: cited_by != 2,
            ..GraphPaper::default()
        };
        let here = GraphPaper {
            kind: Some("Chỉ thị".into()),
            title: Some("về tăng cường kỷ luật trong thực thi công vụ".into()),
            ..paper("24-CT/TU", &["a"], 12)
        };
        let papers = vec![here, paper("08-NQ/TU", &[], 3), paper("CT 7", &[], 2)];
        let citations = vec![GraphCitation { from: 0, to: 1, count: 2, ..GraphCitation::default() }];
        let graph = CitationGraph { papers, citations, untold: 0 };
        let listed = super::papers(&graph, false, None);
        let page: String = super::page(&graph, &listed, 64).iter().map(|paragraph| paragraph.render(None)).collect();
        let expected = "1 paper here, 2 others, 2 citations

cited by  cites
      12      0  24-CT/TU · Chỉ thị · về tăng cường kỷ luật …
       3      0  08-NQ/TU · not here
       2      0  CT 7 · not here · which paper cannot be told
";
        assert_eq!(anstream::adapter::strip_str(&page).to_string(), expected);
        assert_eq!(super::papers(&graph, true, None).len(), 1);
        assert_eq!(super::papers(&graph, true, Some(0)).len(), 0);
        assert_eq!(super::papers(&graph, false, Some(2)).len(), 2);
    }
}
