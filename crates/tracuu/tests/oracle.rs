//! Which documents a query finds, held against a naive reading of the same tree.
//!
//! | index                        | what is held                                                    |
//! | ---------------------------- | ---------------------------------------------------------------- |
//! | some documents, each anew    | hits and totals                                                 |
//! | 9,000, half of which hold one word | totals, facets, the order by date, and pages to the last one |

use std::sync::LazyLock;

use proptest::prelude::*;
use tracuu::text::{KeyParts, agrees, key_of};
use tracuu::{Document, Facet, SearchIndex, SearchRequest, Sort};
use tracuu_query::{Clause, Expr, Level, Occur, Query, parse_query};

const WORDS: [&str; 10] = ["kỷ", "ky", "luật", "luat", "luât", "đảng", "dang", "luôn", "lương", "dân"];

fn index(documents: &[Vec<&str>]) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (number, words) in documents.iter().enumerate() {
        let document = Document { id: format!("d{number:02}"), text: words.join(" "), ..Default::default() };
        writer.put(&document).expect("put");
        // Several segments.
        if number % 5 == 4 {
            writer.commit().expect("committed");
        }
    }
    writer.commit().expect("committed");
    index
}

fn found(index: &SearchIndex, query: &str) -> Vec<String> {
    let request = SearchRequest { query: query.to_owned(), limit: 100, count: true, ..Default::default() };
    let response = index.search(&request).expect("an answer");
    let mut ids: Vec<String> = response.hits.into_iter().map(|hit| hit.id).collect();
    assert_eq!(response.total_documents, Some(ids.len() as u64), "{query}");
    ids.sort();
    ids
}

/// A document is found when the tree holds of it, and it has at least one of the words that count.
fn expected(documents: &[Vec<&str>], query: &Query) -> Vec<String> {
    let is_void = query.clauses.iter().all(|clause| clause.occur == Occur::MustNot);
    let numbered = documents.iter().enumerate();
    let found = numbered.filter(|(_, words)| !is_void && has_any(query, words) && holds(query, words));
    found.map(|(number, _)| format!("d{number:02}")).collect()
}

fn holds(query: &Query, words: &[&str]) -> bool {
    let of = |occur: Occur| query.clauses.iter().filter(move |clause| clause.occur == occur);
    let all = of(Occur::Must).all(|clause| matches(clause, words));
    let none = !of(Occur::MustNot).any(|clause| matches(clause, words));
    let is_optional = of(Occur::Must).next().is_some() || of(Occur::Should).next().is_none();
    let any = is_optional || of(Occur::Should).any(|clause| matches(clause, words));
    all && none && any
}

fn has_any(query: &Query, words: &[&str]) -> bool {
    let mut counted = Vec::new();
    collect_counted(query, &mut counted);
    counted.is_empty()
        || counted.iter().any(|clause| match &clause.expr {
            Expr::Phrase { text, level, .. } => {
                text.split(' ').any(|typed| words.iter().any(|word| stands_for(typed, word, *level)))
            }
            _ => matches(clause, words),
        })
}

/// The words that are looked for, wherever they stand in the tree.
fn collect_counted<'q>(query: &'q Query, counted: &mut Vec<&'q Clause>) {
    for clause in query.clauses.iter().filter(|clause| clause.occur != Occur::MustNot) {
        match &clause.expr {
            Expr::Group(query) => collect_counted(query, counted),
            _ => counted.push(clause),
        }
    }
}

fn matches(clause: &Clause, words: &[&str]) -> bool {
    match &clause.expr {
        Expr::Word { text, level } => words.iter().any(|word| stands_for(text, word, *level)),
        Expr::Prefix { text } => words.iter().any(|word| begins(text, word)),
        Expr::Phrase { text, level, window } => {
            let typed: Vec<&str> = text.split(' ').collect();
            let width = typed.len() + window.map_or(0, |window| window as usize);
            place(&typed, words, *level, (window.is_some(), width), &mut Vec::new())
        }
        Expr::Group(query) => holds(query, words),
        other => panic!("not generated: {other:?}"),
    }
}

/// Gives each typed word a place of its own, in every way.
fn place(typed: &[&str], words: &[&str], level: Level, shape: (bool, usize), chosen: &mut Vec<usize>) -> bool {
    let Some(next) = typed.get(chosen.len()) else {
        let (least, most) = (chosen.iter().min().copied(), chosen.iter().max().copied());
        let width = most.zip(least).map_or(0, |(most, least)| most - least + 1);
        return width <= shape.1 && (shape.0 || chosen.windows(2).all(|pair| pair[0] + 1 == pair[1]));
    };
    (0..words.len()).any(|at| {
        !chosen.contains(&at) && stands_for(next, words[at], level) && {
            chosen.push(at);
            let found = place(typed, words, level, shape, chosen);
            chosen.pop();
            found
        }
    })
}

fn stands_for(typed: &str, written: &str, level: Level) -> bool {
    match level {
        Level::Auto => agrees(typed, written),
        Level::Exact => key_of(typed) == key_of(written),
    }
}

fn begins(typed: &str, written: &str) -> bool {
    let (typed, written) = (key_of(typed), key_of(written));
    let (Some(typed), Some(written)) = (KeyParts::of(&typed), KeyParts::of(&written)) else { return false };
    let letters = typed.exact.chars().count();
    let start: String = written.exact.chars().take(letters).collect();
    start.chars().count() == letters
        && std::iter::zip(typed.exact.chars(), start.chars()).all(|(t, w)| agrees(&t.to_string(), &w.to_string()))
}

fn word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&WORDS[..])
}

fn leaf() -> impl Strategy<Value = String> {
    let phrase =
        (proptest::collection::vec(word(), 1..4), proptest::option::of(0u32..3)).prop_map(|(words, window)| {
            let window = window.map_or(String::new(), |window| format!("~{window}"));
            format!("\"{}\"{window}", words.join(" "))
        });
    prop_oneof![
        4 => word().prop_map(str::to_owned),
        1 => word().prop_map(|word| format!("={word}")),
        1 => proptest::sample::select(vec!["lu", "luô", "k", "đa"]).prop_map(|start| format!("{start}*")),
        2 => phrase,
    ]
}

fn clauses() -> impl Strategy<Value = String> {
    let sign = || proptest::sample::select(vec!["", "", "", "+", "-"]);
    let group = proptest::collection::vec((sign(), leaf()), 1..3).prop_map(|clauses| {
        let inner: Vec<String> = clauses.into_iter().map(|(sign, leaf)| format!("{sign}{leaf}")).collect();
        format!("({})", inner.join(" "))
    });
    let clause = prop_oneof![5 => leaf(), 1 => group];
    proptest::collection::vec((sign(), clause), 1..4).prop_map(|clauses| {
        let clauses: Vec<String> = clauses.into_iter().map(|(sign, clause)| format!("{sign}{clause}")).collect();
        clauses.join(" ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 60 } else { 2_000 }))]
    #[test]
    fn a_query_finds_what_a_naive_scan_finds(
        documents in proptest::collection::vec(proptest::collection::vec(word(), 1..8), 1..14),
        queries in proptest::collection::vec(clauses(), 8),
    ) {
        let index = index(&documents);
        for query in &queries {
            let parsed = parse_query(query).query;
            prop_assert_eq!(found(&index, query), expected(&documents, &parsed), "{} in {:?}", query, documents);
        }
    }
}

/// So many that words which half of them hold are left out where candidates are chosen.
const MANY: usize = 9_000;

/// Documents of which most hold *dân*, and fewer hold each next word.
static LARGE: LazyLock<(SearchIndex, Vec<Vec<&str>>)> = LazyLock::new(|| {
    let mut state = 1u64;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let words = |_| {
        let mut words: Vec<&str> =
            (0u64..).zip(WORDS).filter(|(nth, _)| below(20 + 40 * nth) == 0).map(|(_, w)| w).collect();
        let is_common = below(10) < 6;
        words.extend(is_common.then_some("dân"));
        words.push("khác");
        words
    };
    let documents: Vec<Vec<&str>> = (0..MANY).map(words).collect();
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (number, words) in documents.iter().enumerate() {
        let (id, date) = (format!("d{number:04}"), Some(year(number).to_string()));
        let document = Document { id, date, text: words.join(" "), ..Default::default() };
        writer.put(&document).expect("put");
        // Two segments.
        if number == MANY / 3 {
            writer.commit().expect("committed");
        }
    }
    writer.commit().expect("committed");
    (index, documents)
});

fn year(number: usize) -> usize {
    2000 + number % 7
}

/// The documents that are expected, by number.
fn expected_of_many(query: &Query) -> Vec<usize> {
    let is_void = query.clauses.iter().all(|clause| clause.occur == Occur::MustNot);
    let numbered = LARGE.1.iter().enumerate();
    numbered.filter(|(_, words)| !is_void && has_any(query, words) && holds(query, words)).map(|(at, _)| at).collect()
}

fn id(number: &usize) -> String {
    format!("d{number:04}")
}

/// Counts, facets and the order by date, of which a page is looked at from `offset` on.
#[track_caller]
fn check_many(query: &str, offset: usize) {
    let mut expected = expected_of_many(&parse_query(query).query);
    let request = SearchRequest {
        query: query.to_owned(),
        sort: Sort::Oldest,
        facets: vec![Facet::Year],
        count: true,
        offset,
        limit: 20,
        ..Default::default()
    };
    let response = LARGE.0.search(&request).expect("an answer");
    assert_eq!(response.total_documents, Some(expected.len() as u64), "{query}");
    for counted in &response.facets[0].values {
        let of_year = expected.iter().filter(|&&number| year(number).to_string() == counted.value).count();
        assert_eq!(counted.documents, of_year as u64, "{query}, {}", counted.value);
    }
    expected.sort_by_key(|&number| (year(number), number));
    let page: Vec<String> = expected.iter().skip(offset).take(20).map(id).collect();
    assert_eq!(response.hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>(), page, "{query} from {offset} on");
}

/// All pages by score together.
#[track_caller]
fn check_pages(query: &str) {
    let mut expected: Vec<String> = expected_of_many(&parse_query(query).query).iter().map(id).collect();
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let request =
            SearchRequest { query: query.to_owned(), limit: 1_500, after, units_per_document: 0, ..Default::default() };
        let response = LARGE.0.search(&request).expect("an answer");
        found.extend(response.hits.into_iter().map(|hit| hit.id));
        after = response.next;
        if after.is_none() {
            break;
        }
    }
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn a_common_word_is_never_dropped() {
    for query in ["dân", "dan", "dân OR zzzz", "dân OR lương", "dân lương", "(dân OR lương)", "+dân lương", "dan luong"]
    {
        check_many(query, 17);
    }
    check_pages("dân OR lương");
    check_pages("+(dân OR kỷ) -luôn");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 40 } else { 400 }))]
    #[test]
    fn a_large_index_finds_what_a_naive_scan_finds(query in clauses(), offset in 0usize..3_000) {
        check_many(&query, offset);
    }
}
