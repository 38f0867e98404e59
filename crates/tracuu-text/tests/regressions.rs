//! Inputs that once broke a law, or look as if they could: each is held against the laws of its target.
//!
//! | file                                         | is an input of | because                           |
//! | -------------------------------------------- | -------------- | --------------------------------- |
//! | `tests/fuzz/regressions/tokenize/<hash>`     | `tokenize`     | `cargo xtask fuzz` found it       |
//! | `tests/fuzz/regressions/normalize/lone-marks` | `normalize`   | somebody thought of it            |

mod laws;

use std::fs;
use std::io::{self, Write};
use std::panic;
use std::path::{Path, PathBuf};

#[test]
fn every_input_that_was_found_keeps_the_laws() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/regressions");
    if !folder.is_dir() {
        say(&format!("SKIP regressions: {} is not there", folder.display()));
        return;
    }
    let mut broken = Vec::new();
    for (target, _) in laws::TARGETS {
        let files = files(&folder.join(target));
        assert!(!files.is_empty(), "{target}: no inputs");
        say(&format!("regressions {target}: {} inputs", files.len()));
        let fails = |file: &PathBuf| {
            let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            panic::catch_unwind(|| laws::check(target, &bytes)).is_err()
        };
        broken.extend(files.into_iter().filter(fails));
    }
    assert!(broken.is_empty(), "laws that these inputs break stand above: {broken:#?}");
}

/// The files of a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Writes a line that shows even when the test passes: the harness holds back what `println!` writes.
fn say(line: &str) {
    writeln!(io::stdout(), "{line}").expect("standard output");
}
