//! Totals and facets: how many documents and units match, by what they are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};
use tracuu_text::{key_of, sort_by};

use super::Context;
use super::matches::matches;
use super::plan::Plan;
use crate::index::{DATE, ISSUER, KIND, ORDINAL};
use crate::{Facet, FacetCounts, FacetValue, SearchError};

/// How much matches.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Totals {
    pub(super) all: Count,
    pub(super) facets: Vec<FacetCounts>,
}

/// Documents and units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) documents: u64,
    pub(super) units: u64,
}

/// Counts every match.
pub(super) fn totals(context: &Context<'_>, plan: &Plan, facets: &[Facet]) -> Result<Totals, SearchError> {
    let mut all = Count::default();
    let mut counted: Vec<BTreeMap<String, Count>> = vec![BTreeMap::new(); facets.len()];
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let found = matches(context, plan, (ord, segment))?;
        let ordinals = segment.fast_fields().u64(ORDINAL)?;
        let mut tallies = Vec::with_capacity(facets.len());
        for facet in facets {
            tallies.push(Tally::open(*facet, segment)?);
        }
        let mut last_first = None;
        for doc in found.iter() {
            let first = u64::from(doc).saturating_sub(ordinals.first(doc).unwrap_or(0));
            let is_new = last_first.replace(first) != Some(first);
            let count = |count: &mut Count| {
                count.units += 1;
                count.documents += u64::from(is_new);
            };
            count(&mut all);
            tallies.iter_mut().for_each(|tally| tally.add(doc, count));
            if context.cancel.is_cancelled() {
                break;
            }
        }
        context.cancel.check()?;
        for (tally, counted) in tallies.into_iter().zip(&mut counted) {
            tally.finish(counted)?;
        }
    }
    let facets =
        facets.iter().zip(counted).map(|(facet, counted)| FacetCounts { facet: *facet, values: sorted(counted) });
    Ok(Totals { all, facets: facets.collect() })
}

/// The most documents first; of as many, in the order of their letters.
fn sorted(counted: BTreeMap<String, Count>) -> Vec<FacetValue> {
    let mut by_words: BTreeMap<String, Vec<(String, Count)>> = BTreeMap::new();
    for (value, count) in counted {
        by_words.entry(words(&value)).or_default().push((value, count));
    }
    let mut values: Vec<FacetValue> = by_words.into_values().filter_map(joined).collect();
    sort_by(&mut values, |a, b| b.documents.cmp(&a.documents).then_with(|| a.value.cmp(&b.value)));
    values
}

/// One value from its spellings, in the one that most documents have; of as many, in one with small letters.
fn joined(spellings: Vec<(String, Count)>) -> Option<FacetValue> {
    let mut all = Count::default();
    for (_, count) in &spellings {
        all.documents += count.documents;
        all.units += count.units;
    }
    let is_small = |value: &str| value.contains(char::is_lowercase);
    let (value, _) = spellings.into_iter().min_by_key(|(value, count)| (Reverse(count.documents), !is_small(value)))?;
    let Count { documents, units } = all;
    Some(FacetValue { value, documents, units })
}

/// The words of a value without regard to case, normal form and the place of their marks: *UỶ BAN* is *Ủy ban*.
fn words(value: &str) -> String {
    value.split_whitespace().map(key_of).collect::<Vec<_>>().join(" ")
}

/// Counts by what a column of one segment holds.
struct Tally {
    column: Values,
    counts: HashMap<u64, Count>,
}

enum Values {
    /// Numbers of words in a dictionary.
    Words(Option<tantivy::columnar::StrColumn>),
    /// Dates, of which the year counts.
    Dates(Column<u64>),
}

impl Tally {
    fn open(facet: Facet, segment: &SegmentReader) -> Result<Tally, SearchError> {
        let columns = segment.fast_fields();
        let column = match facet {
            Facet::Kind => Values::Words(columns.str(KIND)?),
            Facet::Issuer => Values::Words(columns.str(ISSUER)?),
            Facet::Year => Values::Dates(columns.u64(DATE)?),
        };
        Ok(Tally { column, counts: HashMap::new() })
    }

    fn add(&mut self, doc: DocId, count: impl Fn(&mut Count)) {
        let value = match &self.column {
            Values::Words(column) => column.as_ref().and_then(|column| column.term_ords(doc).next()),
            Values::Dates(column) => column.first(doc).map(|date| date / 10_000),
        };
        if let Some(value) = value {
            count(self.counts.entry(value).or_default());
        }
    }

    fn finish(self, counted: &mut BTreeMap<String, Count>) -> Result<(), SearchError> {
        for (value, count) in self.counts {
            let mut name = String::new();
            match &self.column {
                Values::Words(Some(column)) => {
                    column.ord_to_str(value, &mut name).map_err(SearchError::engine)?;
                }
                Values::Words(None) => {}
                Values::Dates(_) => name = value.to_string(),
            }
            let sum = counted.entry(name).or_default();
            sum.documents += count.documents;
            sum.units += count.units;
        }
        Ok(())
    }
}
