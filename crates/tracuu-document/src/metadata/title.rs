//! The title (*trích yếu*) on one line.

use tracuu_text::Span;

use crate::Found;
use crate::catalog::strip_kind;
use crate::clean::clean;
use crate::front::Front;
use crate::line::Line;
use crate::word::strip_words;

/// The title without the remark in brackets that may follow it: *(Ban hành kèm theo …)*.
///
/// What the type line says behind the name of the kind belongs to it: `LUẬT ĐẤT ĐAI`.
pub(super) fn read_title(source: &str, lines: &[Line], front: &Front) -> Option<Found<String>> {
    let (kind_line, skip) = named_behind_kind(lines, front).unzip();
    let below = front.title.iter().filter_map(|&at| lines.get(at));
    let remark = |(at, line): &(usize, &Line)| *at > 0 && line.text.starts_with('(');
    let below = below.enumerate().take_while(|line| !remark(line)).map(|(_, line)| line);
    let title: Vec<&Line> = kind_line.into_iter().chain(below).collect();
    let (first, last) = (title.first()?, title.last()?);
    let pieces: Vec<Span> = title.iter().map(|line| line.content).collect();
    let cleaned = clean(source, first.content.hull(last.content), &pieces, skip.unwrap_or(0)).composed();
    let span = cleaned.source(Span::new(0, cleaned.text.len()));
    (!cleaned.text.is_empty()).then_some(Found { span, value: cleaned.text })
}

/// The type line and where it goes on behind the name of the kind; a number behind it is no title.
fn named_behind_kind<'l>(lines: &'l [Line], front: &Front) -> Option<(&'l Line, usize)> {
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
    }
}
