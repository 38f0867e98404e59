//! `cargo xtask fuzz [target] [--seconds N]`: looks for inputs that break a law of the text layer.
//!
//! | call                                | what it does                                  |
//! | ----------------------------------- | --------------------------------------------- |
//! | `cargo xtask fuzz`                  | every target, 20 seconds each                 |
//! | `cargo xtask fuzz decode`           | one target                                    |
//! | `cargo xtask fuzz --seconds 300`    | longer                                        |
//!
//! The targets lie in `tests/fuzz`. The engine is libFuzzer, and the instrumentation is that of the stable compiler: the
//! coverage pass of LLVM, without a sanitizer. The inputs of the conformance vectors are its seeds, the pieces of
//! `tests/fuzz/pieces.txt` its dictionary; what it learned stays in the build folder for the next run.
//!
//! A failing input is made smaller, one deletion after the other, and written to `tests/fuzz/regressions/<target>/<hash>`,
//! which `cargo test -p tracuu-text --test regressions` replays.

mod minimise;
mod pieces;
mod seeds;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step;
use crate::workspace::Workspace;
use minimise::minimise;

const TARGETS: &[&str] = &["normalize", "tokenize", "decode", "typing"];
const SECONDS: u32 = 20;

/// Edge counters, their places, and the values that comparisons see: what libFuzzer steers by.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
                     -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";

/// The longest input, in bytes: laws that break at all break on short ones.
const LONGEST: &str = "-max_len=256";
/// Seconds that one input may take.
const PATIENCE: &str = "-timeout=10";

/// Runs the targets that `arguments` name and fails when one of them found something.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Result<(), String> {
    let Plan { targets, seconds } = plan(arguments)?;
    let ground = Ground::prepare(workspace)?;
    let mut found = Vec::new();
    for target in targets {
        match ground.fuzz(target, seconds)? {
            Finding::Nothing { per_second } => {
                println!("fuzz {target}: {seconds} s, {per_second} executions a second, nothing found");
            }
            Finding::Broken { input, message } => {
                let path = ground.keep(target, &input)?;
                println!(
                    "fuzz {target}: {message}\n  {} bytes: {}\n  kept in {path}",
                    input.len(),
                    input.escape_ascii()
                );
                found.push(path);
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(format!("expected every law to hold, but found {}", found.join(", "))) }
}

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Plan<'a> {
    targets: Vec<&'a str>,
    seconds: u32,
}

fn plan<'a>(arguments: &[&'a str]) -> Result<Plan<'a>, String> {
    let mut plan = Plan { targets: Vec::new(), seconds: SECONDS };
    let mut arguments = arguments.iter();
    while let Some(&argument) = arguments.next() {
        if argument == "--seconds" {
            let seconds = arguments.next().and_then(|number| number.parse().ok()).filter(|&seconds| seconds > 0);
            plan.seconds = seconds.ok_or("expected a number of seconds after `--seconds`")?;
        } else if TARGETS.contains(&argument) {
            plan.targets.push(argument);
        } else {
            return Err(format!("expected one of {}, but found `{argument}`", TARGETS.join(", ")));
        }
    }
    if plan.targets.is_empty() {
        plan.targets = TARGETS.to_vec();
    }
    Ok(plan)
}

/// What a target came to.
enum Finding {
    /// It ran for its time.
    Nothing { per_second: String },
    /// A law does not hold for this input, which is as small as deletion makes it.
    Broken { input: Vec<u8>, message: String },
}

/// Where fuzzing takes place.
struct Ground<'w> {
    workspace: &'w Workspace,
    /// The folder of the compiled targets.
    programs: PathBuf,
    /// What stays between runs: corpora, seeds, the dictionary.
    memory: PathBuf,
}

impl<'w> Ground<'w> {
    /// Builds the targets and writes what the engine starts from.
    fn prepare(workspace: &'w Workspace) -> Result<Ground<'w>, String> {
        let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
        if Command::new(&compiler).arg("--version").output().is_err() {
            return Err(format!("expected a C++ compiler to build libFuzzer with, but found no `{compiler}`; set CXX"));
        }
        let host = host()?;
        let folder = workspace.metadata()?.target_directory.into_std_path_buf().join("fuzz");
        // With a named target, the flags reach the targets alone, not build scripts.
        let arguments = ["build", "--release", "--manifest-path", "tests/fuzz/Cargo.toml", "--target", &host];
        let mut build = step::command(workspace, "cargo", &arguments);
        build.env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", &folder);
        step::run(build)?;
        let ground = Ground { workspace, programs: folder.join(&host).join("release"), memory: folder.join("memory") };
        seeds::write(workspace, &ground.memory.join("seeds"))?;
        pieces::write(workspace, &ground.memory.join("pieces.dict"))?;
        Ok(ground)
    }

    /// Runs one target for its time, or until a law breaks.
    fn fuzz(&self, target: &str, seconds: u32) -> Result<Finding, String> {
        let corpus = self.folder(&format!("corpus/{target}"))?;
        let artifacts = self.folder(&format!("artifacts/{target}"))?;
        let flags = [
            format!("-max_total_time={seconds}"),
            format!("-dict={}", self.memory.join("pieces.dict").display()),
            format!("-artifact_prefix={}/", artifacts.display()),
            "-print_final_stats=1".to_owned(),
            LONGEST.to_owned(),
            PATIENCE.to_owned(),
        ];
        let folders = [corpus, self.memory.join("seeds"), self.regressions(target)];
        let folders = folders.iter().filter(|folder| folder.is_dir()).map(|folder| folder.display().to_string());
        let arguments: Vec<String> = flags.into_iter().chain(folders).collect();
        let (is_success, said) = step::capture(self.command(target, &arguments))?;
        if is_success {
            let per_second = value_of(&said, "stat::average_exec_per_sec:").unwrap_or("?").to_owned();
            return Ok(Finding::Nothing { per_second });
        }
        let path = value_of(&said, "Test unit written to");
        let path = path.ok_or_else(|| format!("{target} stopped without a failing input:\n{said}"))?;
        let input = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        let input = minimise(input, |smaller| self.breaks(target, smaller, &complaint(&said)))?;
        Ok(Finding::Broken { input, message: complaint(&said) })
    }

    /// Whether `input` breaks the same law.
    fn breaks(&self, target: &str, input: &[u8], law: &str) -> Result<bool, String> {
        let path = self.memory.join("smaller");
        fs::write(&path, input).map_err(|error| format!("{}: {error}", path.display()))?;
        let prefix = format!("-artifact_prefix={}/", self.folder("artifacts/smaller")?.display());
        let arguments = [prefix, PATIENCE.to_owned(), path.display().to_string()];
        let output = self.command(target, &arguments).output().map_err(|error| format!("{target}: {error}"))?;
        Ok(!output.status.success() && complaint(&String::from_utf8_lossy(&output.stderr)) == law)
    }

    /// Writes `input` to the regressions and returns its path as messages show it.
    fn keep(&self, target: &str, input: &[u8]) -> Result<String, String> {
        let folder = self.regressions(target);
        let path = folder.join(format!("{:016x}", hash(input)));
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, input));
        written.map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(self.workspace.shown(&path))
    }

    fn command(&self, target: &str, arguments: &[String]) -> Command {
        let program = self.programs.join(target).display().to_string();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        step::command(self.workspace, &program, &arguments)
    }

    fn regressions(&self, target: &str) -> PathBuf {
        self.workspace.root.join("tests/fuzz/regressions").join(target)
    }

    /// A folder of the memory, made if it is not there.
    fn folder(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.memory.join(name);
        fresh_folder(&folder)?;
        Ok(folder)
    }
}

fn fresh_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The machine that this compiler compiles for, such as `x86_64-unknown-linux-gnu`.
fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc -vV: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    value_of(&said, "host:").map(str::to_owned).ok_or_else(|| "expected rustc -vV to name its host".to_owned())
}

/// What stands behind `label` on its line.
fn value_of<'s>(said: &'s str, label: &str) -> Option<&'s str> {
    said.lines().find_map(|line| line.split_once(label)).map(|(_, value)| value.trim())
}

/// Which law was broken: where the panic came from; for what is no panic, what libFuzzer calls it.
fn complaint(said: &str) -> String {
    let place = value_of(said, "panicked at ").map(|place| place.trim_end_matches(':'));
    let message = said.lines().skip_while(|line| !line.contains("panicked at ")).nth(1);
    match (place, message) {
        (Some(place), Some(message)) => format!("{place}: {}", without_values(message)),
        _ => format!("libFuzzer: {}", value_of(said, "ERROR: libFuzzer:").unwrap_or("no reason given")),
    }
}

/// A message without the numbers in it, which change from input to input.
fn without_values(message: &str) -> String {
    let pieces = message.split(|c: char| c.is_ascii_digit()).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join("#")
}

/// FNV-1a: the same name for the same input, on every machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: Result<(&[&str], u32), &str>) {
        let expected = expected.map(|(targets, seconds)| Plan { targets: targets.to_vec(), seconds });
        assert_eq!(plan(arguments), expected.map_err(str::to_owned), "{arguments:?}");
    }

    #[test]
    fn reads_what_is_asked_for() {
        check(&[], Ok((TARGETS, 20)));
        check(&["decode"], Ok((&["decode"], 20)));
        check(&["--seconds", "5", "typing", "decode"], Ok((&["typing", "decode"], 5)));
        check(&["--seconds", "0"], Err("expected a number of seconds after `--seconds`"));
        check(&["query"], Err("expected one of normalize, tokenize, decode, typing, but found `query`"));
    }

    #[test]
    fn names_the_law_that_was_broken() {
        let said = "INFO: x\nthread '<unnamed>' (1) panicked at laws/mod.rs:50:9:\n17..23: not NFC\nnote: y";
        assert_eq!(complaint(said), "laws/mod.rs:50:9: ..#: not NFC");
        assert_eq!(
            complaint("==1== ERROR: libFuzzer: timeout after 11 seconds"),
            "libFuzzer: timeout after 11 seconds"
        );
    }
}
