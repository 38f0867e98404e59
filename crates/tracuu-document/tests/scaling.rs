//! Twice the text takes about twice the time.

use std::time::{Duration, Instant};

use tracuu_document::{parse_address, parse_document, parse_fragment};

/// The shorter of two runs.
fn time(text: &str) -> Duration {
    let base = parse_address("d5").unwrap_or_default();
    let run = || {
        let start = Instant::now();
        let units = parse_document(text).units.len() + parse_fragment(text, &base).units.len();
        assert!(units > 0 || text.chars().all(|c| !c.is_alphanumeric()));
        start.elapsed()
    };
    (0..2).map(|_| run()).min().unwrap_or_default()
}

/// Eight times the text may take no more than about eight times as long; a quadratic step would take 64 times.
fn check(name: &str, repeated: &str, count: usize) {
    let small = time(&repeated.repeat(count)).max(Duration::from_millis(1));
    let large = time(&repeated.repeat(count * 8));
    assert!(large < small * 32, "{name}: {small:?} became {large:?}");
}

#[test]
fn time_grows_with_the_text() {
    check("one long line", "kỷ luật, kỷ cương ", 2_000);
    check("one long word", "k", 10_000);
    check("stars", "*", 20_000);
    check("underscores", "_", 20_000);
    check("brackets", "<a", 10_000);
    check("ampersands", "&", 5_000);
    check("pipes", "|\n", 5_000);
    check("pipes on one line", "| a ", 5_000);
    check("articles", "Điều 1.\n", 400);
    check("articles with text", "Điều 1. Tên\n1. Một\na) Hai\n", 500);
    check("clauses", "1. Một\n", 400);
    check("clauses that invite", "1. Một:\n", 400);
    check("points that invite", "a) Một:\n", 400);
    check("bullets", "- Một\n + Hai\n", 1_000);
    check("decimals", "1.1.1.1.1.1. Một\n", 400);
    check("wrapped lines", "tiếp theo là\n", 2_000);
    check("broken pages", "tiếp theo là\n\n", 2_000);
    check("signatures", "T/M BAN BÍ THƯ\n\n", 200);
    check("recipients", "Nơi nhận:\n- Lưu,\nthêm\n", 500);
    check("annexes", "PHỤ LỤC\n\nTÊN\n\n", 200);
    check("page numbers", "một\n\n- 2 -\n\nđầu trang\n\nhai\n", 500);
    check("blank lines", "\n", 20_000);
    check("kinds", "CHỈ THỊ\n", 2_000);
    check("opening quotes", "“", 12_500);
    check("opening quotes in lines", "Sửa đổi như sau:\n“1. Một\n", 500);
    check("quotations that nobody closes", "1. Sửa đổi như sau: “a\nb\n", 500);
    check("articles on one line", "Điều 1.", 12_500);
    check("a text without a blank", "kỷluật,", 12_500);
    check("two columns", "Nơi nhận:          CHỦ TỊCH\n- Lưu.        A\n", 500);
    check("bases", "Căn cứ Luật A và Luật B;\n", 1_000);
    check("bases of one sentence", "Thực hiện Luật A, Luật B, ", 500);
    check("cells", "a<br>|", 5_000);
    check("breaks that nobody closes", "a<br ", 5_000);
    check("numbers glued to one another", "số31-", 2_000);
    check("signatures without a mark", "CHỦ TỊCH\n\n", 1_000);
    check("subjects", "Số 5-CT/TU\nV/v ", 1_000);
    check("lines that end with a carriage return", "một\r", 20_000);
    check("laws of a year", "Luật Đất đai năm 2024, ", 300);
    check("citations", "Chỉ thị số 5-CT/TW, ", 500);
    check("citations in titles", "Chỉ thị số 5-CT/TW ngày 01/02/2020 về thực hiện ", 300);
    check("citations in quotes that nobody closes", "Chỉ thị số 5-CT/TW về “", 500);
    check("bare kinds", "Chỉ thị, Kế hoạch, ", 1_000);
    check("laws", "Luật Đất đai, Luật Nhà ở và ", 500);
    check("places", "điểm a khoản 1 Điều 5, ", 500);
    check("numbers that share a symbol", "số 18, ", 1_000);
    check("issuers", "Nghị quyết số 5-NQ/TW của Ban Thường vụ Thành ủy, ", 300);
    check("terms", "Nghị quyết Trung ương 4 (khóa XI, XII), ", 300);
    check("names that are given", "Chỉ thị số 5-CT/TW (sau đây gọi là TCPHT), TCPHT, ", 300);
}
