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
mod column;
mod fragment;
mod reader;
mod responsible;
mod signature;
mod tail;

use tracuu_text::{Span, sort_by_key};

use crate::citation::{read_citations, without_missing_places};
use crate::front::{Cell, Front, read_front};
use crate::glue::glued_words;
use crate::line::{Line, read_lines};
use crate::metadata::{add_body_metadata, read_front_metadata};
use crate::outline::Outline;
use crate::paragraph::read_paragraphs;
use crate::{Address, Document, Segment, UnitKind};
pub use fragment::{parse_fragment, parse_fragment_with};
use reader::Reader;

/// What is looked for beside the units, the citations and what is known of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseOptions {
    /// Words that were glued together, for a remark on each. It takes a pass over the text, which an indexer that has no use for
    /// remarks can do without.
    pub glued_words: bool,
}

impl Default for ParseOptions {
    /// All there is.
    fn default() -> ParseOptions {
        ParseOptions { glued_words: true }
    }
}

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
    parse_document_with(text, ParseOptions::default())
}

/// [`parse_document`] with less work where less is asked for.
///
/// ```
/// use tracuu_document::{ParseOptions, parse_document, parse_document_with};
/// let paper = "KẾ HOẠCH\n\nvề việc banhành quy chế\n";
/// let quick = parse_document_with(paper, ParseOptions { glued_words: false });
/// assert_eq!(quick.units, parse_document(paper).units);
/// assert_eq!((quick.diagnostics.len(), parse_document(paper).diagnostics.len()), (0, 1));
/// ```
pub fn parse_document_with(text: &str, options: ParseOptions) -> Document {
    let lines = read_lines(text);
    let front = read_front(text, &lines);
    let mut metadata = read_front_metadata(text, &lines, &front);
    let body = lines.get(front.body..).unwrap_or_default();
    let (paragraphs, mut diagnostics) = read_paragraphs(text, body);
    let mut outline = Outline::new(text, Address::default(), false, &paragraphs);
    push_front(&mut outline, &lines, &front);
    let mut reader = Reader::new(outline, &paragraphs, front.kind);
    reader.read();
    let signature = std::mem::take(&mut reader.signature);
    let (mut units, remarks) = reader.finish();
    responsible::mark_responsible(&mut units);
    add_body_metadata(&mut metadata, text, &units, &signature);
    diagnostics.extend(remarks);
    if options.glued_words {
        diagnostics.extend(glued_words(&units));
    }
    sort_by_key(&mut diagnostics, |diagnostic| diagnostic.span);
    let citations = without_missing_places(read_citations(&units, &metadata), &units);
    Document { metadata, units, citations, diagnostics }
}

/// The units of the front, in the order of their lines.
fn push_front(outline: &mut Outline<'_>, lines: &[Line], front: &Front) {
    let letterhead = Address::new([Segment::Letterhead]);
    let kind_line: Vec<Cell> = front.kind_line.and_then(|at| lines.get(at)).map(Cell::of).into_iter().collect();
    push_cells(outline, UnitKind::Letterhead, letterhead.clone(), &front.letterhead);
    push_cells(outline, UnitKind::DocumentKind, Address::new([Segment::Type]), &kind_line);
    push_cells(outline, UnitKind::Title, Address::new([Segment::Title]), &front.title);
    push_cells(outline, UnitKind::Letterhead, letterhead.child(Segment::Paragraph(2)), &front.aside);
}

/// One unit of these cells; none when there are none.
fn push_cells(outline: &mut Outline<'_>, kind: UnitKind, address: Address, cells: &[Cell]) {
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
    let pieces: Vec<Span> = cells.iter().map(|cell| cell.content).collect();
    outline.pieces(kind, address, None, first.whole.hull(last.whole), &pieces, 0);
}
