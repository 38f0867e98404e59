//! Tokens: a text cut into words, numbers, document numbers, dates, blanks and signs.
//!
//! | text                          | tokens                                   |
//! | ----------------------------- | ---------------------------------------- |
//! | `kỷ luật,`                    | word `kỷ`, blank, word `luật`, sign `,`  |
//! | `số 24-CT/TU`                 | word, blank, document number `24-CT/TU`  |
//! | `ngày 07/8/2023`              | word, blank, date `07/8/2023`            |
//! | `ngày 07 tháng 8 năm 2023`, `năm 2018` | one date each                   |
//! | `1.000.000`, `5%`             | one number each                          |
//! | `khóa XIII`                   | word, blank, roman numeral               |
//! | `Sở TT&TT`, `Đ/c`             | word, blank, abbreviation; abbreviation  |
//!
//! Tokens tile the text: each begins where the one before it ended. Nothing is rewritten: decomposed letters and
//! capitals stand in the spans as they stood in the text.

use crate::abbreviation::{scan_abbreviation, scan_email, scan_url};
use crate::date::scan_part_of_date;
use crate::letter::{is_combining_mark, is_invisible};
use crate::utf8::{first_sixteen, is_sign, run_len, told_by_bytes};
use crate::word::Word;
use crate::word_table::LONGEST;
use crate::{Date, NumberShape, Span, parse_roman, scan_date, scan_document_number, scan_number};

/// What a token is.
///
/// ```
/// use tracuu_text::{TokenKind, tokenize};
/// let kinds: Vec<TokenKind> = tokenize("khóa XIII").map(|token| token.kind).collect();
/// assert_eq!(kinds, [TokenKind::Word, TokenKind::Blank, TokenKind::Roman(13)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters and digits without a sign between: a syllable, an abbreviation.
    Word,
    /// A number in digits, with the signs that belong to it: `2023`, `1.000.000`, `3,5`, `5%`.
    Number,
    /// A roman numeral in capitals, and its value.
    Roman(u8),
    /// A document number such as `24-CT/TU`.
    DocumentNumber(NumberShape),
    /// A date in any of its forms.
    Date(Date),
    /// An abbreviation with signs inside: `TT&TT`, `Đ/c`.
    Abbreviation,
    /// An e-mail address.
    Email,
    /// The address of a web page.
    Url,
    /// White space.
    Blank,
    /// One character of punctuation or any other sign.
    Sign,
}

impl TokenKind {
    /// The name that programs see, such as `document_number`.
    ///
    /// ```
    /// use tracuu_text::tokenize;
    /// let names: Vec<&str> = tokenize("Đ/c, 5%").map(|token| token.kind.name()).collect();
    /// assert_eq!(names, ["abbreviation", "sign", "blank", "number"]);
    /// ```
    pub const fn name(&self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Roman(_) => "roman",
            TokenKind::DocumentNumber(_) => "document_number",
            TokenKind::Date(_) => "date",
            TokenKind::Abbreviation => "abbreviation",
            TokenKind::Email => "email",
            TokenKind::Url => "url",
            TokenKind::Blank => "blank",
            TokenKind::Sign => "sign",
        }
    }

    /// Whether a token of this kind is looked for: everything but blanks and signs.
    ///
    /// ```
    /// use tracuu_text::tokenize;
    /// assert_eq!(tokenize("Kỷ luật, 5%!").filter(|token| token.kind.is_text()).count(), 3);
    /// ```
    pub const fn is_text(&self) -> bool {
        !matches!(self, TokenKind::Blank | TokenKind::Sign)
    }
}

/// A piece of a text.
///
/// ```
/// use tracuu_text::{Span, Token, TokenKind, tokenize};
/// let last = tokenize("Kỷ luật").last().unwrap();
/// assert_eq!(last, Token { kind: TokenKind::Word, span: Span::new(5, 11) });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

impl Token {
    /// Whether the token is made of several words that are found by themselves too.
    ///
    /// ```
    /// use tracuu_text::tokenize;
    /// assert!(tokenize("24-CT/TU").next().unwrap().is_compound());
    /// assert!(!tokenize("1.000.000").next().unwrap().is_compound());
    /// ```
    pub const fn is_compound(&self) -> bool {
        use TokenKind::{Abbreviation, Blank, Date, DocumentNumber, Email, Number, Roman, Sign, Url, Word};
        match self.kind {
            DocumentNumber(_) | Date(_) | Abbreviation | Email | Url => true,
            Word | Number | Roman(_) | Blank | Sign => false,
        }
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
///
/// ```
/// use tracuu_text::{Tokens, tokenize};
/// let text = "Kỷ luật, 24-CT/TU";
/// let tokens: Tokens<'_> = tokenize(text);
/// let pieces: Vec<&str> = tokens.filter_map(|token| token.span.of(text)).collect();
/// assert_eq!(pieces.concat(), text);
/// ```
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Up to here compounds are not looked for: the words of one are being read.
    simple_until: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let first = *self.text.as_bytes().get(self.at)?;
        let word_end = self.word_end();
        let token = if word_end == self.at {
            self.between_words()
        } else if self.at < self.simple_until {
            self.part(first, word_end)
        } else if let Some(end) = self.glued_before_number(first, word_end) {
            self.token(TokenKind::Word, end)
        } else {
            self.compound(first, word_end).unwrap_or_else(|| self.word(first, word_end))
        };
        self.at = token.span.end;
        Some(token)
    }
}

impl Tokens<'_> {
    /// The next token that is looked for; blanks and signs are passed over.
    pub(crate) fn next_text(&mut self) -> Option<Token> {
        loop {
            self.skip_signs();
            let token = self.next()?;
            if token.kind.is_text() {
                return Some(token);
            }
        }
    }

    /// Passes over the blanks and signs of ASCII that stand here.
    #[inline]
    fn skip_signs(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while bytes.get(at).is_some_and(|byte| is_sign(*byte)) {
            at += 1;
        }
        self.at = at;
    }

    /// What stands here, behind blanks and signs, up to the next one of ASCII, and sixteen bytes from there. Where it
    /// [is plain](is_plain), it is the next token that is looked for, and [`pass`](Self::pass) goes on behind it; `None` where it
    /// cannot be.
    #[inline]
    pub(crate) fn next_run(&mut self) -> Option<(Span, [u8; 16])> {
        if self.at < self.simple_until {
            return None;
        }
        self.skip_signs();
        let bytes = self.text.as_bytes();
        let window = first_sixteen(bytes.get(self.at..)?);
        let run = Span::new(self.at, self.at + run_len(window));
        let may_be_plain = (1..=LONGEST).contains(&run.len()) && !window[0].is_ascii_digit();
        (may_be_plain && !may_be_joined(bytes, run.end)).then_some((run, window))
    }

    /// Goes on behind what [`next_run`](Self::next_run) found.
    #[inline]
    pub(crate) fn pass(&mut self, run: Span) {
        self.at = run.end;
    }

    /// Goes back to the start of a compound token, so that its words follow one by one.
    pub(crate) fn reenter(&mut self, compound: Token) {
        self.at = compound.span.start;
        self.simple_until = compound.span.end;
    }

    /// Whether a token is a word of the compound that was gone back into.
    pub(crate) fn is_within(&self, word: Span) -> bool {
        word.start < self.simple_until
    }

    fn token(&self, kind: TokenKind, end: usize) -> Token {
        Token { kind, span: Span::new(self.at, end) }
    }

    /// The end of the word that begins here; `self.at` when none does.
    fn word_end(&self) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        while end < bytes.len() {
            end += match told_by_bytes(bytes, end) {
                Some((len, true)) => len,
                Some((_, false)) => return end,
                None => match self.letter_len(end) {
                    Some(len) => len,
                    None => return end,
                },
            };
        }
        end
    }

    /// The length of the character at a byte, if it belongs to the word that began before or begins here.
    #[cold]
    fn letter_len(&self, at: usize) -> Option<usize> {
        let character = self.text.get(at..)?.chars().next()?;
        let belongs =
            character.is_alphanumeric() || (at > self.at && (is_combining_mark(character) || is_invisible(character)));
        belongs.then(|| character.len_utf8())
    }

    /// What begins here and holds more than one word. Only the sign behind the first word can tell, so most words cost
    /// one comparison.
    fn compound(&self, first: u8, word_end: usize) -> Option<Token> {
        let (text, at) = (self.text, self.at);
        if (first.is_ascii_digit() || self.may_begin_date(first, word_end))
            && let Some((span, date)) = scan_date(text, at)
        {
            return Some(self.token(TokenKind::Date(date), span.end));
        }
        if (first.is_ascii_digit() || self.may_be_year(first, word_end))
            && let Some((span, date)) = scan_part_of_date(text, at)
        {
            return Some(self.token(TokenKind::Date(date), span.end));
        }
        if first.is_ascii_digit() {
            let number = scan_document_number(text, at)?;
            return Some(self.token(TokenKind::DocumentNumber(number), number.span.end));
        }
        may_be_joined(text.as_bytes(), word_end).then(|| self.address_or_abbreviation(word_end))?
    }

    /// Where *số* ends that lost the blank before a document number: `số31-QĐ/TW`.
    fn glued_before_number(&self, first: u8, word_end: usize) -> Option<usize> {
        if !matches!(first, b's' | b'S') || !self.text.as_bytes().get(word_end - 1)?.is_ascii_digit() {
            return None;
        }
        let word = self.text.get(self.at..word_end)?;
        let end = self.at + word.find(|c: char| c.is_ascii_digit())?;
        let number = self.text.get(self.at..end).and_then(Word::of)?;
        (number.bases() == b"so" && scan_document_number(self.text, end).is_some()).then_some(end)
    }

    /// Whether the word may be *năm* before a year: four or five bytes, by encoding.
    fn may_be_year(&self, first: u8, word_end: usize) -> bool {
        matches!(first, b'n' | b'N')
            && (4..=5).contains(&(word_end - self.at))
            && self.text.as_bytes().get(word_end).is_some_and(u8::is_ascii_whitespace)
            && self.text.as_bytes().get(word_end + 1).is_some_and(u8::is_ascii_digit)
    }

    /// Whether the word may be *ngày* or *tháng* before a blank, by its length and its consonants in any encoding.
    fn may_begin_date(&self, first: u8, word_end: usize) -> bool {
        let bytes = self.text.as_bytes();
        matches!(first, b'n' | b'N' | b't' | b'T')
            && (4..=7).contains(&(word_end - self.at))
            && matches!(bytes.get(self.at + 1), Some(b'g' | b'G' | b'h' | b'H'))
            && matches!(bytes.get(self.at + 2), Some(b'a' | b'A' | 0xC3))
            && matches!(bytes.get(word_end - 1), Some(b'y' | b'Y' | b'g' | b'G'))
            && bytes.get(word_end).is_some_and(u8::is_ascii_whitespace)
            && bytes.get(word_end + 1).is_some_and(|&byte| may_begin_day_or_month(byte))
    }

    fn address_or_abbreviation(&self, word_end: usize) -> Option<Token> {
        let (text, at) = (self.text, self.at);
        let url = || scan_url(text, at).map(|span| self.token(TokenKind::Url, span.end));
        let email = || scan_email(text, at).map(|span| self.token(TokenKind::Email, span.end));
        let abbreviation =
            || scan_abbreviation(text, at, word_end).map(|span| self.token(TokenKind::Abbreviation, span.end));
        url().or_else(email).or_else(abbreviation)
    }

    /// A word, or a number with its signs.
    fn word(&self, first: u8, word_end: usize) -> Token {
        if first.is_ascii_digit()
            && let Some(span) = scan_number(self.text, self.at)
        {
            return self.token(TokenKind::Number, span.end);
        }
        if matches!(first, b'I' | b'V' | b'X' | b'L') {
            let word = self.text.get(self.at..word_end).unwrap_or_default();
            if let Some(value) = parse_roman(word) {
                return self.token(TokenKind::Roman(value), word_end);
            }
        }
        self.token(TokenKind::Word, word_end)
    }

    /// A word of a compound: digits stand by themselves, whatever sign joins them.
    fn part(&self, first: u8, word_end: usize) -> Token {
        let word = self.text.get(self.at..word_end).unwrap_or_default();
        let is_number = first.is_ascii_digit() && word.bytes().all(|b| b.is_ascii_digit());
        self.token(if is_number { TokenKind::Number } else { TokenKind::Word }, word_end)
    }

    /// White space, or one sign.
    fn between_words(&self) -> Token {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let blank: usize = rest.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        if blank > 0 {
            return self.token(TokenKind::Blank, self.at + blank);
        }
        self.token(TokenKind::Sign, self.at + rest.chars().next().map_or(1, char::len_utf8))
    }
}

/// Whether the word that ends at a byte may be part of an address or an abbreviation: a sign joins it to what stands close behind.
#[inline]
fn may_be_joined(text: &[u8], end: usize) -> bool {
    matches!(text.get(end), Some(b'.' | b'-' | b'_' | b'+' | b'%' | b'@' | b':' | b'&' | b'/'))
        && text.get(end + 1).is_some_and(|behind| !behind.is_ascii_whitespace())
}

/// Whether a word is the same token wherever it stands, unless it [may be joined](may_be_joined) to the next: no digits, no signs, and not
/// what dates begin with.
pub(crate) fn is_plain(word: &str) -> bool {
    let is_one = tokenize(word).next().is_some_and(|token| token.kind.is_text() && token.span.len() == word.len());
    let begins_date = |word: Word| [b"ngay".as_slice(), b"thang", b"nam"].contains(&word.bases());
    is_one && !word.contains(char::is_numeric) && !Word::of(word).is_some_and(begins_date)
}

/// Whether a number may begin with a byte, the name of a day (*mùng ba*) or month (*giêng*, *một*), or more blanks and signs.
fn may_begin_day_or_month(byte: u8) -> bool {
    match byte.to_ascii_lowercase() {
        b'b' | b'c' | b'g' | b'h' | b'm' | b'n' | b's' | b't' => true,
        b'a'..=b'z' => false,
        // U+00A0; no name begins with a letter beyond ASCII.
        byte => byte.is_ascii() || byte == 0xC2,
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
                    TokenKind::Number => "#",
                    TokenKind::DocumentNumber(_) => "n",
                    other => other.name(),
                };
                let class = class.get(..1).unwrap_or_default();
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

    #[test]
    fn letters_are_told_by_their_bytes() {
        for c in '\0'..='\u{2FFF}' {
            let text = c.to_string();
            let found = Tokens { text: &text, at: 0, simple_until: 0 }.word_end();
            assert_eq!(found, if c.is_alphanumeric() { c.len_utf8() } else { 0 }, "{c}");
        }
    }

    #[test]
    fn cuts_numbers_abbreviations_and_addresses() {
        check("1.000.000 đồng, 5%.", &["#:1.000.000", "w:đồng", "s:,", "#:5%", "s:."]);
        check("Điều 5.2; năm 2023.", &["w:Điều", "#:5.2", "s:;", "d:năm 2023", "s:."]);
        check("27 - 31/3/1982", &["d:27", "s:-", "d:31/3/1982"]);
        check("19-23/1/2026", &["d:19", "s:-", "d:23/1/2026"]);
        check("2020 - 2025, 5-2/3/2020", &["#:2020", "s:-", "#:2025", "s:,", "#:5", "s:-", "d:2/3/2020"]);
        check("khóa XIII, Đại hội XVII", &["w:khóa", "r:XIII", "s:,", "w:Đại", "w:hội", "r:XVII"]);
        check("sở: TT&TT, VH&TT,", &["w:sở", "s::", "a:TT&TT", "s:,", "a:VH&TT", "s:,"]);
        check("tổ chức CT-XH TP", &["w:tổ", "w:chức", "a:CT-XH", "w:TP"]);
        check("HĐND-UBND Đ/c T.Ư T/M", &["a:HĐND-UBND", "a:Đ/c", "a:T.Ư", "a:T/M"]);
        check("(để p/hợp và", &["s:(", "w:để", "a:p/hợp", "w:và"]);
        check("QĐ-TTg của Hà Nội-Huế", &["a:QĐ-TTg", "w:của", "w:Hà", "w:Nội", "s:-", "w:Huế"]);
        check("TP.HCM. Các", &["a:TP.HCM", "s:.", "w:Các"]);
        check("và/hoặc", &["w:và", "s:/", "w:hoặc"]);
        check("kinh tế-xã hội", &["w:kinh", "w:tế", "s:-", "w:xã", "w:hội"]);
        check("QUỐC PHÒNG-AN NINH", &["w:QUỐC", "w:PHÒNG", "s:-", "w:AN", "w:NINH"]);
        check("gửi a.b-c@vptu.gov.vn.", &["w:gửi", "e:a.b-c@vptu.gov.vn", "s:."]);
        check("tại https://x.gov.vn/a?b=1, và", &["w:tại", "u:https://x.gov.vn/a?b=1", "s:,", "w:và"]);
        check("www.x.vn", &["u:www.x.vn"]);
        check("19h30", &["w:19h30"]);
    }

    proptest! {
        #[test]
        fn tokens_tile_any_text(text in "\\PC{0,40}|[0-9/\\-. a-zĐđ]{0,30}|(24|-|/|CT|TU| |ngày|tháng|năm|2023|8|&|\\.|@|www|vn|T|Ư|,|%){0,12}") {
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
