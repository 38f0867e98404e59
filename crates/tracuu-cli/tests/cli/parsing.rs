//! `tracuu parse`, as it is typed.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};
use tracuu::text::{Encoding, decode, encode};

use crate::door::{Folder, keys, ran};

/// The list under a key.
fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().expect("expected a list")
}

/// The bytes under `start` and `end`.
fn bytes<'b>(file: &'b [u8], value: &Value) -> &'b [u8] {
    let at = |key: &str| value[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("expected an offset");
    file.get(at("start")..at("end")).expect("expected a span of the file")
}

#[test]
fn the_object_has_the_documented_keys() {
    let answer = Folder::new().json("parse sample/12-ct-tu.md --json", 0);
    assert_eq!(keys(&answer), "citations diagnostics metadata units");
    assert_eq!(
        keys(&answer["metadata"]),
        "authority basis certainty date draft issuer key kind number office place recipients secrecy signatory spans title \
         urgency"
    );
    for each in ["spans", "certainty"] {
        assert_eq!(
            keys(&answer["metadata"][each]),
            "authority basis date draft issuer kind number office place recipients secrecy signatory title urgency"
        );
    }
    assert_eq!(keys(&answer["units"][0]), "address end kind label parent responsible start text");
    assert_eq!(
        keys(&answer["citations"][0]),
        "antecedent date end form issuer key kind number pinpoint relation start surface targets term title unit within"
    );
    let gap = Folder::new();
    gap.write("gap.md", "1. Một.\n3. Hai.\n".as_bytes());
    assert_eq!(keys(&gap.json("parse gap.md --json", 0)["diagnostics"][0]), "end kind message start");
}

#[test]
fn offsets_are_bytes_of_the_file() {
    let folder = Folder::new();
    let answer = folder.json("parse sample/12-ct-tu.md --json", 0);
    let file = fs::read(folder.path("sample/12-ct-tu.md")).expect("expected the directive");
    assert_eq!(answer["metadata"]["number"], "12-CT/TU");
    let span = &answer["metadata"]["spans"]["number"];
    assert_eq!(bytes(&file, &json!({"start": span[0], "end": span[1]})), b"12-CT/TU");
    for citation in list(&answer, "citations") {
        assert_eq!(std::str::from_utf8(bytes(&file, citation)).ok(), citation["surface"].as_str());
    }
    let addresses: Vec<&Value> = list(&answer, "units").iter().map(|unit| &unit["address"]).collect();
    for unit in list(&answer, "units") {
        assert!(unit["parent"].is_null() || addresses.contains(&&unit["parent"]), "{unit}");
    }
}

#[test]
fn a_legacy_file_is_decoded_and_its_offsets_are_its_own() {
    let folder = Folder::new();
    let text = fs::read_to_string(folder.path("sample/12-ct-tu.md")).expect("expected the directive");
    for encoding in [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Utf16Le, Encoding::Viqr] {
        let file = encode(&text, encoding).bytes;
        folder.write("old.txt", &file);
        // Not every encoding has every capital: what it says is what can be expected.
        folder.write("new.txt", decode(&file, encoding).text.as_bytes());
        let plain = folder.json("parse new.txt --json", 0);
        let answer = folder.json("parse old.txt --json", 0);
        folder.check("parse old.txt", 0, "12-CT/TU", &format!("\"old.txt\" was read as {encoding}"));
        assert_eq!(list(&answer, "units").len(), list(&plain, "units").len(), "{encoding}");
        assert_eq!(list(&answer, "citations").len(), list(&plain, "citations").len(), "{encoding}");
        for (citation, plain) in list(&answer, "citations").iter().zip(list(&plain, "citations")) {
            assert_eq!(citation["surface"], plain["surface"], "{encoding}");
            let expected = encode(citation["surface"].as_str().expect("expected a surface"), encoding).bytes;
            // A byte-order mark is that of the file, not of the piece.
            let expected = expected.strip_prefix(b"\xFF\xFE").unwrap_or(&expected);
            assert_eq!(bytes(&file, citation), expected, "{encoding}: {citation}");
        }
    }
}

#[test]
fn a_byte_order_mark_counts() {
    let folder = Folder::new();
    folder.write("mark.md", "\u{FEFF}1. Thực hiện Chỉ thị số 24-CT/TU.\n".as_bytes());
    let answer = folder.json("parse mark.md --json", 0);
    assert_eq!((&answer["units"][0]["start"], &answer["citations"][0]["end"]), (&json!(3), &json!(45)));
}

#[test]
fn the_standard_input_is_a_file_too() {
    let folder = Folder::new();
    let mut command = folder.command("parse - --json");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("expected to start");
    let text = "Thực hiện Luật Đất đai năm 2024.";
    child.stdin.take().expect("expected an input").write_all(text.as_bytes()).expect("expected to write");
    let ran = ran("parse -", child.wait_with_output().expect("expected an end"));
    let answer: Value = serde_json::from_str(&ran.stdout).expect("expected JSON");
    assert_eq!((ran.code, &answer["citations"][0]["form"]), (Some(0), &json!("named")));
}

#[test]
fn people_see_facts_and_a_tree() {
    let folder = Folder::new();
    let ran = folder.run("parse sample/12-ct-tu.md");
    assert!(ran.stdout.starts_with("về tăng cường kỷ luật, kỷ cương "), "{ran:?}");
    assert!(ran.stdout.contains("\n12-CT/TU · Chỉ thị · "), "{ran:?}");
    assert!(
        ran.stdout.contains("\nĐiểm 2  Chấp hành nghiêm") && ran.stdout.contains("\n  Gạch đầu dòng 1  "),
        "{ran:?}"
    );
    assert!(ran.stdout.trim_end().ends_with(" citations"), "{ran:?}");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.lines().skip(1).all(|line| line.chars().count() <= 120), "{ran:?}");
}

#[test]
fn diagnostics_never_change_the_exit_code() {
    let folder = Folder::new();
    folder.write("gap.md", "1. Một.\n3. Hai.\n".as_bytes());
    folder.check("parse gap.md", 0, "1 remark\n  bytes ", "");
    folder.write("empty.md", b"");
    folder.check("parse empty.md", 0, "0 units, 0 citations", "");
    assert_eq!(folder.json("parse empty.md --json", 0)["units"], json!([]));
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let folder = Folder::new();
    folder.write("a.png", b"\x89PNG\r\n\x1a\n\0\0");
    folder.write("a.jsonl", b"{}");
    folder.check("parse a.png", 2, "", "a.png: expected text, but found a NUL byte");
    folder.check("parse nowhere.md --json", 2, "", "nowhere.md: ");
    folder.check("parse sample", 2, "", "sample: ");
    folder.check("parse a.jsonl", 2, "", "expected a file that is one document, but found one of records");
    folder.check("parse", 2, "", "<FILE>");
}

#[test]
fn documents_do_not_steer_the_terminal() {
    let folder = Folder::new();
    folder.write("evil.md", "1. Kỷ\u{1b}[2J luật \u{9b}31m\u{202e} theo Chỉ thị số 24-CT/TU\u{7f}.\n".as_bytes());
    for line in ["parse evil.md", "parse evil.md --json"] {
        let ran = folder.run(line);
        assert!(ran.stdout.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}')), "{line}: {ran:?}");
    }
}
