//! Searching: every query is asked of every contender, one after the other, in turning order.
//!
//! | contender  | its answer                                                                                |
//! | ---------- | ----------------------------------------------------------------------------------------- |
//! | `ranking`  | the ten best: places in the index for tantivy; for ours, which has no less, their records |
//! | `quarter`  | the same of ours among the decrees, which are a quarter of the articles and more          |
//! | `rare`     | the same of ours among the articles of one law                                            |
//! | `page`     | what is shown of them: stored documents for tantivy; units and snippets for ours          |

use std::collections::HashSet;
use std::fmt;
use std::path::Path;
use std::time::Instant;

use serde::Serialize;
use tracuu::{Filter, SearchIndex, SearchRequest};

use crate::Result;
use crate::corpus::{Corpus, Topic};
use crate::engine::Engine;
use crate::plain::Plain;
use crate::table::{Table, ratio};
use crate::times::Times;

/// How many documents are asked for.
const LIMIT: usize = 10;

/// The times of one file of queries.
#[derive(Debug, Serialize)]
pub(crate) struct Figures {
    queries: String,
    topics: usize,
    rounds: usize,
    contenders: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    engine: Engine,
    answer: Answer,
    /// Topics that have an article that answers them among the ten best.
    answered: usize,
    #[serde(flatten)]
    times: Times,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Ranking,
    Quarter,
    Rare,
    Page,
}

/// Answers a query.
type Ask<T> = Box<dyn FnMut(&str) -> Result<T>>;

/// Somebody who answers queries.
struct Contender {
    engine: Engine,
    answer: Answer,
    /// How many documents are found; this is timed.
    ask: Ask<usize>,
    /// The ids of the documents; this is looked at.
    ids: Ask<Vec<String>>,
}

/// Asks every query of a file `rounds` times of everybody.
pub(crate) fn run(folder: &Path, corpus: &Corpus, file: &str, rounds: usize) -> Result<Figures> {
    let topics = corpus.topics(file)?;
    let mut contenders = contenders(folder)?;
    // The answers are looked at before the time is taken; that also warms the caches.
    let mut answered = Vec::with_capacity(contenders.len());
    for contender in &mut contenders {
        answered.push(contender.answered(&topics)?);
    }
    let times = times(&mut contenders, &topics, rounds.max(1))?;
    let rows = contenders.iter().zip(answered).zip(times);
    let row = |((contender, answered), times): ((&Contender, usize), Vec<f64>)| Row {
        engine: contender.engine,
        answer: contender.answer,
        answered,
        times: Times::of(&times),
    };
    let contenders = rows.map(row).collect();
    Ok(Figures { queries: file.to_owned(), topics: topics.len(), rounds: rounds.max(1), contenders })
}

/// Everybody who is asked; of one kind of answer the baseline stands first.
fn contenders(folder: &Path) -> Result<Vec<Contender>> {
    use Engine::{Plain, PlainWithoutPositions};
    let ours = SearchIndex::open(Engine::Tracuu.folder(folder))?;
    let ranking = |query: &str| SearchRequest { units_per_document: 0, ..page(query) };
    let quarter = |query: &str| {
        let filter = Filter { kinds: vec!["Nghị định".to_owned()], ..Filter::default() };
        SearchRequest { filter, units_per_document: 0, ..page(query) }
    };
    let rare = |query: &str| {
        let filter = Filter { numbers: vec!["57/2020/QH14".to_owned()], ..Filter::default() };
        SearchRequest { filter, units_per_document: 0, ..page(query) }
    };
    let page = |query: &str| page(query);
    Ok(vec![
        plain_contender(folder, Plain, Answer::Ranking)?,
        plain_contender(folder, PlainWithoutPositions, Answer::Ranking)?,
        our_contender(&ours, Answer::Ranking, ranking),
        our_contender(&ours, Answer::Quarter, quarter),
        our_contender(&ours, Answer::Rare, rare),
        plain_contender(folder, Plain, Answer::Page)?,
        plain_contender(folder, PlainWithoutPositions, Answer::Page)?,
        our_contender(&ours, Answer::Page, page),
    ])
}

/// The page that is shown when nothing else is asked for.
fn page(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), limit: LIMIT, ..SearchRequest::default() }
}

/// Ours, asked with what `request` makes of a query.
fn our_contender(index: &SearchIndex, answer: Answer, request: fn(&str) -> SearchRequest) -> Contender {
    let (asked, shown) = (index.clone(), index.clone());
    Contender {
        engine: Engine::Tracuu,
        answer,
        ask: Box::new(move |query| Ok(asked.search(&request(query))?.hits.len())),
        ids: Box::new(move |query| Ok(shown.search(&request(query))?.hits.into_iter().map(|hit| hit.id).collect())),
    }
}

fn plain_contender(folder: &Path, engine: Engine, answer: Answer) -> Result<Contender> {
    let index = engine.open(folder)?;
    let (mut asked, mut shown) = (Plain::open(&index)?, Plain::open(&index)?);
    Ok(Contender {
        engine,
        answer,
        ask: Box::new(move |query| match answer {
            Answer::Ranking | Answer::Quarter | Answer::Rare => Ok(asked.search(query, LIMIT)?.len()),
            Answer::Page => Ok(asked.page(query, LIMIT)?.len()),
        }),
        ids: Box::new(move |query| Ok(shown.page(query, LIMIT)?.iter().map(|document| shown.id(document)).collect())),
    })
}

impl Contender {
    /// How many topics find an article that answers them; an error when nothing is found at all.
    fn answered(&mut self, topics: &[Topic]) -> Result<usize> {
        let (mut found, mut answered) = (0, 0);
        for topic in topics {
            let ids: HashSet<String> = (self.ids)(&topic.query)?.into_iter().collect();
            found += ids.len();
            answered += usize::from(!topic.answers.is_disjoint(&ids));
        }
        if found == 0 {
            return Err(format!("expected {} to find something", self.engine.name()).into());
        }
        Ok(answered)
    }

    /// Microseconds of one answer.
    fn time(&mut self, query: &str) -> Result<f64> {
        let started = Instant::now();
        std::hint::black_box((self.ask)(query)?);
        Ok(started.elapsed().as_secs_f64() * 1e6)
    }
}

/// The time of every topic by every contender: the least of the rounds, which other programs disturbed least.
fn times(contenders: &mut [Contender], topics: &[Topic], rounds: usize) -> Result<Vec<Vec<f64>>> {
    let mut times = vec![vec![Vec::with_capacity(rounds); topics.len()]; contenders.len()];
    for round in 0..rounds {
        for (number, topic) in topics.iter().enumerate() {
            for turn in 0..contenders.len() {
                let at = (round + number + turn) % contenders.len();
                times[at][number].push(contenders[at].time(&topic.query)?);
            }
        }
    }
    let least = |times: Vec<f64>| times.into_iter().fold(f64::INFINITY, f64::min);
    Ok(times.into_iter().map(|topics| topics.into_iter().map(least).collect()).collect())
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} topics, each at its best of {} rounds\n", self.queries, self.topics, self.rounds)?;
        let mut table = Table::new(&["search, µs", "answered", "median", "p95", "p99", "mean"]);
        for row in &self.contenders {
            let is_base = |base: &&Row| match row.answer {
                Answer::Ranking | Answer::Page => base.answer == row.answer,
                Answer::Quarter | Answer::Rare => base.answer == Answer::Ranking && base.engine == row.engine,
            };
            let base = self.contenders.iter().find(is_base).map_or(row.times, |base| base.times);
            let answer = match row.answer {
                Answer::Ranking => "ranking",
                Answer::Quarter => "ranking of a quarter",
                Answer::Rare => "ranking of a few",
                Answer::Page => "page",
            };
            table.row([
                format!("{}, {answer}", row.engine.name()),
                row.answered.to_string(),
                ratio(row.times.p50_us, base.p50_us),
                ratio(row.times.p95_us, base.p95_us),
                ratio(row.times.p99_us, base.p99_us),
                ratio(row.times.mean_us, base.mean_us),
            ]);
        }
        writeln!(f, "{table}")
    }
}
