//! Seeds: the inputs of the conformance vectors, from which the engine starts.
//!
//! | field of a case                                           | is                |
//! | --------------------------------------------------------- | ----------------- |
//! | `input`, `typed`, `written`, `shown`, `mixed`, `damaged`  | text              |
//! | `bytes`                                                   | hexadecimal bytes |

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::fresh_folder;
use crate::workspace::{Workspace, files_under};

const VECTORS: &str = "tests/conformance/vectors";
const TEXTS: &[&str] = &["input", "typed", "written", "shown", "mixed", "damaged"];

/// Writes every input of every suite to a file of its own in `folder`.
pub(super) fn write(workspace: &Workspace, folder: &Path) -> Result<(), String> {
    fresh_folder(folder)?;
    for file in files_under(&workspace.root.join(VECTORS), Some("json"))? {
        let shown = workspace.shown(&file);
        let text = fs::read_to_string(&file).map_err(|error| format!("{shown}: {error}"))?;
        let suite: Value = serde_json::from_str(&text).map_err(|error| format!("{shown}: {error}"))?;
        for case in suite["cases"].as_array().into_iter().flatten() {
            let name = format!("{}-{}", suite["suite"].as_str().unwrap_or("?"), case["name"].as_str().unwrap_or("?"));
            let path = folder.join(name);
            fs::write(&path, bytes_of(case)).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// The input of a case.
fn bytes_of(case: &Value) -> Vec<u8> {
    let texts = TEXTS.iter().filter_map(|&field| case[field].as_str());
    let bytes = case["bytes"].as_str().unwrap_or_default().as_bytes().as_chunks::<2>().0;
    let byte = |pair: &[u8; 2]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    texts.flat_map(str::bytes).chain(bytes.iter().filter_map(byte)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_inputs() {
        assert_eq!(bytes_of(&json!({"input": "kỷ", "text": "x"})), "kỷ".as_bytes());
        assert_eq!(bytes_of(&json!({"bytes": "56d6", "text": "x"})), b"V\xD6");
        assert_eq!(bytes_of(&json!({})), b"");
    }
}
