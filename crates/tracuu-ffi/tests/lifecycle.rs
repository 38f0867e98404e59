//! What objects live through: released and used, cancelled, listened to, shared by threads.

mod requests;

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use requests::plain;
use tracuu_ffi::{
    CancelToken, Document, Progress, ProgressListener, SearchError, SearchIndex, SearchRequest, WriterOptions,
    parse_number, spoken_number,
};

fn request(query: &str) -> SearchRequest {
    SearchRequest { limit: 20, count: true, ..plain(query) }
}

fn document(id: usize) -> Document {
    Document {
        id: format!("{id:05}"), text: format!("1. Giữ nghiêm kỷ luật, lần {id}."), ..Document::default()
    }
}

/// A folder with so many papers.
fn papers(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for id in 0..count {
        fs::write(folder.path().join(format!("{id}.md")), document(id).text).expect("written");
    }
    folder
}

fn path_of(folder: &tempfile::TempDir) -> Vec<String> {
    vec![folder.path().display().to_string()]
}

/// Does to the progress what the test wants.
struct Listener<F>(F);

impl<F: Fn(Progress) -> Result<(), SearchError> + Send + Sync> ProgressListener for Listener<F> {
    fn on_progress(&self, progress: Progress) -> Result<(), SearchError> {
        (self.0)(progress)
    }
}

#[test]
fn a_released_writer_says_so_and_makes_room_for_another() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    assert!(matches!(index.writer(None), Err(SearchError::WriterBusy { .. })));
    writer.release().expect("released");
    writer.release().expect("released before");
    assert!(matches!(writer.commit(), Err(SearchError::WriterReleased { .. })));
    assert!(matches!(writer.put_documents(vec![document(1)], None), Err(SearchError::WriterReleased { .. })));
    index.writer(None).expect("another writer");
}

#[test]
fn what_is_not_committed_is_taken_back() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    writer.put_documents(vec![document(1)], None).expect("put");
    writer.commit().expect("committed");
    writer.put_documents(vec![document(2)], None).expect("put");
    writer.rollback().expect("taken back");
    writer.commit().expect("committed");
    assert_eq!(index.document_ids(None, 10).expect("ids"), ["00001"]);
    assert_eq!(index.document_ids(Some("00001".to_owned()), 10).expect("ids"), [""; 0]);
}

#[test]
fn documents_that_cannot_be_put_are_told_and_the_others_are_put() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let nameless = Document { id: String::new(), ..document(1) };
    let summary = writer.put_documents(vec![document(1), nameless, document(2)], None).expect("put");
    assert_eq!((summary.documents, summary.skipped.len()), (2, 1));
    assert!(summary.skipped[0].reason.contains("id of 1 to 1024 bytes"), "{:?}", summary.skipped);
    let lines = b"{\"id\":\"a\",\"text\":\"luat\"}\n{\"id\":".to_vec();
    let summary = writer.put_json_lines(lines, None).expect("read");
    assert_eq!((summary.documents, summary.skipped[0].line), (1, Some(2)));
}

#[test]
fn a_listener_hears_ten_times_a_second_and_the_end() {
    let folder = papers(300);
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    let started = Instant::now();
    let listener = Listener(move |progress| {
        ears.lock().expect("no panic").push(progress);
        Ok(())
    });
    writer.add_paths_with_progress(path_of(&folder), Arc::new(listener), None).expect("read");
    let heard = heard.lock().expect("no panic");
    assert_eq!(heard.last().map(|progress| progress.documents), Some(300));
    let tenths = started.elapsed().as_millis() / 100;
    assert!((heard.len() as u128) <= tenths + 2, "{} calls in {tenths} tenths of a second", heard.len());
    assert_eq!(writer.progress().documents, 300);
}

#[test]
fn a_listener_that_fails_stops_the_run_which_takes_itself_back() {
    let folder = papers(50);
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let failure = SearchError::ListenerFailed { detail: "enough".to_owned() };
    let thrown = failure.clone();
    let listener = Listener(move |_| Err(thrown.clone()));
    let result = writer.add_paths_with_progress(path_of(&folder), Arc::new(listener), None);
    assert_eq!(result, Err(failure));
    writer.commit().expect("still at work");
    assert_eq!(index.stats().expect("stats").documents, 0);
}

#[test]
fn a_run_is_cancelled_from_another_thread() {
    let folder = papers(2_000);
    let index = SearchIndex::in_memory().expect("an index");
    let writer = Arc::new(index.writer(None).expect("a writer"));
    let token = Arc::new(CancelToken::new());
    let (worker, given) = (Arc::clone(&writer), Arc::clone(&token));
    let paths = path_of(&folder);
    let run = thread::spawn(move || worker.add_paths(paths, Some(given)));
    // Polling does not wait for the run.
    while writer.progress().documents == 0 && !run.is_finished() {
        thread::sleep(Duration::from_millis(1));
    }
    token.cancel();
    assert!(matches!(run.join().expect("no panic"), Err(SearchError::Cancelled { .. })));
    assert_eq!(index.stats().expect("stats").documents, 0);
}

#[test]
fn a_cancelled_search_fails() {
    let index = SearchIndex::in_memory().expect("an index");
    let token = Arc::new(CancelToken::new());
    assert!(index.search(request("luat"), Some(Arc::clone(&token))).is_ok());
    token.cancel();
    assert!(matches!(index.search(request("luat"), Some(token)), Err(SearchError::Cancelled { .. })));
}

#[test]
fn a_search_is_cancelled_in_the_middle() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    for batch in 0..20 {
        writer.put_documents((batch * 1_000..batch * 1_000 + 1_000).map(document).collect(), None).expect("put");
    }
    writer.commit().expect("committed");
    let deep = || SearchRequest {
        facets: vec![tracuu_ffi::Facet::Kind, tracuu_ffi::Facet::Year],
        offset: 9_000,
        limit: 200,
        snippet_length: 10_000,
        ..request("giu nghiem ky luat lan")
    };
    let started = Instant::now();
    index.search(deep(), None).expect("searched");
    let whole = started.elapsed();
    let token = Arc::new(CancelToken::new());
    let given = Arc::clone(&token);
    let started = Instant::now();
    let result = thread::scope(|scope| {
        let search = scope.spawn(|| index.search(deep(), Some(given)));
        thread::sleep(whole / 20);
        assert!(!search.is_finished(), "a search that takes {whole:?} is at work");
        token.cancel();
        search.join().expect("no panic")
    });
    assert!(matches!(result, Err(SearchError::Cancelled { .. })), "{result:?}");
    assert!(started.elapsed() < whole, "{:?} of {whole:?}", started.elapsed());
}

#[test]
fn a_listener_cannot_call_its_own_writer() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = Arc::new(index.writer(None).expect("a writer"));
    let told = Arc::new(Mutex::new(Vec::new()));
    let (called, ears) = (Arc::clone(&writer), Arc::clone(&told));
    let listener = Listener(move |_| {
        let result = called.put_documents(vec![document(9)], None).map(|summary| summary.documents);
        ears.lock().expect("no panic").push(result);
        Ok(())
    });
    let documents = (0..100).map(document).collect();
    let summary = writer.put_documents_with_progress(documents, Arc::new(listener), None).expect("put");
    assert_eq!(summary.documents, 100);
    let told = told.lock().expect("no panic");
    let busy = matches!(&told[0], Err(SearchError::WriterBusy { place, .. }) if place == "listener");
    assert!(busy, "{told:?}");
    // At the last call the run is over, and the writer is free.
    assert_eq!(told.last(), Some(&Ok(1)));
}

#[test]
fn a_listener_releases_its_writer_when_the_run_ends() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = Arc::new(index.writer(None).expect("a writer"));
    let called = Arc::clone(&writer);
    let listener = Listener(move |_| called.release());
    let documents = (0..100).map(document).collect();
    let result = writer.put_documents_with_progress(documents, Arc::new(listener), None);
    assert!(matches!(result, Err(SearchError::WriterReleased { .. })), "{result:?}");
    let writer = index.writer(None).expect("another writer");
    writer.commit().expect("committed");
    assert_eq!(index.stats().expect("stats").documents, 0, "nothing of it remains");
}

#[test]
fn releasing_stops_a_run_of_another_thread() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = Arc::new(index.writer(None).expect("a writer"));
    let worker = Arc::clone(&writer);
    let run = thread::spawn(move || worker.put_documents((0..50_000).map(document).collect(), None));
    while writer.progress().documents == 0 && !run.is_finished() {
        thread::sleep(Duration::from_millis(1));
    }
    writer.release().expect("released");
    index.writer(None).expect("room for another writer");
    assert!(matches!(run.join().expect("no panic"), Err(SearchError::WriterReleased { .. })));
    assert!(writer.progress().documents < 50_000);
}

#[test]
fn a_call_that_is_cancelled_while_it_waits_does_nothing() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = Arc::new(index.writer(None).expect("a writer"));
    let (first, second) = (Arc::new(CancelToken::new()), Arc::new(CancelToken::new()));
    let (worker, given) = (Arc::clone(&writer), Arc::clone(&first));
    let run = thread::spawn(move || worker.put_documents((0..50_000).map(document).collect(), Some(given)));
    while writer.progress().documents == 0 && !run.is_finished() {
        thread::sleep(Duration::from_millis(1));
    }
    let (worker, given) = (Arc::clone(&writer), Arc::clone(&second));
    let stray = Document { id: "stray".to_owned(), ..document(1) };
    let waiting = thread::spawn(move || worker.put_documents(vec![stray], Some(given)));
    second.cancel();
    assert!(matches!(waiting.join().expect("no panic"), Err(SearchError::Cancelled { .. })));
    assert!(!run.is_finished(), "it did not wait for the run");
    first.cancel();
    assert!(matches!(run.join().expect("no panic"), Err(SearchError::Cancelled { .. })));
    writer.commit().expect("committed");
    assert_eq!(index.document("stray".to_owned()).expect("read"), None);
}

#[test]
fn json_lines_tell_how_far_they_are_and_can_be_stopped() {
    let lines: String = (0..500).map(|id| format!("{{\"id\":\"{id}\",\"text\":\"kỷ luật\"}}\n")).collect();
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let token = Arc::new(CancelToken::new());
    let given = Arc::clone(&token);
    // Whoever is told ten times a second at most hears of the beginning, and of nothing else in a run as short as this.
    let listener = Arc::new(Listener(move |_: Progress| {
        given.cancel();
        Ok(())
    }));
    let bytes = lines.clone().into_bytes();
    let result = writer.put_json_lines_with_progress(bytes, listener, Some(token));
    assert_eq!(result, Err(SearchError::Cancelled { detail: "the work was cancelled".to_owned() }));
    assert!(writer.progress().documents < 500);
    writer.rollback().expect("taken back");
    writer.put_json_lines(lines.clone().into_bytes(), None).expect("put");
    let Progress { bytes_read, bytes_total, documents } = writer.progress();
    assert_eq!((bytes_read, bytes_total, documents), (lines.len() as i64, lines.len() as i64, 500));
    // What an earlier run told is past when the next one begins.
    writer.put_documents(Vec::new(), None).expect("put");
    assert_eq!(writer.progress(), Progress::default());
}

#[test]
fn bytes_are_read_as_a_file_is() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let named = |id: &str| Document { id: id.to_owned(), ..Document::default() };
    let text = "Kiên trì tăng cường kỷ luật của Đảng bộ thành phố.";
    let tcvn3 = tracuu::text::encode(text, tracuu::text::Encoding::Tcvn3).bytes;
    let summary = writer.put_bytes(named("a"), tcvn3).expect("put");
    assert_eq!((summary.documents, summary.remarks.len()), (1, 1), "{summary:?}");
    let summary = writer.put_bytes(named("b"), b"\x89PNG\r\n\x1a\n\0\0".to_vec()).expect("read");
    assert_eq!((summary.documents, summary.skipped[0].path.as_str()), (0, "b"));
    writer.commit().expect("committed");
    assert_eq!(index.search(request("\"kỷ luật\""), None).expect("searched").hits.len(), 1);
}

#[test]
fn what_is_logged_holds_no_text() {
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let text = "1. Giữ nghiêm kỷ luật, mật.".to_owned();
    writer
        .put_documents(vec![Document { id: "a".to_owned(), text: text.clone(), ..Document::default() }], None)
        .expect("put");
    writer.commit().expect("committed");
    let stored = index.document("a".to_owned()).expect("read");
    let response = index.search(request("ky luat"), None).expect("searched");
    let (parsed, normal) = (tracuu_ffi::parse_document(text.clone(), None), tracuu_ffi::normalize(text, None, None));
    let logged = format!("{stored:?} {response:?} {parsed:?} {normal:?}");
    assert!(!logged.contains("nghiêm") && !logged.contains("mật"), "{logged}");
}

#[test]
fn eight_threads_search_while_one_writes() {
    let index = Arc::new(SearchIndex::in_memory().expect("an index"));
    let writer = index.writer(None).expect("a writer");
    let is_over = AtomicBool::new(false);
    let searches = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut before = 0;
                while !is_over.load(Ordering::Relaxed) {
                    let response = index.search(request("ky luat"), None).expect("searched");
                    let found = response.total_documents.expect("counted");
                    assert!(found >= before && found % 10 == 0, "commits are seen as a whole: {found} behind {before}");
                    before = found;
                    searches.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for batch in 0..20 {
            writer.put_documents((batch * 10..batch * 10 + 10).map(document).collect(), None).expect("put");
            writer.commit().expect("committed");
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(searches.into_inner() >= 8);
    assert_eq!(index.stats().expect("stats").documents, 200);
}

#[test]
fn numbers_out_of_range_are_refused() {
    let index = SearchIndex::in_memory().expect("an index");
    let field = |request| match index.search(request, None) {
        Err(SearchError::InvalidField { field, detail, .. }) => format!("{field}: {detail}"),
        other => format!("{other:?}"),
    };
    let refused = field(SearchRequest { limit: 201, ..request("luat") });
    assert_eq!(refused, "limit: expected limit to be a number from 0 to 200, but found \"201\"");
    assert!(field(SearchRequest { limit: -1, ..request("luat") }).starts_with("limit: "));
    assert!(field(SearchRequest { offset: -1, ..request("luat") }).starts_with("offset: "));
    assert!(field(SearchRequest { snippet_count: 101, ..request("luat") }).starts_with("snippet_count: "));
    let writer = |memory_bytes, threads| match index.writer(Some(WriterOptions { memory_bytes, threads })).err() {
        Some(SearchError::InvalidField { field, .. }) => field,
        other => format!("{other:?}"),
    };
    assert_eq!(writer(None, 0), "threads");
    assert_eq!(writer(None, 9), "threads");
    assert_eq!(writer(Some(-1), 1), "memory_bytes");
    assert_eq!(writer(Some(i64::MAX), 1), "memory_bytes");
    let number = |date: &str, term| parse_number("24-CT/TU".to_owned(), None, Some(date.to_owned()), term);
    assert!(matches!(number("hôm qua", None), Err(SearchError::InvalidField { field, .. }) if field == "date"));
    assert!(matches!(number("2023", Some(-1)), Err(SearchError::InvalidField { field, .. }) if field == "term"));
    let spoken = spoken_number("Chỉ thị".to_owned(), "24".to_owned(), Some(70_000));
    assert!(matches!(spoken, Err(SearchError::InvalidField { field, .. }) if field == "year"));
    let deep = index.search(SearchRequest { offset: 10_001, ..request("luat") }, None);
    assert!(matches!(deep, Err(SearchError::OffsetTooLarge { limit: 10_000, found: 10_001, .. })), "{deep:?}");
}

#[test]
fn positions_are_those_of_the_host() {
    use tracuu_ffi::OffsetUnit::{CodePoint, Utf8, Utf16};
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let text = "😀 Giữ ky\u{309} luâ\u{323}t 😀 nghiêm.".to_owned();
    writer.put_documents(vec![Document { id: "a".to_owned(), text, ..Document::default() }], None).expect("put");
    writer.commit().expect("committed");
    for unit in [Utf8, Utf16, CodePoint] {
        let query = "\"😀 kỷ luật".to_owned();
        let asked = SearchRequest { query, offset_unit: Some(unit), ..request("") };
        let response = index.search(asked, None).expect("searched");
        assert_eq!(response.offset_unit, unit);
        let cut = |text: &str, range: tracuu_ffi::TextRange| {
            let (start, end) = (range.start as usize, range.end as usize);
            match unit {
                Utf8 => text.get(start..end).expect("a boundary").to_owned(),
                Utf16 => {
                    let units: Vec<u16> = text.encode_utf16().collect();
                    String::from_utf16(&units[start..end]).expect("a boundary")
                }
                CodePoint => text.chars().skip(start).take(end - start).collect(),
            }
        };
        let snippet = &response.hits[0].units[0].snippet;
        let marked: Vec<String> = snippet.highlights.iter().map(|range| cut(&snippet.text, *range)).collect();
        assert_eq!(marked, ["ky\u{309} luâ\u{323}t"], "{unit:?}");
        assert_eq!(snippet.parts.iter().map(|part| part.text.as_str()).collect::<String>(), snippet.text);
        let remark = &response.diagnostics[0];
        assert_eq!((remark.kind.as_str(), cut(&response.query, remark.range).as_str()), ("unclosed_quote", "\""));
    }
}
