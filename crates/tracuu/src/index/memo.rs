//! Answers that were given before: documents that follow one another share numbers, laws and bodies.

use tracuu_text::first_eight;

/// Answers that are remembered at most; a power of two.
const PLACES: usize = 1_024;

/// Answers that were given before, by what was asked. Each question has one place, where it stays until another one wants it.
pub(super) struct Memo<T> {
    /// Empty until the first question comes.
    places: Vec<Option<(String, T)>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { places: Vec::new() }
    }
}

impl<T> Memo<T> {
    /// What `answer` says of what is asked, unless the answer is remembered.
    pub(super) fn get(&mut self, asked: &str, answer: impl FnOnce(&str) -> T) -> &T {
        if self.places.is_empty() {
            self.places.resize_with(PLACES, || None);
        }
        let place = &mut self.places[place_of(asked)];
        if place.as_ref().is_some_and(|(known, _)| known != asked) {
            *place = None;
        }
        let (_, known) = place.get_or_insert_with(|| (asked.to_owned(), answer(asked)));
        known
    }
}

/// The place of a question, by all of its bytes.
fn place_of(asked: &str) -> usize {
    let mix = |hash: u64, eight: &[u8]| (hash ^ first_eight(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let hash = asked.as_bytes().chunks(8).fold(asked.len() as u64, mix);
    hash as usize % PLACES
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn answers_are_those_of_the_question(asked in proptest::collection::vec("[ab]{0,3}|\\PC{0,20}", 0..200)) {
            let mut memo = Memo::default();
            for asked in asked {
                prop_assert_eq!(memo.get(&asked, str::to_owned), &asked);
            }
        }
    }

    #[test]
    fn what_was_asked_is_remembered_and_few_questions_share_a_place() {
        let mut memo = Memo::default();
        for _ in 0..2 {
            assert_eq!(memo.get("Luật Thanh niên", |_| 1), &1);
        }
        assert_eq!(memo.get("Luật Thanh niên", |_| unreachable!("it is remembered")), &1);
        let places: std::collections::HashSet<usize> =
            (0..500).map(|at| place_of(&format!("Điều {at}. Phạm vi"))).collect();
        assert!(places.len() > 350, "{}", places.len());
    }
}
