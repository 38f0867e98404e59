//! The `tracuu` command.
//!
//! | exit code | meaning |
//! | --------- | ------- |
//! | 0 | found, or done |
//! | 1 | nothing found |
//! | 2 | wrong usage, or an error |
//! | 3 | done, but something was skipped |
//!
//! Reading, indexing and searching are the library's; here are arguments, words on a terminal and figures of quality.

mod args;
mod clean;
mod cmd;
mod eval;
mod figure;
mod outcome;
mod output;
mod paragraph;
mod place;
mod progress;
mod record;
mod style;
mod wrap;

use std::process::ExitCode;

use args::{Args, Command};
use outcome::{Failure, Outcome};
use output::Output;

fn main() -> ExitCode {
    match args::parse(std::env::args_os()) {
        Ok(Args { command, color }) => answer(command, &mut Output::of_process(color)),
        Err(usage) => {
            // A reader that went away misses the help text and nothing else.
            let _ = usage.print();
            ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2))
        }
    }
}

/// Does what was asked and says how it went.
fn answer(command: Command, output: &mut Output) -> ExitCode {
    let outcome = run(command, output).and_then(|outcome| output.finish().map(|()| outcome));
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(Failure::BrokenPipe) => Outcome::Done.into(),
        Err(Failure::Sentence(sentence)) => {
            output.error(&sentence);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, output: &mut Output) -> Result<Outcome, Failure> {
    match command {
        Command::Index(args) => cmd::index::run(&args, output),
        Command::Search(args) => cmd::search::run(&args, output),
        Command::Explain(args) => cmd::explain::run(&args, output),
        Command::Suggest(args) => cmd::suggest::run(&args, output),
        Command::Show(args) => cmd::show::run(&args, output),
        Command::Stats(args) => cmd::stats::run(&args, output),
        Command::Delete(args) => cmd::delete::run(&args, output),
        Command::Parse(args) => cmd::parse::run(&args, output),
        Command::Cites(args) => cmd::cites::run(&args, output),
        Command::Graph(args) => cmd::graph::run(&args, output),
        Command::Text(args) => cmd::text::run(&args, output),
        Command::Eval(args) => cmd::eval::run(&args, output),
    }
}
