//! Both calls, timed.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::json;
use tracuu::{Document, SearchIndex, SearchRequest};

use crate::Result;

/// Documents in one call.
const BATCH: usize = 500;
/// Indexing takes seconds: three times are enough.
const INDEXINGS: usize = 3;

/// Times indexing and searching, and prints a line of JSON.
pub(crate) fn measure(folder: &Path, rounds: usize) -> Result<()> {
    let papers = fs::read_to_string(folder.join("papers.jsonl"))?;
    let documents: Vec<Document> = papers.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>()?;
    let queries = fs::read_to_string(folder.join("queries.txt"))?;
    let mut seconds = Vec::new();
    let mut index = SearchIndex::in_memory()?;
    for _ in 0..INDEXINGS {
        index = SearchIndex::in_memory()?;
        seconds.push(indexing(&index, &documents)?);
    }
    let (best, hits) = searching(&index, &queries.lines().collect::<Vec<_>>(), rounds)?;
    let told = json!({"documents": documents.len(), "indexing_seconds": seconds, "search_ms": best, "hits": hits});
    println!("{told}");
    Ok(())
}

/// Seconds from the first document to the end of the commit.
fn indexing(index: &SearchIndex, documents: &[Document]) -> Result<f64> {
    let mut writer = index.writer(&Default::default())?;
    let started = Instant::now();
    for batch in documents.chunks(BATCH) {
        writer.put_all(batch.iter().cloned(), &mut |_| Ok(()))?;
    }
    writer.commit()?;
    Ok(started.elapsed().as_secs_f64())
}

/// The best time of every query, in milliseconds, and how many hits all of them have.
fn searching(index: &SearchIndex, queries: &[&str], rounds: usize) -> Result<(Vec<f64>, usize)> {
    let mut best = vec![f64::INFINITY; queries.len()];
    let mut hits = 0;
    for round in 0..rounds {
        for (query, best) in queries.iter().zip(&mut best) {
            let started = Instant::now();
            let request = SearchRequest { query: (*query).to_owned(), limit: 20, ..Default::default() };
            let response = index.search(&request)?;
            *best = best.min(started.elapsed().as_secs_f64() * 1000.0);
            hits += if round == 0 { response.hits.len() } else { 0 };
        }
    }
    Ok((best, hits))
}
