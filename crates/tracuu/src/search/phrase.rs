//! Phrases and windows over positions, with alternatives at each place.
//!
//! | asked          | holds in a text where                                                            |
//! | -------------- | --------------------------------------------------------------------------------- |
//! | `"a b"`        | `b` stands just behind `a`                                                       |
//! | `"a b"~2`      | `a` and `b` stand in any order with at most two other words between              |
//! | `"luôn luôn"`  | the word stands twice: one place is never counted for two words                  |

use super::postings::Position;

/// How the words of a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// As they were typed.
    InOrder,
    /// Anywhere within so many places more than there are words.
    Within(u32),
}

/// Where a phrase stands: the places of its words, `None` when it does not. `positions` go by word, each list ascending;
/// `distances` say how far each word stands behind the first.
pub(super) fn holds(positions: &[Vec<Position>], distances: &[u32], arrangement: Arrangement) -> bool {
    match arrangement {
        Arrangement::InOrder => stands_in_order(positions, distances),
        Arrangement::Within(others) => {
            let width = positions.len() as u32 + others;
            positions.iter().all(|list| !list.is_empty()) && stands_within(positions, width)
        }
    }
}

fn stands_in_order(positions: &[Vec<Position>], distances: &[u32]) -> bool {
    let Some((first, rest)) = positions.split_first() else { return false };
    let behind = distances.iter().skip(1);
    let rest: Vec<_> = std::iter::zip(rest, behind).collect();
    first.iter().any(|start| rest.iter().all(|(list, distance)| stands_at(list, start.at + *distance)))
}

fn stands_at(list: &[Position], at: u32) -> bool {
    list.binary_search_by_key(&at, |position| position.at).is_ok()
}

/// Whether some window of so many places has a place of its own for every word.
fn stands_within(positions: &[Vec<Position>], width: u32) -> bool {
    let mut starts: Vec<u32> = positions.iter().flatten().map(|position| position.at).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut seats = Seats::default();
    starts.iter().any(|&start| {
        let end = start.saturating_add(width);
        // The window begins at a match: a window that holds the words can be moved there.
        let inside = |list: &Vec<Position>| {
            let from = list.partition_point(|position| position.at < start);
            let to = list.partition_point(|position| position.at < end);
            from..to
        };
        let ranges: Vec<_> = positions.iter().map(inside).collect();
        ranges.iter().all(|range| !range.is_empty()) && seats.suffice(positions, &ranges)
    })
}

/// Gives every word a place of its own, as guests are seated: who finds a place taken asks its holder to move.
#[derive(Default)]
struct Seats {
    taken: Vec<(u32, usize)>,
    asked: Vec<u32>,
}

impl Seats {
    fn suffice(&mut self, positions: &[Vec<Position>], ranges: &[std::ops::Range<usize>]) -> bool {
        self.taken.clear();
        (0..positions.len()).all(|word| {
            self.asked.clear();
            self.seat(word, positions, ranges)
        })
    }

    fn seat(&mut self, word: usize, positions: &[Vec<Position>], ranges: &[std::ops::Range<usize>]) -> bool {
        for position in &positions[word][ranges[word].clone()] {
            let at = position.at;
            if self.asked.contains(&at) {
                continue;
            }
            self.asked.push(at);
            match self.taken.iter().position(|&(taken, _)| taken == at) {
                None => {
                    self.taken.push((at, word));
                    return true;
                }
                Some(seat) => {
                    let holder = self.taken[seat].1;
                    if self.seat(holder, positions, ranges) {
                        // The holder has a second seat now; the first is ours.
                        self.taken[seat].1 = word;
                        return true;
                    }
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text is letters; a phrase is a set of letters a word.
    fn check(text: &str, phrase: &[&str], arrangement: Arrangement) -> bool {
        let at = |letters: &&str| -> Vec<Position> {
            let places = (0..).zip(text.chars()).filter(|(_, c)| letters.contains(*c));
            places.map(|(at, _)| Position { at, weight: 1.0 }).collect()
        };
        let positions: Vec<Vec<Position>> = phrase.iter().map(at).collect();
        let distances: Vec<u32> = (0..phrase.len() as u32).collect();
        holds(&positions, &distances, arrangement)
    }

    #[test]
    fn phrases() {
        assert!(check("xaby", &["a", "b"], Arrangement::InOrder));
        assert!(!check("xbay", &["a", "b"], Arrangement::InOrder));
        assert!(check("xAby", &["aA", "b"], Arrangement::InOrder));
        assert!(check("laal", &["a", "a"], Arrangement::InOrder));
        assert!(!check("lalal", &["a", "a"], Arrangement::InOrder));
    }

    #[test]
    fn windows() {
        assert!(check("bxxa", &["a", "b"], Arrangement::Within(2)));
        assert!(!check("bxxa", &["a", "b"], Arrangement::Within(1)));
        assert!(!check("a", &["a", "a"], Arrangement::Within(9)), "one place is not two");
        assert!(check("ab", &["ab", "a"], Arrangement::Within(0)), "the first word moves to b");
    }

    /// Every way to give each word a place.
    fn naive(text: &[char], phrase: &[String], arrangement: Arrangement) -> bool {
        fn place(text: &[char], phrase: &[String], chosen: &mut Vec<usize>, arrangement: Arrangement) -> bool {
            let Some(letters) = phrase.get(chosen.len()) else {
                return match arrangement {
                    Arrangement::InOrder => chosen.windows(2).all(|pair| pair[0] + 1 == pair[1]),
                    Arrangement::Within(others) => {
                        let (least, most) = (chosen.iter().min(), chosen.iter().max());
                        most.zip(least).is_some_and(|(m, l)| m - l < phrase.len() + others as usize)
                    }
                };
            };
            (0..text.len()).any(|at| {
                let fits = letters.contains(text[at]) && !chosen.contains(&at);
                fits && {
                    chosen.push(at);
                    let found = place(text, phrase, chosen, arrangement);
                    chosen.pop();
                    found
                }
            })
        }
        place(text, phrase, &mut Vec::new(), arrangement)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 20_000 } else { 1_000_000 }))]
        #[test]
        fn agree_with_a_naive_scan(
            text in "[abc]{0,9}",
            phrase in proptest::collection::vec("[abc]{1,2}", 1..5),
            others in proptest::option::of(0u32..4),
        ) {
            let arrangement = others.map_or(Arrangement::InOrder, Arrangement::Within);
            let letters: Vec<char> = text.chars().collect();
            let words: Vec<&str> = phrase.iter().map(String::as_str).collect();
            prop_assert_eq!(check(&text, &words, arrangement), naive(&letters, &phrase, arrangement));
        }
    }
}
