//! What a query may have meant: a query and the correction expected, behind one door called `check`.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tracuu::text::{key_of, tokenize};
use tracuu::{Change, Document, SearchIndex, WriterOptions};

mod papers;

use papers::{filled, papers};

fn meant(index: &SearchIndex, query: &str) -> String {
    index.did_you_mean(query).expect("an answer").map_or_else(|| "none".to_owned(), |correction| correction.text)
}

#[track_caller]
fn check(query: &str, expected: &str) {
    assert_eq!(meant(&filled(&papers(), 100), query), expected, "{query}");
    assert_eq!(meant(&filled(&papers(), 1), query), expected, "{query}, a segment a paper");
}

#[test]
fn marks_are_restored() {
    check("ky luat cong vu", "kỷ luật công vụ");
    check("Ky luat lao dong", "Kỷ luật lao động");
    check("KY LUAT", "KỶ LUẬT");
    check("kỷ luat", "kỷ luật");
    check("ky\u{309} luat", "ky\u{309} luật");
    check("ki luat", "kỷ luật");
}

#[test]
fn what_is_right_stays() {
    for query in ["kỷ luật", "Kỷ Luật lao động", "kỉ luật", "", "  ", "24-CT/TU", "7/8/2023", "internet", "?!"]
    {
        check(query, "none");
    }
}

#[test]
fn what_the_index_lacks_is_right_all_the_same() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&WriterOptions::default()).expect("a writer");
    let text = "Chỉ thì giờ là quý. Hòa bình, chiến tranh. Trí tuế. Một mình làm lấy. Thì giờ của cựu binh.\n\n";
    for (id, text) in [("a", text.repeat(30)), ("b", "Chỉ thì giờ là quý. Bình chiến. ".repeat(30))] {
        writer.put(&Document { id: id.into(), text, ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let none =
        ["chỉ thị", "chỉ thị của huyện", "trí tuệ", "trí tuệ nhân tạo", "chiến sĩ", "hòa giải", "cựu chiến sinh"];
    for query in none {
        assert_eq!(meant(&index, query), "none", "{query}");
    }
    assert_eq!(meant(&index, "tri tue"), "trí tuế", "bare words become what the index has");
    assert_eq!(meant(&index, "hòaa bình"), "hòa bình", "what is no syllable is a typo");
}

#[test]
fn beginnings_and_exact_words_are_meant_as_they_are() {
    check("ky lu*", "kỷ lu*");
    check("=ky luat", "=ky luật");
    check("=\"ky luat\"", "none");
    check("luu*", "none");
}

/// *ký* is written more often than *kỷ*, but not beside *luật*.
#[test]
fn what_stays_says_what_its_neighbours_mean() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&WriterOptions::default()).expect("a writer");
    let text = format!("{} Kỷ luật lao động. Giữ kỷ luật.", "Chữ ký của người ký. ".repeat(20));
    writer.put(&Document { id: "a".into(), text, ..Default::default() }).expect("put");
    let ky = |nth: usize| Document { id: format!("b{nth}"), text: "Người ký tên.".into(), ..Default::default() };
    for nth in 0..20 {
        writer.put(&ky(nth)).expect("put");
    }
    writer.commit().expect("committed");
    for (query, expected) in [
        ("ky", "ký"),
        ("ky luat*", "kỷ luat*"),
        ("ky lu*", "kỷ lu*"),
        ("+ky -luat", "+kỷ -luật"),
        ("ky =luật", "kỷ =luật"),
    ] {
        assert_eq!(meant(&index, query), expected, "{query}");
    }
}

#[test]
fn typos_find_their_word() {
    check("kỷ luậtt", "kỷ luật");
    check("kỷ luậ lao động", "kỷ luật lao động");
    check("ky lauat", "kỷ luật");
    check("hop dong", "hội đồng");
    check("chap hanhh ky luat", "chấp hành kỷ luật");
    check("trồngg cây", "trồng cây");
}

#[test]
fn signs_numbers_fields_and_abbreviations_stay() {
    check("\"ky luat\" 24-CT/TU", "\"kỷ luật\" 24-CT/TU");
    check("+ky -luat", "+kỷ -luật");
    check("so:24 ky luat", "so:24 kỷ luật");
    check("(ky luat OR luu tru) UBND", "(kỷ luật OR lưu trữ) UBND");
    check("ky   luat,\tnam 2024", "kỷ   luật,\tnam 2024");
}

#[test]
fn raw_keys_are_read() {
    check("kyr luaajt", "kỷ luật");
    check("ky3 luat65 24-CT/TU", "kỷ luật 24-CT/TU");
}

#[test]
fn changes_say_where_they_are() {
    let correction =
        filled(&papers(), 9).did_you_mean("\"ky luật\" lao dong").expect("an answer").expect("a correction");
    let change = |start, end, text: &str| Change { start, end, text: text.into() };
    assert_eq!(correction.text, "\"kỷ luật\" lao động");
    assert_eq!(correction.changes, [change(1, 3, "kỷ"), change(16, 20, "động")]);
    assert!(correction.confidence > 0.0 && correction.confidence <= 1.0);
}

#[test]
fn a_commit_is_seen_and_what_was_deleted_is_not_meant() {
    let index = filled(&papers(), 2);
    assert_eq!(meant(&index, "luu tru"), "lưu trữ");
    let mut writer = index.writer(&WriterOptions::default()).expect("a writer");
    writer.delete("luu-tru").expect("deleted");
    writer.put(&papers::paper("x", "Chợ nổi", "")).expect("put");
    writer.commit().expect("committed");
    assert_eq!((meant(&index, "luu tru"), meant(&index, "cho noi")), ("none".into(), "chợ nổi".into()));
    assert_eq!(meant(&SearchIndex::in_memory().expect("an index"), "ky luat"), "none");
}

#[test]
fn corrections_are_not_corrected_again() {
    let index = filled(&papers(), 100);
    for query in ["ky luat cong vu", "chap hanhh ky luat", "+ky -luat", "hoi dong nhan dan", "ho so luu tru"] {
        let once = meant(&index, query);
        assert_eq!(meant(&index, &once), "none", "{query}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any query is answered; changes are pieces of it, and put in their places they make the text.
    #[test]
    fn any_query_is_answered(query in "\\PC{0,40}|(ky|luat|kỷ|luậtt|\"|24-CT/TU| |:|-|\u{301}|HĐND|X){0,12}") {
        let index = filled(&papers(), 3);
        if let Some(correction) = index.did_you_mean(&query).expect("an answer") {
            let (mut text, mut at) = (String::new(), 0);
            for Change { start, end, text: now } in &correction.changes {
                let between = query.get(at..*start);
                prop_assert!(between.is_some() && query.get(*start..*end).is_some_and(|was| was != now));
                text.push_str(between.unwrap_or_default());
                text.push_str(now);
                at = *end;
            }
            text.push_str(query.get(at..).unwrap_or_default());
            prop_assert_eq!(text, correction.text);
        }
    }
}

/// The folder with material for development: `$TRACUU_SHARED`, or `shared` beside the project.
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("TRACUU_SHARED").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// The keys of the words of a text, without numbers.
fn keys(text: &str) -> Vec<String> {
    let words = tokenize(text).filter(|token| token.kind.is_text()).filter_map(|token| token.span.of(text));
    words.filter(|word| word.chars().any(char::is_alphabetic)).map(key_of).collect()
}

#[test]
fn the_marks_of_questions_are_restored() {
    let Some(corpus) = shared().map(|shared| shared.join("corpus/phapdien")).filter(|folder| folder.is_dir()) else {
        eprintln!("SKIP the_marks_of_questions_are_restored: no folder `shared/corpus/phapdien` beside the project");
        return;
    };
    if cfg!(debug_assertions) {
        eprintln!("SKIP the_marks_of_questions_are_restored: indexing takes minutes without --release");
        return;
    }
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&WriterOptions::default()).expect("a writer");
    writer.add_paths(&[corpus.join("corpus.jsonl.zst")], &mut |_| Ok(())).expect("read");
    let questions = |name: &str| {
        let text = fs::read_to_string(corpus.join(name)).expect("questions");
        text.lines().filter_map(|line| line.split_once('\t')).map(|(_, query)| query.to_owned()).collect::<Vec<_>>()
    };
    for (name, least) in [("queries.bare.tsv", 0.97), ("queries.partial.tsv", 0.98), ("queries.tsv", 0.995)] {
        let (mut right, mut all) = (0, 0);
        for (typed, expected) in questions(name).iter().zip(questions("queries.tsv")) {
            let correction = index.did_you_mean(typed).expect("an answer");
            let meant = keys(correction.as_ref().map_or(typed, |correction| &correction.text));
            let expected = keys(&expected);
            all += expected.len();
            right += meant.iter().zip(&expected).filter(|(a, b)| a == b).count();
        }
        let share = right as f64 / all as f64;
        eprintln!("{name}: {right} of {all} syllables, {share:.4}");
        assert!(share >= least, "{name}: {share}");
    }
}
