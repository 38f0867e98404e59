//! `tracuu index`: puts files and folders into an index.
//!
//! ```text
//! indexed 15 documents in 412 units
//! read 83,120 bytes in 0.21 s, 0.4 MB/s
//! replaced 3 older documents
//! ignored 1 file of another kind
//! ```

use std::path::PathBuf;

use tracuu::{IndexSummary, IndexWriter, MemoryBudget, SearchIndex, WriterOptions};

use crate::args::IndexArgs;
use crate::figure::{counted, grouped, speed};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::progress::Bar;

/// Indexes and prints the summary.
pub(crate) fn run(args: &IndexArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let IndexArgs { paths, into: _, fresh: _, memory: _, threads: _, json } = args;
    expect_any(paths)?;
    let summary = fill(&mut writer(args)?, paths, output)?;
    if *json {
        output.json(&summary)?
    } else {
        report(&summary, output)?
    }
    Ok(outcome(&summary))
}

/// The writer that the arguments ask for.
fn writer(args: &IndexArgs) -> Result<IndexWriter, Failure> {
    let memory_budget = MemoryBudget(usize::from(args.memory) * 1_000_000);
    let options = WriterOptions { memory_budget, threads: usize::from(args.threads) };
    if !args.fresh {
        return Ok(SearchIndex::open_or_create(&args.into)?.writer(&options)?);
    }
    // What can be opened is emptied by the commit that fills it: until then the old index is there.
    let Ok(index) = SearchIndex::open(&args.into) else {
        return Ok(SearchIndex::create(&args.into)?.writer(&options)?);
    };
    let mut writer = index.writer(&options)?;
    writer.delete_all()?;
    Ok(writer)
}

fn fill(writer: &mut IndexWriter, paths: &[PathBuf], output: &Output) -> Result<IndexSummary, Failure> {
    let bar = Bar::new(output);
    Ok(writer.add_paths(paths, &mut |progress| {
        bar.show(progress);
        Ok(())
    })?)
}

/// A slip in the only path must not cost the old index that `--fresh` throws away.
fn expect_any(paths: &[PathBuf]) -> Result<(), Failure> {
    if paths.iter().any(|path| path.exists()) {
        return Ok(());
    }
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let names = names.join(", ");
    Err(Failure::Sentence(format!("expected files or folders to index, but found nothing under the name of {names}")))
}

fn outcome(summary: &IndexSummary) -> Outcome {
    if summary.skipped.is_empty() { Outcome::Done } else { Outcome::Skipped }
}

fn report(summary: &IndexSummary, output: &mut Output) -> Result<(), Failure> {
    output.paragraphs(&page(summary))?;
    place::say_skipped(summary, output);
    summary.remarks.iter().for_each(|remark| output.say(remark));
    Ok(())
}

/// The summary in lines; figures that are nought only where they tell something.
fn page(summary: &IndexSummary) -> Vec<Paragraph> {
    let IndexSummary { documents, units, bytes, replaced, ignored, seconds, skipped, remarks: _ } = summary;
    let mut lines = vec![
        format!("indexed {} in {}", counted(*documents, "document"), counted(*units, "unit")),
        format!("read {} bytes in {seconds:.2} s, {}", grouped(*bytes), speed(*bytes, *seconds)),
    ];
    let skipped = u64::try_from(skipped.len()).unwrap_or(u64::MAX);
    lines.extend(some(*replaced, |n| format!("replaced {}", counted(n, "older document"))));
    lines.extend(some(*ignored, |n| format!("ignored {}", counted(n, "file") + " of other kinds")));
    lines.extend(some(skipped, |n| format!("skipped {}", counted(n, "piece") + " of input")));
    lines.iter().map(|line| Paragraph::plain(line)).collect()
}

fn some(number: u64, line: impl FnOnce(u64) -> String) -> Option<String> {
    (number > 0).then(|| line(number))
}

#[cfg(test)]
mod tests {
    use tracuu::{IndexSummary, Skipped};

    use super::{outcome, page};
    use crate::outcome::Outcome;

    #[track_caller]
    fn check(summary: &IndexSummary, lines: &str, end: Outcome) {
        let page: String = page(summary).iter().map(|line| line.render(None)).collect();
        assert_eq!((page.trim_end(), outcome(summary)), (lines, end));
    }

    #[test]
    fn says_what_was_done() {
        let summary = IndexSummary { documents: 2, units: 1_200, bytes: 3_000_000, seconds: 1.5, ..Default::default() };
        let lines = "indexed 2 documents in 1,200 units\nread 3,000,000 bytes in 1.50 s, 2.0 MB/s";
        check(&summary, lines, Outcome::Done);
        let summary = IndexSummary { replaced: 1, ignored: 2, ..summary };
        let lines = format!("{lines}\nreplaced 1 older document\nignored 2 files of other kinds");
        check(&summary, &lines, Outcome::Done);
    }

    #[test]
    fn says_what_was_not() {
        let nothing = "indexed 0 documents in 0 units\nread 0 bytes in 0.00 s, 0.0 MB/s";
        check(&IndexSummary::default(), nothing, Outcome::Done);
        let skipped = vec![Skipped { path: "a.md".into(), line: None, reason: "expected UTF-8".into() }];
        let summary = IndexSummary { skipped, ..Default::default() };
        check(&summary, &format!("{nothing}\nskipped 1 piece of input"), Outcome::Skipped);
    }
}
