//! What is suggested while somebody types: documents, what was typed and the suggestions expected, behind one door called
//! `check`; and laws that hold for every text.

use proptest::prelude::*;
use tracuu::text::{KeyParts, Letter, Shape, Terms, Tone};
use tracuu::{Document, SearchIndex, SuggestRequest, Suggestion, SuggestionKind};

mod papers;

use papers::{filled, paper, papers};

fn suggest(index: &SearchIndex, text: &str, kinds: &[SuggestionKind]) -> Vec<Suggestion> {
    let request = SuggestRequest { text: text.into(), limit: 50, kinds: kinds.to_vec() };
    let response = index.suggest(&request).expect("an answer");
    assert_eq!(response.text, text);
    response.suggestions
}

/// Suggestions as `kind: text`, the typed piece in brackets.
fn shown(suggestions: &[Suggestion]) -> String {
    let one = |suggestion: &Suggestion| {
        let parts = suggestion.parts.iter();
        let text = parts.map(|part| if part.highlighted { format!("[{}]", part.text) } else { part.text.clone() });
        format!("{}: {}", suggestion.kind.name(), text.collect::<String>())
    };
    suggestions.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(typed: &str, expected: &str) {
    assert_eq!(shown(&suggest(&filled(&papers(), 100), typed, &SuggestionKind::ALL)), expected, "{typed}");
}

#[track_caller]
fn check_kind(kind: SuggestionKind, typed: &str, expected: &str) {
    assert_eq!(
        shown(&suggest(&filled(&papers(), 100), typed, &[kind])).replace(&format!("{}: ", kind.name()), ""),
        expected,
        "{typed}"
    );
}

#[test]
fn titles_are_completed() {
    let check = |typed, expected| check_kind(SuggestionKind::Title, typed, expected);
    check("quy dinh ve", "[Quy định về] lưu trữ | [Quy định về] kỷ luật lao động");
    check("ky lu", "về tăng cường [kỷ lu]ật | Quy định về [kỷ lu]ật lao động");
    check("kỷ lu", "về tăng cường [kỷ lu]ật | Quy định về [kỷ lu]ật lao động");
    check("kỳ lu", "");
    check("chi thi ve t", "[Chỉ thị về t]ăng cường kỷ luật");
    check("lao động ", "Quy định về kỷ luật [lao động]");
    check("LAO ĐỘ", "Quy định về kỷ luật [lao độ]ng");
    check("lua\u{323}\u{302}t lao", "Quy định về kỷ [luật lao] động");
    check("kyr luaaj", "về tăng cường [kỷ luậ]t | Quy định về [kỷ luậ]t lao động");
    check("luật cường", "");
}

#[test]
fn numbers_are_completed() {
    let check = |typed, expected| check_kind(SuggestionKind::Number, typed, expected);
    check("24-c", "[24-C]T/TU");
    check("024 - ct", "[24-CT]/TU");
    check("24-CT/TU", "[24-CT/TU]");
    check("24-CT/TƯ", "");
    check("15/2024", "[15/2024]/NQ-HĐND");
    check("15/2024/nq-hd", "[15/2024/NQ-HĐ]ND");
    check("15/2024/nq-đ", "");
    check("chi thi 24", "[Chỉ thị 24]-CT/TU");
    check("chỉ thị số 2", "[Chỉ thị số 2]4-CT/TU");
    check("nghi quyet 24", "");
    check("8", "[08]-QĐi/TU");
    check("0", "[0]8-QĐi/TU");
    check("qđi 0", "[0]8-QĐi/TU");
    check("ct 24", "[24]-CT/TU");
    check("CT 2", "[2]4-CT/TU");
    check("nq 24", "");
    check("24 c", "[24-C]T/TU");
    check("24 ct t", "[24-CT/T]U");
    check("nq 15", "[15]/2024/NQ-HĐND");
    check("15 nq", "[15]/2024/NQ-HĐND");
    check("15 ct", "");
}

#[test]
fn numbers_are_shown_in_their_normal_form() {
    let numbered = |id: &str, number: &str| Document { number: Some(number.into()), ..paper(id, "Việc", "") };
    let index = filled(&[numbered("a", "1432/Q\u{D0}-UBND"), numbered("b", "45 - KL/TU")], 9);
    assert_eq!(shown(&suggest(&index, "1432", &[SuggestionKind::Number])), "number: [1432]/QĐ-UBND");
    assert_eq!(shown(&suggest(&index, "45", &[SuggestionKind::Number])), "number: [45]-KL/TU");
}

#[test]
fn one_name_is_one_suggestion_however_it_is_written() {
    let issued =
        |id: &str, issuer: &str, text: &str| Document { issuer: Some(issuer.into()), ..paper(id, "Việc", text) };
    let texts = [
        "Xã hội hoà nhập. Giữ xã hội hòa nhập.",
        "Ý kiến của HĐND TỈNH. Ý kiến của HĐND TỈNH.",
        "Gửi luật. Đất đai.",
        "Luật Đất đai.",
    ];
    let issuers = ["Ủy ban nhân dân", "UỶ BAN NHÂN DÂN", "Ủy ban nhân dân", "Sở"];
    let papers: Vec<Document> = std::iter::zip(["a", "b", "c", "d"], std::iter::zip(issuers, texts))
        .map(|(id, (issuer, text))| issued(id, issuer, text))
        .collect();
    let index = filled(&papers, 9);
    assert_eq!(shown(&suggest(&index, "uy ban", &[SuggestionKind::Issuer])), "issuer: [Ủy ban] nhân dân");
    assert_eq!(suggest(&index, "uy ban", &[SuggestionKind::Issuer])[0].documents, Some(3));
    let phrases = |typed: &str| shown(&suggest(&index, typed, &[SuggestionKind::Phrase])).replace("phrase: ", "");
    assert_eq!(phrases("xa hoi h"), "[xã hội h]oà nhập");
    assert_eq!(phrases("hdnd t"), "[HĐND t]ỉnh");
    assert_eq!(phrases("hđnd t"), "[HĐND t]ỉnh");
    assert_eq!(phrases("luat d"), "[luật Đ]ất đai", "two sentences are no phrase");
}

#[test]
fn issuers_are_completed() {
    let check = |typed, expected| check_kind(SuggestionKind::Issuer, typed, expected);
    check("thanh", "[Thành] ủy Sông Vân | Ban Tổ chức [Thành] ủy | Hội đồng nhân dân [thành] phố");
    check("to chuc th", "Ban [Tổ chức Th]ành ủy");
    check("hội đồng nhân", "[Hội đồng nhân] dân thành phố");
    check("thánh", "");
    let found = suggest(&filled(&papers(), 100), "thanh uy song", &[SuggestionKind::Issuer]);
    assert_eq!((found[0].documents, found[0].id.as_deref()), (Some(3), None));
}

#[test]
fn phrases_are_completed() {
    let check = |typed, expected| check_kind(SuggestionKind::Phrase, typed, expected);
    check("ky lu", "[kỷ lu]ật");
    check("chấp hành ky", "[chấp hành kỷ] luật lao | [chấp hành kỷ]");
    check("kỷ luật c", "[kỷ luật c]ông vụ");
    check("kỷ cươ", "[kỷ cươ]ng");
    check("kỷ luật", "[kỷ luật] công vụ | [kỷ luật] lao động");
    check("quý kỷ", "");
}

#[test]
fn all_kinds_come_together() {
    check("ban to", "issuer: [Ban Tổ] chức Thành ủy | phrase: [ban tổ] chức trồng | phrase: [ban tổ]");
    check("24-ct", "number: [24-CT]/TU");
    check("", "");
    check(" ?! ", "");
    check("zzzz", "");
}

#[test]
fn documents_are_counted_and_named() {
    let mut papers = papers();
    papers.extend([paper("z", "Quy định về lưu trữ", ""), paper("b", "QUY ĐỊNH VỀ LƯU TRỮ", "")]);
    let found = suggest(&filled(&papers, 3), "quy dinh ve lu", &[SuggestionKind::Title]);
    assert_eq!((found.len(), found[0].documents, found[0].id.as_deref()), (1, Some(3), Some("b")));
}

#[test]
fn segments_make_no_difference() {
    let typed = ["quy dinh", "ky lu", "kỷ luật", "th", "2", "chỉ", "thanh", "ky ", "l"];
    let all = |index: &SearchIndex| -> Vec<Vec<Suggestion>> {
        typed.iter().map(|text| suggest(index, text, &SuggestionKind::ALL)).collect()
    };
    let one = all(&filled(&papers(), 100));
    for documents_per_commit in [1, 2, 5] {
        assert_eq!(all(&filled(&papers(), documents_per_commit)), one, "{documents_per_commit} a commit");
    }
}

#[test]
fn what_was_deleted_is_not_suggested() {
    let index = filled(&papers(), 4);
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for id in ["luu-tru", "chi-thi"] {
        assert!(writer.delete(id).expect("deleted"));
    }
    writer.commit().expect("committed");
    for typed in ["quy dinh ve luu", "24-c", "tang cuong", "luu tru", "chấp hành nghi"] {
        assert_eq!(shown(&suggest(&index, typed, &SuggestionKind::ALL)), "", "{typed}");
    }
    assert_eq!(
        shown(&suggest(&index, "quy dinh ve", &[SuggestionKind::Title])),
        "title: [Quy định về] kỷ luật lao động"
    );
}

#[test]
fn limits_and_kinds_are_kept() {
    let index = filled(&papers(), 100);
    let count = |limit, kinds: &[SuggestionKind]| {
        let request = SuggestRequest { text: "th".into(), limit, kinds: kinds.to_vec() };
        index.suggest(&request).expect("an answer").suggestions.len()
    };
    assert_eq!((count(0, &SuggestionKind::ALL), count(2, &SuggestionKind::ALL), count(10, &[])), (0, 2, 0));
    assert!(count(usize::MAX, &SuggestionKind::ALL) > 2);
    let empty = SearchIndex::in_memory().expect("an index");
    assert_eq!(suggest(&empty, "ky", &SuggestionKind::ALL), []);
}

#[test]
fn a_common_word_does_not_hide_a_rare_title() {
    let common = (0..300).map(|i| paper(&format!("c{i}"), &format!("Quy định số {i} về lũy kế"), "lũy kế lũy kế"));
    let rare = [paper("rare", "Phòng chống lũ lụt", "Đê vỡ vì lũ lụt.")];
    let index = filled(&common.chain(rare).collect::<Vec<_>>(), 1000);
    assert_eq!(
        shown(&suggest(&index, "lu lu", &SuggestionKind::ALL)),
        "phrase: [lũ lụ]t | title: Phòng chống [lũ lụ]t"
    );
}

/// Whether a written word may stand for a typed one, letter by letter; a half-typed one is compared with its beginning.
fn agrees(typed: &str, written: &str, is_half: bool) -> bool {
    let letters = |word: &str| word.to_lowercase().chars().filter_map(Letter::of).collect::<Vec<_>>();
    let (typed, written) = (letters(typed), letters(written));
    let tone = |letters: &[Letter]| letters.iter().map(|l| l.tone).find(|&t| t != Tone::Ngang).unwrap_or(Tone::Ngang);
    let tones = tone(&typed) == Tone::Ngang || tone(&typed) == tone(&written);
    let lengths = if is_half { typed.len() <= written.len() } else { typed.len() == written.len() };
    let one = |(t, w): (&Letter, &Letter)| t.base == w.base && (t.shape == Shape::None || t.shape == w.shape);
    tones && lengths && typed.iter().zip(&written).all(one)
}

/// Whether the words of `typed`, the last of them half typed, stand side by side in a text.
fn holds(text: &str, typed: &[&str]) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let last = typed.len().saturating_sub(1);
    words.windows(typed.len()).any(|run| run.iter().zip(typed).enumerate().all(|(i, (w, t))| agrees(t, w, i == last)))
}

/// Words without y, of which several have the same bare letters, or begin alike.
const WORDS: &str = "luật luất luân lan làn lần lá đang đảng dang đảo dân tin tín";

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(WORDS.split(' ').map(str::to_owned).collect::<Vec<_>>())
}

fn half() -> impl Strategy<Value = String> {
    (word(), 1usize..5, any::<bool>()).prop_map(|(word, count, bare)| {
        let half: String = word.chars().take(count).collect();
        let bare_letter = |c: char| Letter::of(c).map_or(c, |letter| letter.base as char);
        if bare { half.chars().map(bare_letter).collect() } else { half }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The titles that are suggested are those that a reader of all titles would find.
    #[test]
    fn titles_are_those_of_a_naive_search(
        titles in prop::collection::vec(prop::collection::vec(word(), 1..4), 1..12),
        before in prop::collection::vec(word(), 0..2),
        half in half(),
        per_commit in 1usize..6,
    ) {
        let titles: Vec<String> = titles.into_iter().map(|words| words.join(" ")).collect();
        let papers: Vec<Document> = titles.iter().enumerate().map(|(i, title)| paper(&i.to_string(), title, "")).collect();
        let typed: Vec<&str> = before.iter().map(String::as_str).chain([half.as_str()]).collect();
        let found = suggest(&filled(&papers, per_commit), &typed.join(" "), &[SuggestionKind::Title]);
        let mut found: Vec<(&str, u64)> = found.iter().map(|s| (s.text.as_str(), s.documents.unwrap_or(0))).collect();
        found.sort_unstable();
        let mut expected: Vec<&str> = titles.iter().map(String::as_str).filter(|title| holds(title, &typed)).collect();
        expected.sort_unstable();
        let expected: Vec<(&str, u64)> = expected.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
        prop_assert_eq!(found, expected);
    }

    /// A phrase stands in some text, and there is one when the typed words stand in some text and more follows.
    #[test]
    fn phrases_stand_in_the_texts(
        texts in prop::collection::vec(prop::collection::vec(word(), 1..8), 1..6),
        before in word(),
        half in half(),
        per_commit in 1usize..6,
    ) {
        let texts: Vec<String> = texts.into_iter().map(|words| words.join(" ")).collect();
        let papers: Vec<Document> = texts.iter().enumerate().map(|(i, text)| paper(&i.to_string(), "", text)).collect();
        let typed = [before.as_str(), half.as_str()];
        let found = suggest(&filled(&papers, per_commit), &typed.join(" "), &[SuggestionKind::Phrase]);
        for suggestion in &found {
            prop_assert!(holds(&suggestion.text, &typed), "{}", suggestion.text);
            let words: Vec<&str> = suggestion.text.split(' ').collect();
            prop_assert!(texts.iter().any(|text| holds(text, &words)), "{}", suggestion.text);
        }
        // What is suggested must say more than what was typed.
        let says_more = |text: &String| {
            let words: Vec<&str> = text.split(' ').collect();
            words.windows(2).any(|pair| agrees(&before, pair[0], false) && agrees(&half, pair[1], true) && *pair != typed)
        };
        prop_assert_eq!(texts.iter().any(says_more) && found.is_empty(), false);
    }

    /// Any text is answered, within limits, and every suggestion holds what was typed.
    #[test]
    fn any_text_is_answered(text in "\\PC{0,30}|[0-9/.-]{0,9}|([a-z]{1,6} ?){0,5}|(kỷ |luật|lu|24-|c|\u{301}|đ| ){0,8}") {
        let index = filled(&papers(), 4);
        let found = suggest(&index, &text, &SuggestionKind::ALL);
        for suggestion in &found {
            let joined: String = suggestion.parts.iter().map(|part| part.text.as_str()).collect();
            prop_assert_eq!(&joined, &suggestion.text);
            prop_assert!(suggestion.parts.iter().any(|part| part.highlighted));
        }
        let words = keys(&text);
        let is_raw = tracuu::text::typing::TypingScheme::ALL.iter().any(|&s| text.split(' ').any(|w| tracuu::text::typing::convert(w, s).is_some()));
        for suggestion in found.iter().filter(|s| s.kind != SuggestionKind::Number && !is_raw) {
            let typed: String = suggestion.parts.iter().filter(|part| part.highlighted).map(|part| part.text.as_str()).collect();
            prop_assert_eq!(keys(&typed).len(), words.len(), "{:?} {}", text, suggestion.text);
        }
    }
}

fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut terms = Terms::new(text);
    while terms.advance() {
        if !terms.is_compound() && KeyParts::of(terms.key()).is_some() {
            keys.push(terms.key().to_owned());
        }
    }
    keys
}
