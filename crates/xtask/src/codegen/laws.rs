//! The generator `laws`: laws, codes and ordinances that are cited by name.
//!
//! | entry of `data/catalog/laws.toml`                       | becomes                                          |
//! | ------------------------------------------------------- | ------------------------------------------------ |
//! | `name = "Đất đai"`, `number = "31/2024/QH15"`           | `Law { name: "Đất đai", number: "31/2024/QH15", … }` |

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/laws.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    law: Vec<Law>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    kind: String,
    name: String,
    number: String,
    #[serde(default)]
    date: String,
    source: String,
    example: String,
}

/// Writes `generated/laws.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let Catalog { law: mut laws } = catalog::read(workspace, CATALOG)?;
    laws.sort_by(|a, b| (&a.kind, &a.name, &a.date, &a.number).cmp(&(&b.kind, &b.name, &b.date, &b.number)));
    for law in &laws {
        catalog::expect_told(CATALOG, &law.name, &law.source, &law.example)?;
    }
    let mut numbers: Vec<&str> = laws.iter().map(|law| law.number.as_str()).collect();
    numbers.sort_unstable();
    catalog::expect_once(CATALOG, numbers.into_iter())?;
    let mut out = super::header("The catalogue of laws that are cited by name.", &[CATALOG]);
    out.push_str("\nuse crate::catalog::Law;\n");
    let rows = laws.iter().map(|Law { kind, name, number, date, source: _, example: _ }| {
        format!("Law {{ kind: {kind:?}, name: {name:?}, number: {number:?}, date: {date:?} }}")
    });
    catalog::table(&mut out, "Laws, sorted by kind, name and date.", "LAWS", "Law", rows);
    let examples = laws.iter().map(|law| (law.number.as_str(), law.example.as_str()));
    catalog::examples(&mut out, "LAW_EXAMPLES", examples);
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/laws.rs", content: out }])
}
