//! Whole queries: whether one was typed with the input method off, and what it then says.
//!
//! | query                                  | read as                          |
//! | -------------------------------------- | -------------------------------- |
//! | `kyr luaajt ddarng 24-CT/TU`           | Telex: *kỷ luật đảng 24-CT/TU*   |
//! | `30/2020/NDD-CP veef vawn thuw`        | Telex: *30/2020/NĐ-CP về văn thư* |
//! | `max soos thuees`                      | Telex: *mã số thuế*              |
//! | `ba8ng2 la1i xe ha5ng A1`              | VNI: *bằng lái xe hạng A1*       |
//! | `ky luat`, `kỷ luật`, `tax law`        | as it stands                     |
//!
//! Once it is clear how a query was typed, every word in it is read so, also those that by themselves are likelier
//! foreign (`max` is *mã*). In a query of small letters, capitals that are foreign (`GAS`, `A1`) are left.

use super::likelihood::{Certainty, certainty, is_code, is_plain_word};
use super::{TypingScheme, read};
use crate::letter::is_combining_mark;
use crate::{Aligned, Alignment, AlignmentBuilder, Letter, is_vietnamese_syllable};

/// A query that was typed with the input method off, as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedText {
    /// How it was typed.
    pub scheme: TypingScheme,
    /// The text that was meant.
    pub text: String,
    /// Its correspondence to what was typed.
    pub alignment: Alignment,
}

/// Reads a whole query that was typed with the input method off; `None` when it stands as it is.
///
/// ```
/// use tracuu_text::typing::read_typed;
/// use tracuu_text::Span;
/// let typed = read_typed("kyr luaajt 24-CT/TU").unwrap();
/// assert_eq!(typed.text, "kỷ luật 24-CT/TU");
/// assert_eq!(typed.alignment.to_source(Span::new(0, 4)), Span::new(0, 3));
/// assert_eq!(read_typed("ky luat"), None);
/// assert_eq!(read_typed("tax law"), None);
/// ```
pub fn read_typed(text: &str) -> Option<TypedText> {
    let scheme = looks_typed(text)?;
    let Aligned { text, alignment } = convert_text(text, scheme);
    Some(TypedText { scheme, text: text.into_owned(), alignment })
}

/// How a whole query was typed, if the input method was off.
///
/// ```
/// use tracuu_text::typing::{TypingScheme, looks_typed};
/// assert_eq!(looks_typed("tra cuws vawn banr"), Some(TypingScheme::Telex));
/// assert_eq!(looks_typed("tra cuu van ban"), None);
/// ```
pub fn looks_typed(text: &str) -> Option<TypingScheme> {
    TypingScheme::ALL.into_iter().find(|&scheme| Tally::of(text, scheme).is_some_and(|tally| tally.speaks_for_it()))
}

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
    let Piece::Word(word) = piece else { return None };
    if keeps_capitals && is_foreign_capitals(word) {
        return None;
    }
    read(word, scheme).map(|reading| reading.text).or_else(|| abbreviation(word, scheme))
}

/// `GAS`, `A1`; but `Y1` is *ý*.
fn is_foreign_capitals(word: &str) -> bool {
    let is_upper = !word.bytes().any(|b| b.is_ascii_lowercase());
    is_upper && (is_plain_word(word) || is_code(word)) && !word.starts_with('Y')
}

/// `HDDND` → *HĐND*, `QDDi` → *QĐi*; `BGDDDT` → *BGDĐT*.
fn abbreviation(word: &str, scheme: TypingScheme) -> Option<String> {
    let key = match scheme {
        TypingScheme::Telex => "DD",
        TypingScheme::Vni => "D9",
    };
    let is_part = |b: u8| matches!(b, b'B'..=b'Z' | b'i' | b'y' | b'9') && !matches!(b, b'E' | b'I' | b'O' | b'U' | b'Y');
    (word.contains(key) && word.bytes().all(is_part)).then(|| match word.split_once("DDD") {
        Some((before, after)) if key == "DD" => format!("{before}DĐ{after}"),
        _ => word.replace(key, "Đ"),
    })
}

/// What the words of a query say about how it was typed.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Words that make sense when converted only.
    certain: usize,
    /// Words that make more sense when converted.
    likely: usize,
    /// Words that make sense as they stand and would be converted.
    doubtful: usize,
    /// Syllables without marks, which both ways of typing leave alone.
    bare: usize,
    /// Words that are no syllable either way.
    foreign: usize,
}

impl Tally {
    /// `None` for a text with Vietnamese letters: its input method was on.
    fn of(text: &str, scheme: TypingScheme) -> Option<Tally> {
        let mut tally = Tally::default();
        for piece in pieces(text) {
            let Piece::Word(word) = piece else { continue };
            if word.chars().any(|c| !c.is_ascii() && (Letter::of(c).is_some() || is_combining_mark(c))) {
                return None;
            }
            *tally.counter(word, scheme) += 1;
        }
        Some(tally)
    }

    fn counter(&mut self, word: &str, scheme: TypingScheme) -> &mut usize {
        match read(word, scheme).map(|reading| certainty(word, &reading)) {
            Some(Certainty::Certain) => &mut self.certain,
            Some(Certainty::Likely) => &mut self.likely,
            Some(Certainty::Possible) => &mut self.doubtful,
            None if is_vietnamese_syllable(word) => &mut self.bare,
            None => &mut self.foreign,
        }
    }

    fn speaks_for_it(self) -> bool {
        let Tally { certain, likely, doubtful, bare, foreign } = self;
        let converted = certain + likely;
        let words = converted + doubtful + bare + foreign;
        converted > 0 && 3 * converted >= words && converted >= foreign
    }
}

/// A piece of a text; pieces tile it.
#[derive(Clone, Copy, Debug)]
enum Piece<'t> {
    /// Letters and digits, with a letter first.
    Word(&'t str),
    /// Blanks, signs, numbers, addresses of the net.
    Other(&'t str),
}

impl<'t> Piece<'t> {
    fn text(self) -> &'t str {
        match self {
            Piece::Word(text) | Piece::Other(text) => text,
        }
    }
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive(char::is_whitespace).flat_map(|chunk| {
        let is_address = ["@", "://", "www."].iter().any(|sign| chunk.contains(sign));
        let mut rest = chunk;
        std::iter::from_fn(move || {
            let (piece, after) = if is_address { (Piece::Other(rest), "") } else { first_piece(rest)? };
            rest = after;
            (!piece.text().is_empty()).then_some(piece)
        })
    })
}

/// The run of word characters, or of others, at the start of `text`; and what follows.
fn first_piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let belongs = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let first = text.chars().next()?;
    let end = text.find(|c| belongs(c) != belongs(first)).unwrap_or(text.len());
    let (piece, rest) = (text.get(..end)?, text.get(end..)?);
    Some((if first.is_alphabetic() { Piece::Word(piece) } else { Piece::Other(piece) }, rest))
}
