//! Laws (*luật*, *bộ luật*, *pháp lệnh*) that are cited by name.
//!
//! | text                                   | name                                | versions       |
//! | -------------------------------------- | ----------------------------------- | -------------- |
//! | `Luật Đất đai năm 2024`                | Đất đai                             | 2003, 2013, 2024 |
//! | `Luật Tiêu chuẩn và quy chuẩn kỹ thuật` | the whole                          | 2006           |

use std::collections::HashMap;
use std::sync::LazyLock;

use tracuu_text::Date;

use super::dictionary::Dictionary;
use crate::generated::laws::LAWS;
use crate::{DocumentNumber, parse_number};

/// One version of a law.
///
/// ```
/// let land: Vec<_> = tracuu_document::laws().iter().filter(|law| law.name == "Đất đai").collect();
/// assert_eq!((land.last().unwrap().number, land.last().unwrap().date), ("31/2024/QH15", "2024-01-18"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Law {
    /// *Luật*, *Bộ luật* or *Pháp lệnh*.
    pub kind: &'static str,
    /// The name behind the kind, such as *Đất đai*.
    pub name: &'static str,
    /// The number of this version.
    pub number: &'static str,
    /// The day on which it was passed, in ISO 8601; empty where it is not known.
    pub date: &'static str,
}

/// Laws, sorted by kind, name and date; a name comes once for each version.
///
/// ```
/// assert!(tracuu_document::laws().is_sorted_by_key(|law| (law.kind, law.name, law.date)));
/// ```
pub fn laws() -> &'static [Law] {
    LAWS
}

/// The name of a law of this kind that `text` begins with: its length there, and how the catalogue spells it.
pub(crate) fn strip_law(kind: &str, text: &str) -> Option<(usize, &'static str)> {
    static NAMES: LazyLock<[(&'static str, Dictionary<&'static str>); 3]> = LazyLock::new(|| {
        let named = |kind: &'static str| {
            let names = LAWS.iter().filter(move |law| law.kind == kind).map(|law| (law.name, law.name));
            (kind, Dictionary::new(names))
        };
        [named("Luật"), named("Bộ luật"), named("Pháp lệnh")]
    });
    let (_, names) = NAMES.iter().find(|(known, _)| *known == kind)?;
    names.longest(text)
}

/// How the catalogue spells the name of a law: *ngân sách Nhà nước* is *Ngân sách nhà nước*.
pub(crate) fn spelled_law(kind: &str, name: &str) -> Option<&'static str> {
    strip_law(kind, name).filter(|(len, _)| *len == name.len()).map(|(_, spelled)| spelled)
}

/// The number and date of the version of a law that was passed in a year, or on a day; none when several were.
pub(crate) fn law_version(kind: &str, name: &str, year: u16, day: Option<Date>) -> Option<DocumentNumber> {
    let name = spelled_law(kind, name)?;
    let is_it = |law: &&Law| {
        if law.kind != kind || law.name != name {
            return false;
        }
        let date = Date::parse(law.date);
        let years = [date.map(|date| date.year), parse_number(law.number).and_then(|number| number.year)];
        years.contains(&Some(year)) && day.is_none_or(|day| date.is_none_or(|date| date == day))
    };
    let mut found = LAWS.iter().filter(is_it);
    let first = found.next().filter(|_| found.next().is_none())?;
    parse_number(first.number)
}

/// The law whose initials these are, such as *BLTTDS*; none when several have them.
pub(crate) fn law_of_initials(short: &str) -> Option<(&'static str, &'static str)> {
    static INITIALS: LazyLock<HashMap<String, Option<(&'static str, &'static str)>>> = LazyLock::new(|| {
        let mut initials = HashMap::new();
        for law in LAWS {
            let words = law.kind.split(' ').chain(law.name.split([' ', ',']));
            let letters = words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
            let known = initials.entry(letters).or_insert(Some((law.kind, law.name)));
            *known = known.filter(|known| *known == (law.kind, law.name));
        }
        initials
    });
    *INITIALS.get(short)?
}

/// The name of the law with this number.
pub(crate) fn law_name(number: &DocumentNumber) -> Option<&'static str> {
    static NAMES: LazyLock<HashMap<String, &'static str>> =
        LazyLock::new(|| LAWS.iter().filter_map(|law| Some((parse_number(law.number)?.key(), law.name))).collect());
    NAMES.get(&number.key()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::laws::LAW_EXAMPLES;

    #[test]
    fn every_example_is_read() {
        for (number, example) in LAW_EXAMPLES {
            let law = LAWS.iter().find(|law| law.number == *number).expect("a law of the catalogue");
            let text = example.strip_prefix(law.kind).unwrap_or_default().trim_start();
            assert_eq!(strip_law(law.kind, text), Some((law.name.len(), law.name)), "{example}");
            assert_eq!(parse_number(number).map(|number| number.to_string()).as_deref(), Some(*number));
            assert!(law.date.is_empty() || Date::parse(law.date).is_some_and(|date| date.day.is_some()), "{number}");
        }
    }

    #[test]
    fn laws_are_known_by_their_initials() {
        assert_eq!(law_of_initials("BLTTDS"), Some(("Bộ luật", "Tố tụng dân sự")));
        assert_eq!(law_of_initials("BLHS"), Some(("Bộ luật", "Hình sự")));
        assert_eq!(law_of_initials("UBND"), None);
    }

    #[test]
    fn versions_are_told_by_year_and_day() {
        let version = |name, year, day: &str| law_version("Luật", name, year, Date::parse(day)).map(|n| n.to_string());
        assert_eq!(version("Đất đai", 2024, "").as_deref(), Some("31/2024/QH15"));
        assert_eq!(version("ĐẤT ĐAI", 2013, "").as_deref(), Some("45/2013/QH13"));
        assert_eq!(version("Di sản văn hoá", 2024, "").as_deref(), Some("45/2024/QH15"));
        assert_eq!(version("Đất đai", 1993, ""), None);
        assert_eq!(version("Tổ chức chính quyền địa phương", 2025, ""), None, "two in one year");
        let june = version("Tổ chức chính quyền địa phương", 2025, "2025-06-16");
        assert_eq!(june.as_deref(), Some("72/2025/QH15"));
    }
}
