//! `cargo xtask ci`: every check in order, and a table at the end.
//!
//! ```text
//! step            seconds
//! fmt                 0.9  ok
//! clippy             41.2  FAILED  cargo clippy --workspace --all-targets -- -D warnings: exit status: 101
//! advisories          3.0  SKIP    the advisory database cannot be reached
//! ```
//!
//! A red step does not stop the ones after it: one run tells everything that is wrong.

use std::env;
use std::time::Duration;

use crate::outcome::Outcome;
use crate::workspace::Workspace;
use crate::{
    alignment, bindings, codegen, conformance, deny, examples, ffi_surface, layers, mobile_check, package, step,
};

/// What a step does.
type Work = fn(&Workspace) -> Outcome;

/// The steps, in the order in which they run: the quick ones that fail often come first.
const STEPS: &[(&str, Work)] = &[
    ("fmt", |w| cargo(w, &["fmt", "--all", "--check"])),
    ("clippy", |w| cargo(w, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("layers", |w| own(w, "layers", layers::check)),
    ("codegen", |w| own(w, "codegen --check", codegen::check)),
    ("test", test),
    ("conformance", |w| conformance::run(w, &[])),
    ("docs", docs),
    ("examples", |w| own(w, "examples", examples::check)),
    ("ffi-surface", |w| verb(w, "ffi-surface", &["--check"], ffi_surface::run)),
    ("alignment", |w| verb(w, "alignment", &[], alignment::run)),
    ("mobile-check", |w| verb(w, "mobile-check", &[], mobile_check::run)),
    ("uniffi 0.31", |w| verb(w, "bindings", &["--uniffi", "0.31"], bindings::run)),
    ("deny", |w| deny::policy(w).into()),
    ("advisories", deny::advisories),
    ("package", |w| own(w, "package", package::check)),
];

/// Runs every step, prints the table and fails when one of them did.
pub(crate) fn run(workspace: &Workspace) -> Result<(), String> {
    let mut rows = Vec::new();
    for &(name, work) in STEPS {
        println!("\n== {name}");
        let (outcome, time) = step::timed(|| work(workspace));
        match &outcome {
            Outcome::Passed => {}
            Outcome::Skipped(reason) => println!("SKIP {name}: {reason}"),
            Outcome::Failed(reason) => eprintln!("FAILED {name}: {reason}"),
        }
        rows.push((name, time, outcome));
    }
    println!("\n{}", table(&rows));
    verdict(&rows)
}

/// The rows as a table for a terminal.
fn table(rows: &[(&str, Duration, Outcome)]) -> String {
    let mut table = format!("{:<13}{:>10}\n", "step", "seconds");
    for (name, time, outcome) in rows {
        table.push_str(&format!("{name:<13}{:>10.1}  {outcome}\n", time.as_secs_f64()));
    }
    table
}

/// An error that names the failed steps, if there are any.
fn verdict(rows: &[(&str, Duration, Outcome)]) -> Result<(), String> {
    let failed = rows.iter().filter(|(_, _, outcome)| matches!(outcome, Outcome::Failed(_)));
    let failed: Vec<&str> = failed.map(|(name, _, _)| *name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("ci failed: {}", failed.join(", "))) }
}

/// One call of cargo.
fn cargo(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    step::run(step::command(workspace, "cargo", arguments)).into()
}

/// A verb of this program, run in this process.
fn own(workspace: &Workspace, verb: &str, work: fn(&Workspace) -> Result<(), String>) -> Outcome {
    println!("$ cargo xtask {verb}");
    work(workspace).into()
}

/// The same for a verb that takes arguments and may be skipped.
fn verb(workspace: &Workspace, name: &str, arguments: &[&str], work: fn(&Workspace, &[&str]) -> Outcome) -> Outcome {
    println!("$ cargo xtask {}", [&[name], arguments].concat().join(" "));
    work(workspace, arguments)
}

/// The test command of the README, unless the caller says that it has just run it.
fn test(workspace: &Workspace) -> Outcome {
    if env::var_os("TRACUU_TESTED").is_some_and(|value| value == "1") {
        return Outcome::Skipped("the caller has just run `cargo test --workspace` (TRACUU_TESTED=1)".into());
    }
    cargo(workspace, &["test", "--workspace"])
}

/// The documentation, where a broken link is an error.
fn docs(workspace: &Workspace) -> Outcome {
    let mut command = step::command(workspace, "cargo", &["doc", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    step::run(command).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<(&'static str, Duration, Outcome)> {
        vec![
            ("fmt", Duration::from_millis(940), Outcome::Passed),
            ("clippy", Duration::from_secs(41), Outcome::Failed("cargo clippy: exit status: 101\nmore".into())),
            ("advisories", Duration::ZERO, Outcome::Skipped("no network".into())),
        ]
    }

    #[test]
    fn the_table_has_a_line_a_step() {
        let expected = "\
step            seconds
fmt                 0.9  ok
clippy             41.0  FAILED  cargo clippy: exit status: 101
advisories          0.0  SKIP    no network
";
        assert_eq!(table(&rows()), expected);
    }

    #[test]
    fn one_red_step_fails_the_whole_and_a_skipped_one_does_not() {
        assert_eq!(verdict(&rows()), Err("ci failed: clippy".into()));
        let (head, tail) = (rows().swap_remove(0), rows().swap_remove(2));
        assert_eq!(verdict(&[head, tail]), Ok(()));
    }
}
