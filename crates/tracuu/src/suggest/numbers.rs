//! Numbers of documents that begin with what was typed.
//!
//! | typed               | number           | shown as                |
//! | ------------------- | ---------------- | ----------------------- |
//! | `24-c`              | 24-CT/TU         | *24-CT/TU*              |
//! | `024 - ct / t`      | 24-CT/TU         | *24-CT/TU*              |
//! | `30/2020/nd`        | 30/2020/NĐ-CP    | *30/2020/NĐ-CP*         |
//! | `chi thi so 24`     | 24-CT/TU         | *Chỉ thị số 24-CT/TU*   |
//! | `30/2020/đ`         | none             |                         |

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, SegmentReader, TERMINATED};
use tracuu_text::{
    KEY_SEPARATOR, KeyParts, Letter, NUMBER_MARK, Shape, Span, Terms, key_of, push_number_key, scan_document_number,
};

use super::Context;
use super::slot::behind;
use super::surface::parts;
use super::titles::first_by_id;
use crate::search::record;
use crate::{SearchError, Suggestion, SuggestionKind};

/// The most terms of a dictionary that are looked at.
const SCAN: usize = 2048;
/// The most documents that are read to compare kinds.
const READ: usize = 24;

/// A number that was begun, and the words before it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Begun<'t> {
    before: &'t str,
    /// What its key begins with, with shapes.
    key: String,
}

/// A number of the index.
struct Number {
    key: String,
    documents: u64,
    bearers: Vec<DocAddress>,
}

/// The best numbers.
pub(super) fn numbers(context: &Context<'_>, text: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
    let Some(begun) = begun(text) else { return Ok(Vec::new()) };
    let mut numbers: Vec<Number> = Vec::new();
    for (ord, segment) in (0..).zip(context.searcher.segment_readers()) {
        for number in in_segment(context, segment, ord, &begun.key)? {
            match numbers.iter_mut().find(|known| known.key == number.key) {
                Some(known) => {
                    known.documents += number.documents;
                    known.bearers.extend(number.bearers);
                }
                None => numbers.push(number),
            }
        }
    }
    numbers.sort_by(|a, b| b.documents.cmp(&a.documents).then_with(|| a.key.cmp(&b.key)));
    let mut shown = Vec::new();
    for number in numbers.iter().take(READ.max(limit)) {
        if shown.len() == limit {
            break;
        }
        shown.extend(show(context, &begun, number)?);
    }
    Ok(shown)
}

fn in_segment(
    context: &Context<'_>,
    segment: &SegmentReader,
    ord: u32,
    typed: &str,
) -> Result<Vec<Number>, SearchError> {
    let inverted = segment.inverted_index(context.store.fields.number)?;
    let bare: String = typed.chars().map(|c| Letter::of(c).map_or(c, |letter| letter.base as char)).collect();
    let range = inverted.terms().range().ge(bare.as_bytes()).lt(behind(&bare));
    let mut stream = range.into_stream().map_err(SearchError::engine)?;
    let mut found = Vec::new();
    for _ in 0..SCAN {
        if !stream.advance() {
            break;
        }
        let Ok(key) = std::str::from_utf8(stream.key()) else { continue };
        if KeyParts::of(key).is_some_and(|written| begins(written.shape, typed)) {
            found.push((key.to_owned(), stream.value().clone()));
        }
    }
    // Frequent ones first: of the others not all are counted.
    found.sort_by(|(a, left), (b, right)| right.doc_freq.cmp(&left.doc_freq).then_with(|| a.cmp(b)));
    let mut numbers = Vec::new();
    for (key, info) in found {
        if numbers.len() == crate::SuggestRequest::LIMIT {
            break;
        }
        let mut postings =
            inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic).map_err(SearchError::engine)?;
        let mut bearers = Vec::new();
        while postings.doc() != TERMINATED {
            if !segment.is_deleted(postings.doc()) {
                bearers.push(DocAddress::new(ord, postings.doc()));
            }
            postings.advance();
        }
        if !bearers.is_empty() {
            numbers.push(Number { key, documents: bearers.len() as u64, bearers });
        }
    }
    Ok(numbers)
}

/// Whether a written key begins with a typed one, whose shapes are demands.
fn begins(written: &str, typed: &str) -> bool {
    let mut written = written.chars();
    typed.chars().all(|typed| match (Letter::of(typed), written.next()) {
        (Some(typed), Some(written)) => Letter::of(written)
            .is_some_and(|w| w.base == typed.base && (typed.shape == Shape::None || typed.shape == w.shape)),
        (None, written) => written == Some(typed),
        (Some(_), None) => false,
    })
}

/// The number at the end of a text; `None` when no number is being typed there.
fn begun(text: &str) -> Option<Begun<'_>> {
    let text = text.trim_end_matches(char::is_whitespace);
    let at = start_of_number(text)?;
    let (before, number) = text.split_at_checked(at)?;
    let whole = scan_document_number(text, at).filter(|shape| shape.span.end == text.len());
    let mut key = String::new();
    match whole {
        Some(shape) => {
            push_number_key(text, &shape, &mut key);
            let parts = KeyParts::of(&key)?;
            key = parts.shape.to_owned();
        }
        None => {
            key.push(NUMBER_MARK);
            push_beginning(number, &mut key);
        }
    }
    Some(Begun { before, key })
}

/// Where the number begins at the end of a text: digits behind a blank or at the start, and behind them letters and digits
/// whose only blanks stand beside hyphens and slashes.
fn start_of_number(text: &str) -> Option<usize> {
    let is_sign = |c: char| matches!(c, '-' | '/' | '–' | '—' | '‑');
    let starts = text.char_indices().filter(|&(at, c)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        c.is_ascii_digit() && before.is_none_or(char::is_whitespace)
    });
    let is_one = |number: &str| {
        let pieces: Vec<&str> = number.split_whitespace().collect();
        pieces.windows(2).all(|pair| match pair {
            [left, right] => left.ends_with(is_sign) || right.starts_with(is_sign),
            _ => true,
        }) && number.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || is_sign(c) || c == '.')
    };
    starts.map(|(at, _)| at).find(|&at| text.get(at..).is_some_and(|number| number.len() <= 60 && is_one(number)))
}

/// The beginning of a key: lower-case, joined by hyphens, without leading zeros.
fn push_beginning(number: &str, key: &mut String) {
    let trimmed = number.trim_start_matches('0');
    let number = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { trimmed } else { number };
    for character in number.chars() {
        match Letter::of(character) {
            Some(letter) => key.push(Letter { tone: tracuu_text::Tone::Ngang, ..letter }.to_char()),
            None if character.is_ascii_digit() || character == '.' => key.push(character),
            None if character.is_whitespace() => {}
            None if key.ends_with('-') => {}
            None => key.push('-'),
        }
    }
}

fn show(context: &Context<'_>, begun: &Begun<'_>, number: &Number) -> Result<Option<Suggestion>, SearchError> {
    let Some((at, id)) = first_by_id(context, &number.bearers)? else { return Ok(None) };
    let record = record(context.store, &context.searcher, at)?;
    let Some(written) = record.number else { return Ok(None) };
    let Some(words) = words_before(begun.before, record.kind.as_deref()) else { return Ok(None) };
    let text = format!("{words}{written}");
    let typed = words.len() + typed_len(&written, &begun.key);
    Ok(Some(Suggestion {
        kind: SuggestionKind::Number,
        documents: Some(number.documents),
        id: Some(id),
        parts: parts(&text, Span::new(0, typed)),
        text,
    }))
}

/// The words before a number as they are shown; `None` when they are not those of its kind.
fn words_before(before: &str, kind: Option<&str>) -> Option<String> {
    let mut typed = Terms::new(before);
    let mut keys = Vec::new();
    while typed.advance() {
        keys.push(typed.key().to_owned());
    }
    let agrees = |typed: &str, written: &str| {
        let written = key_of(written);
        KeyParts::of(typed).zip(KeyParts::of(&written)).is_some_and(|(typed, written)| typed.agrees(&written))
    };
    let has_word = keys.last().is_some_and(|last| agrees(last, "số"));
    if has_word {
        keys.pop();
    }
    let of_kind: Vec<&str> = kind.unwrap_or_default().split_whitespace().collect();
    let is_kind =
        of_kind.len() == keys.len() && keys.iter().zip(&of_kind).all(|(typed, written)| agrees(typed, written));
    match (keys.is_empty(), has_word) {
        (true, false) => Some(String::new()),
        (true, true) => Some("số ".to_owned()),
        (false, _) if !is_kind => None,
        (false, false) => Some(format!("{} ", of_kind.join(" "))),
        (false, true) => Some(format!("{} số ", of_kind.join(" "))),
    }
}

/// How much of a written number was typed: as many signs as the key holds, the leading zeros besides.
fn typed_len(written: &str, key: &str) -> usize {
    let zeros = written.len() - written.trim_start_matches('0').len();
    let letters =
        key.chars().filter(|c| c.is_alphanumeric() || *c == '.').filter(|&c| c != KEY_SEPARATOR && c != NUMBER_MARK);
    let mut left = letters.count() + zeros;
    for (at, character) in written.char_indices() {
        if left == 0 {
            return at;
        }
        left -= usize::from(character.is_alphanumeric() || character == '.');
    }
    written.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, before: &str, key: &str) {
        let found = begun(text).map(|begun| (begun.before.to_owned(), begun.key));
        assert_eq!(found, Some((before.to_owned(), format!("№{key}"))), "{text}");
    }

    #[test]
    fn numbers_that_are_being_typed() {
        check("24-c", "", "24-c");
        check("24-CT/T", "", "24-ct-t");
        check("024 - ct / tu", "", "24-ct-tu");
        check("chỉ thị số 24-", "chỉ thị số ", "24-");
        check("30/2020/NĐ", "", "30-2020-nđ");
        check("30/2020/NĐ-CP", "", "30-2020-nđ-cp");
        check("24-CT/TƯ", "", "24-ct-tw");
        check("0", "", "0");
        check("66.19/", "", "66.19-");
        for text in ["", "kỷ luật", "24 chỉ thị", "điều 5 khoản", "qh14", "(24"] {
            assert_eq!(begun(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_the_kind() {
        assert_eq!(words_before("chi thi so ", Some("Chỉ thị")).as_deref(), Some("Chỉ thị số "));
        assert_eq!(words_before("chỉ thị ", Some("Chỉ thị")).as_deref(), Some("Chỉ thị "));
        assert_eq!(words_before("so ", None).as_deref(), Some("số "));
        assert_eq!(words_before("", None).as_deref(), Some(""));
        assert_eq!(words_before("nghi quyet ", Some("Chỉ thị")), None);
    }

    #[test]
    fn the_typed_piece_of_a_number() {
        assert_eq!(typed_len("24-CT/TU", "№24-c"), 4);
        assert_eq!(typed_len("08-NQ/TU", "№8-nq"), 5);
        assert_eq!(typed_len("08-NQ/TU", "№8-nq-tu"), 8);
    }
}
