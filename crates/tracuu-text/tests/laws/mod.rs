//! The laws of the text layer: what holds for every input, whatever bytes it is made of.
//!
//! | target      | the bytes are                 | what holds                                                          |
//! | ----------- | ----------------------------- | ------------------------------------------------------------------- |
//! | `normalize` | UTF-8, repaired               | a second run changes nothing; an alignment from end to end; NFC; one sort key for all encodings |
//! | `tokenize`  | UTF-8, repaired               | tokens tile the text; every term has a key; folding twice is folding once |
//! | `decode`    | any encoding, one by one      | NFC and an alignment; what was lost is reported; nothing is decoded twice |
//! | `typing`    | UTF-8, repaired               | what comes out is a syllable; what is written in keys is read back  |
//!
//! A law that does not hold panics. The fuzz targets of `tests/fuzz` include this file and look for such an input;
//! `tests/regressions.rs` replays those that were found.

use std::borrow::Cow;

use tracuu_text::typing::{TypingScheme, candidates, convert, convert_text, looks_typed, read_typed, to_telex, to_vni};
use tracuu_text::{
    Alignment, Analyzer, Detection, Encoding, FoldLevel, KeyParts, Letter, NormalizeOptions, Normalized, Span, Terms,
    Token, TokenKind, ToneMarkStyle, ToneMarks, agrees, decode, decode_mixed, decode_text, encode, fold,
    is_vietnamese_syllable, normalize, parse_roman, parse_syllable, recognise, recognise_text, repair_mojibake,
    sort_key, tokenize,
};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What must hold of any bytes; panics where it does not.
pub(crate) type Law = fn(&[u8]);

/// The laws by the name of their target.
pub(crate) const TARGETS: &[(&str, Law)] = &[
    ("normalize", |bytes| normalization(&String::from_utf8_lossy(bytes))),
    ("tokenize", |bytes| tokens_and_terms(&String::from_utf8_lossy(bytes))),
    ("decode", decoding),
    ("typing", |bytes| typed_text(&String::from_utf8_lossy(bytes))),
];

/// Holds `bytes` against the laws of `target`.
pub(crate) fn check(target: &str, bytes: &[u8]) {
    let (_, laws) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target of the table");
    laws(bytes);
}

fn normalization(text: &str) {
    for options in option_sets(text) {
        let Normalized { text: once, alignment, repairs } = normalize(text, &options);
        check_alignment(text.as_bytes(), &once, &alignment);
        let again = normalize(&once, &options).text;
        assert_eq!(again, once, "{options:?}: a second run changes something");
        assert_eq!(repairs.is_empty(), alignment.is_identity(), "{options:?}: repairs and edits disagree");
        assert_eq!(alignment.is_identity(), matches!(once, Cow::Borrowed(_)), "{options:?}: clean text is borrowed");
        assert!(repairs.is_sorted_by_key(|repair| repair.span), "{options:?}: repairs stand in the order of the text");
        for repair in &repairs {
            assert!(repair.span.of(text).is_some(), "{options:?}: a repair outside of the text");
            assert_ne!(repair.from, repair.to, "{options:?}: a repair that repairs nothing");
        }
        assert!(!options.canonical || is_nfc(&once), "{options:?}: not NFC");
    }
    let key = sort_key(text);
    assert_eq!(sort_key(&text.nfc().collect::<String>()), key, "composed text sorts elsewhere");
    assert_eq!(sort_key(&text.nfd().collect::<String>()), key, "decomposed text sorts elsewhere");
}

/// The presets; and of the others (each pass alone, each pass left out) two that the text chooses, for the sake of speed.
fn option_sets(text: &str) -> Vec<NormalizeOptions> {
    let set = |change: fn(&mut NormalizeOptions, bool), from: NormalizeOptions, on: bool| {
        let mut options = from;
        change(&mut options, on);
        options
    };
    let passes: [fn(&mut NormalizeOptions, bool); 8] = [
        |options, on| options.invisible = on,
        |options, on| options.spaces = on,
        |options, on| options.canonical = on,
        |options, on| options.look_alikes = on,
        |options, on| options.tone_marks = if on { ToneMarks::Repair } else { ToneMarks::Keep },
        |options, on| options.i_and_y = on,
        |options, on| options.quotes = on,
        |options, on| options.dashes = on,
    ];
    let presets = [NormalizeOptions::NONE, NormalizeOptions::default(), NormalizeOptions::CANONICAL];
    let new_style =
        NormalizeOptions { tone_marks: ToneMarks::Style(ToneMarkStyle::New), ..NormalizeOptions::CANONICAL };
    let alone = passes.iter().map(|&pass| set(pass, NormalizeOptions::NONE, true));
    let left_out = passes.iter().map(|&pass| set(pass, NormalizeOptions::CANONICAL, false));
    let choice = text.bytes().map(usize::from).sum::<usize>() % passes.len();
    let chosen = alone.skip(choice).take(1).chain(left_out.skip(choice).take(1));
    presets.into_iter().chain([new_style]).chain(chosen).collect()
}

fn tokens_and_terms(text: &str) {
    let mut end = 0;
    let mut was_blank = false;
    for token in tokenize(text) {
        assert_eq!(token.span.start, end, "tokens tile the text");
        assert!(!token.span.is_empty(), "a token holds something");
        end = token.span.end;
        check_token(token, text);
        let is_blank = token.kind == TokenKind::Blank;
        assert!(!(is_blank && was_blank), "white space is one blank");
        was_blank = is_blank;
    }
    assert_eq!(end, text.len(), "tokens tile the text to its end");
    check_terms(text);
    for level in [FoldLevel::Exact, FoldLevel::Shape, FoldLevel::Bare] {
        let folded = fold(text, level);
        check_alignment(text.as_bytes(), &folded.text, &folded.alignment);
        assert_eq!(fold(&folded.text, level).text, folded.text, "{level:?}: folding twice");
    }
}

fn check_token(token: Token, text: &str) {
    let piece = token.span.of(text).expect("a token of whole characters");
    let lies_within = |span: Span| token.span.contains(span) && span.of(text).is_some_and(|part| !part.is_empty());
    match token.kind {
        TokenKind::Blank => assert!(piece.chars().all(char::is_whitespace), "a blank is white space"),
        TokenKind::Sign => assert_eq!(piece.chars().count(), 1, "a sign is one character"),
        TokenKind::Number => assert!(piece.starts_with(|c: char| c.is_ascii_digit()), "a number begins with a digit"),
        TokenKind::Roman(value) => assert_eq!(parse_roman(piece), Some(value), "a roman numeral has its value"),
        TokenKind::DocumentNumber(number) => {
            assert_eq!(number.span, token.span, "a document number knows where it stands");
            assert!(lies_within(number.sequence) && lies_within(number.code), "parts lie in the number");
            assert!(number.issuer.is_none_or(lies_within), "the issuer lies in the number");
        }
        TokenKind::Word => assert!(agrees(piece, piece), "a word agrees with itself"),
        TokenKind::Date(_) | TokenKind::Abbreviation | TokenKind::Email | TokenKind::Url => {}
    }
}

/// Terms with and without a memory are the same, and each has a key of three parts.
fn check_terms(text: &str) {
    let mut analyzer = Analyzer::default();
    for _ in 0..2 {
        let mut remembered = analyzer.terms(text);
        let mut fresh = Terms::new(text);
        let mut position = 0;
        while fresh.advance() {
            assert!(remembered.advance(), "the memory loses a term");
            let both = [&fresh, &remembered].map(|terms| (terms.position(), terms.span()));
            assert_eq!(both[0], both[1], "the memory moves a term");
            assert_eq!(fresh.key(), remembered.key(), "the memory changes a key");
            assert!(fresh.position() >= position, "positions ascend");
            position = fresh.position();
            assert!(fresh.span().of(text).is_some(), "a term of whole characters");
            let KeyParts { fold, shape: _, exact } = KeyParts::of(fresh.key()).expect("a key of three parts");
            assert!(!exact.is_empty(), "a key says something");
            let is_bare = |c: char| Letter::of(c).is_none_or(|letter| Letter::bare(letter.base) == letter);
            assert!(fold.chars().all(is_bare), "the first part of a key is bare");
        }
        assert!(!remembered.advance(), "the memory adds a term");
    }
}

fn decoding(bytes: &[u8]) {
    for encoding in Encoding::ALL {
        let decoded = decode(bytes, encoding);
        check_alignment(bytes, &decoded.text, &decoded.alignment);
        assert!(is_nfc(&decoded.text), "{encoding}: not NFC");
        let mut end = 0;
        for &lost in &decoded.replaced {
            assert!(lost.start >= end && lost.end <= bytes.len() && !lost.is_empty(), "{encoding}: what was lost");
            end = lost.end;
            let shown = decoded.alignment.to_target(lost).of(&decoded.text).unwrap_or_default();
            assert!(shown.starts_with(char::REPLACEMENT_CHARACTER), "{encoding}: what was lost shows");
        }
        check_encoding(&decoded.text, encoding);
    }
    check_recognition(bytes);
    check_composition(bytes);
    let text = String::from_utf8_lossy(bytes);
    for encoding in Encoding::ALL {
        let read = decode_text(&text, encoding);
        check_alignment(text.as_bytes(), &read.text, &read.alignment);
    }
    let repaired = repair_mojibake(&text);
    check_alignment(text.as_bytes(), &repaired.text, &repaired.alignment);
    let mixed = decode_mixed(&text);
    check_alignment(text.as_bytes(), &mixed.text, &mixed.alignment);
    assert!(mixed.runs.iter().all(|run| run.span.of(&text).is_some()), "runs of whole characters");
}

/// What an encoding can carry comes back from it. VIQR promises this for Vietnamese alone: its marks are signs too.
fn check_encoding(text: &str, encoding: Encoding) {
    let encoded = encode(text, encoding);
    assert!(encoded.lost.iter().all(|lost| lost.of(text).is_some()), "{encoding}: lost letters are whole");
    let is_marked = text.starts_with('\u{FEFF}');
    if encoded.lost.is_empty() && !is_marked && encoding != Encoding::Viqr {
        assert_eq!(decode(&encoded.bytes, encoding).text, text, "{encoding}: what was encoded comes back");
    }
}

/// What was recognised is Unicode, so that nothing is decoded twice.
fn check_recognition(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(read) = recognise_text(&text).text {
        check_alignment(text.as_bytes(), &read.text, &read.alignment);
    }
    let Some(decoded) = recognise(bytes).text else { return };
    check_alignment(bytes, &decoded.text, &decoded.alignment);
    assert!(is_nfc(&decoded.text), "recognised text is not NFC");
    let again = recognise(decoded.text.as_bytes()).detection;
    let is_legacy = matches!(again, Detection::Legacy(_) | Detection::Misread(_));
    // Damaged bytes were judged by the rest of them.
    assert!(!is_legacy || !decoded.replaced.is_empty(), "decoded text is found to be {again:?}");
}

/// Mapping a span through two alignments joined is mapping it through one and then the other.
fn check_composition(bytes: &[u8]) {
    let decoded = decode(bytes, Encoding::Utf8);
    let normalized = normalize(&decoded.text, &NormalizeOptions::CANONICAL);
    let joined = decoded.alignment.then(&normalized.alignment);
    check_alignment(bytes, &normalized.text, &joined);
    for span in characters(&normalized.text) {
        let stepwise = decoded.alignment.to_source(normalized.alignment.to_source(span));
        assert_eq!(joined.to_source(span), stepwise, "{span:?}: joined alignments");
    }
}

fn typed_text(text: &str) {
    for scheme in TypingScheme::ALL {
        let read = convert_text(text, scheme);
        check_alignment(text.as_bytes(), &read.text, &read.alignment);
    }
    match read_typed(text) {
        Some(read) => {
            assert_eq!(looks_typed(text), Some(read.scheme), "both find the same scheme");
            check_alignment(text.as_bytes(), &read.text, &read.alignment);
        }
        None => assert_eq!(looks_typed(text), None, "both find no scheme"),
    }
    for word in text.split_whitespace() {
        check_typed_word(word);
    }
}

fn check_typed_word(word: &str) {
    for scheme in TypingScheme::ALL {
        if let Some(read) = convert(word, scheme) {
            assert!(is_vietnamese_syllable(&read), "{scheme:?}: no syllable comes out");
            assert!(is_nfc(&read), "{scheme:?}: not NFC");
        }
    }
    let readings = candidates(word);
    assert!((1..=2).contains(&readings.len()), "a word has a reading, or two");
    assert!(readings.is_sorted_by(|a, b| a.certainty >= b.certainty), "the likeliest comes first");
    if let Some(syllable) = parse_syllable(word).map(|syllable| syllable.to_string()).filter(|s| !s.is_ascii()) {
        let telex = convert(&to_telex(&syllable), TypingScheme::Telex);
        assert_eq!(telex.as_deref(), Some(syllable.as_str()), "Telex is read back");
        let vni = convert(&to_vni(&syllable), TypingScheme::Vni);
        assert_eq!(vni.as_deref(), Some(syllable.as_str()), "VNI is read back");
    }
}

/// The laws of an alignment: it reaches from end to end of both texts, its edits ascend and cut no character, what lies
/// between them was copied, every character came from somewhere, and what stands later came from later.
fn check_alignment(source: &[u8], target: &str, alignment: &Alignment) {
    assert_eq!((alignment.source_len(), alignment.target_len()), (source.len(), target.len()), "lengths");
    let (mut source_end, mut target_end) = (0, 0);
    for edit in alignment.edits() {
        assert!(edit.target.start >= target_end, "edits overlap");
        let copied = target.as_bytes().get(target_end..edit.target.start);
        let is_copied = copied == source.get(source_end..edit.source.start.max(source_end));
        assert!(is_copied || copied == Some(&[]), "between edits, bytes are copied");
        assert!(edit.target.of(target).is_some(), "an edit cuts a character");
        assert!(edit.source.end <= source.len() && edit.source.end >= source_end, "edits of the source ascend");
        (source_end, target_end) = (edit.source.end, edit.target.end);
    }
    assert_eq!(target.as_bytes().get(target_end..), source.get(source_end..), "after the last edit, bytes are copied");
    check_mapping(source, target, alignment);
}

fn check_mapping(source: &[u8], target: &str, alignment: &Alignment) {
    let mut last = Span::empty(0);
    for span in characters(target) {
        let origin = alignment.to_source(span);
        assert!(!origin.is_empty() && origin.end <= source.len(), "{span:?}: a character comes from somewhere");
        assert!(origin.start >= last.start && origin.end >= last.end, "{span:?}: what stands later came from later");
        assert!(alignment.to_target(origin).contains(span), "{span:?}: there and back");
        last = origin;
    }
    assert_eq!(alignment.to_source(Span::new(0, target.len())).is_empty(), target.is_empty(), "the whole");
    let mut last = Span::empty(0);
    for at in 0..source.len() {
        let image = alignment.to_target(Span::new(at, at + 1));
        assert!(image.end <= target.len(), "{at}: a byte goes into the text");
        assert!(image.start >= last.start && image.end >= last.end, "{at}: what stood later goes later");
        last = image;
    }
}

/// The characters of a text, each with its place.
fn characters(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.char_indices().map(|(at, character)| Span::new(at, at + character.len_utf8()))
}
