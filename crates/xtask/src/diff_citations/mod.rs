//! `cargo xtask diff-citations <revision>`: the citations that a change gains and loses on real papers.
//!
//! ```text
//! data/sample/12-ct-tu.md
//!   - 972..1060         Nghị quyết Đại hội …  [no number]  → nothing
//!   + 972..1072         Nghị quyết Đại hội …  [no number]  → TU:NQ:DH16
//! compared 1731, different 1: 1 citations gained, 1 lost; 12018 before, 12018 now
//! ```
//!
//! The command of the revision is built in a worktree of its own and kept by its commit; then both commands parse the same
//! files: `data/sample`, and of the corpora beside the project, where they lie, the Party's papers and every so many of the
//! articles of law.

mod compare;
mod inputs;
mod revision;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::workspace::Workspace;
use compare::compare;
use inputs::Input;

/// Builds both commands, runs them over all files and prints what differs.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Result<(), String> {
    let [revision] = arguments else {
        return Err("expected one revision, as in `cargo xtask diff-citations main`".to_owned());
    };
    let folder = workspace.metadata()?.target_directory.as_std_path().join("diff-citations");
    let before = revision::command_of(workspace, revision, &folder)?;
    let now = revision::command_of_tree(workspace)?;
    let inputs = inputs::gather(workspace, &folder.join("texts"))?;
    let (old, new) = (folder.join("old"), folder.join("new"));
    parse_all(&before, &inputs, &old).map_err(|error| format!("the command of {revision}: {error}"))?;
    parse_all(&now, &inputs, &new).map_err(|error| format!("the command of this tree: {error}"))?;
    print!("{}", compare(&old, &new)?);
    Ok(())
}

/// Parses every file and writes the objects to `folder`, under the files' names.
fn parse_all(command: &Path, inputs: &[Input], folder: &Path) -> Result<(), String> {
    fresh_folder(folder)?;
    println!("$ {} parse --json, {} times", command.display(), inputs.len());
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(input) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
            parse(command, input, folder)?;
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread ended early".to_owned())?)
    })
}

fn parse(command: &Path, input: &Input, folder: &Path) -> Result<(), String> {
    let output = Command::new(command).arg("parse").arg(&input.path).arg("--json").stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{}: {error}", command.display()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("nothing");
        return Err(format!("expected `parse --json` to read {}, but it said: {said}", input.path.display()));
    }
    let path = folder.join(format!("{}.json", input.name.replace('/', "%")));
    fs::write(&path, output.stdout).map_err(|error| format!("{}: {error}", path.display()))
}

/// An empty folder, whatever was in it.
fn fresh_folder(folder: &Path) -> Result<PathBuf, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(fault)?;
    }
    fs::create_dir_all(folder).map_err(fault)?;
    Ok(folder.to_path_buf())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A command that says what `body` says, and two files.
    fn folder_with(body: &str) -> (tempfile::TempDir, PathBuf, Vec<Input>) {
        let folder = tempfile::tempdir().expect("a folder");
        let command = folder.path().join("tracuu");
        fs::write(&command, format!("#!/bin/sh\n{body}\n")).expect("written");
        fs::set_permissions(&command, fs::Permissions::from_mode(0o755)).expect("made executable");
        let input = |name: &str| Input { path: folder.path().join(name), name: format!("data/{name}") };
        let inputs = vec![input("a.md"), input("b.md")];
        (folder, command, inputs)
    }

    #[test]
    fn every_file_has_an_object_under_its_name() {
        let (folder, command, inputs) = folder_with("echo '{\"citations\":[]}'");
        let out = folder.path().join("out");
        parse_all(&command, &inputs, &out).expect("parsed");
        let text = fs::read_to_string(out.join("data%b.md.json")).expect("an object");
        assert_eq!(text, "{\"citations\":[]}\n");
    }

    #[test]
    fn a_command_that_cannot_parse_is_told() {
        let (folder, command, inputs) = folder_with("echo \"error: unrecognized subcommand 'parse'\" >&2; exit 2");
        let error = parse_all(&command, &inputs, &folder.path().join("out")).expect_err("told");
        assert!(error.contains("but it said: error: unrecognized subcommand 'parse'"), "{error}");
    }

    #[test]
    fn one_revision_is_asked_for() {
        let workspace = Workspace { root: PathBuf::from(".") };
        for arguments in [&[][..], &["a", "b"]] {
            assert!(run(&workspace, arguments).is_err_and(|error| error.starts_with("expected one revision")));
        }
    }
}
