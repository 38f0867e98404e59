//! Eight real papers, as crawled: what they say of themselves. Facts only; the papers lie beside the project.

mod common;

use tracuu_document::{Document, parse_document};

/// One paper: its file, then `kind | number | place | date | title`, the title as far as it is written here.
fn check(file: &str, expected: &str) {
    let Some(text) = common::shared(&format!("corpus/party/{file}")) else { return };
    let metadata = parse_document(&text).metadata;
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
    let title = or_none(metadata.title.map(|found| found.value));
    let written = [
        or_none(metadata.kind.map(|found| found.value)),
        or_none(metadata.number.map(|found| found.value)),
        or_none(metadata.place.map(|found| found.value)),
        or_none(metadata.date.map(|found| found.value.to_string())),
    ];
    let (facts, expected_title) = expected.rsplit_once(" | ").expect("five fields");
    assert_eq!(written.join(" | "), facts, "{file}");
    assert!(title.starts_with(expected_title), "{file}: {title}");
}

#[test]
fn metadata_of_real_papers() {
    check("03-NQ-CP-2025.md", "Nghị quyết | 03/NQ-CP | Hà Nội | 2025-01-09 | Ban hành Chương trình hành động của Chính phủ");
    check("07-KL-VPTW-2025.md", "Kết luận | 07-KL/VPTW | Hà Nội | 2025-12-01 | CỦA ĐỒNG CHÍ CHÁNH VĂN PHÒNG TRUNG ƯƠNG ĐẢNG TẠI");
    check("294-QD-TW-2025.txt", "Quy định | 294-QĐ/TW | Hà Nội | 2025-05-26 | THI HÀNH ĐIỀU LỆ ĐẢNG");
    check("37-HD-BTGDVTW-2025.md", "Hướng dẫn | 37-HD/BTGDVTW | Hà Nội | 2025-11-19 | VỀ VIỆC ĐỔI MỚI, NÂNG CAO");
    check("384-QD-TW-2025.md", "Quy định | 384-QĐ/TW | Hà Nội | 2025-11-19 | VỀ KẾT NỐI, CHIA SẺ DỮ LIỆU");
    check("dieu-le-dang-2011.md", "Điều lệ | none | Hà Nội | 2011-01-19 | ĐẢNG CỘNG SẢN VIỆT NAM");
    // No letterhead: an annex and the newspaper around it name a number and a date, the paper itself does not.
    check("HD-bao-cao-vien-BTGDVTW.md", "Hướng dẫn | none | none | none | XÂY DỰNG, KIỆN TOÀN ĐỘI NGŨ");
    check("57-NQ-TW-2024.md", "Nghị quyết | 57-NQ/TW | none | none | none");
}

/// The addresses that a paper must have, and how many units of a kind.
fn check_units(file: &str, addresses: &[&str], count: usize) {
    let Some(text) = common::shared(&format!("corpus/party/{file}")) else { return };
    let document = parse_document(&text);
    for address in addresses {
        assert!(has(&document, address), "{file}: {address}");
    }
    assert_eq!(document.units.len(), count, "{file}");
}

fn has(document: &Document, address: &str) -> bool {
    document.units.iter().any(|unit| unit.address.to_string() == address)
}

#[test]
fn structure_of_real_papers() {
    check_units("dieu-le-dang-2011.md", &["C1", "d1.k2", "d4.k1.b3", "d4.k1.p2", "C12", "d48.p1"], 211);
    check_units("384-QD-TW-2025.md", &["C2", "d8.k1.đ", "d20.p1", "recipients.10", "signature", "PL1.p1"], 219);
    check_units("294-QD-TW-2025.txt", &["1.1.1", "3.5.1.a", "9.2.2.b3", "33", "p1", "p2", "recipients.4"], 369);
    check_units("37-HD-BTGDVTW-2025.md", &["I.1", "II.1.b5", "IV.2.p4", "recipients.8", "signature"], 40);
    check_units("03-NQ-CP-2025.md", &["d3", "PL1.II.1.đ", "PL2.p1", "PL3.VII.140"], 407);
}
