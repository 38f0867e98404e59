//! Issuing bodies (*cơ quan ban hành*) of the catalogue.
//!
//! | id          | name                              | code  |
//! | ----------- | --------------------------------- | ----- |
//! | `TW.BCT`    | Bộ Chính trị                      | TW    |
//! | `TU`        | Thành ủy, Tỉnh ủy: of any place   | TU    |
//! | `TU.HN.BTV` | Ban Thường vụ Thành ủy Hà Nội     | TU    |

use super::grammar::Grammar;
use crate::generated::issuers::ISSUERS;

/// An issuing body, or a kind of bodies such as every *Thành ủy*.
///
/// ```
/// let issuers = tracuu_document::issuers();
/// let body = issuers.iter().find(|body| body.id == "TU.HN.BTV").unwrap();
/// assert_eq!((body.name, body.code), ("Ban Thường vụ Thành ủy Hà Nội", "TU"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Names the body in this catalogue, such as `TU.HN.BTV`.
    pub id: &'static str,
    /// The symbol in its numbers, such as `TU`; several bodies share one. Empty when there is none.
    pub code: &'static str,
    /// The full name.
    pub name: &'static str,
    /// Other names and abbreviations; those of a general row such as `TU` hold for its special cases too.
    pub aliases: &'static [&'static str],
    /// Where it stands in the hierarchy.
    pub level: Level,
    /// Which hierarchy it belongs to.
    pub system: System,
    /// The id of its province or city in [`places`](crate::places()); empty for bodies of the Centre and kinds of bodies.
    pub place: &'static str,
    /// The month it began in, as `2025-02`; empty when not known.
    pub from: &'static str,
    /// The last month it worked in, as `2025-06`, or only the year; empty while it exists.
    pub until: &'static str,
    /// The id of the body that took its work over; empty when there is none.
    pub successor: &'static str,
    /// What else to know; may be empty.
    pub note: &'static str,
    /// How its name is read.
    pub(crate) grammar: Grammar,
}

/// A level of the hierarchy.
///
/// ```
/// use tracuu_document::{Level, issuers};
/// assert!(issuers().iter().any(|body| body.name == "Quốc hội" && body.level == Level::Central));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// *Trung ương*.
    Central,
    /// *Tỉnh, thành phố trực thuộc Trung ương*.
    Province,
    /// *Quận, huyện, thị xã*: to June 2025.
    District,
    /// *Xã, phường, đặc khu*.
    Commune,
    /// *Chi bộ*.
    Cell,
    /// A body that every level has.
    All,
}

/// A hierarchy of bodies.
///
/// ```
/// use tracuu_document::{System, issuers};
/// assert!(issuers().iter().any(|body| body.code == "BTGTU" && body.system == System::Party));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// The Communist Party of Vietnam.
    Party,
    /// The state.
    State,
    /// The Fatherland Front (*Mặt trận Tổ quốc*) and the mass organisations.
    Front,
    /// Others.
    Other,
}

/// Every issuing body of the catalogue, sorted by id.
///
/// ```
/// let issuers = tracuu_document::issuers();
/// assert!(issuers.is_sorted_by_key(|body| body.id));
/// // A code does not tell the body.
/// assert!(issuers.iter().filter(|body| body.code == "TW").count() >= 3);
/// ```
pub fn issuers() -> &'static [Issuer] {
    ISSUERS
}

/// The body with this id.
#[cfg(test)]
pub(super) fn issuer(id: &str) -> Option<&'static Issuer> {
    ISSUERS.get(ISSUERS.binary_search_by(|body| body.id.cmp(id)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn successors_are_bodies() {
        assert!(ISSUERS.is_sorted_by_key(|body| body.id));
        for body in ISSUERS.iter().filter(|body| !body.successor.is_empty()) {
            assert!(!body.until.is_empty() && issuer(body.successor).is_some(), "{}", body.id);
        }
    }
}
