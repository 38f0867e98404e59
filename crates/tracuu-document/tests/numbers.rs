//! Every number of the table of citations, and what holds for every number.

mod common;

use proptest::prelude::*;
use tracuu_document::{DocumentKind, DocumentNumber, document_kinds, match_key, number_readings, parse_number};
use tracuu_text::scan_document_number;

/// Rows that are not what the symbol alone says, why, and what is read instead.
const BEYOND: [(&str, &str, &str); 5] = [
    ("Số 328-CV/U", "the lost Đ is known from the letterhead alone", "328|CV|U|"),
    ("09/2014/TTLT-BTP-TANDTC-VKSNDTC", "the last joint issuer was cut off", "09|TTLT|BTP-TANDTC-VKSNDTC|2014"),
    ("Nghị định 30/2020", "the table has no issuer; decrees are the Government's", "30|NĐ|CP|2020"),
    ("Điểm 1.3 Khoản 1 Mục II Hướng dẫn 36-HD/VPTW năm 2018", "the year is not in the symbol", "36|HD|VPTW|"),
    ("Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020", "the year is not in the symbol", "749|QĐ|TTg|"),
];

#[test]
fn table_of_citations() {
    let Some(table) = common::shared("domain/citation_variants.tsv") else { return };
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let mut read = 0;
    let mut faults = Vec::new();
    for row in &rows {
        let [surface, _, _, number, code, issuer, year, ..] = row.as_slice() else { panic!("{row:?}") };
        let found = numbers_in(surface);
        let [found] = found.as_slice() else { continue };
        if number.is_empty() || number.contains(';') {
            continue;
        }
        let expected = format!("{number}|{code}|{issuer}|{year}");
        let beyond = BEYOND.iter().find(|(row, ..)| row == surface);
        let expected = beyond.map_or(expected, |(_, _, instead)| (*instead).to_owned());
        if *found != expected {
            faults.push(format!("{surface}: expected {expected}, but found {found}"));
        }
        read += 1;
    }
    println!("citation table: {read} of {} rows have one number", rows.len());
    assert!(faults.is_empty() && read >= 80, "{read} read\n{}", faults.join("\n"));
}

/// The numbers with a symbol in a text; where there is none, the number behind the name of a kind.
fn numbers_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let is_inside = before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '/'));
        if at < end || is_inside {
            continue;
        }
        if let Some(shape) = scan_document_number(text, at) {
            end = shape.span.end;
            found.extend(DocumentNumber::of_shape(text, &shape));
        }
    }
    if found.is_empty() {
        found.extend(spoken(text));
    }
    found.iter().map(describe).collect()
}

/// *Chỉ thị 24*, *Nghị định 30/2020*.
fn spoken(text: &str) -> Option<DocumentNumber> {
    let kind: &DocumentKind = document_kinds().iter().find(|kind| text.starts_with(kind.name))?;
    let rest = text.strip_prefix(kind.name)?.trim_start();
    let rest = rest.strip_prefix("số").unwrap_or(rest).trim_start();
    let (sequence, year) = rest.split_once('/').map_or((rest, None), |(sequence, year)| (sequence, Some(year)));
    let is_number = sequence.chars().all(|c| c.is_ascii_digit()) && !sequence.is_empty();
    is_number.then(|| DocumentNumber::partial(kind, sequence, year.and_then(|year| year.parse().ok())))
}

fn describe(number: &DocumentNumber) -> String {
    let year = number.year.map(|year| year.to_string()).unwrap_or_default();
    format!("{}|{}|{}|{year}", number.sequence, number.code, number.issuer)
}

/// A number put together from its parts, in the spellings that papers have.
fn number() -> impl Strategy<Value = String> {
    let pick = |from: &'static [&'static str]| proptest::sample::select(from);
    let sequence = pick(&["24", "01", "66.19", "15a", "34O", "3241"]);
    let year = pick(&["", "", "/2020", "-1998", " /2005"]);
    let sign = pick(&["-", "/", " - ", "–", "‑", " "]);
    let code = pick(&[
        "CT", "Ctr", "QĐ", "QD", "QĐi", "nd", "NÐ", "HĐ", "TTLT", "VBHN-NĐ", "UBND", "LĐ", "TC", "XYZ", "QH14", "TTBNV",
    ]);
    let joint = pick(&["/", "-", " / ", "- ", "."]);
    let issuer = pick(&[
        "TU",
        "TƯ",
        "T.Ư",
        "TW",
        "ĐU",
        "ThU",
        "UBKTTW",
        "TWĐTN-VP",
        "CP",
        "TTg",
        "BNV-VPCP",
        "KGVX",
        "NĐ",
        "CT",
        "1997-QH10",
        "L-004",
        "BGD&ĐT",
        "HĐNN8",
        "",
    ]);
    (sequence, year, sign, code, joint, issuer).prop_map(|(sequence, year, sign, code, joint, issuer)| {
        let joint = if issuer.is_empty() { "" } else { joint };
        format!("{sequence}{year}{sign}{code}{joint}{issuer}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn normal_forms_are_read_as_themselves(text in number()) {
        if let Some(number) = parse_number(&text) {
            let again = parse_number(&number.to_string());
            prop_assert_eq!(again.as_ref(), Some(&number), "{} {}", text, number);
        }
    }

    #[test]
    fn the_first_reading_is_the_number(text in number()) {
        let readings = number_readings(&text);
        prop_assert_eq!(readings.first().cloned(), parse_number(&text));
        prop_assert!(readings.iter().enumerate().all(|(at, reading)| !readings.iter().take(at).any(|r| r == reading)));
    }

    #[test]
    fn spellings_share_their_keys(text in number()) {
        let Some(number) = parse_number(&text) else { return Ok(()) };
        for spelling in [text.replace('-', " – "), text.to_string().replace('Đ', "Ð"), format!("Số: 00{text}.")] {
            let Some(other) = parse_number(&spelling) else { continue };
            prop_assert_eq!(match_key(&other, Some("HN"), None, None), match_key(&number, Some("HN"), None, None), "{}", spelling);
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,40}|[0-9A-ZĐƯa-zđư/. –-]{0,24}") {
        for number in number_readings(&text) {
            prop_assert!(!number.sequence.is_empty());
            prop_assert!(number_readings(&number.to_string()).contains(&number), "{} {}", text, number);
            let _ = (number.key(), match_key(&number, Some(&text), None, Some(17)), number.is_party());
        }
    }
}
