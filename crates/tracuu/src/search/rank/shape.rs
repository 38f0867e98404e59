//! The shape of a query: its words, and which of them were typed together.
//!
//! | typed                  | pairs                       | skips                                   |
//! | ---------------------- | --------------------------- | --------------------------------------- |
//! | `kỷ luật đảng viên`    | kỷ+luật, luật+đảng, đảng+viên | the same, and kỷ+đảng, luật+viên      |
//! | `kỷ luật "đảng viên"`  | kỷ+luật, đảng+viên          | the same                                |

use tracuu_text::sort_by_key;

use crate::search::plan::{Plan, Synonym};

/// The most words that positions are read for; of a longer query those that are rarest.
const WORDS: usize = 64;

/// The longest piece of a query that is looked for as one run. Who pastes more is found by its beginning, and a word that is
/// repeated a thousand times could stand anywhere in it.
const RUN: usize = 128;

/// The words and pairs of a query.
pub(super) struct Shape {
    /// Slots that count, each once, as indexes into those of the plan.
    pub(super) words: Vec<usize>,
    /// Their rarity.
    pub(super) idfs: Vec<f32>,
    /// Slots of synonyms that nobody typed; as words they count on from those that were.
    pub(super) beside: Vec<usize>,
    /// Synonyms, as indexes of words.
    pub(super) synonyms: Vec<Synonym>,
    /// The words in the order of the query, as indexes into `words`; `None` where a run ends.
    sequence: Vec<Option<usize>>,
    /// Pairs typed side by side, as indexes into `words`, each once.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Pairs typed side by side or with one word between.
    pub(super) skips: Vec<(usize, usize)>,
    /// Which pair two words are, by `left * words + right`; 0 is none.
    pair_at: Vec<u16>,
    skip_at: Vec<u16>,
}

impl Shape {
    pub(super) fn of(plan: &Plan) -> Shape {
        let words = rarest(plan);
        let idfs: Vec<f32> = words.iter().filter_map(|&slot| plan.slots.get(slot)).map(|slot| slot.idf).collect();
        let index = |slot: usize| words.binary_search(&slot).ok();
        let sequence: Vec<Option<usize>> = plan.sequence.iter().map(|slot| slot.and_then(index)).collect();
        let pairs = together(&sequence, 1);
        let mut skips = pairs.clone();
        skips.extend(together(&sequence, 2).into_iter().filter(|pair| !pairs.contains(pair)));
        let table = |pairs: &[(usize, usize)]| {
            let mut table = vec![0; words.len() * words.len()];
            for (number, &(left, right)) in (1..).zip(pairs) {
                table[left * words.len() + right] = number;
            }
            table
        };
        let (pair_at, skip_at) = (table(&pairs), table(&skips));
        let beside = plan.beside().to_vec();
        let synonyms = synonyms(plan, &words, &beside);
        Shape { words, beside, synonyms, idfs, sequence, pairs, skips, pair_at, skip_at }
    }

    /// The pair that two words are.
    pub(super) fn pair(&self, left: usize, right: usize) -> Option<usize> {
        usize::from(self.pair_at[left * self.words.len() + right]).checked_sub(1)
    }

    /// The skip that two words are.
    pub(super) fn skip(&self, left: usize, right: usize) -> Option<usize> {
        usize::from(self.skip_at[left * self.words.len() + right]).checked_sub(1)
    }

    /// The words that are looked for as one run, in the order of the query, as indexes into `words`; `None` where a run ends.
    pub(super) fn run(&self) -> &[Option<usize>] {
        self.sequence.get(..RUN).unwrap_or(&self.sequence)
    }

    /// The rarity of the whole query as one run; beyond every run where it is several.
    pub(super) fn whole_run(&self) -> f32 {
        let ends = self.run().iter().skip_while(|word| word.is_none());
        let run: Vec<_> = ends.collect();
        let last = run.iter().rposition(|word| word.is_some()).map_or(0, |last| last + 1);
        let words = run.into_iter().take(last).map(|word| word.map_or(f32::INFINITY, |word| self.idfs[word]));
        words.sum()
    }

    /// The rarity of all words together.
    pub(super) fn mass(&self) -> f32 {
        self.idfs.iter().sum()
    }
}

/// Synonyms by the indexes of their words; those with a word that is not read are left out.
fn synonyms(plan: &Plan, words: &[usize], beside: &[usize]) -> Vec<Synonym> {
    let index = |slot: &usize| match words.binary_search(slot) {
        Ok(word) => Some(word),
        Err(_) => beside.binary_search(slot).ok().map(|word| words.len() + word),
    };
    let indexes = |slots: &[usize]| slots.iter().map(index).collect::<Option<Vec<usize>>>();
    let synonym = |Synonym { typed, meant }: &Synonym| {
        Some(Synonym { typed: indexes(typed)?, meant: indexes(meant)? })
            .filter(|found| found.typed.iter().all(|&word| word < words.len()))
    };
    plan.synonyms.iter().filter_map(synonym).collect()
}

/// The rarest slots that count, in the order of the plan.
fn rarest(plan: &Plan) -> Vec<usize> {
    let mut words = plan.counting().to_vec();
    if words.len() > WORDS {
        sort_by_key(&mut words, |&slot| plan.slots[slot].doc_freq);
        words.truncate(WORDS);
        words.sort_unstable();
    }
    words
}

/// Words that stand `distance` apart in one run of the query, each pair once.
fn together(sequence: &[Option<usize>], distance: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for window in sequence.windows(distance + 1) {
        if window.iter().all(Option::is_some)
            && let (Some(Some(left)), Some(Some(right))) = (window.first(), window.last())
            && !pairs.contains(&(*left, *right))
        {
            pairs.push((*left, *right));
        }
    }
    pairs
}
