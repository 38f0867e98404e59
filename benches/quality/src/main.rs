//! Writes the signals of the candidates of judged topics, a line each, for `train.py` to learn from.
//!
//! ```text
//! tracuu-bench-quality INDEX QUERIES.tsv QRELS.tsv > signals.tsv
//!
//! topic   relevance  document  sum   sum_to_best …
//! q1      1          a         0.51  1.0         …
//! ```

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write, stdout};

use tracuu::{ScorePart, SearchIndex, SearchRequest};

/// How many candidates of a topic are written.
const DEPTH: usize = 200;

/// The parts of a score that are no signals.
const STEPS: [&str; 3] = ["constant", "between_0_and_1", "rank"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [index, queries, qrels] = arguments.as_slice() else {
        return Err("expected INDEX QUERIES QRELS".into());
    };
    let index = SearchIndex::open(index)?;
    let (queries, qrels) = (fs::read_to_string(queries)?, fs::read_to_string(qrels)?);
    let relevant = relevant(&qrels);
    let mut out = BufWriter::new(stdout().lock());
    let mut has_header = false;
    for (topic, query) in queries.lines().filter_map(|line| line.split_once('\t')) {
        let request = SearchRequest {
            query: query.to_owned(),
            limit: DEPTH,
            units_per_document: 1,
            explain: true,
            ..SearchRequest::default()
        };
        for hit in index.search(&request)?.hits {
            let all = hit.units.first().map(|unit| unit.explanation.as_slice()).unwrap_or_default();
            let parts: Vec<&ScorePart> = all.iter().filter(|part| !STEPS.contains(&part.name.as_str())).collect();
            if parts.is_empty() {
                continue;
            }
            if !has_header {
                let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
                writeln!(out, "topic\trelevance\tdocument\t{}", names.join("\t"))?;
                has_header = true;
            }
            let relevance = relevant.get(&(topic, hit.id.as_str())).copied().unwrap_or(0);
            let values: Vec<String> = parts.iter().map(|part| part.value.to_string()).collect();
            writeln!(out, "{topic}\t{relevance}\t{}\t{}", hit.id, values.join("\t"))?;
        }
    }
    Ok(out.flush()?)
}

/// The judgements, by topic and document.
fn relevant(qrels: &str) -> HashMap<(&str, &str), u32> {
    let mut judged = HashMap::new();
    for line in qrels.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [topic, _, document, relevance] = columns.as_slice()
            && let Ok(relevance) = relevance.trim().parse()
        {
            judged.insert((*topic, *document), relevance);
        }
    }
    judged
}
