//! `tracuu-bench-border`: what crossing the border to another language is measured against.
//!
//! | call                                      | what it does                                                              |
//! | ----------------------------------------- | ------------------------------------------------------------------------- |
//! | `prepare <folder> [documents] [queries]`  | writes `papers.jsonl` and `queries.txt`: 10,000 and 200 where nothing is said |
//! | `measure <folder> [rounds]`               | times both calls on them and prints a line of JSON                        |
//!
//! ```text
//! {"documents":10000,"indexing_seconds":[9.1,8.8,9.0],"search_ms":[1.9,…],"hits":3120}
//! ```
//!
//! Indexing: all papers in batches of 500, and the commit, in memory. Search: every query once a round, 20 hits; each counts with
//! its best. A binding does the same on the same files and compares, as `benches/python` does.

mod measure;
mod papers;

use std::error::Error;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |at: usize, default: usize| arguments.get(at).map_or(Ok(default), |number| number.parse());
    match arguments.as_slice() {
        ["prepare", folder, ..] => papers::prepare(Path::new(folder), number(2, 10_000)?, number(3, 200)?),
        ["measure", folder, ..] => measure::measure(Path::new(folder), number(2, 5)?),
        _ => Err("expected `prepare <folder>` or `measure <folder>`".into()),
    }
}
