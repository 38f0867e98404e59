//! Numbers of documents that begin with what was typed.
//!
//! | typed               | number           | shown as                |
//! | ------------------- | ---------------- | ----------------------- |
//! | `24-c`              | 24-CT/TU         | *24-CT/TU*              |
//! | `024 - ct / t`      | 24-CT/TU         | *24-CT/TU*              |
//! | `30/2020/nd`        | 30/2020/NĐ-CP    | *30/2020/NĐ-CP*         |
//! | `chi thi so 24`     | 24-CT/TU         | *Chỉ thị số 24-CT/TU*   |
//! | `nd 30`, `NĐ 30`    | 30/2020/NĐ-CP    | *30/2020/NĐ-CP*         |
//! | `24 ct t`, `30 nd`  | 24-CT/TU, 30/2020/NĐ-CP | *24-CT/TU*, *30/2020/NĐ-CP* |
//! | `30/2020/đ`         | none             |                         |
//!
//! Numbers are shown in their normal form, however a letterhead writes them.

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, SegmentReader, TERMINATED};
use tracuu_document::parse_number;
use tracuu_text::{
    KEY_SEPARATOR, KeyParts, Letter, NUMBER_MARK, Shape, Span, Terms, Tone, key_of, push_number_key,
    scan_document_number, sort_by,
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
    /// What was typed, where that is zeros and nothing else: no key begins with one.
    zeros: &'t str,
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
    let symbol = symbol(begun.before);
    numbers.retain(|number| symbol.as_ref().is_none_or(|symbol| has_symbol(&number.key, symbol)));
    sort_by(&mut numbers, |a, b| b.documents.cmp(&a.documents).then_with(|| a.key.cmp(&b.key)));
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
    // A year may stand between the running number and the symbol that was typed behind it.
    let bare = head_before_symbol(&bare).unwrap_or(&bare);
    let range = inverted.terms().range().ge(bare.as_bytes()).lt(behind(bare));
    let mut stream = range.into_stream().map_err(SearchError::engine)?;
    let mut found = Vec::new();
    for _ in 0..SCAN {
        if !stream.advance() {
            break;
        }
        let Ok(key) = std::str::from_utf8(stream.key()) else { continue };
        if KeyParts::of(key)
            .is_some_and(|written| begins(written.shape, typed) || begins_without_year(written.shape, typed))
        {
            found.push((key.to_owned(), stream.value().clone()));
        }
    }
    // Frequent ones first: of the others not all are counted.
    sort_by(&mut found, |(a, left), (b, right)| right.doc_freq.cmp(&left.doc_freq).then_with(|| a.cmp(b)));
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

/// A running number and the hyphen behind it, where a letter follows.
fn head_before_symbol(key: &str) -> Option<&str> {
    let (head, behind) = key.split_at_checked(key.find('-')? + 1)?;
    behind.starts_with(|c: char| c.is_alphabetic()).then_some(head)
}

/// The same where the symbol was typed right behind the running number: `30 nd` for 30/2020/NĐ-CP.
fn begins_without_year(written: &str, typed: &str) -> bool {
    let Some(typed) = head_before_symbol(typed).and_then(|head| Some((head, typed.get(head.len()..)?))) else {
        return false;
    };
    let Some((year, rest)) = written.strip_prefix(typed.0).and_then(|rest| rest.split_once('-')) else { return false };
    year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && begins(rest, typed.1)
}

/// The one word before a number, which may be the symbol of its kind.
fn symbol(before: &str) -> Option<String> {
    let mut words = before.split_whitespace();
    let word = words.next().filter(|_| words.next().is_none())?;
    let is_symbol = word.chars().all(|c| Letter::of(c).is_some_and(|letter| letter.tone == Tone::Ngang));
    (is_symbol && !agrees(&key_of(word), "số")).then(|| key_of(word))
}

/// Whether a symbol stands in a number: `nd` and `nđ` in `№30-2020-nđ-cp`.
fn has_symbol(key: &str, symbol: &str) -> bool {
    let parts = KeyParts::of(key).map_or(key, |parts| parts.shape);
    parts.split('-').any(|part| agrees(symbol, part))
}

/// Whether a typed key may stand for a written word.
fn agrees(typed: &str, written: &str) -> bool {
    let written = key_of(written);
    KeyParts::of(typed).zip(KeyParts::of(&written)).is_some_and(|(typed, written)| typed.agrees(&written))
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
    let zeros = if number.bytes().all(|b| b == b'0') { number } else { "" };
    Some(Begun { before, key, zeros })
}

/// Where the number begins at the end of a text: digits behind a blank or at the start, and behind them letters and digits
/// whose blanks stand beside hyphens and slashes, or before what may be a symbol: a few letters without a tone.
fn start_of_number(text: &str) -> Option<usize> {
    let is_sign = |c: char| matches!(c, '-' | '/' | '–' | '—' | '‑');
    let starts = text.char_indices().filter(|&(at, c)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        c.is_ascii_digit() && before.is_none_or(char::is_whitespace)
    });
    let is_one = |number: &str| {
        let pieces: Vec<&str> = number.split_whitespace().collect();
        pieces.windows(2).all(|pair| match pair {
            [left, right] => left.ends_with(is_sign) || right.starts_with(is_sign) || may_be_symbol(right),
            _ => true,
        }) && number.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || is_sign(c) || c == '.')
    };
    starts.map(|(at, _)| at).find(|&at| text.get(at..).is_some_and(|number| number.len() <= 60 && is_one(number)))
}

fn may_be_symbol(word: &str) -> bool {
    let is_letter = |c: char| Letter::of(c).is_some_and(|letter| letter.tone == Tone::Ngang);
    let letters = word.chars().take_while(|&c| is_letter(c)).count();
    (1..=5).contains(&letters) && word.chars().nth(letters).is_none_or(|c| !c.is_alphanumeric())
}

/// The beginning of a key: lower-case, joined by hyphens, without leading zeros.
fn push_beginning(number: &str, key: &mut String) {
    let trimmed = number.trim_start_matches('0');
    let number = if trimmed.is_empty() || trimmed.starts_with(|c: char| c.is_ascii_digit()) { trimmed } else { number };
    for character in number.chars() {
        match Letter::of(character) {
            Some(letter) => key.push(Letter { tone: Tone::Ngang, ..letter }.to_char()),
            None if character.is_ascii_digit() || character == '.' => key.push(character),
            None if key.ends_with('-') => {}
            None => key.push('-'),
        }
    }
}

fn show(context: &Context<'_>, begun: &Begun<'_>, number: &Number) -> Result<Option<Suggestion>, SearchError> {
    let Some((at, id)) = first_by_id(context, &number.bearers)? else { return Ok(None) };
    let record = record(context.store, &context.searcher, at)?;
    let Some(printed) = record.number.filter(|printed| printed.starts_with(begun.zeros)) else { return Ok(None) };
    let written = parse_number(&printed).map_or(printed, |number| number.to_string());
    let is_symbol = symbol(begun.before).is_some_and(|symbol| has_symbol(&number.key, &symbol));
    let words = if is_symbol { Some(String::new()) } else { words_before(begun.before, record.kind.as_deref()) };
    let Some(words) = words else { return Ok(None) };
    let text = format!("{words}{written}");
    let is_whole = KeyParts::of(&number.key).is_some_and(|key| begins(key.shape, &begun.key));
    // Of `30 nd` the year that nobody typed stands before the symbol.
    let key = head_before_symbol(&begun.key).filter(|_| !is_whole).unwrap_or(&begun.key);
    let typed = words.len() + typed_len(&written, key).max(begun.zeros.len());
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
        check("0", "", "");
        check("66.19/", "", "66.19-");
        check("12 c", "", "12-c");
        check("24 ct tu", "", "24-ct-tu");
        check("nd 30", "nd ", "30");
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
