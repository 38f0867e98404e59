//! Corrections: a query as the texts of the index would have it.
//!
//! | typed                 | meant                   |                                              |
//! | --------------------- | ----------------------- | -------------------------------------------- |
//! | `ky luat`             | *kỷ luật*               | the variants that stand side by side most    |
//! | `nghị quyềt`          | *nghị quyết*            | a mark that no word of the index has         |
//! | `nghi quyett`         | *nghị quyết*            | a letter too many                            |
//! | `kyr luaajt`          | *kỷ luật*               | Telex                                        |
//! | `"ky luat" 24-CT/TU`  | *"kỷ luật" 24-CT/TU*    | signs and numbers stay                       |
//!
//! 1. [`words`] takes the words of the query that may be changed.
//! 2. [`candidates`] says which words of the index each may be, and at what cost.
//! 3. [`restore`] chooses one for each, by how often words stand side by side, which [`model`] has counted in a sample.
//! 4. [`spelling`] writes it as the index does, with the capitals of the query.

mod candidates;
mod edits;
mod model;
mod restore;
mod sampled;
mod spelling;
mod vocabulary;
mod words;

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::Opstamp;
use tantivy::index::SegmentId;
use tracuu_text::typing::{TypedText, read_typed};
use tracuu_text::{Alignment, Span, tokenize};

use crate::index::Store;
use crate::{Change, Correction, SearchError};
use model::Model;

/// A query longer than this, in bytes, is left as it is.
const LONGEST: usize = 4000;

/// What the segments of an index were when a model was made of them.
type State = Vec<(SegmentId, Option<Opstamp>)>;

/// Keeps the model of an index until the index changes.
#[derive(Default)]
pub(crate) struct Corrector {
    known: Mutex<Option<(State, Arc<Model>)>>,
}

impl Corrector {
    fn model(&self, store: &Store) -> Result<Arc<Model>, SearchError> {
        let searcher = store.reader.searcher();
        let segments = searcher.segment_readers();
        let state: State = segments.iter().map(|segment| (segment.segment_id(), segment.delete_opstamp())).collect();
        // Whoever comes second waits for the model instead of making another.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, model)) = known.as_ref()
            && *of == state
        {
            return Ok(Arc::clone(model));
        }
        let model = Arc::new(Model::of(store, &searcher)?);
        *known = Some((state, Arc::clone(&model)));
        Ok(model)
    }
}

/// The query as it was probably meant; `None` when nothing is to be changed.
pub(crate) fn did_you_mean(
    store: &Store,
    corrector: &Corrector,
    query: &str,
) -> Result<Option<Correction>, SearchError> {
    if query.len() > LONGEST {
        return Ok(None);
    }
    Ok(correct(&*corrector.model(store)?, query))
}

fn correct(model: &Model, query: &str) -> Option<Correction> {
    let read = read_typed(query);
    let (meant, alignment) = match &read {
        Some(TypedText { scheme: _, text, alignment }) => (text.as_str(), Some(alignment)),
        None => (query, None),
    };
    let words = words::words(meant);
    let chosen = restore::restore(model, meant, &words);
    let mut corrected = Draft { query, alignment, out: String::with_capacity(meant.len() + 16), changes: Vec::new() };
    let mut confidence: f32 = 1.0;
    let mut next = words.iter().zip(&chosen).peekable();
    for token in tokenize(meant) {
        let text = token.span.of(meant).unwrap_or_default();
        let choice = next.next_if(|(word, _)| word.span == token.span).map(|(_, choice)| choice);
        match choice.and_then(|choice| Some((choice, spelling::spelled(model, choice.word?, text)?))) {
            Some((choice, spelled)) => {
                confidence = confidence.min(choice.confidence);
                corrected.push(token.span, &spelled);
            }
            None => corrected.push(token.span, text),
        }
    }
    let Draft { out, changes, .. } = corrected;
    (!changes.is_empty()).then_some(Correction { text: out, confidence, changes })
}

/// A corrected query that grows token by token.
struct Draft<'q> {
    query: &'q str,
    alignment: Option<&'q Alignment>,
    out: String,
    changes: Vec<Change>,
}

impl Draft<'_> {
    fn push(&mut self, span: Span, text: &str) {
        self.out.push_str(text);
        let source = self.alignment.map_or(span, |alignment| alignment.to_source(span));
        if source.of(self.query) != Some(text) {
            self.changes.push(Change { start: source.start, end: source.end, text: text.to_owned() });
        }
    }
}
