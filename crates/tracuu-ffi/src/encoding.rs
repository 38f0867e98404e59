//! Bytes and texts from before Unicode.

use std::fmt;

use tracuu::text::{self as core, Detection, Encoding, Span};

use crate::SearchError;
use crate::size::to_i64;

/// Bytes that were decoded.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct DecodedText {
    /// The text, composed (NFC); none where nothing was recognised.
    pub text: Option<String>,
    /// What the bytes are: `unicode:`, `legacy:` or `misread:` with the name of an encoding, or `mixed`, `damaged`,
    /// `not_vietnamese`, `unknown`.
    pub detected: String,
    /// The first bytes of pieces that mean nothing and show as U+FFFD.
    pub replaced_starts: Vec<i64>,
    /// The bytes behind those pieces.
    pub replaced_ends: Vec<i64>,
}

impl fmt::Debug for DecodedText {
    /// What was detected, and sizes; texts stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("DecodedText");
        out.field("detected", &self.detected)
            .field("bytes", &self.text.as_ref().map(String::len))
            .finish_non_exhaustive()
    }
}

/// Decodes bytes from an encoding: `utf8`, `utf16le`, `utf16be`, `tcvn3`, `vni`, `viscii`, `viqr`, `cp1258`. Where none is named
/// it is found out.
#[uniffi::export(default(encoding = None))]
pub fn decode_bytes(bytes: Vec<u8>, encoding: Option<String>) -> Result<DecodedText, SearchError> {
    let recognised = core::recognise(&bytes);
    let detected = name_of(recognised.detection);
    let decoded = match encoding {
        Some(name) => Some(core::decode(&bytes, encoding_of(&name)?)),
        None => recognised.text,
    };
    let replaced: &[Span] = decoded.as_ref().map(|decoded| decoded.replaced.as_slice()).unwrap_or_default();
    Ok(DecodedText {
        detected,
        replaced_starts: replaced.iter().map(|span| to_i64(span.start)).collect(),
        replaced_ends: replaced.iter().map(|span| to_i64(span.end)).collect(),
        text: decoded.map(|decoded| decoded.text.into_owned()),
    })
}

/// Decodes characters that are the bytes of a legacy encoding read as Windows-1252 or Latin-1.
#[uniffi::export]
pub fn decode_misread_text(text: String, encoding: String) -> Result<String, SearchError> {
    Ok(core::decode_text(&text, encoding_of(&encoding)?).text.into_owned())
}

/// Decodes the runs of such characters in a text that is Unicode elsewhere.
#[uniffi::export]
pub fn decode_mixed_text(text: String) -> String {
    core::decode_mixed(&text).text.into_owned()
}

/// Repairs UTF-8 that was read as Windows-1252, and HTML entities.
#[uniffi::export]
pub fn repair_mojibake(text: String) -> String {
    core::repair_mojibake(&text).text.into_owned()
}

fn encoding_of(name: &str) -> Result<Encoding, SearchError> {
    name.parse().map_err(|_| {
        let known: Vec<&str> = Encoding::ALL.iter().map(|encoding| encoding.name()).collect();
        SearchError::invalid_field("encoding", &format!("one of {}", known.join(", ")), name)
    })
}

fn name_of(detection: Detection) -> String {
    match detection {
        Detection::Unicode(encoding) => format!("unicode:{encoding}"),
        Detection::Legacy(encoding) => format!("legacy:{encoding}"),
        Detection::Misread(encoding) => format!("misread:{encoding}"),
        Detection::Mixed => "mixed".to_owned(),
        Detection::Damaged => "damaged".to_owned(),
        Detection::NotVietnamese => "not_vietnamese".to_owned(),
        Detection::Unknown => "unknown".to_owned(),
    }
}
