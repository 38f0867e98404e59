//! What papers are matched by: one text for every spelling of a number, and no two papers with the same one.
//!
//! | number, with place, date, term          | key                        |
//! | --------------------------------------- | -------------------------- |
//! | `24-CT/TU`, Hà Nội, 2023-08-07          | `TU.HN:CT:24:2023-08-07`   |
//! | `01-CTr/TU`, Hà Nội, term 17            | `TU.HN:CTr:1:K17`          |
//! | `11-QĐi/TW`                             | `TW:QĐi:11`                |
//! | `30/2020/NĐ-CP`                         | `CP:NĐ:30:2020`            |
//! | `24/2018/QH14`                          | `QH:QH14:24:2018`          |
//! | `26/2016/QĐ-UBND`, Hà Nội               | `UBND.HN:QĐ:26:2016`       |
//! | `53-HĐBT`, `53/NĐ-HĐBT`, both of 1988   | `HĐBT:53:1988`             |
//! | *Chỉ thị 24*                            | `CT:24`                    |

use std::fmt::Write;

use tracuu_text::Date;

use super::{DocumentNumber, issuer};

/// The key under which a paper is found: `<scope>:<code>:<number>:<date, term or year>`.
///
/// A Party number begins anew with every term, and every province has its own: the place (a short name such as `HN`) and
/// the date or the term belong to the key. They are left out where they are unknown. The place counts for local bodies
/// only. State numbers begin anew every year; the year in the symbol goes before that of the date. Where a body had one
/// series for all kinds (the Council of Ministers; the Government and the Prime Minister before 1997), the kind is left
/// out, since the same paper is cited with it and without.
///
/// ```
/// use tracuu_document::{match_key, parse_number};
/// use tracuu_text::Date;
/// let key = |number, place, date, term| {
///     match_key(&parse_number(number).unwrap(), place, Date::parse(date), term)
/// };
/// assert_eq!(key("24-CT/TU", Some("HN"), "07/8/2023", None), "TU.HN:CT:24:2023-08-07");
/// assert_eq!(key("01-CTr/TU", Some("HN"), "", Some(17)), "TU.HN:CTr:1:K17");
/// assert_eq!(key("69-QĐ/TW", Some("HN"), "", None), "TW:QĐ:69");
/// assert_eq!(key("749/QĐ-TTg", None, "03/6/2020", None), "TTg:QĐ:749:2020");
/// assert_eq!(key("53/NĐ-HĐBT", None, "26/03/1988", None), "HĐBT:53:1988");
/// ```
pub fn match_key(number: &DocumentNumber, place: Option<&str>, date: Option<Date>, term: Option<u32>) -> String {
    let mut key = String::with_capacity(32);
    push_scope(number, place, &mut key);
    if !number.has_common_series(date) {
        number.push_code(&mut key);
    }
    number.push_sequence(&mut key);
    number.push_time(date, term, &mut key);
    key
}

/// `TU.HN`, `UBND.HN-KGVX`; nothing when the issuer is not known.
fn push_scope(number: &DocumentNumber, place: Option<&str>, key: &mut String) {
    let body = number.body();
    if body.is_empty() {
        return;
    }
    key.extend(body.chars().filter(|&c| c != '&'));
    if let Some(place) = place.filter(|_| issuer::is_local(body)) {
        key.push('.');
        key.push_str(place);
    }
    let units = number.issuer.find('-').and_then(|at| number.issuer.get(at..)).unwrap_or_default();
    key.extend(units.chars().filter(|&c| c != '&'));
    key.push(':');
}

impl DocumentNumber {
    /// What all spellings of the number have in common, without its issuer and its date: `CT:24`, `NĐ:30:2020`.
    ///
    /// ```
    /// use tracuu_document::parse_number;
    /// assert_eq!(parse_number("024 - CT/TU").unwrap().key(), "CT:24");
    /// assert_eq!(parse_number("05/2024/UBTVQH15").unwrap().key(), "UBTVQH15:5:2024");
    /// assert_eq!(parse_number("3241/UBND-KGVX").unwrap().key(), "3241");
    /// ```
    pub fn key(&self) -> String {
        let mut key = String::with_capacity(16);
        self.push_code(&mut key);
        self.push_sequence(&mut key);
        if let Some(year) = self.year {
            let _ = write!(key, ":{year}");
        }
        key
    }

    /// `CT:`, `QH14:`, or nothing.
    fn push_code(&self, key: &mut String) {
        if self.code.is_empty() {
            return;
        }
        key.push_str(&self.code);
        if let Some(term) = self.term.filter(|_| self.code == self.issuer) {
            let _ = write!(key, "{term}");
        }
        key.push(':');
    }

    /// The running number in lower case, without leading noughts.
    fn push_sequence(&self, key: &mut String) {
        let trimmed = self.sequence.trim_start_matches('0');
        let is_number = trimmed.starts_with(|c: char| c.is_ascii_digit());
        if !is_number {
            key.push('0');
        }
        key.extend(trimmed.chars().map(|c| c.to_ascii_lowercase()));
    }

    /// `:2023-08-07`, `:K17`, `:2020`, or nothing.
    fn push_time(&self, date: Option<Date>, term: Option<u32>, key: &mut String) {
        let is_whole = self.is_party() || self.issuer.is_empty();
        let year = self.year.or(date.map(|date| date.year));
        let _ = match (date, year, term.or(self.term.map(u32::from))) {
            (Some(date), ..) if is_whole && self.year.is_none() => write!(key, ":{date}"),
            (_, Some(year), _) => write!(key, ":{year}"),
            (_, None, Some(term)) => write!(key, ":K{term}"),
            (_, None, None) => Ok(()),
        };
    }

    /// Whether the body numbered all kinds of papers in one series.
    fn has_common_series(&self, date: Option<Date>) -> bool {
        match self.issuer.as_str() {
            "HĐBT" | "HĐCP" => true,
            "CP" | "TTg" => self.year.is_none() && date.is_some_and(|date| date.year < 1997),
            _ => false,
        }
    }
}
