//! Small readers: a word, a date, a list of terms at the start of a text, and what stands behind.

use tracuu_text::{Date, Letter, NumberShape, Span, scan_date, scan_document_number};

use crate::numeral::parse_roman;
use crate::word::strip_words;

/// The text behind blanks.
pub(super) fn blank(text: &str) -> &str {
    text.trim_start_matches([' ', '\u{A0}'])
}

/// The text behind a word, in small letters, with a capital or in capitals.
pub(super) fn word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = blank(text);
    match text.strip_prefix(word) {
        Some(rest) => (!rest.starts_with(char::is_alphanumeric)).then_some(rest),
        None if text.starts_with(char::is_uppercase) => strip_words(text, word),
        None => None,
    }
}

/// The text behind the first of these words that stands here.
pub(super) fn any_word<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|expected| word(text, expected))
}

/// The text behind one sign.
pub(super) fn sign(text: &str, sign: char) -> Option<&str> {
    blank(text).strip_prefix(sign)
}

/// A date behind *ngày*, or by itself, or a year behind *năm*.
pub(super) fn date(text: &str) -> Option<(Date, &str)> {
    let here = blank(text);
    // *ngay*: a text without marks.
    let named = any_word(here, &["ngày", "ngay"]).map(blank);
    for candidate in [Some(here), named].into_iter().flatten() {
        if let Some((span, date)) = scan_date(candidate, 0) {
            return Some((date, candidate.get(span.end..)?));
        }
    }
    let (year, rest) = year(word(here, "năm")?)?;
    Some((Date::new(year, None, None)?, rest))
}

/// Four digits that are a year.
pub(super) fn year(text: &str) -> Option<(u16, &str)> {
    let text = blank(text);
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text.get(4..).filter(|rest| !rest.starts_with(char::is_alphanumeric))?;
    let year = digits.parse().ok().filter(|year| (1930..=2099).contains(year))?;
    Some((year, rest))
}

/// *khóa XII*, *(khóa XI, XII)*, *khoá XI và khóa XII*.
pub(super) fn terms(text: &str) -> Option<(Vec<u32>, &str)> {
    let open = sign(text, '(');
    let mut rest = term_word(open.unwrap_or(text))?;
    let mut terms = Vec::new();
    loop {
        let (term, behind) = numeral(rest)?;
        terms.push(term);
        rest = behind;
        let next = sign(rest, ',').or_else(|| word(rest, "và")).map(|next| term_word(next).unwrap_or(next));
        match next.filter(|next| numeral(next).is_some() && terms.len() < 16) {
            Some(next) => rest = next,
            None => break,
        }
    }
    match open {
        Some(_) => Some((terms, sign(rest, ')')?)),
        None => Some((terms, rest)),
    }
}

fn term_word(text: &str) -> Option<&str> {
    any_word(text, &["khóa", "khoá"]).or_else(|| blank(text).strip_prefix("K."))
}

/// The text up to a byte, or to the last character before it.
pub(super) fn before_byte(text: &str, at: usize) -> &str {
    let end = (0..=at.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// The document number at a byte; a word that is glued to it does not count: `30/2020/NĐ-CPngày`.
pub(super) fn scan_number(text: &str, at: usize) -> Option<NumberShape> {
    let shape = scan_document_number(text, at)?;
    let last = shape.issuer.unwrap_or(shape.code);
    let symbol = last.of(text)?;
    let capitals = symbol.trim_end_matches(char::is_lowercase);
    let glued = symbol.get(capitals.len()..).filter(|word| is_syllable(word) && capitals.chars().count() > 1);
    let Some(glued) = glued else { return Some(shape) };
    let end = shape.span.end - glued.len();
    let cut = |span: Span| Span::new(span.start, end.min(span.end));
    let issuer = shape.issuer.map(cut);
    Some(NumberShape { span: cut(shape.span), code: cut(shape.code), issuer, ..shape })
}

/// Whether small letters are a word, and not the end of a symbol (`TTg`, `CTr`, `VPĐoàn`): consonants, then vowels.
fn is_syllable(letters: &str) -> bool {
    let is_vowel = |c: char| Letter::of(c).is_some_and(Letter::is_vowel);
    let mut letters = letters.chars();
    letters.next().is_some_and(|first| !is_vowel(first)) && letters.any(is_vowel)
}

/// A roman or an arabic number of one or two digits that is a word by itself.
pub(super) fn numeral(text: &str) -> Option<(u32, &str)> {
    let text = blank(text);
    let len = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (word, rest) = text.split_at_checked(len)?;
    let arabic = || word.parse().ok().filter(|_| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()));
    let number = parse_roman(word).or_else(arabic)?;
    // *18-NQ/TW* is a number and no numeral.
    let is_symbol = rest.strip_prefix(['-', '/', '–']).is_some_and(|next| next.starts_with(char::is_alphanumeric));
    (!rest.starts_with(char::is_alphanumeric) && !is_symbol).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_terms(text: &str, expected: &[u32], rest: &str) {
        assert_eq!(terms(text), Some((expected.to_vec(), rest)), "{text}");
    }

    #[test]
    fn reads_terms() {
        check_terms(" (khóa XI, XII), Kết luận", &[11, 12], ", Kết luận");
        check_terms("khoá XI và khóa XII về", &[11, 12], " về");
        check_terms(" khóa 13 và Nghị quyết", &[13], " và Nghị quyết");
        assert_eq!(terms(" (khóa XIII về"), None);
        assert_eq!(terms(" khóa luận"), None);
    }

    #[test]
    fn reads_dates() {
        let read = |text| date(text).map(|(date, rest)| format!("{date}|{rest}"));
        assert_eq!(read(" ngày 07/8/2023 của").as_deref(), Some("2023-08-07| của"));
        assert_eq!(read(" NGÀY 07 THÁNG 8 NĂM 2023").as_deref(), Some("2023-08-07|"));
        assert_eq!(read(" năm 2018, Điều").as_deref(), Some("2018|, Điều"));
        assert_eq!(read(" năm qua"), None);
    }
}
