//! Papers by their numbers.

use tracuu::{Document, SearchIndex};

/// An index of papers with a number, a kind, a title and a text; their ids are their numbers.
pub(crate) fn numbered(papers: &[[&str; 4]]) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for [number, kind, title, text] in papers {
        let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let (number, kind, title) = (given(number), given(kind), given(title));
        let id = number.clone().unwrap_or_else(|| text.chars().take(12).collect());
        writer.put(&Document { id, number, kind, title, text: (*text).into(), ..Default::default() }).expect("put");
    }
    writer.commit().expect("committed");
    index
}
