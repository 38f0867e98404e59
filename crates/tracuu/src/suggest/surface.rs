//! Surfaces: what was typed, found in a text as it is written there.
//!
//! | typed     | text                       | found             |
//! | --------- | -------------------------- | ----------------- |
//! | `ky lu`   | Tăng cường kỷ luật         | *kỷ luật*, *kỷ lu* of it typed |
//! | `quy ch`  | Quy trình, Quy chế         | *Quy chế*         |

use std::collections::VecDeque;

use tracuu_text::{KeyParts, Span, Terms, key_of};

use super::typed::Typed;
use crate::SuggestionPart;

/// Where in a text the typed words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surface {
    /// From the first word to the end of the last.
    pub(super) words: Span,
    /// The piece of it that was typed.
    pub(super) typed: Span,
}

/// The first place where the words of `typed` stand side by side.
pub(super) fn find(text: &str, typed: &Typed) -> Option<Surface> {
    places(text, typed).next()
}

/// All places where the words of `typed` stand side by side.
pub(super) fn places<'t>(text: &'t str, typed: &'t Typed) -> impl Iterator<Item = Surface> {
    // Places at which a run may have begun: each with its first word's start and how many words agreed since.
    let mut open: VecDeque<(usize, usize)> = VecDeque::new();
    let mut terms = Terms::new(text);
    std::iter::from_fn(move || {
        while terms.advance() {
            if terms.is_compound() {
                continue;
            }
            let Some(written) = KeyParts::of(terms.key()) else { continue };
            open.push_back((terms.span().start, 0));
            open.retain_mut(|(_, agreed)| {
                *agreed += 1;
                typed.agrees(*agreed - 1, &written).is_some()
            });
            if let Some(&(start, agreed)) = open.front()
                && agreed == typed.len()
            {
                open.pop_front();
                return Some(surface(text, typed, start, terms.span()));
            }
        }
        None
    })
}

fn surface(text: &str, typed: &Typed, start: usize, last: Span) -> Surface {
    let shown = match &typed.half {
        Some(half) => letters(text, last, half.len()),
        None => last.end,
    };
    Surface { words: Span::new(start, last.end), typed: Span::new(start, shown) }
}

/// The end of the first `count` letters of a word, with the marks that are written behind them.
fn letters(text: &str, word: Span, count: usize) -> usize {
    let mut seen = 0;
    let letters = word.of(text).unwrap_or_default().char_indices();
    let end = letters.filter(|(_, c)| c.is_alphanumeric()).find(|_| {
        seen += 1;
        seen > count
    });
    end.map_or(word.end, |(at, _)| word.start + at)
}

/// The words of a text without regard to capitals, to its normal form, and to where a tone is written: *UỶ BAN* is *Ủy ban*.
pub(super) fn same_words(text: &str) -> String {
    text.split_whitespace().map(key_of).collect::<Vec<_>>().join(" ")
}

/// A text as parts, the typed piece highlighted.
pub(super) fn parts(text: &str, typed: Span) -> Vec<SuggestionPart> {
    let cuts = [(0, typed.start, false), (typed.start, typed.end, true), (typed.end, text.len(), false)];
    let part = |(start, end, highlighted)| {
        let text = text.get(start..end).filter(|text| !text.is_empty())?;
        Some(SuggestionPart { text: text.to_owned(), highlighted })
    };
    cuts.into_iter().filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that are found, with brackets around the typed piece.
    #[track_caller]
    fn check(typed: &str, text: &str, expected: &str) {
        let found = find(text, &Typed::read(typed)).and_then(|Surface { words, typed }| {
            let (typed, rest) = (typed.of(text)?, text.get(typed.end..words.end)?);
            Some(format!("[{typed}]{rest}"))
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{typed}");
    }

    #[test]
    fn finds_words_side_by_side() {
        check("ky lu", "Tăng cường kỷ luật", "[kỷ lu]ật");
        check("quy ch", "Quy trình, Quy chế", "[Quy ch]ế");
        check("ky ky cu", "kỷ kỷ kỷ cương", "[kỷ kỷ cư]ơng");
        check("lua\u{323}\u{302}", "lua\u{323}\u{302}t", "[lua\u{323}\u{302}]t");
        check("24-ct/t", "số 24-CT/TU", "[24-CT/T]U");
        check("kỷ luật ", "KỶ LUẬT", "[KỶ LUẬT]");
        check("luật kỷ", "kỷ luật", "none");
        check("quyề", "quyết", "none");
    }

    #[test]
    fn parts_add_up() {
        let parts = parts("Quy chế", Span::new(0, 6));
        assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>(), ["Quy ch", "ế"]);
    }
}
