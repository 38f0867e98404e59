//! Outlines of sample papers, kept as files: a change of the parser shows as a diff.
//!
//! `UPDATE_GOLDEN=1 cargo test -p tracuu-document --test golden` writes them anew.

mod common;

use std::fmt::Write as _;
use std::path::PathBuf;

use tracuu_document::{Document, parse_document};

/// Metadata, then a line for each unit: address, kind, the first 60 characters of its text.
fn outline(document: &Document) -> String {
    let metadata = &document.metadata;
    let value = |found: Option<String>| found.unwrap_or_else(|| "-".to_owned());
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
    line(format!("kind\t{}", value(metadata.kind.as_ref().map(|found| found.value.clone()))));
    line(format!("number\t{}", value(metadata.number.as_ref().map(|found| found.value.clone()))));
    line(format!("issuer\t{}", value(metadata.issuer.as_ref().map(|found| found.value.clone()))));
    line(format!("place\t{}", value(metadata.place.as_ref().map(|found| found.value.clone()))));
    line(format!("date\t{}", value(metadata.date.as_ref().map(|found| found.value.to_string()))));
    line(format!("title\t{}", value(metadata.title.as_ref().map(|found| found.value.clone()))));
    for unit in &document.units {
        let start: String = unit.text.chars().take(60).collect();
        line(format!("{}\t{:?}\t{start}", unit.address, unit.kind));
    }
    for remark in &document.diagnostics {
        line(format!("!\t{:?}\t{}", remark.kind, remark.message));
    }
    out
}

fn check(sample: &str) {
    let root = common::workspace();
    let Some(text) = common::read(&root.join("data/sample").join(sample)) else { return };
    let written = outline(&parse_document(&text));
    let path: PathBuf = root.join("tests/golden").join(sample).with_extension("outline.tsv");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(root.join("tests/golden")).expect("the folder of golden files");
        std::fs::write(&path, &written).expect("the golden file");
    }
    let Some(expected) = common::read(&path) else { return };
    assert!(
        written == expected.replace("\r\n", "\n"),
        "{sample}: the outline differs from {}:\n{written}",
        path.display()
    );
}

#[test]
fn outlines_are_those_of_the_golden_files() {
    check("12-ct-tu.md");
    check("1432-qd-ubnd.md");
}
