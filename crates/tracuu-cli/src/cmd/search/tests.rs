//! Answers and the pages that they become.

use tracuu::{Hit, SearchResponse, Snippet, SnippetPart, UnitHit};

/// `[…]` marks what matched.
fn unit(label: &str, snippet: &str) -> UnitHit {
    let pieces = snippet.split(['[', ']']).enumerate();
    let parts = pieces
        .map(|(nth, text)| SnippetPart { text: text.into(), highlighted: nth % 2 == 1, ..Default::default() })
        .collect();
    UnitHit { label: label.into(), snippet: Snippet { parts, ..Default::default() }, ..Default::default() }
}

fn directive() -> Hit {
    Hit {
        id: "12-ct-tu.md".into(),
        title: Some("về tăng cường kỷ luật".into()),
        number: Some("12-CT/TU".into()),
        kind: Some("Chỉ thị".into()),
        date: Some("2023-03-14".into()),
        units: vec![unit("5", "Tăng cường xử lý [kỷ luật].")],
        ..Default::default()
    }
}

fn response(hits: Vec<Hit>) -> SearchResponse {
    SearchResponse { hits, ..Default::default() }
}

/// The page with its colours taken off.
#[track_caller]
fn check(response: &SearchResponse, width: Option<usize>, expected: &str) {
    let page: String = super::page(response).iter().map(|paragraph| paragraph.render(width)).collect();
    assert_eq!(anstream::adapter::strip_str(&page).to_string(), expected);
}

#[test]
fn hits_are_grouped_by_document() {
    let bare = Hit { id: "a.txt".into(), units: vec![unit("", "[kỷ luật]")], ..Default::default() };
    check(
        &response(vec![directive(), bare]),
        None,
        "về tăng cường kỷ luật\n12-CT/TU · Chỉ thị · 2023-03-14 · 12-ct-tu.md\n  5  Tăng cường xử lý kỷ luật.\n\n\
         a.txt\na.txt\n  kỷ luật\n",
    );
}

#[test]
fn a_terminal_has_a_width() {
    check(
        &response(vec![directive()]),
        Some(24),
        "về tăng cường kỷ luật\n12-CT/TU · Chỉ thị ·\n2023-03-14 · 12-ct-tu.md\n  5  Tăng cường xử lý kỷ\n    luật.\n",
    );
}

#[test]
fn totals_stand_first() {
    let counted = SearchResponse { total_documents: Some(1_500), total_units: Some(1), ..Default::default() };
    check(&counted, None, "1,500 documents, 1 unit\n");
    check(&response(vec![]), None, "");
}

#[test]
fn matches_are_coloured() {
    let rendered: String =
        super::unit_paragraphs(&unit("5", "xử lý [kỷ luật].")).iter().map(|paragraph| paragraph.render(None)).collect();
    assert_eq!(rendered, "  \u{1b}[36m5\u{1b}[0m  xử lý \u{1b}[1m\u{1b}[31mkỷ luật\u{1b}[0m.\n");
}

#[test]
fn what_was_left_out_and_what_else_matches_is_shown() {
    let mut found = unit("5", "Xử lý [kỷ luật]");
    found.snippet.cut_end = true;
    let mut more = unit("5", "[kỷ luật] công vụ").snippet;
    more.cut_start = true;
    found.more_snippets = vec![more];
    let hit = Hit { id: "a".into(), units: vec![found], ..Default::default() };
    check(&response(vec![hit]), None, "a\na\n  5  Xử lý kỷ luật …\n    … kỷ luật công vụ\n");
}

#[test]
fn documents_do_not_steer_the_terminal() {
    let evil = Hit {
        id: "a\u{1b}]0;b".into(),
        title: Some("c\u{202e}d".into()),
        units: vec![unit("e\u{9b}", "f\u{8}[g\u{7}]")],
        ..Default::default()
    };
    check(&response(vec![evil]), None, "c�d\na�]0;b\n  e�  f�g�\n");
}

#[test]
fn a_page_behind_the_last_one_says_so() {
    assert_eq!(super::nothing_found(0), "nothing found");
    assert_eq!(super::nothing_found(20), "nothing found after the first 20 documents");
}
