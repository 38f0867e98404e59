//! Whether a line goes on with the paragraph above it.

use tracuu_text::Span;

use super::{Paragraph, Pieces};
use crate::Diagnostic;
use crate::line::{Line, LineKind};
use crate::marker::{Marked, Marker};
use crate::word::{ends_sentence, is_caps, last_sign, same_word, starts_lower, starts_upper};

/// Puts lines together, one after the other.
pub(super) struct Joiner<'s> {
    source: &'s str,
    is_wrapped: bool,
    done: Vec<Paragraph<'s>>,
    diagnostics: Vec<Diagnostic>,
    open: Option<Open<'s>>,
    gap: Gap,
}

/// The paragraph that is being put together.
struct Open<'s> {
    paragraph: Paragraph<'s>,
    /// Characters of its last line.
    last_width: usize,
    last_row: Option<usize>,
    /// Whether it began with `**` that is still open.
    is_emphasised: bool,
    /// Whether all of it is in capitals; kept here, so that long paragraphs are not read again for every line.
    is_caps: bool,
}

/// What stands between the last line of text and the next.
#[derive(Clone, Copy, Default)]
struct Gap {
    is_blank: bool,
    is_page: bool,
    is_rule: bool,
    is_cell: bool,
}

impl<'s> Joiner<'s> {
    /// A joiner of so many lines.
    pub(super) fn new(source: &'s str, lines: usize, is_wrapped: bool) -> Joiner<'s> {
        let gap = Gap { is_blank: true, ..Gap::default() };
        Joiner { source, is_wrapped, done: Vec::with_capacity(lines), diagnostics: Vec::new(), open: None, gap }
    }

    pub(super) fn finish(mut self) -> (Vec<Paragraph<'s>>, Vec<Diagnostic>) {
        self.done.extend(self.open.take().map(|open| open.paragraph));
        (self.done, self.diagnostics)
    }

    /// Takes the next line; `width` is that of the longest one in its block.
    pub(super) fn line(&mut self, line: &Line<'s>, width: usize) {
        self.gap.is_page |= line.is_new_page;
        match line.kind {
            LineKind::Blank => self.gap.is_blank = true,
            LineKind::Pipe => (self.gap.is_blank, self.gap.is_cell) = (true, true),
            LineKind::Rule => {
                (self.gap.is_blank, self.gap.is_rule) = (true, self.gap.is_rule || line.is_dashes(self.source))
            }
            LineKind::Furniture => (self.gap.is_blank, self.gap.is_page) = (true, true),
            LineKind::Text | LineKind::Row => self.text(line, width),
        }
    }

    fn text(&mut self, line: &Line<'s>, width: usize) {
        let gap = std::mem::take(&mut self.gap);
        let goes_on = self.open.as_ref().is_some_and(|open| self.goes_on(open, line, gap, width));
        match self.open.as_mut().filter(|_| goes_on) {
            Some(open) => {
                if gap.is_page || (gap.is_blank && line.row.is_none()) {
                    self.diagnostics
                        .push(Diagnostic::page_break(Span::new(open.paragraph.span.end, line.content.start)));
                }
                open.push(line, self.source);
            }
            None => {
                let opened = Open::new(line, gap, self.source);
                self.done.extend(self.open.replace(opened).map(|open| open.paragraph));
            }
        }
    }

    fn goes_on(&self, open: &Open, line: &Line, gap: Gap, width: usize) -> bool {
        if open.last_row.is_some() || line.row.is_some() {
            return open.last_row == line.row;
        }
        if line.kind == LineKind::Row
            || open.paragraph.is_row
            || open.paragraph.is_bare_division()
            || open.paragraph.marker() == Some(&Marker::Recipients)
            || gap.is_rule
            || gap.is_cell
        {
            return false;
        }
        if gap.is_blank { open.is_broken_by(gap, line) } else { self.wraps(open, line, width) }
    }

    /// A line end that is no paragraph's end.
    fn wraps(&self, open: &Open, line: &Line, width: usize) -> bool {
        if line.heading > 0 {
            return false;
        }
        if let Some(marked) = &line.marked {
            return self.is_wrapped && open.swallows(marked, width, line);
        }
        let above = &open.paragraph.text;
        if begins_anew(above, &line.text) {
            return false;
        }
        match (open.is_caps, is_heading(&line.text)) {
            (true, true) => true,
            (true, false) if starts_lower(&line.text) => true,
            (true, false) => open.is_emphasised,
            (false, true) if ends_sentence(above) => false,
            (false, _) if open.is_emphasised => true,
            (false, _) if self.is_wrapped => !ends_sentence(above) || open.is_full(line, width),
            (false, _) => {
                starts_lower(&line.text) && !ends_sentence(above) && !matches!(last_sign(above), Some(':' | ';'))
            }
        }
    }
}

/// The next basis behind a semicolon or a comma, a quotation behind a colon.
fn begins_anew(above: &str, line: &str) -> bool {
    match last_sign(above) {
        Some(';' | ',') => BASES.iter().any(|words| line.starts_with(words)),
        Some(':') => line.starts_with(['“', '"', '«']),
        _ => false,
    }
}

/// What the lines of a preamble begin with.
const BASES: [&str; 6] = ["Căn cứ ", "Thực hiện ", "Theo đề nghị ", "Xét ", "Trên cơ sở ", "Thi hành "];

/// A line in capitals, of two words at least.
fn is_heading(text: &str) -> bool {
    is_caps(text) && text.trim().contains(' ')
}

impl<'s> Open<'s> {
    fn new(line: &Line<'s>, gap: Gap, source: &str) -> Open<'s> {
        let paragraph = Paragraph {
            span: line.span,
            pieces: Pieces::one(line.content, line.is_plain),
            text: line.text.clone(),
            marked: line.marked,
            heading: line.heading,
            indent: line.indent,
            is_row: line.kind == LineKind::Row || line.row.is_some(),
            is_attached: !gap.is_blank,
            is_ruled: gap.is_rule,
        };
        let (is_emphasised, is_caps) = (leaves_open(line, source), is_caps(&line.text));
        Open { paragraph, last_width: line.width, last_row: line.row, is_emphasised, is_caps }
    }

    fn push(&mut self, line: &Line, source: &str) {
        self.paragraph.span.end = line.span.end;
        self.paragraph.pieces.push(line.content, line.is_plain);
        let text = self.paragraph.text.to_mut();
        text.push(' ');
        text.push_str(&line.text);
        self.last_width = line.width;
        self.is_emphasised ^= leaves_open(line, source);
        self.is_caps &= is_caps(&line.text);
    }

    /// Whether the first word of `line` would not have fitted on the line above.
    fn is_full(&self, line: &Line, width: usize) -> bool {
        let word = line.text.split(' ').next().map_or(0, |word| word.chars().count());
        (self.last_width + 1 + word) * 5 >= width * 4
    }

    /// What looks like a marker in wrapped text is none where a sentence runs over the line end.
    fn swallows(&self, marked: &Marked, width: usize, line: &Line) -> bool {
        let above = &self.paragraph.text;
        let runs_on = last_sign(above).is_some_and(char::is_alphanumeric) && !self.is_caps && !self.is_emphasised;
        match &marked.marker {
            Marker::Recipients | Marker::Signature | Marker::Annex(_) => false,
            Marker::Bullet(_) => runs_on && above.ends_with(|c: char| c.is_ascii_digit()),
            marker => runs_on && self.is_full(line, width) && !self.precedes(marker) && names_a_unit(above),
        }
    }

    /// Whether `marker` is the next one after that of this paragraph.
    fn precedes(&self, marker: &Marker) -> bool {
        match (self.paragraph.marker(), marker) {
            (Some(Marker::Number(last)), Marker::Number(next)) => {
                last.path.last().map(|n| n + 1) == next.path.last().copied()
            }
            (Some(Marker::Point(last, _)), Marker::Point(next, _)) => crate::numeral::point_follows(*last, *next),
            (Some(Marker::Article(last)), Marker::Article(next)) => last.number + 1 == next.number,
            _ => false,
        }
    }

    /// A page that ended in the middle of this paragraph.
    fn is_broken_by(&self, gap: Gap, line: &Line) -> bool {
        let above = &self.paragraph.text;
        if line.marked.is_some() || line.heading > 0 || self.is_caps || ends_sentence(above) {
            return false;
        }
        let last = last_sign(above);
        let runs_on = gap.is_page && last.is_some_and(|c| c == ',' || c.is_alphanumeric()) && starts_upper(&line.text);
        (starts_lower(&line.text) && last != Some(':')) || (runs_on && !is_caps(&line.text))
    }
}

/// Words that a number follows.
const UNIT_WORDS: [&str; 18] = [
    "khoản", "điểm", "điều", "mục", "số", "chương", "phần", "khóa", "lần", "thứ", "quý", "loại", "tháng", "tại",
    "theo", "và", "của", "hoặc",
];

/// Whether a sentence that stops after `text` wants a number: *theo khoản*, *tại Điều*, *số*.
fn names_a_unit(text: &str) -> bool {
    let word = text.rsplit(' ').next().map_or("", |word| word.trim_start_matches(['(', '“', '"']));
    UNIT_WORDS.iter().any(|unit| same_word(word, unit))
}

/// Whether strong emphasis opened on this line does not close on it.
fn leaves_open(line: &Line, source: &str) -> bool {
    let text = if line.is_plain { None } else { line.content.of(source) };
    text.is_some_and(|text| text.contains('*') && text.matches("**").count() % 2 == 1)
}
