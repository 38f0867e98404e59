//! Tables written by `cargo xtask codegen` from `data/`. Do not edit.

pub(crate) mod abbreviations;
pub(crate) mod body_words;
pub(crate) mod document_kinds;
pub(crate) mod issuers;
pub(crate) mod laws;
pub(crate) mod places;
pub(crate) mod terms;
