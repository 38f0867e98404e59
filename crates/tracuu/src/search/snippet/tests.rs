//! Passages, matches and what is shown of them.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tracuu_text::Alignment;

use super::boundary::{WORD, grapheme_floor};
use super::*;
use crate::SnippetPart;

/// A passage whose lines are units `1`, `2`, … of one text.
fn passage(text: &str) -> PassageRecord {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let place = |(nth, start): (usize, usize)| (start, format!("d5.k{}", nth + 1));
    PassageRecord {
        text: text.to_owned(),
        span: Span::new(0, text.len()),
        alignment: Alignment::identity(text.len()),
        places: starts.enumerate().map(place).collect(),
        ..PassageRecord::default()
    }
}

fn found(passage: &PassageRecord, words: &str, length: usize, count: usize) -> Vec<Snippet> {
    let matches = Highlighter::of_words(words).matches(&passage.text);
    snippets(passage, &matches, &SnippetOptions { length, count }, 0).into_iter().map(|found| found.snippet).collect()
}

/// `[…]` marks what matched, `…` what was left out.
fn shown(snippet: &Snippet) -> String {
    let part = |part: &SnippetPart| if part.highlighted { format!("[{}]", part.text) } else { part.text.clone() };
    let text: String = snippet.parts.iter().map(part).collect();
    let sign = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{text}{}", sign(snippet.cut_start), sign(snippet.cut_end))
}

#[track_caller]
fn check(text: &str, words: &str, length: usize, expected: &[&str]) {
    let snippets = found(&passage(text), words, length, expected.len());
    assert_eq!(snippets.iter().map(shown).collect::<Vec<_>>(), expected, "{words} in {text}");
}

#[test]
fn words_that_stand_as_typed_are_one_part() {
    check("giữ kỷ luật, giữ", "kỷ luật", 60, &["giữ [kỷ luật], giữ"]);
    check("luật kỷ", "kỷ luật", 60, &["[luật] [kỷ]"]);
    check("theo 24-CT/TU của", "24 ct tu", 60, &["theo [24-CT/TU] của"]);
    check("kỷ luật kỷ luật", "kỷ luật", 60, &["[kỷ luật] [kỷ luật]"]);
}

#[test]
fn a_window_holds_the_most_of_the_query() {
    let text = format!("Kỷ niệm một. {}Giữ kỷ luật nghiêm.", "Việc khác nữa. ".repeat(6));
    check(&text, "kỷ luật", 30, &["…Giữ [kỷ luật] nghiêm."]);
    // Apart they are worth less than together, though they come first.
    let text = format!("Luật này và kỷ niệm. {}Giữ kỷ luật nghiêm.", "Việc khác nữa. ".repeat(6));
    check(&text, "kỷ luật", 30, &["…Giữ [kỷ luật] nghiêm."]);
    // Of equal ones the first.
    check("Kỷ luật. Việc khác rất là dài. Kỷ luật.", "kỷ luật", 10, &["[Kỷ luật]. Việc…"]);
}

#[test]
fn windows_begin_where_sentences_and_clauses_do() {
    let before = "Việc khác rất dài ở đây";
    check(&format!("{before}. Nay giữ kỷ luật"), "kỷ luật", 30, &["…Nay giữ [kỷ luật]"]);
    check(&format!("{before}; nay giữ kỷ luật"), "kỷ luật", 30, &["…nay giữ [kỷ luật]"]);
    check(&format!("{before} nay giữ kỷ luật"), "kỷ luật", 30, &["…rất dài ở đây nay giữ [kỷ luật]"]);
    check(&format!("{before} TT. Hội An kỷ luật"), "kỷ luật", 24, &["…ở đây TT. Hội An [kỷ luật]"]);
    check(&format!("{before} 24-CT/TU. Nay kỷ luật"), "kỷ luật", 24, &["…24-CT/TU. Nay [kỷ luật]"]);
}

/// A start that is not near is better than none, as long as the window still shows all that was typed.
#[test]
fn a_window_goes_back_to_where_its_sentence_begins() {
    let (before, gap) = ("Việc khác rất dài. ", "rất là dài như vậy ");
    // What stands again is let go.
    let text = format!("{before}Tăng cường kỷ luật. {gap}thì kỷ luật, {gap}và kỷ luật. {gap}");
    check(&text, "kỷ luật", 60, &["…Tăng cường [kỷ luật]. rất là dài như vậy thì [kỷ luật], rất là dài…"]);
    let text = format!("{before}Nay {gap}giữ kỷ luật {gap}mãi");
    check(&text, "kỷ luật", 40, &["…Nay rất là dài như vậy giữ [kỷ luật] rất là…"]);
    // From the beginning of the unit.
    let text = format!("Ta {gap}giữ kỷ luật {gap}{gap}và kỷ luật {gap}");
    check(&text, "kỷ luật", 40, &["Ta rất là dài như vậy giữ [kỷ luật] rất là…"]);
    // A later place of the same words, where the sentence of the first is too long.
    let text = format!("Nay {gap}{gap}{gap}luật {gap}mãi. Rồi kỷ luật.");
    check(&text, "kỷ luật", 40, &["…Rồi [kỷ luật]."]);
    // Where no sentence begins, behind a comma.
    let text = format!("Nay {gap}{gap}{gap}rồi, ta giữ kỷ luật {gap}{gap}");
    check(&text, "kỷ luật", 30, &["…ta giữ [kỷ luật] rất là dài như…"]);
}

#[test]
fn a_window_stays_in_its_unit_and_says_what_it_leaves_out() {
    check("một\nGiữ kỷ luật\nba", "kỷ luật", 60, &["Giữ [kỷ luật]"]);
    let snippet = &found(&passage("một\nGiữ kỷ luật\nba"), "kỷ luật", 60, 1)[0];
    assert_eq!((snippet.address.as_str(), snippet.label.as_str()), ("d5.k2", "Điều 5, khoản 2"));
    // Matches of two units are shown together, and belong to what holds both.
    check("việc kỷ\nluật việc", "kỷ luật", 60, &["việc [kỷ] [luật] việc"]);
    let snippet = &found(&passage("việc kỷ\nluật việc"), "kỷ luật", 60, 1)[0];
    assert_eq!((snippet.address.as_str(), snippet.label.as_str()), ("d5", "Điều 5"));
}

#[test]
fn further_snippets_come_in_the_order_of_their_worth() {
    let gap = "Việc khác rất dài. ".repeat(4);
    let text = format!("Luật một. {gap}Kỷ luật hai. {gap}Kỷ ba.");
    check(&text, "kỷ luật", 12, &["…[Kỷ luật] hai.…", "[Luật] một. Việc…", "…[Kỷ] ba."]);
    assert_eq!(found(&passage(&text), "kỷ luật", 12, 9).len(), 3, "no more than there are");
    assert_eq!(found(&passage(&text), "kỷ luật", 12, 0).len(), 1, "one at least");
}

#[test]
fn without_matches_the_beginning_is_shown() {
    check("Giữ nghiêm nề nếp công vụ.", "luật", 10, &["Giữ nghiêm…"]);
    check("\nGiữ nghiêm nề nếp.", "luật", 60, &["Giữ nghiêm nề nếp."]);
    check("", "luật", 60, &[""]);
    assert_eq!(found(&PassageRecord::default(), "luật", 60, 3), [Snippet::default()]);
}

#[test]
fn long_words_are_cut_at_a_grapheme() {
    let long = "a".repeat(100);
    check(&format!("{long} luật"), "luật", 10, &["…[luật]"]);
    check(&format!("{long}-luật"), "luật", 10, &[&format!("…{}-[luật]", "a".repeat(5))]);
    check(&format!("luật {long}"), "luật", 10, &[&format!("[luật] {}…", "a".repeat(5))]);
    let family = "👨\u{200D}👩\u{200D}👧".repeat(20);
    check(&format!("luật {family}"), "luật", 8, &["[luật]…"]);
    check(&format!("luật {family}"), "luật", 10, &["[luật] 👨\u{200D}👩\u{200D}👧…"]);
    check(&long, &long, 20, &[&format!("[{}]…", "a".repeat(WORD))]);
}

/// A passage as long as they come, full of matches, is cut a hundred times while one would look up.
#[test]
fn a_passage_full_of_matches_is_cut_in_no_time() {
    let text = "kỷ luật, luật kỷ; ".repeat(64 * 1024 / 22);
    let passage = passage(&text);
    let started = Instant::now();
    let matches = Highlighter::of_words("kỷ luật").matches(&passage.text);
    let most = SnippetOptions { length: 240, count: usize::MAX };
    let found = snippets(&passage, &matches, &most, 0);
    assert_eq!(found.len(), SnippetOptions::COUNT_LIMIT);
    // Some milliseconds without optimisation; a quadratic walk would take minutes.
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let tiny = snippets(&passage, &matches, &SnippetOptions { length: 0, count: 100 }, 0);
    assert_eq!(tiny.len(), 100);
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

const PIECES: [&str; 20] = [
    "kỷ",
    "luật",
    "ky\u{309}",
    "lua\u{323}\u{302}t",
    " ",
    " ",
    " ",
    "\n",
    ". ",
    "; ",
    "Các ",
    "TT. ",
    "24-CT/TU",
    "\u{301}",
    "x",
    "👨\u{200D}👩\u{200D}👧",
    "❤\u{FE0F}",
    "🇻🇳",
    "dàiquádàiquádàiquádàiquádàiquádàiquádàiquádài",
    ",",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn snippets_hold_what_they_promise(text in text(), length in 0usize..60, count in 0usize..6) {
        let passage = passage(&text);
        let matches = Highlighter::of_words("kỷ luật").matches(&text);
        let found = snippets(&passage, &matches, &SnippetOptions { length, count }, 0);
        prop_assert!(!found.is_empty() && found.len() <= count.max(1));
        for FoundSnippet { snippet, at } in &found {
            let Snippet { start, end, parts, .. } = snippet;
            let window = text.get(*start..*end).expect("a slice");
            prop_assert_eq!(snippet.plain_text(), window.replace('\n', " "));
            // A blank with a mark on it is a grapheme of its own.
            let marked = " \u{301}";
            prop_assert!(!window.starts_with(' ') || window.starts_with(marked));
            prop_assert!((*start..=*end).contains(at));
            // A grapheme of the table has 8 characters at most, with marks behind it a few more.
            prop_assert!(window.chars().count() <= length.max(WORD) + WORD + 70);
            prop_assert_eq!(parts.iter().any(|part| part.highlighted), !matches.is_empty());
            let mut last = *start;
            for part in parts {
                prop_assert_eq!(part.start, last, "parts follow one another");
                prop_assert_eq!(grapheme_floor(&text, part.start), part.start);
                last = part.end;
            }
            prop_assert_eq!(last, *end);
            prop_assert_eq!(grapheme_floor(&text, *end), *end);
        }
        let mut windows: Vec<_> = found.iter().map(|found| (found.snippet.start, found.snippet.end)).collect();
        windows.sort_unstable();
        prop_assert!(windows.is_sorted_by(|left, right| left.1 <= right.0), "{:?}", windows);
    }

    #[test]
    fn the_best_window_holds_as_many_words_as_any(text in text(), length in 5usize..60) {
        let matches = Highlighter::of_words("kỷ luật").matches(&text);
        let distinct = |from: usize, to: usize| {
            let mut words: Vec<usize> = matches[from..=to].iter().map(|m| m.word).collect();
            words.sort_unstable();
            words.dedup();
            words.len()
        };
        let fits = |from: usize, to: usize| {
            text.get(matches[from].span.start..matches[to].span.end).is_some_and(|t| t.chars().count() <= length)
        };
        let pairs = (0..matches.len()).flat_map(|from| (from..matches.len()).map(move |to| (from, to)));
        let most = pairs.filter(|&(from, to)| from == to || fits(from, to)).map(|(from, to)| distinct(from, to)).max();
        let passage = passage(&text);
        let best = &snippets(&passage, &matches, &SnippetOptions { length, count: 1 }, 0)[0].snippet;
        let shown: Vec<&Match> =
            matches.iter().filter(|m| best.start <= m.span.start && m.span.start < best.end).collect();
        let mut words: Vec<usize> = shown.iter().map(|m| m.word).collect();
        words.sort_unstable();
        words.dedup();
        prop_assert!(words.len() >= most.unwrap_or(0));
    }
}
