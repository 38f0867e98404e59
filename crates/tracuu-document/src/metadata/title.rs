//! The title (*trích yếu*) on one line.

use tracuu_text::Span;

use super::found_part;
use crate::catalog::strip_kind;
use crate::clean::clean;
use crate::front::Front;
use crate::line::Line;
use crate::word::{same_word, strip_words};
use crate::{Certainty, Found};

/// The title without the remark in brackets that may follow it: *(Ban hành kèm theo …)*.
///
/// What the type line says behind the name of the kind belongs to it: `LUẬT ĐẤT ĐAI`. The body that it names first does
/// not, where a title follows: of `CỦA BAN THƯỜNG VỤ THÀNH ỦY` `về sắp xếp chợ` it is `về sắp xếp chợ`.
pub(super) fn read_title(source: &str, lines: &[Line], front: &Front) -> Option<Found<String>> {
    let (kind_line, skip) = named_behind_kind(lines, front).unzip();
    let is_remark = |(at, piece): &(usize, Span)| *at > 0 && opens_bracket(source, *piece);
    let below = front.title.iter().map(|cell| cell.content).enumerate().take_while(|line| !is_remark(line));
    let pieces: Vec<Span> = kind_line.map(|line| line.content).into_iter().chain(below.map(|(_, line)| line)).collect();
    let span = pieces.first()?.hull(*pieces.last()?);
    let cleaned = clean(source, span, &pieces, skip.unwrap_or(0)).composed();
    if cleaned.text.is_empty() {
        return None;
    }
    let start = behind_body(&cleaned.text).unwrap_or(0);
    let is_sure = start == 0 && kind_line.is_none();
    let title = found_part(&cleaned, Span::new(start, cleaned.text.len()))?;
    Some(if is_sure { title } else { Found { certainty: Certainty::Likely, ..title } })
}

fn opens_bracket(source: &str, piece: Span) -> bool {
    piece.of(source).is_some_and(|line| line.trim_start_matches(['*', '_', ' ']).starts_with('('))
}

/// Where the title begins behind the body that it names first: `CỦA BAN THƯỜNG VỤ về …`.
fn behind_body(text: &str) -> Option<usize> {
    strip_words(text, "của")?;
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let mut words = starts.filter_map(|at| Some((at, text.get(at..)?.split(' ').next()?)));
    words.find(|(_, word)| same_word(word, "về") || same_word(word, "v/v")).map(|(at, _)| at)
}

/// The type line and where it goes on behind the name of the kind; a number behind it is no title.
fn named_behind_kind<'l>(lines: &'l [Line<'l>], front: &Front) -> Option<(&'l Line<'l>, usize)> {
    let line = lines.get(front.kind_line?)?;
    let (_, rest) = strip_kind(&line.text)?;
    let is_title = !rest.trim().is_empty() && strip_words(rest, "số").is_none();
    is_title.then(|| (line, line.text.len() - rest.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(text: &str, expected: &str) {
        let title = parse_document(text).metadata.title;
        assert_eq!(title.map_or_else(|| "none".to_owned(), |title| title.value), expected, "{text}");
    }

    #[test]
    fn reads_titles() {
        check("CHỈ THỊ\n\n**về kỷ luật,\nkỷ cương**\n-----\n\nHai năm qua.", "về kỷ luật, kỷ cương");
        check("QUY CHẾ\nLàm việc\n(Ban hành kèm theo Quyết định số 5)\n\nĐiều 1. A", "Làm việc");
        check("LUẬT ĐẤT ĐAI\n\nCăn cứ Hiến pháp;", "ĐẤT ĐAI");
        check("Số 5-CT/TU\n\nNGHỊ QUYẾT HỘI NGHỊ LẦN THỨ SÁU\nVỀ SÁCH\n\nCăn cứ", "HỘI NGHỊ LẦN THỨ SÁU VỀ SÁCH");
        check("# Nghị quyết số 57-NQ/TW\n\nToàn văn:", "none");
        check("Một câu thường.", "none");
        check("KẾT LUẬN\nCỦA BAN THƯỜNG VỤ\n\nvề chợ\n-----\n\nMột.", "về chợ");
        check("Số 5-CP\n\nNGHỊ ĐỊNH CỦA CHÍNH PHỦ\nVỀ SÁCH\n\nCăn cứ", "VỀ SÁCH");
        check("KẾT LUẬN\nCỦA BÍ THƯ\nTẠI HỘI NGHỊ\n-----\n\nMột.", "CỦA BÍ THƯ TẠI HỘI NGHỊ");
    }
}
