//! Ranges of days, as they are typed behind `date:`.
//!
//! | typed                    | days                       |
//! | ------------------------ | -------------------------- |
//! | `2023`                   | `2023-01-01..2023-12-31`   |
//! | `8/2023`, `2023-08`      | `2023-08-01..2023-08-31`   |
//! | `07/8/2023`, `2023-08-07`, `2023/08/07` | `2023-08-07` |
//! | `07/8/2023..2024`        | `2023-08-07..2024-12-31`   |
//! | `2020-2025`, `8/2023–9/2023` | as with `..` between   |
//! | `từ 2020 đến 2024`, `tu 2020` | as `2020..2024`, `2020..` |
//! | `2020..`, `..2020`       | `2020-01-01..`, `..2020-12-31` |
//! | `31/2/2023`, `2024..2020` | none                      |

use std::fmt;

use tracuu_text::{Date, TokenKind, agrees, tokenize};

/// A value longer than this, in bytes, is no date.
const VALUE_LIMIT: usize = 96;

/// Days from the first to the last, both included; at least one of them is given.
///
/// ```
/// use tracuu_query::DateRange;
///
/// let range = DateRange::parse("07/8/2023..2024").unwrap();
/// assert_eq!((range.from, range.to), (Some(2023_08_07), Some(2024_12_31)));
/// assert_eq!(range.to_string(), "2023-08-07..2024-12-31");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    /// The first day as `yyyymmdd`; `None` where the range has no beginning.
    pub from: Option<u32>,
    /// The last day as `yyyymmdd`; `None` where the range has no end.
    pub to: Option<u32>,
}

impl DateRange {
    /// Reads the whole of `text`: a year, a month, a day, or two of them with `..` or a dash between; one may be missing.
    ///
    /// ```
    /// use tracuu_query::DateRange;
    /// let days = |text| DateRange::parse(text).map(|range| range.to_string());
    /// assert_eq!(days("2/2024").as_deref(), Some("2024-02-01..2024-02-29"));
    /// assert_eq!(days("..2020").as_deref(), Some("..2020-12-31"));
    /// assert_eq!(days("2020 - 2025").as_deref(), Some("2020-01-01..2025-12-31"));
    /// assert_eq!(days("2024..2020"), None, "the later date stands first");
    /// assert_eq!(days("hôm nay"), None);
    /// ```
    pub fn parse(text: &str) -> Option<DateRange> {
        let (from, to) = ends(text)?;
        let range = DateRange { from: from.and_then(first_day), to: to.and_then(last_day) };
        range.is_ordered().then_some(range)
    }

    /// Reads the whole of `text` as one date, a year, a month or a day: the days from its first to its last.
    ///
    /// ```
    /// use tracuu_query::DateRange;
    /// let days = |text| DateRange::parse_date(text).map(|range| range.to_string());
    /// assert_eq!(days("12/2020").as_deref(), Some("2020-12-01..2020-12-31"));
    /// assert_eq!(days("2020..2021"), None, "two dates");
    /// ```
    pub fn parse_date(text: &str) -> Option<DateRange> {
        let date = Some(text.trim()).filter(|text| text.len() <= VALUE_LIMIT).and_then(date)?;
        Some(DateRange { from: first_day(date), to: last_day(date) })
    }

    fn is_ordered(self) -> bool {
        self.from.zip(self.to).is_none_or(|(from, to)| from <= to)
    }
}

impl fmt::Display for DateRange {
    /// ISO 8601: `2023-08-07..2024-12-31`, one day alone as `2023-08-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DateRange { from, to } = *self;
        if let Some(day) = from {
            write_day(f, day)?;
        }
        if from == to && from.is_some() {
            return Ok(());
        }
        f.write_str("..")?;
        to.map_or(Ok(()), |day| write_day(f, day))
    }
}

fn write_day(f: &mut fmt::Formatter<'_>, day: u32) -> fmt::Result {
    write!(f, "{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// The dates at both ends; `None` when what stands there is no date, or when neither is given.
fn ends(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    let text = text.trim();
    if text.len() > VALUE_LIMIT {
        return None;
    }
    if let Some(date) = date(text) {
        return Some((Some(date), Some(date)));
    }
    if let Some(ends) = ends_in_words(text) {
        return Some(ends);
    }
    // Phones write `…` for three dots.
    match text.split_once("..").or_else(|| text.split_once('…')) {
        Some((from, to)) => {
            let (from, to) = (end(from)?, end(to.trim_start_matches('.'))?);
            (from.is_some() || to.is_some()).then_some((from, to))
        }
        None => dates_around_dash(text).map(|(from, to)| (Some(from), Some(to))),
    }
}

/// `từ 2020 đến 2024`, or one half of it.
fn ends_in_words(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    if agrees(first, "đến") {
        return Some((None, Some(date(&words.collect::<Vec<_>>().join(" "))?)));
    }
    if !agrees(first, "từ") {
        return None;
    }
    let words: Vec<&str> = words.collect();
    match words.iter().position(|word| agrees(word, "đến")) {
        Some(at) => {
            let (from, to) = words.split_at_checked(at)?;
            Some((Some(date(&from.join(" "))?), Some(date(&to.get(1..)?.join(" "))?)))
        }
        None => Some((Some(date(&words.join(" "))?), None)),
    }
}

/// The date at one end of a range: `Some(None)` where it is left open.
fn end(text: &str) -> Option<Option<Date>> {
    let text = text.trim();
    if text.is_empty() { Some(None) } else { date(text).map(Some) }
}

/// `2020-2025`, `12/11/2023 – 15/11/2023`: a dash with a date on either side.
fn dates_around_dash(text: &str) -> Option<(Date, Date)> {
    let dashes = text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—'));
    dashes
        .filter_map(|(at, dash)| Some((text.get(..at)?, text.get(at + dash.len_utf8()..)?)))
        .find_map(|(before, behind)| Some((date(before.trim())?, date(behind.trim())?)))
}

/// A day, a month or a year.
fn date(text: &str) -> Option<Date> {
    Date::parse(text).or_else(|| month(text)).or_else(|| year_in_words(text)).or_else(|| year_first(text))
}

/// `8/2023`, `08-2023`.
fn month(text: &str) -> Option<Date> {
    let (month, year) = text.split_once(['/', '-'])?;
    let is_short = |digits: &str, most| digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_short(month, 2) || !is_short(year, 4) {
        return None;
    }
    Date::new(year.parse().ok()?, Some(month.parse().ok()?), None)
}

/// `2023/08/07`.
fn year_first(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let mut number = |most: usize| {
        let digits = parts.next().filter(|part| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse::<u16>().ok()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let date = Date::new(year, u8::try_from(month).ok(), u8::try_from(day).ok())?;
    parts.next().is_none().then_some(date)
}

/// `năm 2023`.
fn year_in_words(text: &str) -> Option<Date> {
    match tokenize(text).next() {
        Some(token) if token.span.len() == text.len() => match token.kind {
            TokenKind::Date(date) => Some(date),
            _ => None,
        },
        _ => None,
    }
}

fn first_day(date: Date) -> Option<u32> {
    Some(number(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)))
}

fn last_day(date: Date) -> Option<u32> {
    let month = date.month.unwrap_or(12);
    let day =
        date.day.or_else(|| (28..=31).rev().find(|&day| Date::new(date.year, Some(month), Some(day)).is_some()))?;
    Some(number(date.year, month, day))
}

fn number(year: u16, month: u8, day: u8) -> u32 {
    u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let range = DateRange::parse(text);
        let found = range.map_or_else(|| "none".to_owned(), |range| range.to_string());
        assert_eq!(found, expected, "{text}");
        if let Some(range) = range {
            assert_eq!(DateRange::parse(&found), Some(range), "{text} written back");
        }
    }

    #[test]
    fn one_date() {
        check("2023", "2023-01-01..2023-12-31");
        check("năm 2023", "2023-01-01..2023-12-31");
        check("8/2023", "2023-08-01..2023-08-31");
        check("08-2023", "2023-08-01..2023-08-31");
        check("2023-08", "2023-08-01..2023-08-31");
        check("tháng 8/2023", "2023-08-01..2023-08-31");
        check("2/2023", "2023-02-01..2023-02-28");
        check("2/2024", "2024-02-01..2024-02-29");
        check("4/2024", "2024-04-01..2024-04-30");
        check("07/8/2023", "2023-08-07");
        check("7.8.2023", "2023-08-07");
        check("7-8-2023", "2023-08-07");
        check("2023-08-07", "2023-08-07");
        check("ngày 7 tháng 8 năm 2023", "2023-08-07");
    }

    #[test]
    fn two_dates() {
        check("07/8/2023..2024", "2023-08-07..2024-12-31");
        check("2020..2020", "2020-01-01..2020-12-31");
        check("2020...2021", "2020-01-01..2021-12-31");
        check("2020…2021", "2020-01-01..2021-12-31");
        check("2020-2025", "2020-01-01..2025-12-31");
        check("2020 – 2025", "2020-01-01..2025-12-31");
        check("12/11/2023-15/11/2023", "2023-11-12..2023-11-15");
        check("2023-08-2024-09", "2023-08-01..2024-09-30");
        check("2020..", "2020-01-01..");
        check("..2020", "..2020-12-31");
        check("…8/2020", "..2020-08-31");
    }

    #[test]
    fn no_dates() {
        for text in [
            "",
            "..",
            "…",
            "abc",
            "31/2/2023",
            "13/2023",
            "2023/8",
            "1899",
            "2200",
            "24",
            "2024..2020",
            "2020..x",
            "x..2020",
            "/",
            "-",
            "0/2020",
            "8/23",
            "2020-2021-2022",
        ] {
            check(text, "none");
        }
        check(&"-".repeat(100_000), "none");
    }
}
