//! `cargo xtask mobile-check [--target T]`: the border compiles for phones, with neither an NDK nor Xcode.
//!
//! | the standard library of a target | then                                     |
//! | -------------------------------- | ---------------------------------------- |
//! | is there                         | `cargo check` for it                     |
//! | is missing, rustup reaches it    | `rustup target add`, then the same       |
//! | is missing otherwise             | SKIP, with the reason                    |
//!
//! A check ends before machine code is made, and with it the lints that look at it: what overflows on a phone of 32 bits is found when an
//! `rlib` is built for one, which is done too.
//!
//! Neither calls a linker, so the standard library is all that it needs, as long as nothing in the tree is C: a build script that calls
//! a C compiler fails here, which is wanted. It proves that the crate compiles for a phone, and no more.

use std::path::Path;

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

const TARGETS: [&str; 4] =
    ["aarch64-linux-android", "aarch64-apple-ios", "x86_64-linux-android", "armv7-linux-androideabi"];
/// The one whose integers are narrow: compiled down to machine code.
const NARROW: &str = "armv7-linux-androideabi";

/// Checks the target that is named, or all of [`TARGETS`].
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let wanted: Vec<&str> = match arguments {
        [] => TARGETS.to_vec(),
        ["--target", target] => vec![target],
        other => return Outcome::Failed(format!("expected `[--target T]`, but found `{}`", other.join(" "))),
    };
    let (mut ready, mut missing) = (Vec::new(), Vec::new());
    for target in wanted {
        match ensure(workspace, target) {
            Err(message) => return Outcome::Failed(message),
            Ok(None) => ready.push(target),
            Ok(Some(reason)) => missing.push(format!("{target}: {reason}")),
        }
    }
    if let Err(message) = compile(workspace, &ready) {
        return Outcome::Failed(message);
    }
    if missing.is_empty() { Outcome::Passed } else { Outcome::Skipped(missing.join("; ")) }
}

fn compile(workspace: &Workspace, targets: &[&str]) -> Result<(), String> {
    let wide: Vec<&str> = targets.iter().copied().filter(|target| *target != NARROW).collect();
    if !wide.is_empty() {
        step::run(step::command(workspace, "cargo", &check_arguments(&wide)))?;
    }
    if targets.contains(&NARROW) {
        let arguments = ["rustc", "--package", "tracuu-ffi", "--lib", "--crate-type", "rlib", "--target", NARROW];
        step::run(step::command(workspace, "cargo", &arguments))?;
    }
    Ok(())
}

/// One call for all of them: what runs while building is compiled once.
fn check_arguments<'t>(targets: &[&'t str]) -> Vec<&'t str> {
    let mut arguments = vec!["check", "--package", "tracuu-ffi", "--lib"];
    arguments.extend(targets.iter().flat_map(|target| ["--target", target]));
    arguments
}

/// Makes sure that the standard library of `target` is there, or says why it cannot be had.
pub(crate) fn ensure(workspace: &Workspace, target: &str) -> Result<Option<String>, String> {
    if has_library(workspace, target)? {
        return Ok(None);
    }
    match step::capture(step::command(workspace, "rustup", &["target", "add", target])) {
        Err(_) => Ok(Some("its standard library is missing, and there is no rustup to fetch it".into())),
        Ok((true, _)) if has_library(workspace, target)? => Ok(None),
        Ok((true, _)) => Ok(Some("rustup's toolchain is not the one that builds here".into())),
        Ok((false, report)) => Ok(Some(format!("rustup cannot fetch its standard library: {}", complaint(&report)))),
    }
}

/// Whether the compiler that builds here has the standard library of `target`.
fn has_library(workspace: &Workspace, target: &str) -> Result<bool, String> {
    let question = step::command(workspace, "rustc", &["--print", "target-libdir", "--target", target]);
    Ok(Path::new(step::output(question)?.trim()).is_dir())
}

/// The error that a report tells first; a backtrace may stand below it.
fn complaint(report: &str) -> &str {
    let error = report.lines().find(|line| line.starts_with("error"));
    error.or(report.trim().lines().last()).unwrap_or("it says nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_call_checks_every_target() {
        let expected = "check --package tracuu-ffi --lib --target aarch64-linux-android --target aarch64-apple-ios";
        assert_eq!(check_arguments(&["aarch64-linux-android", "aarch64-apple-ios"]).join(" "), expected);
    }

    #[test]
    fn the_reason_is_the_error_that_rustup_tells() {
        let check = |report, expected| assert_eq!(complaint(report), expected);
        check("info: downloading\nerror: could not download\n\n  0: <unknown>\n", "error: could not download");
        check("no toolchain\n", "no toolchain");
        check("", "it says nothing");
    }
}
