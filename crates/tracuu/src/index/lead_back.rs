//! Leading back: positions in a text that was decoded become positions in the bytes that it was decoded from.
//!
//! | of the document | led back                                                     |
//! | --------------- | ------------------------------------------------------------ |
//! | metadata        | spans                                                        |
//! | units           | spans, and the alignments of their texts                     |
//! | citations, diagnostics | spans                                                 |

use tracuu_document::{Document, Found, Metadata};
use tracuu_text::{Alignment, Span};

/// Lets a document that was parsed from the text behind the first `skipped` bytes of `decoding`'s target lead back to what
/// `decoding` was made from; without it the text was given as it is.
pub(crate) fn lead_back(document: &mut Document, decoding: Option<&Alignment>, skipped: usize) {
    if decoding.is_none() && skipped == 0 {
        return;
    }
    let way = Way { decoding, skipped };
    way.metadata(&mut document.metadata);
    for unit in &mut document.units {
        if let Some(decoding) = decoding {
            unit.alignment = decoding.slice(unit.span.shifted(skipped)).then(&unit.alignment);
        }
        way.span(&mut unit.span);
    }
    document.citations.iter_mut().for_each(|citation| way.span(&mut citation.span));
    document.diagnostics.iter_mut().for_each(|diagnostic| way.span(&mut diagnostic.span));
}

struct Way<'a> {
    decoding: Option<&'a Alignment>,
    skipped: usize,
}

impl Way<'_> {
    fn metadata(&self, metadata: &mut Metadata) {
        let Metadata { kind, number, issuer, place, date, title, basis, authority, office, signatory, .. } = metadata;
        let Metadata { recipients, secrecy, urgency, draft, .. } = metadata;
        for text in [kind, number, issuer, place, title, authority, office, signatory, draft] {
            self.found(text);
        }
        self.found(basis);
        self.found(recipients);
        self.found(date);
        self.found(secrecy);
        self.found(urgency);
    }

    fn found<'f, T: 'f>(&self, found: impl IntoIterator<Item = &'f mut Found<T>>) {
        found.into_iter().for_each(|found| self.span(&mut found.span));
    }

    fn span(&self, span: &mut Span) {
        let given = span.shifted(self.skipped);
        *span = self.decoding.map_or(given, |decoding| decoding.to_source(given));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tracuu_text::{Encoding, decode, encode};

    use super::*;
    use crate::parse_bytes;

    const PAPER: &str = "Số 12-CT/TU\n\nSông Vân, ngày 14 tháng 3 năm 2023\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số \
                         24-CT/TU của Thành\nủy về kỷ cương.\n\n3. Hai.\n";

    /// Everything lies in what was given, and the text of a unit adds up to its bytes.
    #[track_caller]
    fn check(bytes: &[u8]) {
        let Ok(parsed) = parse_bytes(bytes) else { return };
        for unit in &parsed.document.units {
            assert!(unit.span.end <= bytes.len());
            assert_eq!((unit.alignment.source_len(), unit.alignment.target_len()), (unit.span.len(), unit.text.len()));
        }
        assert!(parsed.document.citations.iter().all(|citation| citation.span.end <= bytes.len()));
        assert!(parsed.document.diagnostics.iter().all(|diagnostic| diagnostic.span.end <= bytes.len()));
    }

    #[test]
    fn spans_are_those_of_the_bytes() {
        for encoding in [Encoding::VniWindows, Encoding::Utf16Le, Encoding::Viqr, Encoding::Cp1258] {
            let bytes = encode(PAPER, encoding).bytes;
            check(&bytes);
            let document = parse_bytes(&bytes).expect("read").document;
            let of =
                |span: Span| decode(bytes.get(span.start..span.end).unwrap_or_default(), encoding).text.into_owned();
            let metadata = &document.metadata;
            assert_eq!(
                metadata.number.as_ref().map(|number| of(number.span)).as_deref(),
                Some("12-CT/TU"),
                "{encoding}"
            );
            assert_eq!(
                metadata.title.as_ref().map(|title| of(title.span)).as_deref(),
                Some("về kỷ luật"),
                "{encoding}"
            );
            let item = document.units.iter().find(|unit| unit.text.starts_with("Thực hiện")).expect("an item");
            assert!(of(item.span).starts_with("1. Thực hiện"), "{encoding}");
            let word = item.text.find("kỷ cương").map(|at| Span::new(at, at + "kỷ cương".len())).expect("a word");
            let source = item.alignment.to_source(word).shifted(item.span.start);
            assert_eq!(of(source), "kỷ cương", "{encoding}");
        }
    }

    proptest! {
        #[test]
        fn damaged_papers_add_up(cut in 0usize..200, with in proptest::collection::vec(any::<u8>(), 0..6), which in 0usize..4) {
            let encodings = [Encoding::VniWindows, Encoding::Tcvn3, Encoding::Viqr, Encoding::Utf8];
            let mut bytes = encode(PAPER, *encodings.get(which).unwrap_or(&Encoding::Utf8)).bytes;
            let at = cut.min(bytes.len());
            bytes.splice(at..(at + 2).min(bytes.len()), with);
            check(&bytes);
        }
    }
}
