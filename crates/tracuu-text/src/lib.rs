//! Vietnamese text: syllables, diacritics, folding, tokens and alignments.
//!
//! This crate knows letters and words and nothing of search or documents. It does no I/O, starts no threads and cannot
//! fail: bad input gives a sensible value.
//!
//! ```
//! use tracuu_text::{KeyParts, key_of};
//!
//! // However it was written, a word has one key …
//! assert_eq!(key_of("KỶ"), key_of("kỉ"));
//! // … which holds it at three levels of exactness.
//! let key = key_of("luật");
//! let parts = KeyParts::of(&key).unwrap();
//! assert_eq!((parts.fold, parts.shape, parts.exact), ("luat", "luât", "luật"));
//! ```

mod abbreviation;
mod alignment;
mod analyzer;
mod collation;
mod date;
mod document_number;
mod encoding;
mod fold;
mod generated;
mod key;
mod letter;
mod normalize;
mod numeral;
mod sorting;
mod span;
mod syllable;
mod term;
mod tokenize;
pub mod typing;
mod utf8;
mod word;
mod word_table;

pub use alignment::{Aligned, Alignment, AlignmentBuilder, Edit};
pub use analyzer::Analyzer;
pub use collation::{sort_key, sort_key_beginning};
pub use date::{Date, scan_date, scan_month_number};
pub use document_number::{NUMBER_MARK, NumberShape, push_number_key, scan_document_number};
pub use encoding::{
    Decoded, DecodedRuns, Detection, Encoded, Encoding, Recognition, Run, UnknownEncoding, decode, decode_mixed,
    decode_text, detect, detect_text, encode, recognise, recognise_text, repair_mojibake,
};
pub use fold::{FoldLevel, agrees, fold};
pub use key::{KEY_SEPARATOR, KeyParts, key_of, push_key};
pub use letter::{Letter, Shape, Tone, lower_case};
pub use normalize::{NormalizeOptions, Normalized, Repair, RepairKind, ToneMarks, normalize};
pub use numeral::{parse_roman, scan_number};
pub use sorting::{sort_by, sort_by_key};
pub use span::Span;
pub use syllable::{
    Syllable, SyllableCase, ToneMarkStyle, WrittenSyllable, is_vietnamese_syllable, parse_syllable, valid_syllables,
};
pub use term::{DATE_MARK, Terms, position_count, push_date_key};
pub use tokenize::{Token, TokenKind, Tokens, tokenize};
pub use utf8::{first_eight, letters_end, told_by_bytes};
pub use word_table::WordTable;

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
