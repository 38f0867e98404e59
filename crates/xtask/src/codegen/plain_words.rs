//! The generator `plain_words`: words that look typed in Telex or VNI and are likelier to stand for themselves.
//!
//! | row of `data/text/plain_words.tsv` | becomes                                                       |
//! | ---------------------------------- | ------------------------------------------------------------- |
//! | `tax    tã     english`            | `"tax"` in `PLAIN_WORDS`, `"tã"` in `PLAIN_READINGS`          |
//! | `xoong  xông   vietnamese`         | `"xoong"` in `PLAIN_WORDS`, `"xông"` in `PLAIN_READINGS`      |
//!
//! A word that no reader would take for a syllable has no place in the table; a test of `tracuu-text` reads every row.

use super::GeneratedFile;
use crate::table;
use crate::workspace::Workspace;

const TABLE: &str = "data/text/plain_words.tsv";
const KINDS: [&str; 6] = ["abbreviation", "english", "formula", "name", "numeral", "vietnamese"];

/// Writes `generated/plain_words.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut rows = Vec::new();
    for table::Row { place, cells } in table::read(workspace, TABLE, ["word", "reading", "kind"])?.rows {
        let [word, reading, kind] = cells;
        accept(&word, &reading, &kind).map_err(|what| format!("{place}: {what}"))?;
        rows.push((word, reading));
    }
    rows.sort();
    if let Some([(word, _), _]) = rows.windows(2).find(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
        return Err(format!("{TABLE}: `{word}` stands twice"));
    }
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/plain_words.rs", content: emit(&rows) }])
}

/// Holds one row to the form of the table.
fn accept(word: &str, reading: &str, kind: &str) -> Result<(), String> {
    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Err(format!("expected a word of small letters and digits, but found `{word}`"));
    }
    if reading.is_empty() || reading == word {
        return Err(format!("expected what `{word}` would be read as, but found `{reading}`"));
    }
    if !KINDS.contains(&kind) {
        return Err(format!("expected one of the kinds {}, but found `{kind}`", KINDS.join(", ")));
    }
    Ok(())
}

/// The Rust of the table.
fn emit(rows: &[(String, String)]) -> String {
    let what = "Words that look typed in Telex or VNI and are likelier to stand for themselves.";
    let header = super::header(what, &[TABLE]);
    let (words, readings): (Vec<_>, Vec<_>) = rows.iter().cloned().unzip();
    format!(
        "{header}
/// Small letters and digits, sorted.
pub(crate) static PLAIN_WORDS: &[&str] = &{words:?};

/// What each of them would be read as, in the same order.
#[cfg(test)]
pub(crate) static PLAIN_READINGS: &[&str] = &{readings:?};
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, reading: &str, kind: &str, expected: Result<(), &str>) {
        assert_eq!(accept(word, reading, kind), expected.map_err(str::to_string));
    }

    #[test]
    fn rows_are_held_to_their_form() {
        check("tax", "tã", "english", Ok(()));
        check("Tax", "Tã", "english", Err("expected a word of small letters and digits, but found `Tax`"));
        check("ban", "ban", "english", Err("expected what `ban` would be read as, but found `ban`"));
        let kinds =
            "expected one of the kinds abbreviation, english, formula, name, numeral, vietnamese, but found `latin`";
        check("tax", "tã", "latin", Err(kinds));
    }

    #[test]
    fn words_and_readings_keep_their_order() {
        let rows = [("tax".to_string(), "tã".to_string()), ("xoong".to_string(), "xông".to_string())];
        let rust = emit(&rows);
        assert!(rust.contains(r#"PLAIN_WORDS: &[&str] = &["tax", "xoong"];"#), "{rust}");
        assert!(rust.contains(r#"PLAIN_READINGS: &[&str] = &["tã", "xông"];"#), "{rust}");
    }
}
