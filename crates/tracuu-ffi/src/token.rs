//! A text cut into tokens.

use tracuu::text::{self as core, KeyParts, Terms};

use crate::offset::Offsets;
use crate::{OffsetUnit, TextRange};

/// A piece of a text. Tokens tile the text: joined they are it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its text.
    pub text: String,
    /// Where it stands in the text that was given.
    pub range: TextRange,
    /// What it is found under: the bare, the shaped and the exact form; empty for blanks and signs.
    pub key: Vec<String>,
    /// The value of a roman numeral.
    pub value: Option<i32>,
    /// The date, ISO 8601, without what is unknown.
    pub date: Option<String>,
    /// The running number of a document number.
    pub sequence: Option<String>,
    /// The year in a document number.
    pub year: Option<i32>,
    /// The symbol of the kind in a document number.
    pub code: Option<String>,
    /// The symbol of the issuing body in a document number.
    pub issuer: Option<String>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TokenKind {
    /// Letters and digits without a sign between: a syllable, an abbreviation.
    Word,
    /// A number in digits: `2023`, `1.000.000`, `5%`.
    Number,
    /// A roman numeral in capitals.
    Roman,
    /// A document number such as `24-CT/TU`.
    DocumentNumber,
    /// A date in any of its forms.
    Date,
    /// An abbreviation with signs inside: `TT&TT`.
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

/// Cuts a text into tokens.
#[uniffi::export(default(offset_unit = None))]
pub fn tokenize(text: String, offset_unit: Option<OffsetUnit>) -> Vec<Token> {
    let offsets = Offsets::new(&text, offset_unit.unwrap_or_default());
    let mut terms = Terms::new(&text);
    let mut is_more = terms.advance();
    let mut tokens = Vec::new();
    for token in core::tokenize(&text) {
        // Terms and tokens stand in the same order; the words inside a compound have terms of their own.
        while is_more && terms.span().start < token.span.start {
            is_more = terms.advance();
        }
        let key = (is_more && terms.span() == token.span).then(|| KeyParts::of(terms.key())).flatten();
        tokens.push(describe(token, &text, &offsets, key));
    }
    tokens
}

fn describe(token: core::Token, text: &str, offsets: &Offsets<'_>, key: Option<KeyParts<'_>>) -> Token {
    let piece = |span: core::Span| span.of(text).unwrap_or_default().to_owned();
    let mut described = Token {
        kind: TokenKind::Word,
        text: piece(token.span),
        range: offsets.range(token.span),
        key: key
            .map(|KeyParts { fold, shape, exact }| [fold, shape, exact].map(str::to_owned).to_vec())
            .unwrap_or_default(),
        value: None,
        date: None,
        sequence: None,
        year: None,
        code: None,
        issuer: None,
    };
    described.kind = match token.kind {
        core::TokenKind::Word => TokenKind::Word,
        core::TokenKind::Number => TokenKind::Number,
        core::TokenKind::Roman(value) => {
            described.value = Some(value.into());
            TokenKind::Roman
        }
        core::TokenKind::DocumentNumber(number) => {
            described.sequence = Some(piece(number.sequence));
            described.year = number.year.map(i32::from);
            described.code = Some(piece(number.code));
            described.issuer = number.issuer.map(piece);
            TokenKind::DocumentNumber
        }
        core::TokenKind::Date(date) => {
            described.date = Some(date.to_string());
            TokenKind::Date
        }
        core::TokenKind::Abbreviation => TokenKind::Abbreviation,
        core::TokenKind::Email => TokenKind::Email,
        core::TokenKind::Url => TokenKind::Url,
        core::TokenKind::Blank => TokenKind::Blank,
        core::TokenKind::Sign => TokenKind::Sign,
    };
    described
}
