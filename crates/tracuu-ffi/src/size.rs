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
    usize::try_from(number)
        .ok()
        .filter(|&number| number <= limit)
        .ok_or_else(|| SearchError::invalid_field(field, &format!("a number from 0 to {limit}"), &number.to_string()))
}
