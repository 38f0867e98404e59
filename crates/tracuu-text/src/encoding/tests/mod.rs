//! Laws, and the corpus of `../shared`.

mod corpus;
mod laws;

use std::fs;
use std::path::PathBuf;

/// A file of the corpora, which lie beside the workspace or in `$TRACUU_SHARED`; says SKIP where they do not.
fn shared(path: &str) -> Option<Vec<u8>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("TRACUU_SHARED").map_or_else(beside, PathBuf::from);
    match fs::read(folder.join(path)) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            println!("SKIP: {}: {error}", folder.join(path).display());
            None
        }
    }
}
