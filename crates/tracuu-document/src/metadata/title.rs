//! The title (*trích yếu*) on one line.

use tracuu_text::Span;

use crate::Found;
use crate::clean::clean;
use crate::line::Line;

/// The title without the remark in brackets that may follow it: *(Ban hành kèm theo …)*.
pub(super) fn read_title(source: &str, lines: &[Line], numbers: &[usize]) -> Option<Found<String>> {
    let title: Vec<&Line> = numbers.iter().filter_map(|&at| lines.get(at)).collect();
    let remark = title.iter().skip(1).position(|line| line.text.starts_with('(')).map(|at| at + 1);
    let title = title.get(..remark.unwrap_or(title.len()))?;
    let (first, last) = (title.first()?, title.last()?);
    let pieces: Vec<Span> = title.iter().map(|line| line.content).collect();
    let cleaned = clean(source, first.content.hull(last.content), &pieces, 0).composed();
    (!cleaned.text.is_empty()).then(|| Found { span: cleaned.span, value: cleaned.text })
}
