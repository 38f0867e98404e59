//! `tracuu eval`: measures search quality and speed on topics with relevance judgements.
//!
//! ```text
//! MRR@10            0.6123
//! R@1               0.5021
//! …
//! p50            1.204 ms
//! topics              667
//! judged              667
//! ```

use crate::args::EvalArgs;
use crate::cmd::stats::table;
use crate::eval::{self, Report, qrels, run_file, topics};
use crate::figure::{counted, grouped};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::place;

/// Runs the topics and prints the figures.
pub(crate) fn run(args: &EvalArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let EvalArgs { place, queries, qrels, run, tag, json } = args;
    let topics = topics::read(queries)?;
    let judgements = qrels::read(qrels)?;
    let run_file = run.as_deref().map(run_file::create).transpose()?;
    let index = place::open(place, output)?;
    let answers = eval::answer_all(&index, &topics)?;
    if let Some(run_file) = run_file {
        run_file.write(&answers, tag)?;
    }
    let report = eval::report(&answers, &judgements)?;
    say_uncounted(&report, eval::without_query(&topics, &judgements), output);
    if *json {
        output.json(&report)?
    } else {
        output.paragraphs(&table(&rows(&report)))?
    }
    Ok(Outcome::Done)
}

/// Topics and judgements that have no counterpart are no error, but nobody should overlook them.
fn say_uncounted(report: &Report, without_query: usize, output: &mut Output) {
    let without_judgement = report.topics - report.judged;
    for (number, lacks) in [(without_judgement, "a judgement above 0"), (without_query, "a query")] {
        if number > 0 {
            let topics = counted(u64::try_from(number).unwrap_or(u64::MAX), "topic");
            output.say(&format!("{topics} without {lacks}: not counted in the means"));
        }
    }
}

fn rows(report: &Report) -> Vec<(&'static str, String)> {
    let Report { means, latency, topics, judged } = report;
    let eval::Means { mrr_10, r_1, r_5, r_10, r_100, ndcg_10 } = means;
    let eval::Latency { p50_ms, p95_ms, p99_ms } = latency;
    let share = |value: &f64| format!("{value:.4}");
    let time = |value: &f64| format!("{value:.3} ms");
    let count = |value: &usize| grouped(u64::try_from(*value).unwrap_or(u64::MAX));
    vec![
        ("MRR@10", share(mrr_10)),
        ("R@1", share(r_1)),
        ("R@5", share(r_5)),
        ("R@10", share(r_10)),
        ("R@100", share(r_100)),
        ("nDCG@10", share(ndcg_10)),
        ("p50", time(p50_ms)),
        ("p95", time(p95_ms)),
        ("p99", time(p99_ms)),
        ("topics", count(topics)),
        ("judged", count(judged)),
    ]
}
