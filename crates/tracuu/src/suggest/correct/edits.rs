//! Edits: whether two bare words are one letter apart.
//!
//! | one      | other    | how                    |
//! | -------- | -------- | ---------------------- |
//! | `luatt`  | `luat`   | a letter too many      |
//! | `lut`    | `luat`   | a letter too few       |
//! | `luet`   | `luat`   | another letter         |
//! | `laut`   | `luat`   | two letters changed places |

/// What makes one bare word of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// They are the same.
    None,
    /// Two neighbours changed places.
    Swap,
    /// One letter is another, is missing, or is too many.
    Letter,
    /// The same at the first letter, which is seldom mistyped.
    First,
}

/// The one edit that makes `other` of `typed`; `None` when there must be more.
pub(super) fn edit(typed: &[u8], other: &[u8]) -> Option<Edit> {
    let common = typed.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (typed, other) = (typed.get(common..)?, other.get(common..)?);
    let letter = if common == 0 { Edit::First } else { Edit::Letter };
    match (typed, other) {
        ([], []) => Some(Edit::None),
        ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y => Some(Edit::Swap),
        _ => {
            let (without, other_without) = (typed.get(1..), other.get(1..));
            let is_one = without == Some(other)
                || other_without == Some(typed)
                || (without.is_some() && without == other_without);
            is_one.then_some(letter)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<Edit>) {
        assert_eq!(edit(one.as_bytes(), other.as_bytes()), expected, "{one} {other}");
        assert_eq!(edit(other.as_bytes(), one.as_bytes()), expected, "{other} {one}");
    }

    #[test]
    fn one_letter_apart() {
        check("luat", "luat", Some(Edit::None));
        check("luatt", "luat", Some(Edit::Letter));
        check("lut", "luat", Some(Edit::Letter));
        check("luet", "luat", Some(Edit::Letter));
        check("laut", "luat", Some(Edit::Swap));
        check("uat", "luat", Some(Edit::First));
        check("tuat", "luat", Some(Edit::First));
        check("lutaa", "luat", None);
        check("ly", "luat", None);
        check("", "a", Some(Edit::First));
        check("tl", "luat", None);
    }
}
