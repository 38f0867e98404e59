//! Whole numbers at the border: signed there, unsigned here.

use crate::SearchError;

/// A count as hosts see it.
pub(crate) fn to_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A count as hosts see it.
pub(crate) fn wide(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A place in a list as hosts see it.
pub(crate) fn to_i32(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A number that a host gave, from 0 to `limit`.
pub(crate) fn at_most(field: &str, number: i64, limit: usize) -> Result<usize, SearchError> {
    within(field, number, 0, to_i64(limit))
}

/// A number that a host gave, from `least` to `most`. The bounds are those of the border: a limit that no 32-bit phone can count to
/// is no limit there.
pub(crate) fn within<T: TryFrom<i64>>(field: &str, number: i64, least: i64, most: i64) -> Result<T, SearchError> {
    let fitting = (least..=most).contains(&number).then(|| T::try_from(number).ok()).flatten();
    fitting.ok_or_else(|| {
        SearchError::invalid_field(field, &format!("a number from {least} to {most}"), &number.to_string())
    })
}
