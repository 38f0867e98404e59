//! The vectors of `tests/conformance` that ask an index, run against this crate.
//!
//! | suite     | what is called                                      | of which papers          |
//! | --------- | ---------------------------------------------------- | ------------------------ |
//! | `search`  | `SearchIndex::search`                               | those of the corpus      |
//! | `suggest` | `SearchIndex::suggest`, `SearchIndex::did_you_mean` | those of the corpus      |
//! | `snippet` | `SearchIndex::search`                               | the one of the case      |
//!
//! These files hold no expectations: they make of each case what the library makes of it, as JSON.

mod search;
mod snippet;
mod suggest;

use std::sync::LazyLock;

use tracuu::{Document, SearchIndex};
use tracuu_testkit::conformance::corpus;

/// The papers of the corpus, each under its name.
static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, text) in corpus() {
        writer.put(&Document { id, text, ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    index
});
