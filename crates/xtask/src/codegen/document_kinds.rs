//! The generator `document_kinds`: the catalogue of kinds of documents.
//!
//! | entry of `data/catalog/document_kinds.toml` | becomes                                         |
//! | ------------------------------------------- | ----------------------------------------------- |
//! | `name = "Chỉ thị"`, `party_code = "CT"` …   | `DocumentKind { name: "Chỉ thị", party_code: "CT", … }` |

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/document_kinds.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    name: String,
    party_code: String,
    state_code: String,
    #[serde(default)]
    older_codes: Vec<String>,
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    variants: Vec<String>,
    system: Systems,
    #[serde(default)]
    note: String,
    source: String,
    example: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Systems {
    Party,
    State,
    Both,
}

/// Writes `generated/document_kinds.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut kinds = catalog::read::<Catalog>(workspace, CATALOG)?.kind;
    kinds.sort_by(|a, b| a.name.cmp(&b.name));
    catalog::expect_once(CATALOG, kinds.iter().map(|kind| kind.name.as_str()))?;
    for kind in &kinds {
        catalog::expect_told(CATALOG, &kind.name, &kind.source, &kind.example)?;
    }
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/document_kinds.rs", content: emit(&kinds) }])
}

/// The Rust of the catalogue.
fn emit(kinds: &[Kind]) -> String {
    let mut out = super::header("The catalogue of kinds of documents.", &[CATALOG]);
    out.push_str("\nuse crate::catalog::{DocumentKind, System};\n");
    catalog::table(
        &mut out,
        "Kinds of documents, sorted by name.",
        "DOCUMENT_KINDS",
        "DocumentKind",
        kinds.iter().map(row),
    );
    let surfaces = kinds.iter().flat_map(|kind| {
        let texts = [&kind.example].into_iter().chain(&kind.variants).chain(&kind.aliases);
        texts.map(|text| (kind.name.as_str(), text.as_str()))
    });
    catalog::examples(&mut out, "KIND_EXAMPLES", surfaces);
    out
}

/// One entry.
fn row(kind: &Kind) -> String {
    let Kind { name, party_code, state_code, older_codes, abbreviations, aliases, note, .. } = kind;
    let systems = match kind.system {
        Systems::Party => "&[System::Party]",
        Systems::State => "&[System::State]",
        Systems::Both => "&[System::Party, System::State]",
    };
    format!(
        "DocumentKind {{ name: {name:?}, party_code: {party_code:?}, state_code: {state_code:?}, older_codes: {}, \
         abbreviations: {}, aliases: {}, systems: {systems}, note: {note:?} }}",
        catalog::strings(older_codes),
        catalog::strings(abbreviations),
        catalog::strings(aliases)
    )
}
