//! Recording: the citations of a head, with what was read behind it.
//!
//! | head                       | citations                                       |
//! | -------------------------- | ----------------------------------------------- |
//! | `số 18, 19 và 20-NQ/TW`    | three; date and title belong to the last        |
//! | `Nghị quyết Trung ương 4`  | one; its body is named in full                  |
//! | `NQ 57-NQ/TW`              | one; its kind is that of the symbol             |

use tracuu_text::Span;

use super::head::{Head, HeadName};
use super::model::{Citation, CitationForm, Relation};
use super::parts::Parts;
use super::read::word;
use super::recognise::Recogniser;
use crate::catalog::{DocumentKind, document_kinds, spelled_law};
use crate::word::is_caps;
use crate::{Address, DocumentNumber};

impl Recogniser<'_> {
    /// One citation for each number of a head.
    #[expect(clippy::too_many_arguments, reason = "the fields of a citation, in one place")]
    pub(super) fn push_papers(
        &mut self,
        head: Head,
        parts: &Parts,
        places: Vec<Address>,
        start: usize,
        form: CitationForm,
        relation: Option<Relation>,
        joins: bool,
    ) {
        let text = self.scope.text;
        let whole = Span::new(start, parts.end);
        let of = |span: Span| span.of(text).map(str::to_owned);
        let mut base = Citation {
            kind: head.kind.map(|kind| kind.name),
            date: parts.date,
            issuer: parts.issuer.and_then(of),
            title: parts.title.as_ref().and_then(|title| of(title.span)),
            terms: parts.terms.clone(),
            pinpoints: places.into_iter().chain(parts.places.iter().cloned()).collect(),
            relation,
            ..self.blank(whole, form)
        };
        match head.name {
            HeadName::Numbers(numbers, between) => {
                if let Some(between) = between.filter(|_| head.kind.is_some_and(is_law) && base.title.is_none()) {
                    base.title = of(between);
                }
                self.push_numbers(base, numbers, head.kind, joins);
                return;
            }
            HeadName::Partial(number) => base.number = Some(number),
            HeadName::Congress(congress) => {
                let code = code_of(head.kind);
                base.key = Some(format!("{}:{code}:DH{}", congress.scope, congress.number));
                base.terms = vec![congress.number];
                base.issuer = of(congress.issuer);
            }
            HeadName::Plenum(plenum) => {
                let keys = plenum.keys(
                    head.kind.map_or("HN", |kind| if kind.party_code.is_empty() { "NQ" } else { kind.party_code }),
                );
                base.issuer = Some(plenum.issuer());
                base.key = keys.first().cloned().filter(|_| keys.len() == 1);
                base.targets = if head.kind.is_some() { keys } else { Vec::new() };
                base.terms = if plenum.terms.is_empty() { base.terms } else { plenum.terms };
            }
            HeadName::Law(law) => {
                let name = law.name.and_then(of);
                let year = law.year.or(base.date.map(|date| date.year));
                base.key = Some(law_key(head.kind.map(|kind| kind.name), name.as_deref(), year));
                base.title = name;
                base.date = base.date.or_else(|| tracuu_text::Date::new(law.year?, None, None));
            }
            HeadName::Above | HeadName::This | HeadName::Described | HeadName::Bare => {}
        }
        self.out.push(base);
    }

    /// `số 18, 19 và 20-NQ/TW`: the parts belong to the last; all share kind, issuer and term.
    fn push_numbers(
        &mut self,
        base: Citation,
        numbers: Vec<(Span, DocumentNumber)>,
        kind: Option<&'static DocumentKind>,
        joins: bool,
    ) {
        let count = numbers.len();
        let inherited = self
            .last_of_list()
            .filter(|_| joins && kind.is_none())
            .and_then(|last| self.out.get(last))
            .and_then(|last| last.kind);
        for (at, (span, number)) in numbers.into_iter().enumerate() {
            let start = if at == 0 { base.span.start } else { span.start };
            let end = if at + 1 == count { base.span.end } else { span.end };
            let kind = kind_of(&number, kind).or(inherited.filter(|name| has_code(name, &number)));
            let span = Span::new(start, end);
            let citation = Citation { kind, number: Some(number), surface: self.surface(span), span, ..base.clone() };
            self.out.push(citation);
        }
    }

    pub(super) fn surface(&self, span: Span) -> String {
        span.of(self.scope.text).unwrap_or_default().to_owned()
    }

    pub(super) fn blank(&self, span: Span, form: CitationForm) -> Citation {
        let within = self.frames.last().and_then(|frame| frame.citation);
        Citation { within, ..Citation::new(self.scope.text, span, form) }
    }
}

/// The name of a law that amends others, when nothing else is its title.
pub(super) fn amending_name(text: &str, head: &Head, parts: &Parts) -> Option<Span> {
    let name = match &head.name {
        HeadName::Law(law) => law.name,
        HeadName::Numbers(_, between) => *between,
        _ => None,
    };
    let name = name.filter(|_| parts.title.is_none() && head.kind.is_some_and(is_law))?;
    word(name.of(text)?, "sửa đổi").map(|_| name)
}

pub(super) fn is_law(kind: &DocumentKind) -> bool {
    matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh")
}

fn code_of(kind: Option<&DocumentKind>) -> &'static str {
    kind.map(|kind| kind.party_code).filter(|code| !code.is_empty()).unwrap_or("NQ")
}

/// `Luật Đất đai 2024`; a name in capitals reads as one without.
pub(super) fn law_key(kind: Option<&str>, name: Option<&str>, year: Option<u16>) -> String {
    let year = year.map(|year| year.to_string());
    let spelled = name.filter(|name| is_caps(name)).map(|name| {
        let small = name.to_lowercase();
        let first = small.chars().next().map(char::to_uppercase);
        first.into_iter().flatten().chain(small.chars().skip(1)).collect::<String>()
    });
    let name = spelled.as_deref().or(name);
    let known = kind.zip(name).and_then(|(kind, name)| spelled_law(kind, name));
    [kind, known.or(name), year.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The kind: as it is written, or what the symbol says when the two disagree or nothing is written.
fn kind_of(number: &DocumentNumber, written: Option<&'static DocumentKind>) -> Option<&'static str> {
    written.map(|kind| kind.name).or_else(|| {
        let code = number.code.split('-').next().unwrap_or_default();
        let is_party = number.is_party();
        let named =
            |kind: &&DocumentKind| !code.is_empty() && code == if is_party { kind.party_code } else { kind.state_code };
        let mut kinds = document_kinds().iter().filter(named);
        // QĐ is Quyết định and Quy định: the symbol alone does not tell.
        kinds.next().filter(|_| kinds.next().is_none()).map(|kind| kind.name)
    })
}

fn has_code(kind: &str, number: &DocumentNumber) -> bool {
    document_kinds()
        .iter()
        .any(|known| known.name == kind && [known.party_code, known.state_code].contains(&number.code.as_str()))
}
