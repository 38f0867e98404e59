//! The letters of VIQR, each with the marks that could be its own.
//!
//! | units  | letter | plain | mark |
//! | ------ | ------ | ----- | ---- |
//! | `e^.`  | `ệ`    | `ê`   | `.`  |
//! | `dd`   | `đ`    | `d`   | `d`  |
//! | `DDD`  | `D`, `Đ` |     |      |
//! | `\.`   | `.`    |       |      |
//! | `t`    | `t`    |       |      |

use super::combining;
use crate::Letter;
use crate::encoding::source::Unit;

/// A letter or another character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// What it is when every mark belongs to it.
    pub(super) letter: char,
    /// What it is when the last one does not.
    pub(super) plain: char,
    /// The last mark, or the second `d` of `dd`.
    pub(super) mark: Option<char>,
    /// How many units it takes.
    pub(super) len: usize,
    /// Whether a backslash came before it.
    pub(super) is_escaped: bool,
    /// Whether it has a mark that is no punctuation.
    pub(super) is_strong: bool,
    /// Whether the last mark is a sign of its own.
    pub(super) is_sign: bool,
}

impl Piece {
    fn plain(letter: char) -> Piece {
        Piece { letter, plain: letter, mark: None, len: 1, is_escaped: false, is_strong: false, is_sign: false }
    }

    /// Whether this is part of a word.
    pub(super) fn is_letter(&self) -> bool {
        self.letter.is_alphabetic()
    }

    /// Whether this is đ.
    pub(super) fn is_dd(&self) -> bool {
        matches!(self.mark, Some('d' | 'D'))
    }

    /// Adds a mark, where the alphabet has such a letter.
    fn marked(self, mark: char) -> Option<Piece> {
        let letter = Letter::of(self.letter)?.with_mark(combining(mark)?)?.to_char();
        let letter = if self.letter.is_uppercase() { letter.to_uppercase().next()? } else { letter };
        Some(Piece {
            letter,
            plain: self.letter,
            mark: Some(mark),
            len: self.len + 1,
            is_strong: self.is_strong || !matches!(mark, '.' | '?' | '\''),
            ..self
        })
    }
}

/// Cuts `units` into pieces, giving each letter all the marks that it can carry.
pub(super) fn pieces(units: &[Unit]) -> Vec<Piece> {
    let mut characters = units.iter().map(|unit| unit.shown.unwrap_or(char::REPLACEMENT_CHARACTER)).peekable();
    let mut pieces: Vec<Piece> = Vec::with_capacity(units.len());
    while let Some(first) = characters.next() {
        let is_after_d = pieces.last().is_some_and(|piece| matches!(piece.letter, 'd' | 'D' | 'đ' | 'Đ'));
        let next = characters.peek().copied().unwrap_or(' ');
        // Of an odd number of them the first is one by itself: `QSDDD` is QSDĐ.
        let count_of_d = || 1 + characters.clone().take_while(|c| matches!(c, 'd' | 'D')).count();
        let mut piece = Piece::plain(first);
        if first == '\\' && is_escapable(next, is_after_d) {
            piece = Piece { len: 2, is_escaped: true, ..Piece::plain(next) };
            characters.next();
        } else if matches!((first, next), ('d' | 'D', 'd' | 'D')) && count_of_d() % 2 == 0 {
            let letter = if first == 'D' { 'Đ' } else { 'đ' };
            piece = Piece { letter, plain: first, mark: Some(next), len: 2, ..piece };
            characters.next();
        } else if first.is_ascii_alphabetic() {
            while let Some(marked) = characters.peek().and_then(|&mark| piece.marked(mark)) {
                piece = marked;
                characters.next();
            }
        }
        pieces.push(piece);
    }
    pieces
}

/// Whether a backslash before `next` is an escape and no backslash.
fn is_escapable(next: char, is_after_d: bool) -> bool {
    next == '\\' || combining(next).is_some() || (is_after_d && matches!(next, 'd' | 'D'))
}
