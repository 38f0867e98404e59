//! The bad inputs of the issue, by name: each gets a clear message or a sensible result.

use std::fs;

use tracuu::{SearchIndex, WriterOptions};

use crate::door::Folder;

/// The file is skipped with this reason, and the directive beside it is indexed.
#[track_caller]
fn check_skipped(bytes: &[u8], reason: &str) {
    let folder = Folder::new();
    folder.write("mixed/bad.md", bytes);
    folder.write("mixed/good.md", "# Chỉ thị\n\nvề kỷ luật\n".as_bytes());
    folder.check("index mixed --into idx", 3, "indexed 1 document in ", reason);
    folder.check("index mixed --into idx", 3, "skipped 1 piece of input", "skipped mixed/bad.md: ");
    folder.check("search ky luat --in mixed", 0, "good.md", reason);
    folder.check("search ky luat --in mixed/bad.md", 2, "", "but found none that can be read");
}

#[test]
fn an_empty_file() {
    check_skipped(b"", "expected text, but found an empty file");
    check_skipped(b"\xEF\xBB\xBF \n\n", "expected text, but found an empty file");
}

#[test]
fn a_binary_file() {
    check_skipped(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00", "a NUL byte");
}

#[test]
fn invalid_utf_8_in_the_middle() {
    let text = [&b"k\xE1\xBB\xB7 lu\xE1\xBA\xADt "[..], b"\xC3\x28", b" c\xC6\xB0\xC6\xA1ng"].concat();
    check_skipped(&text, "expected UTF-8");
}

/// 5 MB, which an unoptimised build reads in seconds; 50 MB are tried in release, outside of these tests.
#[test]
fn a_file_that_is_one_long_line() {
    let folder = Folder::new();
    folder.write("long.txt", "kỷ luật công vụ; ".repeat(240_000).as_bytes());
    folder.check("index long.txt --into idx", 0, "indexed 1 document", "");
    let ran = folder.run("search 'cong vu' --in idx");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stdout.len() < 10_000, "expected snippets, but found {} bytes", ran.stdout.len());
}

#[test]
fn a_folder_without_documents() {
    let folder = Folder::new();
    folder.write("other/a.pdf", b"%PDF");
    fs::create_dir(folder.path("empty")).expect("expected to make a folder");
    for place in ["other", "empty"] {
        folder.check(&format!("index {place} --into idx"), 3, "indexed 0 documents", "but found none");
        folder.check(&format!("search ky luat --in {place}"), 2, "", "but found none that can be read");
    }
    folder.check(
        "search ky luat --in nowhere",
        2,
        "",
        "documents (.md, .txt, .jsonl, .jsonl.zst) in nowhere, but found nothing",
    );
}

#[test]
fn an_index_folder_that_is_not_one() {
    let folder = Folder::new();
    folder.check("delete a --in sample", 2, "", "expected an index in sample, but found");
    folder.check("delete a --in nowhere", 2, "", "nowhere");
    folder.check("index sample --into sample", 2, "", "expected an index in sample, but found");
    folder.check("index sample --into sample --fresh", 2, "", "expected");
    folder.check("index sample --into sample/12-ct-tu.md", 2, "", "sample/12-ct-tu.md");
    assert_eq!(fs::read_dir(folder.path("sample")).map(Iterator::count).ok(), Some(15));
}

#[test]
fn an_index_of_another_format() {
    let folder = Folder::indexed();
    let manifest = folder.path("idx/tracuu.json");
    let text = fs::read_to_string(&manifest).expect("expected a manifest");
    let mut value: serde_json::Value = serde_json::from_str(&text).expect("expected JSON");
    value["format"] = 999.into();
    fs::write(&manifest, value.to_string()).expect("expected to write the manifest");
    for line in ["search ky luat --in idx", "index sample --into idx", "stats --in idx", "delete a --in idx"] {
        folder.check(line, 2, "", "index format 999 cannot be read");
        folder.check(line, 2, "", "rebuild the index");
    }
    folder.check("index sample --into idx --fresh", 0, "indexed 15 documents", "");
}

#[test]
fn a_damaged_manifest() {
    let folder = Folder::indexed();
    folder.write("idx/tracuu.json", b"{\"form");
    folder.check("search ky luat --in idx", 2, "", "rebuild the index");
}

#[test]
fn a_second_writer_at_once() {
    let folder = Folder::indexed();
    let index = SearchIndex::open(folder.path("idx")).expect("expected an index");
    let writer = index.writer(&WriterOptions::default()).expect("expected the writer");
    folder.check("index sample --into idx", 2, "", "expected to be the only writer");
    folder.check("delete 12-ct-tu.md --in idx", 2, "", "expected to be the only writer");
    folder.check("index sample --into idx --fresh", 2, "", "expected to be the only writer");
    folder.check("search ky luat --in idx", 0, "12-ct-tu.md", "");
    drop(writer);
    folder.check("index sample --into idx", 0, "replaced 15", "");
}

#[test]
fn queries_without_a_word_find_nothing_and_say_why() {
    let folder = Folder::indexed();
    for query in ["", " ", "     ", "!!!", "\"\"", "*", "-", ":", "/", "“”", "…", "()"] {
        let ran = folder.run(&format!("search --in idx -- '{query}'"));
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{query}: {ran:?}");
        assert!(ran.stderr.contains("nothing found") && ran.stderr.contains("expected"), "{query}: {ran:?}");
    }
}

#[test]
fn queries_of_any_signs_are_answered() {
    let folder = Folder::indexed();
    let words =
        ["-kỷ luật", "kỷ -luật", "kỷ: luật", ":kỷ luật", "kỷ/luật", "/kỷ luật/", "kỷ* luật", "*kỷ luật", "kỷ luật*"];
    let signs = [
        "\"kỷ luật",
        "kỷ luật\"",
        "\"kỷ luật\" \"",
        "so:12-CT/TU kỷ luật",
        "kỷ AND luật",
        "(kỷ luật",
        "kỷ\\luật ^~[]{}",
    ];
    for query in words.iter().chain(&signs) {
        let answer = folder.json(&format!("search --in idx --json -- '{query}'"), 0);
        assert_eq!(answer["query"], *query);
    }
}

#[test]
fn a_query_of_ten_thousand_characters() {
    let folder = Folder::indexed();
    for query in ["kỷ luật ".repeat(1_250), "a".repeat(10_000), "\"kỷ ".repeat(2_500), "-:/*".repeat(2_500)] {
        let ran = folder.run(&format!("search --in idx -- '{query}'"));
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    }
}
