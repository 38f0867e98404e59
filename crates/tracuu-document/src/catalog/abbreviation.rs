//! Abbreviations and what they stand for.
//!
//! | short  | expansions              | unambiguous |
//! | ------ | ----------------------- | ----------- |
//! | `UBND` | Ủy ban nhân dân         | yes         |
//! | `TU`   | Thành ủy, Tỉnh ủy       | no          |
//! | `BTC`  | Ban Tổ chức; Bộ Tài chính: two rows | no |

use std::collections::HashMap;
use std::sync::LazyLock;

use tracuu_text::{FoldLevel, KeyParts, agrees, fold, key_of};
use unicode_normalization::UnicodeNormalization;

use super::dictionary::next_word;
use super::issuer::System;
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

/// The rows of a short form, in any case: those written the same way come first. Who types no marks may mean a form with
/// them, where none is written without.
///
/// ```
/// use tracuu_document::expansions_of;
/// assert!(expansions_of("ubnd").any(|row| row.expansions == ["Ủy ban nhân dân"]));
/// assert_eq!(expansions_of("BTC").count(), 2);
/// assert_eq!(expansions_of("HD").next().unwrap().expansions, ["Hướng dẫn"], "never Hợp đồng");
/// assert_eq!(expansions_of("hdnd").next().unwrap().expansions, ["Hội đồng nhân dân"]);
/// assert_eq!(expansions_of("xyz").count(), 0);
/// ```
pub fn expansions_of(short: &str) -> impl Iterator<Item = &'static Abbreviation> + use<> {
    let short: String = short.trim().nfc().collect();
    let key = short.to_lowercase();
    let start = ABBREVIATIONS.partition_point(|row| row.key < key.as_str());
    let end = ABBREVIATIONS.partition_point(|row| row.key <= key.as_str());
    let rows: Vec<&Abbreviation> = ABBREVIATIONS.get(start..end).unwrap_or_default().iter().collect();
    let rows = if rows.is_empty() && key.is_ascii() { marked(&key).to_vec() } else { rows };
    let (same, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.short == short);
    same.into_iter().chain(other)
}

/// The rows whose short form has these letters without their marks.
fn marked(key: &str) -> &'static [&'static Abbreviation] {
    static SHORT_FORMS: LazyLock<HashMap<String, Vec<&'static Abbreviation>>> = LazyLock::new(|| {
        let mut by_letters: HashMap<String, Vec<_>> = HashMap::new();
        for row in ABBREVIATIONS.iter().filter(|row| !row.key.is_ascii()) {
            by_letters.entry(fold(row.key, FoldLevel::Bare).text.into_owned()).or_default().push(row);
        }
        by_letters
    });
    SHORT_FORMS.get(key).map(Vec::as_slice).unwrap_or_default()
}

/// The rows that expand to these words, however they are spelled: a mark that was typed is a demand, a missing one is free.
///
/// ```
/// use tracuu_document::abbreviations_of;
/// let short = |words| abbreviations_of(words).map(|row| row.short).collect::<Vec<_>>();
/// assert_eq!(short("Uỷ ban nhân dân"), ["UB", "UBND"]);
/// assert_eq!(short("uy ban nhan dan"), ["UB", "UBND"]);
/// assert_eq!(short("ủy ban"), [""; 0]);
/// ```
pub fn abbreviations_of(words: &str) -> impl Iterator<Item = &'static Abbreviation> {
    static EXPANSIONS: LazyLock<HashMap<String, Vec<(&'static str, &'static Abbreviation)>>> = LazyLock::new(|| {
        let mut by_words: HashMap<String, Vec<_>> = HashMap::new();
        for row in ABBREVIATIONS {
            for words in row.expansions {
                by_words.entry(bare(words)).or_default().push((*words, row));
            }
        }
        by_words
    });
    let known = EXPANSIONS.get(&bare(words)).map(Vec::as_slice).unwrap_or_default();
    known.iter().filter(move |(written, _)| all_agree(words, written)).map(|(_, row)| *row)
}

/// The bare letters of words and what stands behind the last of them; of no words, none.
fn bare(words: &str) -> String {
    let mut end = 0;
    let mut bare = String::new();
    while let Some(next) = next_word(words, end) {
        let key = key_of(next.word);
        bare.push_str(KeyParts::of(&key).map_or(next.word, |parts| parts.fold));
        bare.push(' ');
        end = next.end;
    }
    bare.push_str(words.get(end..).unwrap_or_default().trim());
    bare
}

fn all_agree(typed: &str, written: &str) -> bool {
    let (mut typed_end, mut written_end) = (0, 0);
    while let (Some(t), Some(w)) = (next_word(typed, typed_end), next_word(written, written_end)) {
        if !agrees(t.word, w.word) {
            return false;
        }
        (typed_end, written_end) = (t.end, w.end);
    }
    true
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
        assert_eq!(found("uy ban nhan dan"), ["UB", "UBND"]);
        assert!(found("ủy bàn nhân dân").is_empty(), "a mark that was typed is a demand");
        assert!(found("").is_empty() && found("москва").is_empty() && found("Trung ương;").is_empty());
    }
}
