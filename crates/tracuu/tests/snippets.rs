//! Snippets over what files hold: decomposed letters, encodings of before Unicode, markup, page breaks.

use proptest::prelude::*;
use tracuu::text::{Encoding, NormalizeOptions, decode, encode, normalize};
use tracuu::{Document, SearchIndex, SearchRequest, Snippet, SnippetOptions, SnippetPart, UnitHit};

fn index_of(text: &str) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.put(&Document { id: "a".into(), text: text.into(), ..Default::default() }).expect("put");
    writer.commit().expect("committed");
    index
}

fn index_of_file(bytes: &[u8]) -> SearchIndex {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.md"), bytes).expect("written");
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.add_paths(&[folder.path().to_owned()], &mut |_| Ok(())).expect("read");
    index
}

fn units(index: &SearchIndex, query: &str, snippet: SnippetOptions) -> Vec<UnitHit> {
    let request = SearchRequest { query: query.into(), units_per_document: 20, snippet, ..Default::default() };
    index.search(&request).expect("an answer").hits.into_iter().flat_map(|hit| hit.units).collect()
}

fn pieces(unit: &UnitHit) -> impl Iterator<Item = &Snippet> {
    std::iter::once(&unit.snippet).chain(&unit.more_snippets)
}

fn shown(snippet: &Snippet) -> String {
    let part = |part: &SnippetPart| if part.highlighted { format!("[{}]", part.text) } else { part.text.clone() };
    let sign = |is_cut: bool| if is_cut { "…" } else { "" };
    let text: String = snippet.parts.iter().map(part).collect();
    format!("{}{text}{}", sign(snippet.cut_start), sign(snippet.cut_end))
}

/// The first unit's best snippet.
#[track_caller]
fn check(text: &str, query: &str, expected: &str) {
    let units = units(&index_of(text), query, SnippetOptions::default());
    assert_eq!(units.first().map(|unit| shown(&unit.snippet)).as_deref(), Some(expected), "{query}");
    units.iter().flat_map(pieces).for_each(|snippet| leads_back(snippet, |span| text.get(span).map(str::to_owned)));
}

/// A text as it is shown: composed, on one line, without markup.
fn cleaned(text: &str) -> String {
    let composed = normalize(text, &NormalizeOptions { canonical: true, ..NormalizeOptions::NONE }).text.into_owned();
    let lines: Vec<&str> = composed.lines().filter(|line| line.trim().parse::<u32>().is_err()).collect();
    let words = lines.join(" ").replace(['*', '#', '>', '\u{c}'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parts ascend, do not overlap, and are what stands at their places in the document as it was given.
#[track_caller]
fn leads_back(snippet: &Snippet, given: impl Fn(std::ops::Range<usize>) -> Option<String>) {
    let mut last = snippet.start;
    for SnippetPart { text, start, end, .. } in &snippet.parts {
        assert!(last <= *start && start <= end, "{snippet:?}");
        let source = given(*start..*end).unwrap_or_else(|| panic!("no slice: {snippet:?}"));
        assert_eq!(cleaned(&source), cleaned(text), "{snippet:?}");
        last = *end;
    }
    assert!(last <= snippet.end || snippet.parts.is_empty(), "{snippet:?}");
}

#[test]
fn decomposed_letters_stay_whole_and_as_they_are() {
    check("1. Giữ ky\u{309} lua\u{323}\u{302}t.", "kỷ luật", "Giữ [ky\u{309} lua\u{323}\u{302}t].");
    let long = "ky\u{309}\u{301}\u{302}".repeat(100);
    check(&format!("1. Luật {long}"), "luật", &format!("[Luật] {}…", "ky\u{309}\u{301}\u{302}".repeat(47)));
}

#[test]
fn markup_line_ends_and_page_breaks_are_not_shown() {
    check("1. Giữ **kỷ** *luật* nghiêm.", "ky luat", "Giữ [kỷ luật] nghiêm.");
    check("1. Giữ kỷ\nluật nghiêm.", "ky luat", "Giữ [kỷ luật] nghiêm.");
    check("# Giữ **kỷ luật**\n\n## nghiêm", "ky luat", "Giữ [kỷ luật]");
    check(
        "1. Các cấp ủy giữ kỷ\n\n2\n\nluật nghiêm minh trong cơ quan.\n",
        "ky luat",
        "Các cấp ủy giữ [kỷ luật] nghiêm minh trong cơ quan.",
    );
}

#[test]
fn numbers_dates_and_abbreviations_are_one_part() {
    check("1. Theo Chỉ thị số 24 - CT/TU ngày 07/8/2023.", "24-CT/TU", "Theo Chỉ thị số [24 - CT/TU] ngày 07/8/2023.");
    check("1. Theo Chỉ thị số 24-CT/TU ngày 07/8/2023.", "7/8/2023", "Theo Chỉ thị số 24-CT/TU ngày [07/8/2023].");
    check("1. Sở TT&TT chủ trì.", "tt&tt", "Sở [TT&TT] chủ trì.");
}

#[test]
fn an_article_is_shown_by_its_clauses() {
    let text = "Điều 5. Nguyên tắc\n1. Giữ kỷ luật.\n2. Giữ kỷ cương và nề nếp.\n3. Việc khác.\n";
    let unit = &units(&index_of(text), "ky cuong", SnippetOptions::default())[0];
    assert_eq!((unit.address.as_str(), unit.snippet.address.as_str()), ("d5.k2", "d5.k2"));
    assert_eq!((unit.snippet.cut_start, unit.snippet.cut_end), (false, false), "the whole clause is shown");
    let unit = &units(&index_of(text), "ky luat ky cuong", SnippetOptions::default())[0];
    assert_eq!((unit.address.as_str(), unit.snippet.address.as_str()), ("d5.k1", "d5"));
    assert_eq!(unit.snippet.label, "Điều 5");
    let of_each = SnippetOptions { length: 16, count: 5 };
    let unit = &units(&index_of(text), "ky luat ky cuong", of_each)[0];
    let places: Vec<_> = pieces(unit).map(|snippet| (snippet.address.as_str(), shown(snippet))).collect();
    assert_eq!(places, [("d5.k1", "Giữ [kỷ luật].".into()), ("d5.k2", "Giữ [kỷ cương] và…".into())]);
}

#[test]
fn a_document_without_text_has_an_empty_snippet() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let title = Some("Kỷ luật lao động".into());
    writer.put(&Document { id: "a".into(), title, ..Default::default() }).expect("put");
    writer.commit().expect("committed");
    let unit = &units(&index, "ky luat", SnippetOptions { count: 3, ..Default::default() })[0];
    assert_eq!((&unit.snippet, unit.more_snippets.len()), (&Snippet::default(), 0));
}

const PAPER: &str = "Số 12-CT/TU\n\nSông Vân, ngày 14 tháng 3 năm 2023\n\nCHỈ THỊ\n\nvề tăng cường kỷ luật, kỷ cương\n\n\
                     1. Các cấp ủy giữ kỷ luật, siết chặt kỷ\ncương công vụ; xử lý nghiêm vi phạm kỷ luật.\n\n2\n\n\
                     2. Thực hiện Chỉ thị số 24-CT/TU về kỷ luật.\n";

#[test]
fn every_encoding_leads_back_to_its_bytes() {
    use Encoding::{Cp1258, Tcvn3, Utf8, Utf16Le, Viqr, Viscii, VniWindows};
    for encoding in [Utf8, Tcvn3, VniWindows, Viscii, Viqr, Cp1258, Utf16Le] {
        let bytes = encode(PAPER, encoding).bytes;
        let index = index_of_file(&bytes);
        let found = units(&index, "ky luat ky cuong 24-CT/TU", SnippetOptions { length: 30, count: 4 });
        assert!(found.len() >= 3, "{encoding}");
        for snippet in found.iter().flat_map(pieces) {
            leads_back(snippet, |span| Some(decode(bytes.get(span)?, encoding).text.into_owned()));
            assert!(snippet.parts.iter().any(|part| part.highlighted), "{encoding}: {snippet:?}");
        }
    }
}

const WORDS: [&str; 18] = [
    "kỷ luật",
    "ky\u{309} lua\u{323}\u{302}t",
    "luật",
    "**kỷ**",
    "*luật*",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    "; ",
    "Các cấp",
    "Điều 2. ",
    "\n1. ",
    "\na) ",
    "24-CT/TU",
    "Ðảng",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn parts_lead_back_to_the_document(
        words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 1..60),
        length in 0usize..80,
        count in 1usize..5,
    ) {
        let text = format!("Điều 1. Giữ kỷ luật {}", words.concat());
        let found = units(&index_of(&text), "kỷ luật đảng 24-CT/TU", SnippetOptions { length, count });
        prop_assert!(!found.is_empty());
        for unit in &found {
            let mut spans: Vec<_> = pieces(unit).map(|snippet| (snippet.start, snippet.end)).collect();
            spans.sort_unstable();
            prop_assert!(spans.is_sorted_by(|left, right| left.1 <= right.0), "{:?}", spans);
            for snippet in pieces(unit) {
                let mut last = snippet.start;
                for part in &snippet.parts {
                    prop_assert!(last <= part.start && part.start < part.end, "{:?}", snippet);
                    let source = text.get(part.start..part.end).expect("a slice");
                    if part.highlighted {
                        prop_assert_eq!(cleaned(source), cleaned(&part.text));
                    }
                    last = part.end;
                }
                prop_assert_eq!(last, snippet.end);
            }
        }
    }
}
