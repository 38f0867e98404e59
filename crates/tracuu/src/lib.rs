//! Embeddable search for Vietnamese official documents: diacritic-aware, offline.
//!
//! ```
//! use tracuu::{Document, SearchIndex, SearchRequest};
//!
//! # fn main() -> Result<(), tracuu::SearchError> {
//! let index = SearchIndex::in_memory()?;
//! let mut writer = index.writer(&Default::default())?;
//! writer.put(&Document {
//!     id: "12-ct-tu".into(),
//!     text: "CHỈ THỊ\n\nvề tăng cường kỷ luật, kỷ cương\n\n1. Các cấp ủy quán triệt Nghị quyết số 08-NQ/TU.".into(),
//!     ..Default::default()
//! })?;
//! writer.commit()?;
//!
//! let response = index.search(&SearchRequest { query: "ky luat".into(), ..Default::default() })?;
//! let best = &response.hits[0];
//! assert_eq!(best.id, "12-ct-tu");
//! assert_eq!(best.units[0].address, "title");
//! # Ok(())
//! # }
//! ```

mod api;
mod citing;
mod error;
mod generated;
mod half;
mod index;
mod read;
mod search;
mod sorted_texts;
mod suggest;

/// Documents by themselves: structure, metadata, numbers, citations; the crate `tracuu-document`.
pub use tracuu_document as document;
/// The query language by itself: text to a tree and remarks, and back; the crate `tracuu-query`.
pub use tracuu_query as query;
/// Vietnamese text by itself: encodings, syllables, folding, tokens; the crate `tracuu-text`.
pub use tracuu_text as text;

pub use api::*;
pub use error::SearchError;

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
