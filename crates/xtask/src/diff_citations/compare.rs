//! Two folders of objects that `tracuu parse --json` printed, compared.
//!
//! | before                   | now                      | printed                                     |
//! | ------------------------ | ------------------------ | ------------------------------------------- |
//! | `0..10`, `24-CT/TU`      | the same                 | nothing                                     |
//! | `0..10`, no number       | `0..10`, `24-CT/TU`      | `- 0..10 …` and `+ 0..10 … 24-CT/TU`        |
//! | twice                    | once                     | `-` once                                    |

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// Compares the objects of the same name in two folders; a file that only one has is an error.
pub(super) fn compare(old: &Path, new: &Path) -> Result<Report, String> {
    let (old_names, new_names) = (names(old)?, names(new)?);
    if let Some(name) = old_names.symmetric_difference(&new_names).next() {
        return Err(format!(
            "expected the same files in {} and {}, but found {name} in one",
            old.display(),
            new.display()
        ));
    }
    let mut report = Report::default();
    for name in old_names {
        let (before, now) = (read(&old.join(&name))?, read(&new.join(&name))?);
        report.add(&shown(&name), before, now);
    }
    Ok(report)
}

/// A citation, as far as it is compared; sorted by its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Citation {
    start: usize,
    end: usize,
    surface: String,
    number: Option<String>,
    targets: Vec<String>,
}

#[derive(Deserialize)]
struct Parsed {
    citations: Vec<Citation>,
}

/// What differs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    files: usize,
    before: usize,
    now: usize,
    /// The files that differ, and in each the citations that are gained (`true`) and lost.
    differences: Vec<(String, Vec<(Citation, bool)>)>,
}

impl Report {
    fn add(&mut self, name: &str, before: Vec<Citation>, now: Vec<Citation>) {
        self.files += 1;
        self.before += before.len();
        self.now += now.len();
        let difference = difference(before, now);
        if !difference.is_empty() {
            self.differences.push((name.to_owned(), difference));
        }
    }

    fn count(&self, gained: bool) -> usize {
        let changes = self.differences.iter().flat_map(|(_, changes)| changes);
        changes.filter(|(_, is_gain)| *is_gain == gained).count()
    }
}

/// What one list has more often than the other, in the order of the text, what is lost before what is gained.
fn difference(before: Vec<Citation>, now: Vec<Citation>) -> Vec<(Citation, bool)> {
    let mut counts: BTreeMap<Citation, isize> = BTreeMap::new();
    before.into_iter().for_each(|citation| *counts.entry(citation).or_default() -= 1);
    now.into_iter().for_each(|citation| *counts.entry(citation).or_default() += 1);
    let repeated = |(citation, count): (Citation, isize)| vec![(citation, count > 0); count.unsigned_abs()];
    let mut changes: Vec<(Citation, bool)> = counts.into_iter().flat_map(repeated).collect();
    changes.sort_by_key(|(citation, is_gain)| (citation.start, citation.end, *is_gain));
    changes
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, changes) in &self.differences {
            writeln!(f, "{name}")?;
            for (citation, is_gain) in changes {
                writeln!(f, "  {} {citation}", if *is_gain { '+' } else { '-' })?;
            }
        }
        let Report { files, before, now, differences } = self;
        let (gained, lost) = (self.count(true), self.count(false));
        writeln!(
            f,
            "compared {files}, different {}: {gained} citations gained, {lost} lost; {before} before, {now} now",
            differences.len()
        )
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Citation { start, end, surface, number, targets } = self;
        let surface = surface.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = number.as_deref().unwrap_or("no number");
        let targets = if targets.is_empty() { "nothing".to_owned() } else { targets.join(", ") };
        write!(f, "{:<16}  {surface}  [{number}]  → {targets}", format!("{start}..{end}"))
    }
}

/// The names of the objects in a folder.
fn names(folder: &Path) -> Result<BTreeSet<String>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        names.insert(entry.map_err(fault)?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// The name of the file that an object was made of.
fn shown(name: &str) -> String {
    name.strip_suffix(".json").unwrap_or(name).replace('%', "/")
}

fn read(path: &Path) -> Result<Vec<Citation>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let parsed: Result<Parsed, _> = serde_json::from_str(&text);
    let parsed = parsed.map_err(|error| {
        format!("{}: expected what `tracuu parse --json` prints, but found: {error}", path.display())
    })?;
    Ok(parsed.citations)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `start surface number targets`, with `-` for no number and commas between targets.
    fn citation(line: &str) -> Citation {
        let words: Vec<&str> = line.split(' ').collect();
        let [start, surface, number, targets] = words.as_slice() else { panic!("four words: {line}") };
        let start: usize = start.parse().expect("a number");
        Citation {
            start,
            end: start + surface.len(),
            surface: surface.replace('_', " "),
            number: Some(*number).filter(|number| *number != "-").map(str::to_owned),
            targets: targets.split(',').filter(|target| *target != "-").map(str::to_owned).collect(),
        }
    }

    fn list(lines: &[&str]) -> Vec<Citation> {
        lines.iter().map(|line| citation(line)).collect()
    }

    #[track_caller]
    fn check(before: &[&str], now: &[&str], expected: &[&str]) {
        let mut report = Report::default();
        report.add("a.md", list(before), list(now));
        let printed = report.to_string();
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_is_the_same_is_not_printed() {
        let same = ["3 24-CT/TU 24-CT/TU TU:CT:24", "20 Chỉ_thị - -"];
        check(&same, &same, &["compared 1, different 0: 0 citations gained, 0 lost; 2 before, 2 now"]);
        check(&[], &[], &["compared 1, different 0: 0 citations gained, 0 lost; 0 before, 0 now"]);
    }

    #[test]
    fn gains_and_losses_stand_in_the_order_of_the_text() {
        check(
            &["3 24-CT/TU - -", "40 Luật - -"],
            &["3 24-CT/TU 24-CT/TU TU:CT:24,TW:CT:24", "9 Quy_định - -", "40 Luật - -"],
            &[
                "a.md",
                "  - 3..11             24-CT/TU  [no number]  → nothing",
                "  + 3..11             24-CT/TU  [24-CT/TU]  → TU:CT:24, TW:CT:24",
                "  + 9..20             Quy định  [no number]  → nothing",
                "compared 1, different 1: 2 citations gained, 1 lost; 2 before, 3 now",
            ],
        );
    }

    #[test]
    fn repetition_counts() {
        let once = "3 24-CT/TU 24-CT/TU TU:CT:24";
        check(
            &[once, once],
            &[once],
            &[
                "a.md",
                "  - 3..11             24-CT/TU  [24-CT/TU]  → TU:CT:24",
                "compared 1, different 1: 0 citations gained, 1 lost; 2 before, 1 now",
            ],
        );
    }

    #[test]
    fn folders_are_compared_file_by_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        let write = |folder: &Path, name: &str, text: &str| {
            fs::create_dir_all(folder).expect("made");
            fs::write(folder.join(name), text).expect("written");
        };
        let object = r#"{"metadata":{},"citations":[{"start":1,"end":5,"surface":"Luật","number":null,"form":"x","targets":[]}]}"#;
        write(&old, "data%a.md.json", r#"{"citations":[]}"#);
        write(&new, "data%a.md.json", object);
        let report = compare(&old, &new).expect("compared");
        assert_eq!((report.count(true), report.count(false), report.now), (1, 0, 1));
        assert!(report.to_string().starts_with("data/a.md\n  + 1..5 "), "{report}");
        write(&new, "b.md.json", object);
        assert!(compare(&old, &new).is_err_and(|error| error.contains("found b.md.json in one")));
        write(&old, "b.md.json", "[]");
        assert!(compare(&old, &new).is_err_and(|error| error.contains("expected what `tracuu parse --json` prints")));
        assert!(compare(&old, &folder.path().join("none")).is_err());
    }
}
