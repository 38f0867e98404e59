//! Who cites whom: in one segment or many, in legacy encodings, in articles and in passages that were cut.

use tracuu::text::{Encoding, encode};
use tracuu::{CitingDocument, Document, SearchIndex};

fn index_of(documents: &[(&str, &str)], documents_per_commit: usize) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for batch in documents.chunks(documents_per_commit) {
        for (id, text) in batch {
            let document = Document { id: (*id).into(), text: (*text).into(), ..Default::default() };
            writer.put(&document).expect("put");
        }
        writer.commit().expect("committed");
    }
    index
}

/// `id address surface` of every place.
fn places(documents: &[CitingDocument]) -> Vec<String> {
    let mentions = |document: &CitingDocument| -> Vec<String> {
        let mentions = document.papers.iter().flat_map(|paper| &paper.mentions);
        mentions.map(|mention| format!("{} {} {}", document.id, mention.address, mention.surface)).collect()
    };
    documents.iter().flat_map(mentions).collect()
}

const DOCUMENTS: [(&str, &str); 5] = [
    ("a", "1. Thực hiện Chỉ thị số 24-CT/TU.\n2. Theo 24-CT/TU."),
    ("b", "Điều 3. Nhiệm vụ\n1. Theo Chỉ thị số 24-CT/TW;\n2. Theo Chỉ thị số 24-CT/TU."),
    ("c", "1. Thực hiện Kế hoạch số 24-KH/TU và Chỉ thị số 124-CT/TU."),
    ("d", "1. Không dẫn gì."),
    ("e", "1. Căn cứ Luật Đất đai năm 2024."),
];

#[track_caller]
fn check(index: &SearchIndex, asked: &str, expected: &[&str]) {
    assert_eq!(places(&index.cited_by(asked).expect("an answer")), expected, "{asked}");
}

#[test]
fn segments_make_no_difference() {
    for documents_per_commit in [1, 2, 5] {
        let index = index_of(&DOCUMENTS, documents_per_commit);
        let of_a = ["a 1 Chỉ thị số 24-CT/TU", "a 2 24-CT/TU"];
        check(&index, "24-CT/TU", &[of_a[0], of_a[1], "b d3.k2 Chỉ thị số 24-CT/TU"]);
        check(&index, "24-CT/TW", &["b d3.k1 Chỉ thị số 24-CT/TW"]);
        check(&index, "24-KH/TU", &["c 1 Kế hoạch số 24-KH/TU"]);
        check(&index, "luat dat dai", &["e 1 Luật Đất đai năm 2024"]);
        check(&index, "4-CT/TU", &[]);
        assert_eq!(index.document_ids().expect("ids"), ["a", "b", "c", "d", "e"]);
        assert_eq!(index.cites("b").expect("papers").len(), 2);
        assert_eq!((index.cites("d").expect("papers"), index.cites("z").expect("papers")), (Vec::new(), Vec::new()));
    }
}

#[test]
fn places_are_bytes_of_the_file_in_any_encoding() {
    let text =
        "Điều 1. Căn cứ\n1. Theo Chỉ thị số 24-CT/TU về kỷ luật;\n2. Thực hiện Quy định số 7-QĐ/TU của Thành ủy.\n";
    for encoding in [Encoding::Utf8, Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viqr] {
        let bytes = encode(text, encoding).bytes;
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("old.txt"), &bytes).expect("written");
        let index = SearchIndex::in_memory().expect("an index");
        let mut writer = index.writer(&Default::default()).expect("a writer");
        writer.add_paths(&[folder.path().to_owned()], &mut |_| Ok(())).expect("read");
        let papers = index.cites("old.txt").expect("papers");
        assert_eq!(papers.len(), 2, "{encoding}");
        for mention in papers.iter().flat_map(|paper| &paper.mentions) {
            let expected = encode(&mention.surface, encoding).bytes;
            assert_eq!(bytes.get(mention.start..mention.end), Some(expected.as_slice()), "{encoding}: {mention:?}");
        }
        assert_eq!(tracuu::cited_papers(&tracuu::parse_bytes(&bytes).expect("parsed").document), papers, "{encoding}");
    }
}

#[test]
fn a_number_of_another_term_is_another_paper() {
    let text = "1. Thay thế Chỉ thị số 07-CT/TU ngày 12/5/2016.\n2. Theo Chỉ thị số 07-CT/TU ngày 03/4/2021.\n";
    let index = index_of(&[("a", text)], 1);
    let papers = &index.cited_by("07-CT/TU").expect("an answer")[0].papers;
    let dates: Vec<_> = papers.iter().filter_map(|paper| paper.date.as_deref()).collect();
    assert_eq!(dates, ["2016-05-12", "2021-04-03"]);
    check(&index, "Chỉ thị số 07-CT/TU ngày 03/4/2021", &["a 2 Chỉ thị số 07-CT/TU ngày 03/4/2021"]);
}

#[test]
fn what_was_given_says_which_number_is_its_own() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let text: String = "1. Theo Luật số 31/2024/QH15 và Luật số 27/2023/QH15.".into();
    let number = Some("31/2024/QH15".into());
    writer.put(&Document { id: "a".into(), text, number, ..Default::default() }).expect("put");
    writer.commit().expect("committed");
    check(&index, "31/2024/QH15", &[]);
    check(&index, "27/2023/QH15", &["a 1 Luật số 27/2023/QH15"]);
}

#[test]
fn a_long_article_that_was_cut_keeps_its_places() {
    let text = format!("Điều 1. Tên\n{}", "1. Theo Chỉ thị số 24-CT/TU về kỷ luật công vụ.\n".repeat(4_000));
    let index = index_of(&[("a", &text)], 1);
    let citing = index.cited_by("24-CT/TU").expect("an answer");
    let mentions = &citing[0].papers[0].mentions;
    assert_eq!(mentions.len(), 4_000);
    assert!(mentions.iter().all(|mention| text.get(mention.start..mention.end) == Some(&mention.surface)));
    assert!(mentions[0].surface.starts_with("Chỉ thị số 24-CT/TU"));
    assert!(mentions.is_sorted_by_key(|mention| mention.start));
}

#[test]
fn what_names_no_paper_is_an_error() {
    let index = index_of(&DOCUMENTS, 5);
    for asked in ["", "kỷ luật", "24", "Điều 5"] {
        let error = index.cited_by(asked).expect_err("told").to_string();
        assert!(
            error.starts_with("expected paper to be a number such as 24-CT/TU or a name such as Luật Đất đai"),
            "{error}"
        );
    }
}
