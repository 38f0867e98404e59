//! The generator `letters`: the letters of Vietnamese that plain ASCII lacks.
//!
//! | row of `data/text/letters.tsv` | rows of `LETTERS`                                                  |
//! | ------------------------------ | ------------------------------------------------------------------ |
//! | `ệ e circumflex nang`          | `('ệ', b'e', 2, 5, false)` and, derived, `('Ệ', b'e', 2, 5, true)` |

use std::fmt::Write;

use super::GeneratedFile;
use crate::table;
use crate::workspace::Workspace;

const TABLE: &str = "data/text/letters.tsv";
/// The names of the shapes; their places are their codes.
const SHAPES: &[&str] = &["none", "breve", "circumflex", "horn", "stroke"];
/// The names of the tones; their places are their codes.
const TONES: &[&str] = &["ngang", "huyen", "sac", "hoi", "nga", "nang"];

/// A letter with a shape, a tone or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Letter {
    /// The letter itself.
    pub(crate) letter: char,
    /// The lower-case ASCII letter under it.
    pub(crate) base: char,
    /// The code of its shape: the place in [`SHAPES`].
    pub(crate) shape: usize,
    /// The code of its tone: the place in [`TONES`].
    pub(crate) tone: usize,
    /// Whether it is a capital.
    pub(crate) upper: bool,
}

/// Writes `generated/letters.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let content = emit(&read(workspace)?);
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/letters.rs", content }])
}

/// Every letter of the table and its capital, sorted by letter.
pub(crate) fn read(workspace: &Workspace) -> Result<Vec<Letter>, String> {
    let mut letters = Vec::new();
    for table::Row { place, cells } in table::read(workspace, TABLE, ["letter", "base", "shape", "tone"])?.rows {
        let [letter, base, shape, tone] = &cells;
        let lower = Letter {
            letter: one_char(&place, letter)?,
            base: one_char(&place, base)?,
            shape: code(&place, shape, SHAPES)?,
            tone: code(&place, tone, TONES)?,
            upper: false,
        };
        let capital = one_char(&place, &letter.to_uppercase())?;
        if capital == lower.letter || !lower.base.is_ascii_lowercase() {
            return Err(format!("{place}: expected lower-case letters, but found {letter} and {base}"));
        }
        letters.extend([lower, Letter { letter: capital, upper: true, ..lower }]);
    }
    letters.sort();
    match letters.windows(2).find(|pair| pair.first().map(|a| a.letter) == pair.last().map(|b| b.letter)) {
        Some(pair) => Err(format!("{TABLE}: {pair:?} stand twice")),
        None => Ok(letters),
    }
}

/// `word` in lower case without its tone, and the code of that tone; shapes stay. `None` where two tones meet.
pub(crate) fn without_tone(letters: &[Letter], word: &str) -> Option<(String, usize)> {
    let (mut bare, mut tone) = (String::new(), 0);
    for c in word.to_lowercase().chars() {
        let Some(letter) = letters.iter().find(|letter| letter.letter == c) else {
            bare.push(c);
            continue;
        };
        if letter.tone != 0 {
            tone = if tone == 0 { letter.tone } else { return None };
        }
        let same = |l: &&Letter| (l.base, l.shape, l.tone, l.upper) == (letter.base, letter.shape, 0, false);
        bare.push(letters.iter().find(same).map_or(letter.base, |l| l.letter));
    }
    Some((bare, tone))
}

/// `word` in lower case, with neither tones nor shapes: `QyĐ` gives `qyd`.
pub(crate) fn bare(letters: &[Letter], word: &str) -> String {
    let bare = |c| letters.iter().find(|letter| letter.letter == c).map_or(c, |letter| letter.base);
    word.to_lowercase().chars().map(bare).collect()
}

/// The Rust of the table.
fn emit(letters: &[Letter]) -> String {
    let mut rust = super::header("The letters of Vietnamese that plain ASCII lacks.", &[TABLE]);
    let _ = write!(
        rust,
        "
/// Sorted by the letter: (letter, lower-case ASCII letter under it, shape, tone, whether it is a capital).
///
/// Shapes: {}.
/// Tones: {}.
pub(crate) static LETTERS: &[(char, u8, u8, u8, bool)] = &[
",
        legend(SHAPES),
        legend(TONES)
    );
    for Letter { letter, base, shape, tone, upper } in letters {
        let _ = writeln!(rust, "('{letter}', b'{base}', {shape}, {tone}, {upper}),");
    }
    rust.push_str("];\n");
    rust
}

/// `0 none, 1 breve, …`
fn legend(names: &[&str]) -> String {
    let entries = names.iter().enumerate().map(|(code, name)| format!("{code} {name}"));
    entries.collect::<Vec<_>>().join(", ")
}

/// The only character of `cell`.
fn one_char(place: &str, cell: &str) -> Result<char, String> {
    let mut chars = cell.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(format!("{place}: expected one character, but found `{cell}`")),
    }
}

/// The place of `name` among `names`.
fn code(place: &str, name: &str, names: &[&str]) -> Result<usize, String> {
    let code = names.iter().position(|known| known == &name);
    code.ok_or_else(|| format!("{place}: expected one of {}, but found `{name}`", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn letters() -> Vec<Letter> {
        read(&Workspace::find().expect("a workspace")).expect("a table")
    }

    /// A vowel letter in every shape and tone, less the six that are ASCII, and đ; each with its capital.
    #[test]
    fn there_are_as_many_letters_as_vietnamese_has() {
        assert_eq!(letters().len(), 2 * (12 * 6 - 6 + 1));
    }

    #[test]
    fn letters_decompose_as_unicode_says() {
        const SHAPE_MARKS: &[&str] = &["", "\u{306}", "\u{302}", "\u{31b}"];
        const TONE_MARKS: &[&str] = &["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];
        for Letter { letter, base, shape, tone, upper } in letters() {
            let base = if upper { base.to_ascii_uppercase() } else { base };
            let expected = match SHAPE_MARKS.get(shape) {
                Some(mark) => format!("{base}{mark}{}", TONE_MARKS[tone]).nfc().collect(),
                // đ is a letter of its own for Unicode.
                None => if upper { "Đ" } else { "đ" }.to_string(),
            };
            assert_eq!(letter.to_string(), expected);
        }
    }

    #[test]
    fn takes_the_tone_off_a_word() {
        let letters = letters();
        let check = |word, bare: &str, tone| {
            assert_eq!(without_tone(&letters, word), Some((bare.to_string(), tone)));
        };
        check("Đường", "đương", 1);
        check("kỷ", "ky", 3);
        check("an", "an", 0);
        assert_eq!(without_tone(&letters, "kỷluật"), None);
    }

    #[test]
    fn takes_every_mark_off_a_word() {
        assert_eq!(bare(&letters(), "QyĐ"), "qyd");
        assert_eq!(bare(&letters(), "thưởng"), "thuong");
    }

    #[test]
    fn emits_a_row_a_letter() {
        let letter = Letter { letter: 'Ệ', base: 'e', shape: 2, tone: 5, upper: true };
        assert!(emit(&[letter]).ends_with("= &[\n('Ệ', b'e', 2, 5, true),\n];\n"));
    }
}
