//! Phrases and windows over positions, with alternatives at each place.
//!
//! | asked          | holds in a text where                                                            |
//! | -------------- | --------------------------------------------------------------------------------- |
//! | `"a b"`        | `b` stands just behind `a`                                                       |
//! | `"a b"~2`      | `a` and `b` stand in any order with at most two other words between              |
//! | `"luôn luôn"`  | the word stands twice: one place is never counted for two words                  |
//!
//! A phrase may have a thousand words, and a passage ten thousand places: words are counted in a window that moves on over all
//! places once. Only where one place may be that of several words, such as *kỷ* for `ky` and for `kỷ`, it takes more than
//! counting to tell.

use std::collections::BTreeMap;
use std::ops::Range;

use super::postings::Position;

/// How the words of a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// As they were typed.
    InOrder,
    /// Anywhere within so many places more than there are words.
    Within(u32),
}

/// What a phrase asks of positions, which go by distinct word, each list ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// Which list each word of the phrase has, and how far it stands behind the first.
    words: Vec<(usize, u32)>,
    /// How many places of each list it takes.
    needs: Vec<u32>,
    arrangement: Arrangement,
}

impl Pattern {
    /// The pattern of words, and the distinct ones among them, in the order of their lists.
    pub(super) fn of(words: &[(usize, u32)], arrangement: Arrangement) -> (Pattern, Vec<usize>) {
        let mut lists: BTreeMap<usize, usize> = BTreeMap::new();
        let mut pattern = Pattern { words: Vec::with_capacity(words.len()), needs: Vec::new(), arrangement };
        let mut distinct = Vec::new();
        for &(word, distance) in words {
            let list = *lists.entry(word).or_insert_with(|| {
                distinct.push(word);
                pattern.needs.push(0);
                distinct.len() - 1
            });
            pattern.words.push((list, distance));
            if let Some(needed) = pattern.needs.get_mut(list) {
                *needed += 1;
            }
        }
        (pattern, distinct)
    }

    /// How many places of each list it takes.
    pub(super) fn needs(&self) -> &[u32] {
        &self.needs
    }

    /// Whether the phrase is one word.
    pub(super) fn is_word(&self) -> bool {
        self.words.len() == 1
    }

    /// Whether the phrase stands somewhere.
    pub(super) fn holds(&self, positions: &[Vec<Position>]) -> bool {
        match self.arrangement {
            Arrangement::InOrder => self.stands_in_order(positions),
            Arrangement::Within(_) => {
                let has_enough = |(list, needed): (&Vec<Position>, &u32)| list.len() >= *needed as usize;
                std::iter::zip(positions, &self.needs).all(has_enough)
                    && self.windows(&events(positions)).next().is_some()
            }
        }
    }

    fn stands_in_order(&self, positions: &[Vec<Position>]) -> bool {
        let list = |word: &(usize, u32)| positions.get(word.0).map(Vec::as_slice).unwrap_or_default();
        let Some((first, rest)) = self.words.split_first() else { return false };
        list(first).iter().any(|start| rest.iter().all(|word| stands_at(list(word), start.at + word.1)))
    }

    /// The windows that have a place of its own for every word, by the first of their `events`: places with the lists that have
    /// them, in order.
    pub(super) fn windows(&self, events: &[(u32, usize)]) -> impl Iterator<Item = Range<u32>> {
        let others = match self.arrangement {
            Arrangement::InOrder => 0,
            Arrangement::Within(others) => others,
        };
        let width = (self.words.len() as u32).saturating_add(others);
        let is_shared = events.windows(2).any(|pair| matches!(pair, [left, right] if left.0 == right.0));
        let mut tally = Tally { needs: &self.needs, held: vec![0; self.needs.len()], filled: 0 };
        let (mut first, mut behind) = (0, 0);
        std::iter::from_fn(move || {
            // The window begins at a match: a window that holds the words can be moved there.
            while let Some(&(start, list)) = events.get(first) {
                let end = start.saturating_add(width);
                while let Some(&(_, next)) = events.get(behind).filter(|(at, _)| *at < end) {
                    tally.add(next);
                    behind += 1;
                }
                let within = events.get(first..behind).unwrap_or_default();
                let suffices = tally.is_filled() && (!is_shared || seats_suffice(within, &self.needs));
                tally.remove(list);
                first += 1;
                if suffices {
                    return Some(start..end);
                }
            }
            None
        })
    }
}

/// All places with their lists, in order.
fn events(positions: &[Vec<Position>]) -> Vec<(u32, usize)> {
    let mut events: Vec<(u32, usize)> = Vec::with_capacity(positions.iter().map(Vec::len).sum());
    for (list, positions) in positions.iter().enumerate() {
        events.extend(positions.iter().map(|position| (position.at, list)));
    }
    events.sort_unstable();
    events.dedup();
    events
}

fn stands_at(list: &[Position], at: u32) -> bool {
    list.binary_search_by_key(&at, |position| position.at).is_ok()
}

/// How many places of each list a window holds.
struct Tally<'n> {
    needs: &'n [u32],
    held: Vec<u32>,
    /// Lists of which it holds as many as it takes.
    filled: usize,
}

impl Tally<'_> {
    fn add(&mut self, list: usize) {
        if let (Some(held), Some(needed)) = (self.held.get_mut(list), self.needs.get(list)) {
            *held += 1;
            self.filled += usize::from(*held == *needed);
        }
    }

    fn remove(&mut self, list: usize) {
        if let (Some(held), Some(needed)) = (self.held.get_mut(list), self.needs.get(list)) {
            self.filled -= usize::from(*held == *needed);
            *held -= 1;
        }
    }

    fn is_filled(&self) -> bool {
        !self.needs.is_empty() && self.filled == self.needs.len()
    }
}

/// Whether every word has a place of its own, where places are shared: as guests are seated, who finds all places taken asks a
/// holder to move. Places that the same lists share are as good as one another, and are handed out together.
fn seats_suffice(events: &[(u32, usize)], needs: &[u32]) -> bool {
    let mut kinds: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
    for place in events.chunk_by(|left, right| left.0 == right.0) {
        *kinds.entry(place.iter().map(|(_, list)| *list).collect()).or_default() += 1;
    }
    let (lists, free): (Vec<Vec<usize>>, Vec<u32>) = kinds.into_iter().unzip();
    let mut seats = Seats { taken: vec![vec![0; lists.len()]; needs.len()], lists, free };
    needs.iter().enumerate().all(|(list, &needed)| seats.seat(list, needed))
}

struct Seats {
    /// The lists that have a kind of place.
    lists: Vec<Vec<usize>>,
    /// How many places of each kind are free.
    free: Vec<u32>,
    /// How many places of each kind a list has taken.
    taken: Vec<Vec<u32>>,
}

impl Seats {
    fn seat(&mut self, list: usize, mut left: u32) -> bool {
        while left > 0 {
            let Some(moves) = self.moves(list) else { return false };
            left -= self.carry_out(&moves, left);
        }
        true
    }

    /// The way to a free place: `(list, kind)` from the last to move, who takes a free one, to the one who asks.
    fn moves(&self, list: usize) -> Option<Vec<(usize, usize)>> {
        let mut asked: Vec<Option<usize>> = vec![None; self.lists.len()];
        // Who asks, and through which kind of place they were asked themselves.
        let mut asking: Vec<(usize, Option<usize>)> = vec![(list, None)];
        let mut next = 0;
        while let Some(&(list, _)) = asking.get(next) {
            for kind in 0..self.lists.len() {
                if asked[kind].is_some() || !self.lists[kind].contains(&list) {
                    continue;
                }
                asked[kind] = Some(next);
                if self.free[kind] > 0 {
                    return Some(way(kind, &asked, &asking));
                }
                let holders = (0..self.taken.len()).filter(|&holder| self.taken[holder][kind] > 0);
                let new: Vec<usize> =
                    holders.filter(|holder| !asking.iter().any(|(known, _)| known == holder)).collect();
                asking.extend(new.into_iter().map(|holder| (holder, Some(kind))));
            }
            next += 1;
        }
        None
    }

    /// Moves as many as can go this way, `most` at most; how many is returned.
    fn carry_out(&mut self, moves: &[(usize, usize)], most: u32) -> u32 {
        let Some(&(_, free)) = moves.first() else { return most };
        let mut many = most.min(self.free[free]);
        // Each but the last, who asks first, gives up the place that the one behind takes.
        for pair in moves.windows(2) {
            if let [(list, _), (_, given)] = pair {
                many = many.min(self.taken[*list][*given]);
            }
        }
        self.free[free] -= many;
        for (at, &(list, kind)) in moves.iter().enumerate() {
            self.taken[list][kind] += many;
            if let Some(&(_, given)) = moves.get(at + 1) {
                self.taken[list][given] -= many;
            }
        }
        many
    }
}

/// The moves that lead to a kind of place.
fn way(mut kind: usize, asked: &[Option<usize>], asking: &[(usize, Option<usize>)]) -> Vec<(usize, usize)> {
    let mut moves = Vec::new();
    while let Some(&(list, through)) = asked[kind].and_then(|who| asking.get(who)) {
        moves.push((list, kind));
        let Some(before) = through else { break };
        kind = before;
    }
    moves
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
        let mut kinds: Vec<&str> = phrase.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        let words = phrase.iter().map(|word| kinds.iter().position(|kind| kind == word).unwrap_or_default());
        let words: Vec<(usize, u32)> = words.zip(0..).collect();
        let (pattern, distinct) = Pattern::of(&words, arrangement);
        let positions: Vec<Vec<Position>> = distinct.iter().map(|&word| at(&kinds[word])).collect();
        pattern.holds(&positions)
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

    /// However often words are repeated, the answer takes no time that anybody notices.
    #[test]
    fn a_thousand_words_in_a_thousand_places() {
        let started = std::time::Instant::now();
        let text = "ab".repeat(5_000);
        let many = |word: &'static str| vec![word; 900];
        assert!(check(&text, &many("a"), Arrangement::Within(1_000)));
        assert!(!check(&text, &many("a"), Arrangement::Within(800)));
        let both = [many("ab"), many("a")].concat();
        assert!(check(&text, &both, Arrangement::Within(0)));
        let lacking = [many("ab"), many("a"), many("ab")].concat();
        assert!(!check(&"ab".repeat(2_500), &[lacking, many("c")].concat(), Arrangement::Within(9_000)));
        let last = ["x".repeat(3_000), "ab".repeat(450)].concat();
        assert!(!check(&last, &[many("ab"), vec!["a"]].concat(), Arrangement::Within(9_000)), "all are taken");
        assert!(started.elapsed() < std::time::Duration::from_secs(2), "{:?}", started.elapsed());
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
