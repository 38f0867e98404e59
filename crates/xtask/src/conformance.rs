//! `cargo xtask conformance [host]`: every host runs every vector, and as many as the others.
//!
//! ```text
//! suite        cases   rust  python  kotlin  swift
//! address        107     ok      ok      ok   SKIP
//! citation       234     ok      ok     233   SKIP
//! ```
//!
//! A runner says what it ran, a line a suite: `conformance address: 107 cases`. It fails by itself when an answer is wrong; here it is
//! held that no host ran fewer cases than there are. A host without its toolchain is a line that says SKIP and why; whatever else a host
//! says SKIP about is told at the end, beside what it ran.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

/// How many cases of each suite a host ran.
type Counts = BTreeMap<String, usize>;

/// A host, and the command that runs its tests.
struct Host {
    name: &'static str,
    command: fn(&Workspace) -> Command,
}

const HOSTS: [Host; 4] = [
    Host {
        name: "rust",
        command: |w| step::command(w, "cargo", &["test", "--package", "tracuu-ffi", "--test", "conformance"]),
    },
    Host { name: "python", command: |w| verb(w, "python") },
    Host { name: "kotlin", command: |w| verb(w, "kotlin") },
    Host { name: "swift", command: |w| verb(w, "swift") },
];

/// Another verb of this program.
fn verb(workspace: &Workspace, verb: &str) -> Command {
    step::command(workspace, "cargo", &["xtask", verb])
}

/// Runs the hosts that are named, all where none is.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let known = || HOSTS.iter().map(|host| host.name).collect::<Vec<_>>().join(", ");
    if let Some(unknown) = arguments.iter().find(|name| HOSTS.iter().all(|host| host.name != **name)) {
        return Outcome::Failed(format!("expected a host ({}), but found `{unknown}`", known()));
    }
    let expected = match vectors(workspace) {
        Ok(expected) => expected,
        Err(error) => return Outcome::Failed(error),
    };
    let mut columns = Vec::new();
    let mut failures = Vec::new();
    for host in HOSTS.iter().filter(|host| arguments.is_empty() || arguments.contains(&host.name)) {
        println!("\n-- {}", host.name);
        match told((host.command)(workspace)) {
            Err(error) => failures.push(format!("{}: {error}", host.name)),
            Ok(told) => {
                let differ = expected.iter().any(|(suite, cases)| told.counts.get(suite) != Some(cases));
                if told.ran() && differ {
                    failures.push(format!("{}: other numbers of cases than the vectors have", host.name));
                }
                columns.push((host.name, told));
            }
        }
    }
    failures.extend(differing_scores(&columns));
    println!("\n{}", table(&expected, &columns));
    failures.extend(columns.iter().filter_map(|(name, told)| match told.outcome().required(name) {
        Outcome::Failed(reason) => Some(reason),
        Outcome::Passed | Outcome::Skipped(_) => None,
    }));
    let skips: Vec<String> = columns
        .iter()
        .flat_map(|(name, told)| told.skips.iter().map(move |reason| format!("{name}: {reason}")))
        .collect();
    match (failures.is_empty(), skips.is_empty()) {
        (false, _) => Outcome::Failed(failures.join("; ")),
        (true, false) => Outcome::Skipped(format!("what ran agrees; {}", skips.join("; "))),
        (true, true) => Outcome::Passed,
    }
}

/// How lines begin that tell of something left out: ours, and pytest's.
const SKIPPED: [&str; 2] = ["SKIP ", "SKIPPED "];

/// What a runner told.
#[derive(Default)]
struct Told {
    counts: Counts,
    /// What the scores of its hits come to.
    scores: Option<String>,
    /// What it did not run, and why.
    skips: Vec<String>,
}

impl Told {
    fn line(&mut self, line: &str) {
        if let Some((suite, cases)) = count(line) {
            self.counts.insert(suite.to_owned(), cases);
        } else if let Some((_, scores)) = line.split_once("conformance scores: ") {
            self.scores = Some(scores.trim().to_owned());
        } else if let Some(reason) = SKIPPED.iter().find_map(|word| line.trim().strip_prefix(word)) {
            self.skips.push(reason.to_owned());
        }
    }

    /// Whether it should have run every vector: one that skipped something and counted nothing had no toolchain.
    fn ran(&self) -> bool {
        self.skips.is_empty() || !self.counts.is_empty()
    }

    fn outcome(&self) -> Outcome {
        if self.skips.is_empty() { Outcome::Passed } else { Outcome::Skipped(self.skips.join("; ")) }
    }
}

/// A sentence when two hosts scored their hits differently.
fn differing_scores(columns: &[(&str, Told)]) -> Option<String> {
    let mut ran = columns.iter().filter(|(_, told)| told.ran());
    let (first, expected) = ran.next()?;
    let (other, found) = ran.find(|(_, told)| told.scores != expected.scores)?;
    Some(format!("{first} scores {:?} where {other} scores {:?}", expected.scores, found.scores))
}

/// Runs a runner, shows what it says, and keeps what it tells.
fn told(mut command: Command) -> Result<Told, String> {
    let line = step::announce(&command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{line}: {error}"))?;
    let mut told = Told::default();
    for text in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let text = text.map_err(|error| format!("{line}: {error}"))?;
        println!("{text}");
        told.line(&text);
    }
    let status = child.wait().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(told) } else { Err(format!("{line}: {status}")) }
}

/// `conformance address: 107 cases`, wherever in a line.
fn count(line: &str) -> Option<(&str, usize)> {
    let (_, rest) = line.split_once("conformance ")?;
    let (suite, rest) = rest.split_once(": ")?;
    let cases = rest.split_once(" cases")?.0.parse().ok()?;
    suite.bytes().all(|b| b.is_ascii_lowercase()).then_some((suite, cases))
}

/// How many cases each suite has.
fn vectors(workspace: &Workspace) -> Result<Counts, String> {
    let folder = workspace.root.join("tests/conformance/vectors");
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
    let mut counts = Counts::new();
    for entry in fs::read_dir(&folder).map_err(|error| said(&error))? {
        let path = entry.map_err(|error| said(&error))?.path();
        let text = fs::read_to_string(&path).map_err(|error| said(&error))?;
        let value: serde_json::Value = serde_json::from_str(&text).map_err(|error| said(&error))?;
        let cases = value["cases"].as_array().map_or(0, Vec::len);
        counts.insert(value["suite"].as_str().unwrap_or_default().to_owned(), cases);
    }
    Ok(counts)
}

fn table(expected: &Counts, columns: &[(&str, Told)]) -> String {
    let mut table = format!("{:<12}{:>6}", "suite", "cases");
    columns.iter().for_each(|(name, _)| table.push_str(&format!("{name:>8}")));
    for (suite, cases) in expected {
        table.push_str(&format!("\n{suite:<12}{cases:>6}"));
        for (_, told) in columns {
            let cell = match told.counts.get(suite) {
                _ if !told.ran() => "SKIP".to_owned(),
                Some(found) if found == cases => "ok".to_owned(),
                Some(found) => found.to_string(),
                None => "none".to_owned(),
            };
            table.push_str(&format!("{cell:>8}"));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counts_wherever_they_stand() {
        assert_eq!(count("conformance address: 107 cases"), Some(("address", 107)));
        assert_eq!(count("[INFO] conformance query: 88 cases"), Some(("query", 88)));
        assert_eq!(count("SKIP conformance address: not there"), None);
        assert_eq!(count("conformance address: many cases"), None);
    }

    #[test]
    fn the_table_shows_who_ran_fewer() {
        let counts = |pairs: &[(&str, usize)]| pairs.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect();
        let expected: Counts = counts(&[("address", 107), ("query", 88)]);
        let ran = |pairs| Told { counts: counts(pairs), ..Told::default() };
        let skipped = Told { skips: vec!["no swift".to_owned()], ..Told::default() };
        let columns = [
            ("rust", ran(&[("address", 107), ("query", 88)])),
            ("kotlin", ran(&[("address", 106)])),
            ("swift", skipped),
        ];
        let shown = "\
suite        cases    rust  kotlin   swift
address        107      ok     106    SKIP
query           88      ok    none    SKIP";
        assert_eq!(table(&expected, &columns), shown);
    }

    #[test]
    fn scores_must_be_the_same_everywhere() {
        let host = |lines: &[&str]| {
            let mut told = Told::default();
            lines.iter().for_each(|line| told.line(line));
            told
        };
        let (rust, other) = (["conformance scores: 7 of 2 hits"], ["x conformance scores: 8 of 2 hits "]);
        let skipped = ["SKIP swift: no toolchain"];
        assert_eq!(
            differing_scores(&[("rust", host(&rust)), ("swift", host(&skipped)), ("python", host(&rust))]),
            None
        );
        let differs = differing_scores(&[("rust", host(&rust)), ("python", host(&other))]);
        assert_eq!(
            differs.as_deref(),
            Some("rust scores Some(\"7 of 2 hits\") where python scores Some(\"8 of 2 hits\")")
        );
    }

    #[test]
    fn who_ran_something_tells_what_else_it_skipped() {
        let mut told = Told::default();
        told.line("SKIP android: no library was built");
        told.line("conformance query: 88 cases");
        told.line("SKIP usage: this system does not say");
        let skipped = "android: no library was built; usage: this system does not say".to_owned();
        assert!(told.ran());
        assert_eq!(told.outcome(), Outcome::Skipped(skipped));
        let mut told = Told::default();
        told.line("SKIP swift: no toolchain");
        assert!(!told.ran());
        assert!(Told::default().ran(), "who says nothing at all ran too few");
    }
}
