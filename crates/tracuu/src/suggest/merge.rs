//! One list of suggestions of all kinds.
//!
//! | place | kind                                          | at most                       |
//! | ----- | --------------------------------------------- | ----------------------------- |
//! | 1     | numbers                                       | what the others leave         |
//! | 2     | titles that begin with what was typed         | what the others leave         |
//! | 3     | issuers                                       | a quarter, when others follow |
//! | 4     | phrases                                       | a quarter, when others follow |
//! | 5     | titles that hold it                           | what the others leave         |

use super::surface::same_words;
use crate::Suggestion;

/// The suggestions of each kind, best first.
pub(super) struct Lists {
    limit: usize,
    pub(super) numbers: Vec<Suggestion>,
    pub(super) titles: Vec<Suggestion>,
    pub(super) issuers: Vec<Suggestion>,
    pub(super) phrases: Vec<Suggestion>,
}

impl Lists {
    pub(super) fn new(limit: usize) -> Lists {
        Lists { limit, numbers: Vec::new(), titles: Vec::new(), issuers: Vec::new(), phrases: Vec::new() }
    }

    pub(super) fn merge(self) -> Vec<Suggestion> {
        let Lists { limit, mut numbers, mut titles, mut issuers, mut phrases } = self;
        let mut known: Vec<String> = titles.iter().map(|title| same_words(&title.text)).collect();
        phrases.retain(|phrase| {
            let words = same_words(&phrase.text);
            let is_new = !known.contains(&words);
            known.push(words);
            is_new
        });
        share(limit, [&mut titles, &mut numbers, &mut issuers, &mut phrases]);
        let (begin, hold): (Vec<_>, Vec<_>) =
            titles.into_iter().partition(|title| title.parts.first().is_some_and(|part| part.highlighted));
        [numbers, begin, issuers, phrases, hold].into_iter().flatten().collect()
    }
}

/// Shortens the lists to `limit` together: a quarter is kept for each, and what one does not need goes to the first.
fn share(limit: usize, mut lists: [&mut Vec<Suggestion>; 4]) {
    let quarter = limit.div_ceil(4);
    let mut left = limit;
    let mut sizes = lists.each_ref().map(|list| list.len().min(quarter));
    for size in &mut sizes {
        *size = (*size).min(left);
        left -= *size;
    }
    for (list, size) in lists.iter().zip(&mut sizes) {
        let more = (list.len() - *size).min(left);
        *size += more;
        left -= more;
    }
    for (list, size) in lists.iter_mut().zip(sizes) {
        list.truncate(size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SuggestionKind, SuggestionPart};

    fn suggestions(kind: SuggestionKind, count: usize) -> Vec<Suggestion> {
        let one = |nth| Suggestion {
            kind,
            text: format!("{} {nth}", kind.name()),
            documents: None,
            id: None,
            parts: vec![SuggestionPart { text: "x".into(), highlighted: nth % 2 == 0 }],
        };
        (0..count).map(one).collect()
    }

    /// How many there are of titles, numbers, issuers and phrases, before and after.
    #[track_caller]
    fn check(limit: usize, found: [usize; 4], shown: [usize; 4]) {
        let [titles, numbers, issuers, phrases] = found;
        let mut lists = Lists::new(limit);
        lists.titles = suggestions(SuggestionKind::Title, titles);
        lists.numbers = suggestions(SuggestionKind::Number, numbers);
        lists.issuers = suggestions(SuggestionKind::Issuer, issuers);
        lists.phrases = suggestions(SuggestionKind::Phrase, phrases);
        let merged = lists.merge();
        let count = |kind| merged.iter().filter(|suggestion| suggestion.kind == kind).count();
        assert_eq!(SuggestionKind::ALL.map(count), shown);
        assert!(merged.len() <= limit);
    }

    #[test]
    fn every_kind_has_a_share_and_leaves_what_it_does_not_need() {
        check(10, [20, 20, 20, 5], [3, 3, 3, 1]);
        check(10, [20, 0, 0, 5], [7, 0, 0, 3]);
        check(10, [20, 0, 0, 0], [10, 0, 0, 0]);
        check(10, [1, 20, 0, 2], [1, 7, 0, 2]);
        check(1, [20, 20, 20, 5], [1, 0, 0, 0]);
        check(10, [0, 0, 0, 0], [0, 0, 0, 0]);
    }

    #[test]
    fn a_phrase_that_is_a_title_is_shown_once() {
        let mut lists = Lists::new(10);
        lists.titles = suggestions(SuggestionKind::Title, 1);
        lists.phrases = suggestions(SuggestionKind::Phrase, 1);
        lists.phrases.iter_mut().for_each(|phrase| phrase.text = "Title 0".into());
        assert_eq!(lists.merge().len(), 1);
    }
}
