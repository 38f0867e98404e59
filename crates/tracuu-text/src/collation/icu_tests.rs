//! The order is that of `icu_collator` for `vi`: over all syllables, over all signs, and over phrases.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::sort_key;
use crate::generated::signs::SIGNS;
use crate::{ToneMarkStyle, valid_syllables};

fn collator() -> CollatorBorrowed<'static> {
    Collator::try_new(locale!("vi").into(), CollatorOptions::default()).expect("compiled data for vi")
}

/// Sorts by key; then every text must compare with the next one as the collator compares them.
///
/// Both orders are total, so that neighbours that agree make two equal orders.
fn check(mut texts: Vec<String>) {
    let collator = collator();
    texts.sort_by_cached_key(|text| sort_key(text));
    for pair in texts.windows(2) {
        let [lesser, greater] = pair else { continue };
        let expected = collator.compare(lesser, greater);
        assert_eq!(sort_key(lesser).cmp(&sort_key(greater)), expected, "{lesser:?} {greater:?}");
    }
}

fn syllables() -> impl Iterator<Item = String> {
    valid_syllables().map(|syllable| syllable.to_string())
}

#[test]
fn all_syllables_in_every_case_and_encoding() {
    let styles = [ToneMarkStyle::Old, ToneMarkStyle::New];
    let spelled = valid_syllables().flat_map(|syllable| styles.map(|style| syllable.spelled(style)));
    check(spelled.flat_map(|s| [s.to_uppercase(), s.nfd().collect(), s]).collect());
}

#[test]
fn all_signs_and_letters() {
    let ascii = (0..0x80_u8).map(|byte| (byte as char).to_string());
    let signs = SIGNS.iter().map(|(sign, ..)| sign.to_string());
    let letters = "àẢãáạăắâậđĐêôơƠưỰéèýỳ".chars().map(String::from);
    let alone: Vec<String> = ascii.chain(signs).chain(letters).collect();
    let paired = alone.iter().flat_map(|one| ["a", "B", "1"].map(|other| [one, other].concat()));
    check(paired.chain(alone.iter().cloned()).collect());
}

#[test]
fn marks_of_other_languages() {
    check("e é è ê ë ē ė ę ě o ö ő ô n ñ ż c ç č u ü ū å a ą ĭ i s š z ž y ŷ".split(' ').map(String::from).collect());
}

#[test]
fn phrases_of_neighbouring_syllables() {
    // Few letters, so that the first level is often equal and the others decide.
    let words: Vec<String> = syllables().filter(|s| s.len() <= 4 && s.starts_with(['b', 'a', 'ă', 'â'])).collect();
    let next = |seed: &mut u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize
    };
    let mut seed = 1;
    let mut word = || {
        let word = words.get(next(&mut seed) % words.len()).cloned().unwrap_or_default();
        if next(&mut seed) % 3 == 0 { word.to_uppercase() } else { word }
    };
    check((0..30_000).map(|_| [word(), " ".to_owned(), word()].concat()).collect());
}

fn phrase() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        proptest::sample::select(syllables().collect::<Vec<_>>()),
        proptest::sample::select(vec!["ban", "bàn", "Bản", "BẠN", "cán", "can", "đ", "2", "10", "Ủy", "UỶ"])
            .prop_map(String::from),
    ];
    let gap = proptest::sample::select(vec![" ", " ", "-", "/", ", ", " – ", ""]);
    proptest::collection::vec((word, gap), 0..5).prop_map(|parts| parts.into_iter().map(|(w, g)| w + g).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn pairs_of_phrases(one in phrase(), other in phrase()) {
        let collator = collator();
        for (one, other) in [(one.clone(), other.clone()), (one.clone() + &other, one + &other.to_uppercase())] {
            let found: Ordering = sort_key(&one).cmp(&sort_key(&other));
            prop_assert_eq!(found, collator.compare(&one, &other), "{:?} {:?}", one, other);
        }
    }
}
