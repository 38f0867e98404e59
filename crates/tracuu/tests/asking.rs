//! What can be asked beside words: fields, filters, orders, facets, pages, papers, typed input.

mod numbered;

use std::path::{Path, PathBuf};

use numbered::numbered;
use tracuu::{
    CancelToken, Document, Facet, Filter, Marks, Scope, SearchError, SearchIndex, SearchRequest, SnippetOptions, Sort,
};

/// Papers: id, number, kind, issuer, date, title, text.
const PAPERS: [[&str; 7]; 5] = [
    [
        "a",
        "24-CT/TU",
        "Chỉ thị",
        "Thành ủy Sông Vân",
        "2023-08-07",
        "về kỷ luật công vụ",
        "1. Siết chặt kỷ luật.\n2. Kỷ luật theo Quy định số 11-QĐi/TW.",
    ],
    [
        "b",
        "30/2020/NĐ-CP",
        "Nghị định",
        "Chính phủ",
        "2020-03-05",
        "về công tác văn thư",
        "1. Kỷ luật văn thư.\n2. Soạn thảo văn bản.",
    ],
    [
        "c",
        "11-QĐi/TW",
        "Quy định",
        "Ban Chấp hành Trung ương",
        "2014-11-09",
        "về chế độ báo cáo",
        "1. Báo cáo định kỳ về kỷ luật.",
    ],
    [
        "d",
        "5-CT/TU",
        "Chỉ thị",
        "Thành ủy Sông Vân",
        "2021",
        "về ăn uống tiết kiệm",
        "1. Thực hiện Chỉ thị số 24-CT/TU.\n2. Kỷ luật chi tiêu.",
    ],
    ["e", "", "", "", "", "ánh sáng đô thị", "Ủy ban nhân dân thành phố lo chiếu sáng, giữ kỷ luật."],
];

fn papers() -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for [id, number, kind, issuer, date, title, text] in PAPERS {
        let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let document = Document {
            id: id.into(),
            title: given(title),
            number: given(number),
            kind: given(kind),
            issuer: given(issuer),
            date: given(date),
            text: text.into(),
            ..Default::default()
        };
        writer.put(&document).expect("put");
        if id == "b" {
            writer.commit().expect("committed");
        }
    }
    writer.commit().expect("committed");
    index
}

fn ask(request: &SearchRequest) -> String {
    let hits = papers().search(request).expect("an answer").hits;
    hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(query: &str, expected: &str) {
    let found = ask(&SearchRequest { query: query.into(), ..Default::default() });
    let mut ids: Vec<&str> = found.split(' ').collect();
    ids.sort_unstable();
    assert_eq!(ids.join(" "), expected, "{query}");
}

#[track_caller]
fn check_filter(filter: Filter, expected: &str) {
    let request = SearchRequest { query: "ky luat".into(), filter, sort: Sort::Oldest, ..Default::default() };
    assert_eq!(ask(&request), expected);
}

#[test]
fn fields_ask_what_a_paper_says_of_itself() {
    check("kind:\"chi thi\"", "a d");
    check("loai:CT ky luat", "a d");
    check("issuer:\"thanh uy\" tiet kiem", "d");
    check("coquan:\"song van\"", "a d");
    check("date:2020", "b");
    check("date:2014..8/2020", "b c");
    check("ngay:2021..", "a d");
    check("date:..2014", "c");
    check("number:24-CT/TU", "a");
    check("so:\"24 ct tu\"", "a");
    check("title:(bao cao)", "c");
    check("title:ky", "a");
    check("cites:24-CT/TU", "d");
    check("vien-dan:11-QDi/TW", "a");
    check("address:2 ky luat", "a d");
    check("ky luat -kind:\"chỉ thị\"", "b c e");
    check("kind:\"sắc lệnh\"", "");
}

#[test]
fn filters_speak_of_documents() {
    let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    check_filter(Filter { kinds: values(&["CT", "quy dinh"]), ..Default::default() }, "c d a");
    check_filter(Filter { issuers: values(&["Chính phủ"]), ..Default::default() }, "b");
    check_filter(Filter { numbers: values(&["30/2020/nd-cp"]), ..Default::default() }, "b");
    check_filter(Filter { cites: values(&["11-QĐi/TW"]), ..Default::default() }, "a");
    check_filter(Filter { ids: values(&["e", "b", "x"]), ..Default::default() }, "b e");
    check_filter(Filter { from: Some("2020".into()), to: Some("2023-08-07".into()), ..Default::default() }, "b d a");
    check_filter(Filter { to: Some("2020-03-04".into()), ..Default::default() }, "c");
    check_filter(Filter { kinds: values(&["CT"]), from: Some("2022".into()), ..Default::default() }, "a");
    check_filter(Filter { kinds: values(&["Sắc lệnh"]), ..Default::default() }, "");
    let filter = Filter { from: Some("mùa thu".into()), ..Default::default() };
    let request = SearchRequest { query: "ky luat".into(), filter, ..Default::default() };
    assert!(matches!(papers().search(&request), Err(SearchError::InvalidField { field: "from", .. })));
}

#[test]
fn hits_come_in_the_order_that_was_asked_for() {
    let ordered = |sort| ask(&SearchRequest { query: "ky luat".into(), sort, ..Default::default() });
    assert_eq!(ordered(Sort::Newest), "a d b c e");
    assert_eq!(ordered(Sort::Oldest), "c b d a e");
    assert_eq!(ordered(Sort::Number), "d c a b e");
    assert_eq!(ordered(Sort::Title), "e d c b a");
}

#[test]
fn matches_are_counted_by_what_they_are() {
    let facets = vec![Facet::Kind, Facet::Year, Facet::Issuer];
    let request = SearchRequest { query: "ky luat".into(), limit: 1, facets, ..Default::default() };
    let response = papers().search(&request).expect("an answer");
    assert_eq!((response.total_documents, response.total_units), (Some(5), Some(6)));
    let counts: Vec<String> = response
        .facets
        .iter()
        .flat_map(|facet| facet.values.iter().map(|v| format!("{}:{}/{}", v.value, v.documents, v.units)))
        .collect();
    let expected = "Chỉ thị:2/3 Nghị định:1/1 Quy định:1/1 2014:1/1 2020:1/1 2021:1/1 2023:1/2 \
        Thành ủy Sông Vân:2/3 Ban Chấp hành Trung ương:1/1 Chính phủ:1/1";
    assert_eq!(counts.join(" "), expected);
}

#[test]
fn spellings_of_an_issuer_are_one_value() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let spellings = ["ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "Ủy ban nhân dân", "Uỷ ban  nhân dân", "Ủy ban nhân dân"];
    for (id, issuer) in (0..).zip(spellings.into_iter().chain(["Ủy ban Kiểm tra", "ỦY BAN KIỂM TRA"])) {
        let (id, issuer) = (format!("{id}"), Some(issuer.to_owned()));
        writer.put(&Document { id, issuer, text: "họp".into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let request = SearchRequest { query: "họp".into(), facets: vec![Facet::Issuer], ..Default::default() };
    let facets = index.search(&request).expect("an answer").facets;
    let values: Vec<_> = facets[0].values.iter().map(|v| (v.value.as_str(), v.documents, v.units)).collect();
    assert_eq!(values, [("Ủy ban nhân dân", 5, 5), ("Ủy ban Kiểm tra", 2, 2)]);
}

#[test]
fn pages_follow_one_another() {
    for (scope, sort) in [
        (Scope::Documents, Sort::Score),
        (Scope::Documents, Sort::Title),
        (Scope::Units, Sort::Score),
        (Scope::Units, Sort::Oldest),
    ] {
        let index = papers();
        let ask = |limit, offset, after| {
            let query = "ky luat".into();
            index
                .search(&SearchRequest { query, limit, offset, after, scope, sort, ..Default::default() })
                .expect("an answer")
        };
        let name = |hit: &tracuu::Hit| format!("{}#{}", hit.id, hit.units[0].address);
        let whole: Vec<String> = ask(100, 0, None).hits.iter().map(name).collect();
        assert_eq!(whole.len(), if scope == Scope::Units { 6 } else { 5 });
        for limit in 1..4 {
            let (mut by_offset, mut by_cursor, mut after) = (Vec::new(), Vec::new(), None);
            loop {
                by_offset.extend(ask(limit, by_offset.len(), None).hits.iter().map(name));
                let page = ask(limit, 0, after.clone());
                by_cursor.extend(page.hits.iter().map(name));
                assert!(page.diagnostics.is_empty());
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!((&by_offset, &by_cursor), (&whole, &whole), "{limit} {scope:?} {sort:?}");
        }
    }
    let request = SearchRequest { query: "luật".into(), after: Some("x".into()), ..Default::default() };
    assert!(matches!(papers().search(&request), Err(SearchError::InvalidField { field: "after", .. })));
}

#[test]
fn a_cursor_of_another_question_is_refused() {
    let index = papers();
    let request = SearchRequest { query: "ky luat".into(), limit: 2, ..Default::default() };
    let after = index.search(&request).expect("an answer").next;
    assert!(after.is_some());
    let request = SearchRequest { after, ..request };
    let others = [
        SearchRequest { query: "ky luat cong vu".into(), ..request.clone() },
        SearchRequest { sort: Sort::Newest, ..request.clone() },
        SearchRequest { scope: Scope::Units, ..request.clone() },
        SearchRequest { marks: Marks::Ignore, ..request.clone() },
        SearchRequest { filter: Filter { from: Some("2020".into()), ..Default::default() }, ..request.clone() },
    ];
    for other in &others {
        let refused = index.search(other);
        assert!(matches!(refused, Err(SearchError::InvalidField { field: "after", .. })), "{other:?}");
    }
    let same = SearchRequest { limit: 3, units_per_document: 1, count: true, ..request };
    assert_eq!(index.search(&same).expect("an answer").hits.len(), 3);
}

#[test]
fn a_filter_reads_the_dates_that_a_query_reads() {
    let dates = |from: &str, to: &str| Filter {
        from: (!from.is_empty()).then(|| from.into()),
        to: (!to.is_empty()).then(|| to.into()),
        ..Default::default()
    };
    check_filter(dates("", "3/2020"), "c b");
    check_filter(dates("", "02/2020"), "c");
    check_filter(dates("3/2020", "năm 2021"), "b d");
    check_filter(dates("07/8/2023", ""), "a");
    let ask = |filter| papers().search(&SearchRequest { query: "ky luat".into(), filter, ..Default::default() });
    assert!(matches!(ask(dates("", "2020..2021")), Err(SearchError::InvalidField { field: "to", .. })));
    let turned = ask(dates("2024", "12/2020")).expect("an answer");
    let remark = &turned.diagnostics[0];
    assert!(turned.hits.is_empty() && remark.kind == "empty_range", "{remark:?}");
    assert!(remark.message.ends_with("2024-01-01..2020-12-31"), "{remark:?}");
}

#[test]
fn a_cursor_of_another_state_says_so() {
    let index = papers();
    let request = SearchRequest { query: "ky luat".into(), limit: 2, ..Default::default() };
    let next = index.search(&request).expect("an answer").next;
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.delete("e").expect("deleted");
    writer.commit().expect("committed");
    let page = index.search(&SearchRequest { after: next, ..request }).expect("an answer");
    assert_eq!(page.diagnostics[0].kind, "stale_cursor");
}

#[test]
fn a_paper_is_found_by_what_it_is_called() {
    for query in ["24-CT/TU", "24 ct tu", "chi thi so 24 ct tu", "Chỉ thị 24", "CT 24", "24 - CT / TU"] {
        assert_eq!(ask(&SearchRequest { query: query.into(), ..Default::default() }), "a d", "{query}");
    }
    check("11-QDi/TW", "a c");
    check("quy dinh 11", "a c");
    for query in ["11-QĐ/TW", "Nghị quyết 24", "Chỉ thị 30-CT/TU", "24-CT/TW"] {
        let response =
            papers().search(&SearchRequest { query: query.into(), ..Default::default() }).expect("an answer");
        assert!(response.hits.is_empty(), "{query}");
        assert_eq!(response.diagnostics[0].kind, "unknown_paper", "{query}");
    }
    let near = papers().search(&SearchRequest { query: "11-QĐ/TW".into(), ..Default::default() }).expect("an answer");
    assert!(near.diagnostics[0].message.contains("11-QĐi/TW"), "{}", near.diagnostics[0].message);
}

const HALF_TOLD: [[&str; 4]; 8] = [
    ["2750/BTC-TCT", "Công văn", "về hoàn thuế", "1. Hoàn thuế theo Nghị định số 95/2021/NĐ-CP."],
    ["53-HĐBT", "Nghị định", "về kho thóc", "1. Giữ thóc."],
    ["24/2021/NĐ-CP", "Nghị định", "về bến đò", "1. Đò ngang năm 2021, 24 chuyến."],
    ["24/2020/NĐ-CP", "Nghị định", "về cầu phao", "1. Cầu phao năm 2020, tư nhân góp 08 phao."],
    ["24/2021/TT-BTC", "Thông tư", "về phí qua đò", "1. Phí năm 2021."],
    ["24-CT/TU", "Chỉ thị", "về đò dọc", "1. Đò dọc."],
    ["08-NQ/TU", "Nghị quyết", "về bến bãi", "1. Bến bãi."],
    ["08-NQ/TW", "Nghị quyết", "về sông nước", "1. Sông nước."],
];

#[track_caller]
fn check_half_told(query: &str, expected: &str) {
    let request = SearchRequest { query: query.into(), ..Default::default() };
    let response = numbered(&HALF_TOLD).search(&request).expect("an answer");
    let mut ids: Vec<&str> = response.hits.iter().map(|hit| hit.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids.join(" "), expected, "{query}: {:?}", response.diagnostics);
    assert_eq!(response.diagnostics.is_empty(), !expected.is_empty(), "{query}: {:?}", response.diagnostics);
}

#[test]
fn a_number_without_a_kind_is_of_the_kind_of_its_paper() {
    for query in
        ["công văn 2750", "cong van 2750", "CV 2750", "cv 2750", "công văn số 2750 btc", "so:\"công văn 2750\""]
    {
        check_half_told(query, "2750/BTC-TCT");
    }
    check_half_told("nghị định 53", "53-HĐBT");
    for query in ["nghị định 2750", "công văn 53", "CV 24", "NĐ 2750"] {
        check_half_told(query, "");
    }
}

#[test]
fn a_half_told_number_finds_what_agrees_with_every_part() {
    check_half_told("nghị quyết 08 tu", "08-NQ/TU");
    check_half_told("nq 08 tw", "08-NQ/TW");
    check_half_told("24/2021", "24/2021/NĐ-CP 24/2021/TT-BTC");
    check_half_told("nđ 24/2021", "24/2021/NĐ-CP");
    check_half_told("thông tư 24/2021", "24/2021/TT-BTC");
    check_half_told("số 24 ct", "24-CT/TU");
    check_half_told("24-CT", "24-CT/TU");
    for query in ["nghị quyết 08 ttg", "nđ 24/2019", "số 24 kh", "24-KH", "thông tư 24/2020"] {
        check_half_told(query, "");
    }
    // What may as well be words is words where no paper fits.
    let request = SearchRequest { query: "24/2022".into(), ..Default::default() };
    assert_eq!(numbered(&HALF_TOLD).search(&request).expect("an answer").hits[0].id, "24/2021/NĐ-CP");
}

#[test]
fn a_field_takes_a_half_told_number() {
    check_half_told("so:24/2021", "24/2021/NĐ-CP 24/2021/TT-BTC");
    check_half_told("so:24-CT", "24-CT/TU");
    check_half_told("so:\"Nghị định 24\"", "24/2020/NĐ-CP 24/2021/NĐ-CP");
    check_half_told("số:08", "08-NQ/TU 08-NQ/TW");
    check_half_told("cites:\"Nghị định 95\"", "2750/BTC-TCT");
    for query in ["so:24-KH", "so:\"kỷ luật\"", "so:24/2019"] {
        check_half_told(query, "");
    }
}

#[test]
fn a_place_of_a_paper_comes_first() {
    let rule = "Điều 1. Phạm vi\nVề 9 điều và việc quy định 316 mẫu ghe.\nĐiều 9. Neo đậu\n1. Neo theo khoản 2 điều 9.\n2. Đậu.";
    let other = "1. Thực hiện điều 9 quy định 316 về neo đậu.\n2. Điều 9 Quy định số 316-QĐ/TW.";
    let index = numbered(&[["316-QĐ/TW", "Quy định", "về ghe", rule], ["7-CT/TU", "Chỉ thị", "về neo", other]]);
    for query in [
        "điều 9 quy định 316",
        "quy định 316 điều 9",
        "dieu 9 quy dinh 316",
        "quy dinh 316 dieu 9",
        "điều 9 của Quy định số 316-QĐ/TW",
        "khoản 2 điều 9 quy định 316",
    ] {
        for marks in [Marks::Auto, Marks::Ignore] {
            let request = SearchRequest { query: query.into(), marks, ..Default::default() };
            let hits = index.search(&request).expect("an answer").hits;
            assert_eq!(hits[0].id, "316-QĐ/TW", "{query}");
            let expected = if query.starts_with("khoản") { "d9.k2" } else { "d9" };
            assert_eq!(hits[0].units[0].address, expected, "{query}");
        }
    }
    let response = index.search(&SearchRequest { query: "điều 99 quy định 316".into(), ..Default::default() });
    let response = response.expect("an answer");
    assert!(response.hits.iter().any(|hit| hit.id == "316-QĐ/TW"), "the paper is left");
    assert_eq!(response.diagnostics[0].message, "no document that is quy định 316 has Điều 99");
}

#[test]
fn a_paper_of_a_known_date_is_not_one_of_another_year() {
    let text = "Số 749/QĐ-UBND\n\nSông Vân, ngày 16 tháng 5 năm 2022\n\nQUYẾT ĐỊNH\n\nvề ghe\n\nĐiều 1. Neo đậu";
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    writer.put(&Document { id: "a".into(), text: text.into(), ..Default::default() }).expect("put");
    writer.commit().expect("committed");
    for (query, expected) in [
        ("quyết định 749", 1),
        ("quyết định 749/2022", 1),
        ("749/QĐ-UBND ngày 16/5/2022", 1),
        ("quyết định 749/2020", 0),
        ("quyết định 749/QĐ-UBND ngày 16/5/2020", 0),
    ] {
        let response = index.search(&SearchRequest { query: query.into(), ..Default::default() }).expect("an answer");
        assert_eq!(response.hits.len(), expected, "{query}: {:?}", response.diagnostics);
    }
}

#[test]
fn a_kind_is_asked_for_by_its_symbol_however_it_is_typed() {
    let index = numbered(&[["7-QĐ/TU", "Quyết định", "về ghe", ""], ["8-CT/TU", "Chỉ thị", "về ghe", ""]]);
    for kind in ["QĐ", "qđ", "QD", "qd", "quyet dinh"] {
        let filter = Filter { kinds: vec![kind.into()], ..Default::default() };
        let hits = index.search(&SearchRequest { filter, ..Default::default() }).expect("an answer").hits;
        assert_eq!(hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["7-QĐ/TU"], "{kind}");
    }
}

#[test]
fn numbers_and_phrases_are_highlighted_as_a_whole() {
    let text = "Thư từ: Tự Thông tư số 14/2020/TT-BTC, số 24-CT/TU, 24-KH/TW, 14/2019/NĐ-CP, Thông tư 14, 24-CT/TW; \
        tự giữ kỷ luật, giữ luật, ngày 24 lo CT, tự lo.";
    let index = numbered(&[["", "", "", text]]);
    for (query, expected) in [
        ("\"24-CT/TU\"", "24-CT/TU"),
        ("thông tư 14", "14/2020/TT-BTC|Thông tư 14"),
        ("24 CT TW", "24-CT/TW"),
        ("24-CT", "24-CT/TU|24-CT/TW"),
        ("24-ct/tw", "24-CT/TW"),
        ("\"giữ kỷ luật\"", "giữ kỷ luật"),
        ("\"kỷ luật\" giữ", "giữ|kỷ luật|giữ"),
        ("\"kỷ luật\" luật", "kỷ luật|luật"),
    ] {
        let snippet = SnippetOptions { length: 400, ..Default::default() };
        let request = SearchRequest { query: query.into(), snippet, ..Default::default() };
        let hits = index.search(&request).expect("an answer").hits;
        let parts = hits[0].units[0].snippet.parts.iter().filter(|part| part.highlighted);
        assert_eq!(parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join("|"), expected, "{query}");
    }
}

#[test]
fn every_spelling_of_a_reference_is_read_alike() {
    let index = numbered(&HALF_TOLD);
    for asked in ["Nghị định 95", "nghi dinh 95", "NĐ 95", "nd 95", "95/2021", "Nghị định 95/2021", "95/2021/NĐ"]
    {
        let citing = index.cited_by(asked).expect("understood");
        assert_eq!(citing.iter().map(|document| document.id.as_str()).collect::<Vec<_>>(), ["2750/BTC-TCT"], "{asked}");
    }
    assert!(index.cited_by("Nghị định 95/2020").expect("understood").is_empty());
}

#[test]
fn what_is_near_is_named_once() {
    let index = numbered(&[["05-CT/TU", "Chỉ thị", "", "1. Theo số 5-CT/TU và 05-CT/TU, 5 - CT/TU."]]);
    let request = SearchRequest { query: "5-CT/TW".into(), ..Default::default() };
    let message = index.search(&request).expect("an answer").diagnostics[0].message.clone();
    assert_eq!(message.matches("5-CT/TU").count() + message.matches("5 - CT").count(), 1, "{message}");
    let request = SearchRequest { query: "issuer:xyz".into(), ..Default::default() };
    let remark = index.search(&request).expect("an answer").diagnostics[0].message.clone();
    assert_eq!(remark, "expected an issuer that the index has, but found none like it");
}

#[test]
fn abbreviations_are_found_both_ways() {
    check("UBND", "e");
    check("+UBND", "e");
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, text) in
        [("a", "UBND thành phố họp"), ("b", "Ủy ban nhân dân thành phố họp"), ("c", "nhân dân thành phố họp")]
    {
        writer.put(&Document { id: id.into(), text: text.into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let ids = |query: &str| -> Vec<String> {
        let request = SearchRequest { query: query.into(), ..Default::default() };
        index.search(&request).expect("an answer").hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(ids("UBND")[..2], ["a", "b"], "what was typed comes first");
    assert_eq!(ids("Ủy ban nhân dân")[..2], ["b", "a"]);
}

#[test]
fn issuers_are_found_by_their_abbreviations_and_these_by_them() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, issuer) in [
        ("a", "UBND huyện Bến Lau"),
        ("b", "Ủy ban nhân dân tỉnh Sông Vân"),
        ("c", "Thành ủy Sông Vân"),
        ("d", "Hội Cựu chiến binh"),
    ] {
        let issuer = Some(issuer.to_owned());
        writer.put(&Document { id: id.into(), issuer, text: "họp".into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let found = |query: &str, filter: Filter| {
        let request = SearchRequest { query: query.into(), filter, ..Default::default() };
        let hits = index.search(&request).expect("an answer").hits;
        hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>().concat()
    };
    for (issuer, expected) in [
        ("UBND", "ab"),
        ("ubnd", "ab"),
        ("Ủy ban nhân dân", "ab"),
        ("uy ban nhan dan", "ab"),
        ("UBND tỉnh", "b"),
        ("Ủy ban nhân dân huyện Bến Lau", "a"),
        ("TU", "c"),
        ("tư", ""),
    ] {
        assert_eq!(found(&format!("issuer:\"{issuer}\""), Filter::default()), expected, "{issuer}");
        assert_eq!(found("họp", Filter { issuers: vec![issuer.into()], ..Default::default() }), expected, "{issuer}");
    }
}

#[test]
fn what_is_no_abbreviation_stays_a_word() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, text) in
        [("a", "Trung ương họp"), ("b", "kinh tế tư nhân"), ("c", "UBND họp"), ("d", "Ủy ban nhân dân họp, ban hành")]
    {
        writer.put(&Document { id: id.into(), text: text.into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let found = |query: &str| -> Vec<String> {
        let request = SearchRequest { query: query.into(), ..Default::default() };
        index.search(&request).expect("an answer").hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(found("tư nhân")[0], "b");
    assert!(!found("tư nhân").contains(&"a".to_owned()));
    assert_eq!(found("=UBND"), ["c"]);
    assert_eq!(found("=tư"), ["b"]);
    assert_eq!(found("uy ban nhan dan")[..2], ["d", "c"]);
    let request = SearchRequest { query: "UBND".into(), ..Default::default() };
    let hit = index.search(&request).expect("an answer").hits.into_iter().find(|hit| hit.id == "d").expect("found");
    let parts = hit.units[0].snippet.parts.iter().filter(|part| part.highlighted);
    assert_eq!(parts.map(|part| part.text.as_str()).collect::<Vec<_>>(), ["Ủy ban nhân dân"]);
}

#[test]
fn a_number_of_another_year_is_another_number() {
    check("30/2020/NĐ-CP", "b");
    check("number:30/2020/nd-cp", "b");
    for query in ["30/2021/NĐ-CP", "number:30/2021/NĐ-CP"] {
        assert_eq!(ask(&SearchRequest { query: query.into(), ..Default::default() }), "", "{query}");
    }
}

#[test]
fn what_is_excluded_is_not_looked_for() {
    check("address:2 -cites:24-CT/TU", "a b d");
    check("address:1 -cites:24-CT/TU", "a b c");
    check("kind:CT -number:24-CT/TU", "d");
    for query in
        ["kỷ luật -UBND", "kỷ luật NOT UBND", "kỷ luật (-UBND)", "kỷ luật OR -UBND", "-ủy -ban luật", "-UBND luật"]
    {
        assert!(!ask(&SearchRequest { query: query.into(), ..Default::default() }).is_empty(), "{query}");
    }
}

#[test]
fn words_typed_with_the_input_method_off_are_read() {
    for query in ["kyr luaajt coong vuj", "ky3 lua65t co6ng vu5"] {
        let response =
            papers().search(&SearchRequest { query: query.into(), ..Default::default() }).expect("an answer");
        assert_eq!(response.hits[0].id, "a", "{query}");
        let remark = &response.diagnostics[0];
        assert_eq!((remark.kind.as_str(), remark.message.as_str()), ("read_as", "read as kỷ luật công vụ"));
    }
}

#[test]
fn marks_mean_what_the_caller_says() {
    let found = |query: &str, marks| {
        let found = ask(&SearchRequest { query: query.into(), marks, ..Default::default() });
        let mut ids: Vec<String> = found.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        ids.sort();
        ids.concat()
    };
    assert_eq!(found("luat", Marks::Auto), "abcde");
    assert_eq!(found("luat", Marks::Exact), "");
    assert_eq!(found("luật", Marks::Exact), "abcde");
    assert_eq!(found("lụât", Marks::Auto), "abcde", "marks in a wrong place are repaired");
    assert_eq!(found("luất", Marks::Auto), "");
    assert_eq!(found("luất", Marks::Ignore), "abcde");
}

#[test]
fn a_score_is_the_sum_of_its_parts() {
    let request = SearchRequest { query: "kỷ luật".into(), explain: true, ..Default::default() };
    let response = papers().search(&request).expect("an answer");
    assert!(response.hits.iter().any(|hit| hit.score > 1.0), "a whole phrase");
    for hit in &response.hits {
        let sum: f32 = hit.units[0].explanation.iter().map(|part| part.added).sum();
        assert!((hit.score - sum).abs() < 1e-3, "{}: {} is not {sum}", hit.id, hit.score);
    }
}

#[test]
fn a_cancelled_search_is_an_error() {
    let cancel = CancelToken::new();
    let request = SearchRequest { query: "luật".into(), cancel: Some(cancel.clone()), ..Default::default() };
    assert!(papers().search(&request).is_ok());
    cancel.cancel();
    assert!(matches!(papers().search(&request), Err(SearchError::Cancelled)));
}

/// The time that matters is held by `tracuu-bench-speed cancel`; here a search that was begun must not go on to its end.
#[test]
fn a_search_is_cancelled_while_it_runs() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let text: String = (1..=40).map(|unit| format!("{unit}. Giữ kỷ luật, kỷ cương của cán bộ.\n")).collect();
    for id in 0..200 {
        writer.put(&Document { id: id.to_string(), text: text.clone(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let request = SearchRequest { query: "\"can bo ky luat\"~9".into(), count: true, ..Default::default() };
    let started = std::time::Instant::now();
    assert!(!index.search(&request).expect("an answer").hits.is_empty());
    let whole = started.elapsed();
    let is_prompt = |_| {
        let cancel = CancelToken::new();
        let request = SearchRequest { cancel: Some(cancel.clone()), ..request.clone() };
        std::thread::scope(|scope| {
            let canceller = scope.spawn(move || {
                std::thread::sleep(whole / 4);
                cancel.cancel();
                std::time::Instant::now()
            });
            let answer = index.search(&request);
            let returned = std::time::Instant::now();
            let late = returned.saturating_duration_since(canceller.join().expect("cancelled"));
            matches!(answer, Err(SearchError::Cancelled)) && late < whole / 2
        })
    };
    // Others may hold the processor for a while, but not every time.
    assert!((0..20).any(is_prompt), "the whole search takes {whole:?}");
}

/// The fifty queries of the researchers over the first real paper.
#[test]
fn researchers_find_what_they_look_for() {
    let shared = std::env::var_os("TRACUU_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let (queries, seed) = (shared.join("domain/queries.tsv"), shared.join("seed/seed.txt"));
    if !queries.is_file() || !seed.is_file() {
        println!("SKIP researchers_find_what_they_look_for: {} is not there", queries.display());
        return;
    }
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    let text = std::fs::read_to_string(seed).expect("the paper");
    writer.put(&Document { id: "seed".into(), text, ..Default::default() }).expect("put");
    writer.commit().expect("committed");
    let mut wrong = Vec::new();
    for line in std::fs::read_to_string(queries).expect("the queries").lines().skip(1) {
        let [query, _, expected, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let request = SearchRequest { query: query.into(), units_per_document: 1, ..Default::default() };
        let hits = index.search(&request).expect("an answer").hits;
        let first = hits.first().and_then(|hit| hit.units.first()).map_or("none", |unit| unit.address.as_str());
        if !expected.split(',').any(|address| address == first) {
            wrong.push(format!("{query}: {first}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
