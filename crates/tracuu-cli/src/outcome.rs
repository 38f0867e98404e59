//! How a command ended.
//!
//! | ended as | exit code | words on stderr |
//! | -------- | --------- | --------------- |
//! | `Outcome::Done` | 0 | |
//! | `Outcome::NothingFound` | 1 | said by the command |
//! | `Failure::Sentence` | 2 | `error: expected …, but found …` |
//! | `Outcome::Skipped` | 3 | said by the command |
//! | `Failure::BrokenPipe` | 0 | |

use std::io;
use std::path::Path;
use std::process::ExitCode;

/// The end of a command that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Found, or done.
    Done,
    /// Nothing that was asked for is there.
    NothingFound,
    /// Done, but something was left out.
    Skipped,
}

/// The end of a command that could not.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Whoever read our output went away, as `head` does.
    BrokenPipe,
    /// What was expected and what was found.
    Sentence(String),
}

impl Failure {
    /// A file that the system could not read or write.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Failure {
        Failure::Sentence(format!("{}: {error}", path.display()))
    }

    /// A line of a file, counted from 1, that is not what it should be.
    pub(crate) fn line(path: &Path, line: usize, sentence: &str) -> Failure {
        Failure::Sentence(format!("{}, line {line}: {sentence}", path.display()))
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Done => ExitCode::from(0),
            Outcome::NothingFound => ExitCode::from(1),
            Outcome::Skipped => ExitCode::from(3),
        }
    }
}

impl From<tracuu::SearchError> for Failure {
    fn from(error: tracuu::SearchError) -> Failure {
        Failure::Sentence(error.to_string())
    }
}

/// An error in writing to the standard output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::Sentence(format!("the output could not be written: {error}")),
        }
    }
}
