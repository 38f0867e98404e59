//! From text to tree.

use tracuu_text::{Span, TokenKind, tokenize};

use crate::{Clause, ClauseKind, Diagnostic, DiagnosticKind, Occur, ParsedQuery};

/// Reads a query; never fails.
pub fn parse_query(text: &str) -> ParsedQuery {
    let mut parser = Parser { text, at: 0, parsed: ParsedQuery::default() };
    parser.run();
    parser.remark_on_emptiness();
    parser.parsed
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    parsed: ParsedQuery,
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(next) = self.rest().chars().next() {
            match next {
                '"' | '“' | '”' | '„' | '«' => self.quote(next, Occur::Must),
                '+' | '-' => self.sign(next),
                _ => self.words_until_sign(),
            }
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A `+` or `-` counts at the start of a word or quote, behind a blank or nothing; elsewhere it is text.
    fn sign(&mut self, sign: char) {
        let behind_blank =
            self.text.get(..self.at).is_none_or(|t| t.chars().next_back().is_none_or(char::is_whitespace));
        let behind_number = self.parsed.query.clauses.last().is_some_and(|c| ends_in_digit(c.span, self.text));
        self.at += sign.len_utf8();
        let following = self.rest().chars().next();
        let opens = following.is_some_and(|c| c.is_alphanumeric() || is_opening_quote(c));
        let is_range = behind_number && following.is_some_and(|c| c.is_ascii_digit());
        if !behind_blank || !opens || is_range {
            return;
        }
        let occur = if sign == '+' { Occur::Must } else { Occur::MustNot };
        match following {
            Some(quote) if is_opening_quote(quote) => self.quote(quote, occur),
            _ => self.word(occur),
        }
    }

    /// A phrase, when its quote closes; otherwise the quote is passed over.
    fn quote(&mut self, open: char, occur: Occur) {
        let start = self.at;
        self.at += open.len_utf8();
        let closing: &[char] = match open {
            '“' | '„' => &['”', '“', '"'],
            '«' => &['»'],
            _ => &['"', '”'],
        };
        let Some(len) = self.rest().find(closing) else {
            let span = Span::new(start, self.at);
            self.remark(DiagnosticKind::UnclosedQuote, span, "expected a closing quote, but found none; read as words");
            return;
        };
        let inner = Span::new(self.at, self.at + len);
        self.at = inner.end + self.text.get(inner.end..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        let words = inner.of(self.text).map_or(0, |t| tokenize(t).filter(|t| t.kind.is_text()).count());
        if words > 0 {
            self.push(occur, ClauseKind::Phrase, inner);
        }
    }

    /// One token with a demand of its own.
    fn word(&mut self, occur: Occur) {
        let at = self.at;
        if let Some(token) = tokenize(self.rest()).next() {
            self.at += token.span.len();
            self.token(token.kind, token.span.shifted(at), occur);
        }
    }

    /// Plain text up to the next quote, or sign at the start of a word.
    fn words_until_sign(&mut self) {
        let at = self.at;
        let mut end = at;
        let mut found = Vec::new();
        for token in tokenize(self.rest()) {
            let piece = token.span.shifted(at);
            let is_sign = token.kind == TokenKind::Sign
                && piece.of(self.text).is_some_and(|s| s.starts_with(['"', '“', '”', '„', '«', '+', '-']));
            if is_sign && piece.start > at {
                break;
            }
            end = piece.end;
            found.push((token.kind, piece));
        }
        self.at = end;
        for (kind, span) in found {
            self.token(kind, span, Occur::Should);
        }
    }

    fn token(&mut self, kind: TokenKind, span: Span, occur: Occur) {
        match kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Roman(_) => self.push(occur, ClauseKind::Word, span),
            TokenKind::Abbreviation | TokenKind::Email | TokenKind::Url => self.push(occur, ClauseKind::Compound, span),
            TokenKind::DocumentNumber(_) => self.push(occur, ClauseKind::DocumentNumber, span),
            // A year alone is two words: who types it means the year, however it is written.
            TokenKind::Date(date) if date.month.is_none() => self.words_of(span, occur),
            TokenKind::Date(_) => self.push(occur, ClauseKind::Date, span),
            TokenKind::Blank | TokenKind::Sign => {}
        }
    }

    /// Each word of a span by itself.
    fn words_of(&mut self, span: Span, occur: Occur) {
        let text = span.of(self.text).unwrap_or_default();
        let mut at = span.start;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if !word.is_empty() {
                self.push(occur, ClauseKind::Word, Span::new(at, at + word.len()));
            }
            at += piece.len();
        }
    }

    fn push(&mut self, occur: Occur, kind: ClauseKind, span: Span) {
        self.parsed.query.clauses.push(Clause { occur, kind, span });
    }

    fn remark(&mut self, kind: DiagnosticKind, span: Span, message: &str) {
        self.parsed.diagnostics.push(Diagnostic { kind, span, message: message.to_owned() });
    }

    fn remark_on_emptiness(&mut self) {
        let whole = Span::new(0, self.text.len());
        if self.parsed.query.is_empty() {
            self.remark(DiagnosticKind::Empty, whole, "expected a word to search for, but found none");
        } else if self.parsed.query.clauses.iter().all(|c| c.occur == Occur::MustNot) {
            let message = "expected a word to search for, but found only words to leave out";
            self.remark(DiagnosticKind::OnlyExclusions, whole, message);
        }
    }
}

fn is_opening_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '„' | '«')
}

fn ends_in_digit(span: Span, text: &str) -> bool {
    span.of(text).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        let parsed = parse_query(text);
        let clauses = parsed.query.clauses.iter().map(|clause| {
            let occur = match clause.occur {
                Occur::Should => "",
                Occur::Must => "+",
                Occur::MustNot => "-",
            };
            let text = clause.span.of(text).unwrap_or_default();
            match clause.kind {
                ClauseKind::Word => format!("{occur}{text}"),
                ClauseKind::Compound => format!("{occur}&{text}"),
                ClauseKind::Phrase => format!("{occur}\"{text}\""),
                ClauseKind::DocumentNumber => format!("{occur}№{text}"),
                ClauseKind::Date => format!("{occur}@{text}"),
            }
        });
        let diagnostics = parsed.diagnostics.iter().map(|d| format!("!{}", d.kind.name()));
        assert_eq!(clauses.chain(diagnostics).collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn reads_queries() {
        check("kỷ luật", "kỷ luật");
        check("\"kỷ luật\" đảng", "+\"kỷ luật\" đảng");
        check("“kỷ luật”", "+\"kỷ luật\"");
        check("+luật -thuế", "+luật -thuế");
        check("-\"kỷ luật\" đảng", "-\"kỷ luật\" đảng");
        check("chỉ thị 24-CT/TU", "chỉ thị №24-CT/TU");
        check("24 - CT / TU", "№24 - CT / TU");
        check("+24-CT/TU", "+№24-CT/TU");
        check("ngày 07/8/2023", "ngày @07/8/2023");
    }

    #[test]
    fn reads_odd_queries_as_words() {
        check("năm 2020 - 2025", "năm 2020 2025");
        check("2020 -2025", "2020 2025");
        check("kinh tế - xã hội", "kinh tế xã hội");
        check("\"kỷ luật", "kỷ luật !unclosed_quote");
        check("15-NQ/TW: nội dung", "№15-NQ/TW nội dung");
        check("va/b* (c:d)", "va b c d");
        check("Sở TT&TT", "Sở &TT&TT");
        check("5% và/hoặc XIII", "5% và hoặc XIII");
        check("- luật", "luật");
        check("\"\" luật", "luật");
    }

    #[test]
    fn remarks_on_queries_without_words() {
        check("", "!empty");
        check("  \t ", "!empty");
        check("?! -+ \"\"", "!empty");
        check("-thuế", "-thuế !only_exclusions");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,30}|([\"“”+-]|luật| |24-CT/TU|2020){0,12}") {
            for clause in parse_query(&text).query.clauses {
                prop_assert!(clause.span.of(&text).is_some_and(|t| !t.is_empty()));
            }
        }
    }
}
