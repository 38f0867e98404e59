//! Slots: a typed word, number or date with the terms of the index that it may stand for.

use tantivy::Term;
use tantivy::schema::Field;

use super::habit::Habit;
use crate::SearchError;
use crate::index::words::term_of;
use crate::search::Context;
use crate::search::expand::{Variant, days, dotted, prefixed, variants};
use crate::search::statistics::Statistics;

/// One typed word, number or date with the terms that it may stand for.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    /// What was typed.
    pub(crate) typed: Typed,
    pub(crate) terms: Vec<SlotTerm>,
    /// The inverse document frequency of all its terms together.
    pub(crate) idf: f32,
    /// The blended document frequency.
    pub(crate) doc_freq: u64,
}

/// What a slot stands for; the same thing typed twice is one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// The key of a word.
    Key(String),
    /// The key of a word that is meant as written.
    Exact(String),
    /// The beginning of a word.
    Prefix(String),
    /// The key of a month, which stands for its days too.
    Month(String),
    /// The terms of a paper, in the fields of citations and numbers.
    Paper(Vec<String>),
}

/// A term of a slot, and how much finding it counts.
#[derive(Clone, Debug)]
pub(crate) struct SlotTerm {
    pub(crate) key: String,
    /// The key as the engine holds it, with its field.
    pub(crate) term: Term,
    pub(crate) weight: f32,
}

impl SlotTerm {
    fn new(&Variant { field, ref key, .. }: &Variant, weight: f32) -> SlotTerm {
        SlotTerm { key: key.clone(), term: Term::from_field_text(field, &term_of(key)), weight }
    }
}

impl Slot {
    /// Looks up what was typed in the given fields. `forced` is the weight of compatible terms, when the caller says it.
    pub(super) fn find(
        context: &Context<'_>,
        statistics: &Statistics,
        typed: Typed,
        fields: &[Field],
        (habit, forced): (Habit, Option<f32>),
    ) -> Result<Slot, SearchError> {
        let mut found = Vec::new();
        for &field in fields {
            match &typed {
                Typed::Key(key) if forced == Some(1.0) => found.extend(variants(context, field, &bare(key))?),
                Typed::Key(key) | Typed::Exact(key) => {
                    found.extend(variants(context, field, key)?);
                    found.extend(dotted(context, field, key)?);
                }
                Typed::Month(key) => found.extend(days(context, field, key)?),
                Typed::Prefix(text) => found.extend(prefixed(context, field, text)?),
                Typed::Paper(terms) => {
                    for key in terms {
                        found.extend(whole(context, field, key)?);
                    }
                }
            }
        }
        let compatible = match typed {
            Typed::Exact(_) => 0.0,
            Typed::Prefix(_) | Typed::Month(_) | Typed::Paper(_) => 1.0,
            Typed::Key(_) => forced.unwrap_or_else(|| habit.compatible_weight(&found)),
        };
        Ok(Slot::new(typed, &found, compatible, statistics))
    }

    fn new(typed: Typed, found: &[Variant], compatible: f32, statistics: &Statistics) -> Slot {
        let weight = |variant: &Variant| if variant.is_exact { 1.0 } else { compatible };
        let terms = found
            .iter()
            .map(|variant| SlotTerm::new(variant, weight(variant)))
            .filter(|term| term.weight > 0.0)
            .collect();
        let blended: f64 = found.iter().map(|v| v.doc_freq as f64 * f64::from(weight(v))).sum();
        let doc_freq = (blended.round() as u64).min(statistics.passages);
        Slot { typed, terms, idf: statistics.idf(doc_freq), doc_freq }
    }
}

/// The key of a word without its marks.
fn bare(key: &str) -> String {
    let fold = tracuu_text::KeyParts::of(key).map_or(key, |parts| parts.fold);
    format!("{fold}{0}{0}", tracuu_text::KEY_SEPARATOR)
}

/// A term that is no key of a word.
fn whole(context: &Context<'_>, field: Field, key: &str) -> Result<Option<Variant>, SearchError> {
    let doc_freq = context.searcher.doc_freq(&Term::from_field_text(field, key))?;
    Ok((doc_freq > 0).then(|| Variant { field, key: key.to_owned(), is_exact: true, doc_freq }))
}
