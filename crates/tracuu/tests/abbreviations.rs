//! Abbreviations: each finds what it stands for, and what it stands for finds it, below what was typed.

use tracuu::{Document, Filter, SearchIndex, SearchRequest};
use tracuu_document::abbreviations;

fn index(texts: &[(String, String)]) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, text) in texts {
        writer.put(&Document { id: id.clone(), text: text.clone(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    index
}

fn ids(index: &SearchIndex, query: &str) -> Vec<String> {
    let request = SearchRequest { query: query.into(), limit: 300, ..Default::default() };
    index.search(&request).expect("an answer").hits.into_iter().map(|hit| hit.id).collect()
}

/// Rows that are forms of two letters or more.
fn rows() -> impl Iterator<Item = (String, &'static tracuu_document::Abbreviation)> {
    let is_long = |short: &str| short.chars().filter(|c| c.is_alphabetic()).count() > 1;
    abbreviations()
        .iter()
        .enumerate()
        .filter(move |(_, row)| is_long(row.short))
        .map(|(nth, row)| (nth.to_string(), row))
}

#[test]
fn every_short_form_finds_what_it_stands_for() {
    let texts = rows().flat_map(|(nth, row)| {
        let text = |(at, long): (usize, &&str)| (format!("{nth}.{at}"), format!("Gửi {long} xem."));
        row.expansions.iter().enumerate().map(text).collect::<Vec<_>>()
    });
    let index = index(&texts.collect::<Vec<_>>());
    for (nth, row) in rows() {
        // Others may stand for the same words.
        let found = ids(&index, row.short);
        for at in 0..row.expansions.len() {
            assert!(found.contains(&format!("{nth}.{at}")), "{}: {}", row.short, row.expansions[at]);
        }
    }
}

#[test]
fn short_forms_need_no_marks_and_no_capitals() {
    let longs = [
        ("hdnd HDND HĐND hđnd", "Hội đồng nhân dân"),
        ("nd NĐ", "Nghị định"),
        ("hdbt", "Hội đồng Bộ trưởng"),
        ("gd&dt GD&ĐT gd&đt", "Giáo dục và Đào tạo"),
        ("kt-xh", "kinh tế - xã hội"),
        ("t.ư T.Ư tw TW", "Trung ương"),
        ("TP tp TP.", "thành phố"),
        ("vptu VPTU", "Văn phòng Tỉnh ủy"),
        ("BCH bch", "Ban Chấp hành"),
        ("CT", "Chỉ thị"),
        ("btgtu", "Ban Tuyên giáo Thành ủy"),
    ];
    let texts: Vec<_> = longs.iter().map(|(_, long)| ((*long).to_owned(), format!("Gửi {long} xem."))).collect();
    let index = index(&texts);
    for (shorts, long) in longs {
        for short in shorts.split(' ') {
            assert!(ids(&index, short).contains(&long.to_owned()), "{short}: {long}");
        }
    }
}

#[test]
fn what_was_typed_comes_first() {
    let texts =
        [("short", "Gửi HĐND và VPTU, TP xem."), ("long", "Gửi Hội đồng nhân dân, Văn phòng Tỉnh ủy, thành phố xem.")];
    let index = index(&texts.map(|(id, text)| (id.to_owned(), text.to_owned())));
    for query in ["HĐND", "hdnd", "VPTU", "TP"] {
        assert_eq!(ids(&index, query), ["short", "long"], "{query}");
    }
    for query in ["hội đồng nhân dân", "hoi dong nhan dan", "Văn phòng Tỉnh ủy", "thành phố"] {
        assert_eq!(ids(&index, query), ["long", "short"], "{query}");
    }
}

#[test]
fn issuers_are_found_by_short_forms_without_marks() {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (id, issuer) in
        [("a", "Hội đồng nhân dân tỉnh Sông Vân"), ("b", "HĐND huyện Bến Lau"), ("c", "Thành ủy Sông Vân")]
    {
        let issuer = Some(issuer.to_owned());
        writer.put(&Document { id: id.into(), issuer, text: "họp".into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    for issuer in ["HĐND", "hđnd", "hdnd", "HDND", "hoi dong nhan dan"] {
        let filter = Filter { issuers: vec![issuer.into()], ..Default::default() };
        let request = SearchRequest { query: "họp".into(), filter, ..Default::default() };
        assert_eq!(index.search(&request).expect("an answer").hits.len(), 2, "{issuer}");
    }
}
