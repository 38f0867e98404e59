//! The workspace: where it lies and what cargo says of it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, MetadataCommand};

/// The folder that holds the root `Cargo.toml`.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// The absolute path of that folder.
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from, wherever it is called.
    pub(crate) fn find() -> Result<Workspace, String> {
        // Read while running: a path compiled in would go stale when two clones share a target folder.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or("expected to be run as `cargo xtask`")?;
        let root = Path::new(&manifest).ancestors().nth(2);
        Ok(Workspace { root: root.ok_or("expected xtask to lie in crates/xtask")?.to_path_buf() })
    }

    /// The text of a file, named from the root with forward slashes.
    pub(crate) fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.root.join(path)).map_err(|error| format!("{path}: {error}"))
    }

    /// What cargo knows of the workspace's own crates.
    pub(crate) fn metadata(&self) -> Result<Metadata, String> {
        let metadata = MetadataCommand::new().current_dir(&self.root).no_deps().exec();
        metadata.map_err(|error| format!("cargo metadata: {error}"))
    }

    /// `path` as it is written in messages: from the root, with forward slashes.
    pub(crate) fn shown(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        path.to_string_lossy().replace('\\', "/")
    }
}

/// Every file with `extension` under `folder`, sorted; none where the folder does not exist.
pub(crate) fn files_under(folder: &Path, extension: Option<&str>) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if extension.is_none_or(|wanted| path.extension().is_some_and(|found| found == wanted)) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
