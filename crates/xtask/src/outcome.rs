//! Outcomes: how a step of `cargo xtask ci` ended.
//!
//! | outcome               | in the table                                  |
//! | --------------------- | --------------------------------------------- |
//! | `Passed`              | `ok`                                          |
//! | `Skipped("no tar")`   | `SKIP  no tar`: it could not run, and says why |
//! | `Failed("exit 101")`  | `FAILED  exit 101`                            |
//!
//! `TRACUU_REQUIRE=python,kotlin` names bindings that must be tested here: a skip of theirs is a failure then. `.ci/run` sets it.

use std::env;
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
    /// The same, but a failure where it is a skip of something that `TRACUU_REQUIRE` names.
    pub(crate) fn required(self, name: &str) -> Outcome {
        self.demanded(name, &env::var("TRACUU_REQUIRE").unwrap_or_default())
    }

    fn demanded(self, name: &str, required: &str) -> Outcome {
        match self {
            Outcome::Skipped(reason) if required.split(',').any(|word| word.trim() == name) => {
                Outcome::Failed(format!("TRACUU_REQUIRE names {name}, which was skipped: {reason}"))
            }
            other => other,
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_required_may_not_be_skipped() {
        let skipped = || Outcome::Skipped("no `mvn`".to_owned());
        let check = |required, expected| assert_eq!(skipped().demanded("kotlin", required), expected);
        check("", skipped());
        check("python", skipped());
        let failed = Outcome::Failed("TRACUU_REQUIRE names kotlin, which was skipped: no `mvn`".to_owned());
        check("python,kotlin", failed.clone());
        check("kotlin, python", failed);
        assert_eq!(Outcome::Passed.demanded("kotlin", "kotlin"), Outcome::Passed);
    }
}
