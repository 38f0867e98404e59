//! `tracuu text`, as it is typed.

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs `tracuu text` with words parted by blanks over some input.
fn text(line: &str, input: &[u8]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tracuu"))
        .arg("text")
        .args(line.split_whitespace())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("expected to start");
    child.stdin.take().expect("expected an input").write_all(input).expect("expected to write");
    let output = child.wait_with_output().expect("expected an end");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

#[track_caller]
fn check(line: &str, input: &str, expected: &str) {
    assert_eq!(text(line, input.as_bytes()), (Some(0), expected.to_owned()), "{line}");
}

#[test]
fn shows_the_passes() {
    check("", "Ðảng bộ hòan thành\n", "Đảng bộ hoàn thành\n");
    check("--fold exact", "Hoà bình, kỉ luật, Ðảng", "hòa bình, kỉ luật, đảng\n");
    check("--fold shape", "Hoà bình, kỷ luật", "hoa binh, ki luât\n");
    check("--fold bare", "Hoà bình\nkỷ luật\n", "hoa binh\nki luat\n");
    check("--typed telex", "kyr luaajt 24-CT/TU\n", "kỷ luật 24-CT/TU\n");
    check("--typed vni", "ky3 lua65t\n", "kỷ luật\n");
    check("--from utf8", "hòan ky\u{309} Ðảng\r\n", "hòan kỷ Ðảng\r\n");
    check("", "", "");
}

#[test]
fn decodes_what_it_is_told_or_finds() {
    let tcvn3 = b"C\xE9ng ho\xB5 x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam\n";
    let expected = (Some(0), "Cộng hoà xã hội chủ nghĩa Việt Nam\n".to_owned());
    assert_eq!(text("--from tcvn3", tcvn3), expected);
    assert_eq!(text("--from auto", tcvn3), expected);
    let (code, said) = text("--from auto", b"\x89PNG\r\n\x1a\n\xff\xfe\x80");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("expected Unicode or one of tcvn3"), "{said}");
}

#[test]
fn a_search_says_what_it_decoded() {
    let folder = tempfile::tempdir().expect("expected a folder");
    std::fs::write(folder.path().join("old.txt"), b"C\xE9ng ho\xB5 x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam\n")
        .expect("expected to write");
    let run = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tracuu")).args(words).current_dir(folder.path()).output();
        let output = output.expect("expected an end");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let told = "\"old.txt\" was read as tcvn3\n".to_owned();
    assert_eq!(run(&["search", "cong hoa", "--in", "old.txt"]), (Some(0), told));
    let (code, said) = run(&["index", "old.txt", "--into", "idx"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("was read as tcvn3"), "{said}");
}

#[test]
fn prints_tokens_and_json() {
    check(
        "--tokens",
        "số 24-CT/TU",
        "0\t4\tword\tsố\tso␟sô␟số\n4\t5\tblank\t \t\n5\t13\tdocument_number\t24-CT/TU\t№24-ct-tu␟␟\n",
    );
    let (_, json) = text("--json", "Tr√≠ch xu·∫•t".as_bytes());
    let value: serde_json::Value = serde_json::from_str(&json).expect("expected JSON");
    assert_eq!(value["text"], "Trích xuất");
    assert_eq!(value["repairs"][0]["kind"], "misread");
    assert_eq!((&value["repairs"][0]["from"], &value["repairs"][0]["to"]), (&"√≠".into(), &"í".into()));
    let (code, json) = text("--json", "Ðảng".as_bytes());
    let value: serde_json::Value = serde_json::from_str(&json).expect("expected JSON");
    assert_eq!(code, Some(0));
    assert_eq!(value["encoding"], "utf8");
    assert_eq!(value["text"], "Đảng");
    assert_eq!(value["repairs"][0]["kind"], "look_alike");
    assert_eq!((&value["repairs"][0]["start"], &value["repairs"][0]["end"]), (&0.into(), &7.into()));
    assert_eq!((&value["tokens"][0]["kind"], &value["tokens"][0]["end"]), (&"word".into(), &7.into()));
}
