//! Time and size beside plain tantivy, in one run.
//!
//! | part       | what is compared                                           | in            |
//! | ---------- | ---------------------------------------------------------- | ------------- |
//! | `indexing` | the same records into fresh folders, one after the other   | [`indexing`]  |
//! | `size`     | the files of the indexes, as written and in one segment    | [`size`]      |
//! | `store`    | our stored fields in larger blocks                         | [`store`]     |
//! | `search`   | the same queries, each asked of all, one after the other   | [`search`]    |
//! | `cancel`   | nothing: how soon a cancelled search of a million units comes back, when asked for | [`cancel`] |
//!
//! Machines are noisy and differ: what counts is the ratio within one run.

mod args;
mod cancel;
mod corpus;
mod cost;
mod engine;
mod indexing;
mod plain;
mod report;
mod search;
mod size;
mod store;
mod table;
mod times;

use std::process::ExitCode;

use args::{Args, Part};
use clap::Parser;
use corpus::Corpus;
use engine::Engine;
use report::Report;

/// Whatever goes wrong ends the run.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let args = Args::parse();
    if args.parts == [Part::Cancel] {
        return ended(cancel::run(args.papers, args.rounds.max(1) * 4).map(|figures| println!("{figures}")));
    }
    let corpus = match Corpus::read(args.articles) {
        Ok(corpus) => corpus,
        Err(reason) => {
            println!("SKIP tracuu-bench-speed: {reason}");
            return ExitCode::SUCCESS;
        }
    };
    ended(run(&args, &corpus))
}

fn ended(run: Result<()>) -> ExitCode {
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args, corpus: &Corpus) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut report = Report::of(corpus);
    println!("{} articles, {:.1} MB of text\n", report.articles, report.text_bytes as f64 / 1e6);
    let rounds = if args.runs(Part::Indexing) { args.rounds } else { 1 };
    let index = |engines| indexing::run(engines, &corpus.documents, folder.path(), args.memory(), rounds);
    if let Some(engine) = args.only {
        println!("{}", index(&[engine])?);
        return Ok(());
    }
    let indexing = index(&Engine::ALL)?;
    if args.runs(Part::Indexing) {
        println!("{indexing}");
        report.indexing = Some(indexing);
    }
    let written = size::measure(folder.path())?;
    if !args.unmerged {
        Engine::ALL.iter().try_for_each(|engine| engine.merge(folder.path()))?;
    }
    if args.runs(Part::Size) {
        let sizes = size::Sizes { written, searched: size::measure(folder.path())? };
        println!("{sizes}");
        report.sizes = Some(sizes);
    }
    if args.runs(Part::Store) {
        let trials = store::run(folder.path())?;
        println!("{trials}");
        report.store = Some(trials);
    }
    if args.runs(Part::Search) {
        for file in &args.queries {
            let figures = search::run(folder.path(), corpus, file, args.rounds)?;
            println!("{figures}");
            report.search.push(figures);
        }
    }
    args.json.as_ref().map_or(Ok(()), |path| report.write(path))
}
