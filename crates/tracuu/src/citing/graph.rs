//! The citation graph, gathered document by document.
//!
//! | given                                          | becomes                                               |
//! | ---------------------------------------------- | ----------------------------------------------------- |
//! | documents with one number: articles of a law   | one paper with several documents                      |
//! | a document without a number                    | a paper by its id alone                               |
//! | `Luật An ninh mạng` without a year             | the one version that the catalogue knows, if one alone |
//! | `Luật Đất đai` without a year                  | a paper of its own that cannot be told: there are three |
//! | citations with keys that agree                 | one paper: see [`same`](super::same)                  |
//! | a citation of what one is oneself              | nothing                                               |
//!
//! What is held is a line for each key and each pair of keys, and the places; never a text.

use std::collections::{BTreeMap, HashMap};

use tracuu_document::{laws, match_key, parse_number};
use tracuu_text::{Date, sort_by};

use super::describe::Description;
use super::own::own_keys;
use super::same::{Known, Same, same};
use super::{Key, Reference};
use crate::index::DocumentRecord;
use crate::{CitationGraph, GraphCitation, GraphPaper, GraphPlace};

/// A graph that grows.
#[derive(Default)]
pub(crate) struct GraphBuilder {
    drafts: Vec<Draft>,
    /// The drafts by their keys.
    known: HashMap<String, usize>,
    /// The keys of documents by what they say of themselves: articles of one law say the same.
    own: HashMap<[Option<String>; 3], Option<usize>>,
    /// The ids of documents.
    ids: Vec<String>,
    edges: HashMap<(usize, usize), Edge>,
    laws: Laws,
    citing: Citing,
    untold: u64,
}

/// A paper by one of its keys; a document without a number has none.
#[derive(Default)]
struct Draft {
    key: Option<String>,
    alias: Option<String>,
    /// Whether nobody said more of it than a number without a body.
    is_spoken: bool,
    description: Description,
    documents: Vec<usize>,
}

#[derive(Default)]
struct Edge {
    count: u64,
    relations: BTreeMap<&'static str, u64>,
    places: Vec<Cited>,
}

/// Where a document cites: its index, the running number of the citation in it, the address.
type Cited = (usize, usize, String);

/// The document whose citations are being read.
#[derive(Default)]
struct Citing {
    draft: usize,
    document: usize,
    date: Option<String>,
    citations: usize,
}

impl GraphBuilder {
    /// Begins a document; its citations follow.
    pub(crate) fn document(&mut self, record: &DocumentRecord) {
        let document = self.ids.len();
        self.ids.push(record.id.clone());
        let draft = self.own_draft(record);
        if let Some(paper) = self.drafts.get_mut(draft) {
            paper.documents.push(document);
            paper.description.add_document(record);
        }
        self.citing = Citing { draft, document, date: record.date.clone(), citations: 0 };
    }

    /// A citation of the document that was begun last.
    pub(crate) fn cite(&mut self, address: &str, reference: &Reference) {
        self.citing.citations += 1;
        let told = reference.targets.iter().map(|key| (key, false));
        let untold = reference.key.iter().filter(|_| reference.targets.is_empty());
        let keys = told.chain(untold.map(|key| (key, Key::of(key).spoken().is_none())));
        let mut is_told = false;
        for (key, is_spoken) in keys {
            is_told = true;
            let law = self.laws.only_version(key, self.citing.date.as_deref());
            let to = self.draft(law.as_deref().unwrap_or(key), reference.number_base.as_deref(), is_spoken);
            if let Some(draft) = self.drafts.get_mut(to).filter(|_| reference.targets.len() <= 1) {
                draft.description.add_citation(reference);
            }
            self.add_edge(to, address, reference);
        }
        self.untold += u64::from(!is_told);
    }

    fn add_edge(&mut self, to: usize, address: &str, reference: &Reference) {
        let Citing { draft, document, citations, .. } = self.citing;
        let edge = self.edges.entry((draft, to)).or_default();
        edge.count += 1;
        if let Some(relation) = reference.relation {
            *edge.relations.entry(relation.name()).or_default() += 1;
        }
        let is_known = edge.places.last().is_some_and(|(known, _, at)| *known == document && at == address);
        if !is_known {
            edge.places.push((document, citations, address.to_owned()));
        }
    }

    /// The draft of a key.
    fn draft(&mut self, key: &str, alias: Option<&str>, is_spoken: bool) -> usize {
        let at = match self.known.get(key) {
            Some(&at) => at,
            None => {
                self.known.insert(key.to_owned(), self.drafts.len());
                self.drafts.push(Draft { key: Some(key.to_owned()), is_spoken, ..Draft::default() });
                self.drafts.len() - 1
            }
        };
        if let Some(draft) = self.drafts.get_mut(at) {
            draft.is_spoken &= is_spoken;
            // Of several the same one, whichever came first.
            let is_better = |alias: &&str| draft.alias.as_deref().is_none_or(|known| *alias < known);
            if let Some(alias) = alias.filter(is_better) {
                draft.alias = Some(alias.to_owned());
            }
        }
        at
    }

    /// The draft of a document, by its number or by itself.
    fn own_draft(&mut self, record: &DocumentRecord) -> usize {
        let DocumentRecord { number, date, issuer, .. } = record;
        let said = [number.clone(), date.clone(), issuer.clone()];
        let known = match self.own.get(&said) {
            Some(known) => *known,
            None => {
                let keys = own_keys(number.as_deref(), date.as_deref(), issuer.as_deref());
                let draft = keys.map(|(key, alias)| self.draft(&key, alias.as_deref(), false));
                self.own.insert(said, draft);
                draft
            }
        };
        known.unwrap_or_else(|| {
            self.drafts.push(Draft::default());
            self.drafts.len() - 1
        })
    }

    /// Joins what is one paper, and puts everything in order.
    pub(crate) fn finish(self) -> CitationGraph {
        let GraphBuilder { drafts, ids, edges, untold, laws, known: _, own: _, citing: _ } = self;
        let (root, told) = joined(&drafts, &laws);
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        root.iter().enumerate().for_each(|(at, root)| groups.entry(*root).or_default().push(at));
        let mut papers: Vec<(usize, GraphPaper)> =
            groups.iter().map(|(root, group)| (*root, paper(group, &drafts, &told, &ids))).collect();
        let place = |paper: &GraphPaper| (paper.key.is_none(), paper.key.clone(), paper.documents.first().cloned());
        papers.sort_by_cached_key(|(_, paper)| place(paper));
        let index: HashMap<usize, usize> = papers.iter().enumerate().map(|(at, (root, _))| (*root, at)).collect();
        let of = |draft: usize| root.get(draft).and_then(|root| index.get(root)).copied();
        let mut merged: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
        for ((from, to), edge) in edges {
            if let (Some(from), Some(to)) = (of(from), of(to))
                && from != to
            {
                merged.entry((from, to)).or_default().add(edge);
            }
        }
        let mut papers: Vec<GraphPaper> = papers.into_iter().map(|(_, paper)| paper).collect();
        let citations: Vec<GraphCitation> = merged.into_iter().map(|(pair, edge)| edge.finish(pair, &ids)).collect();
        for GraphCitation { from, to, count, .. } in &citations {
            if let Some(paper) = papers.get_mut(*from) {
                paper.cites += 1;
            }
            if let Some(paper) = papers.get_mut(*to) {
                paper.cited_by += 1;
                paper.citations += count;
            }
        }
        CitationGraph { papers, citations, untold }
    }
}

/// For each draft the one that stands for its paper, and whether it can be told which paper it is.
fn joined(drafts: &[Draft], laws: &Laws) -> (Vec<usize>, Vec<bool>) {
    let keyed: Vec<usize> = (0..drafts.len()).filter(|&at| drafts.get(at).is_some_and(|d| d.key.is_some())).collect();
    let known = keyed.iter().filter_map(|&at| {
        let Draft { key, alias, is_spoken, .. } = drafts.get(at)?;
        Some(Known { key: key.as_deref()?, alias: alias.as_deref(), is_spoken: *is_spoken })
    });
    let Same { paper, told } = same(&known.collect::<Vec<_>>());
    let (mut root, mut is_told): (Vec<usize>, Vec<bool>) = ((0..drafts.len()).collect(), vec![true; drafts.len()]);
    for ((at, paper), told) in keyed.iter().zip(paper).zip(told) {
        if let (Some(root), Some(is_told)) = (root.get_mut(*at), is_told.get_mut(*at)) {
            *root = keyed.get(paper).copied().unwrap_or(*at);
            let key = drafts.get(*at).and_then(|draft| draft.key.as_deref());
            *is_told = told && !key.is_some_and(|key| laws.has_versions(key));
        }
    }
    (root, is_told)
}

/// A paper from the drafts that were joined.
fn paper(group: &[usize], drafts: &[Draft], told: &[bool], ids: &[String]) -> GraphPaper {
    let members = || group.iter().filter_map(|&at| drafts.get(at));
    let mut documents: Vec<String> =
        members().flat_map(|draft| &draft.documents).filter_map(|&at| ids.get(at)).cloned().collect();
    documents.sort_unstable();
    let fullest = |key: &&String| {
        let parts = Key::of(key);
        let known = usize::from(parts.place.is_some()) + parts.time.map_or(0, str::len);
        (std::cmp::Reverse((parts.spoken().is_some(), known)), (*key).clone())
    };
    let key = members().filter_map(|draft| draft.key.as_ref()).min_by_key(fullest).cloned();
    let is_told = !documents.is_empty() || group.iter().all(|&at| told.get(at).copied().unwrap_or(true));
    let description = members().fold(Description::default(), |all, draft| all.with(&draft.description));
    description.paper(GraphPaper { key, documents, told: is_told, ..GraphPaper::default() })
}

impl Edge {
    fn add(&mut self, other: Edge) {
        let Edge { count, relations, places } = other;
        self.count += count;
        relations.into_iter().for_each(|(name, count)| *self.relations.entry(name).or_default() += count);
        self.places.extend(places);
    }

    fn finish(mut self, (from, to): (usize, usize), ids: &[String]) -> GraphCitation {
        let id = |document: usize| ids.get(document).map(String::as_str).unwrap_or_default();
        sort_by(&mut self.places, |(a, m, _), (b, n, _)| id(*a).cmp(id(*b)).then(m.cmp(n)));
        self.places.dedup_by(|(a, _, left), (b, _, right)| a == b && left == right);
        let place = |(document, _, address): Cited| GraphPlace { document: id(document).to_owned(), address };
        let relations = self.relations.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        GraphCitation { from, to, count: self.count, relations, places: self.places.into_iter().map(place).collect() }
    }
}

/// Laws by their names: of one of which the catalogue knows one version alone its key, and the day on which it was passed.
struct Laws(HashMap<String, Option<(String, &'static str)>>);

impl Default for Laws {
    fn default() -> Laws {
        let mut versions = HashMap::new();
        for law in laws() {
            let key = parse_number(law.number).map(|number| match_key(&number, None, Date::parse(law.date), None));
            let version = key.map(|key| (key, law.date));
            let known = versions.entry(format!("{} {}", law.kind, law.name)).or_insert(version.clone());
            *known = known.take().filter(|known| Some(known) == version.as_ref());
        }
        Laws(versions)
    }
}

impl Laws {
    /// Whether a name is that of several laws.
    fn has_versions(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(Option::is_none)
    }

    /// The key of the only version of a law that is cited by its name on a day; none when the paper is older than the law.
    fn only_version(&self, name: &str, citing: Option<&str>) -> Option<String> {
        let (key, passed) = self.0.get(name)?.as_ref()?;
        let is_older = citing.is_some_and(|citing| citing < passed.get(..citing.len()).unwrap_or(passed));
        (!is_older).then(|| key.clone())
    }
}
