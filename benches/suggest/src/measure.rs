//! Shares and times.

use std::fmt;
use std::time::Instant;

use tracuu::text::{key_of, tokenize};
use tracuu::{SearchError, SearchIndex};

/// How many of all.
pub(crate) struct Share {
    pub(crate) of: usize,
    pub(crate) all: usize,
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4} of {} syllables", self.of as f64 / self.all.max(1) as f64, self.all)
    }
}

/// How many syllables of `typed` come out as in `right`, by their keys.
pub(crate) fn restored(index: &SearchIndex, typed: &[String], right: &[String]) -> Result<Share, SearchError> {
    let mut share = Share { of: 0, all: 0 };
    for (typed, right) in typed.iter().zip(right) {
        let correction = index.did_you_mean(typed)?;
        let meant = correction.as_ref().map_or(typed.as_str(), |correction| correction.text.as_str());
        let (meant, right) = (keys(meant), keys(right));
        share.all += right.len();
        share.of += meant.iter().zip(&right).filter(|(a, b)| a == b).count();
        if std::env::var_os("SHOW").is_some() && meant != right {
            let wrong = meant.iter().zip(&right).filter(|(a, b)| a != b);
            let wrong: Vec<String> = wrong.map(|(a, b)| format!("{b}>{a}")).collect();
            eprintln!("  {}", wrong.join(" ").replace('\u{1F}', "|"));
        }
    }
    Ok(share)
}

/// The keys of the words of a text, without numbers.
pub(crate) fn keys(text: &str) -> Vec<String> {
    let words = tokenize(text).filter(|token| token.kind.is_text()).filter_map(|token| token.span.of(text));
    words.filter(|word| word.chars().any(char::is_alphabetic)).map(key_of).collect()
}

/// Milliseconds, and what came of it.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let started = Instant::now();
    let done = work();
    (started.elapsed().as_secs_f64() * 1e3, done)
}

/// Times of many runs, in milliseconds.
#[derive(Default)]
pub(crate) struct Times {
    best: Vec<f64>,
    first: Vec<f64>,
}

impl Times {
    /// The best of three runs, so that what others do on the machine counts less; and the first, before anything is remembered.
    pub(crate) fn add<T, E>(&mut self, mut work: impl FnMut() -> Result<T, E>) -> Result<f64, E> {
        let (first, done) = time(&mut work);
        done?;
        let mut best = first;
        for _ in 0..2 {
            let (took, done) = time(&mut work);
            done?;
            best = best.min(took);
        }
        self.best.push(best);
        self.first.push(first);
        Ok(best)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sorted = |times: &[f64]| {
            let mut sorted = times.to_vec();
            sorted.sort_by(f64::total_cmp);
            sorted
        };
        let at = |sorted: &[f64], share: f64| {
            sorted.get(((sorted.len() as f64 - 1.0) * share) as usize).copied().unwrap_or(0.0)
        };
        let (best, first) = (sorted(&self.best), sorted(&self.first));
        write!(
            f,
            "p50 {:7.3} ms  p95 {:7.3} ms  p99 {:7.3} ms  max {:7.3} ms  first p50 {:7.3} ms, {} runs",
            at(&best, 0.5),
            at(&best, 0.95),
            at(&best, 0.99),
            at(&best, 1.0),
            at(&first, 0.5),
            best.len()
        )
    }
}
