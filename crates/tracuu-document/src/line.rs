//! Physical lines: what each one is before anybody reads it.
//!
//! | line                  | kind  | content              |
//! | --------------------- | ----- | -------------------- |
//! | `## I. MỤC TIÊU`      | text  | `I. MỤC TIÊU`        |
//! | ` - Các ban Đảng,`    | text  | `- Các ban Đảng,`    |
//! | `| 1 | Sở Tư pháp |`  | row   | `1 | Sở Tư pháp`     |
//! | `|`                   | pipe  |                      |
//! | `*`, `-----`, `| --- |` | rule |                     |
//! | `- 2 -`, repeated heads | page furniture |           |
//!
//! Lines end with LF, CR LF or CR.

use std::borrow::Cow;

use tracuu_text::{Span, told_by_bytes};

use crate::clean::clean_line;
use crate::marker::{Marked, read_marker};
use crate::markup::plain_len;
use crate::{page, table};

/// A physical line.
#[derive(Clone, Debug)]
pub(crate) struct Line<'s> {
    /// The whole of it, without the line end.
    pub(crate) span: Span,
    /// The part that is text: no indent, no heading or quote marks, no pipes around it.
    pub(crate) content: Span,
    /// What it is.
    pub(crate) kind: LineKind,
    /// The content without markup.
    pub(crate) text: Cow<'s, str>,
    /// Characters of the text.
    pub(crate) width: usize,
    /// Whether the content is the text as it stands: no markup, and no white space but single blanks.
    pub(crate) is_plain: bool,
    /// What it begins with.
    pub(crate) marked: Option<Marked>,
    /// Columns before the content.
    pub(crate) indent: usize,
    /// The level of a Markdown heading, from 1; else 0.
    pub(crate) heading: u8,
    /// Whether a page ends right before it.
    pub(crate) is_new_page: bool,
    /// The row of a table of lone pipes that it belongs to.
    pub(crate) row: Option<usize>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Nothing.
    Blank,
    /// Signs alone: a star of the letterhead, a line of dashes.
    Rule,
    /// A pipe alone: the edge of a table's cell.
    Pipe,
    /// A table row with its cells on one line.
    Row,
    /// Words.
    Text,
    /// A page number, or a line that every page repeats.
    Furniture,
}

impl Line<'_> {
    /// Whether words stand here.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, LineKind::Text | LineKind::Row)
    }

    /// Whether dashes alone stand here, not stars.
    pub(crate) fn is_dashes(&self, source: &str) -> bool {
        self.kind == LineKind::Rule
            && self.span.of(source).is_some_and(|line| line.contains("--") || line.contains("__"))
    }

    /// Whether the first cell of the row is empty: it goes on with the row above.
    pub(crate) fn is_continued_row(&self, source: &str) -> bool {
        let cells = if self.kind == LineKind::Row { self.span.of(source) } else { None };
        cells.and_then(|row| row.trim_start().strip_prefix('|')).is_some_and(|row| row.trim_start().starts_with('|'))
    }
}

/// Most texts have fewer lines than one in so many bytes, and a few.
const LINE: usize = 160;

/// Cuts a text into its lines.
pub(crate) fn read_lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(source.len() / LINE + 4);
    lines.extend(physical_lines(source).map(|span| read_line(source, span)));
    page::mark_furniture(&mut lines);
    table::mark_plain_rows(source, &mut lines);
    for line in lines.iter_mut().filter(|line| line.is_text() && !line.is_continued_row(source)) {
        line.marked = read_marker(&line.text);
    }
    table::mark_rows(&mut lines);
    lines
}

/// The lines without their ends.
fn physical_lines(source: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = source.get(start..).filter(|rest| !rest.is_empty())?;
        let len = line_len(rest.as_bytes());
        let line = Span::new(start, start + len);
        let end = rest.get(len..).unwrap_or_default();
        start = line.end + if end.starts_with("\r\n") { 2 } else { usize::from(!end.is_empty()) };
        Some(line)
    })
}

/// So many bytes are looked at in one step.
const CHUNK: usize = 32;

/// The bytes before the first line end. No loop over the bytes of a step stops early, so that the compiler can look at all of them at
/// once.
fn line_len(text: &[u8]) -> usize {
    let holds_end = |chunk: &[u8; CHUNK]| chunk.iter().fold(false, |found, byte| found | is_line_end(byte));
    let (chunks, _) = text.as_chunks::<CHUNK>();
    let passed = CHUNK * chunks.iter().take_while(|chunk| !holds_end(chunk)).count();
    let rest = text.get(passed..).unwrap_or_default();
    passed + rest.iter().position(is_line_end).unwrap_or(rest.len())
}

fn is_line_end(byte: &u8) -> bool {
    (*byte == b'\n') | (*byte == b'\r')
}

fn read_line(source: &str, span: Span) -> Line<'_> {
    let whole = span.of(source).unwrap_or_default();
    if is_ordinary(whole) {
        let (text, width) = (Cow::Borrowed(whole), whole.chars().count());
        let (indent, heading, is_new_page, is_plain) = (0, 0, false, true);
        let (kind, row, marked) = (LineKind::Text, None, None);
        return Line { span, content: span, kind, text, width, is_plain, indent, heading, is_new_page, row, marked };
    }
    let is_new_page = whole.starts_with('\u{C}');
    let trimmed = whole.trim_matches(is_margin);
    let indent = whole.chars().take_while(|&c| is_margin(c)).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let (heading, inner) = strip_heading(trimmed);
    let (kind, inner) = classify(inner);
    let content = span_of(inner, source, span);
    let text = if inner.is_empty() { Cow::Borrowed("") } else { clean_line(source, content) };
    let kind = if text.is_empty() && matches!(kind, LineKind::Text | LineKind::Row) { LineKind::Rule } else { kind };
    let is_plain = matches!(text, Cow::Borrowed(_)) && text.len() == content.len();
    let width = text.chars().count();
    Line { span, content, kind, text, width, is_plain, indent, heading, is_new_page, row: None, marked: None }
}

/// Whether a line is sure to be words and nothing around them: it begins with a letter or a digit, which is no flower of a line of
/// signs, and has no markup.
fn is_ordinary(line: &str) -> bool {
    let is_word = told_by_bytes(line.as_bytes(), 0).is_some_and(|(_, is_word)| is_word);
    is_word && !line.starts_with(is_flower) && plain_len(line) == line.len()
}

fn is_margin(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// `## Mục tiêu`, `> trích`
fn strip_heading(text: &str) -> (u8, &str) {
    let quoted = text.strip_prefix("> ").map_or(text, str::trim_start);
    let level = quoted.bytes().take_while(|&b| b == b'#').count();
    match quoted.get(level..).filter(|rest| (1..=6).contains(&level) && rest.starts_with(' ')) {
        Some(rest) => (level as u8, rest.trim()),
        None => (0, quoted),
    }
}

fn classify(text: &str) -> (LineKind, &str) {
    if text.is_empty() {
        return (LineKind::Blank, text);
    }
    let bare = without_rule(text).trim_matches(|c: char| c == '|' || is_margin(c));
    match () {
        () if bare.is_empty() => (LineKind::Pipe, bare),
        () if is_rule(text) => (LineKind::Rule, text.get(..0).unwrap_or_default()),
        () if text.starts_with('|') && bare.contains('|') => (LineKind::Row, bare),
        () => (LineKind::Text, bare),
    }
}

/// `-------- | ĐẢNG CỘNG SẢN VIỆT NAM`: a cell that ends with its line of dashes.
fn without_rule(text: &str) -> &str {
    let rest = text.trim_start_matches(['\\', '-']);
    let is_cell = text.len() - rest.len() >= 5 && rest.contains(char::is_alphanumeric);
    if is_cell { rest } else { text }
}

/// What stands between the signs of a line.
fn is_flower(character: char) -> bool {
    matches!(character, 'o' | 'O' | '0')
}

/// Signs alone, or `---o0o---`.
fn is_rule(text: &str) -> bool {
    let is_sign =
        |c: char| matches!(c, '*' | '-' | '_' | '=' | '~' | '|' | ':' | '\\' | '#' | '–' | '—' | '─' | '━' | '·' | '.');
    let (mut signs, mut flowers) = (0, 0);
    text.chars().all(|c| {
        signs += usize::from(is_sign(c));
        flowers += usize::from(is_flower(c));
        is_sign(c) || is_margin(c) || is_flower(c)
    }) && (flowers == 0 || signs >= 4)
        && text != "."
}

/// Where `inner`, a part of the line, stands in the source.
fn span_of(inner: &str, source: &str, line: Span) -> Span {
    let offset = (inner.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
    let start = if inner.is_empty() { line.start } else { offset.clamp(line.start, line.end) };
    Span::new(start, start + inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, kind: LineKind, text: &str) {
        let lines = read_lines(source);
        assert_eq!(lines.first().map(|line| (line.kind, &*line.text)), Some((kind, text)), "{source:?}");
    }

    #[test]
    fn classifies_lines() {
        check("## **I. MỤC TIÊU**", LineKind::Text, "I. MỤC TIÊU");
        check(" - Các ban Đảng,\r\n", LineKind::Text, "- Các ban Đảng,");
        check("| 1 | Sở Tư pháp |", LineKind::Row, "1 Sở Tư pháp");
        check("|   *Nơi nhận:*", LineKind::Text, "Nơi nhận:");
        check("|", LineKind::Pipe, "");
        check("\\-------- | ĐẢNG", LineKind::Text, "ĐẢNG");
        check("* Một", LineKind::Text, "• Một");
        check("* |", LineKind::Rule, "");
        check("* *", LineKind::Rule, "");
        check("| :---- | :---- |", LineKind::Rule, "");
        check("\\--------", LineKind::Rule, "");
        check("---o0o---", LineKind::Rule, "");
        check("** **", LineKind::Rule, "");
        check(" \n", LineKind::Blank, "");
        check("Một\rHai", LineKind::Text, "Một");
        check("\u{FEFF}BỘ TÀI CHÍNH", LineKind::Text, "BỘ TÀI CHÍNH");
    }
}
