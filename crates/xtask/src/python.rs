//! `cargo xtask python [--conformance] [--release]`: `pip install ./bindings/python` in a fresh environment, and all tests there.
//!
//! | call                               | what it does                                                           |
//! | ---------------------------------- | ---------------------------------------------------------------------- |
//! | `cargo xtask python`               | all tests, of a debug build that can be asked to panic; then the types |
//! | `cargo xtask python --conformance` | the vectors alone                                                      |
//! | `cargo xtask python --release`     | the wheel as it is shipped; the tests that need a panic say SKIPPED    |
//!
//! | below `target/python` | what it is                                                                         |
//! | --------------------- | ---------------------------------------------------------------------------------- |
//! | `clean`               | made anew each time: pytest and what the installation brought, nothing else        |
//! | `tools`               | the environment with mypy, which reads the programs of users in `--strict`         |
//!
//! What it builds and tests with is pinned in `bindings/python/requirements.txt`, also the maturin that pip fetches for itself.
//! `PYTHON` names another interpreter than `python3`. Where there is none, or no registry can be reached, it says SKIP and why; all
//! else that pip does not do is a failure.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

const PACKAGE: &str = "./bindings/python";
const REQUIREMENTS: &str = "bindings/python/requirements.txt";
const CONFIG: &str = "bindings/python/pyproject.toml";
/// Fails where the interpreter is too old, or cannot make environments.
const PROBE: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))";
/// Programs of users, as mypy sees them.
const PROGRAMS: [&str; 2] = ["bindings/python/tests/user_program.py", "bindings/python/examples/research.py"];

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
    let _turn = turn(&folder)?;
    let (clean, tools) = (folder.join("clean"), folder.join("tools"));
    let interpreter = program(&clean, "python");
    step::run(step::command(workspace, &python, &["-m", "venv", "--clear", &clean.display().to_string()]))?;
    for install in [pip(workspace, &interpreter, &["pytest"]), package(workspace, &interpreter, plan)] {
        if let Some(reason) = installed(install)? {
            return Ok(Outcome::Skipped(reason));
        }
    }
    let tests = if plan.conformance { "bindings/python/tests/conformance" } else { "bindings/python/tests" };
    let mut pytest =
        step::command(workspace, &interpreter, &["-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", tests]);
    pytest.env("PYTHONDONTWRITEBYTECODE", "1");
    step::run(pytest)?;
    if plan.conformance { Ok(Outcome::Passed) } else { types(workspace, &python, &tools, &interpreter) }
}

/// Waits until no other run uses the environments, which clones share that share a target folder.
fn turn(folder: &Path) -> Result<File, String> {
    let path = folder.join("lock");
    let said = |error: io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(folder).map_err(said)?;
    let file = File::create(&path).map_err(said)?;
    file.lock().map_err(said)?;
    Ok(file)
}

/// Reads programs of users, and the package itself, with mypy as `pyproject.toml` sets it: strictly.
fn types(workspace: &Workspace, python: &str, tools: &Path, interpreter: &str) -> Result<Outcome, String> {
    let own = program(tools, "python");
    if !Path::new(&own).exists() {
        step::run(step::command(workspace, python, &["-m", "venv", &tools.display().to_string()]))?;
    }
    if let Some(reason) = installed(pip(workspace, &own, &["mypy"]))? {
        return Ok(Outcome::Skipped(format!("the tests passed, the types were not read: {reason}")));
    }
    let cache = tools.join("mypy-cache").display().to_string();
    let options = ["-m", "mypy", "--config-file", CONFIG, "--cache-dir", &cache, "--python-executable", interpreter];
    for what in [&PROGRAMS[..], &["--package", "tracuu"]] {
        step::run(step::command(workspace, &own, &[&options[..], what].concat()))?;
    }
    Ok(Outcome::Passed)
}

/// An installation of what is pinned.
fn pip(workspace: &Workspace, interpreter: &str, what: &[&str]) -> Command {
    let install = ["-m", "pip", "install", "--quiet", "--constraint", REQUIREMENTS];
    step::command(workspace, interpreter, &[&install, what].concat())
}

/// The installation of the package that its README tells of: pip makes an environment with maturin, and maturin the wheel.
fn package(workspace: &Workspace, interpreter: &str, plan: Plan) -> Command {
    let mut install = step::command(workspace, interpreter, &["-m", "pip", "install", PACKAGE]);
    let pins = workspace.root.join(REQUIREMENTS);
    // Older versions of pip read the first for what they build with, newer ones the second.
    install.env("PIP_CONSTRAINT", &pins).env("PIP_BUILD_CONSTRAINT", &pins);
    if !plan.release {
        install.env("MATURIN_PEP517_ARGS", "--profile dev --features probe");
    }
    install
}

/// Installs; gives the reason where the registry cannot be reached.
fn installed(install: Command) -> Result<Option<String>, String> {
    let (is_success, said) = step::capture(install)?;
    if is_success {
        return Ok(None);
    }
    match out_of_reach(&said) {
        Some(line) => Ok(Some(format!("the registry of Python packages cannot be reached: {}", line.trim()))),
        None => {
            println!("{said}");
            let line = said.lines().rfind(|line| line.to_lowercase().contains("error")).unwrap_or("pip said nothing");
            Err(format!("pip could not install: {}", line.trim()))
        }
    }
}

/// The line in which pip says that nobody answered, where that is why it found nothing to install. Who knows versions, or came
/// as far as building, reached the registry.
fn out_of_reach(said: &str) -> Option<&str> {
    let line = said.lines().find(|line| line.contains("after connection broken by"))?;
    // The second is what it says of a version that is pinned in a file.
    let found_none = ["(from versions: none)", "ResolutionImpossible"].iter().any(|sign| said.contains(sign));
    found_none.then_some(line)
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
    fn what_is_asked_for_is_understood_or_named() {
        assert_eq!(plan(&[]), Ok(Plan::default()));
        assert_eq!(plan(&["--release", "--conformance"]), Ok(Plan { conformance: true, release: true }));
        let expected = "expected --conformance or --release, but found `--fast`";
        assert_eq!(plan(&["--fast"]), Err(expected.to_owned()));
    }

    #[test]
    fn only_a_registry_that_does_not_answer_is_out_of_reach() {
        let check =
            |said: &[&str], expected: Option<&str>| assert_eq!(out_of_reach(&said.join("\n")), expected, "{said:?}");
        let broken =
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(…)': /simple/maturin/";
        let none = "ERROR: Could not find a version that satisfies the requirement maturin (from versions: none)";
        let other =
            "ERROR: Could not find a version that satisfies the requirement maturin==99 (from versions: 1.15.0)";
        let pinned = "ERROR: ResolutionImpossible: for help visit https://pip.pypa.io";
        check(&[broken, none], Some(broken));
        check(&[broken, pinned], Some(broken));
        check(&[none], None);
        check(&[pinned], None);
        check(&[broken, other], None);
        check(&[broken, "error: could not compile `tracuu-ffi`"], None);
    }
}
