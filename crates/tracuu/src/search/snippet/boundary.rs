//! Where sentences, clauses, words and graphemes begin and end.
//!
//! | text                                   | begins a sentence | a clause      |
//! | -------------------------------------- | ----------------- | ------------- |
//! | `… kỷ luật. Các cấp ủy …`              | `Các`             |               |
//! | `… gồm: kỷ luật; kỷ cương`             |                   | `kỷ`, `kỷ`    |
//! | `giữ kỷ cương, kỷ luật`                |                   | none: `kỷ` begins a phrase |
//! | `Điều 5. …⏎Khoản …`                    | each line         |               |
//! | `Chỉ thị số 24-CT/TU. …`, `TT. Hội An` | none: it may be an abbreviation | |
//! | `ngày 07.8.2023`, `đ/c`, `v.v. Riêng`  | none              |               |
//! | `mục 5. Các`                           | none: it may be a marker | |

use tracuu_text::{Letter, Span};
use unicode_segmentation::GraphemeCursor;

/// What a place is the start of, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Start {
    Word,
    Phrase,
    Clause,
    Sentence,
}

/// The starts of words in a span, each with the best that it is the start of.
pub(super) fn starts(text: &str, span: Span) -> impl Iterator<Item = (usize, Start)> {
    let piece = span.of(text).unwrap_or_default();
    let is_blank_before =
        text.get(..span.start).is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace));
    let mut after_blank = is_blank_before;
    let begins = piece.char_indices().filter_map(move |(at, c)| {
        let begins = after_blank && !c.is_whitespace();
        after_blank = c.is_whitespace();
        begins.then_some(span.start + at)
    });
    begins.map(|at| (at, start_at(text, at)))
}

/// What the word at a place is the start of.
fn start_at(text: &str, at: usize) -> Start {
    let before = text.get(..at).unwrap_or_default();
    let said = before.trim_end();
    let is_line = before.get(said.len()..).is_some_and(|blanks| blanks.contains('\n'));
    let said = said.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    match said.chars().next_back() {
        _ if is_line => Start::Sentence,
        None | Some('?' | '!') => Start::Sentence,
        Some('.' | '…') if begins_capital(text, at) && !is_abbreviation(said) => Start::Sentence,
        Some(';' | ':') => Start::Clause,
        Some(',') => Start::Phrase,
        Some(_) => Start::Word,
    }
}

/// Whether the word at a place begins with a capital, perhaps behind a quotation mark or a bracket.
fn begins_capital(text: &str, at: usize) -> bool {
    let word = text.get(at..).unwrap_or_default();
    word.chars().find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«')).is_some_and(char::is_uppercase)
}

/// Whether the full stop at the end of `said` may be that of an abbreviation, a number of a paper or a marker.
fn is_abbreviation(said: &str) -> bool {
    let word = said.trim_end_matches(['.', '…']).rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_marker = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let has_vowel = letters().any(|c| Letter::of(c).is_some_and(Letter::is_vowel));
    let is_short = letters().take(5).count() <= 4 && letters().next().is_some();
    let is_capital = letters().all(char::is_uppercase);
    let is_letter = word.chars().take(2).count() == 1;
    word.contains('/') || is_marker || is_letter || (is_short && (is_capital || !has_vowel))
}

/// The byte `characters` characters before `at`, not before `floor`.
pub(super) fn back(text: &str, at: usize, characters: usize, floor: usize) -> usize {
    let before = text.get(floor..at).unwrap_or_default();
    let counted = before.char_indices().rev().take(characters).last();
    counted.map_or(at, |(i, _)| floor + i)
}

/// The byte `characters` characters behind `at`, not behind `ceiling`.
pub(super) fn forward(text: &str, at: usize, characters: usize, ceiling: usize) -> usize {
    let behind = text.get(at..ceiling).unwrap_or_default();
    behind.char_indices().nth(characters).map_or(at.max(ceiling), |(i, _)| at + i)
}

/// The longest word that is never cut, in characters.
pub(super) const WORD: usize = 40;

/// The end of the word that `at` cuts; `at` itself in a word of over [`WORD`] characters.
pub(super) fn word_end(text: &str, at: usize, ceiling: usize) -> usize {
    let is_part = |c: &char| !c.is_whitespace();
    let before = text.get(..at).unwrap_or_default().chars().rev().take_while(is_part).take(WORD + 1).count();
    let behind = text.get(at..ceiling).unwrap_or_default();
    let rest = behind.chars().take_while(is_part).take(WORD + 1).count();
    if before == 0 || before + rest > WORD { at } else { forward(text, at, rest, ceiling) }
}

/// The last start of a grapheme at or before `at`.
pub(super) fn grapheme_floor(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        Ok(true) | Err(_) => at.min(text.len()),
    }
}

/// The first end of a grapheme at or behind `at`.
pub(super) fn grapheme_ceil(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        Ok(true) | Err(_) => at.min(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that begin a sentence are written behind `|`, those that begin a clause behind `,`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let word = |at: usize| text.get(at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        let found = starts(text, Span::new(0, text.len())).filter_map(|(at, start)| match start {
            Start::Sentence => Some(format!("|{}", word(at))),
            Start::Clause => Some(format!(",{}", word(at))),
            Start::Phrase | Start::Word => None,
        });
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn sentences_and_clauses_begin() {
        check("Giữ kỷ luật. Các cấp ủy lo.", "|Giữ |Các");
        check("Giữ kỷ luật! các cấp? ủy", "|Giữ |các |ủy");
        check("gồm: kỷ luật; kỷ cương, nề nếp", "|gồm: ,kỷ ,kỷ");
        check("Nói: “Giữ kỷ luật.” Rồi thôi. (Hết.) Sau", "|Nói: ,“Giữ |Rồi |(Hết.) |Sau");
        check("một\nhai\n\nba", "|một |hai |ba");
        check("kỷ luật… Các", "|kỷ |Các");
        check("năm 2023. Các cấp", "|năm |Các");
        check("Đảng ta. Ông nói", "|Đảng |Ông");
    }

    #[test]
    fn what_may_be_an_abbreviation_ends_nothing() {
        for text in [
            "Theo 24-CT/TU. Các",
            "Tại TT. Hội An",
            "TP. Huế",
            "Ở Q. Ba và P. Bốn",
            "ThS. Lan, GS. TS. Minh",
            "ngày 07.8.2023 tại",
            "gửi đ/c Minh",
            "cơm, áo v.v. Riêng",
            "mục 5. Các",
            "điểm a. Các",
            "Đ. Các",
            "có 5. người",
            "gọi là x. y",
        ] {
            check(text, &format!("|{}", text.split(' ').next().unwrap_or_default()));
        }
    }

    #[test]
    fn a_span_knows_what_stands_before_it() {
        let text = "Kỷ luật. Các";
        let of = |from| starts(text, Span::new(from, text.len())).collect::<Vec<_>>();
        assert_eq!(of("Kỷ luật. ".len()), [("Kỷ luật. ".len(), Start::Sentence)]);
        assert_eq!(of("Kỷ lu".len()), of("Kỷ luật".len()), "a word that is cut does not begin");
    }

    #[test]
    fn words_end() {
        let end = |text: &str, at: usize| word_end(text, at, text.len());
        assert_eq!((end("kỷ luật", 6), end("kỷ luật", 4), end("kỷ luật", 5)), (11, 4, 5));
        let long = "a".repeat(41);
        assert_eq!((end(&long, 3), end(&"a".repeat(40), 3), end(&long, 0)), (3, 40, 0));
    }

    #[test]
    fn graphemes_stay_whole() {
        let check = |text: &str, at: usize, floor: usize, ceil: usize| {
            assert_eq!((grapheme_floor(text, at), grapheme_ceil(text, at)), (floor, ceil), "{text} {at}");
        };
        check("lua\u{323}\u{302}t", 3, 2, 7);
        check("lua\u{323}\u{302}t", 5, 2, 7);
        check("kỷ", 1, 1, 1);
        let family = "👨\u{200D}👩\u{200D}👧";
        check(family, 4, 0, family.len());
        check(family, 7, 0, family.len());
        check("❤\u{FE0F}", 3, 0, 6);
        check("", 0, 0, 0);
        check("a", 9, 1, 1);
    }
}
