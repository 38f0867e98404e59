//! Files in the encodings of before Unicode: decoded when they are recognised, refused when they are not, and always with
//! positions in the bytes of the file.

use tracuu::text::{Encoding, encode};
use tracuu::{IndexSummary, SearchIndex, SearchRequest};

const TEXT: &str =
    "CHỈ THỊ\n\nvề tăng cường kỷ luật trong cơ quan\n\n1. Các cấp ủy quán triệt, tổ chức thực hiện nghiêm túc.\n";

fn indexed(bytes: &[u8]) -> (SearchIndex, IndexSummary) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("old.txt"), bytes).expect("written");
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let summary = writer.add_paths(&[folder.path().to_owned()], &mut |_| Ok(())).expect("read");
    (index, summary)
}

#[track_caller]
fn check(encoding: Encoding, name: &str) {
    let bytes = encode(TEXT, encoding).bytes;
    let (index, summary) = indexed(&bytes);
    assert_eq!(summary.remarks, [format!("\"old.txt\" was read as {name}")], "{encoding}");
    assert_eq!(summary.bytes, bytes.len() as u64, "{encoding}");
    let request = SearchRequest { query: "\"kỷ luật\"".into(), ..Default::default() };
    let response = index.search(&request).expect("an answer");
    let snippet = &response.hits[0].units[0].snippet;
    assert!(snippet.plain_text().contains("kỷ luật"), "{encoding}: {}", snippet.plain_text());
    let source = bytes.get(snippet.start..snippet.end).expect("bytes of the file");
    let expected = encode(&snippet.plain_text(), encoding).bytes;
    let words = |bytes: &[u8]| {
        bytes.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).map(<[u8]>::to_vec).collect::<Vec<_>>()
    };
    assert_eq!(words(source), words(&expected), "{encoding}: positions are those of the file");
}

#[test]
fn recognised_encodings_are_decoded_and_told() {
    for encoding in [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii, Encoding::Viqr, Encoding::Cp1258] {
        check(encoding, encoding.name());
    }
}

#[test]
fn unicode_is_left_as_it_is() {
    let decomposed = "về tăng cường ky\u{309} lua\u{323}\u{302}t";
    let (index, summary) = indexed(decomposed.as_bytes());
    assert_eq!(summary.remarks, [""; 0]);
    let stored = index.document("old.txt").expect("asked").expect("there");
    assert_eq!(stored.units[0].text, decomposed);
}

#[test]
fn what_is_not_recognised_is_refused() {
    let (_, summary) = indexed(b"\x93\x80\xff\xfe\x81 \x90\x8f\x8e nothing that anybody knows \xff\xff");
    assert_eq!((summary.documents, summary.skipped.len()), (0, 1));
    assert!(summary.skipped[0].reason.contains("tcvn3, vni, viscii, viqr, cp1258"), "{:?}", summary.skipped);
}

/// Bytes that were repaired twice lead back to the file once.
#[test]
fn what_was_repaired_on_top_of_a_repair_can_be_read() {
    for text in ["\t\u{341}áº¿ 4-CT", "áº¿\u{301}\u{341} Ðảng", "\u{341}á»· luáº\u{AD}t\u{AD} ½"] {
        let (index, summary) = indexed(text.as_bytes());
        assert_eq!(summary.documents, 1, "{text:?}");
        let stored = index.document("old.txt").expect("what was written can be read").expect("there");
        assert!(stored.units.iter().all(|unit| unit.start <= unit.end && unit.end <= text.len()), "{text:?}");
        assert!(index.citation_graph().is_ok(), "{text:?}");
    }
}
