//! Provinces (*tỉnh*) and cities under the Centre (*thành phố trực thuộc Trung ương*).
//!
//! | name            | id    | until     | successor |
//! | --------------- | ----- | --------- | --------- |
//! | Hà Nội          | `HN`  |           |           |
//! | Yên Bái         | `YB`  | `2025-06` | `LCA`     |

use std::sync::LazyLock;

use super::dictionary::Dictionary;
use super::grammar::AreaKind;
use crate::generated::places::PLACES;
use crate::word::starts_upper;

/// A province or a city under the Centre.
///
/// ```
/// let places = tracuu_document::places();
/// let place = places.iter().find(|place| place.name == "Yên Bái").unwrap();
/// assert_eq!((place.id, place.until, place.successor), ("YB", "2025-06", "LCA"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Names the place in match keys and ids of bodies, such as `HN`.
    pub id: &'static str,
    /// The name without its kind, such as *Hà Nội*.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: &'static [&'static str],
    /// A province or a city.
    pub kind: PlaceKind,
    /// The month it began in, as `2025-01`; empty for what was there in 2004.
    pub from: &'static str,
    /// The last month before it was merged, as `2025-06`; empty while it exists.
    pub until: &'static str,
    /// The id of the place that it became part of; empty while it exists.
    pub successor: &'static str,
}

/// What a place is.
///
/// ```
/// use tracuu_document::{PlaceKind, places};
/// let now = places().iter().filter(|place| place.until.is_empty());
/// assert_eq!(now.filter(|place| place.kind == PlaceKind::City).count(), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// *Tỉnh*.
    Province,
    /// *Thành phố trực thuộc Trung ương*.
    City,
}

/// The provinces and cities under the Centre of today, and those that were merged into them; sorted by id.
///
/// ```
/// assert_eq!(tracuu_document::places().iter().filter(|place| place.until.is_empty()).count(), 34);
/// ```
pub fn places() -> &'static [Place] {
    PLACES
}

/// The place of a local body, as far as the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceName<'t> {
    /// A province or a city under the Centre.
    Known(&'static Place),
    /// Another name, as written.
    Written(&'t str),
}

/// The place with this id.
pub(super) fn place(id: &str) -> Option<&'static Place> {
    PLACES.get(PLACES.binary_search_by(|place| place.id.cmp(id)).ok()?)
}

/// The place that `text` begins with, and the length of its name; of this kind, if one is given.
pub(super) fn strip_place(text: &str, kind: Option<AreaKind>) -> Option<(usize, &'static Place)> {
    static NAMES: LazyLock<Dictionary<&'static Place>> = LazyLock::new(|| {
        let spellings =
            |place: &'static Place| place.aliases.iter().chain([&place.name]).map(move |name| (*name, place));
        Dictionary::new(PLACES.iter().flat_map(spellings))
    });
    let fits = |place: &Place| match kind {
        None => true,
        Some(AreaKind::Province) => place.kind == PlaceKind::Province,
        Some(AreaKind::City) => place.kind == PlaceKind::City,
        Some(AreaKind::District | AreaKind::Commune) => false,
    };
    NAMES.longest(text).filter(|(_, place)| fits(place) && starts_upper(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = strip_place(text, None);
        let found = found.map(|(len, place)| format!("{} {}", place.id, text.get(len..).unwrap_or_default()));
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn reads_places() {
        check("Hà Nội;", "HN ;");
        check("THANH HOÁ", "TH ");
        check("Bà Rịa – Vũng Tàu về", "BRVT  về");
        check("Bà Rịa-Vũng Tàu", "BRVT ");
        check("TPHCM", "HCM ");
        check("hòa bình", "");
        check("Sông Vân", "");
    }

    #[test]
    fn there_are_63_places_before_the_mergers_and_34_after() {
        assert!(PLACES.is_sorted_by_key(|place| place.id));
        let on =
            |month: &str| PLACES.iter().filter(|p| p.from <= month && (p.until.is_empty() || p.until >= month)).count();
        assert_eq!((on("2024-12"), on("2025-06"), on("2025-07")), (63, 63, 34));
    }
}
