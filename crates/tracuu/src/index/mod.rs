//! The index: how documents are laid out in the engine, written and opened.

mod analyzer;
mod manifest;
mod passage;
mod record;
mod recovery;
mod schema;
mod store;
mod writer;

pub(crate) use manifest::{INDEX_FORMAT, Manifest};
pub(crate) use record::{DocumentRecord, PassageRecord, Place};
pub(crate) use recovery::Recovered;
pub(crate) use schema::{BYTES, Fields, HEAD, ID, ORDINAL};
pub(crate) use store::Store;
pub(crate) use writer::Writer;
