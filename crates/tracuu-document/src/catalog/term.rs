//! Terms (*khóa*) of the Central Committee and of the National Assembly.
//!
//! | date            | term                                        |
//! | --------------- | ------------------------------------------- |
//! | 2023-08-07      | khóa XIII of the Centre                     |
//! | 2021-02-01      | khóa XII: the day the congress closed       |
//! | February 2021   | none: the term changed in it                |
//! | 2018            | khóa XII of the Centre, QH14                |

use tracuu_text::Date;

use crate::generated::terms::{CONGRESSES, NATIONAL_ASSEMBLIES};

/// The term of the Party's Central Committee on a date, from khóa II; `None` before 1951 and where the date is too
/// vague to tell.
///
/// ```
/// use tracuu_document::term_of;
/// use tracuu_text::Date;
/// assert_eq!(term_of(Date::parse("2023-08-07").unwrap()), Some(13));
/// assert_eq!(term_of(Date::parse("2021").unwrap()), None, "the term changed in that year");
/// assert_eq!(term_of(Date::parse("2018").unwrap()), Some(12));
/// ```
pub fn term_of(date: Date) -> Option<u32> {
    let day = |month: u8, day: u8| (date.year, date.month.unwrap_or(month), date.day.unwrap_or(day));
    let (first, last) = (term_on(day(1, 1))?, term_on(day(12, 31))?);
    (first == last).then_some(first)
}

/// The term on a day: papers are numbered anew the day after the congress closes.
fn term_on(day: (u16, u8, u8)) -> Option<u32> {
    let after = CONGRESSES.partition_point(|(_, closed)| *closed < day);
    CONGRESSES.get(after.checked_sub(1)?).map(|(term, _)| *term)
}

/// The day on which the congress that opened a term of the Central Committee closed.
///
/// ```
/// use tracuu_document::congress_closed;
/// assert_eq!(congress_closed(13).unwrap().to_string(), "2021-02-01");
/// assert_eq!(congress_closed(99), None);
/// ```
pub fn congress_closed(term: u32) -> Option<Date> {
    let at = CONGRESSES.binary_search_by_key(&term, |(number, _)| *number).ok()?;
    let (_, (year, month, day)) = CONGRESSES.get(at)?;
    Date::new(*year, Some(*month), Some(*day))
}

/// The term of the National Assembly (*Quốc hội khóa*) in a year, from khóa VIII; `None` for the years in which one
/// follows another.
///
/// ```
/// use tracuu_document::national_assembly_term;
/// assert_eq!(national_assembly_term(2018), Some(14));
/// assert_eq!(national_assembly_term(2021), None, "QH14 to July, then QH15");
/// ```
pub fn national_assembly_term(year: u16) -> Option<u32> {
    let is_in = |from: u16, until: Option<u16>| from <= year && until.is_none_or(|until| year <= until);
    let mut terms = NATIONAL_ASSEMBLIES.iter().filter(|(_, from, until)| is_in(*from, *until));
    let (term, ..) = terms.next()?;
    terms.next().is_none().then_some(*term)
}

/// The year in which a term of the National Assembly began, and the one in which it ended.
///
/// ```
/// use tracuu_document::national_assembly_years;
/// assert_eq!(national_assembly_years(14), Some((2016, Some(2021))));
/// assert_eq!(national_assembly_years(16), Some((2026, None)));
/// ```
pub fn national_assembly_years(term: u32) -> Option<(u16, Option<u16>)> {
    let at = NATIONAL_ASSEMBLIES.binary_search_by_key(&term, |(number, ..)| *number).ok()?;
    NATIONAL_ASSEMBLIES.get(at).map(|(_, from, until)| (*from, *until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(date: &str, expected: Option<u32>) {
        assert_eq!(Date::parse(date).and_then(term_of), expected, "{date}");
    }

    #[test]
    fn tells_the_term() {
        check("2016-10-30", Some(12));
        check("2021-02-01", Some(12));
        check("2021-02-02", Some(13));
        check("2021-02", None);
        check("2021-03", Some(13));
        check("2026-01-24", Some(14));
        check("1999", Some(8));
        check("1950", None);
        check("1951-02-19", None);
    }

    #[test]
    fn terms_are_sorted() {
        assert!(CONGRESSES.is_sorted());
        assert!(NATIONAL_ASSEMBLIES.is_sorted());
        for (term, _) in CONGRESSES {
            assert!(congress_closed(*term).is_some(), "{term}");
        }
    }

    #[test]
    fn knows_the_national_assembly() {
        assert_eq!(national_assembly_term(2012), Some(13));
        assert_eq!(national_assembly_term(2026), None);
        assert_eq!(national_assembly_term(2027), Some(16));
        assert_eq!(national_assembly_term(1900), None);
        assert_eq!(national_assembly_years(1), None);
    }
}
