//! The command `tracuu`, built from a revision and from the tree as it stands.
//!
//! ```text
//! $ git worktree add --detach target/diff-citations/tree <commit>
//! $ cargo build --release --package tracuu-cli --target-dir target/diff-citations/build
//! $ git worktree remove --force target/diff-citations/tree
//! ```
//!
//! The command of a commit is kept in `target/diff-citations`, so that the next comparison need not build it again.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::step;
use crate::workspace::Workspace;

/// The command as the tree stands.
pub(super) fn command_of_tree(workspace: &Workspace) -> Result<PathBuf, String> {
    step::run(step::command(workspace, "cargo", &BUILD))?;
    Ok(workspace.metadata()?.target_directory.as_std_path().join("release").join(name()))
}

/// The command as it was at a revision, which git names in any way; built in `folder`.
pub(super) fn command_of(workspace: &Workspace, revision: &str, folder: &Path) -> Result<PathBuf, String> {
    let commit = commit_of(workspace, revision)?;
    let kept = folder.join(format!("{commit}{}", env::consts::EXE_SUFFIX));
    if kept.is_file() {
        println!("{revision} is {commit}, which was built before");
        return Ok(kept);
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let tree = folder.join("tree");
    // One that a run before left behind when it was cut off.
    remove(workspace, &tree);
    step::run(step::command(workspace, "git", &["worktree", "add", "--detach", &tree.to_string_lossy(), &commit]))?;
    let built = build(&tree, &folder.join("build"));
    remove(workspace, &tree);
    let built = built?;
    fs::copy(&built, &kept).map_err(|error| format!("{}: {error}", built.display()))?;
    Ok(kept)
}

const BUILD: [&str; 4] = ["build", "--release", "--package", "tracuu-cli"];

fn name() -> String {
    format!("tracuu{}", env::consts::EXE_SUFFIX)
}

/// The commit that a revision names.
fn commit_of(workspace: &Workspace, revision: &str) -> Result<String, String> {
    // Of what begins with a hyphen git would make an option.
    let expected = || format!("expected a revision that git knows, but found `{revision}`");
    if revision.starts_with('-') {
        return Err(expected());
    }
    let name = format!("{revision}^{{commit}}");
    let (is_known, said) = step::capture(step::command(workspace, "git", &["rev-parse", "--verify", &name]))?;
    let said = said.trim();
    if is_known {
        Ok(said.to_owned())
    } else {
        Err(format!("{}: {}", expected(), said.lines().next().unwrap_or_default()))
    }
}

/// Builds the command of a worktree in a target folder of its own.
fn build(tree: &Path, target: &Path) -> Result<PathBuf, String> {
    let tree = Workspace { root: tree.to_path_buf() };
    let target_text = target.to_string_lossy();
    step::run(step::command(&tree, "cargo", &[&BUILD[..], &["--target-dir", &target_text]].concat()))?;
    Ok(target.join("release").join(name()))
}

/// Takes a worktree away; where there is none, git's complaint says nothing new.
fn remove(workspace: &Workspace, tree: &Path) {
    if tree.exists() {
        let _ =
            step::capture(step::command(workspace, "git", &["worktree", "remove", "--force", &tree.to_string_lossy()]));
    }
    let _ = step::capture(step::command(workspace, "git", &["worktree", "prune"]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_revision_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let workspace = Workspace { root: folder.path().to_path_buf() };
        for revision in ["--help", "no-such-revision"] {
            let error = commit_of(&workspace, revision).expect_err("told");
            assert!(error.contains(revision), "{error}");
        }
    }
}
