//! Numbers as they stand in running text.
//!
//! | text          | value       | what it is                                  |
//! | ------------- | ----------- | ------------------------------------------- |
//! | `2023`        | `2023`      | digits                                      |
//! | `1.000.000`   | `1000000`   | dots between thousands                      |
//! | `3,5`         | `3,5`       | a decimal comma                             |
//! | `1.2`, `2.1.3`| `1.2`, `2.1.3` | the number of a division, or a decimal point |
//! | `5%`, `12,5%` | `5%`, `12,5%` | a percentage                              |
//! | `XIII`        | 13          | a roman numeral                             |

use crate::Span;

/// The number that begins at byte `at`, which must be a digit at the start of a word.
///
/// ```
/// use tracuu_text::scan_number;
/// let text = "1.000.000 đồng";
/// assert_eq!(scan_number(text, 0).unwrap().of(text), Some("1.000.000"));
/// ```
pub fn scan_number(text: &str, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let digits_end = |from: usize| from + bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits_end(at);
    if end == at {
        return None;
    }
    let mut comma = false;
    while let Some(sign @ (b'.' | b',')) = bytes.get(end).copied() {
        let next = digits_end(end + 1);
        if next == end + 1 || comma {
            break;
        }
        comma = sign == b',';
        end = next;
    }
    if bytes.get(end) == Some(&b'%') {
        end += 1;
    }
    // A unit may be written close behind (`2,5m`), but digits and letters without a sign are a word (`19h30`).
    let glued = text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    let has_sign = text.get(at..end).is_some_and(|number| number.contains(['.', ',']));
    (!glued || has_sign).then_some(Span::new(at, end))
}

/// Whether dots stand between thousands: one to three digits, then groups of three.
fn has_thousands(whole: &str) -> bool {
    let mut groups = whole.split('.');
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first)
        && groups.clone().next().is_some()
        && groups.all(|group| group.len() == 3)
        && !whole.starts_with('0')
}

/// Appends the value of a number that [`scan_number`] found: without dots between thousands and leading zeros.
pub(crate) fn push_number_value(number: &str, out: &mut String) {
    let (whole, rest) = number.find([',', '%']).and_then(|i| number.split_at_checked(i)).unwrap_or((number, ""));
    let trimmed = whole.trim_start_matches('0');
    let trimmed = if trimmed.is_empty() || trimmed.starts_with('.') { whole } else { trimmed };
    if whole.bytes().all(|b| b == b'0') {
        out.push('0');
    } else if has_thousands(whole) {
        out.extend(whole.chars().filter(|&c| c != '.'));
    } else {
        out.push_str(trimmed);
    }
    out.push_str(rest);
}

/// The value of a roman numeral in capitals, 1 to 89 (no *C*, *D*, *M*: those are abbreviations); only the usual spelling.
///
/// ```
/// use tracuu_text::parse_roman;
/// assert_eq!(parse_roman("XIII"), Some(13));
/// assert_eq!(parse_roman("IIII"), None);
/// ```
pub fn parse_roman(text: &str) -> Option<u8> {
    let (tens, rest) = strip_longest(
        text,
        &[("LXXX", 80), ("LXX", 70), ("LX", 60), ("L", 50), ("XL", 40), ("XXX", 30), ("XX", 20), ("X", 10)],
    );
    let (ones, rest) = strip_longest(
        rest,
        &[("VIII", 8), ("VII", 7), ("VI", 6), ("IV", 4), ("IX", 9), ("V", 5), ("III", 3), ("II", 2), ("I", 1)],
    );
    (rest.is_empty() && tens + ones > 0).then_some(tens + ones)
}

fn strip_longest<'t>(text: &'t str, table: &[(&str, u8)]) -> (u8, &'t str) {
    // XL before X: the table is in the order of trial, and a digit is not cut in two ("IX" is no "I").
    let found = table.iter().filter_map(|(spelling, value)| Some((*value, text.strip_prefix(spelling)?)));
    found.min_by_key(|(_, rest)| rest.len()).unwrap_or((0, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let value = scan_number(text, 0).map(|span| {
            let mut value = String::new();
            push_number_value(span.of(text).unwrap_or_default(), &mut value);
            format!("{value} {}", span.end)
        });
        assert_eq!(value.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn reads_numbers() {
        check("2023", "2023 4");
        check("2023.", "2023 4");
        check("1.000.000 đồng", "1000000 9");
        check("1.000,", "1000 5");
        check("12.345.678,9", "12345678,9 12");
        check("3,5", "3,5 3");
        check("1.2 Nội dung", "1.2 3");
        check("2.1.3.", "2.1.3 5");
        check("5%", "5% 2");
        check("12,5%", "12,5% 5");
        check("007", "7 3");
        check("000", "0 3");
        check("0,5", "0,5 3");
        check("3,5,6", "3,5 3");
        check("1.000.000đ", "1000000 9");
        check("2,5m", "2,5 3");
    }

    #[test]
    fn leaves_other_words_alone() {
        for text in ["", "a1", "19h30", "2b", "5%a"] {
            check(text, "none");
        }
    }

    #[test]
    fn reads_roman_numerals() {
        let spelled = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI";
        for (value, text) in (1..).zip(spelled.split(' ')) {
            assert_eq!(parse_roman(text), Some(value), "{text}");
        }
        for (text, value) in [
            ("XL", Some(40)),
            ("XLIX", Some(49)),
            ("LXXXIX", Some(89)),
            ("IIII", None),
            ("VX", None),
            ("C", None),
            ("", None),
            ("ix", None),
            ("IXI", None),
        ] {
            assert_eq!(parse_roman(text), value, "{text}");
        }
    }
}
