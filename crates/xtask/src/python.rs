//! `cargo xtask python [--conformance] [--release]`: builds the Python package, installs it into a clean environment, tests it there.
//!
//! | call                               | what it does                                                           |
//! | ---------------------------------- | ---------------------------------------------------------------------- |
//! | `cargo xtask python`               | all tests, of a debug build that can be asked to panic                 |
//! | `cargo xtask python --conformance` | the vectors alone                                                      |
//! | `cargo xtask python --release`     | the wheel as it is shipped; the tests that need a panic say SKIPPED    |
//!
//! | below `target/python` | what it is                                                                         |
//! | --------------------- | ---------------------------------------------------------------------------------- |
//! | `tools`               | the environment with maturin, pinned in `bindings/python/requirements.txt`         |
//! | `clean`               | the environment with pytest and the wheel, and nothing else                        |
//! | `wheels`              | the wheel                                                                          |
//!
//! `PYTHON` names another interpreter than `python3`. Where there is none, or the registry with what is pinned cannot be reached, it says
//! SKIP and why. Whatever else pip complains of is a failure.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::{Workspace, files_under};

const PACKAGE: &str = "bindings/python";
const REQUIREMENTS: &str = "bindings/python/requirements.txt";
/// What pip says of a registry that cannot be reached.
const UNREACHABLE: &[&str] = &[
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "ProtocolError",
];
/// Fails where the interpreter is too old, or cannot make environments.
const PROBE: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))";

/// Builds, installs and tests.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    match plan(arguments) {
        Ok(plan) => test(workspace, plan).unwrap_or_else(Outcome::Failed).required("python"),
        Err(message) => Outcome::Failed(message),
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Plan {
    conformance: bool,
    release: bool,
}

fn plan(arguments: &[&str]) -> Result<Plan, String> {
    let mut plan = Plan::default();
    for &argument in arguments {
        match argument {
            "--conformance" => plan.conformance = true,
            "--release" => plan.release = true,
            other => return Err(format!("expected --conformance or --release, but found `{other}`")),
        }
    }
    Ok(plan)
}

fn test(workspace: &Workspace, plan: Plan) -> Result<Outcome, String> {
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !step::command(workspace, &python, &["-c", PROBE]).output().is_ok_and(|output| output.status.success()) {
        return Ok(Outcome::Skipped(format!("no `{python}` of 3.9 or newer that makes environments")));
    }
    let folder = workspace.metadata()?.target_directory.into_std_path_buf().join("python");
    let environments = [("tools", "maturin"), ("clean", "pytest")];
    for (name, package) in environments {
        if let Err(reason) = prepare(workspace, &python, &folder.join(name), package)? {
            return Ok(Outcome::Skipped(reason));
        }
    }
    let wheel = build(workspace, &folder, plan)?;
    let clean = program(&folder.join("clean"), "python");
    let install = ["-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", &wheel];
    step::run(step::command(workspace, &clean, &install))?;
    let tests = if plan.conformance { "bindings/python/tests/conformance" } else { "bindings/python/tests" };
    let mut pytest = step::command(workspace, &clean, &["-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", tests]);
    pytest.env("PYTHONDONTWRITEBYTECODE", "1");
    step::run(pytest)?;
    Ok(Outcome::Passed)
}

/// Makes an environment that has a package as it is pinned; says why where the package cannot be had.
fn prepare(workspace: &Workspace, python: &str, folder: &Path, package: &str) -> Result<Result<(), String>, String> {
    let interpreter = program(folder, "python");
    if !Path::new(&interpreter).exists() {
        step::run(step::command(workspace, python, &["-m", "venv", &folder.display().to_string()]))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--constraint", REQUIREMENTS, package];
    let (is_success, said) = step::capture(step::command(workspace, &interpreter, &install))?;
    if is_success {
        return Ok(Ok(()));
    }
    let reason = said.lines().rfind(|line| line.contains("ERROR")).unwrap_or("pip failed");
    let reason = format!("{package} cannot be had: {reason}");
    if is_unreachable(&said) { Ok(Err(reason)) } else { Err(reason) }
}

/// Whether pip says that it could not reach its registry; a version that is not there is another matter.
fn is_unreachable(said: &str) -> bool {
    UNREACHABLE.iter().any(|sign| said.contains(sign))
}

/// Builds the wheel and says where it lies.
fn build(workspace: &Workspace, folder: &Path, plan: Plan) -> Result<String, String> {
    let wheels = folder.join("wheels");
    if wheels.is_dir() {
        fs::remove_dir_all(&wheels).map_err(|error| format!("{}: {error}", wheels.display()))?;
    }
    let out = wheels.display().to_string();
    let kind: &[&str] = if plan.release { &["--release"] } else { &["--features", "probe"] };
    let maturin = program(&folder.join("tools"), "maturin");
    let mut build = step::command(workspace, &maturin, &[&["build", "--out", &out], kind].concat());
    // maturin reads the `pyproject.toml` of the folder that it is called in.
    build.current_dir(workspace.root.join(PACKAGE));
    println!("$ cd {PACKAGE}");
    step::run(build)?;
    println!("$ cd ../..");
    let wheel = files_under(&wheels, Some("whl"))?.pop();
    wheel.map(|wheel| wheel.display().to_string()).ok_or_else(|| format!("expected a wheel in {out}, but found none"))
}

/// A program of an environment.
fn program(environment: &Path, name: &str) -> String {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    let path: PathBuf = environment.join(folder).join(format!("{name}{}", env::consts::EXE_SUFFIX));
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_out_of_reach_is_told_from_a_version_that_is_not_there() {
        let offline = "WARNING: Retrying after connection broken by 'NewConnectionError(…)'\n\
            ERROR: Could not find a version that satisfies the requirement pytest";
        assert!(is_unreachable(offline));
        assert!(!is_unreachable("ERROR: Could not find a version that satisfies the requirement pytest==0"));
    }

    #[test]
    fn what_is_asked_for_is_understood_or_named() {
        assert_eq!(plan(&[]), Ok(Plan::default()));
        assert_eq!(plan(&["--release", "--conformance"]), Ok(Plan { conformance: true, release: true }));
        let expected = "expected --conformance or --release, but found `--fast`";
        assert_eq!(plan(&["--fast"]), Err(expected.to_owned()));
    }
}
