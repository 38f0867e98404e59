//! Tokens: a text cut into words, numbers, document numbers, dates, blanks and signs.
//!
//! | text                          | tokens                                   |
//! | ----------------------------- | ---------------------------------------- |
//! | `kỷ luật,`                    | word `kỷ`, blank, word `luật`, sign `,`  |
//! | `số 24-CT/TU`                 | word, blank, document number `24-CT/TU`  |
//! | `ngày 07/8/2023`              | word, blank, date `07/8/2023`            |
//! | `ngày 07 tháng 8 năm 2023`    | one date                                 |
//!
//! Tokens tile the text: each begins where the one before it ended. Nothing is rewritten: decomposed letters and
//! capitals stand in the spans as they stood in the text.

use crate::letter::{is_combining_mark, is_invisible};
use crate::{Date, NumberShape, Span, scan_date, scan_document_number};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters and digits without a sign between: a syllable, an abbreviation, a plain number.
    Word,
    /// A document number such as `24-CT/TU`.
    DocumentNumber(NumberShape),
    /// A date in any of its forms.
    Date(Date),
    /// White space.
    Blank,
    /// One character of punctuation or any other sign.
    Sign,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

impl Token {
    /// Whether the token is made of several words that are found by themselves too.
    pub const fn is_compound(&self) -> bool {
        matches!(self.kind, TokenKind::DocumentNumber(_) | TokenKind::Date(_))
    }
}

/// Cuts `text` into tokens.
///
/// ```
/// use tracuu_text::{TokenKind, tokenize};
/// let text = "Chỉ thị số 24-CT/TU";
/// let number = tokenize(text).last().unwrap();
/// assert!(matches!(number.kind, TokenKind::DocumentNumber(_)));
/// assert_eq!(number.span.of(text), Some("24-CT/TU"));
/// ```
pub fn tokenize(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, simple_until: 0 }
}

/// Iterates over the tokens of a text; made by [`tokenize`].
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Up to here compounds are not looked for: the words of one are being read.
    simple_until: usize,
}

impl Tokens<'_> {
    /// Goes back to the start of a compound token, so that its words follow one by one.
    pub(crate) fn reenter(&mut self, compound: Token) {
        self.at = compound.span.start;
        self.simple_until = compound.span.end;
    }

    fn compound(&self, first: u8) -> Option<Token> {
        if self.at < self.simple_until || !matches!(first, b'0'..=b'9' | b'n' | b'N' | b't' | b'T') {
            return None;
        }
        if let Some((span, date)) = scan_date(self.text, self.at) {
            return Some(Token { kind: TokenKind::Date(date), span });
        }
        if !first.is_ascii_digit() {
            return None;
        }
        let number = scan_document_number(self.text, self.at)?;
        Some(Token { kind: TokenKind::DocumentNumber(number), span: number.span })
    }

    /// The end of the word that begins here; `self.at` when none does.
    fn word_end(&self) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        loop {
            while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                end += 1;
            }
            let Some(&byte) = bytes.get(end) else { return end };
            if byte.is_ascii() {
                return end;
            }
            let Some(character) = self.text.get(end..).and_then(|rest| rest.chars().next()) else { return end };
            let belongs = character.is_alphanumeric()
                || (end > self.at && (is_combining_mark(character) || is_invisible(character)));
            if !belongs {
                return end;
            }
            end += character.len_utf8();
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let first = *self.text.as_bytes().get(self.at)?;
        let token = self.compound(first).unwrap_or_else(|| self.simple());
        self.at = token.span.end;
        Some(token)
    }
}

impl Tokens<'_> {
    fn simple(&self) -> Token {
        let word_end = self.word_end();
        if word_end > self.at {
            return Token { kind: TokenKind::Word, span: Span::new(self.at, word_end) };
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let blank: usize = rest.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        if blank > 0 {
            return Token { kind: TokenKind::Blank, span: Span::new(self.at, self.at + blank) };
        }
        let sign = rest.chars().next().map_or(1, char::len_utf8);
        Token { kind: TokenKind::Sign, span: Span::new(self.at, self.at + sign) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens: Vec<String> = tokenize(text)
            .filter(|t| t.kind != TokenKind::Blank)
            .map(|t| {
                let class = match t.kind {
                    TokenKind::Word => "w",
                    TokenKind::DocumentNumber(_) => "n",
                    TokenKind::Date(_) => "d",
                    TokenKind::Blank => "b",
                    TokenKind::Sign => "s",
                };
                format!("{class}:{}", t.span.of(text).unwrap_or_default())
            })
            .collect();
        assert_eq!(tokens, expected, "{text}");
    }

    #[test]
    fn cuts_text() {
        check("", &[]);
        check("kỷ luật,", &["w:kỷ", "w:luật", "s:,"]);
        check("KY\u{0309} LUA\u{0323}\u{0302}T", &["w:KY\u{0309}", "w:LUA\u{0323}\u{0302}T"]);
        check("số 24-CT/TU ngày 07/8/2023", &["w:số", "n:24-CT/TU", "w:ngày", "d:07/8/2023"]);
        check("ngày 07 tháng 8 năm 2023;", &["d:ngày 07 tháng 8 năm 2023", "s:;"]);
        check("kinh tế - xã hội", &["w:kinh", "w:tế", "s:-", "w:xã", "w:hội"]);
        check("“tự diễn biến”", &["s:“", "w:tự", "w:diễn", "w:biến", "s:”"]);
        check("a\u{200B}b 😀", &["w:a\u{200B}b", "s:😀"]);
    }

    proptest! {
        #[test]
        fn tokens_tile_any_text(text in "\\PC{0,40}|[0-9/\\-. a-zĐđ]{0,30}|(24|-|/|CT|TU| |ngày|tháng|năm|2023|8){0,12}") {
            let mut end = 0;
            for token in tokenize(&text) {
                prop_assert_eq!(token.span.start, end);
                prop_assert!(!token.span.is_empty());
                prop_assert!(token.span.of(&text).is_some());
                end = token.span.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
