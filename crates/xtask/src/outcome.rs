//! Outcomes: how a step of `cargo xtask ci` ended.
//!
//! | outcome               | in the table                                  |
//! | --------------------- | --------------------------------------------- |
//! | `Passed`              | `ok`                                          |
//! | `Skipped("no tar")`   | `SKIP  no tar`: it could not run, and says why |
//! | `Failed("exit 101")`  | `FAILED  exit 101`                            |

use std::fmt;

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It ran and holds.
    Passed,
    /// It did not run, for this reason.
    Skipped(String),
    /// It ran and does not hold, or could not be run at all.
    Failed(String),
}

impl Outcome {
    /// What a verb by itself answers: a skip is said, and is no failure.
    pub(crate) fn into_result(self) -> Result<(), String> {
        match self {
            Outcome::Passed => Ok(()),
            Outcome::Skipped(reason) => {
                println!("SKIP {reason}");
                Ok(())
            }
            Outcome::Failed(reason) => Err(reason),
        }
    }
}

impl From<Result<(), String>> for Outcome {
    fn from(result: Result<(), String>) -> Outcome {
        match result {
            Ok(()) => Outcome::Passed,
            Err(message) => Outcome::Failed(message),
        }
    }
}

impl fmt::Display for Outcome {
    /// One line; of a long message the first.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Passed => f.write_str("ok"),
            Outcome::Skipped(reason) => write!(f, "SKIP    {}", reason.lines().next().unwrap_or_default()),
            Outcome::Failed(reason) => write!(f, "FAILED  {}", reason.lines().next().unwrap_or_default()),
        }
    }
}
