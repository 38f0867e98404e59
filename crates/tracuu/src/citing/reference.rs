//! One citation, as it is kept, compared and shown.
//!
//! | citation                        | found under                                   |
//! | ------------------------------- | --------------------------------------------- |
//! | `Chỉ thị số 24-CT/TU`           | `TU:CT:24`, and `~CT:24` without the body     |
//! | `Chỉ thị 24` that is told       | the same                                      |
//! | `Chỉ thị 24` that is not        | `CT:24`, `~CT:24`                             |
//! | `Luật Đất đai năm 2024`         | `=luat dat dai`, and its key                  |

use std::fmt::Write;

use tracuu_document::{
    Address, Citation, CitationForm, DocumentNumber, Metadata, NumberLayout, Relation, document_kinds, match_key,
    recognise_citations, resolve_citations, scan_citations,
};
use tracuu_text::{Date, FoldLevel, fold};

use super::key::Key;

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The words of the citation.
    pub(crate) surface: String,
    pub(crate) form: CitationForm,
    pub(crate) relation: Option<Relation>,
    pub(crate) kind: Option<String>,
    /// The number in normal form.
    pub(crate) number: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) title: Option<String>,
    /// The date of issue, ISO 8601.
    pub(crate) date: Option<String>,
    pub(crate) key: Option<String>,
    /// The base of the number's key, where the match key does not say it.
    pub(crate) number_base: Option<String>,
    /// The places inside the paper, joined by `, `.
    pub(crate) pinpoint: Option<String>,
    /// The match keys of the papers that are meant.
    pub(crate) targets: Vec<String>,
}

impl Reference {
    /// What is kept of a citation; `None` when it names no other paper.
    pub(crate) fn of(citation: &Citation) -> Option<Reference> {
        if matches!(citation.form, CitationForm::Internal | CitationForm::Planned) {
            return None;
        }
        Some(Reference {
            surface: citation.surface.clone(),
            form: citation.form,
            relation: citation.relation,
            kind: citation.kind.map(str::to_owned),
            number: citation.number.as_ref().map(DocumentNumber::to_string),
            issuer: citation.issuer.clone(),
            title: citation.title.clone(),
            date: citation.date.map(|date| date.to_string()),
            key: citation.key.clone(),
            number_base: number_base(citation),
            pinpoint: pinpoint(&citation.pinpoints),
            targets: citation.targets.clone(),
        })
    }

    /// The keys of the papers that are meant, or what is known of the key when they cannot be told.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        let own = self.key.iter().filter(|_| self.targets.is_empty());
        let keys = self.targets.iter().chain(own).map(|key| Key::of(key));
        let time = |base: &String| Key { base: base.clone(), ..Key::of(self.key.as_deref().unwrap_or_default()) };
        keys.chain(self.number_base.iter().map(time))
    }

    /// The name that the paper is known by, such as *Luật Đất đai*; `None` for papers that are known by their number.
    pub(super) fn name(&self) -> Option<String> {
        let kind = self.kind.as_deref()?;
        let is_named = self.form == CitationForm::Named || (self.title.is_some() && has_no_symbol(kind));
        is_named.then(|| [Some(kind), self.title.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// A document's own number, with its date as far as that is known, as a citation would have it.
    pub(crate) fn of_number(number: &str, date: Option<Date>) -> Option<Reference> {
        let date = match date {
            Some(Date { year, month: Some(month), day: Some(day) }) => format!(" ngày {day}/{month}/{year}"),
            Some(Date { year, .. }) => format!(" năm {year}"),
            None => String::new(),
        };
        let text = format!("số {number}{date}");
        let mut citations = recognise_citations(&text, &scan_citations(&text));
        resolve_citations(&mut citations, &Metadata::default());
        citations.first().and_then(Reference::of)
    }

    /// The terms under which the index finds the citation.
    pub(crate) fn all_terms(&self) -> Vec<String> {
        let mut terms = Vec::with_capacity(8);
        self.terms(&mut terms);
        terms
    }

    fn terms(&self, out: &mut Vec<String>) {
        for key in self.keys() {
            out.extend(key.spoken().map(spoken_term));
            out.push(spoken_term(&key.base));
            out.push(key.time_term());
            out.push(key.base);
        }
        out.extend(self.name().map(|name| name_term(&name)));
    }
}

/// Addresses, joined by `, `; `None` where there are none.
fn pinpoint(addresses: &[Address]) -> Option<String> {
    let (first, others) = addresses.split_first()?;
    let mut out = first.to_string();
    // Writing to a string cannot fail.
    others.iter().for_each(|address| _ = write!(out, ", {address}"));
    Some(out)
}

/// Whether papers of a kind carry no symbol of their own, as laws do.
pub(super) fn has_no_symbol(kind: &str) -> bool {
    let named = document_kinds().iter().find(|known| known.name == kind);
    named.is_some_and(|kind| kind.party_code.is_empty() && kind.state_code.is_empty())
}

/// A body that had one series for all kinds has keys without the kind: *87/NĐ-CP* of 1996 is also *87-CP*.
fn number_base(citation: &Citation) -> Option<String> {
    let number = citation.number.as_ref().filter(|number| number.layout != NumberLayout::Spoken)?;
    let key = match_key(number, None, None, None);
    let base = Key::of(&key).base;
    (citation.key.as_deref().is_none_or(|known| Key::of(known).base != base)).then_some(base)
}

/// The term of a number without the body that issued it; no key of a paper begins so.
pub(super) fn spoken_term(base: &str) -> String {
    format!("~{base}")
}

/// The term of a name: its bare letters, so that it is found however it is typed.
pub(super) fn name_term(name: &str) -> String {
    let bare = fold(name, FoldLevel::Bare).text;
    let mut term = String::with_capacity(bare.len() + 1);
    term.push('=');
    for (at, word) in bare.split_whitespace().enumerate() {
        term.extend([if at == 0 { "" } else { " " }, word]);
    }
    term
}

#[cfg(test)]
mod tests {
    use tracuu_document::parse_document;

    use super::*;

    fn references(text: &str) -> Vec<Reference> {
        parse_document(text).citations.iter().filter_map(Reference::of).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut terms = Vec::new();
        references(text).iter().for_each(|reference| terms.extend(reference.all_terms()));
        assert_eq!(terms, expected, "{text}");
    }

    #[test]
    fn terms_know_a_paper_with_its_body_and_without() {
        check("Thực hiện Chỉ thị số 24-CT/TU.", &["~CT:24", "~TU:CT:24", "TU:CT:24:?", "TU:CT:24"]);
        check("Thực hiện Chỉ thị 24.", &["~CT:24", "CT:24:?", "CT:24"]);
        check(
            "Theo Nghị định số 87/NĐ-CP ngày 17/12/1996.",
            &["~CP:87", "CP:87:1996", "CP:87", "~NĐ:87", "~CP:NĐ:87", "CP:NĐ:87:1996", "CP:NĐ:87"],
        );
        check(
            "Theo Luật Chợ nổi năm 2024.",
            &["~Luật Chợ nổi 2024", "Luật Chợ nổi 2024:?", "Luật Chợ nổi 2024", "=luat cho noi"],
        );
        check(
            "Theo Luật Đất đai năm 2024.",
            &["~QH15:31", "~QH:QH15:31", "QH:QH15:31:2024", "QH:QH15:31", "=luat dat dai"],
        );
        check("Theo khoản 2 Điều 5.", &[]);
    }
}
