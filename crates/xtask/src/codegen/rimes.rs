//! The generator `rimes`: which onsets and rimes a syllable may have.
//!
//! | row of `data/text/rimes.tsv`     | becomes                                                |
//! | -------------------------------- | ------------------------------------------------------ |
//! | `uyên general free chuyên`       | `("uyên", false)` in `RIMES`                           |
//! | `ôc qu checked quốc`             | `("ôc", true)` in `RIMES_AFTER_QU`: sắc and nặng alone |
//!
//! The examples in the tables are tests: each must be a syllable by its own row.

use std::fmt::Write;

use super::GeneratedFile;
use super::letters::{self, Letter};
use crate::table;
use crate::workspace::Workspace;

const RIMES: &str = "data/text/rimes.tsv";
const ONSETS: &str = "data/text/onsets.tsv";
/// The codes of sắc and nặng, the tones that a checked rime takes.
const CHECKED_TONES: [usize; 2] = [2, 5];

/// Which onsets a rime may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// Any onset or none, except `qu` and `gi`.
    General,
    /// `qu` alone.
    AfterQu,
    /// `gi` alone.
    AfterGi,
}

/// What follows the onset, spelled without tone.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rime {
    spelling: String,
    group: Group,
    checked: bool,
}

/// Writes `generated/rimes.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let letters = letters::read(workspace)?;
    let rimes = read_rimes(workspace, &letters)?;
    let onsets = read_onsets(workspace, &letters, &rimes)?;
    let content = emit(&rimes, &onsets);
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/rimes.rs", content }])
}

/// The rimes, sorted by bytes.
fn read_rimes(workspace: &Workspace, letters: &[Letter]) -> Result<Vec<Rime>, String> {
    let mut rimes: Vec<Rime> = Vec::new();
    for table::Row { place, cells } in table::read(workspace, RIMES, ["rime", "group", "kind", "example"])?.rows {
        let [spelling, group, kind, example] = cells;
        let rime = Rime { group: parse_group(&place, &group)?, checked: parse_kind(&place, &kind)?, spelling };
        if rime.checked != ["c", "ch", "p", "t"].iter().any(|coda| rime.spelling.ends_with(coda)) {
            return Err(format!("{place}: `{}` is called {kind}, but its ending says otherwise", rime.spelling));
        }
        if !example.is_empty() && !is_example(letters, &rime, &example) {
            return Err(format!("{place}: `{example}` is no syllable with the rime `{}`", rime.spelling));
        }
        if rimes.iter().any(|other| (&other.spelling, other.group) == (&rime.spelling, rime.group)) {
            return Err(format!("{place}: `{}` stands twice in its group", rime.spelling));
        }
        rimes.push(rime);
    }
    rimes.sort_by(|a, b| a.spelling.cmp(&b.spelling));
    Ok(rimes)
}

/// The onsets, the longest first, so that the first that fits a syllable is the right one.
fn read_onsets(workspace: &Workspace, letters: &[Letter], rimes: &[Rime]) -> Result<Vec<String>, String> {
    let mut onsets: Vec<String> = Vec::new();
    for table::Row { place, cells } in table::read(workspace, ONSETS, ["onset", "example"])?.rows {
        let [onset, example] = cells;
        let bare = letters::without_tone(letters, &example).map(|(bare, _)| bare).unwrap_or_default();
        let group = match onset.as_str() {
            "qu" => Group::AfterQu,
            "gi" => Group::AfterGi,
            _ => Group::General,
        };
        let fits = |rime: &Rime| rime.group == group && Some(rime.spelling.as_str()) == bare.strip_prefix(&onset);
        if !rimes.iter().any(fits) {
            return Err(format!("{place}: `{example}` is no syllable with the onset `{onset}`"));
        }
        if onsets.contains(&onset) {
            return Err(format!("{place}: `{onset}` stands twice"));
        }
        onsets.push(onset);
    }
    onsets.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
    Ok(onsets)
}

/// Whether `example` is a syllable that ends in `rime`, after an onset of its group, with a tone that it takes.
fn is_example(letters: &[Letter], rime: &Rime, example: &str) -> bool {
    let Some((bare, tone)) = letters::without_tone(letters, example) else {
        return false;
    };
    let Some(onset) = bare.strip_suffix(&rime.spelling) else {
        return false;
    };
    let follows = match rime.group {
        Group::General => onset != "qu" && onset.chars().all(|c| !"aăâeêioôơuưy".contains(c)),
        Group::AfterQu => onset == "qu",
        Group::AfterGi => onset == "gi",
    };
    follows && (!rime.checked || CHECKED_TONES.contains(&tone))
}

fn parse_group(place: &str, name: &str) -> Result<Group, String> {
    match name {
        "general" => Ok(Group::General),
        "qu" => Ok(Group::AfterQu),
        "gi" => Ok(Group::AfterGi),
        other => Err(format!("{place}: expected the group general, qu or gi, but found `{other}`")),
    }
}

fn parse_kind(place: &str, name: &str) -> Result<bool, String> {
    match name {
        "free" => Ok(false),
        "checked" => Ok(true),
        other => Err(format!("{place}: expected the kind free or checked, but found `{other}`")),
    }
}

/// The Rust of the tables.
fn emit(rimes: &[Rime], onsets: &[String]) -> String {
    let what = "The onsets and rimes of Vietnamese syllables, as they are spelled without tone.";
    let mut rust = super::header(what, &[RIMES, ONSETS]);
    rust.push_str("//!\n//! A rime is checked when it ends in -c, -ch, -p or -t: it takes sắc and nặng alone.\n");
    let groups = [
        (Group::General, "RIMES", "The rimes after any onset but `qu` and `gi`, or after none"),
        (Group::AfterQu, "RIMES_AFTER_QU", "The rimes after `qu`"),
        (Group::AfterGi, "RIMES_AFTER_GI", "The rimes after `gi`"),
    ];
    for (group, name, what) in groups {
        let _ = writeln!(rust, "\n/// {what}: (rime, whether it is checked), sorted by bytes.");
        let _ = writeln!(rust, "pub(crate) static {name}: &[(&str, bool)] = &[");
        for Rime { spelling, checked, .. } in rimes.iter().filter(|rime| rime.group == group) {
            let _ = writeln!(rust, "({spelling:?}, {checked}),");
        }
        rust.push_str("];\n");
    }
    rust.push_str("\n/// The onsets, the longest first, then by bytes.\n");
    let _ = writeln!(rust, "pub(crate) static ONSETS: &[&str] = &{onsets:?};");
    rust
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> (Vec<Letter>, Vec<Rime>, Vec<String>) {
        let workspace = Workspace::find().expect("a workspace");
        let letters = letters::read(&workspace).expect("letters");
        let rimes = read_rimes(&workspace, &letters).expect("rimes");
        let onsets = read_onsets(&workspace, &letters, &rimes).expect("onsets");
        (letters, rimes, onsets)
    }

    #[test]
    fn the_inventory_is_whole() {
        let (_, rimes, onsets) = tables();
        let count = |group| rimes.iter().filter(|rime| rime.group == group).count();
        let checked = rimes.iter().filter(|rime| rime.group == Group::General && rime.checked).count();
        assert_eq!((count(Group::General), checked), (161, 55));
        assert_eq!((count(Group::AfterQu), count(Group::AfterGi)), (56, 70));
        assert_eq!(onsets.len(), 27);
        assert_eq!(onsets.first().map(String::as_str), Some("ngh"));
        assert_eq!(onsets.last().map(String::as_str), Some("đ"));
    }

    #[test]
    fn an_example_must_fit_its_row() {
        let (letters, ..) = tables();
        let check = |spelling: &str, group, checked, example, expected| {
            let rime = Rime { spelling: spelling.into(), group, checked };
            assert_eq!(is_example(&letters, &rime, example), expected, "{example}");
        };
        check("uyên", Group::General, false, "chuyển", true);
        check("ôc", Group::AfterQu, true, "quốc", true);
        check("a", Group::AfterGi, false, "gia", true);
        check("ôc", Group::General, true, "quốc", false);
        check("ac", Group::General, true, "bàc", false);
        check("an", Group::General, false, "toan", false);
    }

    #[test]
    fn emits_a_table_a_group() {
        let rime = Rime { spelling: "ôc".into(), group: Group::AfterQu, checked: true };
        let rust = emit(&[rime], &["ngh".into(), "b".into()]);
        assert!(rust.contains("RIMES_AFTER_QU: &[(&str, bool)] = &[\n(\"ôc\", true),\n];"));
        assert!(rust.ends_with("ONSETS: &[&str] = &[\"ngh\", \"b\"];\n"));
    }
}
