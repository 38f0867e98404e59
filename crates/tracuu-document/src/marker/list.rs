//! List markers: numbers, small letters, bullets.

use super::{Marked, Marker, Number, Path};
use crate::numeral::{is_point_letter, strip_number};
use crate::word::starts_upper;

/// `- …`; a dash before a digit is a minus.
pub(super) fn read_bullet(text: &str) -> Option<Marked> {
    let sign = text.chars().next()?;
    let rest = text.strip_prefix(sign)?;
    let begins = rest.starts_with(char::is_whitespace) || starts_upper(rest) || rest.is_empty();
    begins.then(|| Marked::before(text, rest, Marker::Bullet(sign)))
}

/// `1.`, `1-`, `1.3.1.`, `2a.`, `(2)`, `2)`.
pub(super) fn read_number(text: &str) -> Option<Marked> {
    let open = text.strip_prefix('(');
    let (path, rest) = number_path(open.unwrap_or(text))?;
    if path.len() == 1 && (open.is_some() || rest.starts_with(')')) {
        let rest = rest.strip_prefix(')').filter(|rest| rest.starts_with(char::is_whitespace) || starts_upper(rest))?;
        let number = Number { path, letter: None, is_bracketed: true };
        return Some(Marked::before(text, rest, Marker::Number(number)));
    }
    if open.is_some() {
        return None;
    }
    let (letter, rest) = inserted_letter(rest);
    let rest = behind_number(rest, path.len() > 1 && path.iter().all(|&n| n < 100))?;
    Some(Marked::before(text, rest, Marker::Number(Number { path, letter, is_bracketed: false })))
}

/// Numbers of at most three digits, joined by dots.
fn number_path(text: &str) -> Option<(Path, &str)> {
    let mut path = Path::default();
    let mut rest = text;
    loop {
        let (number, behind) = strip_number(rest).filter(|(number, _)| *number < 1000)?;
        path.push(number);
        rest = behind;
        match rest.strip_prefix('.').filter(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
            Some(next) if !path.is_full() => rest = next,
            _ => return Some((path, rest)),
        }
    }
}

/// The letter of `2a.`
fn inserted_letter(rest: &str) -> (Option<char>, &str) {
    let letter = rest.chars().next().filter(|&c| is_point_letter(c));
    match letter.and_then(|letter| rest.strip_prefix(letter)).filter(|behind| behind.starts_with('.')) {
        Some(behind) => (letter, behind),
        None => (None, rest),
    }
}

/// The text behind the sign that ends a number; a decimal number may do without one before a capital.
fn behind_number(rest: &str, may_be_bare: bool) -> Option<&str> {
    if let Some(behind) = rest.strip_prefix('.') {
        let begins = behind.is_empty() || behind.starts_with(char::is_whitespace) || starts_upper(behind);
        return begins.then_some(behind);
    }
    if let Some(behind) = rest.strip_prefix(['-', '–', '/']) {
        return (behind.is_empty() || behind.starts_with(char::is_whitespace)).then_some(behind);
    }
    (may_be_bare && rest.starts_with(char::is_whitespace) && starts_upper(rest.trim_start())).then_some(rest)
}

/// `đ) …`, `a. …`, `đ1) …`
pub(super) fn read_point(text: &str) -> Option<Marked> {
    let (letter, number, rest) = strip_point(text)?;
    let behind = rest.strip_prefix(if number == 0 { &[')', '.', '/'][..] } else { &[')'] })?;
    let begins =
        behind.is_empty() || behind.starts_with(char::is_whitespace) || (rest.starts_with(')') && starts_upper(behind));
    begins.then(|| Marked::before(text, behind, Marker::Point(letter, number)))
}

/// `(a) …`
pub(super) fn read_bracketed_point(text: &str) -> Option<Marked> {
    let (letter, number, rest) = strip_point(text.strip_prefix('(')?)?;
    let behind = rest.strip_prefix(')').filter(|behind| behind.starts_with(char::is_whitespace))?;
    Some(Marked::before(text, behind, Marker::Point(letter, number)))
}

/// A letter, the number of an inserted point or 0, and the text behind them.
fn strip_point(text: &str) -> Option<(char, u32, &str)> {
    let letter = text.chars().next().filter(|&c| is_point_letter(c))?;
    let rest = text.strip_prefix(letter)?;
    match strip_number(rest) {
        Some((number @ 1..100, rest)) => Some((letter, number, rest)),
        Some(_) => None,
        None => Some((letter, 0, rest)),
    }
}
