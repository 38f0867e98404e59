//! Unit words of addresses: what the number behind each of them is a step of.
//!
//! | word                      | number      | step           |
//! | ------------------------- | ----------- | -------------- |
//! | *điều*                    | `15a`       | article        |
//! | *khoản*                   | `2`         | clause         |
//! | *mục*                     | `1`         | section of a chapter |
//! | *mục*                     | `II`        | roman section  |
//! | *điểm*, *tiết*, *ý*       | `a`, `1`    | point, item    |
//! | *nơi nhận*, *trích yếu*   |             | themselves     |

use std::sync::LazyLock;

use smallvec::smallvec;
use tracuu_text::agrees;

use super::{Ordinal, Segment, Steps};
use crate::word::{first_base, strip_words};

/// The words before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Annex,
    Part,
    Chapter,
    Section,
    Subsection,
    Article,
    Clause,
    Point,
    Bullet,
    Paragraph,
    Note,
    Repeat,
    Bare,
    Whole(Segment),
}

/// Longer names before those that they begin with.
const UNITS: [(&str, Unit); 20] = [
    ("gạch đầu dòng", Unit::Bullet),
    ("phụ lục", Unit::Annex),
    ("phần đầu", Unit::Whole(Segment::Letterhead)),
    ("phần", Unit::Part),
    ("chương", Unit::Chapter),
    ("tiểu mục", Unit::Subsection),
    ("mục", Unit::Section),
    ("điều", Unit::Article),
    ("khoản", Unit::Clause),
    ("điểm", Unit::Point),
    ("tiết", Unit::Point),
    ("ý", Unit::Point),
    ("đoạn", Unit::Paragraph),
    ("ghi chú", Unit::Note),
    ("lần", Unit::Repeat),
    ("nơi nhận", Unit::Whole(Segment::Recipients)),
    ("chữ ký", Unit::Whole(Segment::Signature)),
    ("trích yếu", Unit::Whole(Segment::Title)),
    ("tên loại", Unit::Whole(Segment::Type)),
    ("mở đầu", Unit::Whole(Segment::Preamble)),
];

/// The base of the first letter of each, by which most texts are told to begin with none.
static BASES: LazyLock<[Option<u8>; UNITS.len()]> = LazyLock::new(|| UNITS.map(|(words, _)| first_base(words)));

/// A unit word and the steps of the number behind it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) unit: Unit,
    pub(super) steps: Steps,
}

/// The unit word at the start of `text`, and the text behind it.
pub(super) fn strip_unit(text: &str) -> Option<(Unit, &str)> {
    let first = first_base(text);
    let may_begin = UNITS.iter().zip(&*BASES).filter(|(_, base)| **base == first);
    may_begin.map(|(unit, _)| unit).find_map(|(words, unit)| Some((*unit, strip_words(text, words)?)))
}

/// A text that begins with a unit word, with all of them spelled out, however they were typed: *dieu 9 khoan 2* is *điều 9
/// khoản 2*.
pub(super) fn spelled(text: &str) -> Option<String> {
    let known = || UNITS.iter().flat_map(|(words, _)| words.split(' ')).chain(["của"]);
    let spell = |typed| known().find(|written| agrees(typed, written));
    spell(text.split_whitespace().next()?)?;
    Some(text.split_whitespace().map(|typed| spell(typed).unwrap_or(typed)).collect::<Vec<_>>().join(" "))
}

impl Group {
    /// The steps of the address that it names.
    pub(super) fn segments(&self) -> Option<Steps> {
        if let Unit::Whole(segment) = self.unit {
            return Some(smallvec![segment]);
        }
        let (first, below) = self.steps.split_first()?;
        let mut segments: Steps = smallvec![first_segment(self.unit, *first, below.is_empty())?];
        segments.extend_from_slice(below);
        Some(segments)
    }
}

/// What the first step of a number is under a unit word.
fn first_segment(unit: Unit, step: Segment, is_whole: bool) -> Option<Segment> {
    let number = match step {
        Segment::Item(number) | Segment::Roman(number) => number,
        Segment::Article(ordinal) if unit == Unit::Article => return Some(Segment::Article(ordinal)),
        Segment::Article(ordinal) if unit == Unit::Clause => return Some(Segment::Clause(ordinal)),
        Segment::Letter(_) | Segment::Point(_) | Segment::InsertedPoint(..) => return lettered_segment(unit, step),
        _ => return None,
    };
    Some(match unit {
        Unit::Annex => Segment::Annex(number),
        Unit::Part => Segment::Part(number),
        Unit::Chapter => Segment::Chapter(number),
        Unit::Subsection => Segment::Subsection(number),
        Unit::Section if is_whole && matches!(step, Segment::Item(_)) => Segment::Section(number),
        Unit::Article if is_whole => Segment::Article(Ordinal::plain(number)),
        Unit::Clause => Segment::Clause(Ordinal::plain(number)),
        Unit::Bullet => Segment::Bullet(number),
        Unit::Paragraph => Segment::Paragraph(number),
        Unit::Note => Segment::Note(number),
        Unit::Repeat => Segment::Repeat(number),
        Unit::Section | Unit::Article | Unit::Point | Unit::Bare => step,
        Unit::Whole(segment) => segment,
    })
}

fn lettered_segment(unit: Unit, step: Segment) -> Option<Segment> {
    // In capitals a point reads as a division: *ĐIỂM A*.
    let small = |letter: char| letter.to_lowercase().next().map(Segment::Point);
    let step = match step {
        Segment::Letter(letter) if unit == Unit::Point => small(letter)?,
        step => step,
    };
    let fits = match step {
        Segment::Letter(_) => matches!(unit, Unit::Part | Unit::Section | Unit::Bare),
        _ => matches!(unit, Unit::Section | Unit::Point | Unit::Bare),
    };
    fits.then_some(step)
}

/// How far up a segment stands; equal heights keep their order.
pub(super) fn height(segment: Segment) -> u8 {
    match segment {
        Segment::Annex(_) => 0,
        Segment::Part(_) => 1,
        Segment::Chapter(_) => 2,
        Segment::Section(_) => 3,
        Segment::Subsection(_) => 4,
        Segment::Letter(_) => 5,
        Segment::Roman(_) => 6,
        Segment::Article(_) => 7,
        Segment::Clause(_) => 8,
        Segment::Item(_) => 9,
        Segment::Point(_) | Segment::InsertedPoint(..) => 10,
        Segment::Bullet(_) => 11,
        Segment::Paragraph(_) | Segment::Note(_) => 12,
        Segment::Repeat(_) => 13,
        Segment::Letterhead | Segment::Type | Segment::Title | Segment::Preamble => 1,
        Segment::Recipients | Segment::Signature => 1,
    }
}
