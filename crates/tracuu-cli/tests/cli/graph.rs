//! `tracuu graph`, as it is typed.

use crate::door::{Folder, keys};

#[test]
fn a_table_for_people() {
    let folder = Folder::indexed();
    for place in ["idx", "sample"] {
        let ran = folder.run(&format!("graph {place}"));
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
        assert!(ran.stdout.starts_with("15 papers here, "), "{ran:?}");
        let first = ran.stdout.lines().nth(3).unwrap_or_default();
        assert!(first.contains("  08-NQ/TU · Nghị quyết · 2021-11-22 · "), "{ran:?}");
        assert!(ran.stdout.lines().all(|line| line.chars().count() <= 120), "{ran:?}");
    }
}

#[test]
fn the_object_has_the_documented_keys() {
    let graph = Folder::indexed().json("graph idx --json", 0);
    assert_eq!(keys(&graph), "citations papers untold");
    let paper = &graph["papers"][0];
    assert_eq!(keys(paper), "citations cited_by cites date documents issuer key kind number title told");
    let citation = &graph["citations"][0];
    assert_eq!(keys(citation), "count from places relations to");
    assert_eq!(keys(&citation["places"][0]), "address document");
    let here =
        graph["papers"].as_array().into_iter().flatten().filter(|paper| paper["documents"] != serde_json::json!([]));
    assert_eq!(here.count(), 15);
}

#[test]
fn lists_are_asked_for() {
    let folder = Folder::indexed();
    let numbers = |line: &str| -> Vec<String> {
        let answer = folder.json(line, 0);
        assert_eq!(keys(&answer), "papers");
        let papers = answer["papers"].as_array().expect("expected papers");
        papers.iter().filter_map(|paper| paper["number"].as_str()).map(str::to_owned).collect()
    };
    assert_eq!(numbers("graph idx --json --most-cited 1"), ["08-NQ/TU"]);
    let missing = numbers("graph idx --json --dangling");
    assert!(missing.contains(&"07-CT/TU".into()) && !missing.contains(&"08-NQ/TU".into()), "{missing:?}");
    let ran = folder.run("graph idx --dangling --most-cited 2");
    assert_eq!(ran.stdout.lines().filter(|line| line.contains(" · not here")).count(), 2, "{ran:?}");
}

#[test]
fn dot_is_for_graphviz() {
    let folder = Folder::indexed();
    let ran = folder.run("graph idx --dot");
    assert!(ran.stdout.starts_with("digraph citations {\n") && ran.stdout.ends_with("}\n"), "{ran:?}");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    folder.check("graph idx --dot --json", 2, "", "cannot be used with");
    folder.check("graph idx --dot --dangling", 2, "", "cannot be used with");
}

#[test]
fn documents_do_not_steer_the_terminal() {
    let folder = Folder::new();
    let evil =
        "Số 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ\u{1b}[2J luật \u{9b}31m\u{202e}\"\\\n\n1. Theo Chỉ thị số 24-CT/TU\u{7f}.\n";
    folder.write("evil.md", evil.as_bytes());
    for line in ["graph evil.md", "graph evil.md --json", "graph evil.md --dot"] {
        let ran = folder.run(line);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.stdout.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}')), "{line}: {ran:?}");
    }
}

#[test]
fn nothing_found_is_exit_code_1() {
    let folder = Folder::new();
    folder.write("plain.md", "Không dẫn gì.".as_bytes());
    folder.check("graph plain.md", 0, "1 paper here, 0 others, 0 citations", "");
    folder.check("graph plain.md --dangling", 1, "1 paper here", "nothing found");
    folder.check("graph plain.md --most-cited 5 --json", 1, "{\"papers\":[]}", "nothing found");
    folder.check("graph nowhere", 2, "", "expected an index or documents");
}
