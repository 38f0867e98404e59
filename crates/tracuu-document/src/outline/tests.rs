//! Outlines of short papers.

use crate::parse_document;

/// The addresses of a paper's units, then what was strange.
fn check(text: &str, addresses: &str, remarks: &[&str]) {
    let document = parse_document(&text.replace('⏎', "\n\n"));
    let written: Vec<String> = document.units.iter().map(|unit| unit.address.to_string()).collect();
    assert_eq!(written.join(" "), addresses, "{text}");
    let messages: Vec<&str> = document.diagnostics.iter().map(|remark| remark.message.as_str()).collect();
    assert_eq!(messages, remarks, "{text}");
}

#[test]
fn divisions_stand_in_divisions() {
    check(
        "PHẦN THỨ NHẤT⏎CHUNG⏎Chương I⏎TÊN⏎Mục 1⏎TÊN⏎Tiểu mục 1⏎TÊN⏎Điều 1. A",
        "P1 P1.C1 P1.C1.M1 P1.C1.M1.TM1 d1",
        &[],
    );
    check("Chương I⏎A⏎Điều 1. A⏎Chương II⏎B⏎Điều 2. B", "C1 d1 C2 d2", &[]);
    check("A. TÌNH HÌNH⏎I. MỘT⏎1. Một.⏎B. NHIỆM VỤ⏎I. HAI⏎1. Hai.", "A A.I A.I.1 B B.I B.I.1", &[]);
    check("Mục I⏎MỤC TIÊU⏎1. Một.⏎Mục II⏎NỘI DUNG⏎1. Hai.", "I I.1 II II.1", &[]);
    check("I. Mục tiêu⏎1. Một.⏎II. Nội dung⏎1. Hai.", "I I.1 II II.1", &[]);
}

#[test]
fn lists_stand_in_lists() {
    check("1. Một:⏎a) Hai;⏎b) Ba:⏎- Bốn;⏎- Năm.⏎2. Sáu.", "1 1.a 1.b 1.b.b1 1.b.b2 2", &[]);
    check("1. Một:⏎- Hai:⏎+ Ba;⏎+ Bốn;⏎- Năm.⏎Sáu.", "1 1.b1 1.b1.b1 1.b1.b2 1.b2 1.p2", &[]);
    check("1. Một⏎- Hai:⏎  1. Ba:⏎    - Bốn;⏎  2. Năm.⏎2. Sáu.", "1 1.b1 1.b1.1 1.b1.1.b1 1.b1.2 2", &[]);
    check(
        "Điều 1. A⏎a) Một;⏎a1) Hai;⏎b) Ba;⏎đ1) Bốn.",
        "d1 d1.a d1.a-1 d1.b d1.đ-1",
        &["expected the next point, but found đ1)"],
    );
    check("1. Một⏎(1) Hai.⏎(2) Ba.⏎2. Bốn⏎(1) Năm.", "1 1.1 1.2 2 2.1", &[]);
    check("I. MỘT⏎1.1. Hai.⏎1.2. Ba.⏎2.1. Bốn.", "I I.1.1 I.1.2 I.2.1", &[]);
    check("I. MỘT⏎1. Hai.⏎2. Ba.⏎II. BỐN⏎3. Năm.⏎4. Sáu.", "I I.1 I.2 II II.3 II.4", &[]);
    check("Điều 1. A⏎1. Một.⏎2. Hai.⏎2a. Ba.⏎3. Năm.", "d1 d1.k1 d1.k2 d1.k2a d1.k3", &[]);
}

#[test]
fn paragraphs_belong_to_what_stands_above() {
    check("Điều 1. A⏎Một.⏎Hai.⏎1. Ba.⏎Bốn.", "d1 d1.p1 d1.p2 d1.k1 d1.k1.p2", &[]);
    check("I. MỘT⏎Hai.⏎1. Ba.⏎- Bốn.⏎Năm.", "I I.p1 I.1 I.1.b1 I.1.p2", &[]);
    check("KẾ HOẠCH⏎về sách⏎1. Một.⏎Kế hoạch này thay thế Kế hoạch cũ.", "type title 1 p1", &[]);
}

#[test]
fn what_does_not_fit_is_text() {
    check("1. Một.⏎2. Hai.⏎I. Newton sinh năm 1643.⏎3. Ba.", "1 2 2.p2 3", &[]);
    check("1. Một.⏎87. Hai.⏎C. Mác viết.⏎2. Ba.", "1 1.p2 1.p3 2", &[]);
    check("1. Một.⏎e. Hai.⏎Điều 5 của Luật.", "1 1.p2 1.p3", &[]);
}

#[test]
fn strange_numbers_are_remarked() {
    check("Điều 1. A⏎Điều 3. B", "d1 d3", &["expected Điều 2, but found Điều 3"]);
    check("Điều 1. A⏎Điều 1a. B⏎Điều 2. C", "d1 d1a d2", &[]);
    check("1. A.⏎2. B.⏎2. C.⏎4. D.", "1 2 2.x2 4", &["expected 3, but found 2 again", "expected 3, but found 4"]);
    check("1. A.⏎2. B.⏎1. C.⏎2. D.", "1 2 1.x2 2.x2", &["expected 3, but found 1 again"]);
    check("I. MỘT⏎III. BA", "I III", &["expected II, but found III"]);
    check("1. A⏎1.1. B.⏎1.3. C.", "1 1.1 1.3", &["expected 1.2, but found 1.3"]);
    check("Điều 1. A⏎a) B;⏎c) C.", "d1 d1.a d1.c", &["expected the next point, but found c)"]);
}
