//! The laws of alignments.

use proptest::prelude::*;

use super::*;

fn alignment(steps: &[(bool, usize, usize)]) -> Alignment {
    let mut builder = AlignmentBuilder::new();
    for &(copied, source, target) in steps {
        if copied { builder.copy(source) } else { builder.replace(source, target) }
    }
    builder.finish()
}

fn steps() -> impl Strategy<Value = Vec<(bool, usize, usize)>> {
    proptest::collection::vec((any::<bool>(), 0usize..4, 0usize..4), 0..10)
}

/// Two alignments that meet: the second has as many source bytes as the first has target bytes.
fn pair() -> impl Strategy<Value = (Alignment, Alignment)> {
    (steps(), steps()).prop_map(|(first, second)| {
        let first = alignment(&first);
        let mut builder = AlignmentBuilder::new();
        for (copied, source, target) in second {
            let left = first.target_len() - builder.source_len();
            let source = source.min(left);
            if copied { builder.copy(source) } else { builder.replace(source, target) }
        }
        builder.copy(first.target_len() - builder.source_len());
        (first, builder.finish())
    })
}

/// Whether something was made out of nothing, which no pass of this crate does.
fn inserts(alignment: &Alignment) -> bool {
    alignment.edits().iter().any(|e| e.source.is_empty())
}

fn spans(len: usize) -> impl Iterator<Item = Span> {
    (0..=len).flat_map(move |start| (start..=len).map(move |end| Span::new(start, end)))
}

#[test]
fn deleted_edges_stay_outside() {
    // "*kỷ* luật" → "kỷ luật"
    let alignment = alignment(&[(false, 1, 0), (true, 4, 4), (false, 1, 0), (true, 7, 7)]);
    assert_eq!(alignment.to_source(Span::new(0, 4)), Span::new(1, 5));
    assert_eq!(alignment.to_source(Span::new(0, 11)), Span::new(1, 13));
    assert_eq!(alignment.to_target(Span::new(0, 1)), Span::new(0, 0));
}

#[test]
fn identity_holds_nothing() {
    let alignment = Alignment::identity(1 << 40);
    assert!(alignment.is_identity());
    assert_eq!(alignment.edits().len(), 0);
    assert_eq!(alignment.to_source(Span::new(7, 9)), Span::new(7, 9));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn maps_are_total_and_monotone(steps in steps()) {
        let alignment = alignment(&steps);
        for span in spans(alignment.target_len()) {
            let source = alignment.to_source(span);
            prop_assert!(source.start <= source.end && source.end <= alignment.source_len());
            for wider in spans(alignment.target_len()).filter(|w| !span.is_empty() && w.contains(span)) {
                prop_assert!(alignment.to_source(wider).contains(source));
            }
        }
        for span in spans(alignment.source_len()) {
            let target = alignment.to_target(span);
            prop_assert!(target.start <= target.end && target.end <= alignment.target_len());
        }
    }

    #[test]
    fn composition_maps_like_both_steps((first, second) in pair()) {
        let both = first.then(&second);
        prop_assert_eq!(both.source_len(), first.source_len());
        prop_assert_eq!(both.target_len(), second.target_len());
        for span in spans(second.target_len()).filter(|s| !s.is_empty()) {
            let by_steps = first.to_source(second.to_source(span));
            prop_assert!(both.to_source(span).contains(by_steps), "{:?}", span);
            if !inserts(&first) && !inserts(&second) {
                prop_assert_eq!(both.to_source(span), by_steps, "{:?}", span);
            }
        }
    }

    #[test]
    fn identity_is_neutral(steps in steps()) {
        let alignment = alignment(&steps);
        prop_assert_eq!(&Alignment::identity(alignment.source_len()).then(&alignment), &alignment);
        prop_assert_eq!(&alignment.then(&Alignment::identity(alignment.target_len())), &alignment);
    }

    #[test]
    fn a_slice_maps_like_the_whole(steps in steps()) {
        let alignment = alignment(&steps);
        for piece in spans(alignment.target_len()).filter(|s| !s.is_empty()) {
            let slice = alignment.slice(piece);
            let offset = alignment.to_source(piece).start;
            for span in spans(piece.len()).filter(|s| !s.is_empty()) {
                prop_assert_eq!(
                    slice.to_source(span).shifted(offset),
                    alignment.to_source(span.shifted(piece.start))
                );
            }
        }
    }
}
