//! The citation graph of an index: papers, who cites whom, what is missing.
//!
//! `UPDATE_GOLDEN=1 cargo test -p tracuu --test graph` writes the graph of the sample anew.

use std::path::Path;

use tracuu::{CitationGraph, Document, GraphPaper, SearchIndex};

fn index_of(documents: &[Document], documents_per_commit: usize) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for batch in documents.chunks(documents_per_commit) {
        batch.iter().for_each(|document| assert!(writer.put(document).is_ok()));
        writer.commit().expect("committed");
    }
    index
}

/// `id number date issuer: text`, with `-` for what is not known.
fn document(line: &str) -> Document {
    let (head, text) = line.split_once(": ").expect("a head and a text");
    let mut fields = head.split(' ').map(|field| Some(field.replace('_', " ")).filter(|field| field != "-"));
    let mut next = || fields.next().flatten();
    let id = next().expect("an id");
    Document { id, number: next(), date: next(), issuer: next(), text: text.into(), ..Default::default() }
}

fn name(paper: &GraphPaper) -> String {
    let here = if paper.is_here() { format!("({})", paper.documents.join(" ")) } else { String::new() };
    let told = if paper.told { "" } else { "?" };
    format!("{}{told}{here}", paper.key.clone().unwrap_or_default())
}

/// `from -> to ×count` of every edge.
fn edges(graph: &CitationGraph) -> Vec<String> {
    let edge = |citation: &tracuu::GraphCitation| {
        format!("{} -> {} ×{}", name(&graph.papers[citation.from]), name(&graph.papers[citation.to]), citation.count)
    };
    graph.citations.iter().map(edge).collect()
}

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    let documents: Vec<Document> = lines.iter().map(|line| document(line)).collect();
    let graph = index_of(&documents, documents.len()).citation_graph().expect("a graph");
    assert_eq!(edges(&graph), expected);
    let mut backwards = documents;
    backwards.reverse();
    assert_eq!(index_of(&backwards, 1).citation_graph().expect("a graph"), graph, "in any order, in any segments");
}

#[test]
fn a_document_is_the_paper_whose_number_it_bears() {
    check(
        &[
            "a 24-CT/TU 2023-08-07 -: 1. Việc một.",
            "b 87-KH/TU - -: 1. Thực hiện Chỉ thị số 24-CT/TU. 2. Theo Chỉ thị số 24-CT/TW và 24-CT/TU.",
            "c - - -: 1. Theo Chỉ thị số 24-CT/TU ngày 07/8/2023.",
        ],
        &["TU:KH:87(b) -> TU:CT:24:2023-08-07(a) ×2", "TU:KH:87(b) -> TW:CT:24 ×1", "(c) -> TU:CT:24:2023-08-07(a) ×1"],
    );
}

#[test]
fn what_may_be_two_papers_is_neither() {
    check(
        &[
            "a - - -: 1. Theo Chỉ thị số 07-CT/TU ngày 12/5/2016.",
            "b - - -: 1. Theo Chỉ thị số 07-CT/TU ngày 03/4/2021.",
            "c - - -: 1. Theo Chỉ thị số 07-CT/TU và Chỉ thị 9.",
        ],
        &["(a) -> TU:CT:7:2016-05-12 ×1", "(b) -> TU:CT:7:2021-04-03 ×1", "(c) -> CT:9? ×1", "(c) -> TU:CT:7? ×1"],
    );
}

#[test]
fn places_tell_numbers_apart() {
    check(
        &[
            "a 24-CT/TU 2023-08-07 Thành_ủy_Hà_Nội: 1. Việc một.",
            "b 24-CT/TU 2023-08-07 Thành_ủy_Hải_Phòng: 1. Việc hai.",
            "c - - -: 1. Theo Chỉ thị số 24-CT/TU ngày 07/8/2023 của Ban Thường vụ Thành ủy Hà Nội.",
        ],
        &["(c) -> TU.HN:CT:24:2023-08-07(a) ×1"],
    );
}

#[test]
fn a_law_is_one_paper_by_name_and_by_number() {
    check(
        &[
            "a 31/2024/QH15 2024-01-18 -: Điều 1. Phạm vi",
            "b - - -: 1. Căn cứ Luật Đất đai năm 2024.",
            "c - - -: 1. Căn cứ Luật số 31/2024/QH15.",
            "d - - -: 1. Căn cứ Luật Đất đai.",
            "e - 2024-02-01 -: 1. Căn cứ Luật An toàn thực phẩm.",
            "f - 2009-02-01 -: 1. Căn cứ Luật An toàn thực phẩm.",
        ],
        &[
            "(b) -> QH:QH15:31:2024(a) ×1",
            "(c) -> QH:QH15:31:2024(a) ×1",
            "(d) -> Luật Đất đai? ×1",
            "(e) -> QH:QH12:55:2010 ×1",
            "(f) -> Luật An toàn thực phẩm ×1",
        ],
    );
}

#[test]
fn articles_of_one_law_are_one_paper() {
    let article = |id: &str, text: &str| Document {
        id: id.into(),
        text: text.into(),
        title: Some("Nguyên tắc".into()),
        number: Some("31/2024/QH15".into()),
        kind: Some("Luật".into()),
        context: vec!["Luật Đất đai".into(), "Chương I".into()],
        address: Some(id.into()),
        ..Default::default()
    };
    let documents = [
        article("d5", "1. Theo Luật Nhà ở năm 2023.\n2. Theo khoản 1 Điều này và Luật Nhà ở năm 2023."),
        article("d6", "1. Theo Luật Nhà ở năm 2023 và Điều 5 của Luật số 31/2024/QH15."),
    ];
    let graph = index_of(&documents, 1).citation_graph().expect("a graph");
    assert_eq!(edges(&graph), ["QH:QH15:31:2024(d5 d6) -> QH:QH15:27:2023 ×3"]);
    let law = graph.papers.iter().find(|paper| paper.is_here()).expect("the law");
    assert_eq!((law.title.as_deref(), law.cites, law.cited_by), (Some("Luật Đất đai"), 1, 0));
    let places: Vec<_> =
        graph.citations[0].places.iter().map(|place| format!("{} {}", place.document, place.address)).collect();
    assert_eq!(places, ["d5 d5.k1", "d5 d5.k2", "d6 d6.k1"]);
}

#[test]
fn relations_and_lists() {
    let lines = [
        "a 12-CT/TU - -: 1. Thực hiện Chỉ thị số 24-CT/TU.\n2. Thực hiện Chỉ thị số 24-CT/TU; thay thế Chỉ thị số 07-CT/TU.",
        "b 87-KH/TU - -: 1. Thực hiện Chỉ thị số 24-CT/TU và Chỉ thị số 12-CT/TU.",
    ];
    let documents: Vec<Document> = lines.iter().map(|line| document(line)).collect();
    let graph = index_of(&documents, 2).citation_graph().expect("a graph");
    let shown = |citation: &tracuu::GraphCitation| {
        let to = graph.papers[citation.to].name();
        format!("{} {to} {:?}", graph.papers[citation.from].name(), citation.relations)
    };
    let relations: Vec<String> = graph.citations.iter().map(shown).collect();
    assert_eq!(
        relations,
        [
            "12-CT/TU 24-CT/TU {\"implements\": 2}",
            "12-CT/TU 07-CT/TU {\"replaces\": 1}",
            "87-KH/TU 12-CT/TU {\"implements\": 1}",
            "87-KH/TU 24-CT/TU {\"implements\": 1}"
        ]
    );
    let names = |papers: Vec<&GraphPaper>| papers.into_iter().map(GraphPaper::name).collect::<Vec<_>>();
    assert_eq!(names(graph.most_cited(2)), ["24-CT/TU", "12-CT/TU"]);
    assert_eq!(names(graph.dangling()), ["24-CT/TU", "07-CT/TU"]);
    let back: CitationGraph = serde_json::from_str(&serde_json::to_string(&graph).expect("written")).expect("read");
    assert_eq!(back, graph);
}

#[test]
fn a_replaced_document_cites_no_more() {
    let index = index_of(&[document("a 12-CT/TU - -: 1. Theo Chỉ thị số 24-CT/TU.")], 1);
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.put(&document("a 12-CT/TU - -: 1. Theo Chỉ thị số 25-CT/TU.")).expect("put");
    writer.put(&document("b 13-CT/TU - -: 1. Theo Chỉ thị số 26-CT/TU.")).expect("put");
    writer.commit().expect("committed");
    writer.delete("b").expect("deleted");
    writer.commit().expect("committed");
    let graph = index.citation_graph().expect("a graph");
    assert_eq!(edges(&graph), ["TU:CT:12(a) -> TU:CT:25 ×1"]);
    assert_eq!(
        SearchIndex::in_memory().expect("an index").citation_graph().expect("a graph"),
        CitationGraph::default()
    );
}

#[test]
fn the_graph_of_the_sample_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sample = root.join("data/sample");
    if !sample.is_dir() {
        eprintln!("SKIP the_graph_of_the_sample_is_kept: the crate stands alone");
        return;
    }
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.add_paths(&[sample], &mut |_| Ok(())).expect("read");
    let dot = index.citation_graph().expect("a graph").to_dot();
    is_dot(&dot);
    let golden = root.join("tests/golden/sample.graph.dot");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &dot).expect("written");
    }
    assert_eq!(dot, std::fs::read_to_string(&golden).expect("the golden graph"));
}

/// What Graphviz reads: a statement a line, with strings that are closed.
#[track_caller]
fn is_dot(dot: &str) {
    let lines: Vec<&str> = dot.lines().collect();
    let [first, body @ .., last] = lines.as_slice() else { panic!("{dot}") };
    assert_eq!((*first, *last), ("digraph citations {", "}"));
    for line in body {
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert!(line.ends_with(';') && bare.matches('"').count() % 2 == 0, "{line}");
    }
}
