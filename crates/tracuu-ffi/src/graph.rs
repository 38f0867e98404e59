//! The citation graph of an index.

use std::collections::HashMap;

use crate::size::{to_i32, to_i64, wide};

/// Papers and their citations. The same documents give the same graph; everything is sorted.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CitationGraph {
    /// The papers: those that documents of the index are, and those that they cite.
    pub papers: Vec<GraphPaper>,
    /// Which paper cites which.
    pub citations: Vec<GraphCitation>,
    /// The papers that are cited and not in the index, as places in `papers`, the most cited first.
    pub dangling: Vec<i32>,
    /// The papers that others cite, as places in `papers`, the most cited first.
    pub most_cited: Vec<i32>,
    /// How many citations say too little of a paper to be one in the graph.
    pub untold: i64,
}

impl From<tracuu::CitationGraph> for CitationGraph {
    fn from(graph: tracuu::CitationGraph) -> CitationGraph {
        // The chosen papers are borrowed from the list: where they lie tells their places.
        let known: HashMap<*const tracuu::GraphPaper, usize> =
            graph.papers.iter().enumerate().map(|(place, paper)| (std::ptr::from_ref(paper), place)).collect();
        let places = |chosen: Vec<&tracuu::GraphPaper>| -> Vec<i32> {
            chosen.into_iter().filter_map(|paper| known.get(&std::ptr::from_ref(paper))).map(|&at| to_i32(at)).collect()
        };
        let (dangling, most_cited) = (places(graph.dangling()), places(graph.most_cited(graph.papers.len())));
        let tracuu::CitationGraph { papers, citations, untold } = graph;
        CitationGraph {
            papers: papers.into_iter().map(GraphPaper::from).collect(),
            citations: citations.into_iter().map(GraphCitation::from).collect(),
            dangling,
            most_cited,
            untold: wide(untold),
        }
    }
}

/// A paper of the graph.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct GraphPaper {
    /// What to call it: its number, or what else is known of it.
    pub name: String,
    /// The match key; none for a document of the index without a number.
    pub key: Option<String>,
    /// The number, such as `24-CT/TU`.
    pub number: Option<String>,
    /// The kind, such as *Chỉ thị*.
    pub kind: Option<String>,
    /// The title, or the name of a paper that is cited by name.
    pub title: Option<String>,
    /// The date of issue, ISO 8601, as far as it is known.
    pub date: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The ids of the documents that are this paper or parts of it; none for a paper that is cited and not there.
    pub documents: Vec<String>,
    /// Whether it is told which paper this is.
    pub told: bool,
    /// How many other papers cite it.
    pub cited_by: i64,
    /// How many other papers it cites.
    pub cites: i64,
    /// How often it is cited in all.
    pub citations: i64,
}

impl From<tracuu::GraphPaper> for GraphPaper {
    fn from(paper: tracuu::GraphPaper) -> GraphPaper {
        let name = paper.name();
        let tracuu::GraphPaper { key, number, kind, title, date, issuer, documents, told, cited_by, cites, citations } =
            paper;
        let (cited_by, cites, citations) = (to_i64(cited_by), to_i64(cites), wide(citations));
        GraphPaper { name, key, number, kind, title, date, issuer, documents, told, cited_by, cites, citations }
    }
}

/// An edge of the graph: one paper cites another.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct GraphCitation {
    /// The citing paper, as a place in `CitationGraph.papers`.
    pub from_paper: i32,
    /// The cited paper, as a place in `CitationGraph.papers`.
    pub to_paper: i32,
    /// How often.
    pub count: i64,
    /// What is done with the cited paper, and how often.
    pub relations: Vec<RelationCount>,
    /// Where, each unit once.
    pub places: Vec<GraphPlace>,
}

impl From<tracuu::GraphCitation> for GraphCitation {
    fn from(citation: tracuu::GraphCitation) -> GraphCitation {
        let tracuu::GraphCitation { from, to, count, relations, places } = citation;
        GraphCitation {
            from_paper: to_i32(from),
            to_paper: to_i32(to),
            count: wide(count),
            relations: relations.into_iter().map(|(relation, n)| RelationCount { relation, count: wide(n) }).collect(),
            places: places.into_iter().map(GraphPlace::from).collect(),
        }
    }
}

/// How often something is done with a paper.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct RelationCount {
    /// What, such as `implements` or `amends`.
    pub relation: String,
    /// How often.
    pub count: i64,
}

/// A unit that cites a paper.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct GraphPlace {
    /// The id of the document.
    pub document: String,
    /// The stable address of the unit.
    pub address: String,
}

impl From<tracuu::GraphPlace> for GraphPlace {
    fn from(place: tracuu::GraphPlace) -> GraphPlace {
        let tracuu::GraphPlace { document, address } = place;
        GraphPlace { document, address }
    }
}
