//! Bodies (*cơ quan, tổ chức*): whether a text begins with the name of one.
//!
//! | text                                   | names a body |
//! | -------------------------------------- | ------------ |
//! | `Sở Văn hóa và Thể thao`               | yes          |
//! | `Đề nghị các ban xây dựng Đảng`        | yes: `các ban xây dựng Đảng` |
//! | `Học tập, quán triệt`                  | no           |

use crate::word::{split_word, strip_words};

/// What the names of bodies begin with. Source: the recipient lists of the sample, and Nghị định 30/2020/NĐ-CP, Phụ lục I.
const HEADS: [&str; 62] = [
    "ban",
    "báo",
    "bộ",
    "bí thư",
    "cấp ủy",
    "chi bộ",
    "chi cục",
    "chi ủy",
    "chính phủ",
    "chủ tịch",
    "công an",
    "công đoàn",
    "cơ quan",
    "cục",
    "đài",
    "đảng bộ",
    "đảng đoàn",
    "đảng ủy",
    "địa phương",
    "đoàn",
    "đơn vị",
    "giám đốc",
    "học viện",
    "hội",
    "huyện đoàn",
    "huyện ủy",
    "kho bạc",
    "kiểm toán",
    "liên đoàn",
    "liên minh",
    "mặt trận",
    "mttq",
    "ngân hàng",
    "phòng",
    "quân ủy",
    "quận đoàn",
    "quận ủy",
    "quốc hội",
    "sở",
    "tập đoàn",
    "thanh tra",
    "thành đoàn",
    "thành ủy",
    "thị đoàn",
    "thị ủy",
    "thủ trưởng",
    "thủ tướng",
    "thường trực",
    "tỉnh đoàn",
    "tỉnh ủy",
    "tòa án",
    "tổ chức",
    "tổng",
    "trung tâm",
    "trường",
    "ub",
    "ubmttq",
    "ubnd",
    "hđnd",
    "ủy ban",
    "văn phòng",
    "viện",
];

/// What may stand before the name: a request, and words of number.
const BEFORE: [&str; 7] = ["đề nghị", "yêu cầu", "giao", "các", "những", "mỗi", "tất cả"];

/// Whether the text begins with the name of a body, perhaps behind *đề nghị* or *các*.
pub(crate) fn opens_with_body(text: &str) -> bool {
    let mut rest = text;
    while let Some(behind) = BEFORE.iter().find_map(|words| strip_words(rest, words)) {
        rest = behind.trim_start();
    }
    names_body(rest)
}

/// Whether the text begins with the name of a body.
pub(crate) fn names_body(text: &str) -> bool {
    split_word(text).is_some() && HEADS.iter().any(|head| strip_words(text, head).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_bodies() {
        assert!(opens_with_body("Sở Văn hóa và Thể thao"));
        assert!(opens_with_body("Đề nghị các ban xây dựng Đảng và Văn phòng Thành ủy"));
        assert!(opens_with_body("Uỷ ban nhân dân các quận, huyện"));
        assert!(!opens_with_body("Học tập, quán triệt"));
        assert!(!opens_with_body("Giao thông công cộng"));
        assert!(!opens_with_body("Tiến độ và chế độ báo cáo"));
        assert!(!opens_with_body(""));
    }
}
