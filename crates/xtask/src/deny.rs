//! `cargo xtask deny`: licences, bans, sources and advisories of everything we depend on, as `deny.toml` says.
//!
//! | where cargo-deny comes from                                         | when                              |
//! | ------------------------------------------------------------------- | --------------------------------- |
//! | the `PATH`                                                          | it is there                       |
//! | `${TRACUU_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/tracuu/tools}/bin` | it is there                       |
//! | the registry, installed into that folder: a few minutes, once       | otherwise                         |

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

/// The version that is installed where there is none; `deny.toml` is written for it.
const VERSION: &str = "0.20.2";
const PROGRAM: &str = "cargo-deny";

/// Both checks.
pub(crate) fn run(workspace: &Workspace) -> Result<(), String> {
    policy(workspace)?;
    match advisories(workspace) {
        Outcome::Passed => Ok(()),
        Outcome::Skipped(reason) => {
            println!("SKIP advisories: {reason}");
            Ok(())
        }
        Outcome::Failed(message) => Err(message),
    }
}

/// Licences, bans and sources: all that can be told from the lock file and the packages themselves.
pub(crate) fn policy(workspace: &Workspace) -> Result<(), String> {
    let program = find_or_install(workspace)?;
    step::run(step::command(workspace, &program, &["check", "licenses", "bans", "sources"]))
}

/// Known faults in the versions that we use; skipped where the database of advisories cannot be reached.
pub(crate) fn advisories(workspace: &Workspace) -> Outcome {
    let outcome = find_or_install(workspace)
        .and_then(|program| step::capture(step::command(workspace, &program, &["check", "advisories"])));
    match outcome {
        Err(message) => Outcome::Failed(message),
        Ok((true, _)) => Outcome::Passed,
        Ok((false, report)) => {
            eprintln!("{}", report.trim_end());
            if is_unreachable(&report) {
                Outcome::Skipped("the advisory database cannot be reached from here".into())
            } else {
                Outcome::Failed("cargo deny check advisories: see its report above".into())
            }
        }
    }
}

/// Whether cargo-deny's report says that its database could not be fetched.
fn is_unreachable(report: &str) -> bool {
    report.contains("failed to fetch advisory database")
}

/// The path of cargo-deny, which is installed first where it is missing.
fn find_or_install(workspace: &Workspace) -> Result<String, String> {
    let tools = tools_folder()?;
    let installed = tools.join("bin").join(format!("{PROGRAM}{}", env::consts::EXE_SUFFIX));
    if on_path() {
        return Ok(PROGRAM.to_string());
    }
    if !installed.is_file() {
        println!("{PROGRAM} is missing: installing {VERSION} into {}; this takes a few minutes", tools.display());
        let root = tools.to_string_lossy();
        let arguments = ["install", PROGRAM, "--locked", "--version", VERSION, "--root", &root];
        step::run(step::command(workspace, "cargo", &arguments))?;
    }
    Ok(installed.to_string_lossy().into_owned())
}

/// Whether the shell would find cargo-deny.
fn on_path() -> bool {
    let name = format!("{PROGRAM}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(&name).is_file()))
}

/// Where tools live that the workspace needs and does not build: outside the clone, shared by every clone.
fn tools_folder() -> Result<PathBuf, String> {
    let set = |name: &str| env::var_os(name).filter(|value: &OsString| !value.is_empty()).map(PathBuf::from);
    set("TRACUU_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("tracuu/tools")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/tracuu/tools")))
        .ok_or_else(|| "expected TRACUU_TOOLS, XDG_CACHE_HOME or HOME to be set".to_string())
}
