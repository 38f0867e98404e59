//! `--uniffi 0.31`: the border compiles with an elder UniFFI too, whose metadata the generators of other hosts still read.
//!
//! The lock file is changed for it, so it happens in a copy of the tracked files, below the target folder. The copy keeps the times of
//! files that did not change, and compiles into the same target folder, so that what lies below UniFFI is not compiled twice.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::{Workspace, files_under};

/// The release that stands for each minor version.
const RELEASES: [(&str, &str); 1] = [("0.31", "0.31.2")];

/// Compiles the border with the UniFFI `version`; skipped where git or the registry is out of reach.
pub(super) fn check(workspace: &Workspace, version: &str) -> Outcome {
    let release = RELEASES.iter().find(|(minor, _)| *minor == version).map_or(version, |(_, release)| release);
    compile(workspace, release).unwrap_or_else(Outcome::Failed)
}

fn compile(workspace: &Workspace, release: &str) -> Result<Outcome, String> {
    let target = workspace.metadata()?.target_directory.into_std_path_buf();
    let copy = Workspace { root: target.join(format!("uniffi-{release}")) };
    // `--others`: files that are about to be tracked count too.
    let listing = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    let tracked = match step::output(step::command(workspace, "git", &listing)) {
        Ok(tracked) => tracked,
        Err(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let tracked: BTreeSet<PathBuf> = tracked.split_terminator('\0').map(PathBuf::from).collect();
    mirror(&workspace.root, &copy.root, &tracked)?;

    println!("$ cd {}", copy.root.display());
    let (updated, report) =
        step::capture(step::command(&copy, "cargo", &["update", "--package", "uniffi", "--precise", release]))?;
    if !updated {
        eprintln!("{}", report.trim_end());
        return Ok(if is_unreachable(&report) {
            Outcome::Skipped("the registry cannot be reached from here".into())
        } else {
            Outcome::Failed(format!("cargo update --package uniffi --precise {release}: see its report above"))
        });
    }
    let mut command = step::command(&copy, "cargo", &["check", "--package", "tracuu-ffi"]);
    command.env("CARGO_TARGET_DIR", target);
    step::run(command)?;
    Ok(Outcome::Passed)
}

/// Makes `to` hold the files `tracked` of `from` and no others, touching only what differs.
fn mirror(from: &Path, to: &Path, tracked: &BTreeSet<PathBuf>) -> Result<(), String> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for found in files_under(to, None)? {
        if found.strip_prefix(to).is_ok_and(|path| !tracked.contains(path)) {
            fs::remove_file(&found).map_err(|error| said(&found, error))?;
        }
    }
    for path in tracked {
        let (source, copy) = (from.join(path), to.join(path));
        // What git still lists and the tree has lost.
        let Ok(wanted) = fs::read(&source) else {
            continue;
        };
        if fs::read(&copy).is_ok_and(|found| found == wanted) {
            continue;
        }
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder).map_err(|error| said(folder, error))?;
        }
        fs::write(&copy, wanted).map_err(|error| said(&copy, error))?;
    }
    Ok(())
}

/// Whether cargo's report says that the registry could not be asked.
fn is_unreachable(report: &str) -> bool {
    ["failed to download", "failed to fetch", "Could not resolve host", "spurious network error", "--offline"]
        .iter()
        .any(|sign| report.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_holds_what_is_tracked_and_no_more() {
        let (from, to) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let put = |folder: &Path, path: &str, text: &str| {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("its folder")).expect("its folder");
            fs::write(path, text).expect("a file");
        };
        put(from.path(), "a/new.rs", "new");
        put(from.path(), "same.rs", "same");
        put(from.path(), "untracked.rs", "");
        put(to.path(), "same.rs", "same");
        put(to.path(), "a/old.rs", "old");
        let before = fs::metadata(to.path().join("same.rs")).and_then(|file| file.modified()).expect("a time");
        let tracked = ["a/new.rs", "same.rs", "lost.rs"].into_iter().map(PathBuf::from).collect();
        mirror(from.path(), to.path(), &tracked).expect("a mirror");

        let held = files_under(to.path(), None).expect("its files");
        assert_eq!(held, [to.path().join("a/new.rs"), to.path().join("same.rs")]);
        let after = fs::metadata(to.path().join("same.rs")).and_then(|file| file.modified()).expect("a time");
        assert_eq!(before, after);
    }

    #[test]
    fn a_registry_out_of_reach_is_told_from_a_version_that_is_not_there() {
        assert!(is_unreachable("error: failed to download from `…`\nCould not resolve host"));
        assert!(!is_unreachable("error: failed to select a version for the requirement `uniffi = \"=0.1\"`"));
    }
}
