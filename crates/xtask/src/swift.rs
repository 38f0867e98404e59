//! `cargo xtask swift`: the Swift package is what the generator writes, and its tests pass.
//!
//! | step                                     | needs                                            |
//! | ---------------------------------------- | ------------------------------------------------ |
//! | builds the library and the generator     | cargo                                            |
//! | compares the generated files             | nothing; `cargo xtask swift --write` writes them |
//! | `swift test` against the built library   | `swift` on the path; else SKIP                   |
//!
//! The generated files are committed, since a Swift package is fetched and built as it is.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX, EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

const PACKAGE: &str = "bindings/swift";

/// The generated files: as the generator calls them, and where they live in the package.
const GENERATED: [(&str, &str); 3] = [
    ("Tracuu.swift", "Sources/Tracuu/Generated/Tracuu.swift"),
    ("TracuuFFI.h", "Headers/TracuuFFI/TracuuFFI.h"),
    ("TracuuFFI.modulemap", "Headers/TracuuFFI/module.modulemap"),
];

/// Holds the generated files against the library, or writes them, then runs the tests.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let is_writing = match arguments {
        [] => false,
        ["--write"] => true,
        other => return Outcome::Failed(format!("expected --write or nothing, but found `{}`", other.join(" "))),
    };
    match generate(workspace, is_writing) {
        Ok(libraries) if has_swift() => test(workspace, &libraries).into(),
        Ok(_) => Outcome::Skipped("swift: the generated sources were checked, but no `swift` is on the path".into()),
        Err(error) => Outcome::Failed(error),
    }
}

/// Builds and generates; gives the folder of the library.
fn generate(workspace: &Workspace, is_writing: bool) -> Result<PathBuf, String> {
    step::run(step::command(workspace, "cargo", &["build", "--package", "tracuu-ffi", "--package", "uniffi-bindgen"]))?;
    let target = workspace.metadata()?.target_directory.into_std_path_buf();
    let libraries = target.join("debug");
    let library = libraries.join(format!("{DLL_PREFIX}tracuu_ffi{DLL_SUFFIX}"));
    let fresh = target.join("swift/generated");
    let generator = libraries.join(format!("uniffi-bindgen{EXE_SUFFIX}"));
    let mut command = step::command(workspace, &generator.to_string_lossy(), &["generate", "--no-format"]);
    command.args(["--language", "swift", "--config"]).arg(format!("{PACKAGE}/uniffi.toml"));
    command.arg("--out-dir").arg(&fresh).arg(&library);
    step::run(command)?;
    for (name, place) in GENERATED {
        settle(&fresh.join(name), &workspace.root.join(PACKAGE).join(place), is_writing)?;
    }
    Ok(libraries)
}

/// Writes a generated file to its place, or says that another one stands there.
fn settle(fresh: &Path, place: &Path, is_writing: bool) -> Result<(), String> {
    let said = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let expected = fs::read(fresh).map_err(|error| said(fresh, &error))?;
    if fs::read(place).is_ok_and(|found| found == expected) {
        return Ok(());
    }
    if is_writing {
        return fs::write(place, expected).map_err(|error| said(place, &error));
    }
    Err(said(
        place,
        &"expected what the generator writes, but found something else; `cargo xtask swift --write` writes it",
    ))
}

/// Whether there is a Swift toolchain.
fn has_swift() -> bool {
    let version = Command::new("swift").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// The tests, linked against the library of this build, which they find where it was built.
fn test(workspace: &Workspace, libraries: &Path) -> Result<(), String> {
    let scratch = libraries.with_file_name("swift").join("build");
    let mut command = step::command(workspace, "swift", &["test", "--package-path", PACKAGE]);
    command.arg("--scratch-path").arg(scratch);
    command.arg("-Xlinker").arg(format!("-L{}", libraries.display()));
    command.args(["-Xlinker", "-rpath", "-Xlinker"]).arg(libraries);
    // A Mac tests the library of this build, too, and not the XCFramework.
    command.env("TRACUU_SYSTEM_LIBRARY", "1");
    step::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_file_is_compared_or_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let (fresh, place) = (folder.path().join("fresh"), folder.path().join("place"));
        fs::write(&fresh, "import Foundation").expect("a file");
        let error = settle(&fresh, &place, false).expect_err("nothing stands there");
        assert!(error.ends_with("`cargo xtask swift --write` writes it"), "{error}");
        settle(&fresh, &place, true).expect("written");
        assert_eq!(settle(&fresh, &place, false), Ok(()));
        fs::write(&place, "import TracuuFFI").expect("a file");
        assert!(settle(&fresh, &place, false).is_err());
    }

    #[test]
    fn other_words_are_refused() {
        let workspace = Workspace { root: PathBuf::new() };
        let expected = Outcome::Failed("expected --write or nothing, but found `--check`".into());
        assert_eq!(run(&workspace, &["--check"]), expected);
    }
}
