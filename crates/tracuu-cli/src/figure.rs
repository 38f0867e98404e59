//! Figures as people read them.
//!
//! | value | text |
//! | ----- | ---- |
//! | 62323 documents | `62,323 documents` |
//! | 1 document | `1 document` |
//! | 1,500,000 bytes in 0.5 s | `3.0 MB/s` |

/// A number in groups of three.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number and the noun that it counts, whose plural ends in *s*.
pub(crate) fn counted(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(number))
}

/// Megabytes, of a million bytes, in a second.
pub(crate) fn speed(bytes: u64, seconds: f64) -> String {
    // A clock too coarse to see any time gives no speed; sizes below 2^53 are exact.
    let speed = if seconds > 0.0 { bytes as f64 / 1e6 / seconds } else { 0.0 };
    format!("{speed:.1} MB/s")
}

#[cfg(test)]
mod tests {
    use super::{counted, grouped, speed};

    #[track_caller]
    fn check(number: u64, expected: &str) {
        assert_eq!(grouped(number), expected);
    }

    #[test]
    fn groups_of_three() {
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(62_323, "62,323");
        check(1_234_567, "1,234,567");
    }

    #[test]
    fn one_has_no_plural() {
        assert_eq!(counted(1, "document"), "1 document");
        assert_eq!(counted(0, "document"), "0 documents");
    }

    #[test]
    fn speeds_need_time() {
        assert_eq!(speed(1_500_000, 0.5), "3.0 MB/s");
        assert_eq!(speed(1, 0.0), "0.0 MB/s");
    }
}
