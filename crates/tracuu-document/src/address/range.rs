//! Ranges of places: *từ Điều 5 đến Điều 8* names four articles.
//!
//! | text behind the first          | the others       |
//! | ------------------------------ | ---------------- |
//! | `Điều 5` and ` đến Điều 8`     | 6, 7, 8          |
//! | `khoản 2` and ` đến 4 Điều 5`  | 3, 4             |
//! | `điểm c` and ` đến điểm e`     | d, đ, e          |
//! | `Điều 5` and ` đến Điều 205`   | 205: too many to list |

use super::places::is_closed;
use super::unit::{Group, strip_unit};
use super::words::parse_path;
use super::{Ordinal, Segment};
use crate::word::strip_words;

/// So many places are listed one by one; of a longer range only the ends are.
const LONGEST: u32 = 24;

/// Letters of points, in their order.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The places behind `from` up to the one that *đến* names, and the text behind it.
pub(super) fn range_behind<'t>(from: &Group, rest: &'t str) -> Option<(Vec<Group>, &'t str)> {
    let behind = strip_words(rest.trim_start(), "đến")?;
    let behind = strip_words(behind.trim_start(), "hết").unwrap_or(behind).trim_start();
    let (named, behind) = match strip_unit(behind) {
        Some((unit, behind)) => (Some(unit), behind),
        None => (None, behind),
    };
    let (steps, rest) = parse_path(behind).filter(|_| named.is_none_or(|unit| unit == from.unit))?;
    let counts = named.is_none() && !rest.is_empty() && !is_closed(rest.trim_start()) && is_word(rest.trim_start());
    if counts || rest.starts_with(['/', '-', '%']) {
        return None;
    }
    let (Some((last, above)), Some((first, _))) = (steps.split_last(), from.steps.split_last()) else { return None };
    let is_same = std::mem::discriminant(last) == std::mem::discriminant(first) && steps.len() == from.steps.len();
    let between = between(*first, *last).filter(|_| is_same)?;
    let group = |step: &Segment| Group { unit: from.unit, steps: above.iter().chain([step]).copied().collect() };
    Some((between.iter().chain([last]).map(group).collect(), rest))
}

fn is_word(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// What lies between two steps of one sort; nothing when that is too much, none when the second is not behind the first.
fn between(first: Segment, last: Segment) -> Option<Vec<Segment>> {
    let numbers = |first: u32, last: u32, step: fn(u32) -> Segment| {
        let inner = first.saturating_add(1)..last;
        (first < last).then(|| if last - first > LONGEST { Vec::new() } else { inner.map(step).collect() })
    };
    match (first, last) {
        (Segment::Item(first), Segment::Item(last)) => numbers(first, last, Segment::Item),
        (Segment::Roman(first), Segment::Roman(last)) => numbers(first, last, Segment::Roman),
        (Segment::Article(Ordinal { number: first, .. }), Segment::Article(Ordinal { number: last, .. })) => {
            (first <= last).then(Vec::new)
        }
        (Segment::Point(first), Segment::Point(last)) => {
            let (from, to) = (LETTERS.find(first)? + first.len_utf8(), LETTERS.find(last)?);
            Some(LETTERS.get(from..to)?.chars().map(Segment::Point).collect())
        }
        _ => None,
    }
}
