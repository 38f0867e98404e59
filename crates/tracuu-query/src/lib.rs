//! The query language of tracuu.
mod ast;
mod capitals;
mod date_range;
mod diagnostic;
mod field;
mod format;
mod lexeme;
mod lexer;
mod parser;

pub use ast::{Clause, Expr, Level, Occur, ParsedQuery, Query};
pub use date_range::DateRange;
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use field::{Field, FieldValue};
pub use format::format_query;
pub use parser::parse_query;

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
