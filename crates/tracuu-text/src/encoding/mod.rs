//! Encodings before Unicode: recognised, decoded, encoded.
//!
//! | bytes, read as Windows-1252 | encoding | letters are                                  | text       |
//! | --------------------------- | -------- | -------------------------------------------- | ---------- |
//! | `ViÖt Nam`                  | `tcvn3`  | one byte; capitals with a tone have none     | `Việt Nam` |
//! | `Vieät Nam`                 | `vni`    | a letter and a mark                          | `Việt Nam` |
//! | `Vi®t Nam`                  | `viscii` | one byte                                     | `Việt Nam` |
//! | `Vie^.t Nam`                | `viqr`   | a letter of ASCII and its marks              | `Việt Nam` |
//! | `Viêòt Nam`                 | `cp1258` | one byte, the tone mark another              | `Việt Nam` |
//! | `Viá»‡t Nam`                | `utf8`   | one to three bytes                           | `Việt Nam` |
//!
//! | function                       | takes                                               | gives                                           |
//! | ------------------------------ | --------------------------------------------------- | ----------------------------------------------- |
//! | `recognise`, `recognise_text`  | bytes, characters                                   | what they were, and the text: all that follows  |
//! | `detect`                       | bytes                                               | the encoding, or why there is none              |
//! | `detect_text`                  | characters                                          | the encoding that they were in before somebody misread them |
//! | `decode`                       | bytes in a known encoding                           | NFC, an alignment, the bytes that meant nothing |
//! | `decode_text`                  | characters that are such bytes read as Windows-1252 | NFC, an alignment                               |
//! | `decode_mixed`                 | Unicode with runs of such characters                | NFC, an alignment, the runs                     |
//! | `repair_mojibake`              | Unicode, part of which was misread; HTML entities   | NFC, an alignment                               |
//! | `encode`                       | text                                                | bytes, and what the encoding cannot carry       |
//!
//! Nothing is guessed: what the grammar of syllables does not accept under any reading is [`Detection::Unknown`], and text
//! that is right already is never touched. The tables lie in `data/encodings/`, each with its source.

mod code_page;
mod decode;
mod detect;
mod encode;
mod mixed;
mod mojibake;
mod name;
mod pair_set;
mod recognise;
mod source;
#[cfg(test)]
mod tests;
mod unicode;
mod viqr;
mod vni;
mod writer;

pub use decode::{Decoded, decode, decode_text};
pub use detect::{Detection, detect, detect_text};
pub use encode::{Encoded, encode};
pub use mixed::{DecodedRuns, Run, decode_mixed};
pub use mojibake::repair_mojibake;
pub use name::{Encoding, UnknownEncoding};
pub use recognise::{Recognition, recognise, recognise_text};
