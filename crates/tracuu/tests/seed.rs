//! The first real document: a guidance of a city committee, when the material for development lies beside the project.

use std::path::{Path, PathBuf};

use tracuu::{SearchIndex, SearchRequest};

/// The folder with material for development: `$TRACUU_SHARED`, or `shared` beside the project.
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("TRACUU_SHARED").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn index(shared: &Path) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let summary = writer.add_paths(&[shared.join("seed/seed.txt")], &mut |_| Ok(())).expect("read");
    assert_eq!((summary.documents, summary.units), (1, 41));
    index
}

fn units(index: &SearchIndex, query: &str) -> Vec<String> {
    let request = SearchRequest { query: query.into(), units_per_document: 50, ..Default::default() };
    let hits = index.search(&request).expect("an answer").hits;
    hits.into_iter().flat_map(|hit| hit.units).map(|unit| unit.address).collect()
}

#[test]
fn the_seed_is_found_by_what_researchers_type() {
    let Some(shared) = shared() else {
        eprintln!("SKIP the_seed_is_found_by_what_researchers_type: no folder `shared` beside the project");
        return;
    };
    let index = index(&shared);
    let first = |query: &str| units(&index, query).first().cloned().unwrap_or_default();
    for query in ["ky luat", "kỷ luật", "KY\u{309} LUA\u{323}\u{302}T", "kỉ luật", "24-CT/TU", "chi thi 24"] {
        assert_eq!(first(query), "title", "{query}");
    }
    assert_eq!(first("so thong tin va truyen thong"), "III.5");
    assert_eq!(units(&index, "\"tạo chuyển biến mới trong nhận thức\""), ["III.1"]);
    let mut conclusion = units(&index, "21-KL/TW");
    conclusion.sort();
    assert_eq!(conclusion, ["II.3", "III.7"]);
    assert!(!units(&index, "dang").is_empty());
    assert_eq!(units(&index, "11-QĐ/TW"), [""; 0]);
}

#[test]
fn marks_that_were_typed_are_never_overruled() {
    let Some(shared) = shared() else {
        eprintln!("SKIP marks_that_were_typed_are_never_overruled: no folder `shared` beside the project");
        return;
    };
    let request = SearchRequest { query: "đang".into(), units_per_document: 50, ..Default::default() };
    for hit in index(&shared).search(&request).expect("an answer").hits {
        for part in hit.units.iter().flat_map(|unit| &unit.snippet.parts).filter(|part| part.highlighted) {
            assert!(tracuu_text::agrees("đang", &part.text), "{}", part.text);
        }
    }
}
