//! Terms of the Central Committee and of the National Assembly.
//!
//! Written by `cargo xtask codegen` from `data/catalog/terms.toml`. Do not edit.

/// Congresses and the days they closed on, sorted.
pub(crate) static CONGRESSES: &[(u32, (u16, u8, u8))] = &[
    (2, (1951, 2, 19)),
    (3, (1960, 9, 10)),
    (4, (1976, 12, 20)),
    (5, (1982, 3, 31)),
    (6, (1986, 12, 18)),
    (7, (1991, 6, 27)),
    (8, (1996, 7, 1)),
    (9, (2001, 4, 22)),
    (10, (2006, 4, 25)),
    (11, (2011, 1, 19)),
    (12, (2016, 1, 28)),
    (13, (2021, 2, 1)),
    (14, (2026, 1, 23)),
];

/// Terms of the National Assembly and the years of their first sessions and of their ends, sorted.
pub(crate) static NATIONAL_ASSEMBLIES: &[(u32, u16, Option<u16>)] = &[
    (8, 1987, Some(1992)),
    (9, 1992, Some(1997)),
    (10, 1997, Some(2002)),
    (11, 2002, Some(2007)),
    (12, 2007, Some(2011)),
    (13, 2011, Some(2016)),
    (14, 2016, Some(2021)),
    (15, 2021, Some(2026)),
    (16, 2026, None),
];
