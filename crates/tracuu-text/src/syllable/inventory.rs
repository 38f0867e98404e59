//! The onsets and rimes of the orthography, packed for lookup.

use std::sync::LazyLock;

use super::Syllable;
use crate::Tone;
use crate::generated::rimes::{ONSETS, RIMES, RIMES_AFTER_GI, RIMES_AFTER_QU};
use crate::letter::{Letter, Shape};

/// A rime: the spelling, its parts, and whether it is checked (ends in c, ch, p, t).
#[derive(Clone, Copy, Debug)]
pub(super) struct Rime {
    pub(super) medial: &'static str,
    pub(super) nucleus: &'static str,
    pub(super) coda: &'static str,
    pub(super) is_checked: bool,
}

/// What stands before the rime, as far as it chooses the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    General,
    AfterQu,
    AfterGi,
}

/// One letter in eight bits: the base and its shape.
pub(super) const fn letter_code(base: u8, shape: Shape) -> u64 {
    (base - b'a' + 1) as u64 | (shape as u64) << 5
}

/// Letters in order, eight bits each; a rime has at most five.
fn code(spelling: &str) -> u64 {
    spelling.chars().filter_map(Letter::of).fold(0, |code, l| code << 8 | letter_code(l.base, l.shape))
}

/// The rime with the packed spelling `code`.
pub(super) fn rime(group: Group, code: u64) -> Option<&'static Rime> {
    let table = match group {
        Group::General => &TABLES.general,
        Group::AfterQu => &TABLES.after_qu,
        Group::AfterGi => &TABLES.after_gi,
    };
    table.binary_search_by_key(&code, |(known, _)| *known).ok().and_then(|i| table.get(i)).map(|(_, rime)| rime)
}

/// The onset with the packed spelling `code`.
pub(super) fn onset(code: u64) -> Option<&'static str> {
    let table = &TABLES.onsets;
    table.binary_search_by_key(&code, |(known, _)| *known).ok().and_then(|i| table.get(i)).map(|(_, onset)| *onset)
}

struct Tables {
    onsets: Vec<(u64, &'static str)>,
    general: Vec<(u64, Rime)>,
    after_qu: Vec<(u64, Rime)>,
    after_gi: Vec<(u64, Rime)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut onsets: Vec<_> = ONSETS.iter().map(|onset| (code(onset), *onset)).collect();
    onsets.sort_unstable();
    Tables { onsets, general: table(RIMES), after_qu: table(RIMES_AFTER_QU), after_gi: table(RIMES_AFTER_GI) }
});

fn table(rimes: &[(&'static str, bool)]) -> Vec<(u64, Rime)> {
    let mut table: Vec<_> =
        rimes.iter().map(|&(spelling, checked)| (code(spelling), split(spelling, checked))).collect();
    table.sort_unstable_by_key(|(code, _)| *code);
    table
}

/// Cuts a rime into glide, vowel and ending.
fn split(rime: &'static str, is_checked: bool) -> Rime {
    const CONSONANTS: [&str; 8] = ["ch", "ng", "nh", "c", "m", "n", "p", "t"];
    let consonant = CONSONANTS.iter().find_map(|c| rime.strip_suffix(c));
    let vowels = consonant.or_else(|| without_final_glide(rime)).unwrap_or(rime);
    let coda = rime.get(vowels.len()..).unwrap_or_default();
    let nucleus = without_medial(vowels).unwrap_or(vowels);
    let medial = vowels.get(..vowels.len() - nucleus.len()).unwrap_or_default();
    Rime { medial, nucleus, coda, is_checked }
}

/// *ai, ay, ao, au …* without their last letter; the *y* of *uy* and the second letter of *ia, ua, oa* are no glides.
fn without_final_glide(vowels: &'static str) -> Option<&'static str> {
    let last = vowels.chars().next_back()?;
    let rest = vowels.strip_suffix(last)?;
    let before = rest.chars().next_back()?;
    let is_glide = match last {
        'i' => "aoôơuư".contains(before),
        'y' => "aâ".contains(before),
        'o' => "ae".contains(before),
        'u' => "aâeêiyươ".contains(before),
        _ => false,
    };
    is_glide.then_some(rest)
}

/// *oa, oă, oe* without *o*; *uâ, uê, uơ, uy …* without *u*.
fn without_medial(vowels: &'static str) -> Option<&'static str> {
    let (first, rest) = (vowels.chars().next()?, vowels.get(1..)?);
    let begins = rest.chars().next()?;
    let is_medial = match first {
        'o' => "aăe".contains(begins),
        'u' => "âêơy".contains(begins),
        _ => false,
    };
    is_medial.then_some(rest)
}

/// Whether a syllable may be spelled with this onset before this rime.
pub(super) fn may_join(onset: &str, rime: &Rime) -> bool {
    let first = rime.medial.chars().chain(rime.nucleus.chars()).next();
    let is_front = matches!(first, Some('e' | 'ê' | 'i' | 'y'));
    match onset {
        "k" | "gh" | "ngh" => is_front,
        // *gì, gìn*: the i of *gi* is the vowel.
        "g" => !is_front || (rime.medial.is_empty() && rime.nucleus == "i" && matches!(rime.coda, "" | "n")),
        "c" | "ng" => !is_front,
        // At the start of a syllable *iê* is written *yê*.
        "" => rime.nucleus != "iê",
        "qu" => true,
        _ => !(rime.medial.is_empty() && rime.nucleus == "yê"),
    }
}

/// All syllables that the grammar allows, each once, in no particular order: 17,226 of them.
///
/// ```
/// assert!(tracuu_text::valid_syllables().any(|s| s.to_string() == "nghiêng"));
/// ```
pub fn valid_syllables() -> impl Iterator<Item = Syllable> {
    let onsets = std::iter::once("").chain(ONSETS.iter().copied());
    onsets.flat_map(|onset| {
        let table = match onset {
            "qu" => &TABLES.after_qu,
            "gi" => &TABLES.after_gi,
            _ => &TABLES.general,
        };
        let rimes = table.iter().map(|(_, rime)| rime).filter(move |rime| may_join(onset, rime));
        rimes.flat_map(move |rime| {
            let tones = Tone::ALL.into_iter().filter(|&tone| takes(rime, tone));
            tones.map(move |tone| Syllable { onset, medial: rime.medial, nucleus: rime.nucleus, coda: rime.coda, tone })
        })
    })
}

/// Checked rimes take *sắc* and *nặng* only.
pub(super) fn takes(rime: &Rime, tone: Tone) -> bool {
    !rime.is_checked || matches!(tone, Tone::Sac | Tone::Nang)
}
