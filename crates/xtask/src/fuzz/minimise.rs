//! Smaller inputs that fail in the same way, found by leaving bytes out.
//!
//! | input          | fails when it holds | what is left |
//! | -------------- | ------------------- | ------------ |
//! | `xxaxxbxx`     | `a` and `b`         | `ab`         |

/// Deletes halves, quarters and so on down to single bytes, as long as `fails` says that what is left still fails.
pub(super) fn minimise(input: Vec<u8>, fails: impl Fn(&[u8]) -> Result<bool, String>) -> Result<Vec<u8>, String> {
    let mut input = input;
    let mut width = input.len().div_ceil(2).max(1);
    loop {
        let before = input.len();
        let mut at = 0;
        while at < input.len() {
            let mut smaller = input.clone();
            smaller.drain(at..(at + width).min(input.len()));
            if fails(&smaller)? {
                input = smaller;
            } else {
                at += width;
            }
        }
        match (width, input.len() < before) {
            (1, false) => return Ok(input),
            (1, true) => {}
            _ => width = width.div_ceil(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, needed: &str, expected: &str) {
        let fails = |bytes: &[u8]| Ok(needed.bytes().all(|byte| bytes.contains(&byte)));
        assert_eq!(minimise(input.into(), fails), Ok(expected.into()));
    }

    #[test]
    fn leaves_what_is_needed() {
        check("xxaxxbxx", "ab", "ab");
        check("ab", "ab", "ab");
        check("xxxxxxxxxxa", "a", "a");
        check("xyz", "", "");
    }
}
