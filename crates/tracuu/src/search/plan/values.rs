//! The values of a field that are meant by what was typed.
//!
//! | typed                        | means                                        |
//! | ---------------------------- | -------------------------------------------- |
//! | `song van`                   | *Thành ủy Sông Vân*: these words, one behind the other |
//! | `UBND`, `UBND tỉnh`          | *Ủy ban nhân dân tỉnh Sông Vân* too          |
//! | `uy ban nhan dan`            | *UBND huyện Bến Lau* too                     |
//! | `TU`                         | *Thành ủy*, *Tỉnh ủy*: all that it stands for |

use std::collections::BTreeSet;

use tantivy::schema::Field;
use tracuu_document::{Abbreviation, AbbreviationKind, abbreviations_of, expansions_of};
use tracuu_text::{agrees, is_vietnamese_syllable};

use super::words::words;
use crate::SearchError;
use crate::search::Context;

/// The values that hold these words, or what they are short or long for, sorted.
pub(super) fn holding(context: &Context<'_>, field: Field, typed: &str) -> Result<Vec<String>, SearchError> {
    let ways = ways(typed);
    of_field(context, field, |value| {
        let written = texts(value);
        let fits = |way: &Vec<String>| {
            let is_here = |window: &[&str]| std::iter::zip(way, window).all(|(t, w)| agrees(t, w));
            !way.is_empty() && written.windows(way.len()).any(is_here)
        };
        ways.iter().any(fits)
    })
}

/// Whether a value has these words and no others.
pub(super) fn are_same(typed: &str, written: &str) -> bool {
    let (typed, written) = (texts(typed), texts(written));
    typed.len() == written.len() && std::iter::zip(&typed, &written).all(|(t, w)| agrees(t, w))
}

/// The values of a field that are meant, sorted.
pub(super) fn of_field(
    context: &Context<'_>,
    field: Field,
    is_meant: impl Fn(&str) -> bool,
) -> Result<Vec<String>, SearchError> {
    let mut found = BTreeSet::new();
    for segment in context.searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream().map_err(SearchError::engine)?;
        while stream.advance() {
            if let Ok(value) = std::str::from_utf8(stream.key())
                && is_meant(value)
            {
                found.insert(value.to_owned());
            }
        }
    }
    Ok(found.into_iter().collect())
}

fn texts(text: &str) -> Vec<&str> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// The longest expansion, in words.
const EXPANSION: usize = 8;

/// Words as they were typed, with each abbreviation of a body spelled out, and with each name of one abbreviated.
fn ways(typed: &str) -> Vec<Vec<String>> {
    let typed = texts(typed);
    let with = |start: usize, end: usize, instead: &str| {
        let (before, behind) = (typed.get(..start).unwrap_or_default(), typed.get(end..).unwrap_or_default());
        let all = before.iter().copied().chain(texts(instead)).chain(behind.iter().copied());
        all.map(str::to_owned).collect::<Vec<String>>()
    };
    let mut ways = vec![with(0, 0, "")];
    for (at, word) in typed.iter().enumerate() {
        // *tư* is a word, *TƯ* is none.
        let is_word = is_vietnamese_syllable(word) && word.contains(char::is_lowercase);
        let rows = expansions_of(word).filter(|row| !is_word && is_body(row));
        ways.extend(rows.flat_map(|row| row.expansions).map(|long| with(at, at + 1, long)));
    }
    for start in 0..typed.len() {
        for end in start + 2..=typed.len().min(start + EXPANSION) {
            let run = typed.get(start..end).unwrap_or_default().join(" ");
            ways.extend(abbreviations_of(&run).filter(|row| is_body(row)).map(|row| with(start, end, row.short)));
        }
    }
    ways
}

fn is_body(row: &Abbreviation) -> bool {
    use AbbreviationKind::{Body, DocumentKind, Issuer, Law, Mark, Office, Organization, Other, Place, Signature};
    match row.kind {
        Issuer | Body | Office | Organization | Place => true,
        DocumentKind | Law | Signature | Mark | Other => false,
    }
}
