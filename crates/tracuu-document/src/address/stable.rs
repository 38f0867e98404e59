//! The stable form of a segment, printed and read.
//!
//! | segment         | form         |
//! | --------------- | ------------ |
//! | `Preamble`      | `preamble`   |
//! | `Chapter(2)`    | `C2`         |
//! | `Letter('C')`   | `C`          |
//! | `Article(15a)`  | `d15a`       |
//! | `Point('đ')`    | `đ`          |
//! | `InsertedPoint('b', 1)` | `b-1`: `b1` is a bullet |

use std::fmt::{self, Display, Write};

use super::{Ordinal, Segment};
use crate::numeral::{is_point_letter, parse_roman, roman, strip_number, write_number};

impl Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Segment::Letterhead => f.write_str("letterhead"),
            Segment::Type => f.write_str("type"),
            Segment::Title => f.write_str("title"),
            Segment::Preamble => f.write_str("preamble"),
            Segment::Recipients => f.write_str("recipients"),
            Segment::Signature => f.write_str("signature"),
            Segment::Part(number) => write_prefixed(f, "P", number),
            Segment::Chapter(number) => write_prefixed(f, "C", number),
            Segment::Section(number) => write_prefixed(f, "M", number),
            Segment::Subsection(number) => write_prefixed(f, "TM", number),
            Segment::Annex(number) => write_prefixed(f, "PL", number),
            Segment::Letter(letter) | Segment::Point(letter) => f.write_char(letter),
            Segment::InsertedPoint(letter, number) => {
                f.write_char(letter)?;
                write_prefixed(f, "-", number)
            }
            Segment::Roman(number) => f.write_str(&roman(number)),
            Segment::Article(number) => write_ordinal(f, "d", number),
            Segment::Clause(number) => write_ordinal(f, "k", number),
            Segment::Item(number) => write_number(f, number),
            Segment::Bullet(number) => write_prefixed(f, "b", number),
            Segment::Paragraph(number) => write_prefixed(f, "p", number),
            Segment::Note(number) => write_prefixed(f, "n", number),
            Segment::Repeat(number) => write_prefixed(f, "x", number),
        }
    }
}

fn write_prefixed(f: &mut fmt::Formatter<'_>, prefix: &str, number: u32) -> fmt::Result {
    f.write_str(prefix)?;
    write_number(f, number)
}

fn write_ordinal(f: &mut fmt::Formatter<'_>, prefix: &str, ordinal: Ordinal) -> fmt::Result {
    f.write_str(prefix)?;
    ordinal.fmt(f)
}

/// Reads the whole of `text` as one segment.
pub(super) fn parse_segment(text: &str) -> Option<Segment> {
    named(text).or_else(|| lettered(text)).or_else(|| numbered(text)).or_else(|| lone(text)).or_else(|| inserted(text))
}

/// `b-1`
fn inserted(text: &str) -> Option<Segment> {
    let (letter, number) = text.split_once('-')?;
    let mut letters = letter.chars();
    let letter = letters.next().filter(|&c| is_point_letter(c) && letters.clone().next().is_none())?;
    whole_number(number).map(|number| Segment::InsertedPoint(letter, number))
}

/// `preamble`
fn named(text: &str) -> Option<Segment> {
    Some(match text {
        "letterhead" => Segment::Letterhead,
        "type" => Segment::Type,
        "title" => Segment::Title,
        "preamble" => Segment::Preamble,
        "recipients" => Segment::Recipients,
        "signature" => Segment::Signature,
        _ => return None,
    })
}

/// `d15a`, `k2`
fn lettered(text: &str) -> Option<Segment> {
    let ordinal = |prefix| Ordinal::parse(text.strip_prefix(prefix)?);
    ordinal("d").map(Segment::Article).or_else(|| ordinal("k").map(Segment::Clause))
}

type Numbered = (&'static str, fn(u32) -> Segment);

/// Prefixes of numbers; the longer of two comes first.
const NUMBERED: [Numbered; 9] = [
    ("PL", Segment::Annex),
    ("TM", Segment::Subsection),
    ("P", Segment::Part),
    ("C", Segment::Chapter),
    ("M", Segment::Section),
    ("b", Segment::Bullet),
    ("p", Segment::Paragraph),
    ("n", Segment::Note),
    ("x", Segment::Repeat),
];

/// `C2`, `b3`
fn numbered(text: &str) -> Option<Segment> {
    NUMBERED.iter().find_map(|(prefix, segment)| whole_number(text.strip_prefix(prefix)?).map(segment))
}

/// `5`, `III`, `C`, `đ`
fn lone(text: &str) -> Option<Segment> {
    if let Some(number) = whole_number(text) {
        return Some(Segment::Item(number));
    }
    if let Some(number) = parse_roman(text) {
        return Some(Segment::Roman(number));
    }
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.clone().next().is_none())?;
    match letter {
        'Đ' => Some(Segment::Letter(letter)),
        _ if letter.is_ascii_uppercase() => Some(Segment::Letter(letter)),
        _ if is_point_letter(letter) => Some(Segment::Point(letter)),
        _ => None,
    }
}

fn whole_number(text: &str) -> Option<u32> {
    strip_number(text).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::address::Address;
    use crate::numeral::MAX_ROMAN;

    fn ordinal() -> impl Strategy<Value = Ordinal> {
        (0u32..1_000_000, proptest::option::of(point())).prop_map(|(number, letter)| Ordinal { number, letter })
    }

    fn point() -> impl Strategy<Value = char> {
        proptest::sample::select("abcdđefghijklmnopqrstuvwxyz".chars().collect::<Vec<_>>())
    }

    pub(crate) fn segment() -> impl Strategy<Value = Segment> {
        let number = 0u32..1_000_000;
        prop_oneof![
            Just(Segment::Letterhead),
            Just(Segment::Type),
            Just(Segment::Title),
            Just(Segment::Preamble),
            Just(Segment::Recipients),
            Just(Segment::Signature),
            proptest::sample::select("ABCDĐEGH".chars().collect::<Vec<_>>()).prop_map(Segment::Letter),
            (1..=MAX_ROMAN).prop_map(Segment::Roman),
            ordinal().prop_map(Segment::Article),
            ordinal().prop_map(Segment::Clause),
            point().prop_map(Segment::Point),
            (point(), number.clone()).prop_map(|(letter, number)| Segment::InsertedPoint(letter, number)),
            number.clone().prop_map(Segment::Item),
            (0usize..9, number).prop_map(|(at, number)| NUMBERED[at].1(number)),
        ]
    }

    proptest! {
        #[test]
        fn a_printed_address_reads_as_itself(segments in proptest::collection::vec(segment(), 0..6)) {
            let address = Address::new(segments);
            prop_assert_eq!(address.to_string().parse(), Ok(address));
        }

        #[test]
        fn any_text_is_an_address_or_none(text in "\\PC{0,20}|(điều|khoản|mục|điểm|[IVX]{1,3}|[0-9.]{1,5}|[ ,.]|a|đ){0,8}") {
            if let Ok(address) = text.parse::<Address>() {
                prop_assert_eq!(address.to_string().parse(), Ok(address.clone()));
                prop_assert!(address.is_empty() || !address.label().is_empty());
            }
        }
    }
}
