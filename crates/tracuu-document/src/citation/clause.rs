//! Clauses: where the sentence goes on behind a title without quotes, by its signs and its subject.
//!
//! | text                                            | ends at                    |
//! | ----------------------------------------------- | -------------------------- |
//! | `về văn thư; Nghị định`, `về văn thư. Các bộ`   | the semicolon, the stop    |
//! | `về văn thư (và các văn bản sửa đổi)`           | the bracket                |
//! | `về văn thư, Bộ Nội vụ hướng dẫn`               | the comma                  |

use super::read::{any_word, blank};
use crate::catalog::strip_issuer;

/// Bytes up to the subject of the sentence: a body behind a comma, with its verb.
pub(super) fn subject(rest: &str) -> Option<usize> {
    let mut commas = rest
        .match_indices(", ")
        .filter(|(at, _)| rest.get(at + 2..).is_some_and(|next| next.starts_with(char::is_uppercase)));
    let acts = |at: usize| {
        let body = rest.get(at + 2..)?;
        let behind = body.get(strip_issuer(body)?.len..)?;
        any_word(behind, &ACTS).map(|_| at)
    };
    commas.find_map(|(at, _)| acts(at))
}

/// What a body does in the main clause, behind the papers that it does it by.
const ACTS: [&str; 22] = [
    "ban hành",
    "yêu cầu",
    "báo cáo",
    "hướng dẫn",
    "đề nghị",
    "thông báo",
    "quy định",
    "quyết định",
    "chỉ đạo",
    "xây dựng",
    "kết luận",
    "quyết nghị",
    "giao",
    "triển khai",
    "kính",
    "chủ trì",
    "phối hợp với",
    "có trách nhiệm",
    "tổ chức",
    "căn cứ",
    "được",
    "trình",
];

/// Bytes up to the end of the clause: a semicolon, a full stop, a bracket that was opened before the title.
pub(super) fn clause_end(rest: &str, is_quoted: bool) -> Option<usize> {
    let mut depth = 0usize;
    let mut quotes = 0usize;
    let bytes = rest.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' if depth == 0 && !is_quoted && is_remark(rest.get(at + 1..).unwrap_or_default()) => return Some(at),
            b'(' => depth += 1,
            b')' if depth == 0 && !is_quoted => return Some(at),
            b')' => depth = depth.saturating_sub(1),
            b';' | b':' if quotes == 0 && depth == 0 && !is_quoted => return Some(at),
            b'.' if ends_sentence_at(rest, at) => return Some(at),
            // The quotes of General Punctuation: E2 80 9C and E2 80 9D.
            0x9C if at >= 2 && bytes.get(at - 2..at) == Some(&[0xE2, 0x80]) => quotes += 1,
            0x9D if at >= 2 && bytes.get(at - 2..at) == Some(&[0xE2, 0x80]) && quotes == 0 && !is_quoted => {
                return Some(at - 2);
            }
            0x9D if at >= 2 && bytes.get(at - 2..at) == Some(&[0xE2, 0x80]) => quotes = quotes.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// *(và các văn bản sửa đổi)*, *(nếu có)*: what is said of the paper, and no part of its title.
fn is_remark(bracketed: &str) -> bool {
    let words = ["và", "nếu", "trừ", "đã được", "được sửa đổi", "được thay thế", "sau đây", "gọi tắt", "viết tắt"];
    bracketed.starts_with(char::is_lowercase) && any_word(bracketed, &words).is_some()
}

/// A full stop with a blank and a capital behind it, or at the end; not that of *TP. Hồ Chí Minh*.
fn ends_sentence_at(rest: &str, at: usize) -> bool {
    let behind = rest.get(at + 1..).unwrap_or_default();
    let ends = behind.trim().is_empty()
        || behind.starts_with("/.")
        || (behind.starts_with(' ') && blank(behind).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let word =
        rest.get(..at).and_then(|before| before.rsplit(|c: char| !c.is_alphanumeric()).next()).unwrap_or_default();
    let is_abbreviation = word.chars().count() <= 3
        && !word.is_empty()
        && word.chars().all(char::is_uppercase)
        && crate::numeral::parse_roman(word).is_none();
    ends && (!is_abbreviation || behind.trim().is_empty())
}
