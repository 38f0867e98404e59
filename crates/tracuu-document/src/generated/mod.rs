//! Tables written by `cargo xtask codegen` from `data/`. Do not edit.

pub(crate) mod document_kinds;
