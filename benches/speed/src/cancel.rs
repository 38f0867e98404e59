//! Cancelling: how long after `cancel()` a search of a million units comes back.
//!
//! | part of the run | what is done                                                                          |
//! | --------------- | -------------------------------------------------------------------------------------- |
//! | the index       | 25,000 invented papers of 40 units, in memory                                          |
//! | the searches    | several shapes, each cancelled from another thread at moments spread over its time     |
//! | the figure      | the longest time from `cancel()` to the return of the search                           |

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

use tracuu::{CancelToken, Document, Facet, Scope, SearchError, SearchIndex, SearchRequest, Sort, WriterOptions};

use crate::Result;
use crate::table::Table;

/// How many units a paper has.
const UNITS: usize = 40;
/// The syllables that papers are made of; the first ones come most often.
const SYLLABLES: &[&str] = &[
    "kỷ",
    "luật",
    "cán",
    "bộ",
    "đảng",
    "viên",
    "công",
    "tác",
    "quản",
    "lý",
    "đất",
    "đai",
    "thực",
    "hiện",
    "báo",
    "cáo",
    "nhà",
    "nước",
    "kinh",
    "tế",
    "văn",
    "hóa",
    "giáo",
    "dục",
    "môi",
    "trường",
    "thuế",
    "phí",
    "sông",
    "núi",
    "cầu",
    "chợ",
];

/// The times of all shapes.
pub(crate) struct Figures {
    papers: usize,
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    /// The whole search, when nobody cancels it.
    whole: Duration,
    /// How many searches were cancelled before they were done, and the longest time that one took to come back.
    cancelled: usize,
    longest: Duration,
}

/// Builds the index and cancels every shape of search `rounds` times.
pub(crate) fn run(papers: usize, rounds: usize) -> Result<Figures> {
    let index = index(papers)?;
    let rows = shapes().into_iter().map(|(name, request)| row(&index, name, &request, rounds));
    Ok(Figures { papers, rows: rows.collect::<Result<_>>()? })
}

fn index(papers: usize) -> Result<SearchIndex> {
    let index = SearchIndex::in_memory()?;
    let mut writer = index.writer(&WriterOptions::default())?;
    let mut numbers = Numbers(1);
    for paper in 0..papers {
        let mut text = String::new();
        for unit in 1..=UNITS {
            let words: Vec<&str> = (0..12).map(|_| numbers.syllable()).collect();
            text.push_str(&format!("{unit}. {}.\n", words.join(" ")));
        }
        let date = Some(format!("{}-{:02}-{:02}", 2000 + paper % 25, paper % 12 + 1, paper % 28 + 1));
        writer.put(&Document { id: format!("d{paper}"), text, date, ..Document::default() })?;
    }
    writer.commit()?;
    Ok(index)
}

/// Searches that walk through much in different ways.
fn shapes() -> Vec<(&'static str, SearchRequest)> {
    let of = |query: &str| SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
    let facets = vec![Facet::Kind, Facet::Issuer, Facet::Year];
    vec![
        ("words", of("ky luat can bo dang vien")),
        ("a long query", of(&SYLLABLES.join(" "))),
        ("a phrase", of("\"kỷ luật cán\"")),
        ("a window", of("\"ky luat bo\"~8")),
        ("a beginning", of("c* l* t*")),
        ("exclusion", of("luật -đất -thuế -\"cán bộ\"")),
        ("a range of dates", of("luat date:2005..2020")),
        ("counts and facets", SearchRequest { count: true, facets, ..of("ky luat") }),
        ("by date", SearchRequest { sort: Sort::Newest, ..of("ky luat") }),
        ("units by title", SearchRequest { sort: Sort::Title, scope: Scope::Units, ..of("ky luat") }),
        ("a deep page", SearchRequest { offset: 10_000, ..of("ky luat can bo") }),
    ]
}

fn row(index: &SearchIndex, name: &'static str, request: &SearchRequest, rounds: usize) -> Result<Row> {
    // The answer is looked at before the time is taken; that also warms the caches.
    let hits = index.search(&SearchRequest { offset: 0, ..request.clone() })?.hits;
    if hits.is_empty() {
        return Err(format!("expected {name} to find something").into());
    }
    let started = Instant::now();
    index.search(request)?;
    let mut row = Row { name, whole: started.elapsed(), cancelled: 0, longest: Duration::ZERO };
    let mut numbers = Numbers(7);
    for _ in 0..rounds {
        let moment = row.whole.mul_f64(numbers.next() as f64 / f64::from(u32::MAX));
        if let Some(late) = cancelled_after(index, request, moment)? {
            row.cancelled += 1;
            row.longest = row.longest.max(late);
        }
    }
    Ok(row)
}

/// The time from `cancel()` to the return of a search; `None` when it was done before.
fn cancelled_after(index: &SearchIndex, request: &SearchRequest, moment: Duration) -> Result<Option<Duration>> {
    let token = CancelToken::new();
    let request = SearchRequest { cancel: Some(token.clone()), ..request.clone() };
    let canceller = thread::spawn(move || {
        thread::sleep(moment);
        let at = Instant::now();
        token.cancel();
        at
    });
    let answer = index.search(&request);
    let returned = Instant::now();
    let cancelled = canceller.join().map_err(|_| "the thread that cancels failed")?;
    match answer {
        Err(SearchError::Cancelled) => Ok(Some(returned.saturating_duration_since(cancelled))),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(None),
    }
}

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    fn syllable(&mut self) -> &'static str {
        let (a, b) = (self.next() as usize, self.next() as usize);
        SYLLABLES[(a % SYLLABLES.len()).min(b % SYLLABLES.len())]
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "cancelling in {} units\n", self.papers * UNITS)?;
        let mut table = Table::new(&["search, ms", "whole", "cancelled", "cancel() to return, at worst"]);
        let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e3);
        for row in &self.rows {
            table.row([row.name.to_owned(), ms(row.whole), row.cancelled.to_string(), ms(row.longest)]);
        }
        writeln!(f, "{table}")
    }
}
