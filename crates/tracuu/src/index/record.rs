//! What is stored beside the terms: a passage with its places, and what is known of a document.
//!
//! A passage is stored as its bytes in the document, and the edits that made its text of them; where nothing was
//! repaired there are none. Numbers are variable-length integers, seven bits a byte.

use std::borrow::Cow;
use std::ops::Range;

use tracuu_text::{Alignment, AlignmentBuilder, Edit, Span};

use super::analysis::Analysis;
use super::bytes::{Input, put, put_text};
use super::places::{Place, Places};
use super::text_code::{self, Encoder};

/// What is known of a document; stored with its first passage. Texts are borrowed while it is written, and owned once it is read.
///
/// ```text
/// how many passages it has
/// which of the others are there, a bit each, the title lowest
/// the id, the others that are there, how many names the context has, the names: each in the code of texts behind its length
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DocumentRecord<T = String> {
    pub(crate) id: T,
    pub(crate) title: Option<T>,
    pub(crate) number: Option<T>,
    pub(crate) kind: Option<T>,
    pub(crate) issuer: Option<T>,
    pub(crate) date: Option<T>,
    pub(crate) path: Option<T>,
    pub(crate) context: Vec<T>,
    /// How many passages the document has.
    pub(crate) passages: u64,
}

impl<T: AsRef<str>> DocumentRecord<T> {
    pub(super) fn encode(&self, analysis: &mut Analysis) -> Vec<u8> {
        let DocumentRecord { id, title, number, kind, issuer, date, path, context, passages } = self;
        let others = [title, number, kind, issuer, date, path];
        let mut out = Vec::with_capacity(128);
        put(&mut out, *passages as usize);
        put(&mut out, (0..).zip(others).map(|(bit, other)| usize::from(other.is_some()) << bit).sum());
        put_literal(&mut out, id.as_ref());
        // Documents that follow one another share most of these.
        for other in [title, number, kind, issuer, date].into_iter().flatten() {
            put_coded(&mut out, &analysis.of_name(other.as_ref()).code);
        }
        path.iter().for_each(|path| put_literal(&mut out, path.as_ref()));
        put(&mut out, context.len());
        context.iter().for_each(|name| put_coded(&mut out, &analysis.of_name(name.as_ref()).code));
        out
    }
}

impl DocumentRecord {
    /// Reads what [`DocumentRecord::encode`] wrote; `None` when the bytes are damaged.
    pub(crate) fn decode(bytes: &[u8]) -> Option<DocumentRecord> {
        let mut input = Input::new(bytes);
        let passages = input.number()? as u64;
        let there = input.number()?;
        let mut record = DocumentRecord { id: coded(&mut input)?, passages, ..DocumentRecord::default() };
        let DocumentRecord { id: _, title, number, kind, issuer, date, path, context, passages: _ } = &mut record;
        for (bit, other) in (0..).zip([title, number, kind, issuer, date, path]) {
            if there >> bit & 1 == 1 {
                *other = Some(coded(&mut input)?);
            }
        }
        for _ in 0..input.number()? {
            context.push(coded(&mut input)?);
        }
        Some(record)
    }
}

/// Appends a text that is no prose, in which no syllables are sought.
fn put_literal(out: &mut Vec<u8>, text: &str) {
    let mut code = Vec::with_capacity(text.len());
    Encoder::new(text).finish(&mut code);
    put_coded(out, &code);
}

/// Appends the code of a text behind its length.
fn put_coded(out: &mut Vec<u8>, code: &[u8]) {
    put(out, code.len());
    out.extend_from_slice(code);
}

fn coded(input: &mut Input<'_>) -> Option<String> {
    let len = input.number()?;
    text_code::decode(input.take(len)?)
}

/// A passage as it is shown: its text, where it came from, and which address begins where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PassageRecord {
    /// The text, without markup and line breaks.
    pub(crate) text: String,
    /// The bytes of the document that it was made from.
    pub(crate) span: Span,
    /// How the text corresponds to them, both counted from their own starts.
    pub(crate) alignment: Alignment,
    /// The addresses within, in order; the first begins at 0.
    pub(crate) places: Places,
    /// How many bytes of the text are its heading; known while it is written, not stored.
    pub(crate) heading: usize,
    /// The units that it was made of, as indices into those of its document; not stored either.
    pub(crate) units: Range<usize>,
}

impl PassageRecord {
    /// The place that holds the byte `at` of the text.
    pub(crate) fn place_at(&self, at: usize) -> Option<Place<'_>> {
        self.places.count_before(at + 1).checked_sub(1).and_then(|i| self.places.get(i))
    }

    /// The places with the spans of their texts.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (Place<'_>, Span)> {
        let ends = self.places.iter().skip(1).map(|p| p.start).chain([self.text.len()]);
        self.places.iter().zip(ends).map(|(place, end)| (place, Span::new(place.start, end)))
    }

    /// The places whose texts share something with a span, in order; the one at its start when it is empty.
    pub(crate) fn places_of(&self, span: Span) -> impl Iterator<Item = (Place<'_>, Span)> {
        let first = self.places.count_before(span.start + 1).saturating_sub(1);
        let end = self.places.count_before(span.end.max(span.start + 1));
        let end_of = |at: usize| self.places.get(at + 1).map_or(self.text.len(), |next| next.start);
        let found = self.places.iter().enumerate().take(end).skip(first);
        found.map(move |(at, place)| (place, Span::new(place.start, end_of(at))))
    }

    /// The bytes of the document that a span of the text was made from.
    pub(crate) fn source(&self, span: Span) -> Span {
        self.alignment.to_source(span).shifted(self.span.start)
    }

    /// Lets the passage lead back to what its document was decoded from, instead of to the decoded text.
    pub(crate) fn lead_back(&mut self, decoding: &Alignment) {
        self.alignment = decoding.slice(self.span).then(&self.alignment);
        self.span = decoding.to_source(self.span);
    }

    /// The bytes to store, which end in the code of the text.
    pub(crate) fn encode(&self, code: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(code.len() + 64);
        put(&mut out, self.span.start);
        put(&mut out, self.span.len());
        put(&mut out, self.places.len());
        let mut before = 0;
        for Place { start, address } in self.places.iter() {
            put(&mut out, start - before);
            put_text(&mut out, address);
            before = start;
        }
        let edits = apart(self.alignment.edits(), self.span.len(), self.text.len());
        put(&mut out, edits.len());
        let mut target = 0;
        for edit in edits.iter() {
            put(&mut out, edit.target.start - target);
            put(&mut out, edit.source.len());
            put(&mut out, edit.target.len());
            target = edit.target.end;
        }
        out.extend_from_slice(code);
        out
    }

    /// Reads what [`PassageRecord::encode`] wrote; `None` when the bytes are damaged.
    pub(crate) fn decode(bytes: &[u8]) -> Option<PassageRecord> {
        let mut input = Input::new(bytes);
        let start = input.number()?;
        let source_len = input.number()?;
        let mut places = Places::default();
        let mut before = 0usize;
        for _ in 0..input.number()? {
            let start = before.checked_add(input.number()?)?;
            places.push(start, input.text()?);
            before = start;
        }
        let mut builder = AlignmentBuilder::new();
        for _ in 0..input.number()? {
            builder.copy(input.number()?);
            let (source, target) = (input.number()?, input.number()?);
            builder.replace(source, target);
        }
        let text = text_code::decode(input.rest())?;
        builder.copy(text.len().checked_sub(builder.target_len())?);
        let alignment = builder.finish();
        let span = Span::new(start, start.checked_add(source_len)?);
        (alignment.source_len() == source_len).then_some(PassageRecord {
            text,
            span,
            alignment,
            places,
            ..PassageRecord::default()
        })
    }
}

/// Edits as they are stored: between two of them, and behind the last, both texts have as many bytes. Where a text was decoded and
/// then repaired, several edits may lead back to the same bytes; these become one.
fn apart(edits: &[Edit], source_len: usize, target_len: usize) -> Cow<'_, [Edit]> {
    let end = Edit { source: Span::empty(source_len), target: Span::empty(target_len) };
    let follows = |before: &Edit, edit: &Edit| {
        let copied = edit.source.start.checked_sub(before.source.end);
        copied.is_some() && copied == edit.target.start.checked_sub(before.target.end)
    };
    let start = Edit { source: Span::empty(0), target: Span::empty(0) };
    let all = || std::iter::once(&start).chain(edits);
    if all().zip(edits.iter().chain([&end])).all(|(before, edit)| follows(before, edit)) {
        return Cow::Borrowed(edits);
    }
    let mut apart: Vec<Edit> = vec![start];
    for edit in edits.iter().chain([&end]) {
        match apart.last_mut() {
            Some(last) if !follows(last, edit) => {
                *last = Edit { source: last.source.hull(edit.source), target: last.target.hull(edit.target) };
            }
            _ => apart.push(*edit),
        }
    }
    apart.retain(|edit| !edit.source.is_empty() || !edit.target.is_empty());
    Cow::Owned(apart)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn record() -> PassageRecord {
        let mut builder = AlignmentBuilder::new();
        builder.replace(3, 0);
        builder.copy(9);
        builder.replace(2, 1);
        builder.copy(7);
        PassageRecord {
            text: "x".repeat(17),
            span: Span::new(100, 121),
            alignment: builder.finish(),
            places: [(0, "d5"), (10, "d5.k1")].into_iter().collect(),
            ..PassageRecord::default()
        }
    }

    #[test]
    fn comes_back_as_it_was() {
        let record = record();
        let mut analysis = Analysis::default();
        let code = &analysis.of(&record.text, 0).code;
        assert_eq!(PassageRecord::decode(&record.encode(code)), Some(record.clone()));
        assert_eq!(record.place_at(9).map(|p| p.address), Some("d5"));
        assert_eq!(record.place_at(10).map(|p| p.address), Some("d5.k1"));
        assert_eq!(record.source(Span::new(0, 9)), Span::new(103, 112));
    }

    /// A text that was decoded, and then changed within what one edit of the decoding had made.
    #[test]
    fn edits_that_share_bytes_come_back_as_one() {
        let rewrite = |parts: &[(usize, usize)]| {
            let mut builder = AlignmentBuilder::new();
            for &(source, target) in parts {
                if source == target { builder.copy(source) } else { builder.replace(source, target) }
            }
            builder.finish()
        };
        // Six bytes became five; the second and the third of these became one, and nothing.
        for (decoding, repair, expected) in [
            ([(2, 2), (6, 5), (3, 3)], [(3, 3), (2, 1), (5, 5)], 1),
            ([(2, 2), (6, 5), (3, 3)], [(4, 4), (2, 0), (4, 4)], 1),
            ([(0, 0), (6, 5), (0, 0)], [(1, 1), (2, 1), (2, 2)], 1),
            ([(4, 4), (0, 0), (4, 4)], [(3, 3), (2, 1), (3, 3)], 1),
        ] {
            let alignment = rewrite(&decoding).then(&rewrite(&repair));
            let text = "x".repeat(alignment.target_len());
            let span = Span::new(0, alignment.source_len());
            let record = PassageRecord { text, span, alignment, ..PassageRecord::default() };
            let bytes = record.encode(&Analysis::default().of(&record.text, 0).code);
            let read = PassageRecord::decode(&bytes).expect("what was written can be read");
            assert_eq!((read.span, &read.text), (record.span, &record.text));
            assert_eq!(read.alignment.edits().iter().filter(|edit| !edit.source.is_empty()).count(), expected);
            for at in 0..record.text.len() {
                let (here, there) = (Span::new(at, at + 1), record.alignment.to_source(Span::new(at, at + 1)));
                assert_eq!(
                    read.alignment.to_source(here).hull(there),
                    read.alignment.to_source(here),
                    "nothing is lost"
                );
            }
        }
    }

    #[test]
    fn documents_come_back_as_they_were() {
        let some = |text: &str| Some(text.to_owned());
        let bare = DocumentRecord { id: "a".into(), passages: 3, ..DocumentRecord::default() };
        let full = DocumentRecord {
            title: some("Phạm vi điều chỉnh \u{1}"),
            number: some("30/2020/NĐ-CP"),
            kind: some("Nghị định"),
            issuer: some(""),
            date: some("2020-03-05"),
            path: some("laws/a.jsonl"),
            context: vec!["Chương I".into(), String::new()],
            ..bare.clone()
        };
        for record in [DocumentRecord::default(), DocumentRecord { path: some("x"), ..bare.clone() }, bare, full] {
            assert_eq!(DocumentRecord::decode(&record.encode(&mut Analysis::default())), Some(record));
        }
    }

    proptest! {
        #[test]
        fn damaged_documents_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = DocumentRecord::decode(&bytes);
        }

        #[test]
        fn damaged_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Some(record) = PassageRecord::decode(&bytes) {
                prop_assert_eq!(record.alignment.target_len(), record.text.len());
            }
        }
    }
}
