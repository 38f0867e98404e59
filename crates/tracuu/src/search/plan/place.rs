//! A place of a paper that a query names: the hit that is this place comes first.
//!
//! | query                                             | place   | paper           |
//! | ------------------------------------------------- | ------- | --------------- |
//! | `điều 9 quy định 316`, `quy dinh 316 dieu 9`      | `d9`    | *Quy định 316*  |
//! | `khoản 2 Điều 9 của Quy định số 316-QĐ/TW`        | `d9.k2` | `316-QĐ/TW`     |
//! | `điều 9`, `quy định 316`                          | none    | none            |

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, SegmentReader, TERMINATED, Term};
use tracuu_document::{Address, parse_typed_address};

use super::reference;
use crate::SearchError;
use crate::citing::Asked;
use crate::index::{Fields, ORDINAL};
use crate::search::Context;
use crate::search::papers::own_terms;

/// A place of papers of the index.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Places {
    /// Its stable address.
    pub(in crate::search) address: String,
    /// The address as people read it.
    pub(super) label: String,
    /// The passages that hold it, in their order; none where the papers have no such place.
    pub(in crate::search) passages: Vec<DocAddress>,
    /// The paper, as it was typed.
    pub(super) paper: String,
}

/// The place that a text names of a paper; `None` where it names none, or no document is the paper.
pub(super) fn find(context: &Context<'_>, text: &str) -> Result<Option<Places>, SearchError> {
    let Some((address, typed, paper)) = read(text) else { return Ok(None) };
    let fields = &context.store.fields;
    let numbers = own_terms(fields, &context.searcher, &paper)?;
    let mut places =
        Places { address: address.to_string(), label: address.label(), passages: Vec::new(), paper: typed.to_owned() };
    let address = Term::from_field_text(fields.address, &places.address);
    let mut is_there = false;
    let found = &mut places.passages;
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let papers = bearing_in(segment, fields, &numbers)?;
        if papers.is_empty() {
            continue;
        }
        is_there = true;
        let ordinals = segment.fast_fields().u64(ORDINAL)?;
        each(segment, &address, |doc| {
            let first = u64::from(doc).saturating_sub(ordinals.first(doc).unwrap_or(0));
            if papers.iter().any(|&paper| u64::from(paper) == first) {
                found.push(DocAddress::new(ord, doc));
            }
        })?;
    }
    Ok(is_there.then_some(places))
}

/// A place and a paper, in either order, and the words of the paper.
fn read(text: &str) -> Option<(Address, &str, Asked)> {
    let text = text.trim();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let halves = blanks.filter_map(|at| text.split_at_checked(at));
    let either_way = halves.flat_map(|(left, right)| [(left, right), (right, left)]);
    // A number alone is an address too, but nobody means it so.
    let is_told = |place: &str| place.trim().contains(char::is_whitespace);
    either_way
        .map(|(place, paper)| (place.trim_matches([',', ' ']), paper.trim_matches([',', ' '])))
        .filter(|(place, _)| is_told(place))
        .filter_map(|(place, paper)| Some((place.len(), parse_typed_address(place)?, paper, reference::asked(paper)?)))
        // *khoản 2 Điều 9 của …* is not the clause of a paper that is called *Điều 9 của …*.
        .max_by_key(|(len, ..)| *len)
        .map(|(_, address, typed, paper)| (address, typed, paper))
}

/// The first passages of the documents that bear one of these numbers, in their order.
pub(super) fn bearing(context: &Context<'_>, numbers: &[String]) -> Result<Vec<DocAddress>, SearchError> {
    let mut found = Vec::new();
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let papers = bearing_in(segment, &context.store.fields, numbers)?;
        found.extend(papers.into_iter().map(|doc| DocAddress::new(ord, doc)));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The same in one segment.
fn bearing_in(segment: &SegmentReader, fields: &Fields, numbers: &[String]) -> Result<Vec<DocId>, SearchError> {
    let mut found = Vec::new();
    for number in numbers {
        each(segment, &Term::from_field_text(fields.number, number), |doc| found.push(doc))?;
    }
    Ok(found)
}

fn each(segment: &SegmentReader, term: &Term, mut see: impl FnMut(DocId)) -> Result<(), SearchError> {
    let postings = segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic);
    let Some(mut postings) = postings.map_err(SearchError::engine)? else { return Ok(()) };
    while postings.doc() != TERMINATED {
        if !segment.is_deleted(postings.doc()) {
            see(postings.doc());
        }
        postings.advance();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(read(text).map(|(address, ..)| address.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_place_and_a_paper_stand_in_either_order() {
        for text in ["điều 9 quy định 316", "quy định 316 điều 9", "dieu 9 quy dinh 316", "quy dinh 316, dieu 9"]
        {
            check(text, Some("d9"));
        }
        check("khoản 2 Điều 9 của Quy định số 316-QĐ/TW", Some("d9.k2"));
        check("316-qd/tw dieu 9 khoan 2", Some("d9.k2"));
        for text in ["điều 9", "quy định 316", "9 quy định 316", "điều 9 kỷ luật", "điều 9 quy định 316 kỷ luật", ""]
        {
            check(text, None);
        }
    }
}
