//! Syllables (*âm tiết*): what a Vietnamese word is made of, read and written.
//!
//! | written         | onset | medial | nucleus | coda | tone  |
//! | --------------- | ----- | ------ | ------- | ---- | ----- |
//! | `luật`          | l     | u      | â       | t    | nặng  |
//! | `nghiêng`       | ngh   |        | iê      | ng   | ngang |
//! | `hoà`, `hòa`    | h     | o      | a       |      | huyền |
//! | `quý`           | qu    |        | y       |      | sắc   |
//! | `gìn`           | g     |        | i       | n    | huyền |
//! | `giếng`         | gi    |        | ê       | ng   | sắc   |
//! | `law`, `QH14`   | none  |        |         |      |       |
//!
//! The grammar is that of the orthography: 27 onsets or none, 161 rimes (fewer after *qu* and *gi*), six tones, of which
//! rimes that end in *c, ch, p, t* take *sắc* and *nặng* only; *k, gh, ngh* before *e ê i y* and *c, g, ng* elsewhere. Where
//! the tone mark was placed, how the letters were encoded and their case make no difference.

mod compose;
mod inventory;
mod parse;
mod written;

pub use compose::ToneMarkStyle;
pub use inventory::valid_syllables;
pub use parse::{is_vietnamese_syllable, parse_syllable};
pub use written::{SyllableCase, WrittenSyllable};

use crate::Tone;

/// A syllable, taken apart.
///
/// ```
/// use tracuu_text::{Tone, parse_syllable};
/// let syllable = parse_syllable("Luật").unwrap();
/// assert_eq!((syllable.onset, syllable.medial, syllable.nucleus, syllable.coda), ("l", "u", "â", "t"));
/// assert_eq!(syllable.tone, Tone::Nang);
/// assert_eq!(syllable.to_string(), "luật");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    /// The consonant that begins it (*âm đầu*), as it is spelled; empty where a vowel begins. *qu* holds its glide.
    pub onset: &'static str,
    /// The glide before the vowel (*âm đệm*): `o`, `u` or empty.
    pub medial: &'static str,
    /// The vowel (*âm chính*), one or two letters, without tone.
    pub nucleus: &'static str,
    /// The consonant or glide that ends it (*âm cuối*); may be empty.
    pub coda: &'static str,
    /// The tone (*thanh điệu*).
    pub tone: Tone,
}
