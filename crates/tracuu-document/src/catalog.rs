//! Catalogues: what papers, bodies and places are called, from `data/catalog/`.
//!
//! | text                                 | known from it                                        |
//! | ------------------------------------ | ---------------------------------------------------- |
//! | `QUI ĐỊNH`                           | the kind Quy định                                    |
//! | `Ban Thường vụ Thành ủy Hà Nội`      | the body `TU.HN.BTV`, the place `HN`                 |
//! | `Sở Tư pháp tỉnh Yên Bái`            | a body that no row names, the place `YB`             |

mod abbreviation;
mod area;
mod body;
mod dictionary;
pub(crate) mod grammar;
pub(crate) mod issuer;
mod kind;
mod law;
mod name;
pub(crate) mod place;
mod scope;
mod special;
mod term;
mod word_code;

pub use abbreviation::{Abbreviation, AbbreviationKind, abbreviations, abbreviations_of, expansions_of};
pub(crate) use body::strip_issuer;
pub use issuer::{Issuer, Level, System, issuers};
pub(crate) use kind::strip_kind;
pub use kind::{DocumentKind, document_kinds};
pub use law::{Law, laws};
pub(crate) use law::{law_name, law_of_initials, law_version, spelled_law, strip_law};
pub use place::{Place, PlaceKind, places};
pub(crate) use scope::{issuer_scope, place_key, place_key_of};
pub use term::{congress_closed, national_assembly_term, national_assembly_years, term_of};
