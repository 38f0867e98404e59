//! The queries of `../shared`, typed in Telex and VNI: almost all come back; and no other query is taken for typed.

use std::fs;
use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use tracuu_text::typing::{TypedText, TypingScheme, convert_text, read_typed};
use tracuu_text::{ToneMarkStyle, parse_syllable};

const CORPORA: [&str; 2] = ["phapdien", "alqac"];

/// The queries of one file of a corpus, by their ids; `None`, with a word about it, where the shared folder is not there.
fn queries(corpus: &str, file: &str) -> Option<Vec<(String, String)>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("TRACUU_SHARED").map_or_else(beside, PathBuf::from);
    let path = shared.join("corpus").join(corpus).join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("SKIP: {} cannot be read", path.display());
        return None;
    };
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    Some(rows.map(|(id, query)| (id.to_owned(), query.to_owned())).collect())
}

/// A word without punctuation, composed; a syllable in the old style.
fn plain(word: &str) -> String {
    let word: String = word.trim_matches(|c: char| !c.is_alphanumeric()).nfc().collect();
    let Some(syllable) = parse_syllable(&word) else { return word };
    let spelled = syllable.spelled(ToneMarkStyle::Old);
    let cased = spelled.chars().zip(word.chars()).map(|(c, typed)| match typed.is_uppercase() {
        true => c.to_uppercase().next().unwrap_or(c),
        false => c,
    });
    cased.collect()
}

/// Words and how many of them come back; queries that have marks and were not seen to be typed.
#[derive(Debug, Default)]
struct Score {
    words: usize,
    right: usize,
    unread: usize,
}

impl Score {
    fn add(&mut self, meant: &str, read: &str) {
        for (meant, read) in meant.split_whitespace().zip(read.split_whitespace()) {
            self.words += 1;
            let is_right = plain(meant) == plain(read);
            self.right += usize::from(is_right);
        }
    }
}

/// Reads the queries of `file` as `read` does, and compares them with what was meant.
fn score(file: &str, read: impl Fn(&str) -> Option<String>) -> Option<Score> {
    let mut score = Score::default();
    for corpus in CORPORA {
        for ((id, meant), (typed_id, typed)) in queries(corpus, "queries.tsv")?.into_iter().zip(queries(corpus, file)?)
        {
            assert_eq!(id, typed_id);
            let read = read(&typed);
            score.unread += usize::from(read.is_none() && typed != meant);
            score.add(&meant, read.as_deref().unwrap_or(&typed));
        }
    }
    Some(score)
}

#[test]
fn typed_queries_come_back() {
    for (file, scheme) in [("queries.telex.tsv", TypingScheme::Telex), ("queries.vni.tsv", TypingScheme::Vni)] {
        let recognised = |typed: &str| {
            let TypedText { scheme: found, text, alignment: _ } = read_typed(typed)?;
            assert_eq!(found, scheme, "{typed}");
            Some(text)
        };
        let forced = |typed: &str| Some(convert_text(typed, scheme).text.into_owned());
        for (way, score) in [("recognised", score(file, recognised)), ("forced", score(file, forced))] {
            let Some(score) = score else { return };
            println!("{file}, {way}: {score:?}");
            assert!(score.right * 1000 >= score.words * 990 && score.unread == 0, "{file}, {way}: {score:?}");
        }
    }
}

#[test]
fn other_queries_are_left_alone() {
    for file in ["queries.tsv", "queries.bare.tsv", "queries.partial.tsv", "queries.newstyle.tsv", "queries.nfd.tsv"] {
        for corpus in CORPORA {
            let Some(queries) = queries(corpus, file) else { return };
            let misread: Vec<_> = queries.iter().filter_map(|(_, query)| read_typed(query)).collect();
            println!("{corpus}/{file}: {} of {} queries read as typed", misread.len(), queries.len());
            assert!(misread.is_empty(), "{corpus}/{file}: {misread:?}");
        }
    }
}
