//! Tables that `cargo xtask codegen` writes from `data/`.

pub(crate) mod ranker;
