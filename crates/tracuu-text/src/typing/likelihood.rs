//! What a single word may have been meant to be, the likeliest first.
//!
//! | word     | readings                                                |
//! | -------- | ------------------------------------------------------- |
//! | `luaajt` | *luật*, certain                                         |
//! | `ddi`    | *đi*, certain                                           |
//! | `kyr`    | *kỷ*, likely; `kyr` as it stands, possible              |
//! | `tax`    | `tax` as it stands, likely; *tã*, possible              |
//! | `A4`     | `A4` as it stands, likely; *Ã*, possible                |
//! | `ban`    | `ban` as it stands, certain                             |
//!
//! Two kinds of marks in one word do not come about by chance; one does, which is what the table
//! `data/text/plain_words.tsv` of words that look typed is for.

use super::{Evidence, Reading, TypingScheme, read};
use crate::generated::plain_words::PLAIN_WORDS;

/// How sure a reading is.
///
/// ```
/// use tracuu_text::typing::{Certainty, candidates};
/// assert_eq!(candidates("luaajt")[0].certainty, Certainty::Certain);
/// assert_eq!(candidates("kyr")[0].certainty, Certainty::Likely);
/// assert!(Certainty::Likely < Certainty::Certain);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Another reading is likelier.
    Possible,
    /// Likelier than the others, which remain.
    Likely,
    /// There is no other.
    Certain,
}

/// What a typed word may have been meant to be.
///
/// ```
/// use tracuu_text::typing::{TypingScheme, candidates};
/// let readings = candidates("tax");
/// assert_eq!((readings[0].text.as_str(), readings[0].scheme), ("tax", None));
/// assert_eq!((readings[1].text.as_str(), readings[1].scheme), ("tã", Some(TypingScheme::Telex)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedReading {
    /// The word that was meant.
    pub text: String,
    /// How it was typed; `None` for the word as it stands.
    pub scheme: Option<TypingScheme>,
    /// How sure this is.
    pub certainty: Certainty,
}

/// The readings of a word that was typed in an unknown way, the likeliest first; there is always one.
///
/// ```
/// use tracuu_text::typing::{Certainty, TypingScheme, candidates};
/// let readings = candidates("kyr");
/// assert_eq!(readings[0].text, "kỷ");
/// assert_eq!(readings[0].scheme, Some(TypingScheme::Telex));
/// assert_eq!((readings[1].text.as_str(), readings[1].scheme), ("kyr", None));
/// assert_eq!(candidates("tax")[0].text, "tax");
/// assert_eq!(candidates("ban")[0].certainty, Certainty::Certain);
/// ```
pub fn candidates(word: &str) -> Vec<TypedReading> {
    let as_typed = |certainty| TypedReading { text: word.to_owned(), scheme: None, certainty };
    let converted = TypingScheme::ALL.into_iter().find_map(|scheme| Some((scheme, read(word, scheme)?)));
    let Some((scheme, reading)) = converted else { return vec![as_typed(Certainty::Certain)] };
    let certainty = certainty(word, &reading);
    let converted = TypedReading { text: reading.text, scheme: Some(scheme), certainty };
    match certainty {
        Certainty::Certain => vec![converted],
        Certainty::Likely => vec![converted, as_typed(Certainty::Possible)],
        Certainty::Possible => vec![as_typed(Certainty::Likely), converted],
    }
}

/// How sure it is that `word` was meant to be read so.
pub(super) fn certainty(word: &str, reading: &Reading) -> Certainty {
    let Evidence { has_tone, has_shape, has_stroke, is_loose, is_corrected } = reading.evidence;
    let has_digit = word.bytes().any(|b| b.is_ascii_digit());
    let opens_with_stroke = has_stroke && matches!(word.as_bytes(), [b'd' | b'D', b'd' | b'D' | b'9', ..]);
    if is_corrected || is_plain_word(word) || is_code(word) {
        Certainty::Possible
    } else if opens_with_stroke || (has_shape && (has_digit || has_tone && !is_loose)) {
        Certainty::Certain
    } else {
        Certainty::Likely
    }
}

/// Whether this is a word of some language as it stands, although it looks typed.
pub(super) fn is_plain_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    PLAIN_WORDS.binary_search(&lower.as_str()).is_ok()
}

/// Whether this is a letter or two with a number: a paper size, a class of driving licence, a formula.
///
/// `A4`, `a1`, `E10`, `NA1`, `CO2`; not `o73`, whose 7 is a horn, nor `bi5`, which is small; and not the words *ý* and *ô*.
pub(super) fn is_code(word: &str) -> bool {
    if matches!(word, "Y1" | "y1" | "O6" | "o6") {
        return false;
    }
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = word.strip_prefix(letters).unwrap_or_default();
    let is_short = match letters.as_bytes() {
        [letter] => letter.is_ascii_alphabetic(),
        [first, second] => first.is_ascii_uppercase() && second.is_ascii_uppercase(),
        _ => false,
    };
    is_short && (number.len() == 1 || (number.len() > 1 && number.bytes().all(|digit| digit <= b'5')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::plain_words::PLAIN_READINGS;

    fn check(word: &str, expected: &str) {
        let readings: Vec<String> = candidates(word)
            .iter()
            .map(|TypedReading { text, scheme, certainty }| match scheme {
                Some(scheme) => format!("{text} {scheme:?} {certainty:?}"),
                None => format!("{text} {certainty:?}"),
            })
            .collect();
        assert_eq!(readings.join(", "), expected, "{word}");
    }

    #[test]
    fn the_likeliest_reading_comes_first() {
        check("luaajt", "luật Telex Certain");
        check("lua65t", "luật Vni Certain");
        check("ddi", "đi Telex Certain");
        check("thaats", "thất Telex Certain");
        check("kyr", "kỷ Telex Likely, kyr Possible");
        check("ky3", "kỷ Vni Likely, ky3 Possible");
        check("cos", "có Telex Likely, cos Possible");
        check("gif", "gì Telex Likely, gif Possible");
        check("khoong", "không Telex Likely, khoong Possible");
    }

    #[test]
    fn likelier_words_stay_first() {
        check("Max", "Max Likely, Mã Telex Possible");
        check("xoong", "xoong Likely, xông Telex Possible");
        check("A4", "A4 Likely, Ã Vni Possible");
        check("CO2", "CO2 Likely, CÒ Vni Possible");
        for word in ["as", "is", "us", "of", "tax", "mix", "visa", "taxi", "post", "beer"] {
            assert_eq!(
                candidates(word).iter().map(|r| r.scheme.is_some()).collect::<Vec<_>>(),
                [false, true],
                "{word}"
            );
        }
        for word in ["law", "boss", "pass", "off", "ban", "cao", "kỷ", "QH14", "Internet", ""] {
            check(word, format!("{word} Certain").trim_start_matches(|c| word.is_empty() && c == '\0'));
        }
    }

    #[test]
    fn every_plain_word_looks_typed_as_its_row_says() {
        for (word, reading) in PLAIN_WORDS.iter().zip(PLAIN_READINGS) {
            let found = TypingScheme::ALL.into_iter().find_map(|scheme| read(word, scheme));
            assert_eq!(found.map(|r| r.text).as_deref(), Some(*reading), "{word}");
        }
    }
}
