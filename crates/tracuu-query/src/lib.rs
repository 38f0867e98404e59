//! The query language of tracuu: what was typed, as a tree, with remarks on what was odd.
//!
//! | typed                          | looked for                                                              |
//! | ------------------------------ | ----------------------------------------------------------------------- |
//! | `kỷ luật`                      | two words; each counts, none must be there                              |
//! | `"kỷ luật"`, `“kỷ luật”`       | a phrase that must be there                                             |
//! | `"kỷ luật"~4`                  | the same words in any order, at most four others in between             |
//! | `+luật -thuế`                  | a word that must be there, one that must not                            |
//! | `tuyên tru*`                   | a word, and words that begin with `tru`                                 |
//! | `=luật`, `="kỷ luật"`          | these letters and marks, no others                                      |
//! | `24-CT/TU`, `24 - CT / TU`     | a document number                                                       |
//! | `07/8/2023`                    | a date                                                                  |
//! | `so:24-CT/TU`, `number:24-CT/TU` | papers with this number; see [`Field`] for all names                  |
//! | `ngay:8/2023`, `date:2020..2024` | papers of these days; see [`DateRange`]                               |
//! | `title:(kỷ luật)`              | words of the title                                                      |
//! | `a AND b`, `a VÀ b`            | both                                                                    |
//! | `a OR b`, `a HOẶC b`           | at least one                                                            |
//! | `NOT a`, `KHÔNG a`             | what does not have it                                                   |
//! | `(luật OR lệnh) thuế`          | a group                                                                 |
//!
//! Parsing never fails: what cannot be understood is read as words, with a remark where somebody might wonder (see
//! [`DiagnosticKind`]). `tests/table.tsv` has some three hundred queries with their readings.
//!
//! ```
//! use tracuu_query::{Expr, Occur, parse_query};
//!
//! let parsed = parse_query("\"kỷ cương\" so:24-CT/TU luật");
//! let [phrase, number, word] = parsed.query.clauses.as_slice() else { panic!("three clauses") };
//! assert_eq!((phrase.occur, number.occur, word.occur), (Occur::Must, Occur::Must, Occur::Should));
//! assert!(matches!(number.expr, Expr::Field { .. }));
//! assert!(parsed.diagnostics.is_empty());
//! ```
//!
//! # What must be there
//!
//! | clause                         | alone or side by side | beside `AND` | an alternative of `OR` | behind `NOT` |
//! | ------------------------------ | --------------------- | ------------ | ---------------------- | ------------ |
//! | word, prefix, compound, number, date, group | may      | must         | may                    | must not     |
//! | phrase, field                  | must                  | must         | may                    | must not     |
//! | with `+`                       | must                  | must         | may                    | must not     |
//! | with `-`                       | must not              | must not     | a group that leaves it out | must not |
//!
//! | clauses of a group or query    | what matches                                                            |
//! | ------------------------------ | ----------------------------------------------------------------------- |
//! | some must                      | what has all of those; the ones that may be there only count            |
//! | all may                        | what has at least one                                                   |
//! | some must not                  | of that, what has none of those                                         |
//! | all must not, in a group       | everything that has none of them                                        |
//! | all must not, in a query       | nothing                                                                 |
//!
//! # Operators
//!
//! Operators are written in capitals and stand between blanks or parentheses. What stands side by side binds closest: two
//! Vietnamese words are mostly two syllables of one. Then comes `AND`, then `OR`; `NOT` takes the run of words behind it, up
//! to the next sign, or the one thing behind it that is no word.
//!
//! | typed                          | read as                                                                 |
//! | ------------------------------ | ----------------------------------------------------------------------- |
//! | `kỷ luật AND kỷ cương`         | `+kỷ +luật +kỷ +cương`                                                  |
//! | `a OR b AND c`                 | `a (+b +c)`: `a` or both others                                         |
//! | `kỷ luật OR kỷ cương`          | `(+kỷ +luật) (+kỷ +cương)`: all words of one alternative                |
//! | `a OR b`                       | `a b`: two words side by side are alternatives already                  |
//! | `luật KHÔNG tham nhũng`        | `luật -(+tham +nhũng)`: not where both are                              |
//! | `luật KHÔNG "tham nhũng" thuế` | `luật -"tham nhũng" thuế`                                               |
//! | `KỶ LUẬT VÀ KỶ CƯƠNG`          | five words: there are words in capitals and no small letter in what is looked for |
//! | `UBND OR HĐND`                 | three words, and a remark; `(UBND HĐND)` means it                       |
//! | `AND luật`, `luật AND`, `AND,` | words, the first two with a remark                                      |
//!
//! # Fields
//!
//! A field is a name, a colon and, right behind it, a value: up to the next blank, or in quotes. A document number and a date
//! are one value with all their blanks; a title may be asked for by a group, a prefix, an exact word or phrase. Behind a colon
//! and a blank the text runs on, whatever stands before: `Số: 24-CT/TU`, copied from a letterhead, finds the paper and those
//! that cite it, and `ngày: …` in running text filters nothing.

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
