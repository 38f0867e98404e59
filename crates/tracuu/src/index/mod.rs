//! The index: how documents are laid out in the engine, written and opened.

mod analysis;
pub(crate) mod bytes;
mod citation;
mod directory;
mod lead_back;
mod manifest;
mod memo;
mod passage;
mod passage_document;
mod places;
mod prepare;
mod record;
mod recovery;
mod schema;
mod store;
mod term_list;
mod text_code;
mod title;
pub(crate) mod words;
mod writer;

pub(crate) use citation::CitationRecord;
pub(crate) use lead_back::lead_back;
pub(crate) use manifest::{INDEX_FORMAT, Manifest};
pub(crate) use places::{Place, Places};
pub(crate) use record::{DocumentRecord, PassageRecord};
pub(crate) use recovery::Recovered;
pub(crate) use schema::{
    BYTES, DATE, FAMILY, Fields, HEAD, ID, ISSUER, KIND, ORDINAL, SEQUENCE, START, TITLE_MARK, TITLE_ORDER,
};
pub(crate) use store::Store;
pub(crate) use title::{FullTitle, title_kind_words, title_length};
pub(crate) use writer::Writer;
