//! Papers that a query names: a number, or a kind and a number.
//!
//! | query                        | read as                                                     |
//! | ---------------------------- | ------------------------------------------------------------ |
//! | `24-CT/TU`, `chi thi 24`     | the paper alone: what neither is it nor cites it is no hit   |
//! | `24/2021`                    | the same where the index has such papers, words where not    |
//! | `xử lý theo chỉ thị 24`      | words, of which the paper is one more                        |
//! | `chỉ thị`, `Luật Đất đai`    | words                                                        |

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet};
use tracuu_document::{match_key, parse_number, recognise_citations, scan_citations};
use tracuu_query::{Expr, Level, Occur, Query};
use tracuu_text::{KeyParts, Span, Terms};

use super::slot::{Slot, Typed};
use super::words::words;
use super::{Plan, remark};
use crate::SearchError;
use crate::citing::Asked;
use crate::search::Context;
use crate::search::gate::Condition;
use crate::search::papers::{citing_terms, own_terms};
use crate::search::stored::passage;

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

/// The terms of the papers that a query names among its words.
pub(super) fn named(context: &Context<'_>, text: &str, query: &Query) -> Result<Vec<Vec<String>>, SearchError> {
    // What is excluded, and what is asked of fields, is no word of the query.
    if !is_alone(query) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    if let Some(asked) = asked(text) {
        return Ok(vec![Papers::find(context, &asked)?.all()]);
    }
    let citations = recognise_citations(text, &scan_citations(text));
    let surfaces = citations.iter().filter(|citation| citation.number.is_some()).map(|citation| &citation.surface);
    let mut terms = Vec::new();
    for asked in surfaces.filter_map(|surface| asked(surface)) {
        terms.push(Papers::find(context, &asked)?.all());
    }
    terms.dedup();
    Ok(terms)
}

/// The terms under which an index holds papers that are asked for.
struct Papers {
    own: Vec<String>,
    citing: Vec<String>,
}

impl Papers {
    fn find(context: &Context<'_>, asked: &Asked) -> Result<Papers, SearchError> {
        let fields = &context.store.fields;
        let own = own_terms(fields, &context.searcher, asked)?;
        Ok(Papers { own, citing: citing_terms(fields, &context.searcher, asked)? })
    }

    fn all(&self) -> Vec<String> {
        let mut all: Vec<String> = self.own.iter().chain(&self.citing).cloned().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
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
        let all = papers.all();
        let Papers { own, citing } = papers;
        let mut any = vec![
            Condition::Terms { field: fields.cites, terms: citing },
            Condition::Terms { field: fields.number, terms: own },
        ];
        // Where a number was not recognised as a citation, it still stands as it was typed.
        let printed = printed_key(text);
        if let Some(key) = &printed {
            any.push(Condition::Terms { field: fields.body, terms: vec![key.clone()] });
        }
        let slot = Slot::find(
            context,
            &self.statistics,
            Typed::Paper(all),
            &[fields.cites, fields.number],
            (super::habit::Habit::Bare, None),
        )?;
        let is_printed = match &printed {
            Some(key) => context.searcher.doc_freq(&tantivy::Term::from_field_text(fields.body, key))? > 0,
            None => false,
        };
        if slot.terms.is_empty() && !is_printed {
            if !asked.is_sure() {
                return Ok(None);
            }
            self.remark_on_unknown(context, text)?;
            return Ok(Some(Condition::NEVER));
        }
        self.slots.push(slot);
        Ok(Some(Condition::Any(any)))
    }

    fn remark_on_unknown(&mut self, context: &Context<'_>, text: &str) -> Result<(), SearchError> {
        let near = near(context, text)?;
        let mut message = format!("no document here is {} or cites it", text.trim());
        if !near.is_empty() {
            message.push_str("; near it: ");
            message.push_str(&near.join(", "));
        }
        let span = Span::new(0, text.len());
        self.diagnostics.push(remark("unknown_paper", span, message));
        Ok(())
    }
}

/// The key of the number that is the whole of a text.
fn printed_key(text: &str) -> Option<String> {
    let mut terms = Terms::new(text);
    let is_whole = terms.advance() && terms.is_compound() && terms.span().len() == text.trim().len();
    is_whole.then(|| terms.key().to_owned())
}

/// The numbers that stand in the index and may have been meant, as they are written there.
fn near(context: &Context<'_>, text: &str) -> Result<Vec<String>, SearchError> {
    let field = context.store.fields.body;
    let asked: Vec<String> = words(text).iter().map(|word| word.bare().to_owned()).collect();
    let mut found: BTreeMap<(u32, String), DocAddress> = BTreeMap::new();
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        let inverted = segment.inverted_index(field)?;
        let range = inverted.terms().range().ge(NUMBER_MARK).lt(BEHIND_NUMBERS);
        let mut stream = range.into_stream().map_err(SearchError::engine)?;
        while stream.advance() {
            let Some(key) = std::str::from_utf8(stream.key()).ok() else { continue };
            let Some(distance) = distance(&asked, key) else { continue };
            let postings = inverted.read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic);
            let doc = postings.map_err(SearchError::engine)?.doc();
            found.insert((distance, key.to_owned()), DocAddress::new(ord, doc));
            // One number may stand there in several spellings.
            if found.len() > 4 * NEAR {
                found.pop_last();
            }
        }
    }
    let (mut near, mut known) = (Vec::new(), Vec::new());
    for ((_, key), at) in found {
        let written = as_written(context, &key, at)?;
        let number = parse_number(&written).map_or(key, |number| match_key(&number, None, None, None));
        if near.len() < NEAR && !known.contains(&number) {
            near.push(written);
            known.push(number);
        }
    }
    Ok(near)
}

/// The keys of document numbers begin so, and no others.
const NUMBER_MARK: &str = "\u{2116}";
const BEHIND_NUMBERS: &str = "\u{2117}";

/// How far a number is from what was asked; `None` when it is something else.
///
/// | asked      | number       | distance |
/// | ---------- | ------------ | -------- |
/// | `11-QĐ/TW` | `11-QĐi/TW`  | 1: one symbol differs |
/// | `30-CT/TU` | `30/2020/NĐ-CP` | 2: the running number alone is the same |
/// | `30-CT/TU` | `24-CT/TU`   | 10: the symbols alone are |
fn distance(asked: &[String], key: &str) -> Option<u32> {
    let bare = KeyParts::of(key)?.fold.trim_start_matches(NUMBER_MARK);
    let mut parts = bare.split('-');
    let sequence = parts.next()?;
    let symbols: Vec<&str> = parts.filter(|part| !part.starts_with(|c: char| c.is_ascii_digit())).collect();
    let missing = symbols.iter().filter(|symbol| !asked.iter().any(|word| word == *symbol)).count() as u32;
    if asked.iter().any(|word| word == sequence) {
        Some(missing)
    } else {
        (missing == 0 && !symbols.is_empty()).then_some(10)
    }
}

/// A number as it stands in a passage that holds its key.
fn as_written(context: &Context<'_>, key: &str, at: DocAddress) -> Result<String, SearchError> {
    let passage = passage(context.store, &context.searcher, at)?;
    let mut terms = Terms::new(&passage.text);
    while terms.advance() {
        if terms.key() == key {
            return Ok(terms.span().of(&passage.text).unwrap_or_default().to_owned());
        }
    }
    // It stands in the title that is kept beside the text.
    Ok(KeyParts::of(key).map_or_else(String::new, |parts| parts.exact.trim_start_matches(NUMBER_MARK).to_uppercase()))
}
