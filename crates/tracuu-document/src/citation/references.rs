//! Aliases and back references: names that a document gives to a paper, and where it uses them.

use std::collections::HashMap;

use super::model::{Citation, CitationForm};
use crate::catalog::{place_key, strip_issuer, strip_kind};
use crate::{DocumentNumber, NumberLayout};

/// The place of a body whose name a letterhead prints in capitals.
pub(super) fn place_in_capitals(issuer: &str) -> Option<String> {
    strip_issuer(issuer)?.place.map(place_key)
}

/// Resolves aliases and back references, in reading order.
///
/// `own` is the kind of the citing paper: in a notice, *Điều 7 của Nghị định này* is a place in the decree cited last.
pub(super) fn resolve(citations: &mut [Citation], own: Option<&str>) {
    let mut named = Named::default();
    for at in 0..citations.len() {
        let (before, rest) = citations.split_at_mut(at);
        let Some(citation) = rest.first_mut() else { return };
        match citation.form {
            CitationForm::Alias => alias(citation, before),
            CitationForm::BackReference => {
                back_reference(citation, before, &named);
                place_at_home(citation, own);
            }
            CitationForm::Internal if own.is_some() && citation.kind.is_some() && citation.kind != own => {
                this_other(citation, before, &named);
            }
            _ => numbered_name(citation, before, &named),
        }
        named.learn(at, citation);
    }
}

/// What a document has named so far.
#[derive(Default)]
struct Named {
    /// The aliases of each kind.
    aliases: HashMap<&'static str, Vec<usize>>,
    /// The last paper of each kind.
    last: HashMap<&'static str, usize>,
    /// The aliases that are a kind with a number, by the number's key: *Chỉ thị 24*.
    numbered: HashMap<String, usize>,
}

impl Named {
    fn learn(&mut self, at: usize, citation: &Citation) {
        match (citation.form, citation.kind) {
            (CitationForm::Alias, kind) => {
                if let Some(kind) = kind {
                    self.aliases.entry(kind).or_default().push(at);
                }
                if let Some(number) = spoken(citation) {
                    self.numbered.insert(number.key(), at);
                }
            }
            (CitationForm::BackReference | CitationForm::Internal | CitationForm::Planned, _) => {}
            (_, Some(kind)) => {
                self.last.insert(kind, at);
            }
            (_, None) => {}
        }
    }
}

/// *Chỉ thị 24* is the paper that was given this name, whatever else has the number.
fn numbered_name(citation: &mut Citation, before: &[Citation], named: &Named) {
    let Some(number) = spoken(citation).filter(|_| !named.numbered.is_empty()) else { return };
    let Some(alias) = named.numbered.get(&number.key()).and_then(|at| before.get(*at)) else { return };
    citation.key = alias.key.clone();
    citation.targets = alias.targets.clone();
}

/// The number of a citation, when it has no symbol.
fn spoken(citation: &Citation) -> Option<&DocumentNumber> {
    citation.number.as_ref().filter(|number| number.layout == NumberLayout::Spoken)
}

/// An alias means what it was given to.
fn alias(citation: &mut Citation, before: &[Citation]) {
    let Some(antecedent) = citation.antecedent.and_then(|at| before.get(at)) else { return };
    citation.kind = citation.kind.or(antecedent.kind);
    citation.key = antecedent.key.clone();
    citation.targets = antecedent.targets.clone();
}

/// *Nghị định này* in a paper that is no decree.
fn this_other(citation: &mut Citation, before: &[Citation], named: &Named) {
    let Some((at, antecedent)) =
        citation.kind.and_then(|kind| named.last.get(kind)).and_then(|at| Some((*at, before.get(*at)?)))
    else {
        return;
    };
    citation.form = CitationForm::BackReference;
    citation.antecedent = Some(at);
    citation.key = antecedent.key.clone();
    citation.targets = antecedent.targets.clone();
}

/// *Quy định trên* means the last one of its kind; a bare kind means the paper that was given a name of that kind.
fn back_reference(citation: &mut Citation, before: &[Citation], named: &Named) {
    if let Some(given) = citation.antecedent.and_then(|at| before.get(at)) {
        (citation.kind, citation.key) = (given.kind, given.key.clone());
        citation.targets = given.targets.clone();
        return;
    }
    let points_up = citation.surface.ends_with("trên") || citation.surface.ends_with("nêu");
    let kinds =
        if citation.pinpoints.is_empty() { kinds(&citation.surface) } else { citation.kind.into_iter().collect() };
    for kind in kinds {
        let found = if points_up { named.last.get(kind).copied() } else { only_alias(kind, before, named) };
        let Some((at, antecedent)) = found.and_then(|at| Some((at, before.get(at)?))) else { continue };
        // A bare kind in the title of a paper is not that paper.
        let owner = citation.within.and_then(|at| before.get(at));
        let is_own = owner.is_some_and(|owner| owner.targets == antecedent.targets && owner.kind == antecedent.kind);
        if is_own || contradicts(citation, antecedent, before) {
            continue;
        }
        citation.antecedent = citation.antecedent.or(Some(at));
        citation.targets.extend(antecedent.targets.iter().cloned());
    }
    citation.key = citation.targets.first().cloned().filter(|_| citation.targets.len() == 1);
}

/// *khoản 2 Điều 5 Quy chế* in a regulation that was given no other of this kind is a place in itself.
fn place_at_home(citation: &mut Citation, own: Option<&str>) {
    let is_own = citation.kind.is_some() && citation.kind == own;
    if is_own && citation.targets.is_empty() && !citation.pinpoints.is_empty() {
        citation.form = CitationForm::Internal;
    }
}

/// The alias of a kind, when all aliases of that kind mean one paper.
fn only_alias(kind: &str, before: &[Citation], named: &Named) -> Option<usize> {
    let aliases = named.aliases.get(kind)?;
    let targets = |at: &usize| before.get(*at).map(|alias| &alias.targets);
    let last = aliases.last()?;
    aliases.iter().rev().take(16).all(|at| targets(at) == targets(last)).then_some(*last)
}

/// Whether the issuer that stands behind a back reference is not that of the paper.
fn contradicts(citation: &Citation, antecedent: &Citation, before: &[Citation]) -> bool {
    let full = antecedent.antecedent.and_then(|at| before.get(at)).unwrap_or(antecedent);
    let level = |issuer: &str| strip_issuer(issuer).and_then(|body| body.issuer).map(|issuer| issuer.code);
    match (&citation.issuer, &full.issuer) {
        (Some(said), Some(known)) => level(said).zip(level(known)).is_some_and(|(said, known)| said != known),
        _ => false,
    }
}

/// The kinds that a back reference names: *Chỉ thị, Kế hoạch của Ban Thường vụ*.
fn kinds(surface: &str) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    let mut rest = surface;
    while let Some((kind, behind)) = strip_kind(rest) {
        kinds.push(kind.name);
        let next = behind.trim_start_matches([',', ' ']);
        rest = next.strip_prefix("và ").unwrap_or(next);
    }
    kinds
}
