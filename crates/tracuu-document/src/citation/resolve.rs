//! Resolving: which paper each citation of a document means.
//!
//! | citations                                              | targets                             |
//! | ------------------------------------------------------ | ----------------------------------- |
//! | `Chỉ thị số 24-CT/TU ngày 07/8/2023`, later `24-CT/TU` | the same key for both               |
//! | `97-QĐ/TW` behind two papers with that number          | none: it cannot be told             |
//! | `Chỉ thị` behind *(sau đây gọi là Chỉ thị 24)*         | the paper that was given the name   |
//! | `Chỉ thị` behind no such name                          | no citation at all                  |
//! | `Chỉ thị về tăng cường kỷ cương`                       | the paper with that kind and title  |
//!
//! A number is no identity: Party numbers begin anew with every term and in every province. Two citations mean the same
//! paper when their numbers agree and neither place, date nor term says otherwise; ambiguity resolves to nothing.

use super::model::{Citation, CitationForm};
use super::paper::{Paper, Papers};
use super::record::law_key;
use super::references;
use std::collections::HashMap;

use crate::catalog::{law_version, place_key, place_key_of, strip_issuer};
use crate::{DocumentNumber, Metadata, NumberLayout};

/// Finds out which papers the citations of a document mean: fills [`Citation::key`] and [`Citation::targets`], and takes out
/// what turns out to be no citation. `own` is what the document says of itself.
///
/// ```
/// use tracuu_document::{Metadata, recognise_citations, resolve_citations, scan_citations};
/// let text = "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và báo cáo; thực hiện Chỉ thị 05-CT/TW";
/// let mut citations = recognise_citations(text, &scan_citations(text));
/// resolve_citations(&mut citations, &Metadata::default());
/// assert_eq!(citations[0].targets, ["TW:CT:5:2016-05-15"]);
/// assert_eq!(citations[1].targets, citations[0].targets);
/// ```
pub fn resolve_citations(citations: &mut Vec<Citation>, own: &Metadata) {
    let places: Vec<Option<String>> = citations.iter().map(place_of).collect();
    let home = home(&places, own);
    let mut papers = Papers::default();
    let mut paper_of: Vec<Option<usize>> = vec![None; citations.len()];
    // What is told in full comes first, so that a short citation may come before the full one.
    for is_full in [true, false] {
        for (at, citation) in citations.iter().enumerate().filter(|(_, citation)| is_told(citation) == is_full) {
            let place = places.get(at).and_then(Option::as_deref);
            if let Some(slot) = paper_of.get_mut(at) {
                *slot = papers.find_or_add(citation, place);
            }
        }
    }
    papers.settle(home.as_deref(), citations);
    for (citation, paper) in citations.iter_mut().zip(&paper_of) {
        match paper.and_then(|at| papers.get(at)) {
            Some((paper, key)) => {
                citation.targets = vec![key.to_owned()];
                citation.key = Some(key.to_owned());
                full_issuer(citation, paper);
            }
            None => unnamed(citation, &papers, home.as_deref()),
        }
    }
    join_versions(citations);
    references::resolve(citations, own.kind.as_ref().map(|kind| kind.value.as_str()));
    prune(citations);
}

/// Whether a citation says more than a number.
fn is_told(citation: &Citation) -> bool {
    citation.date.is_some() || citation.title.is_some() || !citation.terms.is_empty()
}

/// The place of a local body, as the issuer names it.
fn place_of(citation: &Citation) -> Option<String> {
    let issuer =
        citation.issuer.as_deref().filter(|_| citation.number.as_ref().is_some_and(DocumentNumber::is_local))?;
    strip_issuer(issuer)?.place.map(place_key)
}

/// The place that local bodies without one belong to: that of the paper itself, or the only one that the paper names.
fn home(places: &[Option<String>], own: &Metadata) -> Option<String> {
    let issuer = own.issuer.as_ref().and_then(|issuer| references::place_in_capitals(&issuer.value));
    let seat = || own.issuer.as_ref().and(own.place.as_ref()).map(|place| place_key_of(&place.value));
    issuer.or_else(seat).or_else(|| {
        let mut named = places.iter().flatten();
        let first = named.next()?;
        named.all(|place| place == first).then(|| first.clone())
    })
}

/// An issuer that was taken over from a list is given in full where the paper says it in full elsewhere.
fn full_issuer(citation: &mut Citation, paper: &Paper) {
    let is_shared = citation.issuer.as_ref().is_some_and(|issuer| !citation.surface.contains(issuer.as_str()));
    if let (true, Some(issuer)) = (is_shared, &paper.issuer) {
        citation.issuer = Some(issuer.clone());
    }
}

/// What has no paper of its own yet: an ambiguous number, a number without a symbol, a title, a name.
fn unnamed(citation: &mut Citation, papers: &Papers, home: Option<&str>) {
    match (&citation.number, citation.form) {
        (Some(number), _) if number.layout == NumberLayout::Spoken => {
            let known = papers.spoken(&number.key());
            // A kind that one body alone issues tells the paper without its symbol: *Nghị định 30/2020*.
            let own = || {
                (!number.issuer.is_empty() && number.year.is_some()).then(|| crate::match_key(number, None, None, None))
            };
            citation.targets = known.or_else(own).into_iter().collect();
            citation.key = Some(citation.targets.first().cloned().unwrap_or_else(|| number.key()));
        }
        (Some(number), _) => {
            citation.key = Some(crate::match_key(number, home, citation.date, citation.terms.first().copied()));
        }
        (None, CitationForm::Unnumbered) => {
            let (Some(kind), Some(title)) = (citation.kind, citation.title.as_deref()) else { return };
            citation.targets = papers.titled(kind, title).into_iter().collect();
            citation.key = citation.targets.first().cloned();
        }
        (None, CitationForm::Congress) => {
            // *Đảng bộ tỉnh* without a name is that of the paper itself.
            let local = citation.key.as_deref().and_then(|key| key.strip_prefix("TU:")).zip(home);
            citation.key = local.map(|(rest, home)| format!("TU.{home}:{rest}")).or(citation.key.take());
            citation.targets = citation.key.clone().into_iter().collect();
        }
        (None, CitationForm::Named) => {
            let version = |(kind, title)| {
                let date = citation.date?;
                law_version(kind, title, date.year, citation.date.filter(|date| date.day.is_some()))
            };
            let named = citation.kind.zip(citation.title.as_deref());
            let cited = named.and_then(|(kind, title)| papers.titled(kind, title)).filter(|_| citation.date.is_none());
            let known = || named.and_then(version).map(|number| crate::match_key(&number, None, None, None));
            citation.key = cited.or_else(known).or(citation.key.take());
            citation.targets = citation.key.clone().into_iter().collect();
        }
        (None, _) => {}
    }
}

/// A law without a year is the version that the paper names elsewhere, when it names one alone.
fn join_versions(citations: &mut [Citation]) {
    let mut versions: HashMap<String, Option<String>> = HashMap::new();
    let is_named = |citation: &Citation| citation.form == CitationForm::Named && citation.number.is_none();
    for citation in citations.iter().filter(|citation| is_named(citation) && citation.date.is_some()) {
        let (Some(name), Some(key)) = (law_of(citation), &citation.key) else { continue };
        let known = versions.entry(name).or_insert_with(|| Some(key.clone()));
        *known = known.take().filter(|known| known == key);
    }
    for citation in citations.iter_mut().filter(|citation| is_named(citation) && citation.date.is_none()) {
        if let Some(key) = law_of(citation).and_then(|name| versions.get(&name)).cloned().flatten() {
            citation.targets = vec![key.clone()];
            citation.key = Some(key);
        }
    }
}

/// Kind and name of a law, as its key writes them without a year.
fn law_of(citation: &Citation) -> Option<String> {
    Some(law_key(citation.kind, Some(citation.title.as_deref()?), None))
}

/// Takes out back references that point nowhere.
fn prune(citations: &mut Vec<Citation>) {
    let keeps: Vec<bool> = citations
        .iter()
        .map(|c| c.form != CitationForm::BackReference || !c.targets.is_empty() || c.antecedent.is_some())
        .collect();
    keep(citations, &keeps);
}

/// Keeps the citations that are marked so, and mends the indices of those that stay.
pub(super) fn keep(citations: &mut Vec<Citation>, keeps: &[bool]) {
    if keeps.iter().all(|keep| *keep) {
        return;
    }
    let mut next = 0;
    let renumbered: Vec<Option<usize>> = keeps
        .iter()
        .map(|keep| {
            keep.then(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    let moved = |at: Option<usize>| at.and_then(|at| renumbered.get(at).copied().flatten());
    let mut keep = keeps.iter();
    citations.retain(|_| keep.next().copied().unwrap_or(true));
    for citation in citations {
        (citation.within, citation.antecedent) = (moved(citation.within), moved(citation.antecedent));
    }
}
