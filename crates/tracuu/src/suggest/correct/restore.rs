//! Restoration: of the candidates of all words, those that stand side by side most often (Viterbi).

use tracuu_text::{KeyParts, is_vietnamese_syllable};

use super::candidates::{Candidate, agreeing, fixed, mistyped, unknown};
use super::model::Model;
use super::words::{Meant, Word};

/// What was chosen for a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    /// `None` leaves the word as it is.
    pub(super) word: Option<u32>,
    /// How much of the probability it has among the candidates between its neighbours.
    pub(super) confidence: f32,
}

/// What it costs to have mistyped a word that is in no text.
const MISTYPED: f64 = 7.0;
/// What it costs to have mistyped a word that is in some text, but never beside its neighbours.
const MISTYPED_KNOWN: f64 = 10.0;
/// The share of syllables that have a mark where all marks are written.
const MARKED: f64 = 0.82;
/// The least share of marks that is taken to be left out: who typed all others may have forgotten one.
const FORGOTTEN: f64 = 0.0003;
/// The share among all words of one that is rare.
const RARE: f64 = 5e-4;
/// The share of one that is seldom: texts of millions of words have such typos.
const SELDOM: f64 = 1e-5;
/// The most words of a query that are looked for among the mistyped ones.
const MOST_MISTYPED: usize = 8;

/// What was chosen for each word.
pub(super) fn restore(model: &Model, query: &str, words: &[Word]) -> Vec<Choice> {
    let kept = forgotten(words);
    let mut left = MOST_MISTYPED;
    let mut slots: Vec<Vec<Candidate>> = Vec::with_capacity(words.len());
    for word in words {
        let text = word.span.of(query).unwrap_or_default();
        if word.meant != Meant::Loosely {
            slots.push(fixed(model, word, text));
            continue;
        }
        let mut slot = agreeing(model, word, text, kept);
        if slot.is_empty() {
            slot.push(unknown(model, text));
            if left > 0 && !(word.follows && is_name(text)) {
                left -= 1;
                slot.extend(mistyped(model, word, MISTYPED));
            }
        }
        slots.push(slot);
    }
    for (doubted, cost) in doubted(model, words, &slots) {
        if left > 0
            && let (Some(word), Some(slot)) = (words.get(doubted), slots.get_mut(doubted))
        {
            left -= 1;
            slot.extend(mistyped(model, word, cost));
        }
    }
    let path = best_path(model, words, &slots);
    let may_change = |nth: &usize| words.get(*nth).is_some_and(|word| word.meant == Meant::Loosely);
    let choice = |nth: usize| Choice {
        word: Some(nth).filter(may_change).and_then(|nth| chosen(&slots, &path, nth)?.word),
        confidence: confidence(model, words, &slots, &path, nth),
    };
    (0..words.len()).map(choice).collect()
}

/// Whether a word is written as a name is: a capital, then small letters, of which some have marks, and a syllable of the
/// language.
fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().all(|c| !c.is_uppercase())
        && !text.is_ascii()
        && is_vietnamese_syllable(text)
}

/// What it costs that a word lacks marks, by the share of marks that the whole query lacks: nothing where there are none.
fn forgotten(words: &[Word]) -> f64 {
    let is_marked = |word: &&Word| KeyParts::of(&word.key).is_some_and(|parts| parts.exact != parts.fold);
    let free: Vec<&Word> = words.iter().filter(|word| word.meant == Meant::Loosely).collect();
    let marked = free.iter().copied().filter(is_marked).count() as f64;
    let expected = MARKED * free.len().max(1) as f64;
    -(1.0 - marked / expected).max(FORGOTTEN).ln()
}

/// The words that may be others though the index has them, and what it costs to have mistyped them: those that are lonely, and
/// those so seldom that their few places in the index may be typos themselves.
fn doubted(model: &Model, words: &[Word], slots: &[Vec<Candidate>]) -> Vec<(usize, f64)> {
    let is_free = |nth: usize| words.get(nth).is_some_and(|word| word.meant == Meant::Loosely);
    let is_typo = |slot: &[Candidate]| slot.iter().all(|found| found.word.is_some() && found.share < SELDOM);
    let seldom = (0..words.len()).filter(|&nth| slots.get(nth).is_some_and(|slot| is_typo(slot)));
    let mut doubted: Vec<(usize, f64)> = seldom.map(|nth| (nth, MISTYPED)).collect();
    let lonely = lonely(model, words, slots).into_iter().filter(|nth| !doubted.iter().any(|(known, _)| known == nth));
    let lonely: Vec<(usize, f64)> = lonely.map(|nth| (nth, MISTYPED_KNOWN)).collect();
    doubted.extend(lonely);
    doubted.retain(|&(nth, _)| is_free(nth));
    doubted
}

/// The words that were never seen beside their neighbours, whatever those may be; of a rare word one neighbour is enough.
fn lonely(model: &Model, words: &[Word], slots: &[Vec<Candidate>]) -> Vec<usize> {
    let seen = |first: Option<&Vec<Candidate>>, second: Option<&Vec<Candidate>>| {
        let all = |slot: &Vec<Candidate>| slot.iter().filter_map(|c| c.word).collect::<Vec<u32>>();
        let (first, second) = (first.map(all).unwrap_or_default(), second.map(all).unwrap_or_default());
        first.iter().any(|&a| second.iter().any(|&b| model.count(a, b) > 0))
    };
    let follows = |nth: usize| words.get(nth).is_some_and(|word| word.follows);
    let is_lonely = |&nth: &usize| {
        let has_before = nth > 0 && follows(nth);
        let has_after = follows(nth + 1);
        let (slot, before) = (slots.get(nth), nth.checked_sub(1).and_then(|before| slots.get(before)));
        let is_known = slot.is_some_and(|slot| slot.iter().all(|c| c.word.is_some()));
        let beside = [has_before.then(|| seen(before, slot)), has_after.then(|| seen(slot, slots.get(nth + 1)))];
        let mut beside = beside.into_iter().flatten().peekable();
        let is_rare = slot.is_some_and(|slot| slot.iter().all(|candidate| candidate.share < RARE));
        is_known && beside.peek().is_some() && if is_rare { !beside.all(|seen| seen) } else { !beside.any(|seen| seen) }
    };
    (0..words.len()).filter(is_lonely).collect()
}

/// The index of the candidate of each word on the best path.
fn best_path(model: &Model, words: &[Word], slots: &[Vec<Candidate>]) -> Vec<usize> {
    // For each candidate of each slot: the best sum up to it, and the candidate before it.
    let mut steps: Vec<Vec<(f64, usize)>> = Vec::with_capacity(slots.len());
    for (nth, slot) in slots.iter().enumerate() {
        let follows = words.get(nth).is_some_and(|word| word.follows);
        let before = nth.checked_sub(1).and_then(|before| Some((slots.get(before)?, steps.get(before)?)));
        let step = slot.iter().map(|candidate| {
            let Some((slot, step)) = before else { return (step_value(model, None, candidate), 0) };
            let sums =
                slot.iter().zip(step).enumerate().map(|(i, (from, &(sum, _)))| {
                    (sum + step_value(model, from.word.filter(|_| follows), candidate), i)
                });
            sums.reduce(|best, next| if next.0 > best.0 { next } else { best }).unwrap_or((0.0, 0))
        });
        let step = step.collect();
        steps.push(step);
    }
    let last = steps.last().map(|step| {
        let sums = step.iter().enumerate().map(|(i, &(sum, _))| (sum, i));
        sums.reduce(|best, next| if next.0 > best.0 { next } else { best }).map_or(0, |(_, i)| i)
    });
    let mut path = Vec::with_capacity(steps.len());
    let mut at = last.unwrap_or(0);
    for step in steps.iter().rev() {
        path.push(at);
        at = step.get(at).map_or(0, |&(_, before)| before);
    }
    path.reverse();
    path
}

fn step_value(model: &Model, before: Option<u32>, candidate: &Candidate) -> f64 {
    model.behind(before, candidate.word, candidate.share) - candidate.cost
}

fn chosen<'s>(slots: &'s [Vec<Candidate>], path: &[usize], nth: usize) -> Option<&'s Candidate> {
    slots.get(nth)?.get(*path.get(nth)?)
}

/// The share of the chosen candidate among all of its word, between the neighbours that were chosen.
fn confidence(model: &Model, words: &[Word], slots: &[Vec<Candidate>], path: &[usize], nth: usize) -> f32 {
    let follows = |nth: usize| words.get(nth).is_some_and(|word| word.follows);
    let before = nth.checked_sub(1).filter(|_| follows(nth)).and_then(|before| chosen(slots, path, before)?.word);
    let after = if follows(nth + 1) { chosen(slots, path, nth + 1) } else { None };
    let value = |candidate: &Candidate| {
        let onward = after.map_or(0.0, |after| model.behind(candidate.word, after.word, after.share));
        step_value(model, before, candidate) + onward
    };
    let Some((slot, own)) = slots.get(nth).zip(chosen(slots, path, nth)) else { return 0.0 };
    let own = value(own);
    let sum: f64 = slot.iter().map(|candidate| (value(candidate) - own).exp()).sum();
    (1.0 / sum.max(1.0)) as f32
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::sampled::Counting;
    use super::super::spelling::spelled;
    use super::super::vocabulary::tests::vocabulary;
    use super::super::words::words;
    use super::*;

    const TEXTS: &str = "tăng cường kỷ luật, kỷ cương hành chính\nkỷ luật lao động\nkỳ họp thứ hai\nluật đất đai\n\
                         nghị quyết của Đảng\nđang họp\nquy định của pháp luật về đất đai\nquy hoạch đất\nký kết hợp đồng";

    fn model() -> Model {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for word in TEXTS.split([' ', '\n', ',']).filter(|word| !word.is_empty()) {
            *counts.entry(word).or_default() += 1;
        }
        let counted: Vec<String> = counts.iter().map(|(word, count)| format!("{word}:{count}")).collect();
        let vocabulary = vocabulary(&counted.join(" "));
        let mut counting = Counting::new(&vocabulary);
        counting.add(TEXTS);
        let sampled = counting.finish();
        Model::new(vocabulary, sampled)
    }

    #[track_caller]
    fn check(query: &str, expected: &str) {
        let model = model();
        let words = words(query);
        let chosen = restore(&model, query, &words);
        let meant = words.iter().zip(&chosen).map(|(word, choice)| {
            let text = word.span.of(query).unwrap_or_default();
            choice.word.and_then(|chosen| spelled(&model, chosen, text)).unwrap_or_else(|| text.to_owned())
        });
        assert_eq!(meant.collect::<Vec<_>>().join(" "), expected, "{query}");
        assert!(chosen.iter().all(|choice| (0.0..=1.0).contains(&choice.confidence)), "{query}");
    }

    #[test]
    fn marks_are_restored_by_the_neighbours() {
        check("ky luat lao dong", "kỷ luật lao động");
        check("ky hop", "kỳ họp");
        check("Nghi quyet cua Dang", "Nghị quyết của Đảng");
        check("quy dinh", "quy định");
    }

    #[test]
    fn typed_marks_are_demands() {
        check("kỳ luat", "kỳ luật");
        check("đang hop", "đang họp");
        check("kỷ luật đất đai", "kỷ luật đất đai");
    }

    #[test]
    fn typos_find_their_word() {
        check("nghij quyet", "nghị quyết");
        check("nghị quyềt", "nghị quyết");
        check("quyy đinhh", "quy định");
        check("luật đấtt đai", "luật đất đai");
        check("internet", "internet");
        check("hành chính công nghệ", "hành chính công nghệ");
    }

    #[test]
    fn an_empty_model_changes_nothing() {
        for query in ["", "ky luat", "nghị quyềt"] {
            let words = words(query);
            assert!(restore(&Model::default(), query, &words).iter().all(|choice| choice.word.is_none()), "{query}");
        }
    }
}
