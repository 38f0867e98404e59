//! `tracuu explain`: says what the scores of a search are made of.
//!
//! ```text
//! 12-ct-tu.md  Điểm 2  score 1.9873
//!   signal                value    added
//!   run                    1.000   +0.731
//!   title_coverage         0.412   +0.310
//! ```

use tracuu::{ScorePart, SearchRequest, UnitHit};

use crate::args::ExplainArgs;
use crate::cmd::search::asked;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::style::{LABEL, PLAIN, Run};

/// Searches and prints the parts of the scores, those that change them most first.
pub(crate) fn run(args: &ExplainArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let ExplainArgs { query, limit, json } = args;
    let index = place::open(&query.place, output)?;
    let limit = usize::from(*limit);
    let response = index.search(&SearchRequest { limit, units_per_document: 1, explain: true, ..asked(query) })?;
    if *json {
        output.json(&response)?;
    } else {
        let units = response.hits.iter().flat_map(|hit| hit.units.iter().map(|unit| (hit.id.as_str(), unit)));
        output.paragraphs(&units.flat_map(|(id, unit)| unit_paragraphs(id, unit)).collect::<Vec<_>>())?;
        response.diagnostics.iter().for_each(|diagnostic| output.say(&diagnostic.message));
    }
    Ok(if response.hits.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

fn unit_paragraphs(id: &str, unit: &UnitHit) -> Vec<Paragraph> {
    let UnitHit { label, score, explanation, .. } = unit;
    let heading = [id, label, &format!("score {score:.4}")].join("  ");
    let mut paragraphs = vec![
        Paragraph { runs: vec![Run::new(LABEL, &heading)], ..Default::default() },
        line("signal", "value", "added"),
    ];
    let mut parts: Vec<&ScorePart> = explanation.iter().collect();
    parts.sort_by(|a, b| b.added.abs().total_cmp(&a.added.abs()));
    let part =
        |ScorePart { name, value, added }: &ScorePart| line(name, &format!("{value:.3}"), &format!("{added:+.3}"));
    paragraphs.extend(parts.into_iter().map(part));
    paragraphs
}

fn line(name: &str, value: &str, added: &str) -> Paragraph {
    let runs = vec![Run::new(PLAIN, &format!("{name:<22}{value:>8}{added:>9}"))];
    Paragraph { indent: 2, hanging: 2, runs }
}
