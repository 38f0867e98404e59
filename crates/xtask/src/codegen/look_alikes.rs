//! The generator `look_alikes`: characters that stand for a letter in damaged text.
//!
//! | row of `data/text/look_alikes.tsv` | becomes                      |
//! | ---------------------------------- | ---------------------------- |
//! | `Ð  Đ`                             | `('Ð', 'Đ')` in `LOOK_ALIKES` |

use super::GeneratedFile;
use crate::table;
use crate::workspace::Workspace;

const TABLE: &str = "data/text/look_alikes.tsv";

/// Writes `generated/look_alikes.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut pairs = Vec::new();
    for table::Row { place, cells } in table::read(workspace, TABLE, ["look_alike", "letter"])?.rows {
        pairs.push((one(&place, &cells[0])?, one(&place, &cells[1])?));
    }
    pairs.sort_unstable();
    if let Some(twice) = pairs.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(format!("{TABLE}: expected each look-alike once, but found `{}` twice", twice[0].0));
    }
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/look_alikes.rs", content: emit(&pairs) }])
}

/// The one character of a cell.
fn one(place: &str, cell: &str) -> Result<char, String> {
    let mut chars = cell.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(format!("{place}: expected one character, but found `{cell}`")),
    }
}

/// The Rust of the table.
fn emit(pairs: &[(char, char)]) -> String {
    let header = super::header("Characters that stand for a letter in damaged text.", &[TABLE]);
    format!(
        "{header}
/// Look-alike and the letter it stands for, sorted.
pub(crate) static LOOK_ALIKES: &[(char, char)] = &{pairs:?};
"
    )
}
