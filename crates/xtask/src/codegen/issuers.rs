//! The generator `issuers`: the catalogue of issuing bodies.
//!
//! | entry of `data/catalog/issuers.toml`  | becomes                                                    |
//! | ------------------------------------- | ---------------------------------------------------------- |
//! | `id = "TU.HN"`, `of = "TU"` …         | `Issuer { id: "TU.HN", …, grammar: Grammar { of: "TU", … } }` |

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/issuers.toml";
const PLACES: &str = "data/catalog/places.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    issuer: Vec<Issuer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issuer {
    id: String,
    code: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    level: String,
    system: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    host: String,
    #[serde(default)]
    areas: Vec<String>,
    #[serde(default)]
    place: String,
    #[serde(default)]
    follows: Vec<String>,
    #[serde(default = "yes")]
    alone: bool,
    #[serde(default = "yes")]
    reads: bool,
    scope: Option<String>,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    successor: String,
    #[serde(default)]
    note: String,
    source: String,
    example: String,
}

fn yes() -> bool {
    true
}

/// Writes `generated/issuers.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut issuers = catalog::read::<Catalog>(workspace, CATALOG)?.issuer;
    issuers.sort_by(|a, b| a.id.cmp(&b.id));
    let places = super::places::ids(workspace)?;
    hold(&issuers, &places.iter().map(String::as_str).collect::<Vec<_>>())?;
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/issuers.rs", content: emit(&issuers) }])
}

/// Holds the entries to their form.
fn hold(issuers: &[Issuer], places: &[&str]) -> Result<(), String> {
    let ids: Vec<&str> = issuers.iter().map(|issuer| issuer.id.as_str()).collect();
    catalog::expect_once(CATALOG, ids.iter().copied())?;
    for issuer in issuers {
        let id = &issuer.id;
        catalog::expect_told(CATALOG, id, &issuer.source, &issuer.example)?;
        catalog::expect_month(CATALOG, id, &issuer.from)?;
        catalog::expect_month(CATALOG, id, &issuer.until)?;
        for other in [&issuer.of, &issuer.host, &issuer.successor] {
            catalog::expect_known(CATALOG, id, other, &ids)?;
        }
        catalog::expect_known(PLACES, id, &issuer.place, places)?;
        let is_special = !issuer.host.is_empty() || !issuer.areas.is_empty() || !issuer.place.is_empty();
        if !issuer.of.is_empty() && !is_special {
            return Err(format!("{CATALOG}: expected a host, areas or a place of {id}, but found none"));
        }
    }
    Ok(())
}

/// The Rust of the catalogue.
fn emit(issuers: &[Issuer]) -> String {
    let mut out = super::header("The catalogue of issuing bodies.", &[CATALOG]);
    out.push_str("\nuse crate::catalog::grammar::{AreaKind, Follow, Grammar};\n");
    out.push_str("use crate::catalog::issuer::{Issuer, Level, System};\n");
    catalog::table(&mut out, "Issuing bodies, sorted by id.", "ISSUERS", "Issuer", issuers.iter().map(row));
    let examples = issuers.iter().map(|issuer| (issuer.id.as_str(), issuer.example.as_str()));
    catalog::examples(&mut out, "ISSUER_EXAMPLES", examples);
    out
}

/// One entry.
fn row(issuer: &Issuer) -> String {
    let Issuer { id, code, name, aliases, from, until, successor, place, note, .. } = issuer;
    let aliases = catalog::strings(aliases);
    let (level, system) = (catalog::variant("Level", &issuer.level), catalog::variant("System", &issuer.system));
    format!(
        "Issuer {{ id: {id:?}, code: {code:?}, name: {name:?}, aliases: {aliases}, level: {level}, system: {system}, \
         place: {place:?}, from: {from:?}, until: {until:?}, successor: {successor:?}, note: {note:?}, grammar: {} }}",
        grammar(issuer)
    )
}

/// How an entry is read.
fn grammar(issuer: &Issuer) -> String {
    let Issuer { of, host, areas, follows, alone, reads, .. } = issuer;
    let list = |of: &str, values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| catalog::variant(of, value)).collect();
        format!("&[{}]", values.join(", "))
    };
    let scope = issuer.scope.as_ref().unwrap_or(&issuer.code);
    format!(
        "Grammar {{ of: {of:?}, host: {host:?}, areas: {}, follows: {}, alone: {alone}, reads: {reads}, \
         scope: {scope:?} }}",
        list("AreaKind", areas),
        list("Follow", follows)
    )
}
