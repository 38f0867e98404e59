//! The symbols that follow the number of a document.
//!
//! Written by `cargo xtask codegen` from `data/text/number_codes.tsv`. Do not edit.

/// Symbols of document kinds and of issuers that stand alone in a number: bare letters, sorted.
pub(crate) static NUMBER_CODES: &[&str] = &[
    "bb", "bc", "bgn", "btt", "cd", "cp", "ct", "ctr", "cv", "da", "ggt", "gm", "guq", "hd", "hdbt", "hdcp", "kh",
    "kl", "l", "lct", "nd", "nq", "nqlt", "pa", "pb", "pc", "pg", "pl", "qc", "qd", "qdi", "qyd", "sl", "sy", "tb",
    "tc", "trs", "tt", "ttg", "ttlb", "ttln", "ttlt", "ttr", "vbhn",
];
