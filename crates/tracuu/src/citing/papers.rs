//! The citations of one document, gathered by the paper that they mean.
//!
//! | citations                                        | papers                              |
//! | ------------------------------------------------ | ----------------------------------- |
//! | `Chỉ thị số 24-CT/TU ngày …`, then `Chỉ thị 24`  | one, cited twice                    |
//! | a back reference to two papers                   | both                                |
//! | `97-QĐ/TW` where there are two of them           | one that cannot be told             |
//! | the document's own number                        | none                                |

use std::collections::HashMap;

use tracuu_document::{match_key, parse_number};
use tracuu_text::{Date, sort_by_key};

use super::Reference;
use super::key::Key;
use crate::{CitedPaper, Mention};

/// Where a citation stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) address: String,
    pub(crate) label: String,
    /// The first byte in the document as it was given.
    pub(crate) start: usize,
    /// The byte after the last one.
    pub(crate) end: usize,
}

/// A document by its own number, which it may name without citing anything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    key: Option<String>,
}

impl Own {
    pub(crate) fn new(number: Option<&str>, date: Option<&str>) -> Own {
        let date = date.and_then(Date::parse);
        Own { key: number.and_then(parse_number).map(|number| match_key(&number, None, date, None)) }
    }

    /// Whether a citation names the document itself.
    pub(crate) fn is_meant_by(&self, reference: &Reference) -> bool {
        let Some(own) = self.key.as_deref().map(Key::of) else { return false };
        let mut keys = reference.keys().peekable();
        keys.peek().is_some() && keys.all(|key| key.base == own.base && key.agrees(&own))
    }
}

/// The papers that citations mean, the most cited first, those that cannot be told last; what is cited as often stands in the order of the text.
pub(crate) fn papers(citations: impl IntoIterator<Item = (Place, Reference)>) -> Vec<CitedPaper> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(bool, String), usize> = HashMap::new();
    for (place, reference) in citations {
        let told: Vec<(bool, String)> = match reference.targets.as_slice() {
            [] => vec![(false, reference.surface.clone())],
            targets => targets.iter().map(|target| (true, target.clone())).collect(),
        };
        for name in told {
            let index = *known.entry(name.clone()).or_insert_with(|| {
                let paper = CitedPaper { key: Some(name.1).filter(|_| name.0), ..CitedPaper::default() };
                groups.push(Group { paper, fullness: None });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(index) {
                group.add(&place, &reference);
            }
        }
    }
    sort_by_key(&mut groups, |group| (group.paper.key.is_none(), usize::MAX - group.paper.mentions.len()));
    groups.into_iter().map(|group| group.paper).collect()
}

/// A paper and how much its fullest citation says of it.
struct Group {
    paper: CitedPaper,
    fullness: Option<usize>,
}

impl Group {
    fn add(&mut self, place: &Place, reference: &Reference) {
        let fullness = fullness(reference);
        // A citation of two papers says of neither what is its own.
        if reference.targets.len() <= 1 && self.fullness.is_none_or(|known| known < fullness) {
            self.fullness = Some(fullness);
            self.describe(reference);
        }
        let Place { address, label, start, end } = place.clone();
        self.paper.mentions.push(Mention {
            address,
            label,
            start,
            end,
            surface: reference.surface.clone(),
            form: reference.form.name().to_owned(),
            pinpoint: reference.pinpoint.clone(),
            relation: reference.relation.map(|relation| relation.name().to_owned()),
        });
    }

    /// Takes what a citation says, and keeps what others said where it says nothing.
    fn describe(&mut self, reference: &Reference) {
        let CitedPaper { key: _, kind, number, date, issuer, title, mentions: _ } = &mut self.paper;
        let Reference { kind: k, number: n, date: d, issuer: i, title: t, .. } = reference;
        for (known, said) in [(kind, k), (number, n), (date, d), (issuer, i), (title, t)] {
            if said.is_some() {
                known.clone_from(said);
            }
        }
    }
}

/// How much a citation says; a number with its symbol counts before everything else.
pub(super) fn fullness(reference: &Reference) -> usize {
    let Reference { number, date, issuer, title, kind, .. } = reference;
    let is_whole = number.as_ref().is_some_and(|number| !number.contains(' '));
    8 * usize::from(is_whole) + [date, issuer, title, kind].iter().filter(|said| said.is_some()).count()
}

#[cfg(test)]
mod tests {
    use tracuu_document::parse_document;

    use super::*;

    /// `key | number | date | title | times` of every paper.
    #[track_caller]
    fn check(own: Option<&str>, text: &str, expected: &[&str]) {
        let document = parse_document(text);
        let own = Own::new(own, None);
        let references = document.citations.iter().filter_map(Reference::of).filter(|r| !own.is_meant_by(r));
        let papers = papers(references.map(|reference| (Place::default(), reference)));
        let or_none = |text: &Option<String>| text.clone().unwrap_or("-".into());
        let lines: Vec<String> = papers
            .iter()
            .map(|p| {
                [&p.key, &p.number, &p.date, &p.title].map(or_none).join(" | ") + &format!(" | {}", p.mentions.len())
            })
            .collect();
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn the_fullest_citation_describes_a_paper() {
        check(
            None,
            "Theo 24-CT/TU. Thực hiện Kế hoạch số 5-KH/TU, Chỉ thị số 24-CT/TU ngày 07/8/2023 về kỷ luật (sau đây gọi là Chỉ thị 24).",
            &["TU:CT:24:2023-08-07 | 24-CT/TU | 2023-08-07 | kỷ luật | 3", "TU:KH:5 | 5-KH/TU | - | - | 1"],
        );
    }

    #[test]
    fn what_cannot_be_told_comes_last() {
        let text =
            "Quy định số 97-QĐ/TW ngày 22/3/2004; Quy định số 97-QĐ/TW ngày 07/02/2023; theo 97-QĐ/TW; như 97-QĐ/TW.";
        check(
            None,
            text,
            &[
                "TW:QĐ:97:2004-03-22 | 97-QĐ/TW | 2004-03-22 | - | 1",
                "TW:QĐ:97:2023-02-07 | 97-QĐ/TW | 2023-02-07 | - | 1",
                "- | 97-QĐ/TW | - | - | 2",
            ],
        );
    }

    #[test]
    fn a_document_does_not_cite_itself() {
        check(Some("24-CT/TU"), "Chỉ thị số 24-CT/TU và Chỉ thị số 24-CT/TW.", &["TW:CT:24 | 24-CT/TW | - | - | 1"]);
        let other = "Chỉ thị số 24-CT/TU ngày 12/5/2016";
        let reference = Reference::of(&parse_document(other).citations[0]).expect("a citation");
        assert!(!Own::new(Some("24-CT/TU"), Some("2023-08-07")).is_meant_by(&reference));
        assert!(Own::new(Some("24-CT/TU"), Some("12/5/2016")).is_meant_by(&reference));
    }
}
