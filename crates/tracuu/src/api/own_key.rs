//! Under which key other papers cite a document.

use tracuu_document::{Metadata, recognise_citations, resolve_citations, scan_citations};

/// The match key of a paper, from what it says of itself; `None` without a number. It is the key that a citation of it
/// resolves to when it names number, date and issuing body.
///
/// ```
/// let parsed = tracuu::parse_bytes("Số 05-CT/TW\nHà Nội, ngày 15 tháng 5 năm 2016\n\nCHỈ THỊ\n\nvề học tập\n".as_bytes())?;
/// assert_eq!(tracuu::own_key(&parsed.document.metadata).as_deref(), Some("TW:CT:5:2016-05-15"));
/// # Ok::<(), tracuu::SearchError>(())
/// ```
pub fn own_key(metadata: &Metadata) -> Option<String> {
    // The paper cites itself, and the rules of citations do the rest.
    let text = format!("số {}", metadata.number.as_ref()?.value);
    let mut citations = recognise_citations(&text, &scan_citations(&text));
    let citation = citations.first_mut()?;
    citation.date = metadata.date.as_ref().map(|date| date.value);
    resolve_citations(&mut citations, metadata);
    citations.pop()?.key
}
