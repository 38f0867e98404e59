//! Signals: evidence as numbers that can be compared between queries, so that one model serves all of them.

use super::by_family;
use super::evidence::Evidence;
use super::shape::Shape;
use crate::search::Found;
use crate::search::plan::Plan;

/// How many signals there are.
pub(crate) const COUNT: usize = 35;

/// The signals of one passage, in the order of [`NAMES`].
pub(crate) type Signals = [f32; COUNT];

/// What the signals are called.
pub(crate) const NAMES: [&str; COUNT] = [
    "sum",
    "sum_to_best",
    "sum_rank",
    "words",
    "words_to_best",
    "words_flat_to_best",
    "pairs",
    "pairs_to_best",
    "coverage",
    "pair_coverage",
    "skip_coverage",
    "title_coverage",
    "title_share",
    "title_pair_coverage",
    "title_length",
    "names_coverage",
    "names_share",
    "names_pair_coverage",
    "length",
    "first",
    "run",
    "window_8",
    "window_25",
    "exact",
    "own_number",
    "family_sum_to_best",
    "family_count",
    "family_first",
    "all_coverage",
    "rarest_missing",
    "query_words",
    "query_mass",
    "anywhere_to_best",
    "anywhere_rank",
    "sum_to_next",
];

/// What a pair counts beside a word of the same rarity.
const PAIR_WEIGHT: f32 = 1.0;
/// What a word counts once more when the title of the passage holds it.
const TITLE_WEIGHT: f32 = 0.5;
/// What it counts when the names above the passage hold it.
const NAMES_WEIGHT: f32 = 0.3;
/// What a document number counts more in the document that bears it than in those that cite it.
const OWN_NUMBER_WEIGHT: f32 = 4.0;

/// Saturation of repeated words, and how much longer passages are held against them.
struct Saturation {
    k1: f32,
    b: f32,
}

/// What a passage has of words or pairs, by their rarity.
struct Held {
    mass: f32,
    rarest_missing: f32,
}

impl Held {
    fn of(idfs: &[f32], is_held: impl Fn(usize) -> bool) -> Held {
        let mut held = Held { mass: 0.0, rarest_missing: 0.0 };
        for (index, &idf) in idfs.iter().enumerate() {
            if is_held(index) {
                held.mass += idf;
            } else {
                held.rarest_missing = held.rarest_missing.max(idf);
            }
        }
        held
    }
}

/// Sums that depend on one passage alone.
struct Sums {
    words: f32,
    words_flat: f32,
    anywhere: f32,
    pairs: f32,
    own: f32,
    all: f32,
}

/// The signals of all candidates, whose evidence is given with their first scores.
pub(super) fn of_all(evidence: &[(Found, Evidence)], plan: &Plan, shape: &Shape) -> Vec<Signals> {
    let pair_idfs = pair_idfs(plan, shape, evidence);
    let mean = plan.statistics.mean_length();
    let sums: Vec<Sums> = evidence.iter().map(|(_, e)| sums(e, shape, &pair_idfs, mean)).collect();
    let best = |of: fn(&Sums) -> f32| sums.iter().map(of).fold(f32::MIN_POSITIVE, f32::max);
    let best = Sums {
        words: best(|s| s.words),
        words_flat: best(|s| s.words_flat),
        anywhere: best(|s| s.anywhere),
        pairs: best(|s| s.pairs),
        own: 0.0,
        all: best(|s| s.all),
    };
    let families = by_family(std::iter::zip(evidence, &sums).map(|((_, e), s)| (e, s.all)));
    let family_sum = |scores: &[f32]| scores.iter().take(3).sum::<f32>();
    let best_family = families.values().map(|scores| family_sum(scores)).fold(f32::MIN_POSITIVE, f32::max);
    let sum_ranks = ranks(sums.iter().map(|s| s.all));
    let anywhere_ranks = ranks(sums.iter().map(|s| s.anywhere));
    let second = second_best(sums.iter().map(|s| s.all));
    let (mass, pair_mass) = (shape.mass().max(1e-6), pair_idfs.iter().sum::<f32>().max(1e-6));
    let skip_idfs: Vec<f32> = shape.skips.iter().map(|&(l, r)| shape.idfs[l].min(shape.idfs[r])).collect();
    let skip_mass = skip_idfs.iter().sum::<f32>().max(1e-6);
    let mut all = Vec::with_capacity(evidence.len());
    for (i, ((_, e), s)) in std::iter::zip(evidence, &sums).enumerate() {
        let text = Held::of(&shape.idfs, |word| e.words[word] > 0.0);
        let anywhere = Held::of(&shape.idfs, |word| e.words[word] > 0.0 || e.names[word]);
        let pairs = Held::of(&pair_idfs, |pair| e.pairs[pair] > 0.0);
        let skips = Held::of(&skip_idfs, |skip| e.skips[skip]);
        let title = Held::of(&shape.idfs, |word| e.title[word]);
        let title_pairs = Held::of(&pair_idfs, |pair| e.title_pairs[pair]);
        let names = Held::of(&shape.idfs, |word| e.names[word]);
        let name_pairs = Held::of(&pair_idfs, |pair| e.name_pairs[pair]);
        let family = families.get(&e.family).map(Vec::as_slice).unwrap_or_default();
        let share = |matched: f32, length: f32| if length > 0.0 { matched / length } else { 0.0 };
        all.push([
            s.all / mass,
            s.all / best.all,
            (1.0 + sum_ranks[i] as f32).ln(),
            s.words / mass,
            s.words / best.words,
            s.words_flat / best.words_flat,
            s.pairs / pair_mass,
            s.pairs / best.pairs,
            text.mass / mass,
            pairs.mass / pair_mass,
            skips.mass / skip_mass,
            title.mass / mass,
            share(e.title_matched, e.title_length),
            title_pairs.mass / pair_mass,
            e.title_length.ln_1p(),
            names.mass / mass,
            share(e.names_matched, e.names_length),
            name_pairs.mass / pair_mass,
            e.length.ln_1p(),
            e.first.ln_1p(),
            e.run / mass,
            e.windows[0] / mass,
            e.windows[1] / mass,
            e.exact,
            s.own / mass,
            family_sum(family) / best_family,
            (family.len() as f32).ln(),
            share(s.all, family.first().copied().unwrap_or(0.0)),
            anywhere.mass / mass,
            text.rarest_missing / mass,
            shape.words.len() as f32,
            mass,
            s.anywhere / best.anywhere,
            (1.0 + anywhere_ranks[i] as f32).ln(),
            s.all / second,
        ]);
    }
    all
}

fn sums(e: &Evidence, shape: &Shape, pair_idfs: &[f32], mean: f32) -> Sums {
    let saturation = |Saturation { k1, b }: Saturation, length: f32| {
        let norm = k1 * (1.0 - b + b * length / mean);
        move |tf: f32| tf * (k1 + 1.0) / (tf + norm)
    };
    let strict = saturation(Saturation { k1: 0.8, b: 0.75 }, e.length);
    let flat = saturation(Saturation { k1: 2.0, b: 0.4 }, e.length);
    let usual = saturation(Saturation { k1: 1.2, b: 0.75 }, e.whole_length);
    let weighted = |tfs: &[f32], idfs: &[f32], saturate: &dyn Fn(f32) -> f32| -> f32 {
        std::iter::zip(tfs, idfs).map(|(tf, idf)| idf * saturate(*tf)).sum()
    };
    let held = |flags: &[bool]| -> f32 {
        std::iter::zip(flags, &shape.idfs).filter(|(held, _)| **held).map(|(_, idf)| idf).sum()
    };
    let words = weighted(&e.words, &shape.idfs, &strict);
    let pairs = weighted(&e.pairs, pair_idfs, &strict);
    let own = held(&e.own);
    let all = words
        + PAIR_WEIGHT * pairs
        + TITLE_WEIGHT * held(&e.title)
        + NAMES_WEIGHT * held(&e.names)
        + OWN_NUMBER_WEIGHT * own;
    Sums {
        words,
        words_flat: weighted(&e.words, &shape.idfs, &flat),
        anywhere: weighted(&e.anywhere, &shape.idfs, &usual),
        pairs,
        own,
        all,
    }
}

/// The rarity of each pair: as rare as the rarer of its words, and more where candidates hold both words apart.
fn pair_idfs(plan: &Plan, shape: &Shape, evidence: &[(Found, Evidence)]) -> Vec<f32> {
    let doc_freq = |word: usize| plan.slots[shape.words[word]].doc_freq;
    let idf = |(pair, &(left, right)): (usize, &(usize, usize))| {
        let both = evidence.iter().filter(|(_, e)| e.words[left] > 0.0 && e.words[right] > 0.0).count();
        let together = evidence.iter().filter(|(_, e)| e.pairs[pair] > 0.0).count();
        let rarer = doc_freq(left).min(doc_freq(right)) as f32;
        let share = (together as f32 + 0.5) / (both as f32 + 1.0);
        plan.statistics.idf((rarer * share).round() as u64)
    };
    shape.pairs.iter().enumerate().map(idf).collect()
}

/// The rank of each value: how many are greater. Equal values share a rank, wherever in the index they stand.
fn ranks(values: impl Iterator<Item = f32>) -> Vec<usize> {
    let values: Vec<f32> = values.collect();
    let mut falling = values.clone();
    falling.sort_unstable_by(|a, b| b.total_cmp(a));
    values.iter().map(|value| falling.partition_point(|greater| greater > value)).collect()
}

fn second_best(values: impl Iterator<Item = f32>) -> f32 {
    let mut best = [f32::MIN_POSITIVE; 2];
    for value in values {
        if value > best[0] {
            best = [value, best[0]];
        } else if value > best[1] {
            best[1] = value;
        }
    }
    best[1]
}
