//! Matches: where a text holds what was looked for.
//!
//! | query          | text                | matches                                   |
//! | -------------- | ------------------- | ----------------------------------------- |
//! | `ky luat`      | `kỷ luật và luật`   | `kỷ`, `luật` that joins it, `luật`        |
//! | `ky luat`      | `luật kỷ`           | `luật`, `kỷ`: not in the order of the query |
//! | `24-CT/TU`     | `số 24-CT/TU`       | the number, and none of its parts         |
//! | `chỉ thị 24`   | `số 24-CT/TU; chỉ 24` | the number that is meant, and no loose word |
//! | `"kỷ luật"`    | `kỷ luật và luật`   | `kỷ`, `luật` that joins it                |
//! | `"kỷ luật"~1`  | `luật và kỷ; luật`  | `luật`, `kỷ`, `luật`: a window holds them |
//! | `"kỷ luật"~1`  | `luật và giữ kỷ`    | none                                      |

use std::collections::{HashMap, HashSet};

use tracuu_text::{Span, Terms};

use super::super::gate::{Condition, Phrase};
use super::super::phrase::{Arrangement, Pattern};
use super::super::plan::Plan;
use crate::citing::{Asked, Reference};

/// A place of a text that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::search) struct Match {
    pub(in crate::search) span: Span,
    /// Which of the words that were typed it is: the same one again is worth little.
    pub(in crate::search) word: usize,
    /// What the word is worth.
    pub(in crate::search) weight: f32,
    /// Whether it stands just behind the match before it, as the two were typed.
    pub(in crate::search) joins: bool,
}

/// The terms that were looked for.
pub(in crate::search) struct Highlighter {
    terms: HashMap<String, Sought>,
    /// Slots that were typed side by side.
    neighbours: HashSet<(usize, usize)>,
    /// Slots that match only where one of `wholes` stands: those of phrases, of papers and of synonyms that nobody typed.
    bound: HashSet<usize>,
    /// Slots that follow one another.
    wholes: Vec<Vec<usize>>,
    /// Slots that stand near one another, and the patterns of these, whose lists they are.
    windows: Vec<(Pattern, Vec<usize>)>,
    /// The paper that is all that was asked for: numbers in the text that mean it match.
    paper: Option<Asked>,
}

/// The slots that a term stands for, and what it is worth.
struct Sought {
    slots: Vec<usize>,
    weight: f32,
}

impl Sought {
    /// Where its slots stand among others.
    fn lists<'s>(&'s self, slots: &'s [usize]) -> impl Iterator<Item = usize> + 's {
        self.slots.iter().filter_map(|slot| slots.iter().position(|known| known == slot))
    }
}

/// A number in the text that means the paper that was asked for, and that no slot stands for.
static PAPER: Sought = Sought { slots: Vec::new(), weight: 1.0 };

impl Highlighter {
    pub(in crate::search) fn of(plan: &Plan) -> Highlighter {
        let mut terms: HashMap<String, Sought> = HashMap::new();
        for &at in plan.counting().iter().chain(plan.beside()) {
            let Some(slot) = plan.slots.get(at) else { continue };
            for term in &slot.terms {
                let weight = slot.idf * term.weight;
                let known = terms.entry(term.key.clone()).or_insert(Sought { slots: Vec::new(), weight });
                known.weight = known.weight.max(weight);
                if known.slots.last() != Some(&at) {
                    known.slots.push(at);
                }
            }
        }
        let synonyms = plan.synonyms.iter().flat_map(|synonym| synonym.meant.windows(2));
        let together = synonyms.filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        let pairs = plan.sequence.windows(2).filter_map(|pair| match pair {
            [Some(left), Some(right)] => Some((*left, *right)),
            _ => None,
        });
        let windows = windows(plan);
        let bound = plan.beside().iter().copied().chain(bound(plan, &windows)).collect();
        let windows = windows.iter().map(|phrase| Pattern::of(&phrase.slots, phrase.arrangement)).collect();
        let meant = plan.synonyms.iter().map(|synonym| synonym.meant.clone());
        let wholes = meant.chain(plan.wholes()).collect();
        let neighbours = pairs.chain(together).collect();
        Highlighter { terms, neighbours, bound, wholes, windows, paper: plan.paper.clone() }
    }

    /// The matches of a text, in order; what lies within another one, such as a part of a number, is none.
    pub(in crate::search) fn matches(&self, text: &str) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        let mut sources: Vec<(&Sought, u32)> = Vec::new();
        let mut before: Option<(&Sought, Span)> = None;
        let mut terms = Terms::new(text);
        while terms.advance() {
            let span = terms.span();
            let known = self.terms.get(terms.key());
            let paper = || Some(&PAPER).filter(|_| terms.is_compound() && self.is_paper(span.of(text)));
            let Some(sought) = known.or_else(paper) else { continue };
            if before.is_some_and(|(_, last)| span.start < last.end) {
                continue;
            }
            let joins =
                before.is_some_and(|(last, at)| self.follows(last, sought) && is_light(text, at.end, span.start));
            let word = sought.slots.first().copied().unwrap_or_default();
            matches.push(Match { span, word, weight: sought.weight, joins });
            sources.push((sought, terms.position()));
            before = Some((sought, span));
        }
        if !self.bound.is_empty() {
            self.drop_loose(&mut matches, &sources);
        }
        matches
    }

    /// Whether a piece of a text is a number of the paper that was asked for.
    fn is_paper(&self, piece: Option<&str>) -> bool {
        let Some(paper) = &self.paper else { return false };
        piece
            .and_then(|number| Reference::of_number(number, None))
            .is_some_and(|reference| paper.is_meant_by(&reference))
    }

    /// Drops words of phrases, of papers and of synonyms where these do not stand as a whole.
    fn drop_loose(&self, matches: &mut Vec<Match>, sources: &[(&Sought, u32)]) {
        let is_free = |slot: &usize| !self.bound.contains(slot);
        let mut is_kept: Vec<bool> =
            sources.iter().map(|(sought, _)| sought.slots.is_empty() || sought.slots.iter().any(is_free)).collect();
        for whole in &self.wholes {
            for (start, window) in sources.windows(whole.len().max(1)).enumerate() {
                let first = window.first().map_or(0, |(_, position)| *position);
                let stands = std::iter::zip(whole, window)
                    .zip(first..)
                    .all(|((slot, (sought, position)), expected)| sought.slots.contains(slot) && *position == expected);
                if stands && let Some(kept) = is_kept.get_mut(start..start + whole.len()) {
                    kept.fill(true);
                }
            }
        }
        for (pattern, slots) in &self.windows {
            keep_windows(pattern, slots, sources, &mut is_kept);
        }
        let mut at = 0;
        let mut was_kept = false;
        matches.retain_mut(|m| {
            m.joins &= was_kept;
            was_kept = is_kept[at];
            at += 1;
            was_kept
        });
    }

    fn follows(&self, left: &Sought, right: &Sought) -> bool {
        let mut pairs = left.slots.iter().flat_map(|l| right.slots.iter().map(move |r| (*l, *r)));
        pairs.any(|pair| self.neighbours.contains(&pair))
    }
}

/// Keeps the words of a phrase in every window that holds it.
fn keep_windows(pattern: &Pattern, slots: &[usize], sources: &[(&Sought, u32)], is_kept: &mut [bool]) {
    let mut events: Vec<(u32, usize)> =
        sources.iter().flat_map(|&(sought, at)| sought.lists(slots).map(move |list| (at, list))).collect();
    events.sort_unstable();
    let mut looked_at = 0;
    for window in pattern.windows(&events) {
        let first = sources.partition_point(|(_, at)| *at < window.start).max(looked_at);
        let within = sources.iter().enumerate().skip(first).take_while(|(_, (_, at))| *at < window.end);
        for (nth, (sought, _)) in within {
            is_kept[nth] |= sought.lists(slots).next().is_some();
            looked_at = nth + 1;
        }
    }
}

/// The phrases of a plan whose words stand near one another.
fn windows(plan: &Plan) -> Vec<Phrase> {
    fn add(condition: &Condition, found: &mut Vec<Phrase>) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| add(part, found)),
            Condition::Phrase(phrase) => {
                found.extend(Some(phrase).filter(|phrase| phrase.arrangement != Arrangement::InOrder).cloned());
            }
            Condition::Not(_)
            | Condition::Terms { .. }
            | Condition::Dates { .. }
            | Condition::Passages(_)
            | Condition::Document(_) => {}
        }
    }
    let mut found = Vec::new();
    plan.condition.iter().for_each(|condition| add(condition, &mut found));
    found
}

/// The slots that were typed in phrases, near or in order, and nowhere else.
fn bound(plan: &Plan, windows: &[Phrase]) -> Vec<usize> {
    let mut times: HashMap<usize, usize> = HashMap::new();
    let in_order = plan.wholes();
    let near = windows.iter().flat_map(|phrase| phrase.slots.iter().map(|(slot, _)| slot));
    in_order.iter().flatten().chain(near).for_each(|slot| *times.entry(*slot).or_default() += 1);
    let mut typed: HashMap<usize, usize> = HashMap::new();
    plan.sequence.iter().flatten().for_each(|slot| *typed.entry(*slot).or_default() += 1);
    let is_bound = |slot: &usize| times.get(slot).is_some_and(|times| Some(times) >= typed.get(slot));
    plan.counting().iter().copied().filter(is_bound).collect()
}

/// Whether only blanks and light punctuation stand between two places, and not much of it.
fn is_light(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    let is_light =
        |c: char| c == ' ' || c == '\u{A0}' || matches!(c, ',' | '-' | '–' | '/' | '&' | '"' | '“' | '”' | '\'');
    between.len() <= 8 && between.chars().all(is_light)
}

#[cfg(test)]
impl Highlighter {
    /// Looks for words in their own spelling, in this order.
    pub(super) fn of_words(words: &str) -> Highlighter {
        let mut keys: Vec<String> = Vec::new();
        let mut found = Terms::new(words);
        while found.advance() {
            keys.push(found.key().to_owned());
        }
        let neighbours = (1..keys.len()).map(|at| (at - 1, at)).collect();
        let sought = |(at, key)| (key, Sought { slots: vec![at], weight: 1.0 });
        let terms = keys.into_iter().enumerate().map(sought).collect();
        Highlighter { terms, neighbours, bound: HashSet::new(), wholes: Vec::new(), windows: Vec::new(), paper: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Matches in order, with `+` before those that join the one before them.
    #[track_caller]
    fn check(words: &str, text: &str, expected: &str) {
        let shown = |m: Match| format!("{}{}", if m.joins { "+" } else { "" }, m.span.of(text).unwrap_or_default());
        let found = Highlighter::of_words(words).matches(text).into_iter().map(shown);
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{words}: {text}");
    }

    #[test]
    fn words_join_in_the_order_of_the_query() {
        check("kỷ luật", "kỷ luật và luật, kỷ", "kỷ +luật luật kỷ");
        check("kỷ luật đảng", "Kỷ luật Đảng; kỷ đảng", "Kỷ +luật +Đảng kỷ đảng");
        check("kỷ luật", "kỷ, luật; kỷ. luật", "kỷ +luật kỷ luật");
        check("kỷ luật", "kỷ\nluật", "kỷ luật");
        check("kỷ luật", "kỷ -- / -- , luật", "kỷ luật");
        check("kỷ luật", "kỷ luật kỷ luật", "kỷ +luật kỷ +luật");
    }

    #[test]
    fn a_number_is_one_match() {
        let mut number = Highlighter::of_words("x");
        number.terms = HashMap::from([("№24-ct-tu\u{1F}\u{1F}".into(), Sought { slots: vec![0], weight: 1.0 })]);
        let text = "số 24 - CT/TU và 24";
        let spans: Vec<_> = number.matches(text).into_iter().filter_map(|m| m.span.of(text)).collect();
        assert_eq!(spans, ["24 - CT/TU"]);
        check("24 ct tu", "số 24-CT/TU", "24 +CT +TU");
    }

    #[test]
    fn every_spelling_is_found_where_it_stands() {
        check("kỷ luật", "KY\u{309} LUA\u{323}\u{302}T", "KY\u{309} +LUA\u{323}\u{302}T");
        check("kỷ luật", "kỉ luật", "kỉ +luật");
    }
}
