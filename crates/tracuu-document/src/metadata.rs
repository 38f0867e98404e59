//! Metadata: what a paper says of itself, above its body and behind it.
//!
//! | line                                 | field             | value         |
//! | ------------------------------------ | ----------------- | ------------- |
//! | `Số 45 - KL/TU`                      | number            | `45-KL/TU`    |
//! | `Hà Nội, ngày 07 tháng 8 năm 2023`   | place, date       | Hà Nội, 2023-08-07 |
//! | `ỦY BAN NHÂN DÂN` `THÀNH PHỐ …`      | issuer            | both          |
//! | `V/v triển khai …` in a letter       | title             | `V/v triển khai …` |
//! | `TỐI MẬT`, `HỎA TỐC`, `Dự thảo lần 2` | secrecy, urgency, draft | themselves |
//! | `- Căn cứ Điều lệ Đảng;`             | basis             | `Căn cứ Điều lệ Đảng` |
//! | `T/M BAN THƯỜNG VỤ` `PHÓ BÍ THƯ` `Lê Giả Định` | authority, office, signatory | themselves |
//!
//! Number, date and place are read from the front alone: what the title or the body cites is never the paper's own.

mod basis;
mod date;
mod issuer;
mod mark;
mod number;
mod recipient;
mod signature;
mod title;

use tracuu_text::Span;

use crate::clean::{Cleaned, clean};
use crate::front::{Front, columns};
use crate::line::Line;
use crate::{Certainty, Found, Metadata, Unit};
pub(crate) use signature::opens_with_office;

/// Reads the metadata of a paper from its front.
pub(crate) fn read_front_metadata(source: &str, lines: &[Line], front: &Front) -> Metadata {
    let segments = read_segments(source, front);
    let (place, date) = date::read_place_and_date(source, &segments);
    Metadata {
        kind: read_kind(lines, front),
        number: number::read_number(&segments).or_else(|| kind_line_number(source, lines, front)),
        issuer: issuer::read_issuer(&segments, front.has_lost_capitals),
        place,
        date,
        title: title::read_title(source, lines, front),
        secrecy: mark::read_secrecy(&segments),
        urgency: mark::read_urgency(&segments),
        draft: mark::read_draft(&segments),
        ..Metadata::default()
    }
}

/// Adds what the preamble, the list of recipients and the signature say.
pub(crate) fn add_body_metadata(metadata: &mut Metadata, source: &str, units: &[Unit], signature: &[Span]) {
    metadata.basis = basis::read_basis(units);
    metadata.recipients = recipient::read_recipients(units);
    let signature = signature::read_signature(source, signature);
    (metadata.authority, metadata.office, metadata.signatory) =
        (signature.authority, signature.office, signature.signatory);
}

/// The text of a unit in canonical composition.
fn composed(unit: &Unit) -> Cleaned {
    Cleaned { span: unit.span, text: unit.text.clone(), alignment: unit.alignment.clone() }.composed()
}

/// The cells of the letterhead.
fn read_segments(source: &str, front: &Front) -> Vec<Cleaned> {
    let lines = front.letterhead.iter().chain(&front.aside);
    let cells = lines.flat_map(|line| columns(source, line.content));
    cells.map(|cell| clean(source, cell, &[cell], 0).composed()).collect()
}

/// The kind; a letter has no type line, so its title stands for it.
fn read_kind(lines: &[Line], front: &Front) -> Option<Found<String>> {
    let value = front.kind?.name.to_owned();
    if let Some(line) = front.kind_line.and_then(|at| lines.get(at)) {
        let certainty = if names_itself(line) { Certainty::Likely } else { Certainty::Sure };
        return Some(Found { value, span: line.content, certainty });
    }
    let span = front.title.first().or(front.letterhead.first())?.content;
    Some(Found { value, span, certainty: Certainty::Likely })
}

/// Whether the line is a heading that names the paper, number and all.
fn names_itself(line: &Line) -> bool {
    line.heading > 0 && line.text.contains(|c: char| c.is_ascii_digit())
}

/// `# Nghị quyết số 57-NQ/TW`: a heading that names the paper.
fn kind_line_number(source: &str, lines: &[Line], front: &Front) -> Option<Found<String>> {
    let line = lines.get(front.kind_line?)?;
    let cleaned = clean(source, line.content, &[line.content], 0).composed();
    let at = cleaned.text.find(|c: char| c.is_ascii_digit())?;
    Some(Found { certainty: Certainty::Likely, ..number::number_at(&cleaned, at)? })
}

/// A value with the part of the source that `part` of a clean text was made from.
fn found<T>(value: T, cleaned: &Cleaned, part: Span) -> Found<T> {
    Found { value, span: cleaned.source(part), certainty: Certainty::Sure }
}

/// A piece of a clean text as a value.
fn found_part(cleaned: &Cleaned, part: Span) -> Option<Found<String>> {
    Some(found(part.of(&cleaned.text)?.to_owned(), cleaned, part))
}
