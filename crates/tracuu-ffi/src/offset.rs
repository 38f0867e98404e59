//! Positions in the unit of the host.
//!
//! | text        | unit        | *Việt* begins at | and ends at |
//! | ----------- | ----------- | ---------------- | ----------- |
//! | `tiếng Việt` | `Utf8`      | 8                | 14          |
//! |             | `Utf16`     | 6                | 10          |
//! | `😀 Việt`   | `Utf8`      | 5                | 11          |
//! |             | `Utf16`     | 3                | 7           |
//! |             | `CodePoint` | 2                | 6           |

use tracuu::text::Span;

use crate::size::to_i64;

/// What positions count. An answer that is one record says which unit it used; a list of tokens or citations uses the unit that was
/// asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, uniffi::Enum)]
pub enum OffsetUnit {
    /// Bytes of UTF-8: Rust, Go. Where a document is read from bytes, those bytes, whatever their encoding.
    #[default]
    Utf8,
    /// Code units of UTF-16: Kotlin, Java, JavaScript, Dart, C#, NSString.
    Utf16,
    /// Unicode scalar values: Python.
    CodePoint,
}

/// A piece of a text, from its first unit to the one behind its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TextRange {
    /// Where it begins.
    pub start: i64,
    /// Where it ends.
    pub end: i64,
}

/// Bytes between two places of the table.
const STEP: usize = 256;

/// Turns byte positions of one text into positions of a unit.
pub(crate) struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// The position of every byte that is a multiple of [`STEP`]; none where bytes are counted.
    table: Vec<usize>,
}

impl<'t> Offsets<'t> {
    pub(crate) fn new(text: &'t str, unit: OffsetUnit) -> Offsets<'t> {
        let mut table = Vec::new();
        if unit != OffsetUnit::Utf8 {
            let mut position = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                table.push(position);
                position += length(chunk, unit);
            }
        }
        Offsets { text, unit, table }
    }

    /// Bytes as they are: for a text that is no UTF-8.
    pub(crate) fn of_bytes() -> Offsets<'static> {
        Offsets { text: "", unit: OffsetUnit::Utf8, table: Vec::new() }
    }

    /// The position of a byte, which is the first of a character or the end.
    pub(crate) fn at(&self, byte: usize) -> i64 {
        if self.unit == OffsetUnit::Utf8 {
            return to_i64(byte);
        }
        let byte = byte.min(self.text.len());
        let position = match self.table.get(byte / STEP) {
            Some(before) => {
                before + self.text.as_bytes().get(byte / STEP * STEP..byte).map_or(0, |b| length(b, self.unit))
            }
            // The end of a text whose length is a multiple of the step.
            None => length(self.text.as_bytes(), self.unit),
        };
        to_i64(position)
    }

    pub(crate) fn range(&self, span: Span) -> TextRange {
        TextRange { start: self.at(span.start), end: self.at(span.end) }
    }
}

/// How many units the characters take that begin in these bytes.
fn length(bytes: &[u8], unit: OffsetUnit) -> usize {
    let characters = bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF));
    match unit {
        OffsetUnit::Utf8 => bytes.len(),
        OffsetUnit::CodePoint => characters.count(),
        // Characters above U+FFFF take four bytes of UTF-8 and two units of UTF-16.
        OffsetUnit::Utf16 => characters.map(|byte| if *byte >= 0xF0 { 2 } else { 1 }).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_that_of_the_text_before_it() {
        let text = "tiếng Việt 😀 tìm kie\u{302}\u{301}m — ".repeat(40);
        for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            let before = text.get(..at).expect("a boundary");
            let found = [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint]
                .map(|unit| Offsets::new(&text, unit).at(at));
            let expected = [before.len(), before.encode_utf16().count(), before.chars().count()].map(to_i64);
            assert_eq!(found, expected, "byte {at}");
        }
        assert_eq!(Offsets::new("", OffsetUnit::Utf16).at(0), 0);
        let even = "đ".repeat(STEP);
        assert_eq!(Offsets::new(&even, OffsetUnit::CodePoint).at(even.len()), to_i64(STEP));
    }
}
