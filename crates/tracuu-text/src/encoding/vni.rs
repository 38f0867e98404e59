//! VNI-Windows: a letter, and a byte that marks it.
//!
//! | read as Windows-1252 | letter |
//! | -------------------- | ------ |
//! | `eä`, `EÄ`           | `ệ`, `Ệ` |
//! | `ôø`                 | `ờ`: `ô` stands for `ơ` |
//! | `ñ`, `ö`, `ó`        | `đ`, `ư`, `ĩ` |
//! | `Eä`                 | `Ệ`: a small mark over a capital |
//! | `eâï`                | `ệ`: two marks over each other, as the fonts show them |

use std::sync::LazyLock;

use super::code_page::letter_of;
use super::source::Unit;
use super::writer::Sink;
use crate::generated::encodings;
use crate::{Encoding, Letter};

/// How far the mark of a capital lies below that of a small letter.
const CASE: u8 = 0x20;

/// Puts what VNI bytes stand for.
pub(super) fn write(sink: &mut impl Sink, units: impl Iterator<Item = Unit>) {
    let mut units = units.peekable();
    let mut before = None;
    while let Some(unit) = units.next() {
        if let Some((letter, mark)) = units.peek().and_then(|&mark| Some((pair(unit, mark)?, mark))) {
            units.next();
            sink.put(letter, unit.len + mark.len, false);
            before = Some(letter);
            continue;
        }
        let own = unit.byte.and_then(|byte| letter_of(Encoding::VniWindows, byte));
        match own.or_else(|| tone_over(before, unit)) {
            Some(letter) => sink.put_for(letter, unit),
            None => sink.put_nothing(unit),
        }
        before = own;
    }
}

/// The combining mark for a tone that stands over a letter which has none yet.
fn tone_over(letter: Option<char>, mark: Unit) -> Option<char> {
    let combining = match mark.byte? | CASE {
        0xF9 => '\u{301}',
        0xF8 => '\u{300}',
        0xFB => '\u{309}',
        0xF5 => '\u{303}',
        0xEF => '\u{323}',
        _ => return None,
    };
    Letter::of(letter?)?.with_mark(combining).map(|_| combining)
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
