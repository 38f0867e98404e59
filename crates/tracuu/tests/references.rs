//! Papers that a query names: alone, among words, half told, absent.

mod numbered;

use numbered::numbered;
use tracuu::{Filter, SearchIndex, SearchRequest, SearchResponse};

fn ask(index: &SearchIndex, query: &str) -> SearchResponse {
    index.search(&SearchRequest { query: query.into(), count: true, ..Default::default() }).expect("an answer")
}

fn ids(response: &SearchResponse) -> String {
    response.hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>().join(" ")
}

const PAPERS: [[&str; 4]; 7] = [
    ["12-CT/TU", "Chỉ thị", "về nếp làm việc", "1. Họp đúng giờ.\n2. Giữ kỷ luật."],
    ["156-TB/TU", "Thông báo", "về kỷ luật, kỷ luật", "1. Kỷ luật theo Chỉ thị 12-CT/TU, kỷ luật.\n2. Kỷ luật."],
    ["08-NQ/TU", "Nghị quyết", "về chuyển đổi số", "1. Chuyển đổi số."],
    ["95/2021/NĐ-CP", "Nghị định", "về tiếng ồn", "1. Giảm tiếng ồn.\n2. Chuyển đổi số."],
    ["14/2022/TT-BTNMT", "Thông tư", "về đo nước", "1. Đo nước."],
    ["2750/UBND-KGVX", "Công văn", "về lịch học", "1. Nghỉ học ngày bão."],
    ["45-KL/TU", "Kết luận", "về bến đò", "1. Bến đò. Năm 2024 có 96 chuyến."],
];

#[test]
fn words_beside_a_number_are_words_and_the_paper_comes_first() {
    let index = numbered(&PAPERS);
    for query in [
        "12-CT/TU kỷ luật",
        "kỷ luật 12-CT/TU",
        "12-CT/TU, kỷ luật",
        "12-CT/TU: kỷ luật",
        "12-CT/TU - kỷ luật",
        "Chỉ thị 12-CT/TU kỷ luật",
        "Chỉ thị 12 kỷ luật",
        "chi thi 12 ky luat",
        "chi thi so 12 ct tu ky luat",
        "12 ct tu kỷ luật",
        "12-ct/tu ky luat",
        "12-CT/TU là gì",
        "12-CT/TU abc",
        "xử lý kỷ luật theo chỉ thị 12-CT/TU ra sao",
    ] {
        let response = ask(&index, query);
        assert!(ids(&response).starts_with("12-CT/TU"), "{query}: {} {:?}", ids(&response), response.diagnostics);
        assert!(response.diagnostics.is_empty(), "{query}: {:?}", response.diagnostics);
        assert!(response.hits.iter().any(|hit| hit.id == "156-TB/TU"), "{query}");
    }
    let best = |query: &str| ask(&index, query).hits[0].units[0].address.clone();
    assert_eq!(best("12-CT/TU giữ kỷ luật"), "2", "the unit that holds the words");
    assert!(ids(&ask(&index, "95/2021/NĐ-CP chuyển đổi số")).starts_with("95/2021/NĐ-CP"));
    assert!(ids(&ask(&index, "2750/UBND-KGVX nước")).starts_with("2750/UBND-KGVX"));
}

#[test]
fn of_two_papers_the_one_that_is_not_there_is_named() {
    let response = ask(&numbered(&PAPERS), "12-CT/TU 99-KH/TU");
    assert!(ids(&response).starts_with("12-CT/TU"));
    assert_eq!(response.diagnostics[0].kind, "unknown_paper");
    assert!(response.diagnostics[0].message.starts_with("no document here is 99-KH/TU"), "{:?}", response.diagnostics);
}

#[track_caller]
fn check_near(query: &str, near: &str) {
    let response = ask(&numbered(&PAPERS), query);
    assert_eq!(ids(&response), "", "{query}");
    let remark = response.diagnostics.first().unwrap_or_else(|| panic!("{query}: no remark"));
    let named = remark.message.split_once("near it: ").map_or("", |(_, near)| near);
    assert_eq!(named.split(", ").next(), Some(near), "{query}: {}", remark.message);
}

#[test]
fn what_is_near_an_absent_paper_is_suggested() {
    check_near("nghị định 96", "95/2021/NĐ-CP");
    check_near("nghi dinh 96", "95/2021/NĐ-CP");
    check_near("NĐ 96", "95/2021/NĐ-CP");
    check_near("96/2021/NĐ-CP", "95/2021/NĐ-CP");
    check_near("95/2020/NĐ-CP", "95/2021/NĐ-CP");
    check_near("chỉ thị 13", "12-CT/TU");
    check_near("12-CT/TW", "12-CT/TU");
    check_near("KL 46", "45-KL/TU");
    check_near("thông tư 15/2022", "14/2022/TT-BTNMT");
    check_near("công văn 2751", "2750/UBND-KGVX");
    check_near("2751/UBND-KGVX", "2750/UBND-KGVX");
    check_near("so:30-CT/TU", "12-CT/TU");
    check_near("cites:30-CT/TU", "12-CT/TU");
    check_near("NĐ96", "95/2021/NĐ-CP");
}

#[test]
fn filters_that_nothing_meets_say_so() {
    let index = numbered(&PAPERS);
    let remark = |filter: Filter| {
        let request = SearchRequest { query: "ky luat".into(), filter, ..Default::default() };
        let response = index.search(&request).expect("an answer");
        assert!(response.hits.is_empty());
        response.diagnostics.first().map(|remark| remark.message.clone()).unwrap_or_default()
    };
    assert!(remark(Filter { cites: vec!["1-XX/YY".into()], ..Default::default() }).contains("\"1-XX/YY\""));
    assert!(remark(Filter { ids: vec!["zzz".into()], ..Default::default() }).contains("\"zzz\""));
    let response = ask(&index, "address:9");
    assert!(response.hits.is_empty() && response.diagnostics[0].kind == "unknown_value", "{:?}", response.diagnostics);
}

#[test]
fn a_glued_number_is_one() {
    let index = numbered(&PAPERS);
    for (query, expected) in [("CT12", "12-CT/TU 156-TB/TU"), ("NQ08", "08-NQ/TU"), ("cites:CT12", "156-TB/TU")] {
        assert_eq!(ids(&ask(&index, query)), expected, "{query}");
    }
}

#[test]
fn letters_of_the_state_need_no_signs() {
    let index = numbered(&PAPERS);
    for query in ["2750 ubnd kgvx", "so 2750/ubnd-kgvx", "2750/UBND-KGVX", "số 2750 UBND KGVX", "2750-ubnd-kgvx"] {
        assert_eq!(ids(&ask(&index, query)), "2750/UBND-KGVX", "{query}");
    }
    check_near("2751 ubnd kgvx", "2750/UBND-KGVX");
    assert!(ask(&index, "96 chuyến ubnd").hits.iter().any(|hit| hit.id == "45-KL/TU"));
}

const SPELLED: [[&str; 4]; 12] = [
    ["", "", "", "a Phụ lục kèm theo 1432/QĐ-UBND; bàn Thực hiện Quyết định số 1432/QĐ-UBND."],
    ["", "", "", "b Bảng 1432/QD-UBND bến"],
    ["", "", "", "c Theo 66.19/2026/NQ-CP."],
    ["", "", "", "d Theo 66/2026/NQ-CP. Và 57-NQ/TW."],
    ["", "", "", "e Theo số 05-DA/TU."],
    ["", "", "", "f Theo số 05-ĐA/TU."],
    ["", "", "", "g Theo số 36-HD/VPTW."],
    ["", "", "", "h Theo số 36-HĐ/VPTW."],
    ["", "", "", "i Theo Nghị định 30/2020/NĐ-CP."],
    ["", "", "", "k Theo Nghị định 30/2021/NĐ-CP."],
    ["", "", "", "l Theo số 12-CT/TU ngày 07/8/2023."],
    ["", "", "", "m Nghị định 15, năm 2020 đã qua, 30 người, 66 bến, 19 đò."],
];

#[track_caller]
fn check_spelled(query: &str, expected: &str) {
    let response = ask(&numbered(&SPELLED), query);
    let mut found: Vec<&str> = response.hits.iter().filter_map(|hit| hit.id.get(..1)).collect();
    found.sort_unstable();
    assert_eq!(found.concat(), expected, "{query}: {:?}", response.diagnostics);
}

#[test]
fn every_spelling_of_a_number_finds_the_same() {
    for query in ["1432/QĐ-UBND", "1432/QD-UBND", "số 1432/QĐ-UBND", "1432 qđ ubnd", "1432 qd ubnd", "quyết định 1432"]
    {
        check_spelled(query, "ab");
    }
    for query in ["05-DA/TU", "DA 05", "da 05", "05 da tu"] {
        check_spelled(query, "ef");
    }
    for query in ["36-HD/VPTW", "HD 36"] {
        check_spelled(query, "gh");
    }
    check_spelled("ĐA 05", "f");
    check_spelled("HĐ 36", "h");
}

#[test]
fn a_running_number_with_a_full_stop_is_one() {
    for query in ["66.19/2026/NQ-CP", "NQ 66.19/2026", "nghị quyết 66.19", "66.19"] {
        check_spelled(query, "c");
    }
    check_spelled("NQ 66/2026", "d");
}

#[test]
fn a_year_behind_a_number_is_its_year() {
    for query in ["nghị định 30 năm 2020", "nghi dinh 30 nam 2020", "Nghị định 30/2020/NĐ-CP năm 2020"] {
        check_spelled(query, "i");
    }
    check_spelled("12-CT/TU năm 2023", "l");
    check_spelled("12-CT/TU năm 2022", "");
    check_spelled("nghị định 30 năm 2019", "");
}
