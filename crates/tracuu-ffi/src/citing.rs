//! Who cites whom.

use crate::size::to_i64;

/// A paper that a document cites.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CitedPaper {
    /// The match key of the paper; none when it cannot be told which paper is meant.
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

impl From<tracuu::CitedPaper> for CitedPaper {
    fn from(paper: tracuu::CitedPaper) -> CitedPaper {
        let tracuu::CitedPaper { key, kind, number, date, issuer, title, mentions } = paper;
        let mentions = mentions.into_iter().map(Mention::from).collect();
        CitedPaper { key, kind, number, date, issuer, title, mentions }
    }
}

/// A place where a document cites a paper.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Mention {
    /// The stable address of the unit that the citation stands in.
    pub address: String,
    /// The address as people read it.
    pub label: String,
    /// Its words.
    pub surface: String,
    /// How it names the paper, such as `short`.
    pub form: String,
    /// The places inside the cited paper, such as `d5.k2.a`, joined by `, `.
    pub pinpoint: Option<String>,
    /// What is done with the cited paper, such as `implements`.
    pub relation: Option<String>,
    /// The first byte of the citation in the UTF-8 of the document as it was given.
    pub source_start: i64,
    /// The byte after the last one.
    pub source_end: i64,
}

impl From<tracuu::Mention> for Mention {
    fn from(mention: tracuu::Mention) -> Mention {
        let tracuu::Mention { address, label, start, end, surface, form, pinpoint, relation } = mention;
        let (source_start, source_end) = (to_i64(start), to_i64(end));
        Mention { address, label, surface, form, pinpoint, relation, source_start, source_end }
    }
}

/// A document that cites papers, with those that are asked for.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
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

impl From<tracuu::CitingDocument> for CitingDocument {
    fn from(document: tracuu::CitingDocument) -> CitingDocument {
        let tracuu::CitingDocument { id, title, number, kind, issuer, date, path, papers } = document;
        let papers = papers.into_iter().map(CitedPaper::from).collect();
        CitingDocument { id, title, number, kind, issuer, date, path, papers }
    }
}
