//! `tracuu text`: shows the passes at work.
//!
//! | options                  | passes                                          |
//! | ------------------------ | ----------------------------------------------- |
//! | none                     | decode what is found, compose, repair           |
//! | `--from tcvn3`           | decode, compose                                 |
//! | `--typed telex`          | decode what is found, read raw typing           |
//! | `--fold bare`            | decode what is found, fold                      |
//! | `--tokens`, `--json`     | the same, and what the index sees               |

use std::fs;
use std::io::Read;

use serde::Serialize;
use tracuu::text::typing::{TypingScheme, convert_text};
use tracuu::text::{
    Aligned, Alignment, Analyzer, Detection, Encoding, FoldLevel, NormalizeOptions, Normalized, Span, decode, fold,
    normalize, recognise, tokenize,
};

use crate::args::{Fold, From, TextArgs, Typed};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;

/// Reads, runs the passes, prints.
pub(crate) fn run(args: &TextArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let bytes = read(args)?;
    let work = Work::of(&bytes, args)?;
    if args.json {
        output.json(&work.report(bytes.len()))?;
    } else if args.tokens {
        let lines: Vec<String> = work.tokens().iter().map(Token::line).collect();
        output.text(&lines.join("\n"))?;
    } else {
        output.text(&work.text)?;
    }
    Ok(Outcome::Done)
}

fn read(args: &TextArgs) -> Result<Vec<u8>, Failure> {
    match &args.file {
        Some(path) => fs::read(path).map_err(|error| Failure::file(path, &error)),
        None => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|error| Failure::Sentence(format!("the standard input could not be read: {error}")))?;
            Ok(bytes)
        }
    }
}

/// A text on its way through the passes.
struct Work {
    encoding: String,
    text: String,
    /// Leads back to the bytes that were read.
    alignment: Alignment,
    repairs: Vec<Repair>,
}

/// What a pass changed, in bytes of the input.
#[derive(Serialize)]
struct Repair {
    kind: &'static str,
    start: usize,
    end: usize,
    from: String,
    to: String,
}

/// A token, in bytes of the input.
#[derive(Serialize)]
struct Token {
    start: usize,
    end: usize,
    kind: &'static str,
    text: String,
    /// What the index finds it under; empty for blanks and signs.
    key: String,
}

#[derive(Serialize)]
struct Report<'a> {
    encoding: &'a str,
    repairs: &'a [Repair],
    text: &'a str,
    tokens: Vec<Token>,
}

impl Work {
    fn of(bytes: &[u8], args: &TextArgs) -> Result<Work, Failure> {
        let TextArgs { file: _, from, typed, fold: level, tokens: _, json: _ } = args;
        let mut work = Work::decoded(bytes, from.unwrap_or(From::Auto))?;
        let is_plain = from.is_none() && typed.is_none() && level.is_none();
        work.normalize(&if is_plain { NormalizeOptions::default() } else { COMPOSE });
        if let Some(scheme) = typed {
            work.pass(|text| convert_text(text, scheme.scheme()));
        }
        if let Some(level) = level {
            work.pass(|text| fold(text, level.level()));
        }
        Ok(work)
    }

    fn decoded(bytes: &[u8], from: From) -> Result<Work, Failure> {
        let (encoding, text, alignment) = match from.encoding() {
            Some(encoding) => {
                let decoded = decode(bytes, encoding);
                (encoding.to_string(), decoded.text.into_owned(), decoded.alignment)
            }
            None => found(bytes)?,
        };
        let repairs = if encoding == Encoding::Utf8.name() { rereadings(bytes, &text, &alignment) } else { Vec::new() };
        Ok(Work { encoding, text, alignment, repairs })
    }

    fn normalize(&mut self, options: &NormalizeOptions) {
        let Normalized { text, alignment, repairs } = normalize(&self.text, options);
        for repair in repairs {
            let Span { start, end } = self.alignment.to_source(repair.span);
            self.repairs.push(Repair { kind: repair.kind.name(), start, end, from: repair.from, to: repair.to });
        }
        self.alignment = self.alignment.then(&alignment);
        self.text = text.into_owned();
    }

    fn pass(&mut self, pass: impl Fn(&str) -> Aligned<'_>) {
        let Aligned { text, alignment } = pass(&self.text);
        self.alignment = self.alignment.then(&alignment);
        self.text = text.into_owned();
    }

    /// The tokens; they tile the text.
    fn tokens(&self) -> Vec<Token> {
        let mut analyzer = Analyzer::default();
        tokenize(&self.text)
            .map(|token| {
                let text = token.span.of(&self.text).unwrap_or_default();
                let Span { start, end } = self.alignment.to_source(token.span);
                let key = if token.kind.is_text() { first_key(&mut analyzer, text) } else { String::new() };
                Token { start, end, kind: token.kind.name(), text: text.to_owned(), key }
            })
            .collect()
    }

    fn report(&self, bytes: usize) -> Report<'_> {
        debug_assert_eq!(self.alignment.source_len(), bytes, "every byte is accounted for");
        Report { encoding: &self.encoding, repairs: &self.repairs, text: &self.text, tokens: self.tokens() }
    }
}

/// The key of a token as a whole.
fn first_key(analyzer: &mut Analyzer, text: &str) -> String {
    let mut terms = analyzer.terms(text);
    if terms.advance() { terms.key().to_owned() } else { String::new() }
}

impl Token {
    /// Tabs between; the separator in keys and line ends in blanks are shown as signs.
    fn line(&self) -> String {
        let Token { start, end, kind, text, key } = self;
        let text = text.replace('\t', "␉").replace('\r', "␍").replace('\n', "␊");
        format!("{start}\t{end}\t{kind}\t{text}\t{}", key.replace('\u{1F}', "␟"))
    }
}

/// What was read anew in a text that was misread or escaped on its way; composing letters is told by its own pass.
fn rereadings(bytes: &[u8], text: &str, alignment: &Alignment) -> Vec<Repair> {
    let edits = alignment.edits().iter().map(|edit| (edit.source, edit.target.of(text).unwrap_or_default()));
    edits
        .map(|(Span { start, end }, to)| {
            let from = String::from_utf8_lossy(bytes.get(start..end).unwrap_or_default()).into_owned();
            Repair { kind: "misread", start, end, from, to: to.to_owned() }
        })
        .filter(|repair| normalize(&repair.from, &COMPOSE).text != repair.to)
        .collect()
}

/// Composition and nothing else.
const COMPOSE: NormalizeOptions = NormalizeOptions { canonical: true, ..NormalizeOptions::NONE };

/// The text in the encoding that is found; what is none of ours is refused.
fn found(bytes: &[u8]) -> Result<(String, String, Alignment), Failure> {
    let recognised = recognise(bytes);
    let name = match recognised.detection {
        Detection::Unicode(encoding) | Detection::Legacy(encoding) | Detection::Misread(encoding) => encoding.name(),
        Detection::Mixed => "mixed",
        Detection::Damaged | Detection::NotVietnamese | Detection::Unknown => Encoding::Utf8.name(),
    };
    match (recognised.text, std::str::from_utf8(bytes)) {
        (Some(decoded), _) => Ok((name.to_owned(), decoded.text.into_owned(), decoded.alignment)),
        (None, Ok(text)) => Ok((name.to_owned(), text.to_owned(), Alignment::identity(text.len()))),
        (None, Err(_)) => Err(Failure::Sentence(recognised.detection.to_string())),
    }
}

impl From {
    /// The encoding; `None` for the one that is found.
    fn encoding(self) -> Option<Encoding> {
        match self {
            From::Auto => None,
            From::Utf8 => Some(Encoding::Utf8),
            From::Utf16le => Some(Encoding::Utf16Le),
            From::Utf16be => Some(Encoding::Utf16Be),
            From::Tcvn3 => Some(Encoding::Tcvn3),
            From::Vni => Some(Encoding::VniWindows),
            From::Viscii => Some(Encoding::Viscii),
            From::Viqr => Some(Encoding::Viqr),
            From::Cp1258 => Some(Encoding::Cp1258),
        }
    }
}

impl Typed {
    fn scheme(self) -> TypingScheme {
        match self {
            Typed::Telex => TypingScheme::Telex,
            Typed::Vni => TypingScheme::Vni,
        }
    }
}

impl Fold {
    fn level(self) -> FoldLevel {
        match self {
            Fold::Exact => FoldLevel::Exact,
            Fold::Shape => FoldLevel::Shape,
            Fold::Bare => FoldLevel::Bare,
        }
    }
}
