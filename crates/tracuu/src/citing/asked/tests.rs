//! What is asked, and which citations of a text it means.

use tracuu_document::parse_document;

use super::*;

/// Which citations of a text are meant, as their words.
#[track_caller]
fn check(asked: &str, text: &str, expected: &[&str]) {
    let asked_for = Asked::parse(asked).unwrap_or_else(|| panic!("{asked} is understood"));
    let document = parse_document(text);
    let references: Vec<Reference> = document.citations.iter().filter_map(Reference::of).collect();
    let found: Vec<&str> = references.iter().filter(|r| asked_for.is_meant_by(r)).map(|r| r.surface.as_str()).collect();
    assert_eq!(found, expected, "{asked}");
    let wanted = asked_for.terms();
    for reference in references.iter().filter(|reference| asked_for.is_meant_by(reference)) {
        let mut terms = Vec::new();
        terms.extend(reference.all_terms());
        let is_numbered = |term: &String| {
            Key::of_time_term(term).is_some_and(|key| asked_for.parts().any(|parts| parts.is_numbered(&key)))
        };
        let is_found = wanted.iter().any(|term| terms.contains(term)) || terms.iter().any(is_numbered);
        assert!(is_found, "{asked}: {wanted:?} in {terms:?}");
    }
}

#[test]
fn a_number_is_that_number() {
    let text = "Thực hiện Chỉ thị số 24-CT/TU, Chỉ thị số 24-CT/TW, Kế hoạch số 24-KH/TU, Chỉ thị số 240-CT/TU.";
    for asked in ["24-CT/TU", "24 – ct / tu", "số 024-CT/TU", "Chỉ thị số 24-CT/TU", "chỉ thị 24-CT/TU"] {
        check(asked, text, &["Chỉ thị số 24-CT/TU"]);
    }
    check("24-CT/TW", text, &["Chỉ thị số 24-CT/TW"]);
    check("24-CT/TƯ", text, &["Chỉ thị số 24-CT/TW"]);
    for asked in ["Chỉ thị 24", "chi thi 24", "CT 24", "chi thi so 24"] {
        check(asked, text, &["Chỉ thị số 24-CT/TU", "Chỉ thị số 24-CT/TW"]);
    }
    check("QĐ 24", text, &[]);
}

#[test]
fn a_number_needs_no_signs() {
    let text =
        "Thực hiện Chỉ thị số 24-CT/TU, Chỉ thị số 24-CT/TW, Kế hoạch số 24-KH/TU, Chỉ thị số 240-CT/TU, Chỉ thị 24.";
    for asked in
        ["24 ct tu", "24 CT TU", "24 CT/TU", "24/ct/tu", "chi thi 24 ct tu", "Chỉ thị số 24 CT TU", "024 ct-tu"]
    {
        check(asked, text, &["Chỉ thị số 24-CT/TU"]);
    }
    check("24 ct tw", text, &["Chỉ thị số 24-CT/TW"]);
    let text = "Căn cứ Nghị định số 30/2020/NĐ-CP, Quyết định số 749/QĐ-TTg và Luật số 31/2024/QH15.";
    check("30 2020 nd cp", text, &["Nghị định số 30/2020/NĐ-CP"]);
    check("749 qd ttg", text, &["Quyết định số 749/QĐ-TTg"]);
    check("luat 31 2024 qh15", text, &["Luật số 31/2024/QH15"]);
}

#[test]
fn a_kind_is_found_by_every_symbol_that_it_has_had() {
    let text = "Theo Quy định số 33-QĐi/TW, Quy định số 33-QĐ/TU và Kế hoạch số 33-KH/TU.";
    for asked in ["Quy định 33", "quy dinh 33", "Quy định số 33"] {
        check(asked, text, &["Quy định số 33-QĐi/TW", "Quy định số 33-QĐ/TU"]);
    }
    check("QĐi 33", text, &["Quy định số 33-QĐi/TW"]);
    check("qdi 33", text, &["Quy định số 33-QĐi/TW"]);
    check("QĐ 33", text, &["Quy định số 33-QĐ/TU"]);
    check("qd 33", text, &["Quy định số 33-QĐ/TU"]);
    check("Quyết định 33", text, &["Quy định số 33-QĐ/TU"]);
}

#[test]
fn what_a_short_citation_means_is_found_too() {
    let text =
        "Thực hiện Chỉ thị số 24-CT/TU ngày 07/8/2023 về kỷ luật (sau đây gọi là Chỉ thị 24). Quán triệt Chỉ thị 24.";
    check("24-CT/TU", text, &["Chỉ thị số 24-CT/TU ngày 07/8/2023 về kỷ luật", "Chỉ thị 24", "Chỉ thị 24"]);
    check("Chỉ thị số 24-CT/TU ngày 12/5/2016", text, &[]);
    check("24-CT/TU", "Thực hiện Chỉ thị 24.", &[]);
}

#[test]
fn state_numbers_have_years() {
    let text = "Căn cứ Nghị định số 30/2020/NĐ-CP, Nghị định số 30/2019/NĐ-CP và Thông tư số 80/2021/TT-BTC.";
    for asked in ["30/2020/NĐ-CP", "30/2020/nd-cp", "Nghị định 30/2020", "nghi dinh 30/2020"] {
        check(asked, text, &["Nghị định số 30/2020/NĐ-CP"]);
    }
    check("Thông tư 80/2021", text, &["Thông tư số 80/2021/TT-BTC"]);
    check("30/2021/NĐ-CP", text, &[]);
}

#[test]
fn papers_without_a_number_have_names() {
    let text = "Căn cứ Luật Đất đai năm 2024; theo Luật Đất đai năm 2013; Luật Nhà ở; Hiến pháp năm 2013.";
    for asked in ["Luật Đất đai", "luật đất đai", "luat dat dai"] {
        check(asked, text, &["Luật Đất đai năm 2024", "Luật Đất đai năm 2013"]);
    }
    for asked in ["Luật Đất đai năm 2024", "luat dat dai 2024"] {
        check(asked, text, &["Luật Đất đai năm 2024"]);
    }
    check("Luật Nhà ở 2023", text, &[]);
    check("hien phap", text, &["Hiến pháp năm 2013"]);
    check(
        "Nghị quyết Đại hội XIII của Đảng",
        "Thực hiện Nghị quyết Đại hội lần thứ XIII của Đảng.",
        &["Nghị quyết Đại hội lần thứ XIII của Đảng"],
    );
}

#[test]
fn what_names_no_paper_is_not_understood() {
    for text in [
        "",
        " ",
        "24",
        "kỷ luật",
        "luật",
        "xyz 12",
        "khoản 2 Điều 5",
        "Chỉ thị này",
        "24 kỷ luật",
        "24 chi bộ",
        "24 2020 2021 2022",
        "ct tu 24",
    ] {
        assert_eq!(Asked::parse(text), None, "{text}");
    }
}
