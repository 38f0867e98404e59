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
mod words;

use tracuu_text::{Alignment, NormalizeOptions, Normalized, ToneMarks, normalize, sort_by_key};

pub use annotate::annotate_citations;
pub use model::{Citation, CitationForm, Relation};
pub use recognise::recognise_citations;
use resolve::keep;
pub use resolve::resolve_citations;
pub use scan::{Anchor, AnchorKind, Letters, scan_citations};

use std::borrow::Cow;
use std::collections::HashSet;

use crate::{Address, Metadata, Ordinal, Segment, Unit, UnitKind};

/// The shortest text that cites anything, in bytes: `39/TTg`.
const SHORTEST: usize = 6;

/// The longest name of an article without a title, in bytes: `Điều 1234a.`
const LONGEST_BARE: usize = 14;

/// The citations of all units of a document, with spans into its source.
pub(crate) fn read_citations(units: &[Unit], own: &Metadata) -> Vec<Citation> {
    let (mut citations, mut anchors) = (Vec::new(), scan::Anchors::new());
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| may_cite(unit)) {
        let Plain { text, alignment, is_simple } = plain(&unit.text);
        scan::scan_into(text.as_ref(), is_simple, &mut anchors);
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
        let Plain { text, alignment, is_simple: _ } = plain(&unit.text);
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

/// The text of a unit as the recogniser wants it: composed, real letters, plain blanks.
struct Plain<'t> {
    text: Cow<'t, str>,
    /// How the text corresponds to that of the unit; `None` where they are the same.
    alignment: Option<Alignment>,
    /// Whether all of it [is simple](is_simple).
    is_simple: bool,
}

/// Most units are plain already.
fn plain(text: &str) -> Plain<'_> {
    let is_simple = is_simple(text.as_bytes());
    if is_simple || !has_odd(text) {
        return Plain { text: Cow::Borrowed(text), alignment: None, is_simple };
    }
    // Where tone marks stand makes no difference to the recogniser.
    let options = NormalizeOptions { tone_marks: ToneMarks::Keep, ..NormalizeOptions::default() };
    let Normalized { text, alignment, .. } = normalize(text, &options);
    let is_simple = self::is_simple(text.as_bytes());
    Plain { text, alignment: (!alignment.is_identity()).then_some(alignment), is_simple }
}

/// Whether a text needs work: it has a combining mark, a control, a no-break space, a soft hyphen, a look-alike of Đ or Ư.
fn has_odd(text: &str) -> bool {
    let is_odd =
        |c| matches!(c, '\u{80}'..='\u{A0}' | '\u{AD}' | 'Ð' | 'ð' | 'Ɖ' | 'Ƣ' | 'ƣ' | 'ɖ' | '\u{300}'..='\u{37F}');
    text.contains(is_odd)
}

/// So many pairs of bytes are looked at in one step.
const PAIRS: usize = 32;

/// Whether all that a text has beyond ASCII are letters that [`told_by_bytes`](tracuu_text::told_by_bytes) tells, and no look-alikes
/// of Đ or Ư. No loop over the pairs of a step stops early, so that the compiler can look at all of them at once.
fn is_simple(text: &[u8]) -> bool {
    let next = text.get(1..).unwrap_or_default();
    let all = |(bytes, next): (&[u8], &[u8])| {
        bytes.iter().zip(next).fold(true, |all, (&byte, &next)| all & is_simple_pair(byte, next))
    };
    text.chunks(PAIRS).zip(next.chunks(PAIRS)).all(all)
}

/// Whether two bytes of UTF-8 begin nothing that is not simple.
const fn is_simple_pair(byte: u8, next: u8) -> bool {
    (byte < 0xC0)
        // U+00C0 to U+00FF without Ð, ×, ð and ÷
        | (byte == 0xC3) & (next != 0x90) & (next != 0x97) & (next != 0xB0) & (next != 0xB7)
        | (byte == 0xC4)
        | (byte == 0xC5)
        // U+0180 to U+01BF without Ɖ, Ƣ and ƣ
        | (byte == 0xC6) & (next != 0x89) & (next != 0xA2) & (next != 0xA3)
        | (byte == 0xE1) & (next >= 0xB8) & (next <= 0xBB)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_simple_needs_no_work_and_is_told_by_its_bytes() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = c.encode_utf8(&mut buffer);
            let is_letter = tracuu_text::told_by_bytes(text.as_bytes(), 0).is_some_and(|(_, is_letter)| is_letter);
            let expected = c.is_ascii() || (is_letter && !has_odd(text));
            assert_eq!(is_simple(text.as_bytes()), expected, "{c:?}");
        }
    }
}
