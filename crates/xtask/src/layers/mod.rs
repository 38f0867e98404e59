//! `cargo xtask layers`: dependencies go one way and the lower crates stay pure.
//!
//! ```text
//! tracuu-text ─▶ tracuu-document ─▶ tracuu-query ─▶ tracuu ─▶ tracuu-ffi
//!                                                          └▶ tracuu-cli
//! ```
//!
//! Three things are held, each with a sentence that names the crate and what it did:
//!
//! | rule                                                           | where       |
//! | -------------------------------------------------------------- | ----------- |
//! | a crate uses only the workspace crates that [`RULES`] allows    | [`graph`]   |
//! | a pure crate uses only the external crates of [`ALLOWED`]       | [`graph`]   |
//! | a pure crate never names files, threads, clocks, nets, its host | [`source`]  |

mod graph;
pub(crate) mod source;

use std::path::Path;

use crate::workspace::{Workspace, files_under};

/// What a workspace crate is for, which decides what it may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Values in, values out: few external crates, no I/O, no threads, no clocks.
    Pure,
    /// Part of what users get.
    Product,
    /// Tests and tools: uses everything, and nothing uses it.
    Development,
}

/// A workspace crate and the workspace crates that it may use.
type Rule = (&'static str, Kind, &'static [&'static str]);

/// Who may use whom. Crates that are planned stand here too, so that they are born under the rule.
const RULES: &[Rule] = &[
    ("tracuu-text", Kind::Pure, &[]),
    ("tracuu-document", Kind::Pure, &["tracuu-text"]),
    ("tracuu-query", Kind::Pure, &["tracuu-text", "tracuu-document"]),
    ("tracuu", Kind::Product, &["tracuu-text", "tracuu-document", "tracuu-query"]),
    ("tracuu-ffi", Kind::Product, &["tracuu"]),
    ("tracuu-cli", Kind::Product, &["tracuu"]),
    ("tracuu-testkit", Kind::Development, &[]),
    ("uniffi-bindgen", Kind::Development, &[]),
    ("tracuu-bench-border", Kind::Development, &[]),
    ("tracuu-bench-micro", Kind::Development, &[]),
    ("tracuu-bench-quality", Kind::Development, &[]),
    ("tracuu-bench-speed", Kind::Development, &[]),
    ("tracuu-bench-suggest", Kind::Development, &[]),
    ("xtask", Kind::Development, &[]),
];

/// The external crates that a pure crate may use, and whether only behind a feature.
const ALLOWED: &[(&str, Presence)] = &[
    ("unicode-normalization", Presence::Always),
    ("unicode-segmentation", Presence::Always),
    ("aho-corasick", Presence::Always),
    ("memchr", Presence::Always),
    ("smallvec", Presence::Always),
    ("serde", Presence::BehindFeature),
];

/// How an external crate may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Always,
    BehindFeature,
}

/// Checks the workspace and prints every breach.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let crates = graph::read(workspace)?;
    let mut breaches = graph::breaches(&crates);
    for (name, kind, _) in RULES.iter().filter(|(name, ..)| crates.iter().any(|c| c.name == *name)) {
        if *kind == Kind::Pure {
            breaches.extend(impurities(workspace, name)?);
        }
    }
    if !breaches.is_empty() {
        return Err(breaches.join("\n"));
    }
    println!("{} crates keep to their layers", crates.len());
    Ok(())
}

/// What the sources of the pure crate `name` mention that they should not; files of tests are free.
fn impurities(workspace: &Workspace, name: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for path in files_under(&workspace.root.join("crates").join(name).join("src"), Some("rs"))? {
        if is_test(&path) {
            continue;
        }
        let path = workspace.shown(&path);
        for (line, module) in source::forbidden(&workspace.read(&path)?) {
            found.push(format!("{path}:{line}: expected a pure crate, but found `std::{module}`"));
        }
    }
    Ok(found)
}

/// Whether a file belongs to a module of tests: `tests.rs`, or anything in a folder `tests`.
fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests") || path.components().any(|part| part.as_os_str() == "tests")
}
