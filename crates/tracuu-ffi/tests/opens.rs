//! Ten thousand opens leak nothing. Alone in its process, so that what others hold is not counted.

use std::fs;

use tracuu_ffi::{Document, SearchIndex};

#[test]
fn opening_and_closing_leaks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index").display().to_string();
    {
        let text = "1. Giữ nghiêm kỷ luật.".to_owned();
        let writer = SearchIndex::create(path.clone()).expect("made").writer(None).expect("a writer");
        writer.put_documents(vec![Document { id: "a".to_owned(), text, ..Document::default() }], None).expect("put");
        writer.commit().expect("committed");
    }
    let open = || {
        let index = SearchIndex::open(path.clone()).expect("opened");
        assert!(index.document("a".to_owned()).expect("read").is_some());
    };
    (0..500).for_each(|_| open());
    let before = usage();
    (0..10_000).for_each(|_| open());
    let after = usage();
    let Some(((files_before, kb_before), (files_after, kb_after))) = before.zip(after) else {
        println!("SKIP opening_and_closing_leaks_nothing: this system does not say what a process holds");
        return;
    };
    println!("{files_before} to {files_after} files, {kb_before} to {kb_after} kB");
    assert_eq!(files_after, files_before, "open files");
    // Less than a kilobyte an open.
    assert!(kb_after < kb_before + 8_000, "{kb_before} kB before, {kb_after} kB after");
}

/// Open files, and memory in kB; none where the system does not say.
fn usage() -> Option<(usize, usize)> {
    let files = fs::read_dir("/proc/self/fd").ok()?.count();
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some((files, line.trim().trim_end_matches(" kB").parse().ok()?))
}
