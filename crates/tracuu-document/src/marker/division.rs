//! Divisions: named ones, and those with a capital letter or a roman number.

use super::{Marked, Marker};
use crate::numeral::{Ordinal, is_point_letter, parse_roman, strip_number, strip_ordinal_word};
use crate::word::{is_caps, split_word, starts_upper, strip_words};

/// `Chương II`, `Điều 5. Tên`, `PHỤ LỤC`.
pub(super) fn read_division(text: &str) -> Option<Marked> {
    let first = text.chars().next()?.to_lowercase().next()?;
    match first {
        'p' => read_annex(text).or_else(|| read_numbered(text, "phần", |n, _| Marker::Part(n))),
        'c' => read_numbered(text, "chương", |n, _| Marker::Chapter(n)),
        'm' => read_numbered(text, "mục", Marker::Section),
        't' => read_numbered(text, "tiểu mục", |n, _| Marker::Subsection(n)),
        'đ' | 'ð' | 'ɖ' => read_article(text),
        _ => None,
    }
}

fn read_numbered(text: &str, name: &str, marker: fn(u32, bool) -> Marker) -> Option<Marked> {
    let rest = strip_words(text, name)?;
    let (number, is_roman, rest) = division_number(rest)?;
    let title = division_title(rest)?;
    Some(Marked::before(text, title, marker(number, is_roman)))
}

/// ` II`, ` 2`, ` thứ nhất`.
fn division_number(rest: &str) -> Option<(u32, bool, &str)> {
    let rest = rest.strip_prefix([' ', '\u{A0}'])?;
    if let Some((number, rest)) = strip_words(rest, "thứ").and_then(strip_ordinal_word) {
        return Some((number, false, rest));
    }
    let (word, behind) = split_word(rest)?;
    if let Some(number) = parse_roman(word) {
        return Some((number, true, behind));
    }
    let (number, tail) = strip_number(word)?;
    tail.is_empty().then_some((number, false, behind))
}

/// The title behind a number: nothing, something behind a sign, or capitals.
fn division_title(rest: &str) -> Option<&str> {
    let trimmed = rest.trim_start();
    if let Some(title) = trimmed.strip_prefix(['.', ':', '-', '–', '—']) {
        return (title.is_empty() || title.starts_with(char::is_whitespace) || starts_upper(title)).then_some(title);
    }
    (trimmed.is_empty() || (is_caps(trimmed) && starts_upper(trimmed))).then_some(trimmed)
}

/// `Điều 15a.`
fn read_article(text: &str) -> Option<Marked> {
    let rest = strip_words(text, "điều")?.trim_start();
    let (word, behind) = split_word(rest)?;
    let ordinal = Ordinal::parse(word)?;
    let signed = behind.trim_start().strip_prefix(['.', ':', '-', '–', '—']);
    let title = match signed {
        Some(title) => (!title.starts_with(|c: char| c.is_ascii_digit())).then_some(title),
        None => behind.trim().is_empty().then_some(""),
    }?;
    Some(Marked::before(text, title, Marker::Article(ordinal)))
}

/// `Phụ lục`, `PHỤ LỤC SỐ 2`.
fn read_annex(text: &str) -> Option<Marked> {
    let rest = strip_words(text, "phụ lục")?;
    if rest.trim().is_empty() {
        return Some(Marked::before(text, "", Marker::Annex(None)));
    }
    let numbered = strip_words(rest, "số").unwrap_or(rest);
    let (number, behind) = match division_number(numbered) {
        Some((number, _, behind)) => (Some(number), behind),
        None => (None, rest),
    };
    let behind = behind.trim_start();
    let is_note = number.is_some() && behind.starts_with('(');
    let title = if is_note { behind } else { division_title(behind)? };
    Some(Marked::before(text, title, Marker::Annex(number)))
}

/// `I- QUAN ĐIỂM`, `B. NỘI DUNG`.
pub(super) fn read_capital(text: &str) -> Option<Marked> {
    let (word, rest) = split_word(text)?;
    let trimmed = rest.trim_start();
    let title = trimmed.strip_prefix(['.', '-', '–', '—', '/', ':'])?;
    let is_close = rest.len() == trimmed.len() && !trimmed.starts_with(['–', '—']);
    let is_spaced = title.starts_with(char::is_whitespace) || title.is_empty();
    let is_heading = is_caps(title) && starts_upper(title.trim_start());
    let letter = single_letter(word);
    let marker = match parse_roman(word) {
        Some(number) if is_heading || (is_close && is_spaced) => Marker::Roman(number),
        None if is_close && (is_spaced || is_heading) => Marker::Letter(letter?),
        _ => return None,
    };
    Some(Marked::before(text, title, marker))
}

fn single_letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let small = letter.to_lowercase().next()?;
    (letter.is_uppercase() && is_point_letter(small)).then_some(if small == 'đ' { 'Đ' } else { letter })
}
