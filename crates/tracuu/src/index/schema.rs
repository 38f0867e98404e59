//! The fields of the engine's documents. One of them is one passage: a unit, or an article with its clauses.
//!
//! | field     | on            | holds                                                        |
//! | --------- | ------------- | ------------------------------------------------------------ |
//! | `id`      | every passage | the id of the document                                       |
//! | `body`    | every passage | the names of what the document belongs to, the heading that is not part of the text, the text: a value each |
//! | `start`   | every passage | how many positions those names take                          |
//! | `number`  | the first     | the key of the document's number, and what it is cited by    |
//! | `address` | every passage | the addresses that begin in it                               |
//! | `head`    | every passage | where its heading ends, which counts as its title            |
//! | `family`  | every passage | which passages belong to one work: the law of an article, or the document |
//! | `kind`, `issuer`, `date` | every passage | what its document is filtered by, when it is known |
//! | `title`   | the first     | the words of its title, as [`FullTitle`](super::FullTitle)     |
//! | `title_mark` | the first  | what titles are told apart by, as [`FullTitle::mark`](super::FullTitle::mark) |
//! | `ordinal` | every passage | which passage of its document it is, from 0                  |
//! | `cites`   | those that cite | the papers that it cites, as terms of [`Reference`](crate::citing::Reference) |
//! | `sequence`, `title_order` | the first | what documents are ordered by                  |
//! | `bytes`   | the first     | the length of the document's text                            |
//! | `passage` | every passage | the text with its places, as [`PassageRecord`](super::PassageRecord) |
//! | `citations` | those that cite | where it cites them, as [`CitationRecord`](super::CitationRecord)s |
//! | `document`| the first     | what is known of the document, as [`DocumentRecord`](super::DocumentRecord) |
//!
//! The passages of one document follow one another, and are deleted together: the first is found by counting back.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use super::term_list::TERM_LIST;

/// The fields, by name.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    pub(crate) id: Field,
    pub(crate) body: Field,
    pub(crate) start: Field,
    pub(crate) head: Field,
    pub(crate) family: Field,
    pub(crate) number: Field,
    pub(crate) kind: Field,
    pub(crate) issuer: Field,
    pub(crate) date: Field,
    pub(crate) sequence: Field,
    pub(crate) title_order: Field,
    pub(crate) title: Field,
    pub(crate) title_mark: Field,
    pub(crate) ordinal: Field,
    pub(crate) bytes: Field,
    pub(crate) address: Field,
    pub(crate) cites: Field,
    pub(crate) passage: Field,
    pub(crate) citations: Field,
    pub(crate) document: Field,
}

/// Name of the field that holds the id of the document, fast too, so that ties are broken by it.
pub(crate) const ID: &str = "id";
/// Name of the fast field that says where in the body of a passage the names end and its own words begin.
pub(crate) const START: &str = "start";
/// Name of the fast field that says where the heading of a passage ends.
pub(crate) const HEAD: &str = "head";
/// Name of the fast field that says which passages belong to one work.
pub(crate) const FAMILY: &str = "family";
/// Name of the fast field that holds the kind of the document.
pub(crate) const KIND: &str = "kind";
/// Name of the fast field that holds the issuing body of the document.
pub(crate) const ISSUER: &str = "issuer";
/// Name of the fast field that holds the date of the document, as the number `yyyymmdd`; what is unknown is 00.
pub(crate) const DATE: &str = "date";
/// Name of the fast field that documents are ordered by when they are by number: the running number, then the year.
pub(crate) const SEQUENCE: &str = "sequence";
/// Name of the fast field that holds the sort key of the title.
pub(crate) const TITLE_ORDER: &str = "title_order";
/// Name of the fast field that titles are told apart by.
pub(crate) const TITLE_MARK: &str = "title_mark";
/// Name of the fast field that counts the passages of a document.
pub(crate) const ORDINAL: &str = "ordinal";
/// Name of the fast field that holds the length of a document.
pub(crate) const BYTES: &str = "bytes";

impl Fields {
    pub(crate) fn new() -> Fields {
        let mut schema = Schema::builder();
        let analysed = |option| {
            let indexing = TextFieldIndexing::default().set_tokenizer(TERM_LIST).set_index_option(option);
            TextOptions::default().set_indexing_options(indexing)
        };
        let id = schema.add_text_field(ID, STRING | FAST);
        let body = schema.add_text_field("body", analysed(IndexRecordOption::WithFreqsAndPositions));
        let number = schema.add_text_field("number", STRING);
        let address = schema.add_text_field("address", keyed());
        let cites = schema.add_text_field("cites", keyed());
        let sequence = schema.add_u64_field(SEQUENCE, FAST);
        let title_order = schema.add_bytes_field(TITLE_ORDER, FAST);
        let ordinal = schema.add_u64_field(ORDINAL, FAST | INDEXED);
        let start = schema.add_u64_field(START, FAST);
        let head = schema.add_u64_field(HEAD, FAST);
        let family = schema.add_u64_field(FAMILY, FAST);
        let kind = schema.add_text_field(KIND, keyed().set_fast("raw"));
        let issuer = schema.add_text_field(ISSUER, keyed().set_fast("raw"));
        let date = schema.add_u64_field(DATE, FAST | INDEXED);
        let bytes = schema.add_u64_field(BYTES, FAST);
        let title = schema.add_text_field("title", unranked());
        let title_mark = schema.add_u64_field(TITLE_MARK, FAST);
        let passage = schema.add_bytes_field("passage", STORED);
        let citations = schema.add_bytes_field("citations", STORED);
        let document = schema.add_bytes_field("document", STORED);
        let schema = schema.build();
        Fields {
            schema,
            id,
            body,
            start,
            head,
            family,
            number,
            kind,
            issuer,
            date,
            sequence,
            title_order,
            title,
            title_mark,
            ordinal,
            bytes,
            address,
            cites,
            passage,
            citations,
            document,
        }
    }
}

/// Terms that are looked up as they are; nobody asks how often.
fn keyed() -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false))
}

/// Words with their positions; nobody asks how long the text is.
fn unranked() -> TextOptions {
    let option = IndexRecordOption::WithFreqsAndPositions;
    let indexing = TextFieldIndexing::default().set_tokenizer(TERM_LIST).set_index_option(option);
    TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false))
}
