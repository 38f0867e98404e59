//! What the benchmarks read.

use std::fs;
use std::path::{Path, PathBuf};

/// At least `bytes` of text: the seed, repeated, when the material for development lies beside the project; otherwise
/// the sample documents. Gives the name of what was read, too.
///
/// ```
/// let (name, text) = tracuu_bench_micro::text(1000);
/// assert!(text.len() >= 1000 && !name.is_empty());
/// ```
pub fn text(bytes: usize) -> (&'static str, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("TRACUU_SHARED").map_or(root.join("../shared"), PathBuf::from);
    let (name, piece) = match fs::read_to_string(shared.join("seed/seed.txt")) {
        Ok(seed) => ("seed", seed),
        Err(_) => ("sample", sample(&root.join("data/sample"))),
    };
    let times = bytes.div_ceil(piece.len().max(1));
    (name, piece.repeat(times))
}

/// Whole papers with their names: the sample documents, and the seed when it lies beside the project.
///
/// ```
/// assert!(tracuu_bench_micro::papers().iter().any(|(name, _)| name == "12-ct-tu.md"));
/// ```
pub fn papers() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("TRACUU_SHARED").map_or(root.join("../shared"), PathBuf::from);
    let paths = files(&root.join("data/sample")).into_iter().chain([shared.join("seed/seed.txt")]);
    let named = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(&path).ok()?))
    };
    paths.filter_map(named).collect()
}

fn sample(folder: &Path) -> String {
    files(folder).iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}
