//! What is found, and how it is printed.

use serde_json::json;

use crate::door::{Folder, keys, ran};

#[test]
fn a_query_typed_without_marks_finds_the_directive_first() {
    let folder = Folder::new();
    for query in ["ky luat", "'kỷ luật'", "'kỉ luật'", "'KY\u{309} LUA\u{323}T'"] {
        let ran = folder.run(&format!("search {query} --in sample"));
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let facts = ran.stdout.lines().nth(1).unwrap_or_default();
        assert!(facts.starts_with("12-CT/TU · ") && facts.ends_with(" · 2023-03-14 · 12-ct-tu.md"), "{query}: {ran:?}");
        assert_eq!(ran.stderr, "", "{query}");
    }
}

#[test]
fn a_place_is_an_index_a_folder_or_a_file() {
    let folder = Folder::indexed();
    for place in ["idx", "sample", "sample/12-ct-tu.md"] {
        folder.check(&format!("search ky luat --in {place} --limit 1"), 0, "12-ct-tu.md", "");
        folder.check(&format!("stats --in {place}"), 0, "documents", "");
        folder.check(&format!("show 12-ct-tu.md --in {place}"), 0, "12-CT/TU", "");
    }
}

#[test]
fn numbers_and_words_in_any_order_of_arguments() {
    let folder = Folder::indexed();
    folder.check("search 12-CT/TU --in idx", 0, "12-ct-tu.md", "");
    folder.check("search --in idx 'ky luat' --limit 1", 0, "12-ct-tu.md", "");
    folder.check("search --in idx -- -luật", 1, "", "found only words to leave out");
    folder.check("search '-luật kỷ' --in idx", 0, "", "");
}

#[test]
fn nothing_found_is_said_and_is_exit_code_1() {
    let folder = Folder::indexed();
    folder.check("search zzzzqqqq --in idx", 1, "", "nothing found");
    folder.check("search ky luat --in idx --offset 500", 1, "", "nothing found after the first 500 documents");
    folder.check("search zzzzqqqq --in idx --count", 1, "0 documents, 0 units", "nothing found");
    folder.check("show zzzzqqqq --in idx", 1, "", "expected a document with the id zzzzqqqq, but found none");
    folder.check("show 12-ct-tu.md 99 --in idx", 1, "", "expected a unit at 99 in 12-ct-tu.md, but found none");
}

#[test]
fn dates_of_a_filter_are_read_as_those_of_a_query() {
    let folder = Folder::indexed();
    folder.check("search ky luat --in idx --from 3/2023 --to 03/2023", 0, "12-ct-tu.md", "");
    folder.check("search ky luat --in idx --from 2024 --to 12/2020", 1, "", "the filter ends before it begins");
    folder.check("search ky luat --in idx --to 13/2020", 2, "", "expected to to be a date such as");
}

#[test]
fn a_cursor_belongs_to_its_query() {
    let folder = Folder::indexed();
    let next = folder.json("search luat --in idx --limit 1 --json", 0)["next"].as_str().map(str::to_owned);
    let next = next.expect("expected a cursor");
    folder.check(&format!("search luat --in idx --limit 1 --after {next}"), 0, "", "");
    for other in ["search ky --in idx", "search luat --in idx --sort newest", "search luat --in idx --kind CT"] {
        folder.check(
            &format!("{other} --after {next}"),
            2,
            "",
            "expected after to be the cursor of an answer to the same",
        );
    }
}

#[test]
fn limits_are_kept() {
    let folder = Folder::indexed();
    let hits = |line: &str| folder.json(line, 0)["hits"].as_array().map(Vec::len);
    assert_eq!(hits("search ky luat --in idx --json --limit 1"), Some(1));
    let one = folder.json("search ky luat --in idx --json --units 1", 0);
    assert!(
        one["hits"]
            .as_array()
            .is_some_and(|hits| hits.iter().all(|hit| hit["units"].as_array().map(Vec::len) == Some(1)))
    );
    folder.check("search ky luat --in idx --offset 10001", 2, "", "expected an offset of at most 10000 documents");
}

#[test]
fn the_object_has_the_documented_keys() {
    let answer = Folder::indexed().json("search 'ky luat' --in idx --json", 0);
    assert_eq!(keys(&answer), "diagnostics facets hits next query took_ms total_documents total_units");
    assert_eq!(
        (&answer["query"], &answer["total_documents"], &answer["total_units"]),
        (&json!("ky luat"), &json!(null), &json!(null))
    );
    let hit = &answer["hits"][0];
    assert_eq!(keys(hit), "date id issuer kind number path score title units");
    assert_eq!(
        (&hit["id"], &hit["number"], &hit["date"]),
        (&json!("12-ct-tu.md"), &json!("12-CT/TU"), &json!("2023-03-14"))
    );
    let unit = &hit["units"][0];
    assert_eq!(keys(unit), "address explanation label more_snippets score snippet");
    assert_eq!(keys(&unit["snippet"]), "address cut_end cut_start end label parts start");
    assert_eq!(keys(&unit["snippet"]["parts"][0]), "end highlighted start text");
}

#[test]
fn the_object_comes_in_the_documented_order() {
    let folder = Folder::indexed();
    let ran = folder.run("search 'ky luat' --in idx --json --limit 1 --units 1");
    let mut last = 0;
    for key in ["query", "took_ms", "total_documents", "total_units", "hits", "id", "title", "number", "kind", "issuer"]
    {
        let at = ran.stdout.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("expected {key} in {ran:?}"));
        assert!(last <= at, "{key} in {ran:?}");
        last = at;
    }
}

#[test]
fn diagnostics_have_the_documented_keys() {
    let answer = Folder::indexed().json("search '\"kỷ luật' --in idx --json", 0);
    assert_eq!(keys(&answer["diagnostics"][0]), "end kind message start");
}

#[test]
fn counting_is_asked_for() {
    let folder = Folder::indexed();
    let answer = folder.json("search ky luat --in idx --json --count --limit 1", 0);
    assert!(answer["total_documents"].as_u64().is_some_and(|total| total > 1), "{answer}");
    assert!(answer["total_units"].as_u64() >= answer["total_documents"].as_u64(), "{answer}");
    folder.check("search ky luat --in idx --count", 0, " documents, ", "");
}

#[test]
fn spans_are_bytes_of_the_document_as_given() {
    let folder = Folder::indexed();
    let answer = folder.json("search ky luat --in idx --json --limit 1", 0);
    let text = std::fs::read_to_string(folder.path("sample/12-ct-tu.md")).expect("expected the directive");
    for unit in answer["hits"][0]["units"].as_array().expect("expected units") {
        let at = |key: &str| unit["snippet"][key].as_u64().and_then(|at| usize::try_from(at).ok());
        let piece = at("start").zip(at("end")).and_then(|(start, end)| text.get(start..end));
        let piece = piece.expect("expected a span of the text").to_lowercase();
        assert!(piece.contains("kỷ luật"), "{piece}");
    }
}

#[test]
fn colours_only_when_asked_for_in_a_pipe() {
    let folder = Folder::indexed();
    folder.check("search ky luat --in idx --color always", 0, "\u{1b}[1m\u{1b}[31m", "");
    for line in ["search ky luat --in idx", "search ky luat --in idx --color never"] {
        assert!(!folder.run(line).stdout.contains('\u{1b}'), "{line}");
    }
}

#[test]
fn documents_do_not_steer_the_terminal() {
    let folder = Folder::new();
    folder.write(
        "evil/a\u{1b}[31m.md",
        "# Kỷ\u{1b}]0;luật\u{7}\n\nkỷ luật \u{1b}[2J\u{9b}31m\u{202e}đỏ\u{7f}\n".as_bytes(),
    );
    for line in ["search ky luat --in evil", "search do --in evil --json", "show 'a\u{1b}[31m.md' --in evil"] {
        let ran = folder.run(line);
        assert!(ran.stdout.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}')), "{line}: {ran:?}");
    }
}

#[test]
fn a_unit_is_shown_with_what_is_under_it() {
    let folder = Folder::indexed();
    let whole = folder.json("show 12-ct-tu.md --in idx --json", 0);
    assert_eq!(keys(&whole), "context date id issuer kind number path title units");
    assert_eq!(keys(&whole["units"][0]), "address end label start text");
    let item = folder.json("show 12-ct-tu.md 2 --in idx --json", 0);
    let addresses: Vec<_> =
        item["units"].as_array().into_iter().flatten().filter_map(|unit| unit["address"].as_str()).collect();
    assert!(
        addresses.first() == Some(&"2") && addresses.iter().all(|a| *a == "2" || a.starts_with("2.")),
        "{addresses:?}"
    );
}

#[test]
fn stats_count_documents() {
    let stats = Folder::indexed().json("stats --in idx --json", 0);
    assert_eq!(keys(&stats), "documents format index_bytes segments terms text_bytes tokens units");
    assert_eq!(stats["documents"], 15);
}

/// As `| head -1` does it, only sooner: nobody reads, from the beginning.
#[test]
fn a_broken_pipe_is_quiet() {
    let folder = Folder::indexed();
    for line in [
        "search ky luat --in idx",
        "search ky luat --in idx --json",
        "show 316-qd-tu.md --in idx",
        "stats --in idx",
        "--help",
    ] {
        let (reader, writer) = std::io::pipe().expect("expected a pipe");
        drop(reader);
        let output = folder.command(line).stdout(writer).output().expect("expected to start the command");
        let ran = ran(line, output);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{line}");
    }
}

#[test]
fn errors_need_nobody_to_read_them() {
    let folder = Folder::new();
    let (reader, writer) = std::io::pipe().expect("expected a pipe");
    drop(reader);
    let output = folder.command("stats --in nowhere").stderr(writer).output().expect("expected to start the command");
    assert_eq!(ran("stats", output).code, Some(2));
}
