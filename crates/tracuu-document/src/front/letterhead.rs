//! What lines of a letterhead look like.

use tracuu_text::scan_document_number;

use super::columns;
use crate::catalog::strip_kind;
use crate::clean::clean_line;
use crate::line::Line;
use crate::word::{is_caps, strip_words};

/// The names above every paper. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.
const PARTY: &str = "đảng cộng sản việt nam";
const STATE: &str = "cộng hòa xã hội chủ nghĩa việt nam";
const MOTTO: &str = "độc lập tự do hạnh phúc";

/// The longest line of a letterhead, in characters; two columns may be far apart.
const LONGEST: usize = 220;

/// Whether a line may stand above the type line: capitals, a number, a date, the motto, a remark such as *Dự thảo*.
pub(crate) fn is_letterhead(text: &str) -> bool {
    let is_short = text.chars().count() <= LONGEST;
    is_short
        && (is_caps(text)
            || is_masthead(text)
            || is_number(text)
            || is_dated(text)
            || is_subject(text)
            || is_remark(text))
}

/// Whether the name of the Party or of the state, or the motto of the state, stands here.
pub(crate) fn is_masthead(text: &str) -> bool {
    let words = || text.char_indices().filter(|(at, c)| c.is_uppercase() && starts_word(text, *at));
    words().any(|(at, _)| {
        text.get(at..).is_some_and(|rest| is_name(rest, PARTY) || is_name(rest, STATE) || is_name(rest, MOTTO))
    })
}

/// Whether `text` begins with these words, whatever signs stand between them.
fn is_name(text: &str, words: &str) -> bool {
    strip_name(text, words).is_some()
}

fn strip_name<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split(' ').try_fold(text, |rest, word| {
        strip_words(rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–')), word)
    })
}

/// A letterhead is looked at for lost capitals on so many lines.
const DEEPEST_MASTHEAD: usize = 12;

/// Whether the name of the Party or of the state stands in a cell of its own without any capital: fonts of TCVN3 drew
/// capitals from small letters.
pub(super) fn has_lost_capitals(source: &str, lines: &[Line], text_lines: &[usize]) -> bool {
    let may_be = |line: &&Line| ["sản việt nam", "nghĩa việt nam"].iter().any(|words| line.text.contains(words));
    let lines = text_lines.iter().take(DEEPEST_MASTHEAD).filter_map(|&at| lines.get(at)).filter(may_be);
    lines.flat_map(|line| columns(source, line.content)).any(|cell| {
        let text = clean_line(source, cell);
        is_lost(&text) && [PARTY, STATE].iter().any(|name| strip_name(&text, name) == Some(""))
    })
}

/// Whether each column of a line may stand in a letterhead that lost its capitals.
pub(super) fn is_lost_letterhead(source: &str, line: &Line) -> bool {
    let mut cells = columns(source, line.content).into_iter().map(|cell| clean_line(source, cell));
    cells.all(|text| is_lost(&text) || is_letterhead(&text))
}

/// A short line without capitals that is no sentence.
fn is_lost(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.contains(char::is_uppercase) && !text.ends_with(['.', ';', ':'])
}

fn starts_word(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
}

/// `Số 24-CT/TU`, `Luật số: 24/2018/QH14`, `Số:      /KH-UBND`.
pub(crate) fn is_number(text: &str) -> bool {
    strip_number_word(text).is_some()
}

/// What stands behind *Số*: a number or room for one; behind the name of a kind, a number alone.
pub(crate) fn strip_number_word(text: &str) -> Option<&str> {
    let named = strip_kind(text).map(|(_, rest)| rest);
    let rest = strip_words(named.unwrap_or(text), "số")?.trim_start_matches([':', ' ', '.', '…', '\u{A0}']);
    let number = scan_document_number(rest, 0);
    let is_alone = number.is_some_and(|number| number.span.end == rest.len());
    let is_room = named.is_none() && (rest.is_empty() || rest.starts_with(['/', '-']));
    (is_alone || is_room || (named.is_none() && number.is_some())).then_some(rest)
}

/// `Hà Nội, ngày 07 tháng 8 năm 2023`, `tháng 11 năm 2025`, `ngày   tháng   năm 2026`.
fn is_dated(text: &str) -> bool {
    let tail = text.rsplit(',').next().unwrap_or(text);
    let is_day =
        |text: &str| ["ngày", "tháng", "năm"].iter().any(|word| strip_words(text, word).is_some_and(begins_number));
    text.chars().count() <= 120 && (is_day(tail) || is_day(text))
}

/// A number or room for one, then nothing or the next word of a date.
fn begins_number(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| matches!(c, ' ' | '.' | '…' | '\u{A0}') || c.is_ascii_digit());
    rest.is_empty() || ["tháng", "năm"].iter().any(|word| strip_words(rest, word).is_some())
}

/// `V/v triển khai …`, `Về việc …`.
pub(crate) fn is_subject(text: &str) -> bool {
    ["V/v", "v/v", "V/V"].iter().any(|sign| text.starts_with(sign)) || strip_words(text, "về việc").is_some()
}

/// *Dự thảo*, *Mật*, *Hỏa tốc*.
fn is_remark(text: &str) -> bool {
    let bare = text.trim_start_matches(['(', '[']);
    let remarks = [
        "độ mật",
        "độ khẩn",
        "dự thảo",
        "mật",
        "tối mật",
        "tuyệt mật",
        "khẩn",
        "thượng khẩn",
        "hỏa tốc",
        "bản sao",
        "sao y",
    ];
    text.chars().count() <= 40 && remarks.iter().any(|words| strip_words(bare, words).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_letterhead(text), expected, "{text}");
    }

    #[test]
    fn knows_letterhead_lines() {
        check("ỦY BAN NHÂN DÂN", true);
        check("Ðộc lập - Tự do - Hạnh phúc", true);
        check("CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true);
        check("Số 45 - KL/TU", true);
        check("Số: 1432/QÐ-UBND", true);
        check("Số:       /KH-UBND", true);
        check("Hà Nội, ngày 19", true);
        check("tháng 11 năm 2025", true);
        check("ngày      tháng      năm 2026", true);
        check("V/v triển khai chính sách", true);
        check("(Dự thảo lần 2)", true);
        check("Luật số: 24/2018/QH14", true);
        check("Nghị quyết số 08-NQ/TU ngày 22/11/2021 của Thành ủy", false);
        check("Số lượng báo cáo viên", false);
        check("Thực hiện Chỉ thị số 24-CT/TU, ngày 07/8/2023 của Ban Thường vụ", false);
        check("Ngày 20/10/2022, tại trụ sở tiếp công dân", false);
    }
}
