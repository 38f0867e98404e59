//! The commands, a file each; `run` does one and says how it ended.

pub(crate) mod cites;
pub(crate) mod delete;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod graph;
pub(crate) mod index;
pub(crate) mod parse;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod stats;
pub(crate) mod suggest;
pub(crate) mod text;
