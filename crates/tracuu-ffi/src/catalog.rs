//! The catalogue: kinds of documents and issuing bodies, for the filters of a search screen.
//!
//! | asked               | an entry                                   | good for                   |
//! | ------------------- | ------------------------------------------ | -------------------------- |
//! | `catalog_kinds()`   | *Chỉ thị*, `CT`                            | `SearchFilter.kinds`       |
//! | `catalog_issuers()` | `TU.HN.BTV`, *Ban Thường vụ Thành ủy Hà Nội* | `SearchFilter.issuers`   |

use tracuu::document as core;

/// A kind of document (*loại văn bản*) of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CatalogKind {
    /// The full name, such as *Chỉ thị*.
    pub name: String,
    /// The symbol in numbers of Party bodies, such as `CT`; empty when there is none.
    pub party_code: String,
    /// The symbol in numbers of state bodies; empty when there is none.
    pub state_code: String,
    /// What people shorten the name to.
    pub abbreviations: Vec<String>,
    /// Earlier names.
    pub aliases: Vec<String>,
    /// Who issues such papers.
    pub systems: Vec<CatalogSystem>,
}

/// An issuing body (*cơ quan ban hành*) of the catalogue, or a kind of bodies such as every *Thành ủy*.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CatalogIssuer {
    /// Names the body in the catalogue, such as `TU.HN.BTV`.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The symbol in its numbers, such as `TU`; several bodies share one. Empty when there is none.
    pub code: String,
    /// Other names and abbreviations.
    pub aliases: Vec<String>,
    /// Where it stands in the hierarchy.
    pub level: CatalogLevel,
    /// Which hierarchy it belongs to.
    pub system: CatalogSystem,
    /// The month it began in, as `2025-02`; none when not known.
    pub from_month: Option<String>,
    /// The last month it worked in, as `2025-06`, or only the year; none while it exists.
    pub until_month: Option<String>,
    /// The id of the body that took its work over.
    pub successor: Option<String>,
}

/// A level of the hierarchy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum CatalogLevel {
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
    AnyLevel,
}

/// A hierarchy of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum CatalogSystem {
    /// The Communist Party of Vietnam.
    Party,
    /// The state.
    State,
    /// The Fatherland Front (*Mặt trận Tổ quốc*) and the mass organisations.
    Front,
    /// Others.
    Other,
}

/// Every kind of document that is known, sorted by name.
#[uniffi::export]
pub fn catalog_kinds() -> Vec<CatalogKind> {
    core::document_kinds().iter().map(describe_kind).collect()
}

/// Every issuing body that is known, sorted by id.
#[uniffi::export]
pub fn catalog_issuers() -> Vec<CatalogIssuer> {
    core::issuers().iter().map(describe_issuer).collect()
}

fn describe_kind(kind: &core::DocumentKind) -> CatalogKind {
    let core::DocumentKind { name, party_code, state_code, older_codes: _, abbreviations, aliases, systems, note: _ } =
        *kind;
    CatalogKind {
        name: name.to_owned(),
        party_code: party_code.to_owned(),
        state_code: state_code.to_owned(),
        abbreviations: owned(abbreviations),
        aliases: owned(aliases),
        systems: systems.iter().copied().map(CatalogSystem::from).collect(),
    }
}

fn describe_issuer(body: &core::Issuer) -> CatalogIssuer {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    CatalogIssuer {
        id: body.id.to_owned(),
        name: body.name.to_owned(),
        code: body.code.to_owned(),
        aliases: owned(body.aliases),
        level: body.level.into(),
        system: body.system.into(),
        from_month: given(body.from),
        until_month: given(body.until),
        successor: given(body.successor),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

impl From<core::Level> for CatalogLevel {
    fn from(level: core::Level) -> CatalogLevel {
        match level {
            core::Level::Central => CatalogLevel::Central,
            core::Level::Province => CatalogLevel::Province,
            core::Level::District => CatalogLevel::District,
            core::Level::Commune => CatalogLevel::Commune,
            core::Level::Cell => CatalogLevel::Cell,
            core::Level::All => CatalogLevel::AnyLevel,
        }
    }
}

impl From<core::System> for CatalogSystem {
    fn from(system: core::System) -> CatalogSystem {
        match system {
            core::System::Party => CatalogSystem::Party,
            core::System::State => CatalogSystem::State,
            core::System::Front => CatalogSystem::Front,
            core::System::Other => CatalogSystem::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_names_what_filters_take() {
        let kinds = catalog_kinds();
        let kind = kinds.iter().find(|kind| kind.name == "Chỉ thị").expect("a kind");
        assert_eq!((kind.party_code.as_str(), kind.systems.contains(&CatalogSystem::Party)), ("CT", true));
        let issuers = catalog_issuers();
        let body = issuers.iter().find(|body| body.id == "TU.HN.BTV").expect("a body");
        assert_eq!((body.name.as_str(), body.code.as_str()), ("Ban Thường vụ Thành ủy Hà Nội", "TU"));
        assert_eq!((body.level, body.system), (CatalogLevel::Province, CatalogSystem::Party));
        assert!(issuers.is_sorted_by(|a, b| a.id < b.id));
    }
}
