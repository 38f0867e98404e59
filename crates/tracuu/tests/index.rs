//! How an index lives: on disk and in memory, in one segment or many, replaced, deleted, paged, refused.

use tracuu::{Document, MemoryBudget, SearchError, SearchIndex, SearchRequest, WriterOptions};

fn document(id: &str, text: &str) -> Document {
    Document { id: id.into(), text: text.into(), ..Default::default() }
}

fn ids(index: &SearchIndex, request: &SearchRequest) -> Vec<String> {
    index.search(request).expect("an answer").hits.into_iter().map(|hit| hit.id).collect()
}

fn request(query: &str) -> SearchRequest {
    SearchRequest { query: query.into(), ..Default::default() }
}

/// Forty documents with one to five words in common, in an order that says nothing.
fn documents() -> Vec<Document> {
    let words = ["kỷ", "luật", "đảng", "viên", "cán"];
    (0..40usize)
        .map(|i| {
            let words: Vec<_> = (0..=i * 7 % 5).map(|w| words[w]).collect();
            document(&format!("d{i:02}"), &format!("{} và {}", words.join(" "), "việc ".repeat(i % 9)))
        })
        .collect()
}

fn filled(documents_per_commit: usize) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for batch in documents().chunks(documents_per_commit) {
        for document in batch {
            writer.put(document).expect("put");
        }
        writer.commit().expect("committed");
    }
    index
}

#[test]
fn segments_make_no_difference() {
    let whole = SearchRequest { limit: 40, ..request("ky luat dang vien") };
    let one = ids(&filled(40), &whole);
    assert_eq!(one.len(), 40);
    for documents_per_commit in [1, 3, 7, 20] {
        let index = filled(documents_per_commit);
        assert!(index.stats().expect("figures").segments <= 8);
        assert_eq!(ids(&index, &whole), one, "{documents_per_commit} documents a commit");
    }
}

#[test]
fn pages_make_up_the_whole() {
    let index = filled(7);
    let whole = ids(&index, &SearchRequest { limit: 40, ..request("luật đảng") });
    let pages =
        (0..8).flat_map(|page| ids(&index, &SearchRequest { limit: 5, offset: page * 5, ..request("luật đảng") }));
    assert_eq!(pages.collect::<Vec<_>>(), whole);
    assert_eq!(ids(&index, &SearchRequest { limit: 0, ..request("luật") }), [""; 0]);
    assert_eq!(ids(&index, &SearchRequest { limit: usize::MAX, ..request("luật đảng") }), whole);
    let too_deep = SearchRequest { offset: 10_001, ..request("luật") };
    assert!(matches!(index.search(&too_deep), Err(SearchError::OffsetTooLarge { found: 10_001, .. })));
}

#[test]
fn a_limit_cuts_ties_where_every_limit_does() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for i in 0..900usize {
        // Few lengths, many documents: most scores are shared. Ids are put in no order.
        let id = format!("d{:03}", i * 577 % 900);
        writer.put(&document(&id, &format!("kỷ luật {}", "việc ".repeat(i % 7)))).expect("put");
    }
    writer.commit().expect("committed");
    let whole = ids(&index, &SearchRequest { limit: 900, ..request("ky luat") });
    assert_eq!(whole.len(), 900);
    for limit in [1, 10, 199, 200, 201, 255, 256, 257, 300, 512, 899] {
        assert_eq!(ids(&index, &SearchRequest { limit, ..request("ky luat") }), whole[..limit], "{limit}");
    }
}

#[test]
fn the_same_id_replaces_and_a_deleted_one_is_gone() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for text in ["kỷ luật cũ", "kỷ cương mới"] {
        writer.put(&document("a", text)).expect("put");
    }
    writer.put(&document("b", "luật khác")).expect("put");
    writer.commit().expect("committed");
    assert_eq!(ids(&index, &request("luật")), ["b"]);
    writer.put(&document("b", "kỷ cương khác")).expect("put");
    assert_eq!(ids(&index, &request("luật")), ["b"], "nothing is seen before the commit");
    writer.commit().expect("committed");
    assert_eq!(ids(&index, &request("luật")), [""; 0]);
    assert!(writer.delete("a").expect("asked"));
    assert!(!writer.delete("c").expect("asked"));
    writer.commit().expect("committed");
    assert_eq!(ids(&index, &request("kỷ cương")), ["b"]);
    assert_eq!(index.stats().expect("figures").documents, 1);
    assert!(index.document("a").expect("asked").is_none());
}

#[test]
fn an_index_on_disk_is_opened_added_to_and_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index");
    let add = |index: &SearchIndex, id: &str| {
        let mut writer = index.writer(&Default::default()).expect("a writer");
        writer.put(&document(id, "kỷ luật")).expect("put");
        writer.commit().expect("committed");
    };
    add(&SearchIndex::open_or_create(&path).expect("made"), "a");
    let reader = SearchIndex::open(&path).expect("opened");
    add(&SearchIndex::open_or_create(&path).expect("opened"), "b");
    assert_eq!(ids(&reader, &request("luật")), ["a"]);
    reader.reload().expect("reloaded");
    assert_eq!(ids(&reader, &request("luật")), ["a", "b"]);
    drop(reader);
    assert_eq!(SearchIndex::create(&path).expect("made anew").stats().expect("figures").documents, 0);
}

#[test]
fn everything_goes_at_a_commit_and_not_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = SearchIndex::create(folder.path().join("index")).expect("made");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.put(&document("a", "kỷ luật")).expect("put");
    writer.commit().expect("committed");
    writer.delete_all().expect("taken out");
    writer.put(&document("b", "luật")).expect("put");
    drop(writer);
    let reopened = SearchIndex::open(folder.path().join("index")).expect("opened");
    assert_eq!(ids(&reopened, &request("luật")), ["a"], "without a commit nothing happened");
    let mut writer = reopened.writer(&Default::default()).expect("a writer");
    writer.delete_all().expect("taken out");
    writer.put(&document("b", "luật")).expect("put");
    writer.commit().expect("committed");
    assert_eq!(ids(&reopened, &request("luật")), ["b"]);
    assert_eq!(reopened.stats().expect("figures").documents, 1);
}

#[test]
fn an_index_that_was_cut_off_while_it_was_made_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["meta.json", ".managed.json", ".tantivy-writer.lock"] {
        std::fs::write(folder.path().join(name), "").expect("written");
    }
    SearchIndex::open_or_create(folder.path()).expect("made");
}

#[test]
fn what_is_no_index_of_ours_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(matches!(SearchIndex::open(path.join("x")), Err(SearchError::NotAnIndex { found: "nothing", .. })));
    assert!(matches!(SearchIndex::open(path), Err(SearchError::NotAnIndex { found: "an empty folder", .. })));
    std::fs::write(path.join("notes.md"), "x").expect("written");
    for opened in [SearchIndex::open(path), SearchIndex::open_or_create(path), SearchIndex::create(path)] {
        let error = opened.expect_err("refused").to_string();
        assert!(error.contains("a folder with other files"), "{error}");
    }
    assert!(path.join("notes.md").exists());
}

#[test]
fn another_format_says_rebuild() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index");
    SearchIndex::create(&path).expect("made");
    for (manifest, found) in [("{\"format\": 99}", "99"), ("{}", "unknown"), ("not json", "unknown")] {
        std::fs::write(path.join("tracuu.json"), manifest).expect("written");
        let error = SearchIndex::open(&path).expect_err("refused").to_string();
        assert!(error.contains(found) && error.ends_with("rebuild the index"), "{error}");
    }
    SearchIndex::create(&path).expect("made anew");
}

#[test]
fn a_second_writer_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = SearchIndex::create(folder.path().join("index")).expect("made");
    let writer = index.writer(&Default::default()).expect("a writer");
    assert!(matches!(index.writer(&Default::default()), Err(SearchError::WriterBusy { .. })));
    let anew = SearchIndex::create(folder.path().join("index"));
    assert!(matches!(anew, Err(SearchError::WriterBusy { .. })), "not emptied under a writer");
    drop(writer);
    index.writer(&Default::default()).expect("a writer again");
}

#[test]
fn bad_documents_are_refused_with_what_was_expected() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let mut refused = |document: Document| writer.put(&document).expect_err("refused").to_string();
    assert!(refused(document("", "x")).contains("1 to 1024 bytes"));
    assert!(refused(document(&"x".repeat(1025), "x")).contains("1025"));
    let dated = Document { date: Some("31/02/2023".into()), ..document("a", "x") };
    assert!(refused(dated).contains("expected date to be a date such as 2023-08-07"));
}

#[test]
fn stored_documents_come_back_with_their_places() {
    let text = "Điều 1. Phạm vi\n\n1. Khoản một.\n\n2. Khoản hai:\n\na) điểm a.\n";
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer =
        index.writer(&WriterOptions { memory_budget: MemoryBudget::MOBILE, threads: 1 }).expect("a writer");
    writer.put(&document("a", text)).expect("put");
    writer.commit().expect("committed");
    let stored = index.document("a").expect("asked").expect("there");
    let units: Vec<_> = stored.units.iter().map(|u| (u.address.as_str(), u.text.as_str())).collect();
    assert_eq!(units, [("d1", "Phạm vi"), ("d1.k1", "Khoản một."), ("d1.k2", "Khoản hai:"), ("d1.k2.a", "điểm a.")]);
    for unit in &stored.units {
        assert_eq!(text.get(unit.start..unit.end), Some(unit.text.as_str()), "{}", unit.address);
    }
    let response = index.search(&request("điểm")).expect("an answer");
    assert_eq!(response.hits[0].units[0].address, "d1.k2.a");
    assert_eq!(response.hits[0].units[0].label, "Điều 1, khoản 2, điểm a");
}

#[test]
fn files_and_records_are_read_and_what_cannot_be_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("written");
    write("a.md", "kỷ luật".as_bytes());
    write("b.txt", b"k\xff luat");
    write("c.txt", b"binary\0file");
    write("d.txt", b"");
    let lines = "{\"id\": \"r1\", \"title\": \"Thanh niên\"}\n\nno json\n{\"id\": \"r2\", \"text\": \"luật\", \"date\": \"yesterday\"}\n";
    write("e.jsonl", lines.as_bytes());
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let mut last = Default::default();
    let summary = writer
        .add_paths(&[folder.path().to_owned()], &mut |progress| {
            last = progress;
            Ok(())
        })
        .expect("read");
    assert_eq!((summary.documents, summary.skipped.len(), summary.remarks.len()), (3, 4, 1));
    let reasons: Vec<_> = summary.skipped.iter().map(|s| s.reason.as_str()).collect();
    assert!(reasons[0].contains("invalid byte at offset 1"), "{reasons:?}");
    assert!(reasons[1].contains("NUL byte at offset 6"), "{reasons:?}");
    assert!(reasons[2].contains("empty file"), "{reasons:?}");
    assert_eq!(summary.skipped[3].line, Some(3));
    assert_eq!((last.documents, last.bytes_read), (3, last.bytes_total));
    assert_eq!(ids(&index, &request("thanh nien")), ["r1"]);
    assert_eq!(index.stats().expect("figures").documents, 3);
}
