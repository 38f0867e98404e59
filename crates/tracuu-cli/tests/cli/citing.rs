//! `tracuu cites`, as it is typed.

use serde_json::{Value, json};

use crate::door::{Folder, keys};

/// The strings under a key of the objects of a list.
fn column<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().expect("expected a list").iter().filter_map(|value| value[key].as_str()).collect()
}

#[test]
fn a_file_cites_papers() {
    let folder = Folder::new();
    let answer = folder.json("cites sample/12-ct-tu.md --json", 0);
    assert_eq!(keys(&answer), "documents of");
    let document = &answer["documents"][0];
    assert_eq!(keys(document), "date id issuer kind number papers path title");
    assert_eq!((&document["number"], &document["id"]), (&json!("12-CT/TU"), &json!("sample/12-ct-tu.md")));
    let paper = &document["papers"][0];
    assert_eq!(keys(paper), "count date issuer key kind mentions number title");
    assert_eq!(keys(&paper["mentions"][0]), "address end form label pinpoint relation start surface");
    assert_eq!((&paper["number"], &paper["count"]), (&json!("08-NQ/TU"), &json!(3)));
    assert_eq!((&paper["date"], &paper["kind"]), (&json!("2021-11-22"), &json!("Nghị quyết")));
    assert_eq!(column(&paper["mentions"], "address"), ["preamble.p2", "preamble.p2", "2.b3"]);
    let numbers = column(&document["papers"], "number");
    assert!(numbers.contains(&"33-QĐi/TW") && numbers.contains(&"07-CT/TU"), "{numbers:?}");
    assert!(!numbers.contains(&"12-CT/TU"), "a document does not cite itself: {numbers:?}");
}

#[test]
fn a_file_is_asked_for_one_paper() {
    let folder = Folder::new();
    for asked in ["08-NQ/TU", "'8 - NQ/TU'", "'Nghị quyết số 08-NQ/TU ngày 22/11/2021'", "'nghi quyet 8'", "08-nq/tu"]
    {
        let answer = folder.json(&format!("cites sample/12-ct-tu.md --of {asked} --json"), 0);
        assert_eq!(column(&answer["documents"][0]["papers"], "number"), ["08-NQ/TU"], "{asked}");
    }
    for asked in ["'8 nq tu'", "'nghi quyet 8 nq tu'"] {
        let answer = folder.json(&format!("cites sample/12-ct-tu.md --of {asked} --json"), 0);
        assert_eq!(column(&answer["documents"][0]["papers"], "number"), ["08-NQ/TU"], "{asked}");
    }
    for asked in ["'Quy định 33'", "'quy dinh 33'", "'33 qdi tw'"] {
        let answer = folder.json(&format!("cites sample/12-ct-tu.md --of {asked} --json"), 0);
        assert_eq!(column(&answer["documents"][0]["papers"], "number"), ["33-QĐi/TW"], "{asked}");
    }
    folder.check("cites sample/12-ct-tu.md --of '8 nq tw'", 1, "", "nothing found");
    folder.check("cites sample/12-ct-tu.md --of 08-NQ/TU", 0, "  08-NQ/TU · Nghị quyết · 2021-11-22 · ", "");
    folder.check("cites sample/12-ct-tu.md --of 08-NQ/TW", 1, "", "nothing found");
    folder.check("cites sample/12-ct-tu.md --of 08-KH/TU", 1, "", "nothing found");
    folder.check("cites sample/12-ct-tu.md --of 'kỷ luật'", 2, "", "expected paper to be a number such as 24-CT/TU");
    let none = folder.json("cites sample/12-ct-tu.md --of 08-NQ/TW --json", 1);
    assert_eq!(none, json!({"of": "08-NQ/TW", "documents": []}));
}

#[test]
fn an_index_says_who_cites_a_paper() {
    let folder = Folder::indexed();
    for place in ["idx", "sample"] {
        let answer = folder.json(&format!("cites {place} --of 08-NQ/TU --json"), 0);
        let ids = column(&answer["documents"], "id");
        assert!(ids.contains(&"12-ct-tu.md") && ids.contains(&"316-qd-tu.md"), "{place}: {ids:?}");
        assert!(!ids.contains(&"08-nq-tu.md"), "{place}: {ids:?}");
    }
    folder.check("cites idx --of 08-NQ/TU", 0, "12-CT/TU · Chỉ thị · 2023-03-14 · 12-ct-tu.md", "");
    folder.check("cites idx --of 08-NQ/TW", 1, "", "nothing found");
    folder.check("cites idx --of 'Luật Lưu trữ'", 0, "316-qd-tu.md", "");
    folder.check("cites idx --of 'luat luu tru 2011'", 0, "316-qd-tu.md", "");
    folder.check("cites idx --of xyz", 2, "", "a name such as Luật Đất đai, but found \"xyz\"");
}

#[test]
fn file_and_index_give_the_same() {
    let folder = Folder::indexed();
    let of_index = folder.json("cites idx --json", 0);
    for document in of_index["documents"].as_array().expect("expected documents") {
        let id = document["id"].as_str().expect("expected an id");
        let of_file = folder.json(&format!("cites sample/{id} --json"), 0);
        assert_eq!(of_file["documents"][0]["papers"], document["papers"], "{id}");
    }
}

#[test]
fn an_index_lists_papers_with_counts() {
    let folder = Folder::indexed();
    let ran = folder.run("cites idx");
    assert!(ran.stdout.contains("\n  08-NQ/TU · Nghị quyết · 2021-11-22 · "), "{ran:?}");
    assert!(ran.stdout.contains(" · 3 citations\n"), "{ran:?}");
    assert!(!ran.stdout.contains("\n    "), "places are for one document: {ran:?}");
}

#[test]
fn records_cite_too() {
    let folder = Folder::new();
    folder.write(
        "luat.jsonl",
        "{\"id\":\"ld.5\",\"text\":\"1. Theo Luật Nhà ở năm 2023 và Luật số 31/2024/QH15.\",\"context\":[\"Luật Mẫu\"],\
          \"number\":\"31/2024/QH15\",\"address\":\"d5\"}\n{\"id\":\"ld.6\",\"text\":\"Không dẫn gì.\",\"context\":[\"Luật Mẫu\"]}\n"
            .as_bytes(),
    );
    let answer = folder.json("cites luat.jsonl --json", 0);
    assert_eq!(column(&answer["documents"], "id"), ["ld.5"]);
    let papers = &answer["documents"][0]["papers"];
    assert_eq!(column(papers, "title"), ["Nhà ở"], "its own number is no citation: {papers}");
    assert_eq!(papers[0]["mentions"][0]["address"], "d5.k1");
}

#[test]
fn what_is_replaced_or_deleted_cites_no_more() {
    let folder = Folder::indexed();
    folder.write("sample/12-ct-tu.md", "1. Theo Chỉ thị số 99-CT/TU.\n".as_bytes());
    folder.check("index sample/12-ct-tu.md --into idx", 0, "replaced 1 older document", "");
    folder.check("cites idx --of 99-CT/TU", 0, "12-ct-tu.md", "");
    folder.check("delete 12-ct-tu.md --in idx", 0, "", "");
    folder.check("cites idx --of 99-CT/TU", 1, "", "nothing found");
    folder.check("cites idx --of 07-CT/TU", 1, "", "nothing found");
}

#[test]
fn places_that_are_none_are_errors() {
    let folder = Folder::new();
    folder.check("cites nowhere", 2, "", "expected an index or documents");
    folder.write("a.png", b"\x89PNG\r\n\x1a\n\0\0");
    folder.check("cites a.png", 2, "", "a.png: expected text, but found a NUL byte");
    folder.write("plain.md", "Không dẫn gì.".as_bytes());
    folder.check("cites plain.md", 1, "", "nothing found");
}
