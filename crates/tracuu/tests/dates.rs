//! Dates: every form of one finds every other, and no other date.

use tracuu::{Document, SearchIndex, SearchRequest};

/// Texts that hold the seventh of August 2023.
const DAY: [&str; 20] = [
    "07/8/2023",
    "7/08/2023",
    "7-8-2023",
    "7.8.2023",
    "2023-08-07",
    "7 / 8 / 2023",
    "07- 8 -2023",
    "ngày 7 tháng 8 năm 2023",
    "ngày 07 tháng 08 năm 2023",
    "NGÀY 7 THÁNG 8 NĂM 2023",
    "ngày 7, tháng 8, năm 2023",
    "ngày mùng 7 tháng tám năm 2023",
    "ngay 7 thang 8 nam 2023",
    "ngày 7 thang 8 năm 2023",
    "ngày **7** tháng 8 năm 2023",
    "ngày\n7 tháng 8\nnăm 2023",
    "5, 7/8/2023",
    "(07/8/2023)",
    "07/8/2023.",
    "7/8/2023-9/8/2023",
];

/// Texts that hold the month and no day of it.
const MONTH: [&str; 5] = ["8/2023", "tháng 8/2023", "tháng 08 năm 2023", "tháng tám năm 2023", "thang 8 nam 2023"];

/// Texts that hold neither.
const OTHER: [&str; 7] =
    ["8/7/2023", "7/8/2024", "ngày 7 tháng 8", "năm 2023", "8/2023/NĐ-CP", "7 người, 8 ghe, 2023 đồng", "08/2022"];

fn dated() -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for (kind, texts) in [("day", &DAY[..]), ("month", &MONTH), ("other", &OTHER)] {
        for (nth, date) in texts.iter().enumerate() {
            let (id, text) = (format!("{kind}{nth}"), format!("Ghe đò {date} xong."));
            writer.put(&Document { id, text, ..Default::default() }).expect("put");
        }
    }
    writer.commit().expect("committed");
    index
}

/// How many texts of each kind are found.
fn found(index: &SearchIndex, query: &str) -> (usize, usize, usize) {
    let request = SearchRequest { query: query.into(), limit: 100, ..Default::default() };
    let hits = index.search(&request).expect("an answer").hits;
    let count = |kind: &str| hits.iter().filter(|hit| hit.id.starts_with(kind)).count();
    (count("day"), count("month"), count("other"))
}

#[test]
fn every_form_of_a_day_finds_every_other() {
    let index = dated();
    for query in DAY.into_iter().filter(|query| !query.contains([',', '(', '.', '*']) && !query.contains("9/8")) {
        assert_eq!(found(&index, query), (DAY.len(), 0, 0), "{query}");
        if !query.contains('\n') {
            assert_eq!(found(&index, &format!("\"{query}\"")), (DAY.len(), 0, 0), "{query} between quotes");
        }
    }
    assert_eq!(found(&index, "ngày 7, tháng 8, năm 2023"), (DAY.len(), 0, 0));
}

#[test]
fn a_month_finds_its_days() {
    let index = dated();
    for query in MONTH {
        assert_eq!(found(&index, query), (DAY.len(), MONTH.len(), 0), "{query}");
        assert_eq!(found(&index, &format!("\"{query}\"")), (DAY.len(), MONTH.len(), 0), "{query} between quotes");
    }
    assert_eq!(found(&index, "9/2023"), (0, 0, 0));
}

#[test]
fn words_beside_a_date_are_words() {
    let index = dated();
    assert_eq!(found(&index, "+ghe +8/2023"), (DAY.len(), MONTH.len(), 0));
    assert_eq!(found(&index, "ghe đò 8/2023"), (DAY.len(), MONTH.len(), OTHER.len()));
}
