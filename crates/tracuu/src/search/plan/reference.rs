//! Papers that a query names: a number, or a kind and a number.
//!
//! | query                        | read as                                                     |
//! | ---------------------------- | ------------------------------------------------------------ |
//! | `24-CT/TU`, `chi thi 24`     | the paper alone: what neither is it nor cites it is no hit   |
//! | `24/2021`                    | the same where the index has such papers, words where not    |
//! | `12-CT/TU kỷ luật`, `ky luat chi thi 12` | words, of which the paper is one more; the paper itself comes first |
//! | `chỉ thị`, `Luật Đất đai`    | words                                                        |

use std::collections::BTreeMap;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Term};
use tracuu_document::{DocumentNumber, match_key, parse_number, recognise_citations, scan_citations};
use tracuu_query::{Expr, Level, Occur, Query};
use tracuu_text::{KeyParts, NUMBER_MARK, Span, sort_by_key};

use super::slot::{Slot, Typed};
use super::words::words;
use super::{Plan, remark};
use crate::SearchError;
use crate::citing::{Asked, Key};
use crate::search::Context;
use crate::search::citing::cited_number;
use crate::search::expand::{numbered, variants};
use crate::search::gate::Condition;
use crate::search::papers::{citing_terms, own_terms};
use crate::search::stored::record;

/// How many papers are named that may have been meant.
const NEAR: usize = 3;

/// Whether a query is plain words and numbers, with nothing demanded of them.
pub(super) fn is_alone(query: &Query) -> bool {
    query.clauses.iter().all(|clause| {
        let is_plain = match &clause.expr {
            Expr::Word { level, .. } => *level == Level::Auto,
            Expr::Compound { .. } | Expr::DocumentNumber { .. } | Expr::Date { .. } => true,
            Expr::Prefix { .. } | Expr::Phrase { .. } | Expr::Field { .. } | Expr::Group(_) => false,
        };
        is_plain && clause.occur == Occur::Should
    })
}

/// The paper that a text names and nothing else, by its number.
pub(super) fn asked(text: &str) -> Option<Asked> {
    // Most queries have no digit, and need not be looked at.
    let may_be = text.bytes().any(|byte| byte.is_ascii_digit());
    may_be.then(|| Asked::parse(text))?.filter(Asked::is_number)
}

/// A paper that a query names among its words.
pub(super) struct Named {
    pub(super) asked: Asked,
    pub(super) span: Span,
}

/// The papers that a query names among its words, in their order.
pub(super) fn named(text: &str, query: &Query) -> Vec<Named> {
    // What is excluded, and what is asked of fields, is no word of the query.
    if !is_alone(query) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let cited = recognise_citations(text, &scan_citations(text)).into_iter().filter(|c| c.number.is_some());
    let mut named: Vec<Named> =
        cited.filter_map(|citation| Some(Named { asked: asked(&citation.surface)?, span: citation.span })).collect();
    for span in told(text) {
        let is_free = named.iter().all(|known| known.span.end <= span.start || span.end <= known.span.start);
        let asked = || Asked::parse_told(span.of(text)?);
        named.extend(is_free.then(asked).flatten().map(|asked| Named { asked, span }));
    }
    sort_by_key(&mut named, |named| named.span);
    named
}

/// How many numbers of a query are looked at, and how many words around each.
const NUMBERS: usize = 4;
const AROUND: usize = 4;

/// The runs of words around a number that may be a reference typed without signs, the longest first: *chi thi 12 tu*.
fn told(text: &str) -> Vec<Span> {
    let words: Vec<Span> = blank_cut(text);
    let has_digit = |span: &&Span| span.of(text).is_some_and(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    let mut runs = Vec::new();
    for (at, _) in words.iter().enumerate().filter(|(_, span)| has_digit(span)).take(NUMBERS) {
        for start in at.saturating_sub(AROUND)..=at {
            for end in at..words.len().min(at + AROUND) {
                runs.push(words[start].hull(words[end]));
            }
        }
    }
    sort_by_key(&mut runs, |run| (std::cmp::Reverse(run.len()), run.start));
    runs
}

/// The words between blanks, without the signs around them.
fn blank_cut(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let before = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        if !word.is_empty() {
            words.push(Span::new(start + before, start + before + word.len()));
        }
        start += piece.len();
    }
    words
}

/// The terms under which an index holds papers that are asked for.
#[derive(Debug, Default)]
pub(super) struct Papers {
    pub(super) own: Vec<String>,
    citing: Vec<String>,
    /// The numbers of the papers as they are printed, which may not have been recognised as citations.
    printed: Vec<String>,
}

impl Papers {
    pub(super) fn find(context: &Context<'_>, asked: &Asked) -> Result<Papers, SearchError> {
        let fields = &context.store.fields;
        let own = there(context, fields.number, own_terms(fields, &context.searcher, asked)?)?;
        let citing = there(context, fields.cites, citing_terms(fields, &context.searcher, asked)?)?;
        Ok(Papers { own, citing, printed: printed(context, asked)? })
    }

    /// The terms of the papers in the fields of citations and numbers.
    pub(super) fn all(&self) -> Vec<String> {
        let mut all: Vec<String> = self.own.iter().chain(&self.citing).cloned().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.citing.is_empty() && self.printed.is_empty()
    }
}

/// Those of the terms that the index has.
fn there(context: &Context<'_>, field: Field, terms: Vec<String>) -> Result<Vec<String>, SearchError> {
    let mut there = Vec::with_capacity(terms.len());
    for term in terms {
        if context.searcher.doc_freq(&Term::from_field_text(field, &term))? > 0 {
            there.push(term);
        }
    }
    Ok(there)
}

/// The keys of the numbers in the text that are what is asked for, however they are spelled.
fn printed(context: &Context<'_>, asked: &Asked) -> Result<Vec<String>, SearchError> {
    let mut keys = Vec::new();
    for sequence in asked.sequences() {
        for key in numbered(context, &sequence)? {
            let is_meant = printed_number(&key).is_some_and(|number| {
                let printed = match_key(&number, None, None, None);
                asked.is_printed_as(&printed)
            });
            if is_meant {
                keys.push(key);
            }
        }
    }
    Ok(keys)
}

/// The number that the key of a term stands for.
fn printed_number(key: &str) -> Option<DocumentNumber> {
    let parts = KeyParts::of(key)?;
    parse_number(&parts.exact.trim_start_matches(NUMBER_MARK).to_uppercase())
}

impl Plan {
    /// What must hold when the query is a paper and nothing else; when the index knows nothing of the paper, a remark says
    /// what is near. `None` when the query may as well be words.
    pub(super) fn reference_alone(
        &mut self,
        context: &Context<'_>,
        text: &str,
        asked: &Asked,
    ) -> Result<Option<Condition>, SearchError> {
        let fields = &context.store.fields;
        let papers = Papers::find(context, asked)?;
        if papers.is_empty() {
            if !asked.is_sure() && has_word(context, text)? {
                return Ok(None);
            }
            self.remark_on_unknown(context, (text, Span::new(0, text.len())), asked)?;
            return Ok(Some(Condition::NEVER));
        }
        let typed = Typed::Paper(papers.all());
        let unmarked = (super::habit::Habit::Bare, None);
        self.slots.push(Slot::find(context, &self.statistics, typed, &[fields.cites, fields.number], unmarked)?);
        let Papers { own, citing, printed } = papers;
        Ok(Some(Condition::Any(vec![
            Condition::Terms { field: fields.cites, terms: citing },
            Condition::Terms { field: fields.number, terms: own },
            Condition::Terms { field: fields.body, terms: printed },
        ])))
    }

    /// Says that the index knows nothing of a paper, and what is near it.
    pub(super) fn remark_on_unknown(
        &mut self,
        context: &Context<'_>,
        (text, span): (&str, Span),
        asked: &Asked,
    ) -> Result<(), SearchError> {
        let near = near(context, asked)?;
        let message = format!("no document here is {} or cites it{near}", span.of(text).unwrap_or_default().trim());
        self.diagnostics.push(remark("unknown_paper", span, message));
        Ok(())
    }
}

/// Whether the index has any of the words of a text.
fn has_word(context: &Context<'_>, text: &str) -> Result<bool, SearchError> {
    for word in words(text) {
        if !variants(context, context.store.fields.body, &word.key)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The papers of the index that may have been meant, as a remark ends with them; nothing where there are none.
pub(super) fn near(context: &Context<'_>, asked: &Asked) -> Result<String, SearchError> {
    let told = asked.told();
    let mut found: BTreeMap<(u32, String), (Field, DocAddress)> = BTreeMap::new();
    for field in [context.store.fields.number, context.store.fields.cites] {
        for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().stream().map_err(SearchError::engine)?;
            while stream.advance() {
                let Some(term) = std::str::from_utf8(stream.key()).ok() else { continue };
                let Some(key) = Key::of_time_term(term) else { continue };
                let Some(distance) = told.iter().filter_map(|parts| parts.distance(&key)).min() else { continue };
                if found.len() == FARTHEST && found.last_key_value().is_some_and(|((last, _), _)| *last < distance) {
                    continue;
                }
                let postings = inverted.read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic);
                let doc = postings.map_err(SearchError::engine)?.doc();
                found.entry((distance, term.to_owned())).or_insert((field, DocAddress::new(ord, doc)));
                if found.len() > FARTHEST {
                    found.pop_last();
                }
            }
        }
    }
    let mut near: Vec<String> = Vec::new();
    for ((_, term), (field, at)) in found {
        let Some(written) = as_written(context, &term, (field, at))? else { continue };
        if near.len() < NEAR && !near.contains(&written) {
            near.push(written);
        }
    }
    Ok(if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) })
}

/// The normal form of the number of a paper that a passage bears or cites, by its term.
fn as_written(
    context: &Context<'_>,
    term: &str,
    (field, at): (Field, DocAddress),
) -> Result<Option<String>, SearchError> {
    if field == context.store.fields.cites {
        return cited_number(context, at, term);
    }
    let number = record(context.store, &context.searcher, at)?.number;
    Ok(number.map(|number| parse_number(&number).map_or(number, |number| number.to_string())))
}

/// How many papers are kept that may be near: one may stand there in several ways.
const FARTHEST: usize = 4 * NEAR;
