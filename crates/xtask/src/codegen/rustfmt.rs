//! Formatting of generated Rust, so that `cargo fmt --check` and `codegen --check` never disagree.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::workspace::Workspace;

/// `source` as rustfmt writes it under the workspace's `rustfmt.toml`.
pub(crate) fn format(workspace: &Workspace, source: &str) -> Result<String, String> {
    let mut command = Command::new("rustfmt");
    // As `cargo fmt` calls it: without the edition, rows with long texts would be left as they are.
    command.args(["--edition", "2024"]);
    command.current_dir(&workspace.root).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("rustfmt: {error}"))?;
    // rustfmt reads to the end before it writes, so this cannot wait on itself. Closing tells it the end.
    let mut input = child.stdin.take().ok_or("rustfmt: expected an input")?;
    input.write_all(source.as_bytes()).map_err(|error| format!("rustfmt: {error}"))?;
    drop(input);
    let output = child.wait_with_output().map_err(|error| format!("rustfmt: {error}"))?;
    if !output.status.success() {
        return Err(format!("rustfmt: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("rustfmt: {error}"))
}
