//! Which marks of VIQR are punctuation, by the grammar of syllables and by what follows.

use super::piece::Piece;
use crate::is_vietnamese_syllable;

/// What a text is when it is read as VIQR.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Words, marked or not.
    pub(crate) words: usize,
    /// Words with a mark that is no punctuation, or one inside them.
    pub(crate) marked: usize,
    /// Those of them that the grammar accepts.
    pub(crate) accepted: usize,
}

/// Sets [`Piece::is_sign`] where a mark is a sign of its own.
pub(super) fn find_signs(pieces: &mut [Piece]) {
    // Who escapes one sign escapes all of them.
    if pieces.iter().any(|piece| piece.is_escaped && piece.letter != '\\') {
        return;
    }
    for word in words_mut(pieces) {
        judge(word);
    }
    let is_careless = pieces.iter().any(|piece| piece.is_sign && is_stop(piece.mark));
    for at in doubtful(pieces) {
        let (before, after) = pieces.split_at_mut(at + 1);
        let is_ellipsis = after.iter().take_while(|piece| piece.letter == '.').count() == 2
            && before.last().is_some_and(|piece| piece.mark == Some('.'));
        let is_sign = is_ellipsis || is_initial(before) || (is_careless && ends_sentence(after));
        before.iter_mut().next_back().into_iter().for_each(|piece| piece.is_sign = is_sign);
    }
}

/// Counts the words of `pieces`, whose signs have been found.
pub(super) fn tally(pieces: &[Piece]) -> Tally {
    let mut tally = Tally::default();
    for word in pieces.split(|piece| !piece.is_letter()).flat_map(|word| word.split_inclusive(|p| p.is_sign)) {
        if word.is_empty() {
            continue;
        }
        let (last, inner) = word.split_last().map_or((None, word), |(last, inner)| (Some(last), inner));
        let is_marked = |piece: &Piece| piece.mark.is_some() && !piece.is_sign;
        tally.words += 1;
        if inner.iter().any(is_marked) || last.is_some_and(|last| is_marked(last) && last.is_strong) {
            tally.marked += 1;
            tally.accepted += usize::from(is_syllable(word));
        }
    }
    tally
}

/// The words: runs of letters.
fn words_mut(pieces: &mut [Piece]) -> impl Iterator<Item = &mut [Piece]> {
    pieces.chunk_by_mut(|a, b| a.is_letter() && b.is_letter()).filter(|word| word.first().is_some_and(Piece::is_letter))
}

/// Finds the signs of one word.
fn judge(word: &mut [Piece]) {
    part_inner_dd(word);
    if word.is_empty() || is_syllable(word) {
        return;
    }
    if let Some(at) = (0..word.len()).rev().find(|&at| is_sign_at(word, at)) {
        let (before, after) = word.split_at_mut(at + 1);
        before.iter_mut().next_back().into_iter().for_each(|piece| piece.is_sign = true);
        return judge(after);
    }
    let is_foreign =
        !word.iter().any(|piece| piece.is_strong || piece.is_dd()) && (is_stopped(word) || is_contraction(word));
    let has_two_tones = word.iter().filter(|piece| piece.mark.is_some_and(|mark| "'`?~.".contains(mark))).count() > 1;
    if is_foreign {
        word.iter_mut().for_each(|piece| piece.is_sign = piece.mark.is_some());
    } else if let Some(last) = word.last_mut().filter(|last| has_two_tones && is_stop(last.mark)) {
        last.is_sign = true;
    }
}

/// `co.uk`: no mark but full stops.
fn is_stopped(word: &[Piece]) -> bool {
    word.iter().filter_map(|piece| piece.mark).all(|mark| is_stop(Some(mark)))
}

/// `you're`, `we've`: an apostrophe before the endings of English.
fn is_contraction(word: &[Piece]) -> bool {
    let after = word.rsplit(|piece| piece.mark == Some('\'')).next().unwrap_or_default();
    let ending: String = after.iter().map(|piece| piece.letter).collect();
    matches!(ending.as_str(), "re" | "ve" | "ll" | "m" | "s" | "d" | "t")
}

/// `add`, `middle`: within a word of small letters and no marks, `dd` is two letters.
fn part_inner_dd(word: &mut [Piece]) {
    if word.iter().any(|piece| piece.mark.is_some() && !piece.is_dd()) {
        return;
    }
    for piece in word.iter_mut().skip(1).filter(|piece| piece.letter == 'đ') {
        piece.is_sign = true;
    }
}

/// Whether the word is a syllable up to `at` when the last mark there is a sign, and the rest is one too.
fn is_sign_at(word: &[Piece], at: usize) -> bool {
    let (before, after) = word.split_at(at + 1);
    let Some((last, before)) = before.split_last() else { return false };
    let may_be = match last.mark {
        Some('.' | '?') => true,
        Some('\'') => after.is_empty(),
        Some('(') => !after.is_empty(),
        Some(_) | None => false,
    };
    let plain = Piece { letter: last.plain, ..*last };
    may_be && is_syllable_of(before.iter().chain([&plain])) && (after.is_empty() || is_syllable(after))
}

/// Where words end in `.` or `?` and are syllables with it and without.
fn doubtful(pieces: &[Piece]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut end = 0;
    for word in pieces.chunk_by(|a, b| a.is_letter() && b.is_letter() && !a.is_sign) {
        end += word.len();
        let is_stopped = word.last().is_some_and(|last| !last.is_sign && is_stop(last.mark));
        if is_stopped && is_syllable(word) && is_sign_at(word, word.len() - 1) {
            places.push(end - 1);
        }
    }
    places
}

/// Whether the last piece is a single letter that follows another one and its full stop, as in `U.S.A.` and `i.e.`
fn is_initial(before: &[Piece]) -> bool {
    let (last, earlier) = match before {
        [earlier @ .., letter, stop, last] if letter.is_letter() && stop.letter == '.' => (last, earlier),
        [earlier @ .., vowel, last] if vowel.is_sign && vowel.mark == Some('.') => (last, earlier),
        _ => return false,
    };
    last.mark == Some('.') && !earlier.last().is_some_and(|piece| piece.is_letter() && !piece.is_sign)
}

/// Whether what follows a full stop could begin a sentence: the end, an empty line, or a blank and a capital.
fn ends_sentence(after: &[Piece]) -> bool {
    let mut letters = after.iter().map(|piece| piece.letter).skip_while(|c| "\"')".contains(*c)).peekable();
    let blanks: Vec<char> = std::iter::from_fn(|| letters.next_if(|c| c.is_whitespace())).collect();
    match letters.next() {
        None => true,
        Some(next) => blanks.iter().filter(|&&c| c == '\n').count() > 1 || (!blanks.is_empty() && next.is_uppercase()),
    }
}

fn is_stop(mark: Option<char>) -> bool {
    matches!(mark, Some('.' | '?'))
}

fn is_syllable(word: &[Piece]) -> bool {
    is_syllable_of(word.iter())
}

fn is_syllable_of<'p>(word: impl Iterator<Item = &'p Piece>) -> bool {
    let mut letters = String::new();
    letters.extend(word.map(|piece| if piece.is_sign { piece.plain } else { piece.letter }));
    is_vietnamese_syllable(&letters)
}
