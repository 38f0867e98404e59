//! The manifest of an index: `tracuu.json` beside the engine's files, says what wrote them.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::SearchError;

/// The format that this version reads and writes. It changes whenever an old index would give wrong answers.
pub(crate) const INDEX_FORMAT: u32 = 6;

const FILE_NAME: &str = "tracuu.json";

/// What an index says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The format.
    pub(crate) format: u32,
    /// The version of the library that made it; for people.
    pub(crate) written_by: String,
}

impl Manifest {
    pub(crate) fn current() -> Manifest {
        Manifest { format: INDEX_FORMAT, written_by: format!("tracuu {}", env!("CARGO_PKG_VERSION")) }
    }

    /// Whether a folder holds a manifest, of whatever version.
    pub(crate) fn exists(folder: &Path) -> bool {
        folder.join(FILE_NAME).is_file()
    }

    /// Checks that the index in `folder` is one that this version reads.
    pub(crate) fn check(folder: &Path) -> Result<(), SearchError> {
        let path = folder.join(FILE_NAME);
        let text = fs::read_to_string(&path).map_err(|e| SearchError::io(&path, &e))?;
        let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        match value.get("format") {
            Some(format) if format.as_u64() == Some(u64::from(INDEX_FORMAT)) => Ok(()),
            found => Err(SearchError::Rebuild {
                found: found.map_or_else(|| "unknown".to_owned(), |f| f.to_string().chars().take(20).collect()),
                expected: INDEX_FORMAT.to_string(),
            }),
        }
    }

    /// Writes the manifest beside its final name, then renames it.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), SearchError> {
        let text = serde_json::to_string_pretty(self).map_err(SearchError::engine)?;
        let (fresh, path) = (folder.join("tracuu.json.new"), folder.join(FILE_NAME));
        fs::write(&fresh, text + "\n").map_err(|e| SearchError::io(&fresh, &e))?;
        fs::rename(&fresh, &path).map_err(|e| SearchError::io(&path, &e))
    }
}
