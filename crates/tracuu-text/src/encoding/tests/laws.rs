//! What holds for any bytes and any text.

use proptest::prelude::*;

use crate::{
    Alignment, Encoding, Span, decode, decode_mixed, decode_text, detect, encode, recognise, recognise_text,
    repair_mojibake, valid_syllables,
};

const LEGACY: [Encoding; 5] =
    [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii, Encoding::Viqr, Encoding::Cp1258];

fn any_encoding() -> impl Strategy<Value = Encoding> {
    proptest::sample::select(Encoding::ALL.to_vec())
}

/// Any bytes, and bytes that nearly make sense.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let near_viqr = "[a-dA-Du^(+'`?~.\\\\ \n]{0,24}".prop_map(String::into_bytes);
    let near_utf8 =
        proptest::collection::vec(proptest::sample::select(b"ac\xC3\xA3\xE1\xBA\xBB\xCC\x81".to_vec()), 0..16);
    let near_vni =
        proptest::collection::vec(proptest::sample::select(b"aAuUoO\xF9\xD9\xE2\xC2\xF4\xF6 ".to_vec()), 0..16);
    prop_oneof![proptest::collection::vec(any::<u8>(), 0..40), near_viqr, near_utf8, near_vni]
}

/// Any text, and text that is nearly damaged.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "Ã", "¡", "áº", "£", "&#7843;", "&amp;", "&", ";", "Ä", "‘", " ", "\u{A0}", "√", "≠", "a", "ViÖt", "Việt", "\n",
    ];
    let damaged = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..16).prop_map(|p| p.concat());
    prop_oneof!["\\PC{0,40}", "[\u{80}-\u{1FF}a-e ]{0,40}", damaged]
}

/// Sentences of valid syllables in one case or another.
fn sentences() -> impl Strategy<Value = String> {
    let syllables: Vec<String> = valid_syllables().map(|syllable| syllable.to_string()).collect();
    let case = |(word, case): (String, u8)| match case {
        0 => word.to_uppercase(),
        1 => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        _ => word,
    };
    let word = (proptest::sample::select(syllables), 0..6u8).prop_map(case);
    let sign = proptest::sample::select(vec![
        " ", " ", " ", ", ", ". ", "? ", ".\n", " (", ") ", "'", " - ", "/", "\\", "...",
    ]);
    proptest::collection::vec((word, sign), 0..12)
        .prop_map(|words| words.into_iter().flat_map(|(w, s)| [w, s.into()]).collect())
}

/// Every letter has its own piece of the source, in order, and all of the source is covered.
fn check_alignment(alignment: &Alignment, source_len: usize, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!((alignment.source_len(), alignment.target_len()), (source_len, text.len()));
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let source = alignment.to_source(Span::new(at, at + letter.len_utf8()));
        prop_assert!(source.end <= source_len && source.start <= source.end);
        prop_assert!(
            source.start >= end || alignment.edits().iter().any(|e| e.source.overlaps(source)),
            "{text:?} {at}"
        );
        end = source.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_an_encoding_carries_comes_back(text in sentences()) {
        for encoding in LEGACY {
            let encoded = encode(&text, encoding);
            if encoded.lost.is_empty() {
                prop_assert_eq!(decode(&encoded.bytes, encoding).text, text.as_str(), "{}", encoding);
            } else {
                prop_assert_eq!(encoding, Encoding::Tcvn3);
                prop_assert_eq!(decode(&encoded.bytes, encoding).text.to_lowercase(), text.to_lowercase());
            }
        }
    }

    #[test]
    fn any_text_that_loses_nothing_comes_back(text in any_text()) {
        for encoding in Encoding::ALL.into_iter().filter(|&encoding| encoding != Encoding::Viqr) {
            let encoded = encode(&text, encoding);
            if encoded.lost.is_empty() {
                let composed = decode_text(&text, Encoding::Utf8);
                let stripped = composed.text.strip_prefix('\u{FEFF}').unwrap_or(&composed.text);
                prop_assert_eq!(decode(&encoded.bytes, encoding).text, stripped, "{}", encoding);
            }
        }
    }

    #[test]
    fn decoding_never_fails_and_is_aligned(bytes in any_bytes(), encoding in any_encoding()) {
        let decoded = decode(&bytes, encoding);
        check_alignment(&decoded.alignment, bytes.len(), &decoded.text)?;
        for span in &decoded.replaced {
            prop_assert!(span.end <= bytes.len() && !span.is_empty());
        }
    }

    /// In an encoding without context, the bytes of a letter alone are that letter.
    #[test]
    fn spans_hold_the_bytes_of_their_letters(bytes in any_bytes(), encoding in proptest::sample::select(vec![Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii])) {
        let decoded = decode(&bytes, encoding);
        for (at, letter) in decoded.text.char_indices() {
            let source = decoded.alignment.to_source(Span::new(at, at + letter.len_utf8()));
            let own = bytes.get(source.start..source.end).unwrap_or_default();
            prop_assert_eq!(decode(own, encoding).text, letter.to_string(), "{:02x?}", bytes);
        }
    }

    #[test]
    fn detection_never_fails(bytes in any_bytes()) {
        let recognised = recognise(&bytes);
        prop_assert_eq!(recognised.detection, detect(&bytes));
        if let Some(decoded) = recognised.text {
            check_alignment(&decoded.alignment, bytes.len(), &decoded.text)?;
        }
    }

    #[test]
    fn texts_stay_aligned(text in any_text(), encoding in any_encoding()) {
        let decoded = decode_text(&text, encoding);
        check_alignment(&decoded.alignment, text.len(), &decoded.text)?;
        let mixed = decode_mixed(&text);
        check_alignment(&mixed.alignment, text.len(), &mixed.text)?;
        let repaired = repair_mojibake(&text);
        check_alignment(&repaired.alignment, text.len(), &repaired.text)?;
        if let Some(recognised) = recognise_text(&text).text {
            check_alignment(&recognised.alignment, text.len(), &recognised.text)?;
        }
    }

    #[test]
    fn right_text_is_never_touched(text in sentences()) {
        prop_assert!(repair_mojibake(&text).is_unchanged());
        prop_assert!(decode_mixed(&text).runs.is_empty());
        prop_assert!(decode_text(&text, Encoding::Utf8).is_unchanged());
    }

    /// Bytes and the characters that show them decode to the same text.
    #[test]
    fn bytes_and_what_shows_them_decode_alike(text in sentences()) {
        for encoding in LEGACY {
            let bytes = encode(&text, encoding).bytes;
            let shown: String = bytes.iter().map(|&byte| crate::encoding::code_page::cp1252_letter(byte)).collect();
            prop_assert_eq!(decode_text(&shown, encoding).text, decode(&bytes, encoding).text);
        }
    }
}
