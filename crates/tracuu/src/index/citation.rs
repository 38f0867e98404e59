//! Citations, as they are stored beside the passage that they stand in.
//!
//! ```text
//! the distance from the last one, and the length, in the text of the passage
//! the words, where they are not that piece of it
//! the rest, as `Reference` writes it
//! ```

use tracuu_document::Document;
use tracuu_text::Span;

use super::PassageRecord;
use super::bytes::{Input, put, put_text};
use crate::citing::{Own, Reference};

/// A citation and where in the text of its passage it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CitationRecord {
    pub(crate) span: Span,
    pub(crate) reference: Reference,
}

impl CitationRecord {
    /// The citations of each passage. Spans of passages and citations are those of the text that was parsed.
    pub(crate) fn of_passages(parsed: &Document, passages: &[PassageRecord], own: &Own) -> Vec<Vec<CitationRecord>> {
        let mut records = vec![Vec::new(); passages.len()];
        for citation in &parsed.citations {
            let Some(reference) = Reference::of(citation).filter(|reference| !own.is_meant_by(reference)) else {
                continue;
            };
            let Some(at) = passage_of(passages, citation.unit, citation.span) else { continue };
            let (Some(passage), Some(records)) = (passages.get(at), records.get_mut(at)) else { continue };
            let start = citation.span.start.saturating_sub(passage.span.start);
            let span = passage.alignment.to_target(Span::new(start, start + citation.span.len()));
            records.push(CitationRecord { span, reference });
        }
        records
    }

    pub(crate) fn encode_all(records: &[CitationRecord], text: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(48 * records.len());
        let mut before = 0;
        for CitationRecord { span, reference } in records {
            let is_piece = span.of(text) == Some(&reference.surface);
            // Citations stand in the order of the text; one that does not is put at the end of the one before.
            let start = span.start.max(before);
            put(&mut out, start - before);
            put(&mut out, (span.end.saturating_sub(start)) << 1 | usize::from(!is_piece || start != span.start));
            if !is_piece || start != span.start {
                put_text(&mut out, &reference.surface);
            }
            reference.encode(&mut out);
            before = start;
        }
        out
    }

    /// Reads what [`CitationRecord::encode_all`] wrote; `None` when the bytes are damaged.
    pub(crate) fn decode_all(bytes: &[u8], text: &str) -> Option<Vec<CitationRecord>> {
        let mut input = Input::new(bytes);
        let mut records = Vec::new();
        let mut before = 0usize;
        while !input.rest().is_empty() {
            let start = before.checked_add(input.number()?)?;
            let len = input.number()?;
            let span = Span::new(start, start.checked_add(len >> 1)?);
            let surface = if len & 1 == 1 { input.text()? } else { span.of(text)? };
            records.push(CitationRecord { span, reference: Reference::decode(&mut input, surface.to_owned())? });
            before = start;
        }
        Some(records)
    }
}

/// The passage that holds a span of a unit: several, where a unit was cut.
fn passage_of(passages: &[PassageRecord], unit: usize, span: Span) -> Option<usize> {
    let first = passages.partition_point(|passage| passage.units.end <= unit);
    let end = passages.partition_point(|passage| passage.units.start <= unit);
    let of_unit = passages.get(first..end)?;
    let before = of_unit.partition_point(|passage| passage.span.start <= span.start);
    before.checked_sub(1).map(|at| first + at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tracuu_document::parse_document;

    use super::*;
    use crate::index::passage::passages;

    const TEXT: &str = "Điều 1. Thực hiện Chỉ thị số 24-CT/TU\n1. Theo Luật Đất đai năm 2024;\n2. Quyết định số 7-QĐ/TU và số 05-CT/TW.\n";

    #[test]
    fn comes_back_as_it_was() {
        let parsed = parse_document(TEXT);
        let passages = passages(&parsed, false);
        let all = CitationRecord::of_passages(&parsed, &passages, &Own::default());
        let mut surfaces = Vec::new();
        for (passage, records) in passages.iter().zip(&all) {
            let bytes = CitationRecord::encode_all(records, &passage.text);
            assert_eq!(CitationRecord::decode_all(&bytes, &passage.text).as_ref(), Some(records));
            for CitationRecord { span, reference } in records {
                assert_eq!(span.of(&passage.text), Some(reference.surface.as_str()));
                surfaces.push(reference.surface.as_str());
            }
        }
        assert_eq!(surfaces, ["Chỉ thị số 24-CT/TU", "Luật Đất đai năm 2024", "Quyết định số 7-QĐ/TU", "05-CT/TW"]);
    }

    #[test]
    fn a_long_passage_that_was_cut_keeps_its_citations() {
        let text = format!(
            "Điều 1. Tên\n{}",
            "1. Thực hiện Chỉ thị số 24-CT/TU của Thành ủy về kỷ luật công vụ\n".repeat(3_000)
        );
        let parsed = parse_document(&text);
        let passages = passages(&parsed, false);
        assert!(passages.len() > 2);
        let all = CitationRecord::of_passages(&parsed, &passages, &Own::default());
        assert_eq!(all.iter().map(Vec::len).sum::<usize>(), parsed.citations.len());
        for (passage, records) in passages.iter().zip(&all) {
            assert!(
                records
                    .iter()
                    .all(|r| r.span.of(&passage.text).is_some_and(|text| r.reference.surface.starts_with(text)))
            );
        }
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = CitationRecord::decode_all(&bytes, TEXT);
        }
    }
}
