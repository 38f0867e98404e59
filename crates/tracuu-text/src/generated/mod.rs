//! Tables written by `cargo xtask codegen` from `data/`. Do not edit.

pub(crate) mod letters;
pub(crate) mod number_codes;
pub(crate) mod rimes;
