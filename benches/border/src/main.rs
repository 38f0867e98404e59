//! `tracuu-bench-border`: what crossing the border to another language is measured against.
//!
//! | part       | what is timed                                                            |
//! | ---------- | ------------------------------------------------------------------------ |
//! | `indexing` | all documents of the file put in batches and committed, in memory        |
//! | `search`   | every query of the file once a round, 20 hits; each counts with its best |
//!
//! ```text
//! tracuu-bench-border papers.jsonl queries.txt --batch 500 --rounds 5
//! {"documents":10000,"indexing_seconds":[9.1,…],"search_ms":[1.9,…],"hits":3120}
//! ```
//!
//! A binding runs the same on the same files and compares; see `benches/python`.

use std::error::Error;
use std::fs;
use std::time::Instant;

use serde_json::json;
use tracuu::{Document, SearchIndex, SearchRequest};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [papers, queries, rest @ ..] = arguments.as_slice() else {
        return Err("expected a file of papers, one JSON object a line, and a file of queries, one a line".into());
    };
    let number = |name: &str, default: usize| {
        let value = rest.iter().skip_while(|argument| *argument != name).nth(1);
        value.map_or(Ok(default), |value| value.parse())
    };
    let (batch, rounds) = (number("--batch", 500)?, number("--rounds", 5)?);
    let papers = fs::read_to_string(papers)?;
    let documents: Vec<Document> = papers.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let queries = fs::read_to_string(queries)?;
    let queries: Vec<&str> = queries.lines().collect();

    let mut seconds = Vec::new();
    let mut index = SearchIndex::in_memory()?;
    for _ in 0..rounds.min(3) {
        index = SearchIndex::in_memory()?;
        seconds.push(indexing(&index, &documents, batch)?);
    }
    let mut best = vec![f64::INFINITY; queries.len()];
    let mut hits = 0;
    for _ in 0..rounds {
        hits = 0;
        for (query, best) in queries.iter().zip(&mut best) {
            let request = SearchRequest { query: (*query).to_owned(), limit: 20, ..Default::default() };
            let started = Instant::now();
            let response = index.search(&request)?;
            *best = best.min(started.elapsed().as_secs_f64() * 1000.0);
            hits += response.hits.len();
        }
    }
    let told = json!({"documents": documents.len(), "indexing_seconds": seconds, "search_ms": best, "hits": hits});
    println!("{told}");
    Ok(())
}

/// Seconds from the first document to the end of the commit.
fn indexing(index: &SearchIndex, documents: &[Document], batch: usize) -> Result<f64, tracuu::SearchError> {
    let mut nobody = |_| Ok(());
    let mut writer = index.writer(&Default::default())?;
    let started = Instant::now();
    for documents in documents.chunks(batch) {
        writer.put_all(documents.to_vec(), &mut nobody)?;
    }
    writer.commit()?;
    Ok(started.elapsed().as_secs_f64())
}
