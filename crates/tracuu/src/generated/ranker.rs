//! The trees of the second stage of ranking.
//!
//! Written by `cargo xtask codegen` from `data/ranking/trees.tsv`. Do not edit.

/// The signals that nodes ask for.
pub(crate) const SIGNALS: &[&str] = &["sum"];

/// The first node of each tree.
#[rustfmt::skip]
pub(crate) const ROOTS: &[u16] = &[
    0,
];

/// The signal of each node.
#[rustfmt::skip]
pub(crate) const SIGNAL: &[u8] = &[
    0, 0, 0,
];

/// What it is compared with.
#[rustfmt::skip]
pub(crate) const THRESHOLD: &[f32] = &[
    1.0, 0.0, 0.0,
];

/// Where to go on from at most that; a leaf is its own.
#[rustfmt::skip]
pub(crate) const LOW: &[u16] = &[
    1, 1, 2,
];

/// Where to go on from more.
#[rustfmt::skip]
pub(crate) const HIGH: &[u16] = &[
    2, 1, 2,
];

/// What the trees add on the way: the mean over what came here.
#[rustfmt::skip]
pub(crate) const VALUE: &[f32] = &[
    0.0, 0.0, 1.0,
];
