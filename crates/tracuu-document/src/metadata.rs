//! Metadata: what a paper says of itself, above its body.
//!
//! | line                                 | field             | value         |
//! | ------------------------------------ | ----------------- | ------------- |
//! | `Số 45 - KL/TU`                      | number            | `45-KL/TU`    |
//! | `Hà Nội, ngày 07 tháng 8 năm 2023`   | place, date       | Hà Nội, 2023-08-07 |
//! | `ỦY BAN NHÂN DÂN` `THÀNH PHỐ …`      | issuer            | both          |
//! | `V/v triển khai …` in a letter       | title             | `V/v triển khai …` |
//!
//! Only the front of the paper is read: a number or a date that the title or the body cites is never the paper's own.

mod date;
mod issuer;
mod number;
mod segment;
mod title;

use tracuu_text::Span;

use crate::clean::clean;
use crate::front::Front;
use crate::line::Line;
use crate::{Found, Metadata};
use segment::read_segments;

/// Reads the metadata of a paper from its front.
pub(crate) fn read_metadata(source: &str, lines: &[Line], front: &Front) -> Metadata {
    let segments = read_segments(source, lines, &front.letterhead);
    let (place, date) = date::read_place_and_date(source, &segments);
    Metadata {
        kind: read_kind(lines, front),
        number: number::read_number(&segments).or_else(|| kind_line_number(source, lines, front)),
        issuer: issuer::read_issuer(&segments),
        place,
        date,
        title: title::read_title(source, lines, front),
    }
}

/// The kind; a letter has no type line, so its title stands for it.
fn read_kind(lines: &[Line], front: &Front) -> Option<Found<String>> {
    let kind = front.kind?;
    let at = front.kind_line.or(front.title.first().copied()).or(front.letterhead.first().copied())?;
    Some(Found { value: kind.name.to_owned(), span: lines.get(at)?.content })
}

/// `# Nghị quyết số 57-NQ/TW`: a heading that names the paper.
fn kind_line_number(source: &str, lines: &[Line], front: &Front) -> Option<Found<String>> {
    let line = lines.get(front.kind_line?)?;
    let cleaned = clean(source, line.content, &[line.content], 0).composed();
    let at = cleaned.text.char_indices().find(|(_, c)| c.is_ascii_digit())?.0;
    number::number_at(&cleaned, at)
}

/// A value with the part of the source that `part` of a clean text was made from.
fn found<T>(value: T, cleaned: &crate::clean::Cleaned, part: Span) -> Found<T> {
    Found { value, span: cleaned.source(part) }
}
