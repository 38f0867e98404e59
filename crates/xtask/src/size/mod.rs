//! `cargo xtask size`: what the library weighs on a phone, and which parts weigh most.
//!
//! ```text
//! stripped        5.41 MB  of 6.00 MB
//! with symbols    7.02 MB
//! ```
//!
//! The library is that of this machine, in the profile `mobile`. What is shipped is stripped of everything; the sources of the bindings
//! are read from it before, because their metadata go with the symbols. The parts stand by the crate that a function's name begins with:
//! what a crate makes of a generic function of another counts for the other.

mod parts;

use std::fs;
use std::path::Path;

use crate::library::{self, Profile};
use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

/// What the stripped library may weigh, in bytes.
const GOAL: u64 = 6_000_000;
/// How many parts are printed.
const PARTS: usize = 16;

/// Builds, strips, weighs; fails where the library is over [`GOAL`].
pub(crate) fn run(workspace: &Workspace) -> Outcome {
    match weigh(workspace) {
        Ok(outcome) => outcome,
        Err(message) => Outcome::Failed(message),
    }
}

fn weigh(workspace: &Workspace) -> Result<Outcome, String> {
    let library = library::build(workspace, Profile::Mobile)?;
    let shown = library.to_string_lossy();
    show(workspace, "sections", "size", &["--format=sysv", "--radix=10", &shown], parts::sections);
    show(workspace, "crates", "nm", &["--print-size", "--radix=d", "--demangle", &shown], parts::crates);

    println!("\n{:<16}{:>6.2} MB", "with symbols", megabytes(bytes(&library)?));
    let stripped = library.with_extension("stripped");
    let arguments = ["--strip-all", "-o", &stripped.to_string_lossy(), &shown];
    if !matches!(step::capture(step::command(workspace, "strip", &arguments)), Ok((true, _))) {
        return Ok(Outcome::Skipped("there is no `strip`: the size that is shipped is not known".into()));
    }
    let size = bytes(&stripped)?;
    println!("{:<16}{:>6.2} MB of {:.2} MB", "stripped", megabytes(size), megabytes(GOAL));
    Ok(if size <= GOAL {
        Outcome::Passed
    } else {
        Outcome::Failed(format!("expected a stripped library of at most {GOAL} bytes, but found {size}"))
    })
}

/// Prints what `tool` tells of the library, the largest first, or that the tool is missing.
fn show(workspace: &Workspace, what: &str, tool: &str, arguments: &[&str], read: fn(&str) -> Vec<parts::Part>) {
    match step::capture(step::command(workspace, tool, arguments)) {
        Ok((true, report)) => println!("\n{}", table(what, &read(&report))),
        Ok((false, report)) => println!("SKIP {what}: {tool} failed: {}", report.trim()),
        Err(reason) => println!("SKIP {what}: {reason}"),
    }
}

/// The largest parts, and the rest as one.
fn table(what: &str, parts: &[parts::Part]) -> String {
    let (named, rest) = parts.split_at(parts.len().min(PARTS));
    let mut table = format!("{what:<24}{:>10}", "bytes");
    for (name, size) in named {
        table.push_str(&format!("\n{name:<24}{size:>10}"));
    }
    let rest_size: u64 = rest.iter().map(|(_, size)| size).sum();
    if !rest.is_empty() {
        table.push_str(&format!("\n{:<24}{rest_size:>10}", format!("{} others", rest.len())));
    }
    table
}

fn bytes(file: &Path) -> Result<u64, String> {
    fs::metadata(file).map(|metadata| metadata.len()).map_err(|error| format!("{}: {error}", file.display()))
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_ends_with_the_rest() {
        let parts: Vec<parts::Part> = (0..18).map(|n| (format!("part{n}"), 100 - n)).collect();
        let table = table("crates", &parts);
        assert_eq!(table.lines().next(), Some("crates                       bytes"));
        assert_eq!(table.lines().last(), Some("2 others                       167"));
        assert_eq!(table.lines().count(), 1 + PARTS + 1);
    }
}
