//! The generator `terms`: terms of the Central Committee and of the National Assembly.
//!
//! | entry of `data/catalog/terms.toml`             | becomes                                |
//! | ---------------------------------------------- | -------------------------------------- |
//! | `[[congress]]` with `closed = "2021-02-01"`    | `(13, (2021, 2, 1))` in `CONGRESSES`   |
//! | `[[national_assembly]]` with `from = 2021`     | `(15, 2021, Some(2026))` in `NATIONAL_ASSEMBLIES` |

use serde::Deserialize;

use super::{GeneratedFile, catalog};
use crate::workspace::Workspace;

const CATALOG: &str = "data/catalog/terms.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalog {
    congress: Vec<Congress>,
    national_assembly: Vec<Assembly>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Congress {
    number: u32,
    closed: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Assembly {
    number: u32,
    from: u16,
    until: Option<u16>,
    source: String,
}

/// Writes `generated/terms.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let Catalog { mut congress, mut national_assembly } = catalog::read(workspace, CATALOG)?;
    congress.sort_by_key(|congress| congress.number);
    national_assembly.sort_by_key(|assembly| assembly.number);
    let told = congress.iter().map(|congress| (congress.number, &congress.source));
    for (number, source) in told.chain(national_assembly.iter().map(|assembly| (assembly.number, &assembly.source))) {
        catalog::expect_told(CATALOG, &format!("term {number}"), source, source)?;
    }
    let mut out = super::header("Terms of the Central Committee and of the National Assembly.", &[CATALOG]);
    let mut closed = Vec::new();
    for Congress { number, closed: date, source: _ } in &congress {
        let (year, month, day) =
            read_date(date).ok_or_else(|| format!("{CATALOG}: expected a date of congress {number}"))?;
        closed.push(format!("({number}, ({year}, {month}, {day}))"));
    }
    catalog::table(
        &mut out,
        "Congresses and the days they closed on, sorted.",
        "CONGRESSES",
        "(u32, (u16, u8, u8))",
        closed.into_iter(),
    );
    let assemblies = national_assembly
        .iter()
        .map(|Assembly { number, from, until, source: _ }| format!("({number}, {from}, {until:?})"));
    let comment = "Terms of the National Assembly and the years of their first sessions and of their ends, sorted.";
    catalog::table(&mut out, comment, "NATIONAL_ASSEMBLIES", "(u32, u16, Option<u16>)", assemblies);
    Ok(vec![GeneratedFile { path: "crates/tracuu-document/src/generated/terms.rs", content: out }])
}

/// Reads a date such as `2021-02-01`.
fn read_date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates() {
        assert_eq!(read_date("2021-02-01"), Some((2021, 2, 1)));
        assert_eq!(read_date("2021-02"), None);
        assert_eq!(read_date("2021-02-01-3"), None);
    }
}
