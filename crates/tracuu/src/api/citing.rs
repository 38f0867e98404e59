//! Who cites whom; as JSON, the records that `tracuu cites --json` prints.

use serde::{Deserialize, Serialize};
use tracuu_document::Document;

use crate::citing::{Asked, Own, Place, Reference, papers};

/// A paper that a document cites.
///
/// ```
/// let parsed = tracuu::parse_bytes("1. Quán triệt Chỉ thị số 24-CT/TU ngày 07/8/2023.\n2. Theo 24-CT/TU.\n".as_bytes())?;
/// let papers = tracuu::cited_papers(&parsed.document);
/// assert_eq!(papers.len(), 1);
/// assert_eq!((papers[0].number.as_deref(), papers[0].date.as_deref()), (Some("24-CT/TU"), Some("2023-08-07")));
/// assert_eq!(papers[0].mentions[1].address, "2");
/// # Ok::<(), tracuu::SearchError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedPaper {
    /// The match key of the paper; `None` when it cannot be told which paper is meant.
    pub key: Option<String>,
    /// The kind (*loại văn bản*), such as *Chỉ thị*.
    pub kind: Option<String>,
    /// The number, such as `24-CT/TU`.
    pub number: Option<String>,
    /// The date of issue, ISO 8601, as far as it is known.
    pub date: Option<String>,
    /// The issuing body, as the fullest citation names it.
    pub issuer: Option<String>,
    /// The title, or the name of a paper that is cited by name: *Đất đai*.
    pub title: Option<String>,
    /// Where it is cited, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// A place where a document cites a paper.
///
/// ```
/// let parsed = tracuu::parse_bytes("1. Quán triệt khoản 2 Điều 5 Quy định số 33-QĐ/TU.\n".as_bytes())?;
/// let mention = &tracuu::cited_papers(&parsed.document)[0].mentions[0];
/// assert_eq!((mention.label.as_str(), mention.pinpoint.as_deref()), ("Điểm 1", Some("d5.k2")));
/// assert_eq!(mention.relation.as_deref(), Some("implements"));
/// # Ok::<(), tracuu::SearchError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The stable address of the unit that the citation stands in.
    pub address: String,
    /// The address as people read it.
    pub label: String,
    /// The first byte of the citation in the document as it was given.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Its words.
    pub surface: String,
    /// How it names the paper, such as `short`; see [`tracuu_document::CitationForm::name`].
    pub form: String,
    /// The places inside the cited paper, such as `d5.k2.a`, joined by `, `.
    pub pinpoint: Option<String>,
    /// What is done with the cited paper, such as `implements`; see [`tracuu_document::Relation::name`].
    pub relation: Option<String>,
}

/// A document that cites papers, with those that are asked for.
///
/// ```
/// let document = tracuu::CitingDocument { id: "12-ct-tu".into(), ..Default::default() };
/// assert!(document.papers.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitingDocument {
    /// The id it was indexed under.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The number, such as `12-CT/TU`.
    pub number: Option<String>,
    /// The kind, such as *Chỉ thị*.
    pub kind: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The date of issue, ISO 8601.
    pub date: Option<String>,
    /// The file it came from.
    pub path: Option<String>,
    /// The papers that it cites, the most cited first.
    pub papers: Vec<CitedPaper>,
}

/// The papers that a document cites, the most cited first; those that cannot be told come last. Its own number is no
/// citation, nor are places in itself and papers that are still to be drafted.
///
/// ```
/// let parsed = tracuu::parse_bytes("Căn cứ Luật Đất đai năm 2024 và điểm a khoản này.".as_bytes())?;
/// let papers = tracuu::cited_papers(&parsed.document);
/// assert_eq!(papers.iter().map(|paper| paper.title.as_deref()).collect::<Vec<_>>(), [Some("Đất đai")]);
/// # Ok::<(), tracuu::SearchError>(())
/// ```
pub fn cited_papers(document: &Document) -> Vec<CitedPaper> {
    papers(references(document))
}

/// The same, of one paper alone: a number in any spelling, with a date or without, or a name. `None` when `asked` names no
/// paper.
///
/// ```
/// let parsed = tracuu::parse_bytes("Theo Chỉ thị số 24-CT/TU và Chỉ thị số 24-CT/TW.".as_bytes())?;
/// let asked = |text| tracuu::cited_paper(&parsed.document, text).map(|papers| papers.len());
/// assert_eq!((asked("24 - ct/tu"), asked("25-CT/TU"), asked("kỷ luật")), (Some(1), Some(0), None));
/// # Ok::<(), tracuu::SearchError>(())
/// ```
pub fn cited_paper(document: &Document, asked: &str) -> Option<Vec<CitedPaper>> {
    let asked = Asked::parse(asked)?;
    Some(papers(references(document).filter(|(_, reference)| asked.is_meant_by(reference))))
}

/// What a document says of other papers, with the places.
fn references(document: &Document) -> impl Iterator<Item = (Place, Reference)> {
    let number = document.metadata.number.as_ref().map(|number| number.value.as_str());
    let date = document.metadata.date.as_ref().map(|date| date.value.to_string());
    let own = Own::new(number, date.as_deref());
    document.citations.iter().filter_map(move |citation| {
        let reference = Reference::of(citation).filter(|reference| !own.is_meant_by(reference))?;
        let address = document.units.get(citation.unit).map(|unit| &unit.address);
        let (label, address) = address.map(|address| (address.label(), address.to_string())).unwrap_or_default();
        let place = Place { address, label, start: citation.span.start, end: citation.span.end };
        Some((place, reference))
    })
}
