//! Sorting with little code.
//!
//! The sort of the standard library is compiled once for every type and every comparison: four kilobytes each, which made half a
//! megabyte of the library that phones load. These sort the places of the things instead, by one copy of that sort, and then move the
//! things. They suit lists that are short or seldom sorted; where time counts, the standard library's is faster.

use std::cmp::Ordering;

/// So few things are sorted by exchanging neighbours, without a list of their places.
const SHORT: usize = 8;

/// Sorts by a comparison; what is equal keeps its order.
///
/// ```
/// let mut words = ["luật", "kỷ", "đảng viên"];
/// tracuu_text::sort_by(&mut words, |a, b| b.len().cmp(&a.len()));
/// assert_eq!(words, ["đảng viên", "luật", "kỷ"]);
/// ```
pub fn sort_by<T>(things: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if things.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    if things.len() <= SHORT {
        for end in 1..things.len() {
            for at in (1..=end).rev() {
                match things.get(at - 1..=at) {
                    Some([before, here]) if compare(before, here).is_gt() => things.swap(at - 1, at),
                    _ => break,
                }
            }
        }
        return;
    }
    let mut order = order_of(things.len(), &|a, b| match (things.get(a), things.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Each round brings the things of one cycle to their places.
    for start in 0..order.len() {
        let mut at = start;
        while let Some(next) = order.get_mut(at).map(|from| std::mem::replace(from, at)).filter(|next| *next != start) {
            things.swap(at, next);
            at = next;
        }
    }
}

/// Sorts by a key; what has the same key keeps its order.
///
/// ```
/// let mut years = [2023, 1979, 2014];
/// tracuu_text::sort_by_key(&mut years, |year| std::cmp::Reverse(*year));
/// assert_eq!(years, [2023, 2014, 1979]);
/// ```
pub fn sort_by_key<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(things, |a, b| key(a).cmp(&key(b)));
}

/// The places of things, the first of them first.
fn order_of(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(keys in proptest::collection::vec(0..12u8, 0..40)) {
            let things: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let (mut ours, mut theirs) = (things.clone(), things);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
