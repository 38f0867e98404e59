//! What a search finds: a line of documents, a query and the ids expected, behind one door called `check`.

use tracuu::{Document, SearchIndex, SearchRequest, SearchResponse};

fn index(documents: &[(&str, &str)]) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, text) in documents {
        writer.put(&Document { id: (*id).into(), text: (*text).into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    index
}

fn search(index: &SearchIndex, query: &str) -> SearchResponse {
    index.search(&SearchRequest { query: query.into(), count: true, ..Default::default() }).expect("an answer")
}

fn ids(response: &SearchResponse) -> Vec<&str> {
    response.hits.iter().map(|hit| hit.id.as_str()).collect()
}

/// Documents are `id: text`, one a line; the expected ids are in order.
#[track_caller]
fn check(documents: &str, query: &str, expected: &str) {
    let documents: Vec<_> = documents.lines().filter_map(|line| line.trim().split_once(": ")).collect();
    let response = search(&index(&documents), query);
    assert_eq!(ids(&response).join(" "), expected, "{query}");
    assert_eq!(response.total_documents, Some(response.hits.len() as u64), "{query}");
}

const DISCIPLINE: &str = "a: tăng cường kỷ luật trong cơ quan
    b: luật đất đai sửa đổi
    c: mùa màng bội thu";

#[test]
fn every_spelling_of_a_word_finds_it() {
    for query in [
        "ky luat",
        "kỷ luat",
        "ky luật",
        "kỷ luật",
        "KỶ LUẬT",
        "kỉ luật",
        "ki luat",
        "ky\u{309} lua\u{323}\u{302}t",
        "kỷ luâ\u{323}t",
        "Kỷ  LUẬT!",
    ] {
        let response = search(&index(&[("a", "tăng cường kỷ luật trong cơ quan"), ("c", "mùa màng")]), query);
        assert_eq!(ids(&response), ["a"], "{query}");
    }
}

#[test]
fn every_spelling_of_a_document_is_found() {
    for text in ["kỉ luật", "KỶ LUẬT", "ky\u{309} lua\u{323}\u{302}t", "kỷ\u{ad} luật", "“*kỷ luật*”"]
    {
        let response = search(&index(&[("a", text), ("c", "mùa màng")]), "ky luat");
        assert_eq!(ids(&response), ["a"], "{text}");
    }
}

#[test]
fn typed_marks_are_honoured_and_missing_ones_free() {
    check("a: Đảng bộ\n b: dâng hoa\n c: đang đi\n d: dang tay", "đang", "c a");
    check("a: Đảng bộ\n b: dâng hoa\n c: mùa thu", "Ðảng", "a");
    check("a: Đảng bộ\n b: bàn tay\n c: mùa thu", "dang", "a");
    check("a: tự nhiên\n b: tư nhân\n c: từ ngữ", "tư", "b a c");
    check("a: tự nhiên\n b: tư nhân\n c: từ ngữ", "từ", "c");
}

#[test]
fn words_side_by_side_come_first() {
    check("a: luật về kỷ niệm\n b: kỷ luật đảng viên\n c: mùa màng", "ky luat", "b a");
    check(DISCIPLINE, "luật", "b a");
}

#[test]
fn phrases_must_stand_as_typed() {
    check("a: luật về kỷ niệm\n b: kỷ luật đảng viên\n c: mùa màng", "\"kỷ luật\"", "b");
    check("a: luật về kỷ niệm\n b: kỷ luật đảng viên", "\"ky luat\"", "b");
    check("a: luôn luôn đúng\n b: luôn đúng", "\"luôn luôn\"", "a");
    check("a: kỷ luật\n b: kỷ cương", "\"kỷ niệm\"", "");
}

#[test]
fn signs_demand_and_exclude() {
    check(DISCIPLINE, "+đất luật", "b");
    check(DISCIPLINE, "luật -đất", "a");
    check(DISCIPLINE, "luật -\"kỷ luật\"", "b");
    check(DISCIPLINE, "-luật", "");
}

#[test]
fn document_numbers_are_found_in_every_spelling_and_no_other_number_is() {
    let documents = "a: thực hiện Chỉ thị số 24-CT/TU của Thành ủy
        b: thực hiện Chỉ thị số 124-CT/TU của Thành ủy
        c: theo Quy định số 11-QĐi/TW của Bộ Chính trị
        d: theo Nghị định số 30/2020/NÐ-CP của Chính phủ";
    for query in ["24-CT/TU", "24 - CT / TU", "24–CT/TU", "24-ct/tu", "024-CT/TU"] {
        check(documents, query, "a");
    }
    check(documents, "11-QĐi/TW", "c");
    check(documents, "11-QDi/TW", "c");
    check(documents, "11-QĐ/TW", "");
    check(documents, "30/2020/NĐ-CP", "d");
    check(documents, "30/2020/nd-cp", "d");
    check(documents, "24-CT/TW", "");
}

#[test]
fn dates_are_found_in_every_form() {
    let documents = "a: ngày 07 tháng 8 năm 2023\n b: ngày 07/9/2023\n c: năm 2023";
    for query in ["07/8/2023", "7-8-2023", "ngày 7 tháng 8 năm 2023"] {
        check(documents, query, "a");
    }
}

#[test]
fn the_number_of_a_document_finds_it() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, number) in [("a", "57/2020/QH14"), ("b", "58/2020/QH14")] {
        let context = vec!["Luật".to_owned()];
        let document = Document {
            id: id.into(),
            title: Some("Thanh niên".into()),
            text: "Thanh niên là công dân từ đủ 16 tuổi.".into(),
            number: Some(number.into()),
            context,
            ..Default::default()
        };
        writer.put(&document).expect("put");
    }
    writer.commit().expect("committed");
    assert_eq!(ids(&search(&index, "57/2020/QH14")), ["a"]);
}

#[test]
fn the_document_that_bears_a_number_comes_before_those_that_cite_it() {
    let documents = [
        (
            "plan",
            "KẾ HOẠCH\n\nthực hiện Chỉ thị số 12-CT/TU\n\n1. Quán triệt Chỉ thị số 12-CT/TU và Chỉ thị số 12-CT/TU.",
        ),
        ("directive", "THÀNH ỦY SÔNG VÂN\n*\nSố 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Họp không quá hai giờ."),
    ];
    assert_eq!(ids(&search(&index(&documents), "12-CT/TU")), ["directive", "plan"]);
}

#[test]
fn odd_queries_get_a_remark_or_words() {
    let kinds = |query: &str| -> Vec<String> {
        search(&index(&[("a", "kỷ luật")]), query).diagnostics.into_iter().map(|d| d.kind).collect()
    };
    assert_eq!(kinds("   "), ["empty"]);
    assert_eq!(kinds("?!:/"), ["empty"]);
    assert_eq!(kinds("\"kỷ luật"), ["unclosed_quote"]);
    assert_eq!(kinds("-kỷ"), ["only_exclusions"]);
    for query in ["luật*", "a:b", "a/b", "*", ":", "-", "/", "((", "AND OR", &"luật ".repeat(2000), &"x".repeat(10_000)]
    {
        search(&index(&[("a", "kỷ luật")]), query);
    }
}

#[test]
fn a_snippet_says_where_it_stands_in_the_text_as_given() {
    let text = "CHỈ THỊ\n\n**về tăng cường\nkỷ luật**\n\n1. Các cấp ủy tạo chuyển biến\n\nmới trong nhận thức.\n";
    let response = search(&index(&[("a", text)]), "\"chuyển biến mới\"");
    let unit = &response.hits[0].units[0];
    let snippet = &unit.snippet;
    let source = text.get(snippet.start..snippet.end).expect("a slice of the text");
    assert!(source.contains("chuyển biến\n\nmới"), "{source}");
    assert!(snippet.plain_text().contains("chuyển biến mới"), "{}", snippet.plain_text());
    let highlighted: Vec<_> = snippet.parts.iter().filter(|p| p.highlighted).map(|p| p.text.as_str()).collect();
    assert_eq!(highlighted, ["chuyển biến mới"]);
}

#[test]
fn a_beginning_finds_the_words_that_it_may_become() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for word in ["kỷ", "ký", "kiểm", "kim", "hoàn", "hòa", "hoán", "quyết", "quít", "luật", "luận"] {
        writer.put(&Document { id: word.into(), text: word.into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    let check = |query: &str, expected: &str| {
        let request = SearchRequest { query: query.into(), limit: 20, ..Default::default() };
        let hits = index.search(&request).expect("an answer").hits;
        let mut found: Vec<String> = hits.into_iter().map(|hit| hit.id).collect();
        let mut expected: Vec<&str> = expected.split(' ').collect();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
    };
    check("ky*", "kỷ ký");
    check("ki*", "kỷ ký kiểm kim");
    check("kỷ*", "kỷ");
    check("hoà*", "hòa hoàn");
    check("hòa*", "hòa hoàn");
    check("hoa*", "hòa hoàn hoán");
    check("quy*", "quyết");
    check("luâ*", "luật luận");
    check("luậ*", "luật luận");
}
