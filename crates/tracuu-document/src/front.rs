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

mod cell;
mod letter;
mod letterhead;
mod title;

use crate::catalog::{DocumentKind, strip_kind};
use crate::line::Line;
use crate::marker::Marker;
use crate::word::{is_caps, starts_lower, strip_words};
pub(crate) use cell::{Cell, columns};
use letter::read_letter;
use letterhead::has_lost_capitals;
pub(crate) use letterhead::{is_letterhead, is_masthead, strip_number_word};
use title::find_title;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Front {
    /// What stands above the type line; in a letter, above its title.
    pub(crate) letterhead: Vec<Cell>,
    /// What stands beside and below the title of a letter.
    pub(crate) aside: Vec<Cell>,
    /// The kind that the type line names.
    pub(crate) kind: Option<&'static DocumentKind>,
    /// The type line.
    pub(crate) kind_line: Option<usize>,
    /// The title.
    pub(crate) title: Vec<Cell>,
    /// Whether the capitals of the letterhead were lost with its font: *đảng cộng sản việt nam*.
    pub(crate) has_lost_capitals: bool,
    /// The first line of the body.
    pub(crate) body: usize,
}

/// The line that names the kind is looked for among so many lines of text.
const DEEPEST_KIND: usize = 60;

/// Finds the front of a paper.
pub(crate) fn read_front(source: &str, lines: &[Line]) -> Front {
    let is_text = |at: &usize| lines.get(*at).is_some_and(Line::is_text);
    let text_lines: Vec<usize> = (0..lines.len()).filter(is_text).take(DEEPEST_KIND).collect();
    let has_lost_capitals = has_lost_capitals(source, lines, &text_lines);
    let Some((at, kind)) = find_kind(source, lines, &text_lines, has_lost_capitals) else {
        return Front { has_lost_capitals, ..read_letter(source, lines, &text_lines) };
    };
    let above = text_lines.iter().take_while(|&&line| line < at);
    let letterhead = above.filter_map(|&at| lines.get(at)).map(Cell::of).collect();
    let (title, body) = find_title(source, lines, at);
    let aside = Vec::new();
    Front { letterhead, aside, kind: Some(kind), kind_line: Some(at), title, has_lost_capitals, body }
}

/// The first line that names a kind, below lines of a letterhead alone.
fn find_kind(
    source: &str,
    lines: &[Line],
    text_lines: &[usize],
    is_lost: bool,
) -> Option<(usize, &'static DocumentKind)> {
    let mut has_head = is_lost;
    for (count, &at) in text_lines.iter().enumerate() {
        let line = lines.get(at)?;
        if let Some(kind) = kind_of_line(line, count == 0, has_head) {
            return Some((at, kind));
        }
        let is_head = is_letterhead(&line.text) || (is_lost && letterhead::is_lost_letterhead(source, line));
        if !is_head {
            return None;
        }
        has_head |= is_masthead(&line.text) || letterhead::is_number(&line.text);
    }
    None
}

/// `CHỈ THỊ`; below a letterhead also `Chỉ thị` and `NGHỊ ĐỊNH CỦA CHÍNH PHỦ`; as the very first line also `Nghị quyết
/// số 57-NQ/TW`.
fn kind_of_line(line: &Line, is_first: bool, has_head: bool) -> Option<&'static DocumentKind> {
    let (kind, rest) = strip_kind(&line.text)?;
    let rest = rest.trim();
    let names_itself = is_first && line.heading == 1 && strip_words(rest, "số").is_some();
    let is_law = matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh" | "Điều lệ");
    let is_named = is_caps(rest) && is_caps(&line.text) && (has_head || is_law);
    let is_alone = rest.is_empty() && (is_caps(&line.text) || line.heading > 0 || has_head);
    (names_itself || is_named || is_alone).then_some(kind)
}

/// Whether the line is the name of an annex or of a paper that is promulgated with this one.
pub(crate) fn opens_annex(text: &str, marker: Option<&Marker>) -> bool {
    // The title may stand on the next line, in small letters: `QUY CHẾ` `làm việc`.
    let is_kind = || {
        strip_kind(text).is_some_and(|(_, rest)| {
            let name = text.get(..text.len() - rest.len()).unwrap_or_default();
            let title = rest.trim();
            is_caps(name) && (title.is_empty() || is_caps(title) || starts_lower(title))
        })
    };
    matches!(marker, Some(Marker::Annex(_))) || is_kind()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::read_lines;

    fn check(source: &str, letterhead: usize, kind: &str, title: &str) {
        let lines = read_lines(source);
        let front = read_front(source, &lines);
        let texts: Vec<String> = front.title.iter().map(|cell| cell.text(source)).collect();
        assert_eq!(front.letterhead.len() + front.aside.len(), letterhead, "{source}");
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
    fn finds_kinds_without_capitals() {
        check(
            "thành ủy sông vân      đảng cộng sản việt nam\n*\nSố 12-CT/TU\n\nchỉ thị\n\nvề kỷ luật\n\nHai năm qua.",
            2,
            "Chỉ thị",
            "về kỷ luật",
        );
        check(
            "THàNH ủY SôNG VâN     đảng cộng sản việt nam\nSố 12-CT/TU\n\nchỉ thị\n\nvề kỷ luật\n\nHai năm qua.",
            2,
            "Chỉ thị",
            "về kỷ luật",
        );
        check("THàNH ủY\n*\nSố 12-CT/TU\n\nCHỉ THị\n\nVề Kỷ LUậT\n\nHai năm qua.", 2, "Chỉ thị", "Về Kỷ LUậT");
        check("THÀNH ỦY SÔNG VÂN\nSố 12-CT/TU\n\nChỉ thị\n\nvề kỷ luật\n\nHai năm qua.", 2, "Chỉ thị", "về kỷ luật");
    }

    #[test]
    fn finds_the_title_of_a_letter() {
        let letter = "ỦY BAN NHÂN DÂN\nSố: 2750/UBND-KGVX\nV/v triển khai\nnăm học\n\nKính gửi: Sở";
        check(letter, 2, "Công văn", "V/v triển khai năm học");
        let columns = "SỞ TƯ PHÁP        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/STP-VP\nV/v báo cáo       Sông Vân, ngày 05 tháng 9 năm 2023\nnăm 2023\n\nKính gửi: Sở";
        check(columns, 3, "Công văn", "V/v báo cáo năm 2023");
    }
}
