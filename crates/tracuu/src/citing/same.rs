//! Which match keys mean the same paper.
//!
//! | keys                                              | papers                                              |
//! | ------------------------------------------------- | --------------------------------------------------- |
//! | `TU:CT:24`, `TU.HN:CT:24:2023-08-07`              | one: what is not known agrees                       |
//! | `TU:CT:24`, and `TU:CT:24` of 2016 and of 2023    | three: the first may be either, and cannot be told  |
//! | `TU:CT:24:2023-08-07`, `TU.HN:CT:24`, `TU.HP:CT:24` | three: the first may be of either place, so neither can be told |
//! | `TU.HN:CTr:1:K17`, `TU.HN:CTr:1:2021-03-17`       | one: a term says nothing of a date                  |
//! | `CT:24`, `TU:CT:24:2023-08-07`                    | one: no other body has such a paper here            |
//! | `CT:24`, `TU:CT:24`, `TW:CT:24`                   | three: the first cannot be told                     |
//! | `CP:87:1996` that was cited as `87/NĐ-CP`, `CP:NĐ:87` | one                                             |
//!
//! A key that agrees with two papers joins neither: ambiguity resolves to nothing. What is known better is looked at first,
//! so that the order in which papers were cited does not matter.

use std::collections::HashMap;

use tracuu_text::sort_by_key;

use super::key::Key;

/// How many different dates and places of one number are compared with each other; of a number that has more, a key that
/// says less means any of them.
const MOST: usize = 512;

/// A key, and what else is known of the papers that it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'k> {
    pub(super) key: &'k str,
    /// The base of the number's own key, where it is another one.
    pub(super) alias: Option<&'k str>,
    /// Whether the key has no body because nobody said which: *Chỉ thị 24*.
    pub(super) is_spoken: bool,
}

/// The papers of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Same {
    /// For each key the first key of its paper.
    pub(super) paper: Vec<usize>,
    /// For each key whether it can be told which paper it means.
    pub(super) told: Vec<bool>,
}

/// Finds out which keys mean the same paper; the keys are distinct.
pub(super) fn same(keys: &[Known<'_>]) -> Same {
    let mut joined = Joined { parent: (0..keys.len()).collect(), told: vec![true; keys.len()] };
    let parsed: Vec<Key<'_>> = keys.iter().map(|known| Key::of(known.key)).collect();
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (known, key)) in keys.iter().zip(&parsed).enumerate() {
        for base in std::iter::once(key.base.as_str()).chain(known.alias) {
            groups.entry(base).or_default().push(at);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    for group in groups {
        join_group(&group, &parsed, &mut joined);
    }
    join_spoken(keys, &parsed, &mut joined);
    let paper = (0..keys.len()).map(|at| joined.root(at)).collect();
    Same { paper, told: joined.told }
}

/// What is known of a paper beside its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Facts<'k> {
    place: Option<&'k str>,
    /// A day, a month or a year.
    date: Option<&'k str>,
    term: Option<&'k str>,
}

impl<'k> Facts<'k> {
    fn of(key: &Key<'k>) -> Facts<'k> {
        let Key { base: _, place, time } = key;
        let term = time.filter(|time| time.starts_with('K'));
        Facts { place: *place, date: time.filter(|_| term.is_none()), term }
    }

    /// How much is known; the most comes first, and what is known in other ways has another rank.
    fn rank(self) -> (usize, bool, bool) {
        let Facts { place, date, term } = self;
        (usize::MAX - date.map_or(0, str::len), place.is_none(), term.is_none())
    }

    fn agrees(self, other: Facts<'_>) -> bool {
        let same = |left: Option<&str>, right: Option<&str>| left.zip(right).is_none_or(|(l, r)| l == r);
        let dates = self.date.zip(other.date);
        let is_same_day = dates.is_none_or(|(l, r)| l.starts_with(r) || r.starts_with(l));
        same(self.place, other.place) && same(self.term, other.term) && is_same_day
    }

    /// Whether this says something that `other`, which agrees, does not.
    fn adds_to(self, other: Facts<'k>) -> bool {
        other.with(self) != other
    }

    /// What both say together.
    fn with(self, other: Facts<'k>) -> Facts<'k> {
        let longer = |left: Option<&'k str>, right: Option<&'k str>| {
            if left.map(str::len) < right.map(str::len) { right } else { left }
        };
        Facts { place: self.place.or(other.place), date: longer(self.date, other.date), term: self.term.or(other.term) }
    }
}

/// Which keys were found to mean one paper.
struct Joined {
    parent: Vec<usize>,
    told: Vec<bool>,
}

impl Joined {
    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while let Some(&above) = self.parent.get(root).filter(|above| **above != root) {
            root = above;
        }
        if let Some(parent) = self.parent.get_mut(at) {
            *parent = root;
        }
        root
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        if let Some(parent) = self.parent.get_mut(left.max(right)) {
            *parent = left.min(right);
        }
    }

    fn refuse(&mut self, at: usize) {
        if let Some(told) = self.told.get_mut(at) {
            *told = false;
        }
    }
}

/// A paper of a group, and one of its keys.
struct Paper<'k> {
    facts: Facts<'k>,
    at: usize,
}

/// Joins the keys of one base.
fn join_group(group: &[usize], parsed: &[Key<'_>], joined: &mut Joined) {
    let mut first: HashMap<Facts<'_>, usize> = HashMap::new();
    let mut entries: Vec<Paper<'_>> = Vec::new();
    for &at in group {
        let Some(facts) = parsed.get(at).map(Facts::of) else { continue };
        match first.get(&facts) {
            Some(&same) => joined.join(same, at),
            None => {
                first.insert(facts, at);
                entries.push(Paper { facts, at });
            }
        }
    }
    if entries.len() > MOST {
        entries.iter().filter(|entry| entry.facts.date.is_none()).for_each(|entry| joined.refuse(entry.at));
        return;
    }
    sort_by_key(&mut entries, |entry| entry.facts.rank());
    let mut papers: Vec<Paper<'_>> = Vec::new();
    for level in entries.chunk_by(|left, right| left.facts.rank() == right.facts.rank()) {
        join_level(level, &mut papers, joined);
    }
}

/// Joins keys that say as much as one another to the papers of those that say more.
fn join_level<'k>(level: &[Paper<'k>], papers: &mut Vec<Paper<'k>>, joined: &mut Joined) {
    let candidates = |entry: &Paper<'k>| -> Vec<usize> {
        let agreeing = papers.iter().enumerate().filter(|(_, paper)| paper.facts.agrees(entry.facts));
        agreeing.map(|(nth, _)| nth).take(2).collect()
    };
    let found: Vec<Vec<usize>> = level.iter().map(candidates).collect();
    let adds = |entry: &Paper<'k>, paper: usize| papers.get(paper).is_some_and(|p| entry.facts.adds_to(p.facts));
    let mut adding: HashMap<usize, usize> = HashMap::new();
    for (entry, candidates) in level.iter().zip(&found) {
        if let [only] = candidates.as_slice()
            && adds(entry, *only)
        {
            *adding.entry(*only).or_default() += 1;
        }
    }
    let is_rival: Vec<bool> = level
        .iter()
        .zip(&found)
        .map(|(entry, found)| matches!(found.as_slice(), [only] if adds(entry, *only) && adding.get(only) > Some(&1)))
        .collect();
    for ((entry, candidates), is_rival) in level.iter().zip(found).zip(is_rival) {
        let Paper { facts, at } = *entry;
        match candidates.as_slice() {
            [] => papers.push(Paper { facts, at }),
            [_] if is_rival => {
                joined.refuse(at);
                papers.push(Paper { facts, at });
            }
            [only] => {
                if let Some(paper) = papers.get_mut(*only) {
                    joined.join(paper.at, at);
                    paper.facts = paper.facts.with(facts);
                }
            }
            _ => joined.refuse(at),
        }
    }
}

/// Joins what was said without a body to the only paper that it may mean.
fn join_spoken(keys: &[Known<'_>], parsed: &[Key<'_>], joined: &mut Joined) {
    let mut times: HashMap<usize, Facts<'_>> = HashMap::new();
    let mut bodies: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in parsed.iter().enumerate() {
        let root = joined.root(at);
        let facts = Facts::of(key);
        times.entry(root).and_modify(|known| *known = known.with(facts)).or_insert(facts);
        if let Some(base) = key.spoken() {
            bodies.entry(base).or_default().push(root);
        }
    }
    for roots in bodies.values_mut() {
        roots.sort_unstable();
        roots.dedup();
    }
    for (at, (_, key)) in keys.iter().zip(parsed).enumerate().filter(|(_, (known, _))| known.is_spoken) {
        let facts = Facts { place: None, ..Facts::of(key) };
        let agrees = |root: &&usize| times.get(root).is_some_and(|known| known.agrees(facts));
        let mut meant = bodies.get(key.base.as_str()).into_iter().flatten().filter(agrees);
        match (meant.next().copied(), meant.next()) {
            (Some(only), None) => joined.join(only, at),
            _ => joined.refuse(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Papers parted by ` | `, with `?` behind keys that cannot be told. `~` before a key says that it was spoken; an alias
    /// stands behind `=`.
    fn found(keys: &[&str]) -> String {
        let known = |text: &&'static str| {
            let (key, alias) = text.split_once('=').map_or((*text, None), |(key, alias)| (key, Some(alias)));
            Known { key: key.trim_start_matches('~'), alias, is_spoken: key.starts_with('~') }
        };
        let leaked: Vec<&'static str> = keys.iter().map(|key| &*String::leak((*key).to_owned())).collect();
        let known: Vec<Known<'_>> = leaked.iter().map(known).collect();
        let Same { paper, told } = same(&known);
        let mut papers: Vec<String> = (0..known.len())
            .filter(|&at| paper[at] == at)
            .map(|root| {
                let mut keys: Vec<String> = (0..known.len())
                    .filter(|&at| paper[at] == root)
                    .map(|at| format!("{}{}", known[at].key, if told[at] { "" } else { "?" }))
                    .collect();
                keys.sort();
                keys.join(" ")
            })
            .collect();
        papers.sort();
        papers.join(" | ")
    }

    #[track_caller]
    fn check(keys: &[&str], expected: &str) {
        assert_eq!(found(keys), expected);
        let backwards: Vec<&str> = keys.iter().rev().copied().collect();
        assert_eq!(found(&backwards), expected, "in any order");
    }

    #[test]
    fn what_is_not_known_agrees() {
        check(&["TU:CT:24", "TU.HN:CT:24:2023-08-07"], "TU.HN:CT:24:2023-08-07 TU:CT:24");
        check(&["TU:CT:24", "TW:CT:24", "TU:KH:24"], "TU:CT:24 | TU:KH:24 | TW:CT:24");
        check(&["TTg:QĐ:749:2020", "TTg:QĐ:749"], "TTg:QĐ:749 TTg:QĐ:749:2020");
        check(&["TU.HN:CTr:1:K17", "TU.HN:CTr:1:2021-03-17"], "TU.HN:CTr:1:2021-03-17 TU.HN:CTr:1:K17");
        check(&["TU.HN:CTr:1:K17", "TU.HN:CTr:1:2021"], "TU.HN:CTr:1:2021 TU.HN:CTr:1:K17");
        check(&["TU.HN:CT:24", "TU:CT:24:2023-08-07"], "TU.HN:CT:24 TU:CT:24:2023-08-07");
        check(
            &["TU:CT:24:2023", "TU:CT:24:2023-08-07", "TU:CT:24:2023-08"],
            "TU:CT:24:2023 TU:CT:24:2023-08 TU:CT:24:2023-08-07",
        );
    }

    #[test]
    fn ambiguity_resolves_to_nothing() {
        check(
            &["TU:CT:24", "TU:CT:24:2016-05-12", "TU:CT:24:2023-08-07"],
            "TU:CT:24:2016-05-12 | TU:CT:24:2023-08-07 | TU:CT:24?",
        );
        check(
            &["TU:CT:24:2023-08-07", "TU.HN:CT:24", "TU.HP:CT:24"],
            "TU.HN:CT:24? | TU.HP:CT:24? | TU:CT:24:2023-08-07",
        );
        check(
            &["TU.HN:CT:24:2016", "TU.HN:CT:24:2023", "TU.HN:CT:24", "TU:CT:24", "TU.HP:CT:24:2023"],
            "TU.HN:CT:24:2016 | TU.HN:CT:24:2023 | TU.HN:CT:24? | TU.HP:CT:24:2023 | TU:CT:24?",
        );
    }

    #[test]
    fn a_day_is_not_of_two_terms() {
        check(
            &["TU.HN:CTr:1:K17", "TU.HN:CTr:1:K18", "TU.HN:CTr:1:2021-03-17"],
            "TU.HN:CTr:1:2021-03-17 | TU.HN:CTr:1:K17? | TU.HN:CTr:1:K18?",
        );
    }

    #[test]
    fn what_is_spoken_means_the_only_paper_that_it_may_mean() {
        check(&["~CT:24", "TU:CT:24:2023-08-07"], "CT:24 TU:CT:24:2023-08-07");
        check(&["~CT:24", "TU:CT:24", "TU.HN:CT:24:2023-08-07"], "CT:24 TU.HN:CT:24:2023-08-07 TU:CT:24");
        check(&["~CT:24", "TU:CT:24", "TW:CT:24"], "CT:24? | TU:CT:24 | TW:CT:24");
        check(&["~CT:24"], "CT:24?");
        check(&["~TT:80:2021", "BTC:TT:80:2021", "BTC:TT:80:2020"], "BTC:TT:80:2020 | BTC:TT:80:2021 TT:80:2021");
    }

    #[test]
    fn one_series_for_all_kinds_has_two_bases() {
        check(&["CP:87:1996=CP:NĐ:87", "CP:NĐ:87"], "CP:87:1996 CP:NĐ:87");
        check(&["CP:87:1996=CP:NĐ:87", "CP:NĐ:87:2001"], "CP:87:1996 | CP:NĐ:87:2001");
    }

    #[test]
    fn a_number_of_many_papers_is_not_compared() {
        let keys: Vec<String> = (0..20_000).map(|n| format!("TU.H{n}:CT:1:2023")).chain(["TU:CT:1".into()]).collect();
        let known: Vec<Known<'_>> = keys.iter().map(|key| Known { key, alias: None, is_spoken: false }).collect();
        let same = same(&known);
        assert!(same.paper.iter().enumerate().all(|(at, paper)| at == *paper));
        assert_eq!(same.told.iter().filter(|told| !**told).count(), 1);
    }

    proptest! {
        #[test]
        fn the_order_makes_no_difference(
            keys in proptest::collection::btree_set("~CT:24|(TU|TU\\.HN|TU\\.HP|TW):CT:24(:2016|:2023|:2023-08-07|:2023-08|:K17|:K18)?", 1..9)
                .prop_map(|keys| keys.into_iter().collect::<Vec<_>>())
                .prop_shuffle()
        ) {
            let mut sorted: Vec<&str> = keys.iter().map(String::as_str).collect();
            let shuffled = found(&sorted);
            sorted.sort_unstable();
            prop_assert_eq!(found(&sorted), shuffled);
            let known: Vec<Known<'_>> = sorted
                .iter()
                .map(|key| Known { key: key.trim_start_matches('~'), alias: None, is_spoken: key.starts_with('~') })
                .collect();
            let papers = same(&known).paper;
            for (left, paper) in known.iter().zip(&papers).filter(|(left, _)| !left.is_spoken) {
                for (right, other) in known.iter().zip(&papers).filter(|(right, _)| !right.is_spoken) {
                    let (l, r) = (Key::of(left.key), Key::of(right.key));
                    prop_assert!(paper != other || (l.base == r.base && l.agrees(&r)), "{} {}", left.key, right.key);
                }
            }
        }
    }
}
