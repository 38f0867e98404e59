//! Laws, and the corpus of `../shared`.

mod corpus;
mod laws;
mod unicode;

use std::fs;
use std::path::PathBuf;

/// A file of the corpora, which lie beside the workspace or in `$TRACUU_SHARED`; says SKIP where they do not.
fn shared_path(path: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("TRACUU_SHARED").map_or_else(beside, PathBuf::from).join(path);
    if !path.exists() {
        println!("SKIP: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The bytes of such a file.
fn shared(path: &str) -> Option<Vec<u8>> {
    shared_path(path).map(|path| fs::read(path).expect("a file that can be read"))
}
