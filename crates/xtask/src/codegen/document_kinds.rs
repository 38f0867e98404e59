//! The generator `document_kinds`: the catalogue of kinds of documents.
//!
//! | entry of `data/catalog/document_kinds.toml` | becomes                                         |
//! | ------------------------------------------- | ----------------------------------------------- |
//! | `name = "Chỉ thị"`, `party_code = "CT"` …   | `DocumentKind { name: "Chỉ thị", party_code: "CT", … }` |

use serde::Deserialize;

use super::GeneratedFile;
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
    /// Where the fact comes from; every entry has one.
    source: String,
}

/// Writes `generated/document_kinds.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let text = workspace.read(CATALOG)?;
    let mut kinds = toml::from_str::<Catalog>(&text).map_err(|error| format!("{CATALOG}: {error}"))?.kind;
    kinds.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(kind) = kinds.iter().find(|kind| kind.source.is_empty()) {
        return Err(format!("{CATALOG}: expected a source for {}, but found none", kind.name));
    }
    if let Some(twice) = kinds.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(format!("{CATALOG}: expected each kind once, but found {} twice", twice[0].name));
    }
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/document_kinds.rs", content: emit(&kinds) }])
}

/// The Rust of the catalogue.
fn emit(kinds: &[Kind]) -> String {
    let header = super::header("The catalogue of kinds of documents.", &[CATALOG]);
    let rows = kinds.iter().map(|Kind { name, party_code, state_code, source: _ }| {
        format!("DocumentKind {{ name: {name:?}, party_code: {party_code:?}, state_code: {state_code:?} }},\n")
    });
    format!(
        "{header}
use crate::catalog::DocumentKind;

/// Kinds of documents, sorted by name.
pub(crate) static DOCUMENT_KINDS: &[DocumentKind] = &[
{}];
",
        rows.collect::<String>()
    )
}
