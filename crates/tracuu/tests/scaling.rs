//! How long a query may be: whatever it holds, it is answered soon.

use std::time::{Duration, Instant};

use tracuu::{Scope, SearchIndex, SearchRequest, Sort};

mod papers;

use papers::{filled, papers};

/// So many different words that look like syllables.
fn words(count: usize) -> String {
    let onsets =
        ["b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "ph", "q", "r", "s", "t", "th", "tr", "v", "x", "y"];
    let word = |n: usize| {
        let rest = ["a", "e", "i", "o", "u", "ă", "ê", "ô", "ơ", "ư"];
        let digit = |at: u32| rest[n / 20 / 10usize.pow(at) % 10];
        format!("{}{}{}{} ", onsets[n % 20], digit(0), digit(1), digit(2))
    };
    (0..count).map(word).collect()
}

/// The shorter of two runs.
fn time(index: &SearchIndex, query: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        for (scope, sort) in [(Scope::Documents, Sort::Score), (Scope::Units, Sort::Newest)] {
            let request = SearchRequest {
                query: query.to_owned(),
                scope,
                sort,
                count: true,
                explain: true,
                ..Default::default()
            };
            index.search(&request).expect("an answer");
        }
        index.did_you_mean(query).expect("an answer");
        start.elapsed()
    };
    (0..2).map(|_| run()).min().unwrap_or_default()
}

/// No query takes much longer than one of a thousand ordinary words: a quadratic step over ten thousand takes a hundred times
/// as long.
#[track_caller]
fn check(name: &str, query: &str) {
    let index = filled(&papers(), 100);
    let ordinary = time(&index, &words(SearchRequest::WORD_LIMIT)).max(Duration::from_millis(1));
    let found = time(&index, query);
    assert!(found < ordinary * 10, "{name}: {found:?}, where a thousand words take {ordinary:?}");
}

#[test]
fn the_longest_query_is_answered_as_soon_as_a_long_one() {
    let many = words(10_000);
    check("different words", &many);
    check("the same words", &"kỷ luật lao động ".repeat(2_500));
    check("a phrase of different words", &format!("\"{many}\""));
    check("a phrase of the same words", &format!("\"{}\"", "kỷ luật ".repeat(5_000)));
    check("words near one another", &format!("\"{}\"~1000", "kỷ luật ".repeat(5_000)));
    check("prefixes", &many.replace(' ', "* "));
    check("demanded words", &many.replace(' ', " +"));
    check("excluded words", &many.replace(' ', " -"));
    check("groups", &words(4_000).replace(' ', ") OR (a "));
    check("numbers", &(0..10_000).map(|n| format!("{n}-CT/TU ")).collect::<String>());
    check("abbreviations", &"UBND hop ".repeat(5_000));
    check("abbreviations that are syllables", &"TU ".repeat(10_000));
    check("dates", &(0..10_000).map(|n| format!("{}/8/2023 ", n % 28 + 1)).collect::<String>());
    check("fields", &(0..10_000).map(|n| format!("title:a{n} ")).collect::<String>());
    check("typed with the input method off", &"kyr luaajt ".repeat(5_000));
    check("signs", &"\"-+(".repeat(10_000));
    check("a word of 100,000 letters", &"k".repeat(100_000));
    check("a word of 100,000 letters with marks", &"luậ".repeat(33_333));
    check("a beginning of 100,000 letters", &format!("{}*", "lua".repeat(33_333)));
}

#[test]
fn what_is_not_looked_for_is_said() {
    let index = filled(&papers(), 100);
    let ask = |query: String| index.search(&SearchRequest { query, ..Default::default() }).expect("an answer");
    let query = format!("{}kỷ", "lưu trữ ".repeat(500));
    let response = ask(query.clone());
    assert_eq!(response.hits.len(), 1, "the words behind the first thousand find nothing");
    let remark = &response.diagnostics[0];
    assert_eq!((remark.kind.as_str(), query.get(remark.start..remark.end)), ("too_long", Some("kỷ")));
    assert!(ask("lưu trữ ".repeat(500)).diagnostics.is_empty());
}
