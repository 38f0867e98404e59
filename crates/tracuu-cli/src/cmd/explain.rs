//! `tracuu explain`: says what the scores of a search are made of.
//!
//! ```text
//! 12-ct-tu.md  Điểm 2  score 1.7749
//!   signal                value    added
//!   rank                   1.000   +1.000
//!   sum_to_best            0.412   +1.236
//!   between_0_and_1        1.236   -0.461
//! ```
//!
//! What was added adds up to the score.

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
    let part = |ScorePart { name, value, added }: &ScorePart| {
        line(name, &format!("{:.3}", rounded(*value)), &format!("{:+.3}", rounded(*added)))
    };
    paragraphs.extend(parts.into_iter().map(part));
    paragraphs
}

/// To the three digits that are shown, so that nothing is *-0.000*.
fn rounded(figure: f32) -> f32 {
    let rounded = (figure * 1e3).round() / 1e3;
    if rounded == 0.0 { 0.0 } else { rounded }
}

fn line(name: &str, value: &str, added: &str) -> Paragraph {
    let runs = vec![Run::new(PLAIN, &format!("{name:<22}{value:>8}{added:>9}"))];
    Paragraph { indent: 2, hanging: 2, runs }
}
