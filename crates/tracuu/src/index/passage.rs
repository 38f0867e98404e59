//! From units to passages: what is retrieved as one.
//!
//! | document                        | passages                                          |
//! | ------------------------------- | ------------------------------------------------- |
//! | a directive with items          | one a unit                                        |
//! | a regulation with articles      | one an article, with its clauses and points       |
//! | the text of one article         | one                                               |
//! | anything of over 64 KiB         | cut at blanks                                     |
//!
//! An article is found as a whole, because its clauses lean on one another; the address of a hit is that of the finest
//! unit at its position.

use std::ops::Range;

use tracuu_document::{Document as ParsedDocument, Unit, UnitKind};
use tracuu_text::{Alignment, AlignmentBuilder, Span};

use super::{PassageRecord, Places};

/// The longest text of a passage, in bytes. A longer one is cut, so that showing a hit stays cheap.
const LIMIT: usize = 64 * 1024;

/// Cuts a parsed document into passages. `is_fragment` says that all of it belongs to one division.
pub(crate) fn passages(parsed: &ParsedDocument, is_fragment: bool) -> Vec<PassageRecord> {
    let mut passages = Vec::with_capacity(1);
    let mut open: Option<Builder> = None;
    let room = if is_fragment { Room::of(&parsed.units) } else { Room::default() };
    for (index, unit) in parsed.units.iter().enumerate() {
        let joins = is_fragment || within_article(parsed, index);
        match &mut open {
            Some(builder) if joins && builder.has_room_for(unit) => builder.append(index, unit),
            _ => {
                passages.extend(open.take().map(Builder::finish));
                open = Some(Builder::new(index, unit, room));
            }
        }
    }
    passages.extend(open.map(Builder::finish));
    match passages.iter().all(|passage| passage.text.len() <= LIMIT) {
        true => passages,
        false => passages.into_iter().flat_map(cut).collect(),
    }
}

/// Whether a unit stands under an article.
fn within_article(parsed: &ParsedDocument, index: usize) -> bool {
    let mut at = parsed.units.get(index).and_then(|u| u.parent);
    while let Some(unit) = at.and_then(|i| parsed.units.get(i)) {
        if unit.kind == UnitKind::Article {
            return true;
        }
        at = unit.parent;
    }
    false
}

/// Whether the text of such a unit is a heading.
fn is_heading(kind: UnitKind) -> bool {
    matches!(
        kind,
        UnitKind::Title
            | UnitKind::Part
            | UnitKind::Chapter
            | UnitKind::Section
            | UnitKind::Subsection
            | UnitKind::Article
    )
}

/// What a passage of these units takes.
#[derive(Clone, Copy, Default)]
struct Room {
    bytes: usize,
    units: usize,
    edits: usize,
}

impl Room {
    fn of(units: &[Unit]) -> Room {
        units.iter().fold(Room::default(), |Room { bytes, units, edits }, unit| Room {
            // A line end joins two units, in place of what stood between them.
            bytes: bytes + unit.text.len() + 1,
            units: units + 1,
            edits: edits + unit.alignment.edits().len() + 1,
        })
    }
}

/// A passage that grows unit by unit.
struct Builder {
    text: String,
    start: usize,
    alignment: AlignmentBuilder,
    places: Places,
    heading: usize,
    units: Range<usize>,
}

impl Builder {
    /// A passage that begins with a unit; it may be known to take so much room.
    fn new(index: usize, first: &Unit, room: Room) -> Builder {
        let mut builder = Builder {
            text: String::with_capacity(room.bytes.clamp(first.text.len(), LIMIT.max(first.text.len()))),
            start: first.span.start,
            alignment: AlignmentBuilder::with_capacity(room.edits),
            places: Places::with_capacity(room.units.max(1)),
            heading: 0,
            units: index..index,
        };
        builder.add(index, first);
        if is_heading(first.kind) {
            builder.heading = builder.text.len();
        }
        builder
    }

    fn has_room_for(&self, unit: &Unit) -> bool {
        self.text.len() + unit.text.len() < LIMIT
    }

    /// A further unit, on a line of its own.
    fn append(&mut self, index: usize, unit: &Unit) {
        let passed = self.start + self.alignment.source_len();
        self.alignment.replace(unit.span.start.saturating_sub(passed), 1);
        self.text.push('\n');
        self.add(index, unit);
    }

    fn add(&mut self, index: usize, unit: &Unit) {
        self.units.end = index + 1;
        self.places.push(self.text.len(), &unit.address);
        self.text.push_str(&unit.text);
        append_alignment(&mut self.alignment, &unit.alignment);
    }

    fn finish(self) -> PassageRecord {
        let alignment = self.alignment.finish();
        let span = Span::new(self.start, self.start + alignment.source_len());
        let Builder { text, places, heading, units, .. } = self;
        PassageRecord { text, span, alignment, places, heading, units }
    }
}

fn append_alignment(builder: &mut AlignmentBuilder, next: &Alignment) {
    let mut target = 0;
    for edit in next.edits() {
        builder.copy(edit.target.start - target);
        builder.replace(edit.source.len(), edit.target.len());
        target = edit.target.end;
    }
    builder.copy(next.target_len() - target);
}

/// Cuts a passage that is too long; the pieces keep the address of the unit they came from.
fn cut(whole: PassageRecord) -> Vec<PassageRecord> {
    if whole.text.len() <= LIMIT {
        return vec![whole];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < whole.text.len() {
        let end = cut_before(&whole.text, start, start + LIMIT);
        pieces.push(piece(&whole, Span::new(start, end)));
        start = end;
    }
    pieces
}

/// The last blank before `limit`, else the last character boundary.
fn cut_before(text: &str, start: usize, limit: usize) -> usize {
    if limit >= text.len() {
        return text.len();
    }
    let hard = (start..=limit).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let window = text.get(start..hard).unwrap_or_default();
    window.rfind(char::is_whitespace).filter(|&at| at > LIMIT / 2).map_or(hard, |at| start + at + 1)
}

fn piece(whole: &PassageRecord, span: Span) -> PassageRecord {
    let places = whole
        .pieces()
        .filter(|(_, place)| place.overlaps(span))
        .map(|(place, at)| (at.start.max(span.start) - span.start, place.address))
        .collect();
    PassageRecord {
        text: span.of(&whole.text).unwrap_or_default().to_owned(),
        span: whole.source(span),
        alignment: whole.alignment.slice(span),
        places,
        heading: if span.start == 0 { whole.heading.min(span.end) } else { 0 },
        units: whole.units.clone(),
    }
}
