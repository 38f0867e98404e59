//! Names of people and of offices.

use tracuu_text::Span;

use crate::word::{is_caps, last_sign, split_word, starts_upper, strip_words};

/// What the names of offices (*chức vụ*) begin with. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.
const OFFICES: [&str; 31] = [
    "bí thư",
    "bộ trưởng",
    "chánh",
    "chỉ huy trưởng",
    "chính ủy",
    "chủ nhiệm",
    "chủ tịch",
    "chủ tọa",
    "cục trưởng",
    "đội trưởng",
    "giám đốc",
    "hiệu trưởng",
    "phó",
    "q",
    "quyền",
    "thống đốc",
    "thủ trưởng",
    "thủ tướng",
    "thứ trưởng",
    "thường trực",
    "tổng",
    "trưởng",
    "tư lệnh",
    "ủy viên",
    "viện trưởng",
    "vụ trưởng",
    "thư ký",
    "người",
    "đại diện",
    "đoàn chủ tịch",
    "kế toán trưởng",
];

/// What may stand before a name: degrees and ranks.
const TITLES: [&str; 18] = [
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "gs",
    "pgs",
    "ts",
    "ths",
    "bs",
    "ks",
    "cn",
    "luật sư",
    "ông",
    "bà",
];

/// Family names, for lines that are all in capitals: an office never begins with one of them.
const FAMILIES: [&str; 48] = [
    "bạch", "bế", "bùi", "cao", "chu", "cù", "dương", "đàm", "đào", "đặng", "đinh", "đoàn", "đỗ", "hà", "hoàng", "hồ",
    "huỳnh", "kiều", "lã", "lại", "lâm", "lê", "lò", "lương", "lưu", "lý", "mai", "ngô", "nguyễn", "nông", "phạm",
    "phan", "phùng", "quách", "tạ", "thái", "tô", "tôn", "tống", "tăng", "trần", "triệu", "trịnh", "trương", "võ",
    "vũ", "vương", "vi",
];

/// Whether the line begins with the name of an office.
pub(crate) fn opens_with_office(text: &str) -> bool {
    OFFICES.iter().any(|office| strip_words(text, office).is_some())
}

/// `TRẦN VĂN MẪU`
pub(super) fn is_capital_name(text: &str) -> bool {
    let opens_with_family =
        split_word(text).is_some_and(|(word, _)| FAMILIES.iter().any(|name| strip_words(word, name) == Some("")));
    is_caps(text) && opens_with_family && has_name_length(text)
}

/// Where the name of a person stands in a line that holds nothing else but a title.
pub(super) fn person(text: &str) -> Option<Span> {
    let mut rest = text;
    while let Some(behind) = TITLES.iter().find_map(|title| strip_words(rest, title)) {
        rest = behind.trim_start_matches(['.', ' ', ',']);
    }
    let words = || rest.split(' ');
    let is_name = words().all(|word| starts_upper(word) && word.chars().all(|c| c.is_alphabetic() || c == '\''));
    let start = text.len() - rest.len();
    (is_name && has_name_length(rest) && last_sign(rest).is_some()).then_some(Span::new(start, text.len()))
}

fn has_name_length(text: &str) -> bool {
    (2..=6).contains(&text.split(' ').count()) && text.chars().count() <= 40
}
