//! The generator `places`: the catalogue of provinces and cities under the Centre.
//!
//! | entry of `data/catalog/places.toml`   | becomes                                           |
//! | ------------------------------------- | ------------------------------------------------- |
//! | `id = "YB"`, `kind = "tỉnh"` …        | `Place { id: "YB", kind: PlaceKind::Province, … }` |

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/places.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    place: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    id: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    kind: Kind,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    successor: String,
    source: String,
}

#[derive(Deserialize)]
enum Kind {
    #[serde(rename = "tỉnh")]
    Province,
    #[serde(rename = "thành phố")]
    City,
}

/// The ids of all places, sorted.
pub(super) fn ids(workspace: &Workspace) -> Result<Vec<String>, String> {
    Ok(read(workspace)?.into_iter().map(|place| place.id).collect())
}

/// Writes `generated/places.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let content = emit(&read(workspace)?);
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/places.rs", content }])
}

/// The entries, held to their form and sorted by id.
fn read(workspace: &Workspace) -> Result<Vec<Place>, String> {
    let mut places = catalog::read::<Catalog>(workspace, CATALOG)?.place;
    places.sort_by(|a, b| a.id.cmp(&b.id));
    let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    catalog::expect_once(CATALOG, ids.iter().copied())?;
    for place in &places {
        catalog::expect_told(CATALOG, &place.id, &place.source, &place.name)?;
        catalog::expect_known(CATALOG, &place.id, &place.successor, &ids)?;
        catalog::expect_month(CATALOG, &place.id, &place.from)?;
        catalog::expect_month(CATALOG, &place.id, &place.until)?;
    }
    Ok(places)
}

/// The Rust of the catalogue.
fn emit(places: &[Place]) -> String {
    let mut out = super::header("The catalogue of provinces and cities under the Centre.", &[CATALOG]);
    out.push_str("\nuse crate::catalog::place::{Place, PlaceKind};\n");
    let rows = places.iter().map(|Place { id, name, aliases, kind, from, until, successor, source: _ }| {
        let kind = match kind {
            Kind::Province => "PlaceKind::Province",
            Kind::City => "PlaceKind::City",
        };
        let aliases = catalog::strings(aliases);
        format!(
            "Place {{ id: {id:?}, name: {name:?}, aliases: {aliases}, kind: {kind}, from: {from:?}, until: {until:?}, \
             successor: {successor:?} }}"
        )
    });
    catalog::table(&mut out, "Places, sorted by id.", "PLACES", "Place", rows);
    out
}
