//! The citation graph of an index: papers, and which of them cites which.
//!
//! | question                                        | answered by                       |
//! | ----------------------------------------------- | --------------------------------- |
//! | which papers are there, which cites which       | [`CitationGraph::papers`], [`CitationGraph::citations`] |
//! | which papers does the index lack                | [`CitationGraph::dangling`]       |
//! | which papers matter most                        | [`CitationGraph::most_cited`]     |
//! | how does it look                                | [`CitationGraph::to_dot`]         |

mod dot;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tracuu_text::sort_by_key;

/// Papers and their citations, from [`SearchIndex::citation_graph`](crate::SearchIndex::citation_graph).
///
/// The same documents give the same graph, however they were put into the index; everything is sorted.
///
/// ```
/// # fn main() -> Result<(), tracuu::SearchError> {
/// let index = tracuu::SearchIndex::in_memory()?;
/// let mut writer = index.writer(&Default::default())?;
/// let plan = "Số 87-KH/TU\n\nKẾ HOẠCH\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số 24-CT/TU và Luật Đất đai năm 2024.\n";
/// let directive = "Số 24-CT/TU\n\nCHỈ THỊ\n\nvề kỷ cương\n\n1. Quán triệt Nghị quyết số 08-NQ/TU.\n";
/// for (id, text) in [("plan", plan), ("directive", directive)] {
///     writer.put(&tracuu::Document { id: id.into(), text: text.into(), ..Default::default() })?;
/// }
/// writer.commit()?;
/// let graph = index.citation_graph()?;
/// let names = |papers: Vec<&tracuu::GraphPaper>| papers.iter().map(|paper| paper.name()).collect::<Vec<_>>();
/// assert_eq!(names(graph.most_cited(1)), ["Luật Đất đai"]);
/// assert_eq!(names(graph.dangling()), ["Luật Đất đai", "08-NQ/TU"]);
/// let edge = &graph.citations[0];
/// assert_eq!((edge.count, edge.relations["implements"], edge.places[0].address.as_str()), (1, 1, "1"));
/// assert!(graph.to_dot().starts_with("digraph"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationGraph {
    /// The papers: those that documents of the index are, and those that they cite. By key; those without one come last, by
    /// id.
    pub papers: Vec<GraphPaper>,
    /// Which paper cites which; by the citing paper, then by the cited one.
    pub citations: Vec<GraphCitation>,
    /// How many citations say too little of a paper to be one in the graph, such as a title that stands nowhere else.
    pub untold: u64,
}

/// A paper of a [`CitationGraph`].
///
/// A paper is what its key says: all spellings of one number that agree, and every document that bears it. The articles of a
/// law that were indexed one by one are one paper. An amending and a consolidated text have numbers of their own and are
/// papers of their own; [`GraphCitation::relations`] says that they amend.
///
/// ```
/// let paper = tracuu::GraphPaper { number: Some("24-CT/TU".into()), ..Default::default() };
/// assert!(!paper.is_here());
/// assert_eq!(paper.name(), "24-CT/TU");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphPaper {
    /// The match key, the fullest that is known; `None` for a document of the index without a number.
    pub key: Option<String>,
    /// The number, such as `24-CT/TU`.
    pub number: Option<String>,
    /// The kind, such as *Chỉ thị*.
    pub kind: Option<String>,
    /// The title, or the name of a paper that is cited by name: *Đất đai*; of a paper with neither number nor title the words
    /// of a citation.
    pub title: Option<String>,
    /// The date of issue, ISO 8601, as far as it is known.
    pub date: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The ids of the documents that are this paper or parts of it, sorted; none for a paper that is cited and not there.
    pub documents: Vec<String>,
    /// Whether it is told which paper this is; else it may be one of several in the graph, or of several bodies.
    pub told: bool,
    /// How many other papers cite it.
    pub cited_by: usize,
    /// How many other papers it cites.
    pub cites: usize,
    /// How often it is cited in all.
    pub citations: u64,
}

/// An edge of a [`CitationGraph`]: one paper cites another. A paper that names itself does not cite.
///
/// ```
/// let edge = tracuu::GraphCitation { from: 0, to: 1, count: 2, ..Default::default() };
/// assert!(edge.relations.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphCitation {
    /// The citing paper, as an index into [`CitationGraph::papers`].
    pub from: usize,
    /// The cited paper, as an index into [`CitationGraph::papers`].
    pub to: usize,
    /// How often.
    pub count: u64,
    /// What is done with the cited paper, such as `implements` or `amends`, and how often; citations that say nothing of it
    /// are not counted here. See [`tracuu_document::Relation::name`].
    pub relations: BTreeMap<String, u64>,
    /// Where, each unit once; by document, then in the order of the text.
    pub places: Vec<GraphPlace>,
}

/// A unit that cites a paper.
///
/// ```
/// let place = tracuu::GraphPlace { document: "12-ct-tu".into(), address: "III.5".into() };
/// assert_eq!(place.address, "III.5");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphPlace {
    /// The id of the document.
    pub document: String,
    /// The stable address of the unit.
    pub address: String,
}

impl CitationGraph {
    /// The papers that are cited and that no document of the index is, the most cited first; without those of which cannot be
    /// told whether they are there.
    ///
    /// ```
    /// let paper = |number: &str, documents: &[&str]| tracuu::GraphPaper {
    ///     number: Some(number.into()),
    ///     documents: documents.iter().map(|id| (*id).into()).collect(),
    ///     told: true,
    ///     ..Default::default()
    /// };
    /// let papers = vec![paper("24-CT/TU", &["a"]), paper("08-NQ/TU", &[])];
    /// let graph = tracuu::CitationGraph { papers, ..Default::default() };
    /// assert_eq!(graph.dangling().iter().map(|paper| paper.name()).collect::<Vec<_>>(), ["08-NQ/TU"]);
    /// ```
    pub fn dangling(&self) -> Vec<&GraphPaper> {
        by_citations(self.papers.iter().filter(|paper| paper.told && !paper.is_here()))
    }

    /// The `n` papers that most papers cite, here or not; of as many the one that is cited more often, then the first.
    ///
    /// ```
    /// let paper = |number: &str, cited_by| tracuu::GraphPaper { number: Some(number.into()), cited_by, ..Default::default() };
    /// let papers = vec![paper("24-CT/TU", 1), paper("08-NQ/TU", 5), paper("12-CT/TU", 0)];
    /// let graph = tracuu::CitationGraph { papers, ..Default::default() };
    /// let most: Vec<_> = graph.most_cited(9).iter().map(|paper| paper.name()).collect();
    /// assert_eq!(most, ["08-NQ/TU", "24-CT/TU"], "what nobody cites is left out");
    /// ```
    pub fn most_cited(&self, n: usize) -> Vec<&GraphPaper> {
        let mut papers = by_citations(self.papers.iter().filter(|paper| paper.cited_by > 0));
        papers.truncate(n);
        papers
    }

    /// The graph in the language of Graphviz: a box for each paper with number and title, dashed where it is not in the index
    /// and dotted where it cannot be told which paper it is; an arrow for each citation with its relations. The same graph gives the same text.
    ///
    /// ```
    /// let paper = |number: &str| tracuu::GraphPaper { number: Some(number.into()), ..Default::default() };
    /// let citations = vec![tracuu::GraphCitation { from: 0, to: 1, count: 2, ..Default::default() }];
    /// let papers = vec![paper("12-CT/TU"), paper("24-CT/TU")];
    /// let graph = tracuu::CitationGraph { papers, citations, ..Default::default() };
    /// assert!(graph.to_dot().contains("n0 -> n1 [label=\"×2\"];"));
    /// ```
    pub fn to_dot(&self) -> String {
        dot::write(self)
    }
}

impl GraphPaper {
    /// Whether a document of the index is the paper, or a part of it.
    ///
    /// ```
    /// let paper = tracuu::GraphPaper { documents: vec!["a".into()], ..Default::default() };
    /// assert!(paper.is_here());
    /// ```
    pub fn is_here(&self) -> bool {
        !self.documents.is_empty()
    }

    /// What to call the paper: its number; else kind and title; else its title, its key or the id of its document.
    ///
    /// ```
    /// let law = tracuu::GraphPaper { kind: Some("Luật".into()), title: Some("Đất đai".into()), ..Default::default() };
    /// assert_eq!(law.name(), "Luật Đất đai");
    /// let unnamed = tracuu::GraphPaper { documents: vec!["notes.md".into()], ..Default::default() };
    /// assert_eq!(unnamed.name(), "notes.md");
    /// ```
    pub fn name(&self) -> String {
        let GraphPaper { key, number, kind, title, documents, .. } = self;
        let law = || key.as_deref().filter(|key| !key.contains(':')).map(str::to_owned);
        let named = || {
            let (kind, title) = (kind.as_deref()?, title.as_deref().filter(|_| !self.is_here())?);
            Some(if title.starts_with(kind) { title.to_owned() } else { format!("{kind} {title}") })
        };
        let last = || title.clone().or_else(|| key.clone()).or_else(|| documents.first().cloned());
        number.clone().or_else(law).or_else(named).or_else(last).unwrap_or_default()
    }
}

/// The most cited first.
fn by_citations<'p>(papers: impl Iterator<Item = &'p GraphPaper>) -> Vec<&'p GraphPaper> {
    let mut papers: Vec<&GraphPaper> = papers.collect();
    sort_by_key(&mut papers, |paper| std::cmp::Reverse((paper.cited_by, paper.citations)));
    papers
}
