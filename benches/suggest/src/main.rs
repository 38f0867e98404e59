//! How many marks and typos are mended, and how long completions, corrections and searches take, in one run on one index.
//!
//! ```text
//! tracuu-bench-suggest INDEX QUERIES.tsv TYPED.tsv…
//!
//! restored queries.bare.tsv     0.9812 of 11804 syllables
//! search                    p50   5.012 ms   p99  11.040 ms   max  14.880 ms
//! ```
//!
//! The questions of the first file are right; those of the others are the same, typed otherwise, line by line.

mod measure;
mod typo;

use std::error::Error;
use std::fs;
use std::io::{Write, stdout};

use tracuu::{SearchIndex, SearchRequest, SuggestRequest, SuggestionKind};

use measure::{Times, restored, time};

/// The most questions that are timed.
const TIMED: usize = 300;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [index, queries, typed @ ..] = arguments.as_slice() else {
        return Err("expected INDEX QUERIES TYPED".into());
    };
    let index = SearchIndex::open(index)?;
    let right = questions(queries)?;
    let mut out = stdout().lock();

    let (first, _) = time(|| index.did_you_mean("ky luat"));
    writeln!(out, "first correction {first:.1} ms: the sample is read")?;
    for file in typed {
        let share = restored(&index, &questions(file)?, &right)?;
        writeln!(out, "restored {file} {share}")?;
    }
    let mut changed = Vec::new();
    for query in &right {
        changed.extend(index.did_you_mean(query)?.map(|correction| (query, correction)));
    }
    writeln!(out, "changed though right {} of {}", changed.len(), right.len())?;
    if std::env::var_os("SHOW").is_some() {
        for (query, correction) in &changed {
            writeln!(out, "  {query}\n  {} {}", correction.text, correction.confidence)?;
        }
    }
    for is_bare in [false, true] {
        let (found, all) = typo::found(&index, &right, is_bare)?;
        let typed = if is_bare { "bare" } else { "marked" };
        writeln!(out, "typos found in {typed} questions {found} of {all}")?;
    }

    let timed: Vec<&String> = right.iter().step_by((right.len() / TIMED).max(1)).collect();
    let bare: Vec<String> = match typed.first() {
        Some(file) => questions(file)?,
        None => right.clone(),
    };
    let mut search = Times::default();
    let mut corrections = Times::default();
    for query in &timed {
        let request = SearchRequest { query: (*query).clone(), ..SearchRequest::default() };
        search.add(|| index.search(&request))?;
    }
    for query in bare.iter().chain(&right) {
        corrections.add(|| index.did_you_mean(query))?;
    }
    let mut completions = Times::default();
    let mut slowest = (0.0, String::new());
    let mut empty = 0;
    for text in right.iter().chain(&bare).step_by(3).flat_map(|query| beginnings(query)) {
        let request = SuggestRequest { text, ..SuggestRequest::default() };
        let took = completions
            .add(|| index.suggest(&request).map(|found| empty += u64::from(found.suggestions.is_empty())))?;
        if took > slowest.0 {
            slowest = (took, request.text);
        }
    }
    for kind in SuggestionKind::ALL {
        let mut times = Times::default();
        for text in right.iter().chain(&bare).step_by(7).flat_map(|query| beginnings(query)) {
            let request = SuggestRequest { text, kinds: vec![kind], ..SuggestRequest::default() };
            times.add(|| index.suggest(&request))?;
        }
        writeln!(out, "  {:8}  {times}", kind.name())?;
    }
    writeln!(
        out,
        "search      {search}\ncorrection  {corrections}\nsuggest     {completions}, {empty} empty, slowest {slowest:?}"
    )?;

    let titles = titles(&index, &right)?;
    let (mut times, mut found, mut all) = (Times::default(), 0, 0);
    for title in &titles {
        for text in beginnings(title) {
            let request = SuggestRequest { text, ..SuggestRequest::default() };
            let mut shown = false;
            times.add(|| {
                let answer = index.suggest(&request)?;
                shown = answer.suggestions.iter().any(|suggestion| suggestion.text == *title);
                Ok::<_, tracuu::SearchError>(())
            })?;
            if 2 * request.text.len() > title.len() {
                all += 1;
                found += u64::from(shown);
                if !shown && std::env::var_os("SHOW").is_some() {
                    writeln!(out, "  {} | {title}", request.text)?;
                }
            }
        }
    }
    writeln!(out, "titles      {times}; of {all} half typed and more {found} are shown")?;
    Ok(())
}

/// The second column of a file.
fn questions(file: &str) -> Result<Vec<String>, std::io::Error> {
    let text = fs::read_to_string(file)?;
    Ok(text.lines().filter_map(|line| line.split_once('\t')).map(|(_, query)| query.to_owned()).collect())
}

/// What stands in the search box while a text is typed, every third letter.
fn beginnings(text: &str) -> Vec<String> {
    let ends = text.char_indices().map(|(at, _)| at).skip(2).step_by(3);
    ends.filter_map(|end| text.get(..end)).map(str::to_owned).collect()
}

/// Titles of documents that the questions find.
fn titles(index: &SearchIndex, queries: &[String]) -> Result<Vec<String>, tracuu::SearchError> {
    let mut titles = Vec::new();
    for query in queries.iter().step_by(7) {
        let request = SearchRequest { query: query.clone(), limit: 3, ..SearchRequest::default() };
        titles.extend(index.search(&request)?.hits.into_iter().filter_map(|hit| hit.title).filter(|t| !t.is_empty()));
    }
    Ok(titles)
}
