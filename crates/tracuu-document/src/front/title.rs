//! The title (*trích yếu*): the lines between the type line and the body.
//!
//! A line of dashes ends the title; without one it is the first block.

use super::Cell;
use crate::line::{Line, LineKind};
use crate::word::{ends_sentence, last_sign, strip_words};

/// The lines of the title, and the first line of the body.
pub(super) fn find_title(source: &str, lines: &[Line], kind_line: usize) -> (Vec<Cell>, usize) {
    let ruled = ruled_title(source, lines, kind_line + 1);
    let end = ruled.unwrap_or_else(|| first_block(lines, kind_line + 1));
    let title = lines.get(kind_line + 1..end).unwrap_or_default();
    (title.iter().filter(|line| line.is_text()).map(Cell::of).collect(), end)
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
    let text = &*line.text;
    let opens_body = ["căn cứ", "thực hiện", "theo đề nghị", "kính gửi", "kính trình", "xét"].iter().any(|words| {
        let is_title =
            *words == "thực hiện" && !text.contains(';') && !text.ends_with(':') && text.chars().count() < 300;
        strip_words(text, words).is_some() && !is_title
    });
    let ends_body = matches!(last_sign(text), Some(';' | ':')) || (ends_sentence(text) && text.chars().count() > 200);
    line.kind == LineKind::Text && line.marked.is_none() && !opens_body && !ends_body
}
