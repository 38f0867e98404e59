//! Laws, and the corpus of `../shared`.

mod corpus;
mod laws;
mod unicode;

use std::fs;
use std::path::PathBuf;

/// Long tests see everything in an optimised build, and one in eight in others, which are a tenth as fast.
const STEP: usize = if cfg!(debug_assertions) { 8 } else { 1 };

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

/// The table that opens the module.
#[test]
fn every_row_of_the_table_of_encodings_is_so() {
    use crate::{Encoding, decode_text, repair_mojibake};
    let check = |shown, encoding| assert_eq!(decode_text(shown, encoding).text, "Việt Nam");
    check("ViÖt Nam", Encoding::Tcvn3);
    check("Vieät Nam", Encoding::VniWindows);
    check("Vi®t Nam", Encoding::Viscii);
    check("Vie^.t Nam", Encoding::Viqr);
    check("Viêòt Nam", Encoding::Cp1258);
    assert_eq!(repair_mojibake("Viá»‡t Nam").text, "Việt Nam");
}
