//! Catalogues: the TOML files in `data/catalog/`, and the Rust that their generators have in common.
//!
//! | value in a catalogue        | becomes              |
//! | --------------------------- | -------------------- |
//! | `aliases = ["TU", "TƯ"]`    | `&["TU", "TƯ"]`      |
//! | `level = "province"`        | `Level::Province`    |

use std::fmt::Write;

use serde::de::DeserializeOwned;

use crate::workspace::Workspace;

/// Reads the catalogue at `path`.
pub(super) fn read<T: DeserializeOwned>(workspace: &Workspace, path: &str) -> Result<T, String> {
    toml::from_str(&workspace.read(path)?).map_err(|error| format!("{path}: {error}"))
}

/// Holds an entry to the rule that a fact has a source and an example.
pub(super) fn expect_told(path: &str, name: &str, source: &str, example: &str) -> Result<(), String> {
    for (what, value) in [("a source", source), ("an example", example)] {
        if value.trim().is_empty() {
            return Err(format!("{path}: expected {what} of {name}, but found none"));
        }
    }
    Ok(())
}

/// Holds sorted keys to the rule that each occurs once.
pub(super) fn expect_once<'k>(path: &str, keys: impl Iterator<Item = &'k str>) -> Result<(), String> {
    let mut last = None;
    for key in keys {
        if last == Some(key) {
            return Err(format!("{path}: expected each entry once, but found {key} twice"));
        }
        last = Some(key);
    }
    Ok(())
}

/// Holds a reference to the rule that it names an entry; sorted keys.
pub(super) fn expect_known(path: &str, from: &str, to: &str, keys: &[&str]) -> Result<(), String> {
    if to.is_empty() || keys.binary_search(&to).is_ok() {
        return Ok(());
    }
    Err(format!("{path}: expected {from} to name an entry, but found {to}"))
}

/// Holds a date to the form of a year, perhaps with a month.
pub(super) fn expect_month(path: &str, name: &str, date: &str) -> Result<(), String> {
    let digits = |text: &str, len: usize| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match date.split_once('-') {
        None => date.is_empty() || digits(date, 4),
        Some((year, month)) => digits(year, 4) && digits(month, 2),
    };
    if fits { Ok(()) } else { Err(format!("{path}: expected a year and a month of {name}, but found {date}")) }
}

/// A slice of strings.
pub(super) fn strings<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("{:?}", item.as_ref())).collect();
    format!("&[{}]", items.join(", "))
}

/// A variant of an enum: `Level::Province` of `Level` and `province`.
pub(super) fn variant(of: &str, value: &str) -> String {
    let mut letters = value.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    format!("{of}::{}{}", first.map(String::from).unwrap_or_default(), letters.as_str())
}

/// A static slice of rows with its comment.
pub(super) fn table(out: &mut String, comment: &str, name: &str, of: &str, rows: impl Iterator<Item = String>) {
    let rows: String = rows.map(|row| format!("{row},\n")).collect();
    // Writing to a string cannot fail.
    let _ = write!(out, "\n/// {comment}\npub(crate) static {name}: &[{of}] = &[\n{rows}];\n");
}

/// The examples of a catalogue, which only tests read.
pub(super) fn examples<'e>(out: &mut String, name: &str, rows: impl Iterator<Item = (&'e str, &'e str)>) {
    let rows: String = rows.map(|(key, example)| format!("({key:?}, {example:?}),\n")).collect();
    let comment = "What an entry is called by, and its example.";
    let _ = write!(out, "\n/// {comment}\n#[cfg(test)]\npub(crate) static {name}: &[(&str, &str)] = &[\n{rows}];\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_rust() {
        assert_eq!(strings(&["TU", "TƯ"]), r#"&["TU", "TƯ"]"#);
        assert_eq!(variant("Level", "province"), "Level::Province");
    }

    #[test]
    fn holds_entries_to_their_form() {
        assert_eq!(expect_month("c.toml", "TU", "2025-06"), Ok(()));
        assert_eq!(expect_month("c.toml", "TU", ""), Ok(()));
        assert!(expect_month("c.toml", "TU", "6/2025").is_err());
        assert!(expect_told("c.toml", "TU", "", "TU").is_err());
        assert!(expect_once("c.toml", ["a", "a"].into_iter()).is_err());
        assert_eq!(expect_known("c.toml", "TU", "", &[]), Ok(()));
        assert!(expect_known("c.toml", "TU", "TW", &["TU"]).is_err());
    }
}
