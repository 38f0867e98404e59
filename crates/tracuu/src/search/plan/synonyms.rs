//! Abbreviations and what they stand for, both ways.
//!
//! | typed                | also found          |
//! | -------------------- | ------------------- |
//! | `UBND`               | *Ủy ban nhân dân*   |
//! | `uy ban nhan dan`    | *UBND*              |
//! | `TT`                 | nothing: it stands for several things |
//! | `tư nhân`, `=UBND`   | nothing: `tư` is a word, and `=` means what is written |

use tracuu_document::{Abbreviation, abbreviations_of, expansions_of};
use tracuu_query::{Clause, Expr, Level, Occur, Query};
use tracuu_text::{is_vietnamese_syllable, key_of};

use super::words::words;

/// The longest expansion, in words.
const WORDS: usize = 8;

/// What was typed and what also stands for it, as slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) struct Synonym {
    pub(in crate::search) typed: Vec<usize>,
    /// Words that must follow one another.
    pub(in crate::search) meant: Vec<usize>,
}

impl Synonym {
    pub(in crate::search) fn slots(&self) -> impl Iterator<Item = usize> {
        self.meant.iter().copied()
    }
}

/// What was typed and what also stands for it, as keys.
pub(super) struct Found {
    pub(super) typed: Vec<String>,
    pub(super) meant: Vec<String>,
}

/// The abbreviations of a query and of its runs of words.
pub(super) fn of(query: &Query) -> Vec<Found> {
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for clause in &query.clauses {
        // What is excluded is excluded as it was typed, and is no part of a run.
        if clause.occur == Occur::MustNot {
            short_forms(&std::mem::take(&mut run), &mut found);
            continue;
        }
        match &clause.expr {
            Expr::Word { text, level: Level::Auto } => {
                found.extend(expansions(text, query));
                run.push(text);
            }
            Expr::Compound { text } => {
                found.extend(expansions(text, query));
                short_forms(&std::mem::take(&mut run), &mut found);
            }
            Expr::Group(query) => found.extend(of(query)),
            Expr::Word { level: Level::Exact, .. }
            | Expr::Prefix { .. }
            | Expr::Phrase { .. }
            | Expr::DocumentNumber { .. }
            | Expr::Date { .. }
            | Expr::Field { .. } => short_forms(&std::mem::take(&mut run), &mut found),
        }
    }
    short_forms(&run, &mut found);
    found
}

/// What a short form stands for, where it stands for one thing and is no word of the language in this query.
fn expansions(text: &str, query: &Query) -> Option<Found> {
    if is_vietnamese_syllable(text) && !is_set_off(text, query) {
        return None;
    }
    let row: &Abbreviation = expansions_of(text).find(|row| row.is_unambiguous)?;
    let long = row.expansions.first()?;
    Some(Found { typed: keys(text), meant: keys(long) })
}

/// Whether a word is written in capitals among words that are not.
fn is_set_off(text: &str, query: &Query) -> bool {
    let is_small = |clause: &Clause| match &clause.expr {
        Expr::Word { text, .. } => text.chars().any(char::is_lowercase),
        _ => false,
    };
    !text.chars().any(char::is_lowercase) && (query.clauses.len() == 1 || query.clauses.iter().any(is_small))
}

/// The short forms of runs of words.
fn short_forms(run: &[&str], found: &mut Vec<Found>) {
    for start in 0..run.len() {
        for end in start + 2..=run.len().min(start + WORDS) {
            let words = run.get(start..end).unwrap_or_default();
            for row in abbreviations_of(&words.join(" ")).filter(|row| row.is_unambiguous) {
                found.push(Found { typed: words.iter().map(|word| key_of(word)).collect(), meant: keys(row.short) });
            }
        }
    }
}

/// The keys of the words of a text.
fn keys(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.key).collect()
}
