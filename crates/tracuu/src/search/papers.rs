//! The terms of an index under which papers stand that are asked for.
//!
//! | asked                 | found by                                                                      |
//! | --------------------- | ------------------------------------------------------------------------------ |
//! | a whole number, a name | its terms                                                                     |
//! | a part of a number    | a walk through the terms of the field: those of papers that agree with the part |
//!
//! Where a number tells no kind, the documents that bear it are asked for theirs.

use std::collections::BTreeSet;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED};

use crate::SearchError;
use crate::citing::{Asked, Key, Parts};
use crate::index::{Fields, KIND};

/// The terms of the documents that bear a number that is asked for.
pub(super) fn own_terms(fields: &Fields, searcher: &Searcher, asked: &Asked) -> Result<Vec<String>, SearchError> {
    let mut terms = asked.exact_terms();
    for parts in asked.parts() {
        terms.extend(walk(searcher, fields.number, parts, |segment, term, key| {
            Ok(parts.is_numbered(key) && is_any(segment, (fields.number, term), |kind| parts.agrees(key, kind))?)
        })?);
    }
    Ok(terms)
}

/// The terms of the passages that cite a paper that is asked for.
pub(super) fn citing_terms(fields: &Fields, searcher: &Searcher, asked: &Asked) -> Result<Vec<String>, SearchError> {
    let mut terms = asked.exact_terms();
    for parts in asked.parts() {
        terms.extend(walk(searcher, fields.cites, parts, |_, _, key| Ok(parts.agrees(key, None)))?);
    }
    Ok(terms)
}

/// The terms of all passages that may cite it: which of their citations mean it is for the citations to say.
pub(super) fn candidate_terms(fields: &Fields, searcher: &Searcher, asked: &Asked) -> Result<Vec<String>, SearchError> {
    let mut terms = asked.terms();
    for parts in asked.parts() {
        terms.extend(walk(searcher, fields.cites, parts, |_, _, key| Ok(parts.is_numbered(key)))?);
    }
    Ok(terms)
}

/// The terms of papers with the running number of what is asked that are wanted, sorted.
fn walk(
    searcher: &Searcher,
    field: Field,
    parts: &Parts,
    is_wanted: impl Fn(&SegmentReader, &str, &Key<'_>) -> Result<bool, SearchError>,
) -> Result<BTreeSet<String>, SearchError> {
    let mut found = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream().map_err(SearchError::engine)?;
        while stream.advance() {
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            // Most terms are of other numbers, and this is cheap to see.
            if term.rsplit(':').nth(1) == Some(parts.sequence())
                && let Some(key) = Key::of_time_term(term)
                && is_wanted(segment, term, &key)?
            {
                found.insert(term.to_owned());
            }
        }
    }
    Ok(found)
}

/// Whether a document under a term is wanted, by its kind where that is known.
fn is_any(
    segment: &SegmentReader,
    (field, term): (Field, &str),
    is_wanted: impl Fn(Option<&str>) -> bool,
) -> Result<bool, SearchError> {
    let kinds = segment.fast_fields().str(KIND)?;
    let term = tantivy::Term::from_field_text(field, term);
    let postings = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic);
    let Some(mut postings) = postings.map_err(SearchError::engine)? else { return Ok(false) };
    let mut kind = String::new();
    while postings.doc() != TERMINATED {
        let known = kinds.as_ref().and_then(|kinds| Some((kinds, kinds.term_ords(postings.doc()).next()?)));
        let kind = match known {
            Some((kinds, ord)) => {
                kinds.ord_to_str(ord, &mut kind).map_err(SearchError::engine)?.then_some(kind.as_str())
            }
            None => None,
        };
        if is_wanted(kind) {
            return Ok(true);
        }
        postings.advance();
    }
    Ok(false)
}
