//! Tables written by `cargo xtask codegen` from `data/`. Do not edit.

pub(crate) mod encodings;
pub(crate) mod letters;
pub(crate) mod look_alikes;
pub(crate) mod number_codes;
pub(crate) mod plain_words;
pub(crate) mod rimes;
pub(crate) mod signs;
