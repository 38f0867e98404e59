//! The generator `body_words`: the words that names of bodies are made of.
//!
//! | entry of `data/catalog/body_words.toml`         | becomes                                               |
//! | ----------------------------------------------- | ----------------------------------------------------- |
//! | `[[head]]` with `names = ["Sở", "Cục"]`         | `Opening { name: "Sở", follows: &[Follow::Words], … }` |
//! | `[[area]]` with `kind = "city"`                 | `AreaWord { name: "thành phố", kind: AreaKind::City, … }` |
//! | `parts`, `ends` of `[words]`                    | `NAME_PARTS`, `NAME_ENDS`                             |

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/body_words.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    head: Vec<Opening>,
    office: Vec<Opening>,
    area: Vec<Area>,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    names: Vec<String>,
    #[serde(default)]
    follows: Vec<String>,
    #[serde(default)]
    alone: bool,
    source: String,
    example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    names: Vec<String>,
    kind: String,
    #[serde(default = "yes")]
    named: bool,
    source: String,
    example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    source: String,
    parts: Vec<String>,
    ends: Vec<String>,
}

fn yes() -> bool {
    true
}

/// Writes `generated/body_words.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut catalog = catalog::read::<Catalog>(workspace, CATALOG)?;
    for Opening { names, source, example, .. } in catalog.head.iter().chain(&catalog.office) {
        catalog::expect_told(CATALOG, &names.concat(), source, example)?;
    }
    for Area { names, source, example, .. } in &catalog.area {
        catalog::expect_told(CATALOG, &names.concat(), source, example)?;
    }
    let Words { source, parts, ends } = &mut catalog.words;
    for (what, words) in [("parts", parts), ("ends", ends)] {
        catalog::expect_told(CATALOG, what, source, source)?;
        words.sort();
        catalog::expect_once(CATALOG, words.iter().map(String::as_str))?;
    }
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/body_words.rs", content: emit(&catalog) }])
}

/// The Rust of the catalogue.
fn emit(catalog: &Catalog) -> String {
    let mut out = super::header("The words that names of bodies are made of.", &[CATALOG]);
    out.push_str("\nuse crate::catalog::grammar::{AreaKind, AreaWord, Follow, Opening};\n");
    catalog::table(&mut out, "General nouns that open names.", "HEADS", "Opening", openings(&catalog.head));
    catalog::table(&mut out, "Titles of persons, before the body.", "OFFICES", "Opening", openings(&catalog.office));
    let areas = catalog.area.iter().flat_map(|Area { names, kind, named, .. }| {
        let kind = catalog::variant("AreaKind", kind);
        names.iter().map(move |name| format!("AreaWord {{ name: {name:?}, kind: {kind}, named: {named} }}"))
    });
    catalog::table(&mut out, "Kinds of areas.", "AREAS", "AreaWord", areas);
    let quoted = |words: &[String]| words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>();
    let Words { parts, ends, source: _ } = &catalog.words;
    catalog::table(&mut out, "Parts of names, sorted.", "NAME_PARTS", "&str", quoted(parts).into_iter());
    catalog::table(&mut out, "Words that no name goes on with, sorted.", "NAME_ENDS", "&str", quoted(ends).into_iter());
    let openings = catalog.head.iter().chain(&catalog.office).map(|opening| (&opening.names, &opening.example));
    let all = openings.chain(catalog.area.iter().map(|area| (&area.names, &area.example)));
    let examples = all.filter_map(|(names, example)| Some((names.first()?.as_str(), example.as_str())));
    catalog::examples(&mut out, "BODY_EXAMPLES", examples);
    out
}

/// The entries of heads or offices, one for each name.
fn openings(openings: &[Opening]) -> impl Iterator<Item = String> {
    openings.iter().flat_map(|Opening { names, follows, alone, .. }| {
        let follows: Vec<String> = follows.iter().map(|follow| catalog::variant("Follow", follow)).collect();
        let follows = if follows.is_empty() { "Follow::Body".to_string() } else { follows.join(", ") };
        names.iter().map(move |name| format!("Opening {{ name: {name:?}, follows: &[{follows}], alone: {alone} }}"))
    })
}
