//! HTML entities in text that is no HTML.
//!
//! | written                | read   |
//! | ---------------------- | ------ |
//! | `&#7843;`, `&#x1EA3;`  | `ả`    |
//! | `&agrave;`, `&ndash;`  | `à`, `–` |
//! | `&#150;`               | `–`: browsers read these as Windows-1252 |
//! | `&lt;`, `&#60;`        | stay: they would read as markup |

use crate::encoding::code_page::cp1252_letter;
use crate::encoding::mojibake::misread::is_mark;
use crate::encoding::writer::{Sink, Writer};
use crate::generated::encodings::ENTITIES;
use crate::{Aligned, Letter};

/// The longest that is read: `&#x10FFFF;` less its `&`.
const LONGEST: usize = 9;

/// Writes the characters for the entities, if one of them is a letter of Vietnamese: others alone may be markup that is
/// meant, as `&nbsp;` is in Markdown.
pub(super) fn unescape(text: &str) -> Aligned<'_> {
    if !text.split('&').skip(1).filter_map(entity).any(|(_, letter)| is_letter(letter)) {
        return Aligned::unchanged(text);
    }
    let mut writer = Writer::default();
    let mut pieces = text.split('&');
    writer.keep(pieces.next().unwrap_or_default());
    let mut is_changed = false;
    for piece in pieces {
        let Some((body, letter)) = entity(piece) else {
            writer.keep("&");
            writer.keep(piece);
            continue;
        };
        is_changed = true;
        writer.put(letter, "&;".len() + body.len(), false);
        writer.keep(piece.get(body.len() + 1..).unwrap_or_default());
    }
    if is_changed { writer.into_aligned(text) } else { Aligned::unchanged(text) }
}

/// Whether a letter of Vietnamese or one of its combining marks.
fn is_letter(letter: char) -> bool {
    !letter.is_ascii() && (Letter::of(letter).is_some() || is_mark(letter))
}

/// What stands between `&` and `;` at the start of `piece`, and its character.
fn entity(piece: &str) -> Option<(&str, char)> {
    let end = piece.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let body = piece.get(..end)?;
    let letter = match body.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(body)?,
    };
    Some((body, letter))
}

fn named(name: &str) -> Option<char> {
    let at = ENTITIES.binary_search_by_key(&name, |&(known, _)| known).ok()?;
    ENTITIES.get(at).map(|&(_, letter)| letter)
}

/// Quotes, the ampersand, and what lies beyond ASCII.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match (u8::try_from(code), char::from_u32(code)?) {
        (_, letter @ ('"' | '&' | '\'')) => Some(letter),
        (Ok(byte @ 0x80..=0x9F), _) => Some(cp1252_letter(byte)).filter(|letter| !letter.is_control()),
        (_, letter) => (letter >= '\u{A0}').then_some(letter),
    }
}
