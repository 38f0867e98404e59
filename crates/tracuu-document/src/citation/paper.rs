//! Cited papers: what all citations of one paper say of it together.

use std::collections::HashMap;

use tracuu_text::Date;

use super::model::Citation;
use crate::{DocumentNumber, NumberLayout, match_key};

/// A paper that a document cites.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    number: DocumentNumber,
    place: Option<String>,
    date: Option<Date>,
    term: Option<u32>,
    /// The longest form of its issuer's name.
    pub(super) issuer: Option<String>,
    kind: Option<&'static str>,
    title: Option<String>,
}

impl Paper {
    /// A paper of which one citation is known; none when that has no number, or one without a symbol.
    fn of(citation: &Citation, place: Option<&str>) -> Option<Paper> {
        let mut paper = Paper {
            number: numbered(citation)?.clone(),
            place: None,
            date: None,
            term: None,
            issuer: None,
            kind: None,
            title: None,
        };
        paper.learn(citation, place);
        Some(paper)
    }

    /// The match key of the paper.
    fn key(&self) -> String {
        match_key(&self.number, self.place.as_deref(), self.date, self.term)
    }

    /// Whether nothing that a citation says is known otherwise.
    fn agrees(&self, citation: &Citation, place: Option<&str>) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let is_dated = self.number.year.is_some() || same(self.date, day(citation));
        same(self.place.as_deref(), place) && is_dated && same(self.term, citation.terms.first().copied())
    }

    /// Adds what another citation of the same paper says.
    fn learn(&mut self, citation: &Citation, place: Option<&str>) {
        self.place = self.place.take().or_else(|| place.map(str::to_owned));
        self.date = self.date.or(day(citation));
        self.term = self.term.or(citation.terms.first().copied());
        self.kind = self.kind.or(citation.kind);
        self.title = self.title.take().or_else(|| citation.title.clone());
        let len = |issuer: &Option<String>| issuer.as_ref().map_or(0, String::len);
        if len(&citation.issuer) > len(&self.issuer) {
            self.issuer = citation.issuer.clone();
        }
    }
}

/// The number of a citation, with its symbol.
fn numbered(citation: &Citation) -> Option<&DocumentNumber> {
    citation.number.as_ref().filter(|number| number.layout != NumberLayout::Spoken)
}

/// The date of a citation, when it is a day.
fn day(citation: &Citation) -> Option<Date> {
    citation.date.filter(|date| date.day.is_some())
}

/// The papers that a document cites.
#[derive(Default)]
pub(super) struct Papers {
    papers: Vec<Paper>,
    /// The match key of each.
    keys: Vec<String>,
    by_number: HashMap<String, Vec<usize>>,
    by_spoken: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

/// So many papers with one number are told apart; a text with more is no paper.
const MOST_WITH_ONE_NUMBER: usize = 32;

impl Papers {
    /// A paper and its match key.
    pub(super) fn get(&self, at: usize) -> Option<(&Paper, &str)> {
        Some((self.papers.get(at)?, self.keys.get(at)?))
    }

    /// The paper that agrees with what a citation says, or a new one; none when several agree.
    pub(super) fn find_or_add(&mut self, citation: &Citation, place: Option<&str>) -> Option<usize> {
        let Papers { papers, by_number, .. } = self;
        let known = by_number.entry(match_key(numbered(citation)?, None, None, None)).or_default();
        let latest = known.iter().rev().take(MOST_WITH_ONE_NUMBER).copied();
        let mut agreeing = latest.filter(|&at| papers.get(at).is_some_and(|known| known.agrees(citation, place)));
        match (agreeing.next(), agreeing.next()) {
            (Some(at), None) => {
                papers.get_mut(at)?.learn(citation, place);
                Some(at)
            }
            (Some(_), Some(_)) => None,
            (None, _) => {
                known.push(papers.len());
                papers.push(Paper::of(citation, place)?);
                Some(papers.len() - 1)
            }
        }
    }

    /// Gives local bodies without a place their home, and makes papers findable by what these citations say of them.
    pub(super) fn settle(&mut self, home: Option<&str>, citations: &[Citation]) {
        let is_spoken = |c: &Citation| c.number.as_ref().is_some_and(|number| number.layout == NumberLayout::Spoken);
        let is_titled = |c: &Citation| c.number.is_none() && c.title.is_some();
        let (has_spoken, has_titled) = (citations.iter().any(is_spoken), citations.iter().any(is_titled));
        for (at, paper) in self.papers.iter_mut().enumerate() {
            paper.place = paper.place.take().or_else(|| home.map(str::to_owned));
            self.keys.push(paper.key());
            for key in has_spoken.then(|| spoken_keys(&paper.number)).into_iter().flatten() {
                self.by_spoken.entry(key).or_default().push(at);
            }
            if let (true, Some(kind), Some(title)) = (has_titled, paper.kind, &paper.title) {
                self.by_title.entry(beginning(kind, title)).or_default().push(at);
            }
        }
    }

    /// The only paper with a number that is given without its symbol.
    pub(super) fn spoken(&self, key: &str) -> Option<String> {
        self.only(self.by_spoken.get(key)?.iter().copied())
    }

    /// The only paper of a kind with a title.
    pub(super) fn titled(&self, kind: &str, title: &str) -> Option<String> {
        let found = self.by_title.get(&beginning(kind, title))?.iter().copied().take(MOST_WITH_ONE_NUMBER);
        let title_of = |at: usize| self.papers.get(at).and_then(|paper| paper.title.as_deref());
        self.only(found.filter(|at| title_of(*at).is_some_and(|known| letters(known).eq(letters(title)))))
    }

    fn only(&self, found: impl Iterator<Item = usize>) -> Option<String> {
        let mut keys = found.filter_map(|at| self.keys.get(at));
        let first = keys.next()?;
        keys.all(|key| key == first).then(|| first.clone())
    }
}

/// What a paper may be called without its symbol: with its year and without, and by the regulation that it promulgates.
fn spoken_keys(number: &DocumentNumber) -> Vec<String> {
    let whole = number.key();
    let without_year = DocumentNumber { year: None, ..number.clone() }.key();
    let sequence = without_year.rsplit(':').next().unwrap_or_default();
    // *Quy chế 238* is the one that Quyết định số 238-QĐ/TW promulgates.
    let promulgated = (number.code == "QĐ").then(|| format!("QC:{sequence}"));
    let mut keys = vec![whole, without_year];
    keys.dedup();
    keys.extend(promulgated);
    keys
}

/// Kind and the first letters of a title, which capitals and signs do not change.
fn beginning(kind: &str, title: &str) -> String {
    const LETTERS: usize = 24;
    kind.chars().chain(['\n']).chain(letters(title).take(LETTERS)).collect()
}

/// The letters of a title in lower case.
fn letters(title: &str) -> impl Iterator<Item = char> {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
