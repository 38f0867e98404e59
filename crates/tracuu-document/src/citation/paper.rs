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
    /// What a citation says of its paper; none when it has no number, or one without a symbol.
    pub(super) fn of(citation: &Citation, place: Option<String>) -> Option<Paper> {
        let number = citation.number.clone().filter(|number| number.layout != NumberLayout::Spoken)?;
        Some(Paper {
            number,
            place,
            date: citation.date.filter(|date| date.day.is_some()),
            term: citation.terms.first().copied(),
            issuer: citation.issuer.clone(),
            kind: citation.kind,
            title: citation.title.clone(),
        })
    }

    /// The match key of the paper.
    pub(super) fn key(&self) -> String {
        match_key(&self.number, self.place.as_deref(), self.date, self.term)
    }

    /// Whether nothing that is known of both differs.
    fn agrees(&self, other: &Paper) -> bool {
        fn same<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let is_dated = self.number.year.is_some() || same(&self.date, &other.date);
        same(&self.place, &other.place) && is_dated && same(&self.term, &other.term)
    }

    /// Adds what another citation of the same paper says.
    fn learn(&mut self, other: Paper) {
        let Paper { number: _, place, date, term, issuer, kind, title } = other;
        self.place = self.place.take().or(place);
        self.date = self.date.or(date);
        self.term = self.term.or(term);
        self.kind = self.kind.or(kind);
        self.title = self.title.take().or(title);
        let len = |issuer: &Option<String>| issuer.as_ref().map_or(0, String::len);
        if len(&issuer) > len(&self.issuer) {
            self.issuer = issuer;
        }
    }
}

/// The papers that a document cites.
#[derive(Default)]
pub(super) struct Papers {
    papers: Vec<Paper>,
    by_number: HashMap<String, Vec<usize>>,
    by_spoken: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

/// So many papers with one number are told apart; a text with more is no paper.
const MOST_WITH_ONE_NUMBER: usize = 32;

impl Papers {
    pub(super) fn get(&self, at: usize) -> Option<&Paper> {
        self.papers.get(at)
    }

    /// The paper that agrees with what is said, or a new one; none when several agree.
    pub(super) fn find_or_add(&mut self, paper: Paper) -> Option<usize> {
        let Papers { papers, by_number, .. } = self;
        let known = by_number.entry(match_key(&paper.number, None, None, None)).or_default();
        let latest = known.iter().rev().take(MOST_WITH_ONE_NUMBER).copied();
        let mut agreeing = latest.filter(|&at| papers.get(at).is_some_and(|known| known.agrees(&paper)));
        match (agreeing.next(), agreeing.next()) {
            (Some(at), None) => {
                papers.get_mut(at)?.learn(paper);
                Some(at)
            }
            (Some(_), Some(_)) => None,
            (None, _) => {
                known.push(papers.len());
                papers.push(paper);
                Some(papers.len() - 1)
            }
        }
    }

    /// Gives local bodies without a place their home, and makes papers findable by what is said of them.
    pub(super) fn settle(&mut self, home: Option<&str>) {
        for (at, paper) in self.papers.iter_mut().enumerate() {
            paper.place = paper.place.take().or_else(|| home.map(str::to_owned));
            for key in spoken_keys(&paper.number) {
                self.by_spoken.entry(key).or_default().push(at);
            }
            if let (Some(kind), Some(title)) = (paper.kind, &paper.title) {
                self.by_title.entry(titled(kind, title)).or_default().push(at);
            }
        }
    }

    /// The only paper with a number that is given without its symbol.
    pub(super) fn spoken(&self, key: &str) -> Option<String> {
        self.only(self.by_spoken.get(key)?)
    }

    /// The only paper of a kind with a title.
    pub(super) fn titled(&self, kind: &str, title: &str) -> Option<String> {
        self.only(self.by_title.get(&titled(kind, title))?)
    }

    fn only(&self, found: &[usize]) -> Option<String> {
        let mut keys = found.iter().filter_map(|at| Some(self.papers.get(*at)?.key()));
        let first = keys.next()?;
        keys.all(|key| key == first).then_some(first)
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

/// Kind and title as one text that capitals and signs do not change.
fn titled(kind: &str, title: &str) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    kind.chars().chain(['\n']).chain(letters).collect()
}
