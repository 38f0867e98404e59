//! The bytes of the indexes, by the kind of their files.
//!
//! | file        | holds                                  |
//! | ----------- | -------------------------------------- |
//! | `store`     | what is stored, in compressed blocks   |
//! | `idx`       | in which documents a term is, how often |
//! | `pos`       | where in them                          |
//! | `term`      | the dictionary                         |
//! | `fast`      | columns                                |
//! | `fieldnorm` | lengths                                |

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::Result;
use crate::engine::Engine;
use crate::table::{Table, ratio};

/// Bytes of the files of one index, by their extension.
type Files = BTreeMap<String, u64>;

/// The sizes before and after merging; the same with `--unmerged`.
#[derive(Debug, Serialize)]
pub(crate) struct Sizes {
    /// As one commit wrote them.
    pub(crate) written: Vec<Row>,
    /// As they are searched: in one segment.
    pub(crate) searched: Vec<Row>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    engine: Engine,
    segments: usize,
    files: Files,
}

/// The sizes of all indexes under `folder`.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Row>> {
    let row = |engine: &Engine| {
        let segments = engine.open(folder)?.searchable_segment_ids()?.len();
        Ok(Row { engine: *engine, segments, files: files(&engine.folder(folder))? })
    };
    Engine::ALL.iter().map(row).collect()
}

fn files(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let extension = entry.path().extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
        *files.entry(extension).or_default() += entry.metadata()?.len();
    }
    Ok(files)
}

impl Row {
    fn total(&self) -> u64 {
        self.files.values().sum()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sizes { written, searched } = self;
        write_rows(f, "as written, MB", written)?;
        write_rows(f, "as searched, MB", searched)
    }
}

fn write_rows(f: &mut fmt::Formatter<'_>, what: &str, rows: &[Row]) -> fmt::Result {
    const KINDS: [&str; 6] = ["store", "idx", "pos", "term", "fast", "fieldnorm"];
    let mut table = Table::new(&[&[what, "segments"], KINDS.as_slice(), &["all"]].concat());
    let base = rows.first();
    let megabytes = |row: &Row, kind: &str| row.files.get(kind).copied().unwrap_or(0) as f64 / 1e6;
    for row in rows {
        let total = ratio(row.total() as f64 / 1e6, base.map_or(0.0, |base| base.total() as f64 / 1e6));
        let files = KINDS.iter().map(|kind| format!("{:.2}", megabytes(row, kind)));
        table.row([row.engine.name().to_owned(), row.segments.to_string()].into_iter().chain(files).chain([total]));
    }
    writeln!(f, "{table}")
}
