//! Every syllable of the grammar, typed in every customary order, comes back.
//!
//! | *luật* in       | keys      | shapes         | tone            |
//! | --------------- | --------- | -------------- | --------------- |
//! | Telex           | `luaatj`  | with their letter | at the end   |
//! |                 | `luaajt`  | with their letter | after the vowel |
//! |                 | `luataj`, `luatja` | at the end | at the end  |
//! | VNI             | `lua6t5`  | with their letter | at the end   |
//! |                 | `lua65t`  | with their letter | after the vowel |
//! |                 | `luat65`, `luat56` | at the end | at the end  |
//!
//! No two syllables are typed alike, and none is lost: there is no ambiguity to list. What is ambiguous is whether a word
//! was typed at all: of the syllables without marks only those in *oong* are read as others (*xoong* as *xông*).

use std::collections::BTreeSet;

use super::{TypingScheme, convert, to_telex, to_vni};
use crate::{Letter, Shape, Syllable, ToneMarkStyle, valid_syllables};

/// The keys of a syllable in all orders of the table above.
fn orders(syllable: &Syllable, scheme: TypingScheme) -> Vec<String> {
    let spelled = syllable.spelled(ToneMarkStyle::Old);
    let keys = match scheme {
        TypingScheme::Telex => to_telex(&spelled),
        TypingScheme::Vni => to_vni(&spelled),
    };
    let toneless = syllable.tone == Default::default();
    let (stem, tone) = keys.split_at(keys.len() - usize::from(!toneless));
    let (open, coda) = stem.split_at(stem.len() - syllable.coda.len());
    let mut orders = vec![[open, tone, coda].concat()];
    if syllable.nucleus != "oo" && syllable.coda.is_ascii() {
        let (bare, shapes) = apart(&spelled, scheme);
        orders.push([&bare, &shapes, tone].concat());
        orders.push([&bare, tone, &shapes].concat());
    }
    orders.push(keys);
    orders
}

/// The bare letters, and the keys of their shapes; *ươ* takes one key for both.
fn apart(spelled: &str, scheme: TypingScheme) -> (String, String) {
    let letters: Vec<Letter> = spelled.chars().filter_map(Letter::of).collect();
    let mut shapes: Vec<char> = letters.iter().filter_map(|letter| shape_key(letter, scheme)).collect();
    shapes.dedup();
    (letters.iter().map(|l| l.base as char).collect(), shapes.into_iter().collect())
}

fn shape_key(letter: &Letter, scheme: TypingScheme) -> Option<char> {
    match (scheme, letter.shape) {
        (_, Shape::None) => None,
        (TypingScheme::Telex, Shape::Circumflex | Shape::Stroke) => Some(letter.base as char),
        (TypingScheme::Telex, Shape::Breve | Shape::Horn) => Some('w'),
        (TypingScheme::Vni, Shape::Circumflex) => Some('6'),
        (TypingScheme::Vni, Shape::Horn) => Some('7'),
        (TypingScheme::Vni, Shape::Breve) => Some('8'),
        (TypingScheme::Vni, Shape::Stroke) => Some('9'),
    }
}

#[test]
fn every_syllable_comes_back_in_every_order() {
    let mut failures = BTreeSet::new();
    let mut tried = 0;
    for syllable in valid_syllables() {
        let spelled = syllable.to_string();
        for scheme in TypingScheme::ALL {
            for keys in orders(&syllable, scheme) {
                tried += 1;
                let read = if keys == spelled { Some(spelled.clone()) } else { convert(&keys, scheme) };
                if read.as_deref() != Some(spelled.as_str()) {
                    failures.insert(format!("{spelled} {keys} {read:?}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {tried}: {failures:#?}", failures.len());
    assert!(tried > 100_000);
}

#[test]
fn capitals_come_back() {
    for syllable in valid_syllables() {
        let upper = syllable.to_string().to_uppercase();
        for (keys, scheme) in [(to_telex(&upper), TypingScheme::Telex), (to_vni(&upper), TypingScheme::Vni)] {
            let read = if keys == upper { Some(upper.clone()) } else { convert(&keys, scheme) };
            assert_eq!(read.as_deref(), Some(upper.as_str()), "{keys}");
        }
    }
}

#[test]
fn syllables_without_marks_are_no_keys_but_those_in_oong() {
    for syllable in valid_syllables() {
        let spelled = syllable.to_string();
        let is_bare = spelled.is_ascii();
        let reads = TypingScheme::ALL.iter().any(|&scheme| convert(&spelled, scheme).is_some());
        assert_eq!(reads, is_bare && spelled.ends_with("oong"), "{spelled}");
    }
}
