//! The query language of tracuu: what was typed, as a tree, with remarks on what was odd.
//!
//! | typed                      | clauses                                                    |
//! | -------------------------- | ---------------------------------------------------------- |
//! | `kỷ luật`                  | word `kỷ`, word `luật`                                     |
//! | `"kỷ luật" đảng`           | phrase that must be there, word                            |
//! | `+luật -thuế`              | word that must be there, word that must not                |
//! | `chỉ thị 24-CT/TU`         | two words, document number                                 |
//! | `năm 2020 - 2025`          | three words; the hyphen is text                            |
//! | `"kỷ luật`                 | two words, and the remark that the quote is not closed     |
//!
//! Parsing never fails: what cannot be understood is read as words.
//!
//! ```
//! use tracuu_query::{ClauseKind, Occur, parse_query};
//!
//! let parsed = parse_query("\"kỷ cương\" luật");
//! assert_eq!(parsed.query.clauses[0].occur, Occur::Must);
//! assert!(matches!(parsed.query.clauses[1].kind, ClauseKind::Word));
//! assert!(parsed.diagnostics.is_empty());
//! ```

mod ast;
mod diagnostic;
mod parser;

pub use ast::{Clause, ClauseKind, Occur, ParsedQuery, Query};
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use parser::parse_query;

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
