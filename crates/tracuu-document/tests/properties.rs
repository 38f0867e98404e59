//! What holds for every text, however damaged.

use std::collections::HashSet;

use proptest::prelude::*;
use tracuu_document::{Address, Document, UnitKind, parse_address, parse_document, parse_fragment};
use tracuu_text::{Span, TokenKind, key_of, tokenize};

/// Pieces of papers that are put together at random.
const PIECES: &[&str] = &[
    "THÀNH ỦY SÔNG VÂN",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 24-CT/TU",
    "Hà Nội, ngày 07 tháng 8 năm 2023",
    "CHỈ THỊ",
    "QUY CHẾ",
    "về kỷ luật",
    "-----",
    "*",
    "|",
    "| a | b |",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Mục 1",
    "Điều 1. Phạm vi",
    "Điều 2.",
    "I. MỤC TIÊU",
    "II- NỘI DUNG",
    "A. PHẦN",
    "1. Một",
    "2. Hai:",
    "1.1. Nhỏ",
    "(1) Ngoặc",
    "a) Điểm",
    "đ) Điểm",
    "- Gạch",
    "+ Cộng",
    "* Sao",
    "chữ thường,",
    "Câu đầy đủ.",
    "**đậm",
    "_nghiêng_",
    "&nbsp;",
    "<br>",
    "\\- ",
    "Nơi nhận:",
    "- } (để báo cáo)",
    "T/M BAN BÍ THƯ",
    "PHÓ BÍ THƯ",
    "(đã ký)",
    "Lê Giả Định",
    "Lưu VT;",
    "a1) Điểm",
    "Sửa đổi Điều 5 như sau:",
    "“1. Một",
    "hai”.",
    "\"Ba\"",
    "V/v báo cáo",
    "Kính gửi: Sở",
    "Căn cứ Luật Sách;",
    "Thực hiện Chỉ thị số 5-CT/TU, Ban Thường vụ yêu cầu:",
    "TỐI MẬT",
    "Dự thảo lần 2",
    "Sở Tư pháp: Chủ trì.",
    "banhành",
    "a | b",
    "                         ",
    "\r",
    "PHỤ LỤC I",
    "# Nghị quyết số 5",
    "2",
    "- 3 -",
    "\u{C}",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "      ",
    "ngu\u{31B}o\u{31B}\u{300}i",
    "\u{FEFF}",
];

fn paper() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        2 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Spans ascend and do not overlap but for a second column, parents come first, addresses are unique and readable, words
/// map to their source, no letter is in two units, and every line is in one.
fn check(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    let mut addresses = HashSet::new();
    let mut holders = vec![None; text.len()];
    for (at, unit) in document.units.iter().enumerate() {
        let may_be_beside = matches!(unit.kind, UnitKind::Signature | UnitKind::Letterhead);
        prop_assert!(unit.span.start >= end || may_be_beside, "{}", unit.address);
        prop_assert!(unit.span.of(text).is_some(), "{}", unit.address);
        end = end.max(unit.span.end);
        prop_assert!(unit.parent.is_none_or(|parent| parent < at));
        prop_assert!(!unit.text.is_empty() && !unit.text.contains('\n'), "{}", unit.address);
        prop_assert_eq!(unit.address.to_string().parse(), Ok(unit.address.clone()));
        prop_assert!(addresses.insert(unit.address.clone()), "{} twice", unit.address);
        prop_assert_eq!(unit.alignment.source_len(), unit.span.len());
        prop_assert_eq!(unit.alignment.target_len(), unit.text.len());
        for token in tokenize(&unit.text).filter(|token| token.kind == TokenKind::Word) {
            let source = unit.source(token.span);
            check_word(text, &unit.text, token.span, source)?;
            for holder in holders.get_mut(source.start..source.end).into_iter().flatten() {
                prop_assert!(holder.is_none_or(|holder| holder == at), "{:?} in two units", source.of(text));
                *holder = Some(at);
            }
        }
    }
    check_lines(text, document)
}

/// Lines with words are in the span of a unit, unless they are page numbers or stand on several pages.
fn check_lines(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let lines: Vec<&str> = text.split(['\n', '\r', '\u{C}']).collect();
    for line in &lines {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let is_repeated = lines.iter().filter(|other| bare_letters(other) == bare_letters(line)).count() > 1;
        let lies_in = |unit: &tracuu_document::Unit| {
            let words = Span::new(start + line.len() - line.trim_start().len(), start + line.trim_end().len());
            unit.span.start < words.end && words.start < unit.span.end
        };
        let is_unit = has_words(line) && !is_repeated;
        prop_assert!(!is_unit || document.units.iter().any(lies_in), "{line:?} is lost");
    }
    Ok(())
}

/// What a line says, without its markup: heads of pages are told apart by that alone.
fn bare_letters(line: &str) -> String {
    line.replace("<br>", "").replace("&nbsp;", "").chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a line says something: letters beside tags, entities and page numbers.
fn has_words(line: &str) -> bool {
    let bare = line.replace("<br>", "").replace("&nbsp;", "").replace("Trang", "");
    tokenize(&bare).any(|token| {
        token.kind == TokenKind::Word
            && token
                .span
                .of(&bare)
                .is_some_and(|word| word.chars().count() > 1 && word.chars().any(char::is_alphabetic))
    })
}

/// The letters of the source are those of the word, but for markup between them.
fn check_word(text: &str, unit: &str, word: Span, source: Span) -> Result<(), TestCaseError> {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (word, source) = (word.of(unit).unwrap_or_default(), source.of(text).unwrap_or_default());
    let is_same = letters(word) == letters(source) || key_of(word) == key_of(source);
    prop_assert!(is_same || source.contains(['&', '<']), "{word:?} {source:?}");
    Ok(())
}

fn check_metadata(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let metadata = &document.metadata;
    let spans = [
        metadata.kind.as_ref().map(|found| found.span),
        metadata.number.as_ref().map(|found| found.span),
        metadata.issuer.as_ref().map(|found| found.span),
        metadata.place.as_ref().map(|found| found.span),
        metadata.date.as_ref().map(|found| found.span),
        metadata.title.as_ref().map(|found| found.span),
        metadata.authority.as_ref().map(|found| found.span),
        metadata.office.as_ref().map(|found| found.span),
        metadata.signatory.as_ref().map(|found| found.span),
        metadata.secrecy.as_ref().map(|found| found.span),
        metadata.urgency.as_ref().map(|found| found.span),
        metadata.draft.as_ref().map(|found| found.span),
    ];
    let lists = metadata.basis.iter().chain(&metadata.recipients).map(|found| found.span);
    for span in spans.into_iter().flatten().chain(lists).chain(document.diagnostics.iter().map(|d| d.span)) {
        prop_assert!(span.of(text).is_some());
    }
    for unit in document.units.iter().filter(|unit| unit.responsible.is_some()) {
        prop_assert!(unit.responsible.as_ref().is_some_and(|body| unit.text.starts_with(body)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn papers_hold_together(text in paper()) {
        let document = parse_document(&text);
        check(&text, &document)?;
        check_metadata(&text, &document)?;
    }

    #[test]
    fn fragments_hold_together(text in paper(), base in proptest::sample::select(&["", "d5", "d5.k2", "III.4", "PL1"][..])) {
        let base: Address = parse_address(base).unwrap_or_default();
        let document = parse_fragment(&text, &base);
        check(&text, &document)?;
        prop_assert!(document.units.iter().all(|unit| unit.address.segments().starts_with(base.segments()) || base.to_string().starts_with('d')));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}|[\\s\\PC]{0,80}") {
        check(&text, &parse_document(&text))?;
    }
}
