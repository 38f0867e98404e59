//! Terms on their way to the engine. A text is analysed once, for the terms and for the code that it is stored in; what the engine
//! takes for the text of a field is a list of the terms that were found, and its tokenizer reads it.
//!
//! A list is what the text of a field must be, UTF-8. A syllable is the character that is [its term](super::words); any other term is
//! the length of its key, in digits of six bits from the lowest on, and the key:
//!
//! | bits of a digit | meaning                                                    |
//! | --------------- | ---------------------------------------------------------- |
//! | 0 to 5          | of a number: twice the length, and one more for a compound |
//! | 6               | another digit follows                                      |
//!
//! A compound stands at the position of the word that follows; every other term takes a position.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::words::{is_term_of_syllable, term_of_key};

/// The name under which the tokenizer is registered with the engine.
pub(crate) const TERM_LIST: &str = "tracuu";

/// Bits of a digit that count.
const DIGIT: u32 = 6;
/// The bit that says that another digit follows.
const MORE: u8 = 1 << DIGIT;

/// Appends a term to a list that is no syllable, for which one appends [its term](super::words::SyllableTerms). A syllable that is
/// written in an unusual way has the key of one, and its term.
pub(crate) fn push_term(list: &mut String, key: &str, is_compound: bool) {
    let mut buffer = [0; 4];
    let key = term_of_key(key).map_or(key, |term| term.encode_utf8(&mut buffer));
    let mut number = key.len() << 1 | usize::from(is_compound);
    while number >= usize::from(MORE) {
        list.push(char::from(MORE | (number as u8 & (MORE - 1))));
        number >>= DIGIT;
    }
    list.push(char::from(number as u8));
    list.push_str(key);
}

/// Takes the first term off a list that is no syllable: its key, and whether it is a compound.
#[inline]
fn take_term<'l>(list: &mut &'l str) -> Option<(&'l str, bool)> {
    let (mut number, mut shift) = (0, 0);
    let mut bytes = list.bytes();
    loop {
        let digit = bytes.next()?;
        number |= usize::from(digit & (MORE - 1)) << shift;
        shift += DIGIT;
        if digit & MORE == 0 || shift >= usize::BITS {
            break;
        }
    }
    let (key, rest) = list.get(list.len() - bytes.len()..)?.split_at_checked(number >> 1)?;
    *list = rest;
    Some((key, number & 1 == 1))
}

/// Takes a syllable off the front of a list, where one stands there.
#[inline]
fn take_syllable<'l>(list: &mut &'l str) -> Option<&'l str> {
    let first = list.chars().next().filter(|first| is_term_of_syllable(*first))?;
    let (term, rest) = list.split_at_checked(first.len_utf8())?;
    *list = rest;
    Some(term)
}

/// Reads lists of terms.
#[derive(Clone, Copy, Default)]
pub(crate) struct TermListTokenizer;

impl Tokenizer for TermListTokenizer {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, list: &'a str) -> TermStream<'a> {
        let token = Token { position_length: 1, ..Token::default() };
        TermStream { list, next_position: 0, token }
    }
}

/// The terms of one list, as the engine wants them.
pub(crate) struct TermStream<'a> {
    list: &'a str,
    next_position: usize,
    token: Token,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        let syllable = take_syllable(&mut self.list).map(|term| (term, false));
        let Some((term, is_compound)) = syllable.or_else(|| take_term(&mut self.list)) else { return false };
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position = self.next_position;
        self.next_position += usize::from(!is_compound);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tracuu_text::{Terms, valid_syllables};

    use super::*;
    use crate::index::words::{SyllableTerms, term_of};

    #[track_caller]
    fn check(text: &str) {
        let (mut list, mut expected) = (String::new(), Vec::new());
        let (mut terms, syllables) = (Terms::new(text), SyllableTerms::default());
        while terms.advance() {
            match terms.syllable() {
                Some(syllable) => list.push(syllables.get(syllable.number)),
                None => push_term(&mut list, terms.key(), terms.is_compound()),
            }
            expected.push((term_of(terms.key()).into_owned(), terms.position() as usize));
        }
        let mut found = Vec::new();
        let mut tokenizer = TermListTokenizer;
        tokenizer.token_stream(&list).process(&mut |token| found.push((token.text.clone(), token.position)));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_syllable_has_its_term() {
        let text: Vec<String> = valid_syllables().map(|syllable| syllable.to_string()).collect();
        check(&text.join(" "));
        check(&text.join(" ").to_uppercase());
    }

    #[test]
    fn the_engine_sees_the_terms_of_the_text() {
        for text in [
            "",
            "…",
            "Kỷ luật",
            "kye\u{309} lua\u{323}\u{302}t",
            "hoà T\u{FEFF}ư",
            "số 24-CT/TU ngày 07/8/2023",
            "Sở TT&TT, a@b.vn",
            "T.Ư",
        ] {
            check(text);
        }
        for len in [31, 32, 2_047, 2_048, 100_000] {
            check(&format!("kỷ {} luật", "x".repeat(len)));
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_through(text in "(\\PC|kỷ|Luật|24-CT/TU|07/8/2023|T.Ư| ){0,30}") {
            check(&text);
        }

        #[test]
        fn damaged_lists_end(list in "\\PC{0,30}|[\\x00-\\x7F]{0,30}") {
            let mut tokenizer = TermListTokenizer;
            let mut stream = tokenizer.token_stream(&list);
            let mut count = 0;
            while stream.advance() {
                count += 1;
            }
            prop_assert!(count <= list.len());
        }
    }
}
