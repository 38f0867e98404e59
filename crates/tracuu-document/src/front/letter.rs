//! Papers without a type line: official letters (*công văn*), and texts that have only a letterhead.
//!
//! ```text
//! ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
//! Số: 2750/UBND-KGVX             Độc lập - Tự do - Hạnh phúc
//! V/v triển khai             Sông Vân, ngày 11 tháng 8 năm 2023
//! chính sách                                                     title: the first column
//! ```

use super::letterhead::{is_letterhead, is_masthead, is_number, is_subject};
use super::{Cell, Front};
use crate::catalog::strip_kind;
use crate::line::{Line, LineKind};
use crate::word::strip_words;

/// Reads a paper that has no type line.
pub(super) fn read_letter(source: &str, lines: &[Line], text_lines: &[usize]) -> Front {
    let mut front = Front::default();
    let (mut is_sure, mut above) = (false, None);
    for &at in text_lines {
        let Some(line) = lines.get(at) else { break };
        let runs_on = above == Some(at) && line.kind == LineKind::Text;
        above = None;
        let (left, right) = Cell::parted(source, line);
        let left_text = left.text(source);
        if is_subject(&left_text) || (runs_on && !ends_title(&left_text)) {
            front.title.push(left);
            front.aside.extend(right);
            above = Some(at + 1);
        } else if is_letterhead(&line.text) {
            if front.title.is_empty() { &mut front.letterhead } else { &mut front.aside }.push(Cell::of(line));
        } else {
            break;
        }
        is_sure |= is_masthead(&line.text) || is_number(&line.text);
        front.body = at + 1;
    }
    if !is_sure {
        return Front::default();
    }
    let is_letter = !front.title.is_empty() || next_opens_letter(lines, front.body);
    let kind = if is_letter { strip_kind("Công văn").map(|(kind, _)| kind) } else { None };
    Front { kind, ..front }
}

/// Whether another line of the letterhead stands below the title, or the body.
fn ends_title(text: &str) -> bool {
    (is_letterhead(text) && strip_words(text, "năm").is_none()) || opens_letter(text)
}

fn next_opens_letter(lines: &[Line], from: usize) -> bool {
    let next = lines.get(from..).and_then(|rest| rest.iter().find(|line| line.is_text()));
    next.is_some_and(|line| opens_letter(&line.text))
}

/// `Kính gửi: …`
fn opens_letter(text: &str) -> bool {
    ["kính gửi", "kính trình"].iter().any(|words| strip_words(text, words).is_some())
}
