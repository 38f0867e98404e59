//! The front of a paper: the letterhead, the line that names the kind, the title.
//!
//! ```text
//! THÀNH ỦY SÔNG VÂN          ĐẢNG CỘNG SẢN VIỆT NAM     letterhead
//!         *
//!   Số 12-CT/TU       Sông Vân, ngày 14 tháng 3 năm 2023
//!
//!                     CHỈ THỊ                           type
//!             về tăng cường kỷ luật …                   title
//!                      -----
//! ```
//!
//! The letterhead may be missing; an official letter (*công văn*) has no type line and writes its title under its number.

mod letterhead;

use crate::catalog::{DocumentKind, strip_kind};
use crate::line::{Line, LineKind};
use crate::marker::{Marker, read_marker};
use crate::word::{ends_sentence, is_caps, last_sign, strip_words};
pub(crate) use letterhead::{is_letterhead, is_masthead, is_subject, strip_number_word};

/// What was found, as ranges of lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Front {
    /// Lines above the type line; in a letter, above the body.
    pub(crate) letterhead: Vec<usize>,
    /// The kind that the type line names.
    pub(crate) kind: Option<&'static DocumentKind>,
    /// The type line.
    pub(crate) kind_line: Option<usize>,
    /// The lines of the title.
    pub(crate) title: Vec<usize>,
    /// The first line of the body.
    pub(crate) body: usize,
}

/// The line that names the kind is looked for among so many lines of text.
const DEEPEST_KIND: usize = 60;

/// Finds the front of a paper.
pub(crate) fn read_front(source: &str, lines: &[Line]) -> Front {
    let text_lines: Vec<usize> = (0..lines.len()).filter(|&at| lines.get(at).is_some_and(Line::is_text)).collect();
    let kind = find_kind(lines, &text_lines);
    match kind {
        Some((at, kind)) => {
            let letterhead = text_lines.iter().copied().take_while(|&line| line < at).collect();
            let (title, body) = find_title(source, lines, at);
            Front { letterhead, kind: Some(kind), kind_line: Some(at), title, body }
        }
        None => read_letter(lines, &text_lines),
    }
}

/// The first line that names a kind, below lines of a letterhead alone.
fn find_kind(lines: &[Line], text_lines: &[usize]) -> Option<(usize, &'static DocumentKind)> {
    let mut has_head = false;
    for (count, &at) in text_lines.iter().enumerate().take(DEEPEST_KIND) {
        let line = lines.get(at)?;
        if let Some(kind) = kind_of_line(line, count == 0, has_head) {
            return Some((at, kind));
        }
        if !is_letterhead(&line.text) {
            return None;
        }
        has_head |= is_masthead(&line.text) || letterhead::is_number(&line.text);
    }
    None
}

/// `CHỈ THỊ`; below a letterhead also `NGHỊ ĐỊNH CỦA CHÍNH PHỦ`; as the very first line also `Nghị quyết số 57-NQ/TW`.
fn kind_of_line(line: &Line, is_first: bool, has_head: bool) -> Option<&'static DocumentKind> {
    let (kind, rest) = strip_kind(&line.text)?;
    let rest = rest.trim();
    let names_itself = is_first && line.heading == 1 && strip_words(rest, "số").is_some();
    let is_law = matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh" | "Điều lệ");
    let is_named = is_caps(rest) && is_caps(&line.text) && (has_head || is_law);
    let is_alone = rest.is_empty() && (is_caps(&line.text) || line.heading > 0);
    (names_itself || is_named || is_alone).then_some(kind)
}

/// The lines between the type line and the body.
///
/// A line of dashes ends the title; without one it is the first block.
fn find_title(source: &str, lines: &[Line], kind_line: usize) -> (Vec<usize>, usize) {
    let ruled = ruled_title(source, lines, kind_line + 1);
    let end = ruled.unwrap_or_else(|| first_block(lines, kind_line + 1));
    let title = (kind_line + 1..end).filter(|&at| lines.get(at).is_some_and(Line::is_text)).collect();
    (title, end)
}

/// The longest title, in lines.
const LONGEST_TITLE: usize = 16;

/// The line of dashes that ends the title, when nothing but a title stands before it.
fn ruled_title(source: &str, lines: &[Line], start: usize) -> Option<usize> {
    let mut has_title = false;
    for (at, line) in lines.iter().enumerate().skip(start).take(LONGEST_TITLE) {
        if line.is_dashes(source) && has_title {
            return Some(at);
        }
        if line.is_text() {
            if !may_be_title(line) {
                return None;
            }
            has_title = true;
        }
    }
    None
}

fn first_block(lines: &[Line], start: usize) -> usize {
    let first = (start..lines.len()).find(|&at| lines.get(at).is_some_and(Line::is_text)).unwrap_or(start);
    let is_near = lines.get(start..first).is_some_and(|gap| gap.iter().all(|line| line.kind != LineKind::Row));
    let end = (first..lines.len()).find(|&at| !lines.get(at).is_some_and(may_be_title)).unwrap_or(lines.len());
    if is_near && end > first { end } else { start }
}

/// Whether a line may belong to a title: no marker, no basis (*Căn cứ …*), no end of a sentence.
fn may_be_title(line: &Line) -> bool {
    let text = line.text.as_str();
    let opens_body = ["căn cứ", "thực hiện", "theo đề nghị", "kính gửi", "xét"].iter().any(|words| {
        let is_title =
            *words == "thực hiện" && !text.contains(';') && !text.ends_with(':') && text.chars().count() < 300;
        strip_words(text, words).is_some() && !is_title
    });
    let ends_body = matches!(last_sign(text), Some(';' | ':')) || (ends_sentence(text) && text.chars().count() > 200);
    line.kind == LineKind::Text && read_marker(text).is_none() && !opens_body && !ends_body
}

/// A paper without type line: an official letter, or something that has only a letterhead.
fn read_letter(lines: &[Line], text_lines: &[usize]) -> Front {
    let is_head =
        |at: &&usize| lines.get(**at).is_some_and(|line| is_letterhead(&line.text) || is_title_of_letter(lines, **at));
    let head: Vec<usize> = text_lines.iter().take(DEEPEST_KIND).take_while(is_head).copied().collect();
    let is_sure = head
        .iter()
        .filter_map(|&at| lines.get(at))
        .any(|line| is_masthead(&line.text) || letterhead::is_number(&line.text));
    let Some(&last) = head.last().filter(|_| is_sure) else { return Front::default() };
    let title: Vec<usize> = head.iter().copied().filter(|&at| is_title_of_letter(lines, at)).collect();
    let letterhead = head.into_iter().filter(|at| !title.contains(at)).collect();
    let is_letter = !title.is_empty() || next_opens_letter(lines, last + 1);
    let kind = if is_letter { strip_kind("Công văn").map(|(kind, _)| kind) } else { None };
    Front { letterhead, kind, kind_line: None, title, body: last + 1 }
}

/// `V/v …` and the lines that it runs over.
fn is_title_of_letter(lines: &[Line], at: usize) -> bool {
    let mut above = (0..=at).rev().map_while(|i| lines.get(i).filter(|line| line.kind == LineKind::Text));
    let is_running = |line: &&Line| !is_subject(&line.text) && !is_letterhead(&line.text);
    let first = above.find(|line| !is_running(line));
    first.is_some_and(|line| is_subject(&line.text))
}

fn next_opens_letter(lines: &[Line], from: usize) -> bool {
    let next = lines.get(from..).and_then(|rest| rest.iter().find(|line| line.is_text()));
    next.is_some_and(|line| strip_words(&line.text, "kính gửi").is_some())
}

/// Whether the line is the name of an annex or of a paper that is promulgated with this one.
pub(crate) fn opens_annex(text: &str, marker: Option<&Marker>) -> bool {
    let is_kind = strip_kind(text).is_some_and(|(_, rest)| rest.trim().is_empty() || is_caps(rest)) && is_caps(text);
    matches!(marker, Some(Marker::Annex(_))) || is_kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::read_lines;

    fn check(source: &str, letterhead: usize, kind: &str, title: &str) {
        let lines = read_lines(source);
        let front = read_front(source, &lines);
        let texts: Vec<&str> = front.title.iter().filter_map(|&at| Some(lines.get(at)?.text.as_str())).collect();
        assert_eq!(front.letterhead.len(), letterhead, "{source}");
        assert_eq!(front.kind.map_or("none", |kind| kind.name), kind, "{source}");
        assert_eq!(texts.join(" "), title, "{source}");
    }

    #[test]
    fn finds_kind_and_title() {
        check(
            "HƯỚNG DẪN\n\n**Tuyên truyền Chỉ thị\ncủa Ban**\n\nThực hiện Chỉ thị như sau:",
            0,
            "Hướng dẫn",
            "Tuyên truyền Chỉ thị của Ban",
        );
        check("THÀNH ỦY\n*\nSố 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n-----\n\nHai năm qua.", 2, "Chỉ thị", "về kỷ luật");
        check("KẾT LUẬN\n\nCỦA A\n\nTẠI B\n\n-----\n\nHội nghị", 0, "Kết luận", "CỦA A TẠI B");
        check("Văn bản thường.\n\nKẾ HOẠCH\n", 0, "none", "");
    }

    #[test]
    fn finds_kinds_that_say_more() {
        check("QUỐC HỘI\nLuật số: 24/2018/QH14\n\nLUẬT\nAN NINH MẠNG\n\nCăn cứ Hiến pháp;", 2, "Luật", "AN NINH MẠNG");
        check("CHÍNH PHỦ\nSố: 5-CP\n\nNGHỊ ĐỊNH CỦA CHÍNH PHỦ\nVỀ SÁCH\n\nCăn cứ Luật;", 2, "Nghị định", "VỀ SÁCH");
        check("THÔNG BÁO MỚI VỀ SÁCH\n\nNgày mai.", 0, "none", "");
    }

    #[test]
    fn finds_the_title_of_a_letter() {
        check(
            "ỦY BAN NHÂN DÂN\nSố: 2750/UBND-KGVX\nV/v triển khai\nnăm học\n\nKính gửi: Sở",
            2,
            "Công văn",
            "V/v triển khai năm học",
        );
    }
}
