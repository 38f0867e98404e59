//! `cargo xtask ffi-surface [--check]`: `crates/tracuu-ffi/ffi_surface.txt`, which lists all that hosts can see.
//!
//! ```text
//! record NumberHit
//!   id: String
//!   number: Option<String>
//! ```
//!
//! The list is read from the built library, so it holds what is exported and not what was meant to be. It is committed: a change of the
//! surface is seen in review, and what breaks a host is a changed or missing line.

use std::fs;

use crate::library::{self, Profile};
use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

const FILE: &str = "crates/tracuu-ffi/ffi_surface.txt";

/// Writes the list, or compares it.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    match arguments {
        [] => write(workspace).into(),
        ["--check"] => check(workspace).into(),
        other => Outcome::Failed(format!("expected `[--check]`, but found `{}`", other.join(" "))),
    }
}

fn write(workspace: &Workspace) -> Result<(), String> {
    let surface = read(workspace)?;
    fs::write(workspace.root.join(FILE), &surface).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE}: {} lines", surface.lines().count());
    Ok(())
}

fn check(workspace: &Workspace) -> Result<(), String> {
    let found = read(workspace)?;
    let committed = workspace.read(FILE).unwrap_or_default();
    if found == committed {
        println!("{FILE} lists what the library exports");
        return Ok(());
    }
    let difference = difference(&committed, &found);
    Err(format!("{FILE} differs from the library; `cargo xtask ffi-surface` writes it\n{difference}"))
}

/// The list, by the one program of the workspace that reads UniFFI's metadata.
fn read(workspace: &Workspace) -> Result<String, String> {
    let library = library::build(workspace, Profile::Dev)?;
    let arguments = ["run", "--quiet", "--package", "uniffi-bindgen", "--", "surface", &library.to_string_lossy()];
    step::output(step::command(workspace, "cargo", &arguments))
}

/// Lines that one text has and the other has not, `-` for `old` and `+` for `new`, each under the item that it belongs to.
fn difference(old: &str, new: &str) -> String {
    let (old, new) = (rows(old), rows(new));
    let missing = old.iter().filter(|row| !new.contains(row)).map(|row| (row, '-'));
    let added = new.iter().filter(|row| !old.contains(row)).map(|row| (row, '+'));
    let mut changed: Vec<_> = missing.chain(added).collect();
    // The heading of an item before its lines.
    changed.sort_by_key(|((item, line), sign)| (*item, item != line, *line, *sign));
    let mut difference: Vec<String> = changed.iter().map(|((item, line), sign)| row(item, line, *sign)).collect();
    if difference.is_empty() {
        difference.push("the same lines in another order".into());
    }
    difference.join("\n")
}

/// Every line with the item that it belongs to: the last line before it that is not indented.
fn rows(text: &str) -> Vec<(&str, &str)> {
    let mut item = "";
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if !line.starts_with(' ') {
            item = line;
        }
        rows.push((item, line));
    }
    rows
}

fn row(item: &str, line: &str, sign: char) -> String {
    if item == line { format!("{sign} {line}") } else { format!("{sign} {item}: {}", line.trim()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_names_the_item() {
        let old = "record Hit\n  id: String\n  score: f64\n\nrecord Page\n  hits: Vec<Hit>\n";
        let new =
            "record Hit\n  id: String\n  score: f32\n\nrecord Page\n  hits: Vec<Hit>\n\nrecord Word\n  text: String\n";
        let expected = "\
+ record Hit: score: f32
- record Hit: score: f64
+ record Word
+ record Word: text: String";
        assert_eq!(difference(old, new), expected);
        assert_eq!(difference("enum A\n  B\n  C\n", "enum A\n  C\n  B\n"), "the same lines in another order");
    }
}
