//! White space, invisible characters, quotes and dashes.

use super::RepairKind;
use super::rewrite::{Pass, Rewriter};
use crate::Span;
use crate::document_number::is_dash;
use crate::letter::is_invisible;

/// Removes invisible characters and makes odd spaces plain.
pub(super) fn white_space(text: &str, invisible: bool, spaces: bool) -> Option<Pass> {
    each(text, |c| {
        if invisible && is_invisible(c) {
            Some(("", RepairKind::Invisible))
        } else if spaces && is_odd_space(c) {
            Some((" ", RepairKind::Space))
        } else {
            None
        }
    })
}

/// Makes quotes and dashes plain.
pub(super) fn punctuation(text: &str, quotes: bool, dashes: bool) -> Option<Pass> {
    each(text, |c| {
        if quotes && let Some(plain) = plain_quote(c) {
            Some((plain, RepairKind::Quote))
        } else if dashes && c != '-' && is_dash(c) {
            Some(("-", RepairKind::Dash))
        } else {
            None
        }
    })
}

fn each(text: &str, replacement: impl Fn(char) -> Option<(&'static str, RepairKind)>) -> Option<Pass> {
    if text.is_ascii() {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for (at, character) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        if let Some((new, kind)) = replacement(character) {
            rewriter.replace(Span::new(at, at + character.len_utf8()), new, kind);
        }
    }
    rewriter.finish()
}

/// Spaces of all widths; line and paragraph separators are line ends, not spaces.
fn is_odd_space(character: char) -> bool {
    character != ' '
        && character.is_whitespace()
        && !character.is_ascii()
        && !matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn plain_quote(character: char) -> Option<&'static str> {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Some("\""),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '＇' => Some("'"),
        _ => None,
    }
}
