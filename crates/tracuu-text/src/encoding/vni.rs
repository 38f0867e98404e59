//! VNI-Windows: a letter, and a byte that marks it.
//!
//! | read as Windows-1252 | letter |
//! | -------------------- | ------ |
//! | `eä`, `EÄ`           | `ệ`, `Ệ` |
//! | `ôø`                 | `ờ`: `ô` stands for `ơ` |
//! | `ñ`, `ö`, `ó`        | `đ`, `ư`, `ĩ` |
//! | `Eä`                 | `Ệ`: a small mark over a capital |

use std::sync::LazyLock;

use super::code_page::letter_of;
use super::source::Unit;
use super::writer::Sink;
use crate::Encoding;
use crate::generated::encodings;

/// How far the mark of a capital lies below that of a small letter.
const CASE: u8 = 0x20;

/// Puts what VNI bytes stand for.
pub(super) fn write(sink: &mut impl Sink, units: impl Iterator<Item = Unit>) {
    let mut units = units.peekable();
    while let Some(unit) = units.next() {
        if let Some((letter, mark)) = units.peek().and_then(|&mark| Some((pair(unit, mark)?, mark))) {
            units.next();
            sink.put(letter, unit.len + mark.len, false);
            continue;
        }
        match unit.byte.and_then(|byte| letter_of(Encoding::VniWindows, byte)) {
            Some(letter) => sink.put_for(letter, unit),
            None => sink.put_nothing(unit),
        }
    }
}

/// The letter that two units make, the mark in either case.
fn pair(letter: Unit, mark: Unit) -> Option<char> {
    let (letter, mark) = (letter.byte?, mark.byte?);
    if mark < 0xC0 {
        return None;
    }
    find([letter, mark]).or_else(|| find([letter, mark ^ CASE]))
}

fn find(pair: [u8; 2]) -> Option<char> {
    let at = PAIRS.binary_search_by_key(&pair, |&(known, _)| known).ok()?;
    PAIRS.get(at).map(|&(_, letter)| letter)
}

/// The rows of the table that have two bytes, sorted by them.
static PAIRS: LazyLock<Vec<([u8; 2], char)>> = LazyLock::new(|| {
    let rows = encodings::VNI.iter();
    let mut pairs: Vec<_> = rows.filter_map(|&(letter, bytes)| Some((bytes.try_into().ok()?, letter))).collect();
    pairs.sort_unstable();
    pairs
});
