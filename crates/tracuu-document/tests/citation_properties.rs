//! What holds for the citations of every text, however damaged.
//!
//! | property                | what it says                                                                   |
//! | ----------------------- | ------------------------------------------------------------------------------ |
//! | spans                   | a span slices to its surface and lies inside its unit and inside its owner     |
//! | indices                 | `within` and `antecedent` point backwards                                      |
//! | targets                 | no target twice; the only one is the key                                       |
//! | marks                   | `annotate_citations` adds its marks and nothing else                           |
//! | locality                | what follows a whole sentence changes nothing in it                            |
//! | idempotence             | resolving again changes nothing                                                |
//! | nothing is lost         | what the tokenizer calls a document number lies inside a citation              |

mod common;

use proptest::prelude::*;
use tracuu_document::{
    Citation, CitationForm, Document, Metadata, UnitKind, annotate_citations, parse_document, recognise_citations,
    resolve_citations, scan_citations,
};
use tracuu_text::{Span, TokenKind, tokenize};

/// Pieces of citations that are put together at random, with bars between them.
const PIECES: &str = "Chỉ thị|chỉ thị|CHỈ THỊ|Kế hoạch|Quy định|Quyết định|Nghị quyết|Nghị định|Thông tư|Luật Đất đai|\
    Bộ luật Dân sự|Hiến pháp|Điều lệ Đảng|Chương trình hành động|QĐ|NQ|NQTW|số|số:|các|24-CT/TU|171-KH/TU|\
    15–NQ/TW|97-QĐ/TW|97/QĐ-TW|100 - KL/TW|30/2020/NĐ-CP|24/2018/QH14|3241/UBND-KGVX|55/2005/TTLT-BNV-VPCP|\
    53-HĐBT|43-CT/TƯ|24|18, 19 và 20-NQ/TW|30/2020|ngày 07/8/2023|ngày 07 tháng 8 năm 2023|năm 2024|\
    của Ban Thường vụ Thành ủy Hà Nội|của Thành ủy|của Bộ Chính trị|của UBND Thành phố|khóa XII|(khóa XI, XII)|\
    Đại hội lần thứ XIII của Đảng|Đại hội XVII Đảng bộ thành phố Hà Nội|Trung ương 4|\
    Hội nghị lần thứ tư Ban Chấp hành Trung ương|về tiết kiệm điện|về việc “Giữ gìn hồ sơ”|ban hành “Quy chế|“|\
    ”|\"|(|)|(sau đây gọi là Chỉ thị 24)|(sau đây gọi tắt là “Quy định 97”)|sau đây gọi là|\
    điểm a khoản 2 Điều 5|Điều 5, khoản 1.3|Mục II, điểm 1.2|khoản 2 Điều này|Điều 3 của Quy định này|\
    Quy định trên|nêu trên|này|căn cứ|Thực hiện|thay thế|được sửa đổi, bổ sung bởi|bị bãi bỏ theo|kèm theo|\
    tham mưu|gắn với|để|và|,|;|.|./.|:|nghi|ngh\u{1EC9}\u{300}|\u{D0}iều 5|Thông t\u{1A3} số";

/// Pieces that only papers have: ends of lines, markup, markers.
const BETWEEN: &[&str] = &[
    "\n",
    "\n\n",
    "\n1. ",
    "\n2. ",
    "\n- ",
    "\nI. ",
    "\nĐiều 1. ",
    "**",
    "*",
    "&nbsp;",
    "<br>",
    "\u{A0}",
    "\n- 2 -\n",
];

/// Fragments with a blank between most of them.
fn sentence() -> impl Strategy<Value = String> {
    fragments(prop_oneof![8 => Just(" "), 1 => Just("")])
}

fn fragments(blank: impl Strategy<Value = &'static str>) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => proptest::sample::select(PIECES.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    proptest::collection::vec((piece, blank), 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, blank)| piece + blank).collect())
}

fn paper() -> impl Strategy<Value = String> {
    paper_of(sentence())
}

fn paper_of(sentence: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let joint = proptest::sample::select(BETWEEN);
    proptest::collection::vec((sentence, joint), 0..5)
        .prop_map(|parts| parts.into_iter().map(|(sentence, joint)| sentence + joint).collect())
}

/// The citations of a text that stands alone.
fn cite(text: &str) -> Vec<Citation> {
    let mut citations = recognise_citations(text, &scan_citations(text));
    resolve_citations(&mut citations, &Metadata::default());
    citations
}

/// Signs that open something: what closes it may stand in the next sentence.
const OPENERS: [char; 8] = ['“', '”', '„', '«', '»', '"', '(', ')'];

/// What holds between the citations of one list.
fn check_list(citations: &[Citation]) -> Result<(), TestCaseError> {
    for (at, citation) in citations.iter().enumerate() {
        let surface = &citation.surface;
        prop_assert!(!citation.span.is_empty() && !surface.trim().is_empty(), "{surface:?} is empty");
        prop_assert!(citation.antecedent.is_none_or(|antecedent| antecedent < citations.len() && antecedent != at));
        if let Some(within) = citation.within {
            prop_assert!(within < at, "{surface}: within {within}, but it is {at}");
            let owner = &citations[within];
            prop_assert!(contains(owner.span, citation.span), "{surface} sticks out of {}", owner.surface);
            prop_assert_eq!(owner.unit, citation.unit);
        }
        let mut targets = citation.targets.clone();
        targets.sort();
        targets.dedup();
        prop_assert_eq!(targets.len(), citation.targets.len(), "{}: {:?}", surface, citation.targets);
        if let [target] = citation.targets.as_slice() {
            prop_assert_eq!(citation.key.as_ref(), Some(target), "{}", surface);
        }
    }
    Ok(())
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The spans of a document's citations, against its units and its source.
fn check_document(text: &str, document: &Document) -> Result<(), TestCaseError> {
    check_list(&document.citations)?;
    for citation in &document.citations {
        let unit = &document.units[citation.unit];
        prop_assert!(contains(unit.span, citation.span), "{} outside of {}", citation.surface, unit.address);
        let slice = citation.span.of(text);
        prop_assert!(slice.is_some_and(|slice| is_source_of(slice, &citation.surface)), "{slice:?} {citation:?}");
    }
    Ok(())
}

/// Whether the letters and digits of the source are those of the surface, but for markup and what stands between pages.
fn is_source_of(source: &str, surface: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (source_letters, surface_letters) = (letters(source), letters(surface));
    if !source.contains(['&', '<', '\n', '\u{C}']) {
        return source_letters == surface_letters;
    }
    let mut rest = source_letters.chars();
    surface_letters.chars().all(|letter| rest.any(|found| found == letter))
}

/// The document numbers of a text that lie in no citation; one that a citation cuts in two is not lost.
fn lost_numbers<'t>(text: &'t str, citations: &[Span]) -> Vec<&'t str> {
    let numbers = tokenize(text).filter(|token| matches!(token.kind, TokenKind::DocumentNumber(_)));
    let lost = numbers.filter(|token| !citations.iter().any(|span| touches(*span, token.span)));
    lost.filter_map(|token| token.span.of(text)).collect()
}

fn touches(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// The numbers that no citation of a document covers; what the paper says of itself is no citation.
fn lost_in_document(document: &Document) -> Vec<String> {
    let mut lost = Vec::new();
    for (at, unit) in document.units.iter().enumerate() {
        if matches!(unit.kind, UnitKind::Letterhead | UnitKind::DocumentKind | UnitKind::Signature) {
            continue;
        }
        let inside = |citation: &&Citation| citation.unit == at;
        let cited: Vec<Span> = document.citations.iter().filter(inside).map(|citation| citation.span).collect();
        let numbers = tokenize(&unit.text).filter(|token| matches!(token.kind, TokenKind::DocumentNumber(_)));
        // *Điều 5 - QĐ*: the number of an article, and no citation where the paper has no such article.
        let is_of_division = |span: Span| {
            let before = Span::new(0, span.start).of(&unit.text).unwrap_or_default().trim_end();
            ["Điều", "điều", "khoản", "Khoản"].iter().any(|word| before.ends_with(word))
        };
        for number in numbers.filter(|number| !is_of_division(number.span)) {
            let source = unit.alignment.to_source(number.span).shifted(unit.span.start);
            if !cited.iter().any(|span| touches(*span, source)) {
                lost.push(format!("{} in {}: {}", number.span.of(&unit.text).unwrap_or("?"), unit.address, unit.text));
            }
        }
    }
    lost
}

/// The signs that the marks are made of.
const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];

fn check_marks(text: &str, citations: &[Citation]) -> Result<(), TestCaseError> {
    let empty = annotate_citations(text, citations, |_| Some((String::new(), String::new())));
    prop_assert_eq!(empty.as_str(), text);
    prop_assert_eq!(annotate_citations(text, citations, |_| None), text);
    let marked = annotate_citations(text, citations, |_| Some((MARKS[0].to_string(), MARKS[1].to_string())));
    let count = |sign: char| marked.chars().filter(|c| *c == sign).count();
    prop_assert_eq!(count(MARKS[0]), count(MARKS[1]));
    prop_assert!(count(MARKS[0]) <= citations.len());
    prop_assert_eq!(marked.replace(MARKS, ""), text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn citations_of_a_text_hold_together(text in sentence()) {
        let citations = cite(&text);
        check_list(&citations)?;
        for citation in &citations {
            prop_assert_eq!(citation.span.of(&text), Some(citation.surface.as_str()));
        }
        check_marks(&text, &citations)?;
    }

    #[test]
    fn citations_of_a_paper_hold_together(text in paper()) {
        let document = parse_document(&text);
        check_document(&text, &document)?;
        check_marks(&text, &document.citations)?;
    }

    #[test]
    fn any_text_is_cited(text in "\\PC{0,80}|[\\s\\PC]{0,80}") {
        check_list(&cite(&text))?;
        check_document(&text, &parse_document(&text))?;
    }

    #[test]
    fn no_number_of_a_text_is_lost(text in fragments(Just(" "))) {
        let spans: Vec<Span> = cite(&text).iter().map(|citation| citation.span).collect();
        let lost = lost_numbers(&text, &spans);
        prop_assert!(lost.is_empty(), "{lost:?} of {text}");
    }

    #[test]
    fn no_number_of_a_paper_is_lost(text in paper_of(fragments(Just(" ")))) {
        let lost = lost_in_document(&parse_document(&text));
        prop_assert!(lost.is_empty(), "{lost:?} of {text}");
    }

    #[test]
    fn what_follows_changes_nothing(text in sentence(), behind in sentence()) {
        let sentence = format!("{} hết.", text.replace(OPENERS, ""));
        // A title in capitals runs up to the date that is behind it.
        let whole = format!("{sentence} Sau đó {}", behind.replace("ngày", ""));
        let alone = recognise_citations(&sentence, &scan_citations(&sentence));
        let together = recognise_citations(&whole, &scan_citations(&whole));
        let before: Vec<Citation> = together.into_iter().filter(|citation| citation.span.start < sentence.len()).collect();
        prop_assert_eq!(before, alone);
    }

    #[test]
    fn resolving_again_changes_nothing(text in sentence()) {
        let once = cite(&text);
        // What was taken out may have told a place, and a back reference collects its targets.
        if recognise_citations(&text, &scan_citations(&text)).len() > once.len() {
            return Ok(());
        }
        let mut twice = once.clone();
        resolve_citations(&mut twice, &Metadata::default());
        let told = |citation: &Citation| citation.form != CitationForm::BackReference;
        twice.retain(told);
        prop_assert_eq!(twice, once.into_iter().filter(told).collect::<Vec<_>>());
    }
}

#[test]
fn no_number_of_the_samples_is_lost() {
    let folder = common::workspace().join("data/sample");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("SKIP: {} is not there", folder.display());
        return;
    };
    let mut read = 0;
    for path in files.filter_map(|file| Some(file.ok()?.path())).filter(|path| path.is_file()) {
        let Some(text) = common::read(&path) else { continue };
        let document = parse_document(&text);
        check_document(&text, &document).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        check_marks(&text, &document.citations).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(lost_in_document(&document), [""; 0], "{}", path.display());
        read += 1;
    }
    assert!(read > 0, "{}: no samples", folder.display());
}
