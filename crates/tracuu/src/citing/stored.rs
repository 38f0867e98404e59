//! A citation as bytes, behind its passage. What its own words hold is stored as a place in them.
//!
//! ```text
//! form, relation                           a byte each
//! kind, number, issuer, title              nothing, a place in the words, or a text
//! key, number base, pinpoint, date         texts
//! targets                                  a byte where they are the key, else texts
//! ```

use tracuu_document::{CitationForm, Relation};

use super::Reference;
use crate::index::bytes::{Input, put, put_text};

const FORMS: [CitationForm; 10] = [
    CitationForm::Full,
    CitationForm::Short,
    CitationForm::Alias,
    CitationForm::BackReference,
    CitationForm::Congress,
    CitationForm::Plenum,
    CitationForm::Named,
    CitationForm::Unnumbered,
    CitationForm::Planned,
    CitationForm::Internal,
];

const RELATIONS: [Relation; 14] = [
    Relation::Basis,
    Relation::Implements,
    Relation::Guides,
    Relation::Details,
    Relation::Amends,
    Relation::Replaces,
    Relation::Repeals,
    Relation::Suspends,
    Relation::Consolidates,
    Relation::PromulgatedWith,
    Relation::According,
    Relation::AmendedBy,
    Relation::ReplacedBy,
    Relation::RepealedBy,
];

impl Reference {
    /// Appends everything but the words.
    pub(crate) fn encode(&self, out: &mut Vec<u8>) {
        put(out, FORMS.iter().position(|form| *form == self.form).unwrap_or_default());
        put(out, RELATIONS.iter().position(|relation| Some(*relation) == self.relation).map_or(0, |at| at + 1));
        for piece in [&self.kind, &self.number, &self.issuer, &self.title] {
            put_piece(out, piece.as_deref(), &self.surface);
        }
        for text in [&self.key, &self.number_base, &self.pinpoint, &self.date] {
            put_text(out, text.as_deref().unwrap_or_default());
        }
        if self.targets.is_empty() || self.targets.iter().eq(&self.key) {
            return put(out, usize::from(!self.targets.is_empty()));
        }
        put(out, self.targets.len() + 1);
        self.targets.iter().for_each(|target| put_text(out, target));
    }

    /// Reads what [`Reference::encode`] wrote; `None` when the bytes are damaged.
    pub(crate) fn decode(input: &mut Input<'_>, surface: String) -> Option<Reference> {
        let form = *FORMS.get(input.number()?)?;
        let relation = match input.number()? {
            0 => None,
            at => Some(*RELATIONS.get(at - 1)?),
        };
        let mut piece = || read_piece(input, &surface);
        let (kind, number, issuer, title) = (piece()?, piece()?, piece()?, piece()?);
        let mut text = || input.text().map(|text| (!text.is_empty()).then(|| text.to_owned()));
        let (key, number_base, pinpoint, date) = (text()?, text()?, text()?, text()?);
        let targets = match input.number()? {
            0 => Vec::new(),
            1 => key.iter().cloned().collect(),
            more => (1..more).map(|_| input.text().map(str::to_owned)).collect::<Option<_>>()?,
        };
        Some(Reference {
            surface,
            form,
            relation,
            kind,
            number,
            issuer,
            title,
            date,
            key,
            number_base,
            pinpoint,
            targets,
        })
    }
}

/// Nothing, a text of its own, or a place in the words.
fn put_piece(out: &mut Vec<u8>, piece: Option<&str>, surface: &str) {
    match piece.map(|piece| (piece, surface.find(piece))) {
        None => put(out, 0),
        Some((piece, None)) => {
            put(out, 1);
            put_text(out, piece);
        }
        Some((piece, Some(at))) => {
            put(out, at + 2);
            put(out, piece.len());
        }
    }
}

fn read_piece(input: &mut Input<'_>, surface: &str) -> Option<Option<String>> {
    let at = match input.number()? {
        0 => return Some(None),
        1 => return input.text().map(|text| Some(text.to_owned())),
        at => at - 2,
    };
    let end = at.checked_add(input.number()?)?;
    surface.get(at..end).map(|piece| Some(piece.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tracuu_document::parse_document;

    use super::*;

    fn references(text: &str) -> Vec<Reference> {
        parse_document(text).citations.iter().filter_map(Reference::of).collect()
    }

    #[test]
    fn comes_back_as_it_was() {
        let text = "Thực hiện Chỉ thị số 24-CT/TU ngày 07/8/2023 của Thành ủy về kỷ luật (sau đây gọi là Chỉ thị 24), khoản 2 Điều 5 \
                    Luật Đất đai năm 2024 và Nghị quyết Trung ương 4 khóa XI, XII.";
        let references = references(text);
        assert!(references.len() > 3, "{references:?}");
        for reference in references {
            let mut bytes = Vec::new();
            reference.encode(&mut bytes);
            let mut input = Input::new(&bytes);
            assert_eq!(Reference::decode(&mut input, reference.surface.clone()), Some(reference));
            assert!(input.rest().is_empty());
        }
    }

    #[test]
    fn every_form_and_relation_is_known() {
        let names: Vec<&str> = FORMS.iter().map(|form| form.name()).collect();
        assert!(names.contains(&"full") && names.contains(&"internal"));
        assert_eq!(RELATIONS.iter().map(|relation| relation.name()).filter(|name| name.ends_with("_by")).count(), 3);
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = Reference::decode(&mut Input::new(&bytes), "Chỉ thị số 24-CT/TU".to_owned());
        }
    }
}
