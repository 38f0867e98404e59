//! Special cases of general names.
//!
//! | general         | host     | place | special      |
//! | --------------- | -------- | ----- | ------------ |
//! | `TU`            |          | `HN`  | `TU.HN`      |
//! | `TU`            |          | `BK`  | `TU` itself  |
//! | `BTV`           | `TU.HN`  | `HN`  | `TU.HN.BTV`  |
//! | `BTV`           | `TU.HP`  | `HP`  | `TU.BTV`     |

use std::sync::LazyLock;

use tracuu_text::sort_by_key;

use super::grammar::AreaKind;
use super::issuer::{Issuer, issuers};
use super::place::PlaceName;

/// What a text says of a body besides its general name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Case<'t> {
    /// The body it belongs to.
    pub(super) host: Option<&'static Issuer>,
    /// The kind of its area.
    pub(super) kind: Option<AreaKind>,
    /// Its place.
    pub(super) place: Option<PlaceName<'t>>,
}

/// The most special row for this case; the general row itself when there is none.
pub(super) fn special(general: &'static Issuer, case: &Case) -> &'static Issuer {
    static SPECIAL: LazyLock<Vec<&'static Issuer>> = LazyLock::new(|| {
        let mut rows: Vec<_> = issuers().iter().filter(|row| !row.grammar.of.is_empty()).collect();
        sort_by_key(&mut rows, |row| row.grammar.of);
        rows
    });
    let start = SPECIAL.partition_point(|row| row.grammar.of < general.id);
    let rows = SPECIAL.iter().skip(start).take_while(|row| row.grammar.of == general.id);
    let fitting = rows.filter_map(|row| Some((fit(row, case)?, *row)));
    fitting.max_by_key(|(fit, _)| *fit).map_or(general, |(_, row)| row)
}

/// How well a row fits: how much of the case it asks for; `None` when it asks for something else.
fn fit(row: &Issuer, case: &Case) -> Option<usize> {
    let grammar = &row.grammar;
    let host = match case.host {
        _ if grammar.host.is_empty() => 0,
        Some(host) if host.id == grammar.host => 2,
        Some(host) if host.grammar.of == grammar.host => 1,
        _ => return None,
    };
    let area = match case.kind {
        _ if grammar.areas.is_empty() => 0,
        Some(kind) if grammar.areas.contains(&kind) => 1,
        _ => return None,
    };
    let place = match case.place {
        _ if row.place.is_empty() => 0,
        Some(PlaceName::Known(place)) if place.id == row.place => 1,
        _ => return None,
    };
    Some(host + area + place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::issuer::issuer;
    use crate::catalog::place::place;

    fn check(general: &str, host: &str, at: &str, expected: &str) {
        let case = Case { host: issuer(host), kind: None, place: place(at).map(PlaceName::Known) };
        assert_eq!(issuer(general).map(|general| special(general, &case).id), Some(expected), "{general} {host} {at}");
    }

    #[test]
    fn finds_the_special_case() {
        check("TU", "", "HN", "TU.HN");
        check("TU", "", "BK", "TU");
        check("BTV", "TU.HN", "HN", "TU.HN.BTV");
        check("BTV", "TU.HP", "HP", "TU.BTV");
        check("BTV", "TU", "", "TU.BTV");
        check("BTV", "CP", "", "BTV");
    }
}
