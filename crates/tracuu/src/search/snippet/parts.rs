//! A window, cut where highlighting begins and ends.
//!
//! | passage             | query       | parts                                   |
//! | ------------------- | ----------- | --------------------------------------- |
//! | `giữ kỷ luật, giữ`  | `ky luat`   | `giữ `, **`kỷ luật`**, `, giữ`          |
//! | `số 24-CT/TU`       | `24-CT/TU`  | `số `, **`24-CT/TU`**                   |
//! | `luật kỷ`           | `ky luat`   | **`luật`**, ` `, **`kỷ`**               |

use tracuu_text::Span;

use super::Match;
use super::window::whole;
use crate::SnippetPart;
use crate::index::PassageRecord;

/// The parts of a window. Line ends between units are shown as blanks.
pub(super) fn parts(passage: &PassageRecord, window: Span, matches: &[Match]) -> Vec<SnippetPart> {
    let mut parts = Parts { passage, parts: Vec::new() };
    let mut at = window.start;
    for span in highlights(&passage.text, window, matches) {
        parts.push(Span::new(at, span.start), false);
        parts.push(span, true);
        at = span.end;
    }
    parts.push(Span::new(at, window.end), false);
    parts.parts
}

/// What is highlighted in a window: matches that join one another are one.
fn highlights(text: &str, window: Span, matches: &[Match]) -> Vec<Span> {
    let first = matches.partition_point(|m| m.span.end <= window.start);
    let within = matches.get(first..).unwrap_or_default().iter().take_while(|m| m.span.start < window.end);
    let mut spans: Vec<Span> = Vec::new();
    for found in within {
        let span = whole(text, found.span);
        let span = Span::new(span.start.max(window.start), span.end.min(window.end));
        match spans.last_mut() {
            Some(last) if found.joins || span.start < last.end => *last = last.hull(span),
            _ => spans.push(span),
        }
    }
    spans
}

struct Parts<'p> {
    passage: &'p PassageRecord,
    parts: Vec<SnippetPart>,
}

impl Parts<'_> {
    fn push(&mut self, span: Span, highlighted: bool) {
        let Some(text) = span.of(&self.passage.text).filter(|text| !text.is_empty()) else { return };
        let source = self.passage.source(span);
        // Where a repair made several characters of the same bytes, they belong to the first part that shows one.
        let start = source.start.max(self.parts.last().map_or(0, |last| last.end));
        let end = source.end.max(start);
        self.parts.push(SnippetPart { text: text.replace('\n', " "), start, end, highlighted });
    }
}
