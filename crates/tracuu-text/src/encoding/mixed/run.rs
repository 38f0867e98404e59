//! From readings to runs: which stretches are legacy for certain.
//!
//! | a legacy run                     | is decoded when                                                             |
//! | -------------------------------- | --------------------------------------------------------------------------- |
//! | in an encoding met nowhere else  | three to five different words are syllables in it and not in Unicode, and hardly any is none |
//! | in an encoding that is there     | one word is                                                                 |
//! | in any                           | the text as a whole reads well: five in six words are accepted              |

use std::collections::BTreeSet;

use super::field::{Field, READINGS, UNICODE, Verdict, encoding_of, fields, has_rejected};
use super::path::{Switch, cheapest};
use crate::encoding::detect::has_odd_characters;
use crate::{Encoding, Span};

/// A run of characters that are bytes of a legacy encoding.
///
/// ```
/// use tracuu_text::{Encoding, decode_mixed};
/// let text = "Nghị quyết\nÑoäc laäp - Töï do - Haïnh phuùc";
/// let run = decode_mixed(text).runs[0];
/// assert_eq!(run.encoding, Encoding::VniWindows);
/// assert_eq!(run.span.of(text), Some("Ñoäc laäp - Töï do - Haïnh phuùc"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands in the text that was given.
    pub span: Span,
    /// What it is in.
    pub encoding: Encoding,
}

/// Different words that speak for an encoding before it is taken to be there.
const FEWEST: usize = 3;
/// Three words that are a line convince, four between signs, five among others.
const FIRST: Switch = Switch { words: 16, punctuation: 12, lines: 8 };
/// Once the encoding is there, one word does.
const SECOND: Switch = Switch { words: 3, punctuation: 2, lines: 2 };

/// The legacy runs of `text`, in order; none where the text does not read well with them.
pub(in crate::encoding) fn runs(text: &str) -> Vec<Run> {
    // Legacy text has odd characters in nearly every line, right text in hardly any, and those lines read well.
    if !has_rejected(text, has_odd_characters) {
        return Vec::new();
    }
    let odd = fields(text, has_odd_characters);
    let present = present(text, &odd, &cheapest(&odd, FIRST, [true; READINGS]));
    if present == ONLY_UNICODE {
        return Vec::new();
    }
    let fields = fields(text, |_| true);
    let path = cheapest(&fields, SECOND, present);
    if !reads_well(&fields, &path) {
        return Vec::new();
    }
    stretches(&fields, &path).filter_map(|(fields, reading)| run(fields, reading)).collect()
}

const ONLY_UNICODE: [bool; READINGS] = {
    let mut only = [false; READINGS];
    only[UNICODE] = true;
    only
};

/// The readings that are there for certain.
fn present(text: &str, fields: &[Field], path: &[usize]) -> [bool; READINGS] {
    let mut present = ONLY_UNICODE;
    for (fields, reading) in stretches(fields, path).filter(|&(_, reading)| reading != UNICODE) {
        let telling = fields.iter().filter(|field| field.tells(reading));
        let different: BTreeSet<_> = telling.filter_map(|field| field.span.of(text)).collect();
        let rejected = fields.iter().filter(|field| field.verdicts[reading] == Verdict::Rejected).count();
        present[reading] |= different.len() >= FEWEST && rejected * 10 <= different.len();
    }
    present
}

/// Whether five in six of the fields that say something are accepted by their reading.
fn reads_well(fields: &[Field], path: &[usize]) -> bool {
    let verdicts = || fields.iter().zip(path).map(|(field, &reading)| field.verdicts[reading]);
    let accepted = verdicts().filter(|&verdict| verdict == Verdict::Accepted).count();
    let telling = verdicts().filter(|&verdict| verdict != Verdict::Neutral).count();
    accepted * 6 >= telling * 5
}

/// Neighbours with one reading.
fn stretches<'f>(fields: &'f [Field], path: &[usize]) -> impl Iterator<Item = (&'f [Field], usize)> {
    let mut rest = fields;
    path.chunk_by(|a, b| a == b).map(move |same| {
        let (stretch, after) = rest.split_at(same.len().min(rest.len()));
        rest = after;
        (stretch, same.first().copied().unwrap_or(UNICODE))
    })
}

/// The run from the first to the last field that is accepted, if any speaks for it.
fn run(fields: &[Field], reading: usize) -> Option<Run> {
    let encoding = encoding_of(reading)?;
    let mut accepted = fields.iter().filter(|field| field.verdicts[reading] == Verdict::Accepted);
    let first = accepted.next()?;
    let last = accepted.next_back().unwrap_or(first);
    fields.iter().any(|field| field.tells(reading)).then_some(Run { span: first.span.hull(last.span), encoding })
}
