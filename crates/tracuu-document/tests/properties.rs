//! What holds for every text, however damaged.

use std::collections::HashSet;

use proptest::prelude::*;
use tracuu_document::{Address, Document, parse_address, parse_document, parse_fragment};
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

/// Spans ascend and do not overlap, parents come first, addresses are unique and readable, words map to their source.
fn check(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    let mut addresses = HashSet::new();
    for (at, unit) in document.units.iter().enumerate() {
        prop_assert!(unit.span.start >= end && unit.span.of(text).is_some(), "{}", unit.address);
        end = unit.span.end;
        prop_assert!(unit.parent.is_none_or(|parent| parent < at));
        prop_assert!(!unit.text.is_empty() && !unit.text.contains('\n'), "{}", unit.address);
        prop_assert_eq!(unit.address.to_string().parse(), Ok(unit.address.clone()));
        prop_assert!(addresses.insert(unit.address.clone()), "{} twice", unit.address);
        prop_assert_eq!(unit.alignment.source_len(), unit.span.len());
        prop_assert_eq!(unit.alignment.target_len(), unit.text.len());
        for token in tokenize(&unit.text).filter(|token| token.kind == TokenKind::Word) {
            check_word(text, &unit.text, token.span, unit.alignment.to_source(token.span).shifted(unit.span.start))?;
        }
    }
    Ok(())
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
    ];
    for span in spans.into_iter().flatten().chain(document.diagnostics.iter().map(|d| d.span)) {
        prop_assert!(span.of(text).is_some());
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
