//! `cargo xtask size [--host]`: what the library weighs on a phone, and which parts weigh most.
//!
//! ```text
//! with symbols      7.65 MB
//! stripped          5.85 MB
//! ```
//!
//! The library is that of a 64-bit Android phone, in the profile `mobile`, or that of this machine, of which no size is asked. What is shipped is stripped of everything; the sources of the bindings
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

/// Builds, strips, weighs; the one for a phone fails where it is over [`GOAL`].
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let library = match arguments {
        [] => library::build_for_phone(workspace),
        ["--host"] => library::build(workspace, Profile::Mobile).map_err(Outcome::Failed),
        other => Err(Outcome::Failed(format!("expected `[--host]`, but found `{}`", other.join(" ")))),
    };
    let weighed = library.and_then(|library| weigh(workspace, &library));
    match weighed {
        Ok(size) if size > GOAL && arguments.is_empty() => {
            Outcome::Failed(format!("expected a stripped library of at most {GOAL} bytes, but found {size}"))
        }
        Ok(_) => Outcome::Passed,
        Err(outcome) => outcome,
    }
}

/// The size of `library` without symbols; prints that, its parts, and the size with symbols.
fn weigh(workspace: &Workspace, library: &Path) -> Result<u64, Outcome> {
    let shown = library.to_string_lossy();
    show(workspace, "sections", "size", &["--format=sysv", "--radix=10", &shown], parts::sections);
    show(workspace, "crates", "nm", &["--print-size", "--radix=d", "--demangle", &shown], parts::crates);

    // That of the toolchain reads the libraries of every machine, and finds its own where `cargo run` says that they are; the system's
    // reads those of this machine.
    let own = library::tools(workspace).map_err(Outcome::Failed)?.join("rust-objcopy");
    let tool = if own.is_file() { own.to_string_lossy().into_owned() } else { "objcopy".to_owned() };
    let stripped = library.with_extension("stripped");
    let arguments = ["--strip-all", &shown, &stripped.to_string_lossy()];
    match step::capture(step::command(workspace, &tool, &arguments)) {
        Ok((true, _)) => {}
        Ok((false, report)) => return Err(Outcome::Skipped(format!("{tool} cannot strip it: {}", report.trim()))),
        Err(reason) => return Err(Outcome::Skipped(reason)),
    }
    let size = bytes(&stripped).map_err(Outcome::Failed)?;
    println!("\n{:<16}{:>6.2} MB", "with symbols", megabytes(bytes(library).map_err(Outcome::Failed)?));
    println!("{:<16}{:>6.2} MB", "stripped", megabytes(size));
    Ok(size)
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
