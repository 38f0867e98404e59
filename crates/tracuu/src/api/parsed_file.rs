//! A file that is read and understood by itself, without an index.
//!
//! | given                    | understood                                        |
//! | ------------------------ | ------------------------------------------------- |
//! | UTF-8                    | as it is                                          |
//! | TCVN3, VNI, UTF-16 …     | decoded; positions are those of the bytes given   |
//! | a picture, a `.doc`      | [`SearchError::NotText`]                          |

use std::fs;
use std::path::Path;

use tracuu_document::parse_document;

use crate::SearchError;
use crate::index::{Recovered, lead_back};

/// A document that was read from bytes.
///
/// ```
/// use tracuu::text::{Encoding, encode};
/// let bytes = encode("CHỈ THỊ\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số 24-CT/TU.", Encoding::Tcvn3).bytes;
/// let parsed = tracuu::parse_bytes(&bytes)?;
/// assert_eq!(parsed.encoding.as_deref(), Some("tcvn3"));
/// let span = parsed.document.citations[0].span;
/// assert_eq!(&bytes[span.end - 8..span.end], b"24-CT/TU", "positions are bytes of what was given");
/// # Ok::<(), tracuu::SearchError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ParsedFile {
    /// What was understood; every span counts bytes of what was given.
    pub document: tracuu_document::Document,
    /// In which encoding it was, or how it was damaged, in words; `None` for plain UTF-8.
    pub encoding: Option<String>,
}

impl std::fmt::Debug for ParsedFile {
    /// Sizes; the text of documents stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = f.debug_struct("ParsedFile");
        out.field("encoding", &self.encoding).field("units", &self.document.units.len()).finish_non_exhaustive()
    }
}

/// Reads bytes as indexing reads a file, legacy encodings included, and parses them as one document.
///
/// ```
/// let parsed = tracuu::parse_bytes("1. Thực hiện Nghị quyết số 08-NQ/TU.".as_bytes())?;
/// assert_eq!(parsed.document.units[0].address.to_string(), "1");
/// assert_eq!(parsed.document.citations[0].surface, "Nghị quyết số 08-NQ/TU");
/// assert!(tracuu::parse_bytes(b"\x89PNG\r\n\x1a\n\0\0").is_err());
/// # Ok::<(), tracuu::SearchError>(())
/// ```
pub fn parse_bytes(bytes: &[u8]) -> Result<ParsedFile, SearchError> {
    let recovered = Recovered::of_bytes(bytes).map_err(|detail| SearchError::NotText { detail })?;
    let mut document = parse_document(recovered.body());
    lead_back(&mut document, recovered.alignment.as_ref(), recovered.text.len() - recovered.body().len());
    Ok(ParsedFile { document, encoding: recovered.remark() })
}

/// Reads a file and parses it as one document; see [`parse_bytes`].
///
/// ```
/// # let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
/// # let path = folder.path().join("12-ct-tu.md");
/// std::fs::write(&path, "Số 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n").map_err(|error| error.to_string())?;
/// let parsed = tracuu::parse_file(&path).map_err(|error| error.to_string())?;
/// assert_eq!(parsed.document.metadata.number.map(|number| number.value).as_deref(), Some("12-CT/TU"));
/// # Ok::<(), String>(())
/// ```
pub fn parse_file(path: impl AsRef<Path>) -> Result<ParsedFile, SearchError> {
    let path = path.as_ref();
    let bytes = fs::read(path).map_err(|error| SearchError::io(path, &error))?;
    parse_bytes(&bytes).map_err(|error| SearchError::Io { path: path.to_owned(), detail: error.to_string() })
}
