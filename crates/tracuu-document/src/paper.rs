//! Whole papers and fragments of them.
//!
//! | part of a paper                        | units                                   |
//! | -------------------------------------- | --------------------------------------- |
//! | letterhead, type line, title           | `letterhead`, `type`, `title`           |
//! | basis lines, the opening sentence      | `preamble`, `preamble.p2` …             |
//! | divisions and their items              | the outline                             |
//! | `Nơi nhận:` and what follows           | `recipients`, `recipients.1` … `recipients.n1` |
//! | `T/M BAN THƯỜNG VỤ` … the name         | `signature`                             |
//! | `PHỤ LỤC`, or another paper behind it  | `PL1` …                                 |

mod annex;
mod fragment;
mod reader;
mod tail;

use tracuu_text::Span;

use crate::citation::read_citations;
use crate::front::{Front, read_front};
use crate::line::{Line, read_lines};
use crate::metadata::read_metadata;
use crate::outline::Outline;
use crate::paragraph::read_paragraphs;
use crate::{Address, Document, Segment, UnitKind};
pub use fragment::parse_fragment;
use reader::Reader;

/// Reads a whole paper: its metadata, its units, and what was repaired or strange.
///
/// ```
/// use tracuu_document::parse_document;
/// let document = parse_document("KẾ HOẠCH\n\nphát triển thư viện\n\nI. MỤC TIÊU\n\n- Mở thêm thư viện.\n");
/// assert_eq!(document.metadata.title.unwrap().value, "phát triển thư viện");
/// let addresses: Vec<String> = document.units.iter().map(|unit| unit.address.to_string()).collect();
/// assert_eq!(addresses, ["type", "title", "I", "I.b1"]);
/// ```
pub fn parse_document(text: &str) -> Document {
    let lines = read_lines(text);
    let front = read_front(text, &lines);
    let metadata = read_metadata(text, &lines, &front);
    let body = lines.get(front.body..).unwrap_or_default();
    let (paragraphs, mut diagnostics) = read_paragraphs(text, body);
    let mut outline = Outline::new(text, Address::default(), false, &paragraphs);
    push_front(&mut outline, &lines, &front);
    let mut reader = Reader::new(outline, &paragraphs, front.kind);
    reader.read();
    let (units, remarks) = reader.finish();
    diagnostics.extend(remarks);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    let citations = read_citations(&units, &metadata);
    Document { metadata, units, citations, diagnostics }
}

/// The units of the front, in the order of their lines.
fn push_front(outline: &mut Outline<'_>, lines: &[Line], front: &Front) {
    let title_start = front.title.first().copied().unwrap_or(usize::MAX);
    let (above, below): (Vec<usize>, Vec<usize>) = front.letterhead.iter().copied().partition(|&at| at < title_start);
    let letterhead = Address::new([Segment::Letterhead]);
    push_lines(outline, UnitKind::Letterhead, letterhead.clone(), lines, &above);
    push_lines(outline, UnitKind::DocumentKind, Address::new([Segment::Type]), lines, front.kind_line.as_slice());
    push_lines(outline, UnitKind::Title, Address::new([Segment::Title]), lines, &front.title);
    push_lines(outline, UnitKind::Letterhead, letterhead.child(Segment::Paragraph(2)), lines, &below);
}

/// One unit of these lines; none when there are none.
fn push_lines(outline: &mut Outline<'_>, kind: UnitKind, address: Address, lines: &[Line], numbers: &[usize]) {
    let lines: Vec<&Line> = numbers.iter().filter_map(|&at| lines.get(at)).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let pieces: Vec<Span> = lines.iter().map(|line| line.content).collect();
    outline.pieces(kind, address, None, first.span.hull(last.span), &pieces, 0);
}
