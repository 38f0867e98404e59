//! The fields of a text: what stands between blanks and punctuation, and how each reads.
//!
//! | field    | Unicode  | tcvn3    | vni      |
//! | -------- | -------- | -------- | -------- |
//! | `ViÖt`   | rejected | accepted | rejected |
//! | `có`     | accepted | accepted | rejected |
//! | `Điều`   | accepted | impossible | impossible |
//! | `§`      | neutral  | neutral  | neutral  |

use crate::encoding::code_page::cp1252_byte;
use crate::encoding::detect::EIGHT_BITS;
use crate::encoding::detect::reading::{Reading, tally};
use crate::encoding::source::units_of_text;
use crate::{Encoding, Span};

/// How many readings there are: Unicode, and the encodings of eight bits.
pub(super) const READINGS: usize = 1 + EIGHT_BITS.len();

/// The reading that is Unicode.
pub(super) const UNICODE: usize = 0;

/// What a reading makes of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every word is a syllable.
    Accepted,
    /// There is nothing to judge.
    Neutral,
    /// Some word is no syllable.
    Rejected,
    /// There is a letter that this encoding cannot have.
    Impossible,
}

/// What stands between a field and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks and words of ASCII.
    Words,
    /// Some punctuation.
    Punctuation,
    /// The end of a line, or of the text.
    Lines,
}

/// A field with a character beyond ASCII.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) span: Span,
    /// What stands before it.
    pub(super) gap: Gap,
    /// By reading.
    pub(super) verdicts: [Verdict; READINGS],
}

impl Field {
    /// Whether it speaks for a reading and against Unicode.
    pub(super) fn tells(&self, reading: usize) -> bool {
        self.verdicts[UNICODE] == Verdict::Rejected && self.verdicts[reading] == Verdict::Accepted
    }
}

/// The encoding of a reading, unless it is Unicode.
pub(super) fn encoding_of(reading: usize) -> Option<Encoding> {
    EIGHT_BITS.get(reading.checked_sub(1)?).copied()
}

/// The fields of `text` that have a character beyond ASCII, in the lines that `is_wanted`.
pub(super) fn fields(text: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (span, field) in pieces(text, is_wanted) {
        let before = fields.last().map(|last| last.span);
        fields.push(Field { span, gap: gap(text, before, span), verdicts: verdicts(field) });
    }
    fields
}

/// Whether some field in the lines that `is_wanted` does not read as Unicode: no other can [tell](Field::tells) anything.
pub(super) fn has_rejected(text: &str, is_wanted: impl Fn(&str) -> bool) -> bool {
    pieces(text, is_wanted).any(|(_, field)| verdict(field, Reading::Unicode) == Verdict::Rejected)
}

/// What stands between blanks and punctuation and has a character beyond ASCII, in the lines that `is_wanted`.
fn pieces(text: &str, is_wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (Span, &str)> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let span = Span::new(*at, *at + line.len());
        *at = span.end;
        Some((span, line))
    });
    lines.filter(move |(_, line)| is_wanted(line)).flat_map(move |(span, line)| pieces_of_line(text, span, line))
}

fn pieces_of_line<'t>(text: &'t str, span: Span, line: &'t str) -> impl Iterator<Item = (Span, &'t str)> {
    let is_outside = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphabetic();
    let mut at = span.start;
    line.as_bytes().split_inclusive(is_outside).filter_map(move |piece| {
        let len = piece.len() - usize::from(piece.last().is_some_and(is_outside));
        let span = Span::new(at, at + len);
        at += piece.len();
        span.of(text).filter(|field| !field.is_ascii()).map(|field| (span, field))
    })
}

fn gap(text: &str, before: Option<Span>, span: Span) -> Gap {
    let Some(before) = before else { return Gap::Lines };
    let is_dash_or_quote = |c: char| matches!(c, '\u{2010}'..='\u{203A}');
    let between = text.get(before.end..span.start).unwrap_or_default();
    let is_quoted = before.of(text).is_some_and(|field| field.ends_with(is_dash_or_quote))
        || span.of(text).is_some_and(|field| field.starts_with(is_dash_or_quote));
    if between.contains(['\n', '\r']) {
        Gap::Lines
    } else if is_quoted || between.contains(|c: char| c.is_ascii_punctuation()) {
        Gap::Punctuation
    } else {
        Gap::Words
    }
}

fn verdicts(field: &str) -> [Verdict; READINGS] {
    let is_beyond = field.chars().any(|c| c.is_alphabetic() && cp1252_byte(c).is_none());
    std::array::from_fn(|reading| match encoding_of(reading) {
        None => verdict(field, Reading::Unicode),
        Some(_) if is_beyond => Verdict::Impossible,
        Some(encoding) => verdict(field, Reading::Legacy(encoding)),
    })
}

fn verdict(field: &str, reading: Reading) -> Verdict {
    let words = tally(units_of_text(field), reading);
    match (words.rejected, words.accepted) {
        (0, 0) => Verdict::Neutral,
        (0, _) => Verdict::Accepted,
        _ => Verdict::Rejected,
    }
}
