//! Addresses: where a unit stands in the structure of a document.
//!
//! | printed        | read by people                | what it is                              |
//! | -------------- | ----------------------------- | --------------------------------------- |
//! | `III.5`        | III.5                         | item 5 of section III                   |
//! | `III.4.p2`     | III.4, đoạn 2                 | the second paragraph of an item         |
//! | `I.b3`         | I, gạch đầu dòng 3            | the third bullet of a section           |
//! | `d5.k2.đ`      | Điều 5, khoản 2, điểm đ       | a point of a clause of an article       |
//! | `d5.k2.đ-1`    | Điều 5, khoản 2, điểm đ1      | a point that was inserted behind it     |
//! | `C2.M1`        | Chương II, Mục 1              | the heading of a section in a chapter   |
//! | `PL1.d3`       | Phụ lục 1, Điều 3             | an article of the first annex           |
//! | `recipients.5` | Nơi nhận, 5                   | the fifth recipient                     |
//!
//! Articles run through a whole paper, so their address does not name their chapter.

mod label;
mod order;
mod places;
mod range;
mod stable;
mod unit;
mod words;

use std::fmt;
use std::str::FromStr;

use smallvec::SmallVec;

pub use crate::numeral::Ordinal;
pub(crate) use places::{ThisDivision, strip_places};
pub use words::{parse_address, parse_typed_address};

/// The address of a unit: a path of segments from the document down. Few are so long that they take an allocation.
///
/// ```
/// use tracuu_document::parse_address;
/// let address = parse_address("điểm a khoản 2 Điều 5").unwrap();
/// assert_eq!(address.to_string(), "d5.k2.a");
/// assert_eq!(address.label(), "Điều 5, khoản 2, điểm a");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    segments: Steps,
}

/// A few segments, one below the other.
pub(crate) type Steps = SmallVec<[Segment; 4]>;

/// One step of an [`Address`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// The lines above the title: `letterhead`.
    Letterhead,
    /// The line that names the kind of document: `type`.
    Type,
    /// The title: `title`.
    Title,
    /// What stands before the first division: `preamble`.
    Preamble,
    /// *Phần*: `P1`.
    Part(u32),
    /// *Chương*: `C2`.
    Chapter(u32),
    /// *Mục* inside a chapter: `M1`.
    Section(u32),
    /// *Tiểu mục*: `TM1`.
    Subsection(u32),
    /// A division with a capital letter: `A`.
    Letter(char),
    /// A division with a roman number: `III`.
    Roman(u32),
    /// *Điều*: `d5`.
    Article(Ordinal),
    /// *Khoản*: `k2`.
    Clause(Ordinal),
    /// An arabic number: `5`; under `recipients` one recipient.
    Item(u32),
    /// *Điểm*: `đ`.
    Point(char),
    /// A point that was inserted behind another (*điểm đ1*): `đ-1`.
    InsertedPoint(char, u32),
    /// *Gạch đầu dòng*: `b3`, counted from 1.
    Bullet(u32),
    /// A paragraph without a marker (*đoạn*): `p2`.
    Paragraph(u32),
    /// The list of recipients: `recipients`.
    Recipients,
    /// A remark to several recipients: `n1`.
    Note(u32),
    /// The signature block: `signature`.
    Signature,
    /// An annex: `PL1`.
    Annex(u32),
    /// A second, third … unit that claims the same address: `x2`.
    Repeat(u32),
}

impl Address {
    /// The address made of these segments.
    pub fn new(segments: impl IntoIterator<Item = Segment>) -> Address {
        Address { segments: segments.into_iter().collect() }
    }

    /// The segments, biggest first.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether this is the address of the whole document.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The address one step further down.
    pub fn child(&self, segment: Segment) -> Address {
        Address::new(self.segments.iter().copied().chain([segment]))
    }

    /// The address one step up; the document itself has none.
    pub fn parent(&self) -> Option<Address> {
        let (_, above) = self.segments.split_last()?;
        Some(Address::new(above.iter().copied()))
    }

    /// The address as people read it, in Vietnamese, biggest first.
    pub fn label(&self) -> String {
        label::label(&self.segments)
    }
}

impl fmt::Display for Address {
    /// The stable form: segments joined by dots.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.segments.iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            segment.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Address {
    type Err = UnknownAddress;

    /// Reads what [`parse_address`] reads.
    fn from_str(text: &str) -> Result<Address, UnknownAddress> {
        parse_address(text).ok_or(UnknownAddress)
    }
}

/// A text that is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownAddress;

impl fmt::Display for UnknownAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an address such as `d5.k2.a` or `điểm a khoản 2 Điều 5`, but found another text")
    }
}

impl std::error::Error for UnknownAddress {}
