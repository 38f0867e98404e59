//! `cargo xtask codegen`: tables in `data/` become Rust in `crates/*/src/generated/`.
//!
//! | generator      | reads                                         | writes, in `crates/tracuu-text/src/generated/` |
//! | -------------- | --------------------------------------------- | ---------------------------------------------- |
//! | `letters`      | `data/text/letters.tsv`                       | `letters.rs`                                   |
//! | `rimes`        | `data/text/rimes.tsv`, `data/text/onsets.tsv` | `rimes.rs`                                     |
//! | `number_codes` | `data/text/number_codes.tsv`                  | `number_codes.rs`                              |
//! | `plain_words`  | `data/text/plain_words.tsv`                   | `plain_words.rs`                               |
//! | `signs`        | `data/text/signs.tsv`                         | `signs.rs`                                     |
//! | `encodings`    | `data/encodings/*.tsv`                        | `encodings.rs`                                 |
//! | `look_alikes`  | `data/text/look_alikes.tsv`                   | `look_alikes.rs`                               |
//! | `document_kinds` | `data/catalog/document_kinds.toml`          | the same, in `tracuu-document`                 |
//! | `issuers`      | `data/catalog/issuers.toml`                   | the same, in `tracuu-document`                 |
//! | `places`       | `data/catalog/places.toml`                    | the same, in `tracuu-document`                 |
//! | `abbreviations` | `data/catalog/abbreviations.toml`           | the same, in `tracuu-document`                 |
//! | `terms`        | `data/catalog/terms.toml`                     | the same, in `tracuu-document`                 |
//! | `laws`         | `data/catalog/laws.toml`                      | the same, in `tracuu-document`                 |
//! | `body_words`   | `data/catalog/body_words.toml`                | the same, in `tracuu-document`                 |
//! | `ranker`       | `data/ranking/trees.tsv`                      | the same, in `tracuu`                          |
//!
//! A packaged crate cannot reach outside its own folder, so what is generated is committed. A generator is one file
//! with one function; to add one, write it and give it a line in [`GENERATORS`]. The `mod.rs` of a folder
//! `generated/` is written by hand.

mod abbreviations;
mod body_words;
mod catalog;
mod document_kinds;
mod encodings;
mod issuers;
mod laws;
mod letters;
mod look_alikes;
mod number_codes;
mod places;
mod plain_words;
mod ranker;
mod rimes;
mod rustfmt;
mod signs;
mod terms;

use std::collections::BTreeMap;
use std::fs;

use crate::workspace::{Workspace, files_under};

/// A file that a generator makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GeneratedFile {
    /// Where it goes: from the root, with forward slashes.
    pub(crate) path: &'static str,
    /// Its Rust, not yet formatted.
    pub(crate) content: String,
}

/// Turns tables into files, or says which row it does not understand.
type Generator = fn(&Workspace) -> Result<Vec<GeneratedFile>, String>;

/// Every generator.
const GENERATORS: &[Generator] = &[
    letters::generate,
    rimes::generate,
    number_codes::generate,
    plain_words::generate,
    signs::generate,
    look_alikes::generate,
    document_kinds::generate,
    issuers::generate,
    places::generate,
    body_words::generate,
    abbreviations::generate,
    terms::generate,
    laws::generate,
    encodings::generate,
    ranker::generate,
];

/// The lines that every generated file opens with.
fn header(what: &str, tables: &[&str]) -> String {
    let tables: Vec<String> = tables.iter().map(|table| format!("`{table}`")).collect();
    format!("//! {what}\n//!\n//! Written by `cargo xtask codegen` from {}. Do not edit.\n", tables.join(" and "))
}

/// Writes every generated file that differs from its tables.
pub(crate) fn write(workspace: &Workspace) -> Result<(), String> {
    let files = generate(workspace)?;
    for (path, content) in &files {
        if workspace.read(path).is_ok_and(|committed| committed == *content) {
            println!("{path}: up to date");
            continue;
        }
        let target = workspace.root.join(path);
        let folder = target.parent().unwrap_or(&workspace.root);
        fs::create_dir_all(folder).map_err(|error| format!("{path}: {error}"))?;
        fs::write(&target, content).map_err(|error| format!("{path}: {error}"))?;
        println!("{path}: written");
    }
    as_result(&strays(workspace, &files)?)
}

/// Compares every generated file with its tables; changes nothing.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let files = generate(workspace)?;
    let mut complaints = strays(workspace, &files)?;
    for (path, content) in &files {
        complaints.extend(difference(path, workspace.read(path).ok().as_deref(), content));
    }
    as_result(&complaints)?;
    println!("{} generated files agree with their tables", files.len());
    Ok(())
}

/// What every generator makes, formatted, by path.
fn generate(workspace: &Workspace) -> Result<BTreeMap<&'static str, String>, String> {
    let mut files = BTreeMap::new();
    for generator in GENERATORS {
        for GeneratedFile { path, content } in generator(workspace)? {
            let content = rustfmt::format(workspace, &content).map_err(|error| format!("{path}: {error}"))?;
            if files.insert(path, content).is_some() {
                return Err(format!("{path}: two generators write it"));
            }
        }
    }
    Ok(files)
}

/// A sentence for every file in a folder `generated/` that no generator writes.
fn strays(workspace: &Workspace, files: &BTreeMap<&str, String>) -> Result<Vec<String>, String> {
    let sources = files_under(&workspace.root.join("crates"), Some("rs"))?;
    let generated = sources.iter().filter(|path| path.parent().is_some_and(|p| p.ends_with("src/generated")));
    let paths = generated.map(|path| workspace.shown(path)).filter(|path| !path.ends_with("/mod.rs"));
    let strays = paths.filter(|path| !files.contains_key(path.as_str()));
    Ok(strays.map(|path| format!("{path}: no generator writes this file; delete it")).collect())
}

/// A sentence that says where `committed` departs from `expected`, unless they are equal.
fn difference(path: &str, committed: Option<&str>, expected: &str) -> Option<String> {
    const HINT: &str = "run `cargo xtask codegen` and commit what it writes";
    let Some(committed) = committed else {
        return Some(format!("{path}: the file is missing; {HINT}"));
    };
    if committed == expected {
        return None;
    }
    let (mut left, mut right) = (committed.split('\n'), expected.split('\n'));
    let (number, (found, wanted)) = (1..)
        .zip(std::iter::from_fn(|| Some((left.next(), right.next()))))
        .find(|(_, (found, wanted))| found != wanted)?;
    let line = |line: Option<&str>| line.map_or("  (the end)".to_string(), |line| format!("  {}", line.trim()));
    Some(format!("{path}:{number}: differs from its tables; {HINT}\n-{}\n+{}", line(found), line(wanted)))
}

/// The complaints as one error, if there are any.
fn as_result(complaints: &[String]) -> Result<(), String> {
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(committed: Option<&str>, expected: &str, hint: Option<&str>) {
        let found = difference("g.rs", committed, expected);
        let found = found.map(|found| found.replace("; run `cargo xtask codegen` and commit what it writes", ""));
        assert_eq!(found.as_deref(), hint);
    }

    #[test]
    fn a_difference_names_the_first_line() {
        check(Some("a\nb\n"), "a\nb\n", None);
        check(None, "a\n", Some("g.rs: the file is missing"));
        check(Some("a\nb\n"), "a\nc\n", Some("g.rs:2: differs from its tables\n-  b\n+  c"));
        check(Some("a"), "a\nb", Some("g.rs:2: differs from its tables\n-  (the end)\n+  b"));
    }

    #[test]
    fn a_file_that_nobody_writes_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let generated = folder.path().join("crates/x/src/generated");
        fs::create_dir_all(&generated).expect("folders");
        for name in ["mod.rs", "known.rs", "old.rs"] {
            fs::write(generated.join(name), "").expect("a file");
        }
        let workspace = Workspace { root: folder.path().to_path_buf() };
        let files = BTreeMap::from([("crates/x/src/generated/known.rs", String::new())]);
        let expected = "crates/x/src/generated/old.rs: no generator writes this file; delete it";
        assert_eq!(strays(&workspace, &files), Ok(vec![expected.to_string()]));
    }
}
