//! Abbreviations with signs inside, and addresses of mail and web pages.
//!
//! | text                        | what it is    |
//! | --------------------------- | ------------- |
//! | `TT&TT`, `VH&TT`            | abbreviation  |
//! | `CT-XH`, `HĐND-UBND`        | abbreviation  |
//! | `Đ/c`, `T/M`, `p/hợp`       | abbreviation  |
//! | `T.Ư`, `TT.ĐU`, `TP.HCM`    | abbreviation  |
//! | `a.b@vptu.gov.vn`           | e-mail        |
//! | `https://x.vn/a?b`, `www.x.vn` | URL        |
//! | `và/hoặc`, `QUỐC PHÒNG-AN NINH`, `kinh tế-xã hội` | words |

use crate::letter::is_combining_mark;
use crate::{Span, is_vietnamese_syllable};

/// The longest abbreviation in bytes.
const ABBREVIATION_LIMIT: usize = 40;

/// The abbreviation that begins at `at`, whose first group of letters ends at `first_end` before a sign.
pub(crate) fn scan_abbreviation(text: &str, at: usize, first_end: usize) -> Option<Span> {
    let first = text.get(at..first_end)?;
    let (mut end, mut last, mut is_abbreviated) = (first_end, first, false);
    while let Some((sign, next_end)) = next_group(text, end) {
        let group = text.get(end + 1..next_end)?;
        let is_first = end == first_end;
        if !joins(last, sign, group, is_first) || next_end - at > ABBREVIATION_LIMIT {
            break;
        }
        is_abbreviated |= is_abbreviation(group) || (is_first && is_abbreviation(first));
        (end, last) = (next_end, group);
    }
    is_abbreviated.then_some(Span::new(at, end))
}

/// Whether a group of letters is no syllable, or a single letter: two words have no such part.
fn is_abbreviation(group: &str) -> bool {
    is_letter(group) || !is_vietnamese_syllable(group)
}

/// The sign at `end` and the end of the group of letters behind it.
fn next_group(text: &str, end: usize) -> Option<(char, usize)> {
    let rest = text.get(end..)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '&' | '-' | '/' | '.'))?;
    let letters: usize =
        rest.get(1..)?.chars().take_while(|c| c.is_alphanumeric() || is_combining_mark(*c)).map(char::len_utf8).sum();
    (letters > 0).then_some((sign, end + 1 + letters))
}

fn joins(before: &str, sign: char, group: &str, is_first: bool) -> bool {
    match sign {
        '&' => starts_upper(before) && starts_upper(group),
        '-' => is_upper(before) && is_upper(group),
        '.' => is_upper(before) && is_upper(group) && before.chars().count() <= 4,
        '/' => {
            (is_first
                && is_letter(before)
                && group.chars().count() <= 6
                && !group.starts_with(|c: char| c.is_ascii_digit()))
                || (is_upper(before) && is_upper(group))
        }
        _ => false,
    }
}

fn is_letter(group: &str) -> bool {
    let mut chars = group.chars().filter(|c| !is_combining_mark(*c));
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

fn starts_upper(group: &str) -> bool {
    group.chars().next().is_some_and(char::is_uppercase)
}

/// Capitals and digits, the first a capital; most letters capitals is enough (`TTg`).
fn is_upper(group: &str) -> bool {
    let letters = group.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = group.chars().filter(|c| c.is_uppercase()).count();
    starts_upper(group) && (capitals == letters || (capitals >= 2 && 2 * capitals > letters))
}

/// The e-mail address that begins at `at`.
pub(crate) fn scan_email(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let local = rest.bytes().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b)).count();
    let domain = rest.get(local..)?.strip_prefix('@')?;
    let len = domain_len(domain)?;
    Some(Span::new(at, at + local + 1 + len))
}

/// The URL that begins at `at`: with a scheme, or with `www.`
pub(crate) fn scan_url(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let scheme =
        ["https://", "http://", "HTTPS://", "HTTP://"].iter().find(|s| rest.starts_with(**s)).map_or(0, |s| s.len());
    if scheme == 0 && !rest.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("www.")) {
        return None;
    }
    let host = domain_len(rest.get(scheme..)?)?;
    let path = path_len(rest.get(scheme + host..)?);
    Some(Span::new(at, at + scheme + host + path))
}

/// The length of what stands behind a host. The first sign is asked first: in `www.a.bb+www.a.bb+…` each host would else look
/// through all the others.
fn path_len(tail: &str) -> usize {
    if !tail.starts_with(['/', '?', '#', ':']) {
        return 0;
    }
    let len = tail.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"/?#&=%._~:+-@!$*,;".contains(b)).count();
    tail.get(..len).map_or(0, |path| path.trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
}

/// The length of a domain name with at least two labels.
fn domain_len(text: &str) -> Option<usize> {
    let len = text.bytes().take(255).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
    let domain = text.get(..len)?.trim_end_matches(['.', '-']);
    let top = domain.rsplit('.').next()?;
    let is_name = domain.split('.').count() >= 2
        && domain.split('.').all(|label| !label.is_empty())
        && top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_alphabetic());
    is_name.then_some(domain.len())
}
