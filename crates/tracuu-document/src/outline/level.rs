//! Levels: what may stand inside what.

use crate::{Address, Segment, UnitKind};

/// Levels from the outside in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// The document, or the division that a fragment belongs to.
    Root,
    Annex,
    Part,
    Chapter,
    Section,
    Subsection,
    Article,
    Letter,
    Roman,
    /// `1.`, `1.1.`
    Number,
    /// `(1)`, `1)`
    Bracket,
    Point,
    Bullet,
}

impl Level {
    /// Whether the unit's own text is a heading, so that the first paragraph below it is its first.
    pub(super) fn is_heading(self) -> bool {
        self <= Level::Roman
    }
}

/// What the unit at this address is.
pub(super) fn kind_of(address: &Address) -> UnitKind {
    let (last, above) = match address.segments().split_last() {
        Some((Segment::Repeat(_), above)) => (above.last().copied(), above),
        Some((last, above)) => (Some(*last), above),
        None => (None, address.segments()),
    };
    match last {
        Some(Segment::Letterhead) => UnitKind::Letterhead,
        Some(Segment::Type) => UnitKind::DocumentKind,
        Some(Segment::Title) => UnitKind::Title,
        Some(Segment::Preamble) => UnitKind::Preamble,
        Some(Segment::Part(_)) => UnitKind::Part,
        Some(Segment::Chapter(_)) => UnitKind::Chapter,
        Some(Segment::Section(_) | Segment::Letter(_) | Segment::Roman(_)) => UnitKind::Section,
        Some(Segment::Subsection(_)) => UnitKind::Subsection,
        Some(Segment::Article(_)) => UnitKind::Article,
        Some(Segment::Clause(_)) => UnitKind::Clause,
        Some(Segment::Item(_)) if above.last() == Some(&Segment::Recipients) => UnitKind::Recipient,
        Some(Segment::Item(_)) => UnitKind::Item,
        Some(Segment::Point(_) | Segment::InsertedPoint(..)) => UnitKind::Point,
        Some(Segment::Bullet(_)) => UnitKind::Bullet,
        Some(Segment::Recipients) => UnitKind::Recipients,
        Some(Segment::Note(_)) => UnitKind::RecipientNote,
        Some(Segment::Signature) => UnitKind::Signature,
        Some(Segment::Annex(_)) => UnitKind::Annex,
        Some(Segment::Paragraph(_) | Segment::Repeat(_)) | None => UnitKind::Paragraph,
    }
}
