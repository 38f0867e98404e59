//! Abbreviations and what they stand for, both ways.
//!
//! | typed                | also found          |
//! | -------------------- | ------------------- |
//! | `UBND`, `hdnd`       | *Ủy ban nhân dân*; *Hội đồng nhân dân* |
//! | `uy ban nhan dan`    | *UBND*              |
//! | `VPTU`, `TT`         | all that it stands for: *Văn phòng Thành ủy*, *Văn phòng Tỉnh ủy*; *Thông tư*, *Thông tri* |
//! | `thành phố`, `quyết định` | *TP*; nothing: *QĐ* in a text may be a *quy định* |
//! | `gd&dt`, `t.ư`       | *Giáo dục và Đào tạo*; *Trung ương* |
//! | `tư nhân`, `=UBND`   | nothing: `tư` is a word, and `=` means what is written |
//!
//! What is also found counts less than what was typed.

use tracuu_document::{Abbreviation, AbbreviationKind, abbreviations_of, expansions_of};
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
                expand(text, query, &mut found);
                run.push(text);
            }
            Expr::Compound { text } => {
                expand(text, query, &mut found);
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
    signed(query, &mut found);
    found
}

/// What a short form stands for, where it is no word of the language in this query.
fn expand(text: &str, query: &Query, found: &mut Vec<Found>) {
    if is_vietnamese_syllable(text) && !is_set_off(text, query) {
        return;
    }
    // The full stop behind a word is lost where it ends a sentence: `KT.`.
    let rows: Vec<&Abbreviation> = expansions_of(text).collect();
    let rows = if rows.is_empty() { expansions_of(&format!("{text}.")).collect() } else { rows };
    for long in rows.into_iter().filter(|row| !is_letter(row)).flat_map(|row| row.expansions) {
        found.push(Found { typed: keys(text), meant: keys(long) });
    }
}

/// A letter alone is a marker more often than an abbreviation.
fn is_letter(row: &Abbreviation) -> bool {
    row.short.chars().filter(|c| c.is_alphabetic()).count() < 2
}

/// What short forms stand for that were typed in small letters with a sign inside, which makes two words of them.
fn signed(query: &Query, found: &mut Vec<Found>) {
    for pair in query.clauses.windows(2) {
        let [Clause { expr: Expr::Word { text: left, level: Level::Auto }, span: before, .. }, right] = pair else {
            continue;
        };
        let Clause { expr: Expr::Word { text: right, level: Level::Auto }, span: behind, occur } = right else {
            continue;
        };
        if *occur == Occur::MustNot || before.end + 1 != behind.start {
            continue;
        }
        let signs = ['.', '&', '-', '/'];
        let rows = signs.into_iter().flat_map(|sign| expansions_of(&format!("{left}{sign}{right}")));
        for long in rows.flat_map(|row| row.expansions) {
            found.push(Found { typed: vec![key_of(left), key_of(right)], meant: keys(long) });
        }
    }
}

/// Whether a short form in a text may be taken for what it stands for. The symbol of a kind of document that is short for other
/// things too is that kind in numbers alone.
fn is_telling(row: &Abbreviation) -> bool {
    use AbbreviationKind::{Body, DocumentKind, Issuer, Law, Mark, Office, Organization, Other, Place, Signature};
    let is_of_names = match row.kind {
        Issuer | Body | Office | Organization | Place => true,
        DocumentKind | Law | Signature | Mark | Other => false,
    };
    !is_letter(row) && (row.is_unambiguous || row.others.is_empty() || is_of_names)
}

/// Whether a word is written in capitals among words that are not, or has one inside: `ThU`.
fn is_set_off(text: &str, query: &Query) -> bool {
    let mut letters = text.chars().skip_while(|c| !c.is_lowercase());
    if letters.any(char::is_uppercase) {
        return true;
    }
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
            for row in abbreviations_of(&words.join(" ")).filter(|row| is_telling(row)) {
                found.push(Found { typed: words.iter().map(|word| key_of(word)).collect(), meant: keys(row.short) });
            }
        }
    }
}

/// The keys of the words of a text.
fn keys(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.key).collect()
}
