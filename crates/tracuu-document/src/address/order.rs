//! The order of segments: as near to reading order as addresses alone can say.

use std::cmp::Ordering;

use super::{Ordinal, Segment};
use crate::numeral::point_order;

impl Ord for Segment {
    fn cmp(&self, other: &Segment) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Segment {
    fn partial_cmp(&self, other: &Segment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Segment {
    /// The class, then the place within the class.
    fn rank(self) -> (u8, u32, u32) {
        match self {
            Segment::Letterhead => (0, 0, 0),
            Segment::Type => (1, 0, 0),
            Segment::Title => (2, 0, 0),
            Segment::Preamble => (3, 0, 0),
            Segment::Part(number) => (4, number, 0),
            Segment::Chapter(number) => (5, number, 0),
            Segment::Section(number) => (6, number, 0),
            Segment::Subsection(number) => (7, number, 0),
            Segment::Letter(letter) => (8, letter_order(letter), 0),
            Segment::Roman(number) => (9, number, 0),
            Segment::Article(ordinal) => ranked(10, ordinal),
            Segment::Clause(ordinal) => ranked(11, ordinal),
            Segment::Item(number) => (12, number, 0),
            Segment::Point(letter) => (13, point_order(letter), 0),
            Segment::InsertedPoint(letter, number) => (13, point_order(letter), number),
            Segment::Bullet(number) => (14, number, 0),
            Segment::Paragraph(number) => (15, number, 0),
            Segment::Recipients => (16, 0, 0),
            Segment::Note(number) => (17, number, 0),
            Segment::Signature => (18, 0, 0),
            Segment::Annex(number) => (19, number, 0),
            Segment::Repeat(number) => (20, number, 0),
        }
    }
}

fn ranked(class: u8, ordinal: Ordinal) -> (u8, u32, u32) {
    (class, ordinal.number, ordinal.letter.map_or(0, point_order))
}

/// *Đ* comes right after *D*.
fn letter_order(letter: char) -> u32 {
    letter.to_lowercase().next().map_or(0, point_order)
}

#[cfg(test)]
mod tests {
    use crate::address::Address;

    #[test]
    fn sorts_like_the_paper() {
        let printed = [
            "letterhead",
            "type",
            "title",
            "preamble",
            "preamble.p2",
            "II",
            "II.2",
            "II.2.d",
            "II.2.d-1",
            "II.2.đ",
            "II.2.e",
            "II.10",
            "III",
            "d5",
            "d5.k2",
            "d5.k2a",
            "d5.k10",
            "d5a",
            "d10",
            "recipients",
            "signature",
            "PL1",
            "PL1.d1",
        ];
        let mut sorted: Vec<Address> = printed.iter().rev().filter_map(|text| text.parse().ok()).collect();
        sorted.sort();
        let sorted: Vec<String> = sorted.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, printed);
    }
}
