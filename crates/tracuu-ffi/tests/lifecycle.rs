//! What objects live through: released and used, cancelled, listened to, shared by threads, opened over and over.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tracuu_ffi::{
    CancelToken, Document, IndexWriter, Progress, ProgressListener, SearchError, SearchIndex, SearchRequest,
};

fn request(query: &str) -> SearchRequest {
    SearchRequest {
        query: query.to_owned(),
        limit: 20,
        offset: 0,
        after: None,
        units_per_document: 3,
        marks: None,
        filter: None,
        scope: None,
        sort: None,
        facets: Vec::new(),
        count: true,
        snippet_length: 240,
        snippet_count: 1,
        explain: false,
        offset_unit: None,
    }
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
    writer.release();
    writer.release();
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
    let summary = writer.put_json_lines(lines).expect("read");
    assert_eq!((summary.documents, summary.skipped[0].line), (1, Some(2)));
}

#[test]
fn a_listener_hears_ten_times_a_second_and_the_end() {
    let folder = papers(300);
    let index = SearchIndex::in_memory().expect("an index");
    let writer = index.writer(None).expect("a writer");
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    let started = std::time::Instant::now();
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
fn opening_and_closing_leaks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index").display().to_string();
    let writer = |index: &SearchIndex| -> IndexWriter { index.writer(None).expect("a writer") };
    {
        let index = SearchIndex::create(path.clone()).expect("made");
        let writer = writer(&index);
        writer.put_documents((0..20).map(document).collect(), None).expect("put");
        writer.commit().expect("committed");
    }
    let open = || {
        let index = SearchIndex::open(path.clone()).expect("opened");
        assert_eq!(index.search(request("ky luat"), None).expect("searched").hits.len(), 20);
    };
    (0..200).for_each(|_| open());
    let before = usage();
    (0..10_000).for_each(|_| open());
    let after = usage();
    let Some(((files_before, kb_before), (files_after, kb_after))) = before.zip(after) else {
        println!("SKIP opening_and_closing_leaks_nothing: this system does not say what a process holds");
        return;
    };
    // Other tests of this process hold files too, for a while: a leak would be thousands.
    assert!(files_after < files_before + 100, "{files_before} files before, {files_after} after");
    assert!(kb_after < kb_before + 64_000, "{kb_before} kB before, {kb_after} kB after");
}

/// Open files, and memory in kB; none where the system does not say.
fn usage() -> Option<(usize, usize)> {
    let files = fs::read_dir("/proc/self/fd").ok()?.count();
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some((files, line.trim().trim_end_matches(" kB").parse().ok()?))
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
