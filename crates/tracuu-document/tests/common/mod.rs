//! Files beside the project, which a test can do without.

use std::path::{Path, PathBuf};

/// The folder of the workspace, two levels above this crate.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the material that lies beside the project (`$TRACUU_SHARED`, or `../shared`).
///
/// Prints SKIP, with the reason, when it is not there.
#[allow(dead_code)]
pub(crate) fn shared(path: &str) -> Option<String> {
    let folder = std::env::var_os("TRACUU_SHARED").map_or_else(|| workspace().join("../shared"), PathBuf::from);
    read(&folder.join(path))
}

/// The text of a file; prints SKIP, with the reason, when it cannot be read.
pub(crate) fn read(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path);
    if let Err(error) = &text {
        println!("SKIP: {}: {error}", path.display());
    }
    text.ok()
}
