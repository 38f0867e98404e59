//! Look-alikes: characters of other alphabets that stand for letters of a Vietnamese word.
//!
//! | from                         | to       | where it comes from              |
//! | ---------------------------- | -------- | -------------------------------- |
//! | `Ðảng` (U+00D0)              | `Đảng`   | Icelandic eth in old fonts       |
//! | `57/1999/NÐ-CP`              | `57/1999/NĐ-CP` | the same, in a symbol     |
//! | `chƣơng` (U+01A3)            | `chương` | PDF                              |
//! | `ѕố` (Cyrillic U+0455)       | `số`     | copied web pages                 |
//! | `ᴠăn` (small capital U+1D20) | `văn`    | the same                         |
//! | `Москва`, `Guðrún`           | as they are | no Vietnamese word comes out  |

use super::RepairKind;
use super::rewrite::{Pass, Rewriter};
use crate::generated::look_alikes::LOOK_ALIKES;
use crate::tokenize::{TokenKind, tokenize};
use crate::{Letter, is_vietnamese_syllable};

pub(super) fn repair(text: &str) -> Option<Pass> {
    if !text.chars().any(is_look_alike) {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for token in tokenize(text).filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::DocumentNumber(_))) {
        let word = token.span.of(text).unwrap_or_default();
        if !word.chars().any(is_look_alike) {
            continue;
        }
        let repaired: String = word.chars().map(|c| letter_of(c).unwrap_or(c)).collect();
        if token.is_compound() || is_believable(word, &repaired) {
            rewriter.replace(token.span, &repaired, RepairKind::LookAlike);
        }
    }
    rewriter.finish()
}

/// The letter that a look-alike stands for.
fn letter_of(character: char) -> Option<char> {
    let index = LOOK_ALIKES.binary_search_by_key(&character, |(look_alike, _)| *look_alike).ok()?;
    LOOK_ALIKES.get(index).map(|(_, letter)| *letter)
}

fn is_look_alike(character: char) -> bool {
    !character.is_ascii() && letter_of(character).is_some()
}

/// A repair is believed when a syllable comes out of a word that was not all of another alphabet, or when the word is a
/// symbol in capitals, such as `QÐ`.
fn is_believable(word: &str, repaired: &str) -> bool {
    let is_symbol = word.chars().count() <= 6
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && word.chars().filter(|c| is_look_alike(*c)).all(|c| matches!(c, 'Ð' | 'Ɖ' | 'Ƣ'));
    let is_mixed = word.chars().any(|c| Letter::of(c).is_some());
    is_symbol || (is_mixed && is_vietnamese_syllable(repaired))
}
