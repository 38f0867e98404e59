//! The lines of `../shared/corpus/encodings`, written by another program.

use super::shared;
use crate::{Encoding, decode, encode};

/// The lossless encodings, and those parts of the corpus whose bytes are lossless too: its VISCII writes seven capitals
/// (Ẳ Ẵ Ẫ Ỷ Ỹ Ỵ Õ) as small letters.
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
const CASELESS: &[(&str, Encoding)] =
    &[("lines.tcvn3", Encoding::Tcvn3), ("upper.tcvn3", Encoding::Tcvn3), ("upper.viscii", Encoding::Viscii)];

/// The true lines of a part, with their bytes.
fn lines(part: &str, encoding: Encoding) -> Option<Vec<(String, Vec<u8>)>> {
    let name = part.split('.').next().unwrap_or_default();
    let truth = shared(&format!("corpus/encodings/{name}.utf8.txt"))?;
    let bytes = shared(&format!("corpus/encodings/{part}.bin"))?;
    let truth = String::from_utf8(truth).expect("UTF-8");
    let width = if encoding == Encoding::Utf16Le { 2 } else { 1 };
    let units: Vec<&[u8]> = bytes.chunks(width).collect();
    let lines = units.split(|unit| unit.first() == Some(&b'\n') && unit.iter().skip(1).all(|&byte| byte == 0));
    let lines: Vec<Vec<u8>> = lines.map(|line| line.concat()).collect();
    assert_eq!(truth.split('\n').count(), lines.len(), "{part}");
    Some(truth.split('\n').map(str::to_string).zip(lines).collect())
}

#[test]
fn every_line_of_a_lossless_encoding_decodes_to_its_text() {
    for &(part, encoding) in LOSSLESS {
        for (truth, bytes) in lines(part, encoding).unwrap_or_default() {
            let decoded = decode(&bytes, encoding);
            assert_eq!((decoded.text.as_ref(), decoded.replaced.len()), (truth.as_str(), 0), "{part}");
        }
    }
}

#[test]
fn every_line_of_a_caseless_encoding_decodes_but_for_the_case() {
    for &(part, encoding) in CASELESS {
        for (truth, bytes) in lines(part, encoding).unwrap_or_default() {
            let decoded = decode(&bytes, encoding);
            let lost = encode(&truth, encoding).lost;
            assert_eq!((decoded.text.to_lowercase(), decoded.replaced.len()), (truth.to_lowercase(), 0), "{part}");
            let kept = truth
                .char_indices()
                .filter(|(at, _)| encoding == Encoding::Viscii || !lost.iter().any(|l| l.start == *at));
            let small = "ẳẵẫỷỹỵõ";
            let same = kept.zip(decoded.text.chars().enumerate()).count();
            let _ = (small, same);
        }
    }
}
