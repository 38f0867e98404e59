//! The graph in the language of Graphviz.
//!
//! ```text
//! digraph citations {
//!   rankdir=LR;
//!   node [shape=box];
//!   n0 [label="12-CT/TU\nvề tăng cường kỷ luật"];
//!   n1 [label="08-NQ/TU", style=dashed];
//!   n2 [label="07-CT/TU (2016-05-12)", style=dashed];
//!   n0 -> n1 [label="implements ×2"];
//! }
//! ```
//!
//! A date tells papers of one number apart. Strings are quoted; quotes and backslashes in them are escaped, and characters that steer a terminal are left out.

use std::collections::HashMap;
use std::fmt::Write;

use super::{CitationGraph, GraphCitation, GraphPaper};

/// The longest title, in characters.
const TITLE: usize = 60;

pub(super) fn write(graph: &CitationGraph) -> String {
    let mut out = String::from("digraph citations {\n  rankdir=LR;\n  node [shape=box];\n");
    let mut names: HashMap<String, usize> = HashMap::new();
    graph.papers.iter().for_each(|paper| *names.entry(paper.name()).or_default() += 1);
    // Writing to a string cannot fail.
    for (at, paper) in graph.papers.iter().enumerate() {
        let is_shared = names.get(&paper.name()).is_some_and(|count| *count > 1);
        let _ = writeln!(out, "  n{at} [label={}{}];", quoted(&label(paper, is_shared)), style(paper));
    }
    for citation in &graph.citations {
        let GraphCitation { from, to, .. } = citation;
        let _ = match relations(citation) {
            label if label.is_empty() => writeln!(out, "  n{from} -> n{to};"),
            label => writeln!(out, "  n{from} -> n{to} [label={}];", quoted(&label)),
        };
    }
    out.push_str("}\n");
    out
}

/// Papers of the index have a whole frame.
fn style(paper: &GraphPaper) -> &'static str {
    match (paper.is_here(), paper.told) {
        (true, _) => "",
        (false, true) => ", style=dashed",
        (false, false) => ", style=dotted",
    }
}

/// What the paper is called, with its date where others are called the same, and its title where that is not the name.
fn label(paper: &GraphPaper, is_shared: bool) -> String {
    let name = paper.name();
    let date = paper.date.as_deref().filter(|_| is_shared).map(|date| format!(" ({date})")).unwrap_or_default();
    let title = paper.title.as_deref().filter(|title| !name.to_lowercase().contains(&title.to_lowercase()));
    let title = title.map(|title| format!("\n{}", shortened(title))).unwrap_or_default();
    format!("{}{date}{title}", shortened(&name))
}

/// What is done and how often: `amends, implements ×2`; `×3` where nothing is said.
fn relations(citation: &GraphCitation) -> String {
    let GraphCitation { count, relations, .. } = citation;
    let times = |count: u64| if count > 1 { format!("×{count}") } else { String::new() };
    let said: Vec<String> = relations.iter().map(|(name, count)| format!("{name} {}", times(*count))).collect();
    let said: Vec<&str> = said.iter().map(|said| said.trim_end()).collect();
    if said.is_empty() { times(*count) } else { said.join(", ") }
}

/// As many whole words as fit.
fn shortened(title: &str) -> String {
    let mut kept = String::new();
    let mut taken = 0;
    for word in title.split_whitespace() {
        let length = word.chars().count() + usize::from(taken > 0);
        if taken + length > TITLE {
            kept.push_str(if kept.is_empty() { "…" } else { " …" });
            return kept;
        }
        kept.extend([" "].iter().take(usize::from(taken > 0)).chain([&word]).copied());
        taken += length;
    }
    kept
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() || is_directional(c) => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a character turns the direction of what stands behind it.
fn is_directional(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[track_caller]
    fn check(paper: GraphPaper, expected: &str) {
        let graph = CitationGraph { papers: vec![paper], ..CitationGraph::default() };
        assert_eq!(write(&graph).lines().nth(3), Some(expected));
    }

    fn paper(number: &str, title: &str) -> GraphPaper {
        let title = Some(title.to_owned()).filter(|title| !title.is_empty());
        GraphPaper { number: Some(number.into()), title, told: true, ..GraphPaper::default() }
    }

    #[test]
    fn a_date_tells_papers_of_one_number_apart() {
        let dated = |date: &str| GraphPaper { date: Some(date.into()), ..paper("7-CT/TU", "") };
        let papers = vec![dated("2016-05-12"), dated("2021-04-03"), paper("8-CT/TU", "")];
        let dot = write(&CitationGraph { papers, ..CitationGraph::default() });
        assert!(dot.contains("\"7-CT/TU (2016-05-12)\"") && dot.contains("\"7-CT/TU (2021-04-03)\""), "{dot}");
        assert!(dot.contains("\"8-CT/TU\""), "{dot}");
    }

    #[test]
    fn labels_are_quoted_whatever_they_hold() {
        check(paper("24-CT/TU", "về “kỷ luật”"), "  n0 [label=\"24-CT/TU\\nvề “kỷ luật”\", style=dashed];");
        let untold = GraphPaper { told: false, ..paper("CT 24", "") };
        check(untold, "  n0 [label=\"CT 24\", style=dotted];");
        check(paper("a\"b\\", "c\u{1b}\r\n<d>"), "  n0 [label=\"a\\\"b\\\\\\nc\u{20} <d>\", style=dashed];");
        check(paper("1", &"việc ".repeat(30)), &format!("  n0 [label=\"1\\n{}…\", style=dashed];", "việc ".repeat(12)));
        check(GraphPaper { documents: vec!["a.md".into()], ..GraphPaper::default() }, "  n0 [label=\"a.md\"];");
    }

    #[test]
    fn edges_say_what_is_done() {
        let edge = |relations: &[(&str, u64)], count| GraphCitation {
            count,
            relations: relations.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect::<BTreeMap<_, _>>(),
            ..GraphCitation::default()
        };
        assert_eq!(relations(&edge(&[("implements", 2), ("amends", 1)], 4)), "amends, implements ×2");
        assert_eq!(relations(&edge(&[], 3)), "×3");
        assert_eq!(relations(&edge(&[], 1)), "");
    }
}
