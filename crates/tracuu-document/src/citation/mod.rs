//! Citations: where a paper names other papers, and which ones it means.
//!
//! ```text
//! scan         the places where a citation may begin       one pass over a text
//! recognise    kind, number, date, issuer, term, title …   one text after the other
//! resolve      which paper is meant                        the whole document
//! annotate     marks around the citations                  for people
//! ```
//!
//! [`crate::parse_document`] runs the first three; each can be called alone. Ambiguity resolves to nothing.

mod alias;
mod amending;
mod annotate;
mod assembly;
mod clause;
mod form;
mod head;
mod list;
mod model;
mod named;
mod paper;
mod parts;
mod read;
mod recognise;
mod record;
mod references;
mod relation;
mod resolve;
mod scan;
mod title;

use tracuu_text::{Alignment, NormalizeOptions, ToneMarks, normalize, sort_by_key};

pub use annotate::annotate_citations;
pub use model::{Citation, CitationForm, Relation};
pub use recognise::recognise_citations;
use resolve::keep;
pub use resolve::resolve_citations;
pub use scan::{Anchor, AnchorKind, Letters, scan_citations};

use std::collections::HashSet;

use crate::{Address, Metadata, Ordinal, Segment, Unit, UnitKind};

/// The shortest text that cites anything, in bytes: `39/TTg`.
const SHORTEST: usize = 6;

/// The longest name of an article without a title, in bytes: `Điều 1234a.`
const LONGEST_BARE: usize = 14;

/// The citations of all units of a document, with spans into its source.
pub(crate) fn read_citations(units: &[Unit], own: &Metadata) -> Vec<Citation> {
    let (mut citations, mut anchors) = (Vec::new(), Vec::new());
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| may_cite(unit)) {
        let (text, alignment) = plain(&unit.text);
        scan::scan_into(text.as_ref(), &mut anchors);
        if !anchors.is_empty() {
            let found = recognise_citations(text.as_ref(), &anchors);
            let first = citations.len();
            citations.extend(found.into_iter().map(|citation| placed(citation, at, unit, alignment.as_ref(), first)));
        }
    }
    if let Some(aliases) = alias::Aliases::of(&citations) {
        citations = with_aliases(citations, &aliases, units);
    }
    let mut citations = in_reading_order(citations);
    resolve_citations(&mut citations, own);
    citations
}

/// The citations with the later uses of the names that were given to papers, in reading order.
fn with_aliases(mut citations: Vec<Citation>, aliases: &alias::Aliases, units: &[Unit]) -> Vec<Citation> {
    let mut more = Vec::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| may_cite(unit)) {
        let (text, alignment) = plain(&unit.text);
        for found in aliases.uses(text.as_ref(), at) {
            let first = citations.partition_point(|citation| citation.unit < at);
            let place = found.place.map(|place| first + place);
            let known = place.and_then(|place| citations.get(place));
            let citation = Citation {
                relation: found.relation,
                pinpoints: known.map(|known| known.pinpoints.clone()).unwrap_or_default(),
                ..Citation::new(text.as_ref(), found.span, CitationForm::BackReference)
            };
            let citation = Citation {
                antecedent: Some(found.alias),
                kind: citations.get(found.alias).and_then(|alias| alias.kind),
                within: known.and_then(|known| known.within),
                ..placed(citation, at, unit, alignment.as_ref(), 0)
            };
            match place.and_then(|place| citations.get_mut(place)) {
                Some(place) => *place = citation,
                None => more.push(citation),
            }
        }
    }
    citations.append(&mut more);
    in_reading_order(citations)
}

/// Takes out places that a whole paper does not have: they are in the paper that it amends or explains.
pub(crate) fn without_missing_places(mut citations: Vec<Citation>, units: &[Unit]) -> Vec<Citation> {
    let article = |address: &Address| {
        address.segments().iter().find_map(|segment| match segment {
            Segment::Article(ordinal) => Some(*ordinal),
            _ => None,
        })
    };
    if citations.iter().all(|citation| citation.form != CitationForm::Internal) {
        return citations;
    }
    let articles: HashSet<Ordinal> = units.iter().filter_map(|unit| article(&unit.address)).collect();
    let is_there =
        |citation: &Citation| citation.pinpoints.iter().filter_map(article).all(|article| articles.contains(&article));
    let keeps: Vec<bool> = citations.iter().map(|c| c.form != CitationForm::Internal || is_there(c)).collect();
    keep(&mut citations, &keeps);
    citations
}

/// Sorted by where they begin, what holds another before it; indices follow.
fn in_reading_order(mut citations: Vec<Citation>) -> Vec<Citation> {
    let is_before =
        |a: &Citation, b: &Citation| (a.unit, a.span.start, b.span.end) <= (b.unit, b.span.start, a.span.end);
    if citations.is_sorted_by(is_before) {
        return citations;
    }
    let mut order: Vec<usize> = (0..citations.len()).collect();
    let place = |at: &usize| {
        citations.get(*at).map(|citation| (citation.unit, citation.span.start, usize::MAX - citation.span.end))
    };
    sort_by_key(&mut order, place);
    let mut moved = vec![0; citations.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = moved.get_mut(*old) {
            *slot = new;
        }
    }
    for citation in &mut citations {
        for at in [&mut citation.within, &mut citation.antecedent] {
            *at = at.and_then(|at| moved.get(at).copied());
        }
    }
    // Each swap brings one citation to its place.
    for at in 0..moved.len() {
        while let Some(to) = moved.get(at).copied().filter(|to| *to != at) {
            citations.swap(at, to);
            moved.swap(at, to);
        }
    }
    citations
}

/// The letterhead names the paper itself; the end of a paper names persons and bodies; an article without a title names
/// itself.
fn may_cite(unit: &Unit) -> bool {
    let is_own = matches!(unit.kind, UnitKind::Letterhead | UnitKind::DocumentKind | UnitKind::Signature);
    let is_bare = unit.kind == UnitKind::Article && unit.text.len() <= LONGEST_BARE && unit.text.starts_with("Điều ");
    !is_own && !is_bare && unit.text.len() >= SHORTEST
}

/// The text of a unit as the recogniser wants it: composed, real letters, plain blanks. Most units are so already.
fn plain(text: &str) -> (std::borrow::Cow<'_, str>, Option<Alignment>) {
    if !has_odd(text.as_bytes()) {
        return (std::borrow::Cow::Borrowed(text), None);
    }
    // Where tone marks stand makes no difference to the recogniser.
    let options = NormalizeOptions { tone_marks: ToneMarks::Keep, ..NormalizeOptions::default() };
    let normalized = normalize(text, &options);
    let alignment = (!normalized.alignment.is_identity()).then_some(normalized.alignment);
    (normalized.text, alignment)
}

/// So many pairs of bytes are looked at in one step.
const PAIRS: usize = 32;

/// Whether a text needs work. No loop over the pairs of a step stops early, so that the compiler can look at all of them at once.
fn has_odd(text: &[u8]) -> bool {
    let next = text.get(1..).unwrap_or_default();
    let odd = |(bytes, next): (&[u8], &[u8])| {
        bytes.iter().zip(next).fold(false, |odd, (&byte, &next)| odd | is_odd(byte, next))
    };
    text.chunks(PAIRS).zip(next.chunks(PAIRS)).any(odd)
}

/// Whether two bytes of UTF-8 begin what needs work: a combining mark, a control, a no-break space, a soft hyphen, a look-alike
/// of Đ or Ư.
const fn is_odd(byte: u8, next: u8) -> bool {
    (byte == 0xC2) & ((next <= 0xA0) | (next == 0xAD))
        | (byte == 0xCC)
        | (byte == 0xCD)
        | (byte == 0xC3) & ((next == 0x90) | (next == 0xB0))
        | (byte == 0xC6) & ((next == 0x89) | (next == 0xA2) | (next == 0xA3))
        | (byte == 0xC9) & (next == 0x96)
}

/// A citation of a unit as one of the document.
fn placed(mut citation: Citation, at: usize, unit: &Unit, alignment: Option<&Alignment>, first: usize) -> Citation {
    let span = alignment.map_or(citation.span, |alignment| alignment.to_source(citation.span));
    if alignment.is_some() {
        citation.surface = span.of(&unit.text).unwrap_or_default().to_owned();
    }
    citation.span = unit.alignment.to_source(span).shifted(unit.span.start);
    citation.unit = at;
    citation.within = citation.within.map(|within| within + first);
    citation.antecedent = citation.antecedent.map(|antecedent| antecedent + first);
    if let Some(this) = citation.this.take() {
        let base = this.of(&unit.address);
        let below = |address: &Address| Address::new(base.segments().iter().chain(address.segments()).copied());
        citation.pinpoints = match citation.pinpoints.as_slice() {
            [] => vec![base.clone()],
            pinpoints => pinpoints.iter().map(below).collect(),
        };
    }
    citation
}
