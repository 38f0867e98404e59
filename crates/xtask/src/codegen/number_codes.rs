//! The generator `number_codes`: the symbols that follow the number of a document.
//!
//! | row of `data/text/number_codes.tsv` | becomes                 |
//! | ----------------------------------- | ----------------------- |
//! | `QĐ   Quyết định, Quy định`         | `"qd"` in `NUMBER_CODES` |
//! | `QĐi  Quy định`                     | `"qdi"`                 |

use super::{GeneratedFile, letters};
use crate::table;
use crate::workspace::Workspace;

const TABLE: &str = "data/text/number_codes.tsv";

/// Writes `generated/number_codes.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let letters = letters::read(workspace)?;
    let mut codes = Vec::new();
    for table::Row { place, cells } in table::read(workspace, TABLE, ["code", "meaning"])?.rows {
        let [code, _meaning] = cells;
        let bare = letters::bare(&letters, &code);
        if bare.is_empty() || !bare.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(format!("{place}: expected a code of letters, but found `{code}`"));
        }
        codes.push(bare);
    }
    codes.sort();
    codes.dedup();
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/number_codes.rs", content: emit(&codes) }])
}

/// The Rust of the table.
fn emit(codes: &[String]) -> String {
    let header = super::header("The symbols that follow the number of a document.", &[TABLE]);
    format!(
        "{header}
/// Symbols of document kinds and of issuers that stand alone in a number: bare letters, sorted.
pub(crate) static NUMBER_CODES: &[&str] = &{codes:?};
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_bare_and_sorted() {
        let files = generate(&Workspace::find().expect("a workspace")).expect("a table");
        let content = files.first().map(|file| file.content.as_str()).unwrap_or_default();
        assert!(content.contains(r#""qc", "qd", "qdi", "qyd","#), "{content}");
    }
}
