//! Words that were glued together: a converter dropped the line end between them.
//!
//! | text              | is                                     |
//! | ----------------- | -------------------------------------- |
//! | `banhành`         | *ban*, *hành*                          |
//! | `thành phốHà Nội` | *phố*, *Hà*                            |
//! | `số31-QĐ/TW`      | *số*, *31*                             |
//! | `2025của`         | *2025*, *của*                          |
//! | `nghiêng`, `Internet`, `TTg`, `m2` | one word              |

use tracuu_text::{Letter, Span, first_eight, is_vietnamese_syllable};

use crate::word::is_mark;
use crate::{Diagnostic, Unit};

/// A remark for each pair of glued words.
pub(crate) fn glued_words(units: &[Unit]) -> Vec<Diagnostic> {
    let glued = |unit: &Unit| {
        let spans = candidates(&unit.text).filter_map(|span| glued_word(&unit.text, span));
        spans.map(|span| Diagnostic::glued(unit.source(span))).collect::<Vec<_>>()
    };
    units.iter().flat_map(glued).collect()
}

/// The longest word that is looked at, in bytes.
const LONGEST: usize = 40;

/// Words that are worth a closer look: few of all, found by their bytes alone, eight at a time.
fn candidates(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at;
            let eight = Eight::at(bytes, start);
            let (end, is_candidate) = match eight.len() {
                Some(len) => (start + len, eight.turns(len)),
                None => {
                    let end = word_end(bytes, start + 8);
                    (end, bytes.get(start..end).is_some_and(is_long_candidate))
                }
            };
            at = end + 1;
            if is_candidate {
                return Some(Span::new(start, end));
            }
        }
        None
    })
}

/// Eight bytes; those behind the end of the text are zero.
struct Eight(u64);

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

impl Eight {
    fn at(bytes: &[u8], start: usize) -> Eight {
        Eight(first_eight(bytes.get(start..).unwrap_or_default()))
    }

    /// The high bits of the bytes of ASCII below `limit`; a byte behind the first of them may be marked by mistake.
    fn below(&self, limit: u8) -> u64 {
        self.0.wrapping_sub(ONES * u64::from(limit)) & !self.0 & HIGH_BITS
    }

    /// The bytes before the first blank or sign, when there is one.
    fn len(&self) -> Option<usize> {
        let below = self.below(b'0');
        (below != 0).then_some(below.trailing_zeros() as usize / 8)
    }

    /// Whether the word of the first `len` bytes may hold a letter beyond ASCII, and a digit or a capital behind a letter.
    fn turns(&self, len: usize) -> bool {
        let word = (1 << (8 * len)) - 1;
        (self.0 & HIGH_BITS & word != 0) & (self.below(b'Z' + 1) & word & !0xFF != 0)
    }
}

/// Where the word ends that runs on at byte `from`.
fn word_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|&byte| byte < b'0').unwrap_or(rest.len())
}

/// Whether a word of eight bytes or more holds a letter beyond ASCII, and either a digit or capital behind a letter or
/// two groups of vowels.
fn is_long_candidate(word: &[u8]) -> bool {
    let mut behind_first = word.iter().skip(1);
    let mut turns = || behind_first.any(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z'));
    word.len() <= LONGEST && !word.is_ascii() && (has_two_vowels(word) || turns())
}

/// Whether consonants part two groups of vowels; all letters beyond ASCII are vowels but *đ*.
fn has_two_vowels(word: &[u8]) -> bool {
    let (mut groups, mut is_inside) = (0, false);
    for (at, byte) in word.iter().enumerate() {
        let is_stroke = |byte: u8, next: Option<&u8>| byte == 0xC4 && matches!(next, Some(0x90 | 0x91));
        let is_vowel = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => true,
            0x80..=0xBF => is_inside,
            0xC0.. => !is_stroke(*byte, word.get(at + 1)),
            _ => false,
        };
        groups += usize::from(is_vowel && !is_inside);
        is_inside = is_vowel;
    }
    groups >= 2
}

/// The word without the signs around it, when it is glued.
fn glued_word(text: &str, span: Span) -> Option<Span> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let bare = span.of(text)?.trim_start_matches(is_sign);
    let start = span.end - bare.len();
    let bare = bare.trim_end_matches(is_sign);
    is_glued(bare).then(|| Span::new(start, start + bare.len()))
}

/// Whether the word is no syllable but two.
fn is_glued(word: &str) -> bool {
    let is_odd = |c: char| !(c.is_ascii_digit() || Letter::of(c).is_some()) || is_mark(c);
    if word.contains(is_odd) || is_vietnamese_syllable(word) {
        return false;
    }
    let mut splits = word.char_indices().skip(1).map(|(at, _)| word.split_at_checked(at));
    splits.any(|split| split.is_some_and(|(first, second)| is_pair(first, second)))
}

/// Two syllables, or a syllable and a number, that no writer would put together.
fn is_pair(first: &str, second: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_toned = |word: &str| !word.is_ascii() && word.chars().nth(1).is_some() && is_vietnamese_syllable(word);
    if is_number(first) {
        return is_toned(second);
    }
    if is_number(second) {
        return is_toned(first);
    }
    let turns = first.ends_with(char::is_lowercase) && second.starts_with(char::is_uppercase);
    let is_long = first.chars().count() >= 2 && second.chars().count() >= 2 && letters(first, second) >= 6;
    let is_even = second.chars().all(char::is_lowercase) && first.chars().skip(1).all(char::is_lowercase);
    (turns || (is_long && is_even)) && is_vietnamese_syllable(first) && is_vietnamese_syllable(second)
}

fn letters(first: &str, second: &str) -> usize {
    first.chars().count() + second.chars().count()
}

#[cfg(test)]
mod tests {
    use crate::{DiagnosticKind, parse_document};

    fn check(text: &str, expected: &[&str]) {
        let text = format!("1. Một {text} hai.\n");
        let remarks = parse_document(&text).diagnostics;
        let glued = remarks.iter().filter(|remark| remark.kind == DiagnosticKind::GluedWords);
        assert_eq!(glued.filter_map(|remark| remark.span.of(&text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn finds_glued_words() {
        check("đã banhành và hệthống", &["banhành", "hệthống"]);
        check("mọi gócphải của **BộChính trị**", &["gócphải", "BộChính"]);
        check("thành phốHà Nội, “hệthống”", &["phốHà", "hệthống"]);
        check("Quyết định số31-QĐ/TW", &["số31"]);
        check("năm 2025của", &["2025của"]);
    }

    #[test]
    fn leaves_words_alone() {
        for text in [
            "nghiêng, trường, thoát, khuỷu, giường, nguyễn",
            "HỘI NGHỊ ĐẢNG Ủy",
            "TTg, QĐi, HĐND, UBNDTP, BTGDVTW",
            "video, Internet, karaoke, YouTube, ôtô, phôtô",
            "50m3, 5G, dBA, km2, 15h30, m², Mg²⁺",
            "Đắk Lắk, Pleiku, Krông Pa, ki-lô-mét",
            "hòan, qúy, thuở",
            "ngu\u{31B}o\u{31B}\u{300}iba\u{301}n",
        ] {
            check(text, &[]);
        }
    }
}
