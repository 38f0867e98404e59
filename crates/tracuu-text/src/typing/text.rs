//! Whole texts: every word that is a syllable by a scheme, read by it.
//!
//! | typed                           | read as                        |                               |
//! | ------------------------------- | ------------------------------ | ----------------------------- |
//! | `Luaatj DDaats ddai 2024`       | *Luật Đất đai 2024*            |                               |
//! | `max soos, Internet, 24-CT/TU`  | *mã số, Internet, 24-CT/TU*    | what is no syllable is left   |
//! | `HDDND, 33-QDDi/TW, 3/ND9-CP`   | *HĐND, 33-QĐi/TW, 3/NĐ-CP*     | but abbreviations have their đ |
//! | `ddieemr dd`                    | *điểm đ*                       | and so has the point          |
//! | `taij GAS, hangj A1 `           | *tại GAS, hạng A1*             | foreign capitals among small letters are left |
//! | `a@b.vn, https://as.vn`         | the same                       | and so are addresses          |
//!
//! Numbers of documents keep their symbols: `33-QD/TW` does not become *TƯ*.

use super::likelihood::{is_code, is_plain_word};
use super::{TypingScheme, read};
use crate::generated::number_codes::NUMBER_CODES;
use crate::letter::is_combining_mark;
use crate::{Aligned, AlignmentBuilder};

/// Reads every word of `text` that is a syllable by `scheme`, without asking whether the text was typed so.
///
/// ```
/// use tracuu_text::typing::{TypingScheme, convert_text};
/// let read = convert_text("Luaatj DDaats ddai 2024", TypingScheme::Telex);
/// assert_eq!(read.text, "Luật Đất đai 2024");
/// ```
pub fn convert_text(text: &str, scheme: TypingScheme) -> Aligned<'_> {
    let mut target = String::with_capacity(text.len());
    let mut builder = AlignmentBuilder::new();
    let keeps_capitals = text.chars().any(char::is_lowercase);
    for piece in pieces(text) {
        match converted(piece, scheme, keeps_capitals) {
            Some(read) => {
                builder.replace(piece.text().len(), read.len());
                target.push_str(&read);
            }
            None => {
                builder.copy(piece.text().len());
                target.push_str(piece.text());
            }
        }
    }
    match builder.is_identity() {
        true => Aligned::unchanged(text),
        false => Aligned { text: target.into(), alignment: builder.finish() },
    }
}

fn converted(piece: Piece<'_>, scheme: TypingScheme, keeps_capitals: bool) -> Option<String> {
    let word = match piece {
        Piece::Word(word) if !(keeps_capitals && is_foreign_capitals(word)) => word,
        Piece::Word(symbol) | Piece::Symbol(symbol) => return abbreviation(symbol, scheme),
        Piece::Other(_) => return None,
    };
    read(word, scheme).map(|reading| reading.text).or_else(|| abbreviation(word, scheme))
}

/// `GAS`, `A1`.
fn is_foreign_capitals(word: &str) -> bool {
    is_capitals(word) && (is_plain_word(word) || is_code(word))
}

pub(super) fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// `HDDND` → *HĐND*, `QDDi` → *QĐi*, `BGDDDT` → *BGDĐT*; and point `dd` → *đ*.
fn abbreviation(word: &str, scheme: TypingScheme) -> Option<String> {
    let (key, point) = match scheme {
        TypingScheme::Telex => ("DD", "dd"),
        TypingScheme::Vni => ("D9", "d9"),
    };
    if word == point {
        return Some("đ".to_owned());
    }
    let is_part = |c: char| matches!(c, 'i' | 'y' | '9') || (c.is_ascii_uppercase() && !"AEIOUY".contains(c));
    (word.contains(key) && word.chars().all(is_part)).then(|| match word.split_once("DDD") {
        Some((before, after)) if key == "DD" => format!("{before}DĐ{after}"),
        _ => word.replace(key, "Đ"),
    })
}

/// `NDD`, which is no symbol of a document, while *NĐ* is.
pub(super) fn is_typed_symbol(symbol: &str, scheme: TypingScheme) -> bool {
    let is_code = |text: &str| NUMBER_CODES.binary_search(&text.to_lowercase().replace('đ', "d").as_str()).is_ok();
    !is_code(symbol) && abbreviation(symbol, scheme).is_some_and(|read| is_code(&read))
}

/// A piece of a text; pieces tile it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'t> {
    /// Letters and digits, with a letter first.
    Word(&'t str),
    /// The same in a document number.
    Symbol(&'t str),
    /// Blanks, signs, numbers, addresses of the net.
    Other(&'t str),
}

impl<'t> Piece<'t> {
    fn text(self) -> &'t str {
        match self {
            Piece::Word(text) | Piece::Symbol(text) | Piece::Other(text) => text,
        }
    }
}

pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive(char::is_whitespace).flat_map(|chunk| {
        let is_address = ["@", "://", "www."].iter().any(|sign| chunk.contains(sign));
        let is_number = chunk.contains('/') && chunk.starts_with(|c: char| c.is_ascii_digit());
        let mut rest = chunk;
        std::iter::from_fn(move || {
            let (run, after) = if is_address { (rest, "") } else { first_run(rest) };
            rest = after;
            let first = run.chars().next()?;
            Some(match first.is_alphabetic() && !is_address {
                true if is_number => Piece::Symbol(run),
                true => Piece::Word(run),
                false => Piece::Other(run),
            })
        })
    })
}

/// The run of word characters, or of others, at the start of `text`; and what follows.
fn first_run(text: &str) -> (&str, &str) {
    let belongs = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let begins = text.chars().next().is_some_and(belongs);
    let end = text.find(|c| belongs(c) != begins).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::TypingScheme::{Telex, Vni};
    use super::*;

    fn check(scheme: TypingScheme, typed: &str, expected: &str) {
        assert_eq!(convert_text(typed, scheme).text, expected, "{typed}");
    }

    #[test]
    fn reads_words_and_leaves_the_rest() {
        check(Telex, "Luaatj DDaats ddai 2024", "Luật Đất đai 2024");
        check(Telex, "max soos, Internet, 24-CT/TU", "mã số, Internet, 24-CT/TU");
        check(Telex, "kyr\tluaajt\n", "kỷ\tluật\n");
        check(Telex, "Đảng vaf nhân daan", "Đảng và nhân dân");
        check(Vni, "5 nga2y, 10% to63ng", "5 ngày, 10% tổng");
        check(Vni, "O6 to6 A4, Y1 kie61n", "Ô tô A4, Ý kiến");
    }

    #[test]
    fn abbreviations_have_their_stroke() {
        check(Telex, "HDDND, QDDi, QyDD, BGDDDT, NDD, DDBQH", "HĐND, QĐi, QyĐ, BGDĐT, NĐ, ĐBQH");
        check(Vni, "HD9ND, QD9i, QyD9, BGDD9T, ND9", "HĐND, QĐi, QyĐ, BGDĐT, NĐ");
        check(Telex, "33-QDD/TW, 3/2020/NDD-CP, 3/NQ-AS", "33-QĐ/TW, 3/2020/NĐ-CP, 3/NQ-AS");
        check(Telex, "ddieemr dd, DD", "điểm đ, Đ");
    }

    #[test]
    fn foreign_capitals_and_addresses_are_left() {
        check(Telex, "taij GAS, TW, hangj A1", "tại GAS, TW, hạng A1");
        check(Telex, "MAX SOOS THUEES", "MÃ SỐ THUẾ");
        check(Telex, "as@of.vn https://as.vn/is vaf www.max.vn", "as@of.vn https://as.vn/is và www.max.vn");
    }

    #[test]
    fn text_without_keys_is_borrowed() {
        assert!(convert_text("ban cao 24-CT/TU", TypingScheme::Telex).is_unchanged());
    }
}
