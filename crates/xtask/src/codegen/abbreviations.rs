//! The generator `abbreviations`: the catalogue of abbreviations.
//!
//! | entry of `data/catalog/abbreviations.toml`          | becomes                                              |
//! | --------------------------------------------------- | ---------------------------------------------------- |
//! | `short = "UBND"`, `expansions = ["Ủy ban nhân dân"]` | `Abbreviation { short: "UBND", unambiguous: true, … }` |

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/abbreviations.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    abbreviation: Vec<Abbreviation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Abbreviation {
    short: String,
    expansions: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
    category: Category,
    system: System,
    #[serde(default)]
    cue: String,
    source: String,
    example: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum Category {
    DocumentKind,
    Law,
    Issuer,
    Body,
    Office,
    Organization,
    Place,
    Signature,
    Mark,
    Other,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum System {
    Party,
    State,
    Front,
    Both,
    General,
}

/// Writes `generated/abbreviations.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut rows = catalog::read::<Catalog>(workspace, CATALOG)?.abbreviation;
    for row in &rows {
        catalog::expect_told(CATALOG, &row.short, &row.source, &row.example)?;
        let has_words = !row.expansions.is_empty() && row.expansions.iter().all(|words| !words.is_empty());
        if !has_words || !row.example.contains(&row.short) {
            return Err(format!("{CATALOG}: expected expansions of {0} and an example with {0}", row.short));
        }
    }
    rows.sort_by_cached_key(|row| (row.short.to_lowercase(), row.short.clone(), row.category));
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/abbreviations.rs", content: emit(&rows) }])
}

/// The Rust of the catalogue.
fn emit(rows: &[Abbreviation]) -> String {
    let mut readings: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let known = row.expansions.iter().chain(&row.others).map(|words| words.to_lowercase());
        readings.entry(&row.short).or_default().extend(known);
    }
    let is_unambiguous = |row: &Abbreviation| readings.get(row.short.as_str()).is_some_and(|known| known.len() == 1);
    let mut out = super::header("The catalogue of abbreviations.", &[CATALOG]);
    out.push_str("\nuse crate::catalog::{Abbreviation, AbbreviationKind, System};\n");
    let entries = rows.iter().map(|row| entry(row, is_unambiguous(row)));
    catalog::table(&mut out, "Abbreviations, sorted by their small letters.", "ABBREVIATIONS", "Abbreviation", entries);
    let examples = rows.iter().map(|row| (row.short.as_str(), row.example.as_str()));
    catalog::examples(&mut out, "ABBREVIATION_EXAMPLES", examples);
    out
}

/// One entry.
fn entry(row: &Abbreviation, is_unambiguous: bool) -> String {
    let Abbreviation { short, expansions, others, category, system, cue, .. } = row;
    let systems = match system {
        System::Party => "&[System::Party]",
        System::State => "&[System::State]",
        System::Front => "&[System::Front]",
        System::Both => "&[System::Party, System::State]",
        System::General => "&[]",
    };
    format!(
        "Abbreviation {{ short: {short:?}, key: {:?}, expansions: {}, others: {}, kind: AbbreviationKind::{category:?}, \
         systems: {systems}, is_unambiguous: {is_unambiguous}, cue: {cue:?} }}",
        short.to_lowercase(),
        catalog::strings(expansions),
        catalog::strings(others)
    )
}
