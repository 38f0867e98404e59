//! Dates (*ngày tháng*) as they stand in running text; always day, month, year.
//!
//! | text                           | date         |
//! | ------------------------------ | ------------ |
//! | `07/8/2023`, `7-8-2023`, `7.8.2023`, `7 / 8 / 2023`, `2023-08-07` | 2023-08-07 |
//! | `ngày 07 tháng 8 năm 2023`, `07 tháng 8 năm 2023`, `ngày 7, tháng 8, năm 2023` | 2023-08-07 |
//! | `ngày mùng 7 tháng tám năm 2023`, `ngay 7 thang 8 nam 2023` | 2023-08-07 |
//! | `tháng 8/2023`, `tháng 8 năm 2023`, `tháng tám năm 2023` | 2023-08  |
//! | `31/2/2023`, `24/11/1979-A`, `2020 - 2025` | none |
//!
//! `8/2023` by itself may be a month or half a number: [`scan_month_number`] reads it where both are of use.

use std::fmt;

use crate::document_number::is_dash;

use crate::letter::{is_alphabetic, is_combining_mark};
use crate::word::Word;
use crate::{Span, Tone, agrees};

/// A calendar date; the day, or the day and the month, may be unknown.
///
/// ```
/// use tracuu_text::Date;
/// assert_eq!(Date::parse("2023-08-07").unwrap().to_string(), "2023-08-07");
/// assert_eq!(Date::parse("07/8/2023"), Date::parse("2023-08-07"));
/// assert_eq!(Date::parse("2023-08").unwrap().day, None);
/// assert_eq!(Date::parse("2015-10-00"), Date::parse("2015-10"));
/// assert_eq!(Date::parse("31/02/2023"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1900 to 2199.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

impl Date {
    /// The date, if the calendar has it.
    ///
    /// ```
    /// use tracuu_text::Date;
    /// assert!(Date::new(2024, Some(2), Some(29)).is_some());
    /// assert_eq!(Date::new(2023, Some(2), Some(29)), None);
    /// assert_eq!(Date::new(2023, None, Some(7)), None, "a day without its month");
    /// ```
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        let fits = (1900..2200).contains(&year)
            && match (month, day) {
                (None, None) => true,
                (None, Some(_)) => false,
                (Some(month), day) => {
                    (1..=12).contains(&month) && day.is_none_or(|d| (1..=days_in(year, month)).contains(&d))
                }
            };
        fits.then_some(Date { year, month, day })
    }

    /// Reads the whole of `text`: ISO 8601 (`2023-08-07`, `2023-08`, `2023`) or any form that [`scan_date`] knows.
    ///
    /// ```
    /// use tracuu_text::Date;
    /// assert_eq!(Date::parse("ngày 07 tháng 8 năm 2023"), Date::parse("7.8.2023"));
    /// assert_eq!(Date::parse("tháng 8/2023").unwrap().to_string(), "2023-08");
    /// assert_eq!(Date::parse("từ 07/8/2023"), None, "not the whole");
    /// ```
    pub fn parse(text: &str) -> Option<Date> {
        let text = text.trim();
        parse_iso(text).or_else(|| scan_date(text, 0).filter(|(span, _)| span.end == text.len()).map(|(_, date)| date))
    }
}

impl fmt::Display for Date {
    /// ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In one piece: a text is made for every document.
        let mut text = *b"0000-00-00";
        let mut put = |at: usize, number: u16| {
            text[at] = b'0' + (number / 10 % 10) as u8;
            text[at + 1] = b'0' + (number % 10) as u8;
        };
        put(0, self.year / 100);
        put(2, self.year);
        put(5, self.month.unwrap_or(0).into());
        put(8, self.day.unwrap_or(0).into());
        let len = match (self.month, self.day) {
            (None, _) => 4,
            (_, None) => 7,
            _ => 10,
        };
        f.write_str(text.get(..len).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default())
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let mut part = || match parts.next() {
        None => Some(None),
        // Databases write 00 for what is unknown.
        Some("00") => Some(None),
        Some(digits) if digits.len() == 2 => digits.parse().ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (part()?, part()?);
    if parts.next().is_some() { None } else { Date::new(year, month, day) }
}

/// The date that begins at byte `at`, which must be the start of a word, and where it stands.
///
/// ```
/// use tracuu_text::scan_date;
/// let text = "Hà Nội, ngày 07 tháng 8 năm 2023.";
/// let (span, date) = scan_date(text, text.find("ngày").unwrap()).unwrap();
/// assert_eq!(span.of(text), Some("ngày 07 tháng 8 năm 2023"));
/// assert_eq!(date.to_string(), "2023-08-07");
/// ```
pub fn scan_date(text: &str, at: usize) -> Option<(Span, Date)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let (len, date) = match first {
        '0'..='9' => scan_iso(rest).or_else(|| scan_numeric(rest)).or_else(|| scan_from_day(rest, rest)),
        'n' | 'N' => scan_words(rest),
        't' | 'T' => scan_month(rest),
        _ => None,
    }?;
    Some((Span::new(at, at + len), date))
}

/// `2023-08-07`, with nothing glued behind.
fn scan_iso(rest: &str) -> Option<(usize, Date)> {
    const LEN: usize = "2023-08-07".len();
    let text = rest.get(..LEN).filter(|text| text.as_bytes().get(4) == Some(&b'-'))?;
    let date = parse_iso(text).filter(|date| date.day.is_some())?;
    let mut following = rest.get(LEN..)?.chars();
    let glued = match (following.next(), following.next()) {
        (Some('-' | '/' | '.'), Some(next)) => next.is_alphanumeric(),
        (Some(next), _) => next.is_alphanumeric() || is_combining_mark(next),
        (None, _) => false,
    };
    (!glued).then_some((LEN, date))
}

/// `07/8/2023`: one kind of sign between, perhaps with blanks round it; nothing glued behind.
fn scan_numeric(rest: &str) -> Option<(usize, Date)> {
    let (day, after_day) = digits(rest, 2)?;
    let (sign, from_month) = sign(after_day)?;
    let (month, after_month) = digits(from_month, 2)?;
    let (_, from_year) = self::sign(after_month).filter(|(second, _)| *second == sign)?;
    let (year, tail) = digits(from_year, 4)?;
    let date = Date::new(year, Some(month as u8), Some(day as u8))?;
    let mut following = tail.chars();
    let glued = match (following.next(), following.next()) {
        // A range may follow (`12/11/2023-15/11/2023`); the symbol of an old paper may not (`24/11/1979-A`).
        (Some('-'), Some(next)) => next.is_alphabetic(),
        (Some('/' | '.'), Some(next)) => next.is_alphanumeric(),
        (Some(next), _) => next.is_ascii_digit() || is_combining_mark(next),
        (None, _) => false,
    };
    (!glued).then_some((rest.len() - tail.len(), date))
}

/// The sign between two numbers of a date, and the text behind it; round a full stop there are no blanks.
fn sign(text: &str) -> Option<(char, &str)> {
    const BLANKS: [char; 2] = [' ', '\u{A0}'];
    let from_sign = text.trim_start_matches(BLANKS);
    let sign = from_sign.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
    let behind = from_sign.get(1..)?;
    let from_number = behind.trim_start_matches(BLANKS);
    let blanks = text.len() - from_sign.len() + behind.len() - from_number.len();
    (blanks == 0 || (sign != '.' && blanks <= 4)).then_some((sign, from_number))
}

/// `ngày 07 tháng 8 năm 2023`.
fn scan_words(rest: &str) -> Option<(usize, Date)> {
    let from_day = blanks(word(rest, "ngay", Tone::Huyen)?)?;
    let first = word(from_day, "mung", Tone::Huyen).or_else(|| word(from_day, "mong", Tone::Huyen));
    scan_from_day(rest, first.and_then(blanks).unwrap_or(from_day))
}

/// `07 tháng 8 năm 2023`, at the end of `rest`.
fn scan_from_day(rest: &str, from_day: &str) -> Option<(usize, Date)> {
    let (day, after) = digits(from_day, 2)?;
    let after = word(blanks(after)?, "thang", Tone::Sac)?;
    let (month, after) = month(blanks(after)?)?;
    let after = word(blanks(after)?, "nam", Tone::Ngang)?;
    let (year, tail) = digits(blanks(after)?, 4)?;
    let date = Date::new(year, Some(month), Some(day as u8))?;
    Some((rest.len() - tail.len(), date))
}

/// A month in digits or in words, and the text behind it.
fn month(text: &str) -> Option<(u8, &str)> {
    digits(text, 2).map(|(month, after)| (month as u8, after)).or_else(|| month_in_words(text))
}

/// `8/2023` that begins at byte `at`: a month and its year, or the beginning of what people tell of a number
/// (*Nghị định 8/2023*).
///
/// ```
/// use tracuu_text::scan_month_number;
/// let (span, date) = scan_month_number("8/2023, họp", 0).unwrap();
/// assert_eq!((span.end, date.to_string().as_str()), (6, "2023-08"));
/// assert_eq!(scan_month_number("8/2023/NĐ-CP", 0), None);
/// assert_eq!(scan_month_number("31/2/2023", 3), None, "no such day, and no month behind it");
/// ```
pub fn scan_month_number(text: &str, at: usize) -> Option<(Span, Date)> {
    // `31/2/2023` is no date, and no part of it is one.
    let before = text.get(..at)?.strip_suffix(['/', '-', '.']);
    if before.is_some_and(|before| before.ends_with(char::is_alphanumeric)) {
        return None;
    }
    let (month, after) = digits(text.get(at..)?, 2)?;
    let (year, tail) = digits(after.strip_prefix('/')?, 4)?;
    let date = Date::new(year, Some(u8::try_from(month).ok()?), None)?;
    let mut following = tail.chars();
    let glued = match (following.next(), following.next()) {
        (Some('-' | '/' | '.'), Some(next)) => next.is_alphanumeric(),
        (Some(next), _) => next.is_alphanumeric() || is_combining_mark(next),
        (None, _) => false,
    };
    (!glued).then(|| (Span::new(at, text.len() - tail.len()), date))
}

/// A year by itself (`năm 2018`), or the first day of a range (`27` of `27 - 31/3/1982`); what [`scan_date`] leaves to
/// whoever cuts a text into tokens.
pub(crate) fn scan_part_of_date(text: &str, at: usize) -> Option<(Span, Date)> {
    let rest = text.get(at..)?;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        let (year, tail) = digits(blanks(word(rest, "nam", Tone::Ngang)?)?, 4)?;
        let glued = tail.starts_with(|c: char| c.is_alphanumeric());
        let date = Date::new(year, None, None).filter(|_| !glued)?;
        return Some((Span::new(at, text.len() - tail.len()), date));
    }
    let (day, after) = digits(rest, 2)?;
    let end = text.len() - after.len();
    let after = after.trim_start_matches([' ', '\u{A0}']);
    let after = after.strip_prefix(is_dash)?.trim_start_matches([' ', '\u{A0}']);
    let (_, last) = scan_numeric(after)?;
    let date = Date::new(last.year, last.month, Some(day as u8)).filter(|first| *first < last)?;
    Some((Span::new(at, end), date))
}

/// `tám`, `mười một`: a month in words and the text behind it.
fn month_in_words(text: &str) -> Option<(u8, &str)> {
    const MONTHS: [(&str, u8); 13] = [
        ("giêng", 1),
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
        ("chạp", 12),
    ];
    let named = |text| {
        let (word, behind) = letters(text)?;
        let first = word.as_bytes().first()?.to_ascii_lowercase();
        let agrees = |name: &str| name.as_bytes().first() == Some(&first) && agrees(word, name);
        MONTHS.iter().find(|(name, _)| agrees(name)).map(|(_, month)| (*month, behind))
    };
    let (first, behind) = named(text)?;
    match blanks(behind).and_then(named).filter(|(second, _)| first == 10 && *second <= 2) {
        Some((second, behind)) => Some((first + second, behind)),
        None => Some((first, behind)),
    }
}

/// `tháng tư năm 2020`.
fn scan_month_in_words(rest: &str, after: &str) -> Option<(usize, Date)> {
    let (month, behind) = month_in_words(blanks(after)?)?;
    let after = word(blanks(behind)?, "nam", Tone::Ngang)?;
    let (year, tail) = digits(blanks(after)?, 4)?;
    Some((rest.len() - tail.len(), Date::new(year, Some(month), None)?))
}

/// `tháng 8/2023`, `tháng 8 năm 2023`.
fn scan_month(rest: &str) -> Option<(usize, Date)> {
    let after = word(rest, "thang", Tone::Sac)?;
    scan_month_in_digits(rest).or_else(|| scan_month_in_words(rest, after))
}

fn scan_month_in_digits(rest: &str) -> Option<(usize, Date)> {
    let after = word(rest, "thang", Tone::Sac)?;
    let (month, after) = digits(blanks(after)?, 2)?;
    let (year, tail) = match after.strip_prefix(['/', '-']) {
        Some(after) => digits(after, 4)?,
        None => digits(blanks(word(blanks(after)?, "nam", Tone::Ngang)?)?, 4)?,
    };
    let date = Date::new(year, Some(month as u8), None)?;
    Some((rest.len() - tail.len(), date))
}

/// The text behind a word with these bare letters and this tone, or without any, in any case and encoding.
fn word<'t>(text: &'t str, bare: &str, tone: Tone) -> Option<&'t str> {
    // The consonants that these words begin with have one form, and most words begin with others.
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    if bare.as_bytes().first() != Some(&first) {
        return None;
    }
    let (word, behind) = letters(text)?;
    let word = Word::of(word)?;
    (word.bases() == bare.as_bytes() && (word.tone == tone || word.tone == Tone::Ngang)).then_some(behind)
}

/// The letters that a text begins with, and the text behind them.
fn letters(text: &str) -> Option<(&str, &str)> {
    let len: usize = text.chars().take_while(|c| is_alphabetic(*c) || is_combining_mark(*c)).map(char::len_utf8).sum();
    text.split_at_checked(len)
}

/// The text behind what stands between two words of a date: a few blanks or line ends, perhaps a comma or the signs of bold
/// type.
fn blanks(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches([' ', '\u{A0}', '\n', '\r', '\t', ',', '*']);
    (1..=8).contains(&(text.len() - rest.len())).then_some(rest)
}

/// A number of at most `most` digits (exactly four for a year) and the text behind it.
fn digits(text: &str, most: usize) -> Option<(u16, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if len == 0 || len > most || (most == 4 && len != 4) {
        return None;
    }
    Some((text.get(..len)?.parse().ok()?, text.get(len..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = scan_date(text, 0);
        let found = found.map(|(span, date)| format!("{date} \"{}\"", span.of(text).unwrap_or_default()));
        assert_eq!(found.unwrap_or_else(|| "none".to_owned()), expected, "{text}");
    }

    #[test]
    fn reads_dates() {
        check("07/8/2023 của", r#"2023-08-07 "07/8/2023""#);
        check("07/8/2023.", r#"2023-08-07 "07/8/2023""#);
        check("5-10-2020", r#"2020-10-05 "5-10-2020""#);
        check("29.2.2024", r#"2024-02-29 "29.2.2024""#);
        check("12/11/2023-15/11/2023", r#"2023-11-12 "12/11/2023""#);
        check("26/5/2025của", r#"2025-05-26 "26/5/2025""#);
        check("ngày 07 tháng 8 năm 2023", r#"2023-08-07 "ngày 07 tháng 8 năm 2023""#);
        check("Ngày 7  tháng 8\nnăm 2023,", "2023-08-07 \"Ngày 7  tháng 8\nnăm 2023\"");
        check(
            "nga\u{300}y 7 tha\u{301}ng 8 na\u{306}m 2023",
            "2023-08-07 \"nga\u{300}y 7 tha\u{301}ng 8 na\u{306}m 2023\"",
        );
        check("NGÀY 7 THÁNG 8 NĂM 2023", r#"2023-08-07 "NGÀY 7 THÁNG 8 NĂM 2023""#);
        check("26 tháng 5 năm 2025của", r#"2025-05-26 "26 tháng 5 năm 2025""#);
        check("tháng tư năm 2020", r#"2020-04 "tháng tư năm 2020""#);
        check("Tháng năm năm 2020", r#"2020-05 "Tháng năm năm 2020""#);
        check("2023-08-07.", r#"2023-08-07 "2023-08-07""#);
        check("7 / 8 / 2023", r#"2023-08-07 "7 / 8 / 2023""#);
        check("07- 8 -2023", r#"2023-08-07 "07- 8 -2023""#);
        check("ngày 7, tháng 8, năm 2023", r#"2023-08-07 "ngày 7, tháng 8, năm 2023""#);
        check("ngày mùng 7 tháng tám năm 2023", r#"2023-08-07 "ngày mùng 7 tháng tám năm 2023""#);
        check("ngày **7** tháng 8 năm 2023", r#"2023-08-07 "ngày **7** tháng 8 năm 2023""#);
        check("ngay 7 thang 8 nam 2023", r#"2023-08-07 "ngay 7 thang 8 nam 2023""#);
        check("ngày 7 thang tam năm 2023", r#"2023-08-07 "ngày 7 thang tam năm 2023""#);
        check("tháng mười hai năm 2023", r#"2023-12 "tháng mười hai năm 2023""#);
        check("tháng mười năm 2023", r#"2023-10 "tháng mười năm 2023""#);
        check("thang 8/2023", r#"2023-08 "thang 8/2023""#);
        check("tháng 8/2023", r#"2023-08 "tháng 8/2023""#);
        check("tháng 8 năm 2023", r#"2023-08 "tháng 8 năm 2023""#);
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "29/2/2023",
            "32/1/2023",
            "1/13/2023",
            "24/11/1979-A",
            "2020-2025",
            "07/8/20231",
            "7/8-2023",
            "12.11",
            "ngày 7",
            "ngày tháng năm 2026",
            "tháng tám",
            "07/8/2023/NĐ",
            "8/2023",
            "1. 2. 2023",
            "2023-08-07-A",
            "2023-13-07",
        ] {
            check(text, "none");
        }
    }
}
