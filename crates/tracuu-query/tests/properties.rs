//! Laws that hold for every text.
//!
//! | law                                                                     |
//! | ----------------------------------------------------------------------- |
//! | reading a text never panics                                             |
//! | the span of a clause is a piece of the text, inside that of its group   |
//! | the text of a leaf stands under its span                                |
//! | what is written back is read as the same query, and written the same    |
//! | groups are never empty, and at most 32 stand in one another             |

use proptest::prelude::*;
use tracuu_query::{Clause, Expr, FieldValue, Query, format_query, parse_query};
use tracuu_text::Span;

/// Pieces of the language, of its edges, and of what looks like it.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\u{A0}",
    "\u{3000}",
    ",",
    ".",
    ":",
    ";",
    "!",
    "/",
    "&",
    "@",
    "%",
    "_",
    "\\",
    "#",
    "\"",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "(",
    ")",
    "(",
    ")",
    "+",
    "-",
    "–",
    "=",
    "*",
    "~",
    "~4",
    "~0",
    "~99999",
    "AND",
    "OR",
    "NOT",
    "VÀ",
    "HOẶC",
    "KHÔNG",
    "VA\u{300}",
    " AND ",
    " OR ",
    " NOT ",
    " VÀ ",
    "AND",
    " OR ",
    "luật",
    "kỷ",
    "LUẬT",
    "KỶ",
    "a",
    "b",
    "A",
    "B",
    "và",
    "or",
    "XIII",
    "ĐƯỜNG",
    "lua\u{323}\u{302}t",
    "e\u{301}",
    "24",
    "2020",
    "2025",
    "5%",
    "1.000",
    "07/8/2023",
    "8/2023",
    "2023-08-07",
    "31/2/2023",
    "2020..2024",
    "2020..",
    "..2020",
    "24-CT/TU",
    "24 - CT / TU",
    "-CT/TU",
    "CT/TU",
    "30/2020/NĐ-CP",
    "-CP",
    "11-QĐi/TW",
    "số31-QĐ/TW",
    "TU",
    "ngày",
    "tháng",
    "năm",
    "7",
    "8",
    "2023",
    "ngày 7 tháng 8 năm 2023",
    "27 - 31/3/1982",
    "TT&TT",
    "Đ/c",
    "T.Ư",
    "a@b.vn",
    "https://x.vn/a?b=c",
    "www.x.vn",
    "so:",
    "số:",
    "title:",
    "title:(",
    "date:",
    "cites:",
    "kind:",
    "loại:",
    "address:",
    "abc:",
    "ngay:",
    " - ",
    "title:=",
    "number:\"",
    "vien-dan:",
    "(((((((((((",
    "))))))))))))",
    "((a OR b c ",
    "C++",
    "\0",
    "😀",
    "ß",
    "İ",
    "ǅ",
    "中",
    "\u{200B}",
    "\u{301}",
    "٣",
    "Ⅳ",
    "½",
];

fn grammar() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn spaced() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..16).prop_map(|pieces| pieces.join(" "))
}

/// Everything that has to hold for one text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse_query(text);
    for remark in &parsed.diagnostics {
        prop_assert!(remark.span.of(text).is_some(), "{remark:?}");
        prop_assert!(remark.message.starts_with("expected "), "{remark:?}");
    }
    check_spans(text, &parsed.query, Span::new(0, text.len()), 0)?;
    let written = format_query(&parsed.query);
    let again = parse_query(&written).query;
    prop_assert_eq!(without_spans(&again), without_spans(&parsed.query), "{:?} was written {:?}", text, &written);
    prop_assert_eq!(format_query(&again), written);
    Ok(())
}

fn check_spans(text: &str, query: &Query, around: Span, depth: usize) -> Result<(), TestCaseError> {
    prop_assert!(depth <= 32);
    for Clause { expr, span, .. } in &query.clauses {
        prop_assert!(around.contains(*span), "{span:?} in {around:?}");
        let found = span.of(text);
        prop_assert!(found.is_some_and(|found| !found.is_empty()), "{span:?}");
        match expr {
            Expr::Word { text, .. }
            | Expr::Prefix { text }
            | Expr::Compound { text }
            | Expr::DocumentNumber { text }
            | Expr::Date { text }
            | Expr::Phrase { text, .. } => prop_assert_eq!(Some(text.as_str()), found),
            Expr::Field { value: FieldValue::Text(value), .. } => {
                prop_assert!(found.is_some_and(|found| found.contains(value.as_str())));
            }
            Expr::Field { value: FieldValue::Dates(range), .. } => {
                prop_assert!(range.from.is_some() || range.to.is_some());
            }
            Expr::Field { value: FieldValue::Query(query), .. } | Expr::Group(query) => {
                prop_assert!(!query.is_empty());
                check_spans(text, query, *span, depth + 1)?;
            }
        }
    }
    Ok(())
}

fn without_spans(query: &Query) -> Query {
    let mut query = query.clone();
    for clause in &mut query.clauses {
        clause.span = Span::default();
        match &mut clause.expr {
            Expr::Group(inner) | Expr::Field { value: FieldValue::Query(inner), .. } => *inner = without_spans(inner),
            _ => {}
        }
    }
    query
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn pieces_of_the_language(text in grammar()) {
        check(&text)?;
    }

    #[test]
    fn pieces_with_blanks_between(text in spaced()) {
        check(&text)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,40}") {
        check(&text)?;
    }

    #[test]
    fn any_characters(text in "(?s).{0,40}") {
        check(&text)?;
    }

    #[test]
    fn signs_and_letters(text in "[\"“«»()+=*~:,. ORANDV\u{c0}aă5/-]{0,30}") {
        check(&text)?;
    }
}

/// Texts that are long, deep or empty, and those that once broke a law.
#[test]
fn hostile_texts() {
    let long = |unit: &str| unit.repeat(100_000 / unit.len());
    let mut texts: Vec<String> =
        ["(", ")", "\"", "«", "“", "a ", "a OR ", "NOT ", "a:b ", "-a ", "title:(", "*", "(a OR b c "]
            .iter()
            .map(|unit| long(unit))
            .collect();
    texts.push(format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000)));
    texts.push(format!("{}a OR b c{}", "(".repeat(31), ")".repeat(31)));
    texts.push(format!("{}a OR b c AND (x y){}", "(x ".repeat(40), " NOT a b)".repeat(40)));
    texts.push("kỷ luật ".repeat(100_000));
    texts.push("\0".repeat(1000));
    for text in &texts {
        check(text).unwrap_or_else(|error| panic!("{}…: {error}", text.chars().take(40).collect::<String>()));
    }
    for text in ["", " ", "\"\"", "()", "😀", "a\0b", "title:=", "AND OR NOT", "(AND)", "+", "NOT(", "\u{301}"] {
        check(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    }
}

/// What stands deeper than 32 groups belongs to the innermost group, and a remark says so.
#[test]
fn deep_groups() {
    let deep = |depth: usize| parse_query(&format!("{}a -(b c){}", "(".repeat(depth), ")".repeat(depth)));
    let kinds = |depth| deep(depth).diagnostics.iter().map(|remark| remark.kind.name()).collect::<Vec<_>>();
    assert_eq!(kinds(31), [""; 0]);
    assert_eq!(kinds(32), ["too_deep"]);
    assert_eq!(kinds(34), ["too_deep"; 3]);
    assert!(deep(34).query.to_string().ends_with("((a b c))))))))))))))))))))))))))))))))"), "{}", deep(34).query);
    assert_eq!(kinds(10_000).len(), 100, "a hundred remarks are enough");
}
