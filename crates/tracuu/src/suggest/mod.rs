//! Suggestions: what somebody who types may be about to type, and what a query may have meant.
//!
//! | step                                   | where                                                        |
//! | -------------------------------------- | ------------------------------------------------------------ |
//! | words, the last of them half typed     | [`typed`], [`crate::half`]                                   |
//! | the terms that they may stand for      | [`slot`]                                                     |
//! | where these stand side by side         | [`run`]                                                      |
//! | titles, numbers, issuers, phrases      | [`titles`], [`numbers`], [`issuers`], [`phrases`]            |
//! | one list of them                       | [`merge`]                                                    |
//! | marks restored, typos found            | [`correct`]                                                  |
//!
//! Everything is read from the index at that moment, in bounded work: dictionaries by range, postings by even samples where
//! they are long, and a stored document for each suggestion that is shown.

mod correct;
mod issuers;
mod merge;
mod numbers;
mod phrases;
mod run;
mod sample;
mod slot;
mod surface;
mod titles;
mod typed;

use std::time::Instant;

use tantivy::Searcher;
use tracuu_text::typing::read_typed;

use crate::index::Store;
use crate::{SearchError, SuggestRequest, SuggestResponse, Suggestion, SuggestionKind};
pub(crate) use correct::{Corrector, did_you_mean};
use typed::Typed;

/// Text longer than this, in bytes, is pasted, not typed: nothing completes it.
const LONGEST: usize = 1000;

/// What the steps of one request share.
struct Context<'a> {
    store: &'a Store,
    searcher: Searcher,
}

/// Answers a request.
pub(crate) fn suggest(store: &Store, request: &SuggestRequest) -> Result<SuggestResponse, SearchError> {
    let started = Instant::now();
    let SuggestRequest { text, limit, kinds } = request;
    let context = Context { store, searcher: store.reader.searcher() };
    let limit = (*limit).min(SuggestRequest::LIMIT);
    let mut suggestions = Vec::new();
    if text.len() <= LONGEST && limit > 0 {
        suggestions = complete(&context, text, limit, kinds)?;
        if suggestions.is_empty() {
            suggestions = complete_raw(&context, text, limit, kinds)?;
        }
    }
    Ok(SuggestResponse { text: text.clone(), took_ms: started.elapsed().as_secs_f64() * 1e3, suggestions })
}

fn complete(
    context: &Context<'_>,
    text: &str,
    limit: usize,
    kinds: &[SuggestionKind],
) -> Result<Vec<Suggestion>, SearchError> {
    let typed = Typed::read(text);
    let mut lists = merge::Lists::new(limit);
    if kinds.contains(&SuggestionKind::Number) {
        lists.numbers = numbers::numbers(context, text, limit)?;
    }
    if typed.is_empty() {
        return Ok(lists.merge());
    }
    if kinds.contains(&SuggestionKind::Title) {
        lists.titles = titles::titles(context, &typed, limit)?;
    }
    if kinds.contains(&SuggestionKind::Issuer) {
        lists.issuers = issuers::issuers(context, &typed, limit)?;
    }
    if kinds.contains(&SuggestionKind::Phrase) {
        lists.phrases = phrases::phrases(context, &typed, limit.min(phrases::LIMIT))?;
    }
    Ok(lists.merge())
}

/// What was typed with the input method off, the last word perhaps half: `kyr luaaj` is *kỷ luậ*.
///
/// Only whole syllables can be read, so the last word is made one by an ending, which is taken away again.
fn complete_raw(
    context: &Context<'_>,
    text: &str,
    limit: usize,
    kinds: &[SuggestionKind],
) -> Result<Vec<Suggestion>, SearchError> {
    for ending in ["", "t", "n", "c", "ng", "p", "m", "nh", "ch", "i", "y", "u"] {
        let Some(read) = read_typed(&format!("{text}{ending}")) else { continue };
        let Some(meant) = read.text.strip_suffix(ending) else { continue };
        let suggestions = complete(context, meant, limit, kinds)?;
        if !suggestions.is_empty() {
            return Ok(suggestions);
        }
    }
    Ok(Vec::new())
}
