//! Typos: one letter of one word of a question is changed, the same way in every run.

use tracuu::text::{FoldLevel, TokenKind, fold, key_of, tokenize};
use tracuu::{SearchError, SearchIndex};

use crate::measure::keys;

/// How many typos come out as the word that was meant, of all that make a word that is none of the language.
pub(crate) fn found(index: &SearchIndex, right: &[String], is_bare: bool) -> Result<(u64, u64), SearchError> {
    let (mut found, mut all) = (0, 0);
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for query in right {
        let mut next = |below: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random % below.max(1) as u64) as usize
        };
        let long: Vec<_> = tokenize(query)
            .filter(|token| {
                token.kind == TokenKind::Word && token.span.of(query).is_some_and(|w| w.chars().count() >= 4)
            })
            .collect();
        let Some(token) = long.get(next(long.len())) else { continue };
        let word = token.span.of(query).unwrap_or_default();
        let typo = typo(word, &mut next);
        if tracuu::text::is_vietnamese_syllable(&typo) || key_of(&typo) == key_of(word) {
            continue;
        }
        let (Some(before), Some(behind)) = (query.get(..token.span.start), query.get(token.span.end..)) else {
            continue;
        };
        let mut typed = format!("{before}{typo}{behind}");
        if is_bare {
            typed = fold(&typed, FoldLevel::Bare).text.into_owned();
        }
        let meant = index.did_you_mean(&typed)?.map_or(typed, |correction| correction.text);
        let nth = keys(before).len();
        all += 1;
        let is_found = keys(&meant).get(nth) == Some(&key_of(word));
        found += u64::from(is_found);
        if !is_found && std::env::var_os("SHOW").is_some() {
            eprintln!("  {word} {typo} -> {meant}");
        }
    }
    Ok((found, all))
}

/// A letter too many, too few, another, or two that changed places.
fn typo(word: &str, next: &mut impl FnMut(usize) -> usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + next(letters.len() - 1);
    let letter = char::from(b'a' + next(26) as u8);
    match next(4) {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ => letters.swap(at - 1, at),
    }
    letters.into_iter().collect()
}
