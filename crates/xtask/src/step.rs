//! Steps: commands that print themselves before they run, so that a red one can be run alone.
//!
//! | step                                      | the line it prints                                         |
//! | ----------------------------------------- | ---------------------------------------------------------- |
//! | `cargo` with `fmt --all --check`          | `$ cargo fmt --all --check`                                |
//! | the same with a variable                  | `$ RUSTDOCFLAGS='-D warnings' cargo doc --workspace`       |
//!
//! Lines are meant for a shell whose current folder is the root of the workspace.

use std::borrow::Cow;
use std::env;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::workspace::Workspace;

/// A command in the root of the workspace.
pub(crate) fn command(workspace: &Workspace, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(&workspace.root);
    // What `cargo run` told xtask about itself is none of the child's business: build scripts that watch these
    // variables would run again, and the printed line would do other work than the step did.
    for (name, _) in env::vars_os() {
        let shown = name.to_string_lossy();
        if shown.starts_with("CARGO_PKG_") || shown.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Prints `command`, runs it and expects success.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    let line = announce(&command);
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

/// Prints `command`, runs it, shows nothing of what it writes and returns all of it, with whether it succeeded.
pub(crate) fn capture(mut command: Command) -> Result<(bool, String), String> {
    let line = announce(&command);
    let output = command.output().map_err(|error| format!("{line}: {error}"))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    Ok((output.status.success(), text))
}

/// Prints `command`, runs it, expects success and returns what it writes to its standard output; the rest is shown.
pub(crate) fn output(mut command: Command) -> Result<String, String> {
    let line = announce(&command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{line}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(text) } else { Err(format!("{line}: {}", output.status)) }
}

/// Runs `work` and says how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// Prints the line of `command` and returns it.
pub(crate) fn announce(command: &Command) -> String {
    let line = line(command);
    println!("$ {line}");
    line
}

/// `command` as a line that a shell takes.
fn line(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let variables =
        variables.map(|(name, value)| format!("{}={}", name.to_string_lossy(), quoted(&value.to_string_lossy())));
    let words = [command.get_program()].into_iter().chain(command.get_args());
    let words = words.map(|word| quoted(&word.to_string_lossy()).into_owned());
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

/// `word`, in quotes where a shell would read it as something else.
fn quoted(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], words: &[&str], expected: &str) {
        let (program, arguments) = words.split_first().expect("a program");
        let mut command = Command::new(program);
        command.args(arguments).envs(variables.iter().copied()).env_remove("CARGO_PKG_NAME");
        assert_eq!(line(&command), expected);
    }

    #[test]
    fn a_line_can_be_copied_into_a_shell() {
        check(&[], &["cargo", "fmt", "--all", "--check"], "cargo fmt --all --check");
        check(&[("RUSTDOCFLAGS", "-D warnings")], &["cargo", "doc"], "RUSTDOCFLAGS='-D warnings' cargo doc");
        check(&[], &["echo", "", "it's", "kỷ"], r"echo '' 'it'\''s' 'kỷ'");
    }
}
