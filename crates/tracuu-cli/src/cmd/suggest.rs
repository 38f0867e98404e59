//! `tracuu suggest`: completes what is typed, or says what it was meant to be.
//!
//! ```text
//! Nghị quyết về chuyển đổi số
//!   title · 1 document · 08-nq-tu.md
//! nghị quyết
//!   phrase
//! ```

use serde::Serialize;
use tracuu::{Correction, SuggestRequest, SuggestResponse, Suggestion, SuggestionKind, SuggestionPart};

use crate::args::{Kind, SuggestArgs};
use crate::figure::counted;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::style::{MATCH, PLAIN, Run};

/// Completes or corrects, and prints the answer.
pub(crate) fn run(args: &SuggestArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let index = place::open(&args.place, output)?;
    if args.correct {
        let query = args.text();
        let correction = index.did_you_mean(&query)?;
        return corrected(&query, correction, args.json, output);
    }
    let response = index.suggest(&request(args))?;
    if args.json {
        output.json(&response)?;
    } else {
        report(&response, output)?;
    }
    Ok(if response.suggestions.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

fn request(args: &SuggestArgs) -> SuggestRequest {
    let kinds: Vec<SuggestionKind> = args.kind.iter().map(kind).collect();
    let kinds = if kinds.is_empty() { SuggestionKind::ALL.to_vec() } else { kinds };
    SuggestRequest { text: args.text(), limit: usize::from(args.limit), kinds }
}

fn kind(kind: &Kind) -> SuggestionKind {
    match kind {
        Kind::Title => SuggestionKind::Title,
        Kind::Number => SuggestionKind::Number,
        Kind::Issuer => SuggestionKind::Issuer,
        Kind::Phrase => SuggestionKind::Phrase,
    }
}

fn report(response: &SuggestResponse, output: &mut Output) -> Result<(), Failure> {
    for Suggestion { kind, text: _, documents, id, parts } in &response.suggestions {
        let runs = parts.iter().map(part_run).collect();
        output.paragraph(&Paragraph { runs, ..Default::default() })?;
        let documents = documents.map(|documents| counted(documents, "document"));
        let facts = Paragraph::facts(&[Some(kind.name()), documents.as_deref(), id.as_deref()]);
        output.paragraph(&Paragraph { indent: 2, ..facts })?;
    }
    if response.suggestions.is_empty() {
        output.say("nothing found");
    }
    Ok(())
}

fn part_run(SuggestionPart { text, highlighted }: &SuggestionPart) -> Run {
    Run::new(if *highlighted { MATCH } else { PLAIN }, text)
}

/// What `--correct --json` prints.
#[derive(Serialize)]
struct Corrected<'a> {
    query: &'a str,
    correction: Option<Correction>,
}

fn corrected(query: &str, correction: Option<Correction>, json: bool, output: &mut Output) -> Result<Outcome, Failure> {
    let outcome = if correction.is_some() { Outcome::Done } else { Outcome::NothingFound };
    match &correction {
        _ if json => output.json(&Corrected { query, correction })?,
        Some(correction) => output.text(&correction.text)?,
        None => output.say("nothing to correct"),
    }
    Ok(outcome)
}
