//! `tracuu stats`: says what an index holds.
//!
//! ```text
//! documents          15
//! units             412
//! bytes of text  83,120
//! ```

use tracuu::IndexStats;

use crate::args::StatsArgs;
use crate::figure::grouped;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;

/// Counts and prints.
pub(crate) fn run(args: &StatsArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let StatsArgs { place, json } = args;
    let stats = place::open(place, output)?.stats()?;
    if *json {
        output.json(&stats)?
    } else {
        output.paragraphs(&table(&rows(&stats)))?
    }
    Ok(Outcome::Done)
}

fn rows(stats: &IndexStats) -> Vec<(&'static str, String)> {
    let IndexStats { documents, units, text_bytes, terms, tokens, segments, index_bytes, format } = stats;
    vec![
        ("documents", grouped(*documents)),
        ("units", grouped(*units)),
        ("bytes of text", grouped(*text_bytes)),
        ("terms", grouped(*terms)),
        ("tokens", grouped(*tokens)),
        ("segments", grouped(*segments)),
        ("bytes of index", grouped(*index_bytes)),
        ("index format", format.to_string()),
    ]
}

/// Names on the left, figures on the right.
pub(crate) fn table(rows: &[(&str, String)]) -> Vec<Paragraph> {
    let names = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let figures = rows.iter().map(|(_, figure)| figure.len()).max().unwrap_or(0);
    rows.iter().map(|(name, figure)| Paragraph::plain(&format!("{name:<names$}  {figure:>figures$}"))).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_left_figures_right() {
        let rows = [("documents", "15".to_owned()), ("units", "1,200".to_owned())];
        let page: String = super::table(&rows).iter().map(|line| line.render(Some(80))).collect();
        assert_eq!(page, "documents     15\nunits      1,200\n");
    }
}
