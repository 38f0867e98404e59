//! Abbreviations and what they stand for.
//!
//! | short  | expansions              | unambiguous |
//! | ------ | ----------------------- | ----------- |
//! | `UBND` | Ủy ban nhân dân         | yes         |
//! | `TU`   | Thành ủy, Tỉnh ủy       | no          |
//! | `BTC`  | Ban Tổ chức; Bộ Tài chính: two rows | no |

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::dictionary::next_word;
use super::issuer::System;
use super::word_code::WordCode;
use crate::generated::abbreviations::ABBREVIATIONS;

/// An abbreviation in one field of use; the same letters may have another row for another field.
///
/// ```
/// let known = tracuu_document::abbreviations();
/// let row = known.iter().find(|row| row.short == "UBND").unwrap();
/// assert_eq!(row.expansions, ["Ủy ban nhân dân"]);
/// assert!(row.is_unambiguous);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short form as it is mostly written.
    pub short: &'static str,
    /// Its small letters, by which the table is sorted.
    pub(crate) key: &'static str,
    /// What it stands for in this field of use.
    pub expansions: &'static [&'static str],
    /// What else the same letters stand for, in running text or elsewhere.
    pub others: &'static [&'static str],
    /// What it names.
    pub kind: AbbreviationKind,
    /// Whose papers use it; empty when everybody's do.
    pub systems: &'static [System],
    /// Whether it has a single expansion in all its rows together: it may then be replaced without knowing the context.
    pub is_unambiguous: bool,
    /// What tells this reading from others; may be empty.
    pub cue: &'static str,
}

/// What an abbreviation names.
///
/// ```
/// use tracuu_document::{AbbreviationKind, expansions_of};
/// let kinds: Vec<_> = expansions_of("TT").map(|row| (row.kind, row.expansions[0])).collect();
/// assert_eq!(kinds.len(), 2);
/// assert!(kinds.contains(&(AbbreviationKind::DocumentKind, "Thông tư")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbbreviationKind {
    /// A kind of document: `CT`.
    DocumentKind,
    /// A law: `BLHS`.
    Law,
    /// An issuer as numbers name it: `TU`.
    Issuer,
    /// A body: `UBND`.
    Body,
    /// An office or a form of address: `TBT`.
    Office,
    /// An organisation: `MTTQ`.
    Organization,
    /// A place or a kind of area: `TP`.
    Place,
    /// For whom a paper is signed: `T/M`.
    Signature,
    /// A mark on a paper: `v/v`.
    Mark,
    /// A term: `KT-XH`.
    Other,
}

/// Every abbreviation, sorted without regard to case.
///
/// ```
/// assert!(tracuu_document::abbreviations().len() > 250);
/// ```
pub fn abbreviations() -> &'static [Abbreviation] {
    ABBREVIATIONS
}

/// The rows of a short form, in any case: those written the same way come first.
///
/// ```
/// use tracuu_document::expansions_of;
/// assert!(expansions_of("ubnd").any(|row| row.expansions == ["Ủy ban nhân dân"]));
/// assert_eq!(expansions_of("BTC").count(), 2);
/// assert_eq!(expansions_of("HD").next().unwrap().expansions, ["Hướng dẫn"], "never Hợp đồng");
/// assert_eq!(expansions_of("xyz").count(), 0);
/// ```
pub fn expansions_of(short: &str) -> impl Iterator<Item = &'static Abbreviation> {
    let short: String = short.trim().nfc().collect();
    let key = short.to_lowercase();
    let start = ABBREVIATIONS.partition_point(|row| row.key < key.as_str());
    let end = ABBREVIATIONS.partition_point(|row| row.key <= key.as_str());
    let rows = ABBREVIATIONS.get(start..end).unwrap_or_default();
    let (same, other): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.short == short);
    same.into_iter().chain(other)
}

/// The rows that expand to these words, however they are spelled.
///
/// ```
/// use tracuu_document::abbreviations_of;
/// let short: Vec<_> = abbreviations_of("Uỷ ban nhân dân").map(|row| row.short).collect();
/// assert_eq!(short, ["UB", "UBND"]);
/// assert_eq!(abbreviations_of("ủy ban").count(), 0);
/// ```
pub fn abbreviations_of(words: &str) -> impl Iterator<Item = &'static Abbreviation> {
    static EXPANSIONS: LazyLock<Vec<(Vec<WordCode>, &'static Abbreviation)>> = LazyLock::new(|| {
        let expansions = |row: &'static Abbreviation| row.expansions.iter().map(move |words| (codes(words), row));
        let mut rows: Vec<_> = ABBREVIATIONS.iter().flat_map(expansions).collect();
        // Stable: rows of one expansion stay sorted by their short forms.
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        rows
    });
    let wanted = codes(words);
    let start = EXPANSIONS.partition_point(|(words, _)| *words < wanted);
    EXPANSIONS
        .iter()
        .skip(start)
        .take_while(move |(words, _)| !words.is_empty() && *words == wanted)
        .map(|(_, row)| *row)
}

/// The words of an expansion; none when one of them is in no catalogue.
fn codes(words: &str) -> Vec<WordCode> {
    let (mut codes, mut end) = (Vec::new(), 0);
    while let Some(next) = next_word(words, end) {
        let Some(code) = WordCode::of(next.word) else { return Vec::new() };
        codes.push(code);
        end = next.end;
    }
    if words.get(end..).is_some_and(|rest| rest.trim().is_empty()) { codes } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::abbreviations::ABBREVIATION_EXAMPLES;

    #[test]
    fn every_row_is_found_both_ways() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|row| row.key));
        for row in ABBREVIATIONS {
            assert!(expansions_of(row.short).any(|found| found == row), "{}", row.short);
            for words in row.expansions {
                assert!(abbreviations_of(words).any(|found| found == row), "{words}");
            }
        }
    }

    #[test]
    fn every_example_holds_its_abbreviation_as_a_word() {
        for (short, example) in ABBREVIATION_EXAMPLES {
            let is_apart = |at: usize| {
                let around = [
                    example.get(..at).and_then(|t| t.chars().next_back()),
                    example.get(at + short.len()..).and_then(|t| t.chars().next()),
                ];
                !around.iter().flatten().any(|c| c.is_alphanumeric())
            };
            assert!(example.match_indices(short).any(|(at, _)| is_apart(at)), "{short}: {example}");
        }
    }

    #[test]
    fn ambiguity_counts_all_rows() {
        let is_unambiguous = |short: &str| expansions_of(short).next().map(|row| row.is_unambiguous);
        assert_eq!(is_unambiguous("UBND"), Some(true));
        assert_eq!(is_unambiguous("TW"), Some(true));
        assert_eq!(is_unambiguous("TU"), Some(false));
        assert_eq!(is_unambiguous("BTC"), Some(false));
        assert_eq!(is_unambiguous("CT"), Some(false));
    }

    #[test]
    fn spelling_of_the_expansion_does_not_matter() {
        let found = |words: &str| abbreviations_of(words).map(|row| row.short).collect::<Vec<_>>();
        assert_eq!(found("TRUNG ƯƠNG"), ["T.W", "T.Ư", "TW", "Tw", "TƯ"]);
        assert_eq!(found("văn hoá, thể thao và du lịch"), ["VHTT&DL"]);
        assert!(found("").is_empty() && found("москва").is_empty() && found("Trung ương;").is_empty());
    }
}
