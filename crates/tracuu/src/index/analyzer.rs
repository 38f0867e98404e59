//! The bridge from the terms of `tracuu-text` to the engine's token stream.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tracuu_text::Terms;

/// The name under which the analyzer is registered with the engine.
pub(crate) const ANALYZER: &str = "tracuu";

/// Cuts text into terms; one term a syllable, at all three levels of exactness.
#[derive(Clone, Default)]
pub(crate) struct Analyzer {
    inner: tracuu_text::Analyzer,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        TermStream { terms: self.inner.terms(text), token: Token::default() }
    }
}

/// The terms of one text, as the engine wants them.
pub(crate) struct TermStream<'a> {
    terms: Terms<'a>,
    token: Token,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        if !self.terms.advance() {
            return false;
        }
        let Token { offset_from, offset_to, position, text, position_length } = &mut self.token;
        text.clear();
        text.push_str(self.terms.key());
        *offset_from = self.terms.span().start;
        *offset_to = self.terms.span().end;
        *position = self.terms.position() as usize;
        *position_length = 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
