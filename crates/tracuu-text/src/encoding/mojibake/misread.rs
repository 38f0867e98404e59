//! Sequences of characters whose bytes in another encoding are UTF-8.
//!
//! | shown, Windows-1252 | bytes      | letter | could right text hold it?            |
//! | ------------------- | ---------- | ------ | ------------------------------------- |
//! | `áº£`               | `E1 BA A3` | `ả`    | no                                    |
//! | `â€œ`               | `E2 80 9C` | `“`    | it is no letter: only beside others   |
//! | `Ã` U+00A0          | `C3 A0`    | `à`    | yes, `ĐÃ` and a blank: only beside others |
//! | `Ã` and a blank     | `C3 A0`, once | `à` | yes: only beside others               |
//! | `Ä`, alone          | `C4 90`, once | `Đ` | yes: only beside others               |

use crate::encoding::code_page::cp1252_byte;
use crate::encoding::detect::has_unicode_letters;
use crate::encoding::writer::{Sink, Writer};
use crate::{Aligned, Letter, is_vietnamese_syllable};

/// Tells the byte of a character in the encoding that was wrongly taken.
type ByteOf = fn(char) -> Option<u8>;

/// Sure sequences in other lines that make a line without right letters damaged too.
const ENOUGH: usize = 3;

/// A character that was several.
struct Sequence {
    letter: char,
    /// Bytes of the text that show it.
    len: usize,
    /// Whether no right text could hold it.
    is_sure: bool,
}

/// Reads the sequences of `text` as the UTF-8 that they were.
pub(super) fn reread(text: &str, byte_of: ByteOf) -> Aligned<'_> {
    let sure: usize = text.split_inclusive('\n').map(|line| count_sure(line, byte_of)).sum();
    if sure == 0 {
        return Aligned::unchanged(text);
    }
    let mut writer = Writer::default();
    for line in text.split_inclusive('\n') {
        let is_damaged = count_sure(line, byte_of) > 0 || (sure >= ENOUGH && !has_unicode_letters(line));
        if is_damaged { reread_line(&mut writer, line, byte_of) } else { writer.keep(line) }
    }
    writer.into_aligned(text)
}

fn count_sure(line: &str, byte_of: ByteOf) -> usize {
    let mut count = 0;
    let mut rest = line;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let found = sequence(before, rest, byte_of);
        count += usize::from(found.as_ref().is_some_and(|found| found.is_sure));
        rest = rest.get(found.map_or(first.len_utf8(), |found| found.len)..).unwrap_or_default();
        before = Some(first);
    }
    count
}

fn reread_line(writer: &mut Writer, line: &str, byte_of: ByteOf) {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let before = line.get(..line.len() - rest.len()).unwrap_or_default();
        let len = match sequence(None, rest, byte_of).or_else(|| maimed(before, rest, byte_of)) {
            Some(found) => {
                writer.put(found.letter, found.len, false);
                found.len
            }
            None => {
                writer.put(first, first.len_utf8(), true);
                first.len_utf8()
            }
        };
        rest = rest.get(len..).unwrap_or_default();
    }
}

/// The sequence that `text` begins with.
fn sequence(before: Option<char>, text: &str, byte_of: ByteOf) -> Option<Sequence> {
    let lead = byte_of(text.chars().next()?)?;
    let count = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => return None,
    };
    let mut bytes = [0; 3];
    let (mut len, mut is_unusual) = (0, false);
    for (at, character) in text.chars().take(count).enumerate() {
        bytes[at] = byte_of(character)?;
        len += character.len_utf8();
        is_unusual |= at > 0 && !is_usual_after_a_letter(character);
    }
    let letter = str::from_utf8(bytes.get(..count)?).ok()?.chars().next()?;
    let is_letter = Letter::of(letter).is_some() || is_mark(letter);
    // Two characters may be a formula, `√π`, or a list of letters, unless plain letters stand beside them.
    let neighbours = [before, text.chars().nth(count)];
    let is_in_a_word = count > 2 || neighbours.into_iter().flatten().any(|c| c.is_ascii_alphabetic());
    let is_sure = is_letter && is_unusual && is_in_a_word;
    (is_letter || is_expected(letter)).then_some(Sequence { letter, len, is_sure })
}

/// A sequence that lost its second byte on the way: U+0090 was dropped, a no-break space became a blank.
fn maimed(before: &str, text: &str, byte_of: ByteOf) -> Option<Sequence> {
    let mut characters = text.chars();
    let lead = characters.next()?;
    let next = characters.next();
    match byte_of(lead)? {
        0xC4 if next.is_some_and(|next| byte_of(next).is_none_or(|byte| !(0x80..0xC0).contains(&byte))) => {
            Some(Sequence { letter: 'Đ', len: lead.len_utf8(), is_sure: false })
        }
        0xC3 if next == Some(' ') => {
            let blank = usize::from(belongs(before, characters.as_str()));
            Some(Sequence { letter: 'à', len: lead.len_utf8() + blank, is_sure: false })
        }
        _ => None,
    }
}

/// Whether the blank behind `Ã` is a part of it: another blank follows, a sign, or the rest of a syllable.
fn belongs(before: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return true };
    if !next.is_alphanumeric() {
        return true;
    }
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let (begin, end) = (before.trim_end_matches(is_letter).len(), after.trim_start_matches(is_letter));
    let rest = after.strip_suffix(end).unwrap_or_default();
    let is_whole = !end.starts_with(|c: char| c.is_alphabetic());
    is_whole && is_vietnamese_syllable(&[before.get(begin..).unwrap_or_default(), "à", rest].concat())
}

/// What may follow a letter in right text: blanks, quotes, dashes, dots.
fn is_usual_after_a_letter(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{AD}' | '“' | '”' | '‘' | '’' | '„' | '‚' | '–' | '—' | '…' | '•' | '‹' | '›' | '«' | '»'
        )
}

/// The combining marks of Vietnamese.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{303}' | '\u{306}' | '\u{309}' | '\u{31B}' | '\u{323}')
}

/// What Windows-1252 has, which may be damage upon damage; dashes, quotes, the sign of the đồng, the byte-order mark.
fn is_expected(character: char) -> bool {
    cp1252_byte(character).is_some() || matches!(character, '\u{2010}'..='\u{203A}' | '₫' | '\u{FEFF}')
}
