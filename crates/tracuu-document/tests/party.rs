//! Eight real papers, as crawled: what they say of themselves. Facts only; the papers lie beside the project.

mod common;

use tracuu_document::{DiagnosticKind, Found, UnitKind, parse_document};

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
    check(
        "03-NQ-CP-2025.md",
        "Nghị quyết | 03/NQ-CP | Hà Nội | 2025-01-09 | Ban hành Chương trình hành động của Chính phủ",
    );
    check(
        "07-KL-VPTW-2025.md",
        "Kết luận | 07-KL/VPTW | Hà Nội | 2025-12-01 | CỦA ĐỒNG CHÍ CHÁNH VĂN PHÒNG TRUNG ƯƠNG ĐẢNG TẠI",
    );
    check("294-QD-TW-2025.txt", "Quy định | 294-QĐ/TW | Hà Nội | 2025-05-26 | THI HÀNH ĐIỀU LỆ ĐẢNG");
    check("37-HD-BTGDVTW-2025.md", "Hướng dẫn | 37-HD/BTGDVTW | Hà Nội | 2025-11-19 | VỀ VIỆC ĐỔI MỚI, NÂNG CAO");
    check("384-QD-TW-2025.md", "Quy định | 384-QĐ/TW | Hà Nội | 2025-11-19 | VỀ KẾT NỐI, CHIA SẺ DỮ LIỆU");
    check("dieu-le-dang-2011.md", "Điều lệ | none | Hà Nội | 2011-01-19 | ĐẢNG CỘNG SẢN VIỆT NAM");
    // No letterhead: an annex and the newspaper around it name a number and a date, the paper itself does not.
    check("HD-bao-cao-vien-BTGDVTW.md", "Hướng dẫn | none | none | none | XÂY DỰNG, KIỆN TOÀN ĐỘI NGŨ");
    check("57-NQ-TW-2024.md", "Nghị quyết | 57-NQ/TW | none | none | none");
}

/// One paper: its file, then `issuer | authority | office | signatory`, the numbers of its bases and how many recipients.
fn check_bodies(file: &str, expected: &str, bases: &[&str], recipients: usize) {
    let Some(text) = common::shared(&format!("corpus/party/{file}")) else { return };
    let metadata = parse_document(&text).metadata;
    let bodies = [&metadata.issuer, &metadata.authority, &metadata.office, &metadata.signatory];
    let written: Vec<&str> =
        bodies.iter().map(|found| found.as_ref().map_or("none", |found| found.value.as_str())).collect();
    assert_eq!(written.join(" | "), expected, "{file}");
    assert_eq!(metadata.basis.len(), bases.len(), "{file}: {:?}", metadata.basis);
    for (found, base) in metadata.basis.iter().zip(bases) {
        assert!(found.value.contains(base), "{file}: {}", found.value);
    }
    assert_eq!(metadata.recipients.len(), recipients, "{file}");
    let marks = (metadata.secrecy, metadata.urgency, metadata.draft);
    assert_eq!(marks, (None, None, None), "{file}");
    for found in bodies.into_iter().flatten().chain(&metadata.basis).chain(&metadata.recipients) {
        check_span(&text, found, file);
    }
}

/// The span holds the words of the value, and no other letters at its ends.
fn check_span(text: &str, found: &Found<String>, file: &str) {
    let slice = found.span.of(text).unwrap_or_default();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (slice, value) = (words(&slice.replace(['*', '_', '|'], " ")), words(&found.value));
    let ends = |words: &[String]| (words.first().cloned(), words.last().cloned());
    let trimmed = |(first, last): (Option<String>, Option<String>)| {
        (first, last.map(|word| word.trim_end_matches([',', ';', '.']).to_owned()))
    };
    assert_eq!(trimmed(ends(&slice)), trimmed(ends(&value)), "{file}: {}", found.value);
}

#[test]
fn bodies_and_bases_of_real_papers() {
    check_bodies(
        "03-NQ-CP-2025.md",
        "CHÍNH PHỦ | TM. CHÍNH PHỦ KT. THỦ TƯỚNG | PHÓ THỦ TƯỚNG | Nguyễn Hòa Bình",
        &["ngày 19 tháng 6 năm 2015", "ngày 22 tháng 11 năm 2019", "57-NQ/TW"],
        15,
    );
    check_bodies(
        "07-KL-VPTW-2025.md",
        "BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG | K/T CHÁNH VĂN PHÒNG | PHÓ CHÁNH VĂN PHÒNG | Lê Khánh Toàn",
        &[],
        6,
    );
    check_bodies(
        "294-QD-TW-2025.txt",
        "BAN CHẤP HÀNH TRUNG ƯƠNG | T/M BAN CHẤP HÀNH TRUNG ƯƠNG | TỔNG BÍ THƯ | Tô Lâm",
        &["Điều lệ Đảng", "Quy chế làm việc"],
        4,
    );
    check_bodies(
        "37-HD-BTGDVTW-2025.md",
        "BAN CHẤP HÀNH TRUNG ƯƠNG BAN TUYÊN GIÁO VÀ DÂN VẬN | K/T TRƯỞNG BAN | PHÓ TRƯỞNG BAN | Phạm Tất Thắng",
        &["Chỉ thị số 50-CT/TW", "Quy định số 339-QĐ/TW", "Hướng dẫn số 42-HD/BTCTW"],
        8,
    );
    check_bodies(
        "384-QD-TW-2025.md",
        "BAN CHẤP HÀNH TRUNG ƯƠNG | T/M BAN BÍ THƯ | none | Trần Cẩm Tú",
        &[
            "Điều lệ Đảng",
            "Quy chế làm việc",
            "57-NQ/TW",
            "204-QĐ/TW",
            "333-QĐ/TW",
            "379-QĐ/TW",
            "05-QĐ/BCĐTW",
            "20/2023/QH15",
            "137/2024/NĐ-CP",
            "01/2024/NĐ-CP",
            "53/2022/NĐ-CP",
            "165/2025/NĐ-CP",
            "1562/QĐ-TTg",
            "214/NQ-CP",
            "278/2025/NĐ-CP",
        ],
        10,
    );
    check_bodies("dieu-le-dang-2011.md", "ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XI | none | none | none", &[], 0);
    check_bodies(
        "HD-bao-cao-vien-BTGDVTW.md",
        "none | K/T TRƯỞNG BAN | PHÓ TRƯỞNG BAN | Phạm Tất Thắng",
        &[
            "294-QĐ/TW",
            "246-QĐ/TW",
            "30-CT/TW",
            "329-QĐ/TW",
            "299-QĐ/TW",
            "76/2025/UBTVQH15",
            "06-HD/BTCTW-BTGTW",
            "907-QĐ/BTGDVTW",
        ],
        7,
    );
    // The signature of another paper stands in an annex; it is not this one's.
    check_bodies("57-NQ-TW-2024.md", "none | none | none | none", &[], 0);
}

/// Remarks are rare: the kinds that a paper has, and how many of each.
#[test]
fn remarks_on_real_papers() {
    use DiagnosticKind::{DoubledNumber, PageBreakMended};
    let check = |file: &str, expected: &[(DiagnosticKind, usize)]| {
        let Some(text) = common::shared(&format!("corpus/party/{file}")) else { return };
        let remarks = parse_document(&text).diagnostics;
        assert_eq!(remarks.len(), expected.iter().map(|(_, count)| count).sum::<usize>(), "{file}: {remarks:?}");
        for (kind, count) in expected {
            assert_eq!(remarks.iter().filter(|remark| remark.kind == *kind).count(), *count, "{file}: {kind:?}");
        }
    };
    check("03-NQ-CP-2025.md", &[(PageBreakMended, 1)]);
    check("07-KL-VPTW-2025.md", &[]);
    check("294-QD-TW-2025.txt", &[(PageBreakMended, 12)]);
    check("37-HD-BTGDVTW-2025.md", &[]);
    check("384-QD-TW-2025.md", &[]);
    check("dieu-le-dang-2011.md", &[]);
    check("HD-bao-cao-vien-BTGDVTW.md", &[]);
    // A comparison behind the paper counts from 1 anew, once.
    check("57-NQ-TW-2024.md", &[(DoubledNumber, 1)]);
}

/// The addresses that a paper must have, and how many units of some kinds; the counts were taken from the paper's lines.
fn check_units(file: &str, addresses: &str, counts: &[(UnitKind, usize)]) {
    let Some(text) = common::shared(&format!("corpus/party/{file}")) else { return };
    let units = parse_document(&text).units;
    let written: Vec<String> = units.iter().map(|unit| unit.address.to_string()).collect();
    for address in addresses.split(' ') {
        assert!(written.iter().any(|unit| unit == address), "{file}: {address}");
    }
    for (kind, count) in counts {
        assert_eq!(units.iter().filter(|unit| unit.kind == *kind).count(), *count, "{file}: {kind:?}");
    }
}

#[test]
fn structure_of_real_papers() {
    use UnitKind::{Annex, Article, Bullet, Chapter, Clause, Item, Point, Preamble, Recipient, Section};
    check_units(
        "dieu-le-dang-2011.md",
        "C1 d1.k2 d4.k1.b3 d4.k1.p2 C12 d48.p1",
        &[(Chapter, 12), (Article, 48), (Clause, 156), (Bullet, 19)],
    );
    check_units(
        "384-QD-TW-2025.md",
        "C2 d8.k1.đ d20.p1 signature PL1.p1",
        &[(Preamble, 17), (Chapter, 3), (Article, 20), (Clause, 65), (Point, 33), (Recipient, 10), (Annex, 1)],
    );
    check_units(
        "294-QD-TW-2025.txt",
        "1.1.1 3.5.1.a 9.2.2.b3 10.4.3 33 p1 p2 signature",
        &[(Preamble, 4), (Item, 285), (Point, 70), (Bullet, 14), (Recipient, 4)],
    );
    check_units(
        "37-HD-BTGDVTW-2025.md",
        "I.1 II.1.b5 IV.2.p4 signature",
        &[(Section, 4), (Item, 10), (Bullet, 9), (Recipient, 8)],
    );
    check_units(
        "HD-bao-cao-vien-BTGDVTW.md",
        "preamble.p9 II.1.p2 p1 PL1.p35",
        &[(Preamble, 9), (Section, 3), (Item, 5), (Bullet, 15), (Recipient, 7)],
    );
    check_units("07-KL-VPTW-2025.md", "1.p2 1.4.p2 2.6 3.p4 signature", &[(Item, 13), (Recipient, 6)]);
    check_units(
        "03-NQ-CP-2025.md",
        "d3 PL1.II.1.đ PL2.p1 PL3.VII.140",
        &[(Article, 3), (Recipient, 15), (Annex, 3), (Point, 102)],
    );
    check_units("57-NQ-TW-2024.md", "I.5 III.5.b3 IV.6 p1 PL1.7.b5 PL2.B.III.2.1", &[]);
}
