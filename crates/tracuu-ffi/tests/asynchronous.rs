//! The `async` twins: each answers as the call that it is a twin of, on a thread of the library's.

mod requests;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use requests::plain;
use tracuu_ffi::{
    CancelToken, Document, IndexWriter, SearchError, SearchIndex, SearchRequest, SuggestRequest, parse_bytes,
    parse_bytes_async, parse_document, parse_document_async,
};

struct Parked(Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future on this thread.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Parked(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

const TEXT: &str = "Số 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số 24-CT/TU.\n";

fn document(id: &str) -> Document {
    Document { id: id.to_owned(), text: TEXT.to_owned(), ..Document::default() }
}

fn request(query: &str) -> SearchRequest {
    SearchRequest { limit: 20, ..plain(query) }
}

fn writer() -> (Arc<SearchIndex>, Arc<IndexWriter>) {
    let index = Arc::new(SearchIndex::in_memory().expect("an index"));
    let writer = Arc::new(index.writer(None).expect("a writer"));
    (index, writer)
}

#[test]
fn readers_answer_as_their_twins() {
    let (index, writer) = writer();
    writer.put_documents(vec![document("a"), document("b")], None).expect("put");
    writer.commit().expect("committed");
    let on = || Arc::clone(&index);
    let ids = |response: tracuu_ffi::SearchResponse| response.hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>();
    let search = wait(on().search_async(request("ky luat"), None)).map(ids);
    assert_eq!(search, index.search(request("ky luat"), None).map(ids));
    let snapshot = Arc::new(index.snapshot().expect("a snapshot"));
    assert_eq!(wait(snapshot.search_async(request("ky luat"), None)).map(ids), search);
    let typed = || SuggestRequest { text: "ve ky".to_owned(), limit: 5, kinds: Vec::new() };
    let texts = |response: tracuu_ffi::SuggestResponse| response.suggestions;
    assert_eq!(wait(on().suggest_async(typed())).map(texts), index.suggest(typed()).map(texts));
    let (meant, query) = (index.did_you_mean("ky luat".to_owned(), None), "ky luat".to_owned());
    assert_eq!(wait(on().did_you_mean_async(query, None)), meant);
    assert_eq!(wait(on().document_async("a".to_owned())), index.document("a".to_owned()));
    assert_eq!(wait(on().document_ids_async(None, 10)), Ok(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(wait(on().cites_async("a".to_owned())), index.cites("a".to_owned()));
    assert_eq!(wait(on().cited_by_async("24-CT/TU".to_owned())), index.cited_by("24-CT/TU".to_owned()));
    assert_eq!(wait(on().citation_graph_async()), index.citation_graph());
    assert_eq!(wait(on().stats_async()), index.stats());
    assert_eq!(wait(parse_document_async(TEXT.to_owned(), None)), Ok(parse_document(TEXT.to_owned(), None)));
    let bytes = || TEXT.as_bytes().to_vec();
    assert_eq!(wait(parse_bytes_async(bytes())), parse_bytes(bytes()));
}

#[test]
fn writers_do_as_their_twins() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("c.md"), TEXT).expect("written");
    let (index, writer) = writer();
    let on = || Arc::clone(&writer);
    let ids = || index.document_ids(None, 10).expect("ids");
    assert_eq!(wait(on().put_documents_async(vec![document("a")], None)).expect("put").documents, 1);
    wait(on().commit_async()).expect("committed");
    let line = b"{\"id\":\"b\",\"text\":\"luat\"}".to_vec();
    assert_eq!(wait(on().put_json_lines_async(line, None)).expect("put").documents, 1);
    wait(on().rollback_async()).expect("taken back");
    let paths = vec![folder.path().display().to_string()];
    assert_eq!(wait(on().add_paths_async(paths, None)).expect("put").documents, 1);
    assert_eq!(ids(), ["a", "c.md"]);
    assert_eq!(wait(on().delete_documents_async(vec!["a".to_owned(), "z".to_owned()])), Ok(1));
    wait(on().commit_async()).expect("committed");
    assert_eq!(ids(), ["c.md"]);
    wait(on().release_async()).expect("released");
    assert!(matches!(wait(on().commit_async()), Err(SearchError::WriterReleased { .. })));
    index.writer(None).expect("another writer");
}

#[test]
fn cancelled_twins_fail_and_leave_nothing() {
    let (index, writer) = writer();
    let token = Arc::new(CancelToken::new());
    token.cancel();
    let given = || Some(Arc::clone(&token));
    let is_cancelled = |error: Option<SearchError>| matches!(error, Some(SearchError::Cancelled { .. }));
    assert!(is_cancelled(wait(Arc::clone(&index).search_async(request("luat"), given())).err()));
    assert!(is_cancelled(wait(Arc::clone(&writer).put_documents_async(vec![document("a")], given())).err()));
    let line = b"{\"id\":\"b\",\"text\":\"luat\"}".to_vec();
    assert!(is_cancelled(wait(Arc::clone(&writer).put_json_lines_async(line, given())).err()));
    assert!(is_cancelled(wait(Arc::clone(&writer).add_paths_async(Vec::new(), given())).err()));
    writer.commit().expect("committed");
    assert_eq!(index.stats().expect("stats").documents, 0);
}

#[test]
fn a_run_of_a_twin_holds_back_neither_searches_nor_whoever_gives_up() {
    let (index, writer) = writer();
    let (first, second) = (Arc::new(CancelToken::new()), Arc::new(CancelToken::new()));
    let documents = (0..20_000).map(|id| document(&id.to_string())).collect();
    let mut run = pin!(Arc::clone(&writer).put_documents_async(documents, Some(Arc::clone(&first))));
    let waker = Waker::from(Arc::new(Parked(thread::current())));
    assert!(run.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    for _ in 0..8 {
        wait(Arc::clone(&index).search_async(request("luat"), None)).expect("searched");
    }
    let mut waiting = pin!(Arc::clone(&writer).put_documents_async(vec![document("stray")], Some(Arc::clone(&second))));
    assert!(waiting.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    second.cancel();
    assert!(matches!(wait(waiting), Err(SearchError::Cancelled { .. })));
    assert!(run.as_mut().poll(&mut Context::from_waker(&waker)).is_pending(), "it is still at work");
    first.cancel();
    assert!(matches!(wait(run), Err(SearchError::Cancelled { .. })));
}

#[cfg(feature = "probe")]
#[test]
fn a_panic_reaches_who_waits() {
    let panicked = std::panic::catch_unwind(|| wait(tracuu_ffi::probe_panic_async()));
    assert!(panicked.is_err());
}
