//! The lines of `../shared/corpus/encodings`, written by another program.

use std::collections::{BTreeMap, BTreeSet};

use super::{STEP, shared};
use crate::encoding::code_page::cp1252_letter;
use crate::generated::encodings::MACROMAN;
use crate::{Detection, Encoding, decode, detect, encode, recognise, repair_mojibake};

/// The lossless encodings.
const LOSSLESS: &[(&str, Encoding)] = &[
    ("lines.vniwin", Encoding::VniWindows),
    ("lines.viscii", Encoding::Viscii),
    ("lines.viqr", Encoding::Viqr),
    ("lines.cp1258", Encoding::Cp1258),
    ("lines.unidecomposed", Encoding::Utf16Le),
    ("upper.vniwin", Encoding::VniWindows),
    ("upper.viqr", Encoding::Viqr),
    ("upper.cp1258", Encoding::Cp1258),
    ("upper.unidecomposed", Encoding::Utf16Le),
];
/// Those that lose the case of letters: TCVN3, and the VISCII of this corpus, which writes seven capitals as small ones.
const CASELESS: &[(&str, Encoding)] =
    &[("lines.tcvn3", Encoding::Tcvn3), ("upper.tcvn3", Encoding::Tcvn3), ("upper.viscii", Encoding::Viscii)];
const UNKNOWN: &[&str] = &[
    "lines.bkhcm1",
    "lines.bkhcm2",
    "lines.vps",
    "lines.vietwaref",
    "upper.bkhcm1",
    "upper.bkhcm2",
    "upper.vps",
    "upper.vietwaref",
];

/// A part and its true text.
fn part(part: &str) -> Option<(String, Vec<u8>)> {
    let name = part.split('.').next().unwrap_or_default();
    let truth = shared(&format!("corpus/encodings/{name}.utf8.txt"))?;
    Some((String::from_utf8(truth).expect("UTF-8"), shared(&format!("corpus/encodings/{part}.bin"))?))
}

/// The lines of a part, each with its true text.
fn lines(name: &str, encoding: Encoding) -> Vec<(String, Vec<u8>)> {
    let Some((truth, bytes)) = part(name) else { return Vec::new() };
    let width = if encoding == Encoding::Utf16Le { 2 } else { 1 };
    let units: Vec<&[u8]> = bytes.chunks(width).collect();
    let lines = units.split(|unit| unit.first() == Some(&b'\n') && unit.iter().skip(1).all(|&byte| byte == 0));
    let lines: Vec<Vec<u8>> = lines.map(|line| line.concat()).collect();
    assert_eq!(truth.split('\n').count(), lines.len(), "{name}");
    truth.split('\n').map(str::to_string).zip(lines).collect()
}

/// Whether a part may hold the small letter instead of this capital.
fn may_lose_case(encoding: Encoding, capital: char) -> bool {
    match encoding {
        Encoding::Viscii => "ẲẴẪỶỸỴÕ".contains(capital),
        _ => !encode(&capital.to_string(), encoding).lost.is_empty(),
    }
}

#[test]
fn every_line_of_a_lossless_encoding_decodes_to_its_text() {
    for &(name, encoding) in LOSSLESS {
        for (truth, bytes) in lines(name, encoding) {
            let decoded = decode(&bytes, encoding);
            assert_eq!((decoded.text.as_ref(), decoded.replaced.len()), (truth.as_str(), 0), "{name}");
        }
    }
}

#[test]
fn every_line_of_a_caseless_encoding_decodes_but_for_the_case() {
    for &(name, encoding) in CASELESS {
        for (truth, bytes) in lines(name, encoding) {
            let decoded = decode(&bytes, encoding);
            assert_eq!((decoded.text.chars().count(), decoded.replaced.len()), (truth.chars().count(), 0), "{name}");
            for (read, true_one) in decoded.text.chars().zip(truth.chars()).filter(|(read, true_one)| read != true_one)
            {
                assert!(may_lose_case(encoding, true_one), "{name}: {true_one}");
                assert!(true_one.to_lowercase().eq([read]), "{name}: {true_one} {read}");
            }
        }
    }
}

#[test]
fn whole_files_are_recognised() {
    for &(name, encoding) in LOSSLESS.iter().chain(CASELESS) {
        let Some((truth, bytes)) = part(name) else { return };
        let expected = if encoding.is_unicode() { Detection::Unicode(encoding) } else { Detection::Legacy(encoding) };
        let recognised = recognise(&bytes);
        assert_eq!(recognised.detection, expected, "{name}");
        let text = recognised.text.map(|decoded| decoded.text.to_lowercase());
        assert_eq!(text, Some(truth.to_lowercase()), "{name}");
        assert_eq!(detect(truth.as_bytes()), Detection::Unicode(Encoding::Utf8));
    }
}

#[test]
fn utf16_is_read_with_a_mark_and_without_in_either_order() {
    let Some((truth, _)) = part("lines.unidecomposed") else { return };
    for (encoding, mark) in [(Encoding::Utf16Le, b"\xFF\xFE"), (Encoding::Utf16Be, b"\xFE\xFF")] {
        let bytes = encode(&truth, encoding).bytes;
        for bytes in [bytes.clone(), [mark.as_slice(), &bytes].concat()] {
            assert_eq!(detect(&bytes), Detection::Unicode(encoding));
            assert_eq!(decode(&bytes, encoding).text, truth);
        }
    }
}

#[test]
fn encodings_that_are_not_known_are_refused() {
    for name in UNKNOWN {
        let Some((_, bytes)) = part(name) else { return };
        assert_eq!(detect(&bytes), Detection::Unknown, "{name}");
        let shown: String = bytes
            .split_inclusive(|&byte| byte == b'\n')
            .step_by(STEP)
            .flatten()
            .map(|&byte| char::from(byte))
            .collect();
        assert_eq!(detect(shown.as_bytes()), Detection::Unknown, "{name}, as UTF-8");
    }
}

/// A line has enough to tell when three different words of it have letters beyond ASCII.
#[test]
fn lines_with_enough_to_tell_are_recognised() {
    for &(name, encoding) in LOSSLESS.iter().chain(CASELESS).filter(|(_, encoding)| !encoding.is_unicode()) {
        let (mut right, mut refused) = (0, 0);
        for (truth, bytes) in lines(name, encoding).into_iter().filter(|(truth, _)| marked(truth) >= 3).step_by(STEP) {
            match detect(&bytes) {
                Detection::Unknown => refused += 1,
                found => assert_eq!(found, Detection::Legacy(encoding), "{name}: {}", truth.len()),
            }
            right += 1;
        }
        println!("{name}: {right} lines, {refused} refused");
        assert!(refused * 1000 <= right * 2, "{name}");
    }
}

/// With eight different words all lines are refused; with fewer, nearly all.
#[test]
fn lines_in_encodings_that_are_not_known_are_refused() {
    for name in UNKNOWN {
        let (mut all, mut wrong) = (0, 0);
        for (truth, bytes) in
            lines(name, Encoding::Tcvn3).into_iter().filter(|(truth, _)| marked(truth) >= 3).step_by(STEP)
        {
            let found = detect(&bytes);
            all += 1;
            wrong += usize::from(found != Detection::Unknown);
            assert!(found == Detection::Unknown || marked(&truth) < 8, "{name}: {found:?}");
        }
        println!("{name}: {all} lines, {wrong} not refused");
        assert!(wrong * 1000 <= all * 3, "{name}");
    }
}

/// How many different words have letters beyond ASCII.
fn marked(line: &str) -> usize {
    let words = line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    words.collect::<BTreeSet<_>>().len()
}

/// UTF-8 read as another encoding, and repaired: whole texts, and lines by themselves.
#[test]
fn unicode_that_was_misread_is_repaired() {
    let macroman: BTreeMap<u8, char> =
        MACROMAN.iter().filter_map(|&(letter, bytes)| Some((*bytes.first()?, letter))).collect();
    let as_macroman = |byte: u8| macroman.get(&byte).copied().unwrap_or(char::from(byte));
    for name in ["lines", "upper"] {
        let Some((truth, _)) = part(&format!("{name}.viqr")) else { return };
        for show in [&cp1252_letter as &dyn Fn(u8) -> char, &as_macroman] {
            let damaged: String = truth.bytes().map(show).collect();
            assert!(repair_mojibake(&damaged).text == truth, "{name}");
            assert_eq!(detect(damaged.as_bytes()), Detection::Damaged);
            let lines = || truth.split('\n').filter(|line| marked(line) >= 3).step_by(STEP);
            let repaired = |line: &&str| repair_mojibake(&line.bytes().map(show).collect::<String>()).text == **line;
            println!(
                "{name}: {} of {} lines repaired by themselves",
                lines().filter(repaired).count(),
                lines().count()
            );
            assert!(lines().all(|line| repaired(&line)), "{name}");
        }
    }
}
