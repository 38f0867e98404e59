//! The generator `signs`: characters that are no letters, with their weights in sorting.
//!
//! | row of `data/text/signs.tsv` | becomes                                                             |
//! | ---------------------------- | ------------------------------------------------------------------- |
//! | `0027  '  sign`              | `('\'', 23, 1)` in `SIGNS`: the 23rd sign                            |
//! | `2018  ‘  variant`           | `('‘', 23, 2)` in `SIGNS`: the same sign, but behind its plain form |
//! | `0301  á  mark`              | `('\u{301}', 5)` in `MARKS`                                         |

use super::GeneratedFile;
use crate::table;
use crate::workspace::Workspace;

const TABLE: &str = "data/text/signs.tsv";
/// Weights above it are those of digits and letters.
const LARGEST_SIGN: u8 = 0x7F;
/// The weight of a letter without marks.
const NO_MARK: u8 = 1;

/// What a table of weights holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Weights {
    /// Character, primary and tertiary weight.
    signs: Vec<(char, u8, u8)>,
    /// Character and secondary weight.
    marks: Vec<(char, u8)>,
}

/// Writes `generated/signs.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut weights = Weights::default();
    for table::Row { place, cells } in table::read(workspace, TABLE, ["code", "shown", "kind"])?.rows {
        let [code, shown, kind] = cells;
        weights.add(&code, &shown, &kind).map_err(|what| format!("{place}: {what}"))?;
    }
    weights.signs.sort_unstable();
    weights.marks.sort_unstable();
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/signs.rs", content: emit(&weights) }])
}

impl Weights {
    /// Gives the character of a row the weight behind the one before it.
    fn add(&mut self, code: &str, shown: &str, kind: &str) -> Result<(), String> {
        let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        let character = character.ok_or_else(|| format!("expected the code of a character, but found `{code}`"))?;
        let is_known = |&(known, ..): &(char, u8, u8)| known == character;
        if self.signs.iter().any(is_known) || self.marks.iter().any(|&(known, _)| known == character) {
            return Err(format!("expected each character once, but found {code} again"));
        }
        let last = self.signs.last().map_or((0, 0), |&(_, primary, tertiary)| (primary, tertiary));
        match kind {
            "sign" if last.0 < LARGEST_SIGN => self.signs.push((character, last.0 + 1, 1)),
            "variant" if last.0 > 0 => self.signs.push((character, last.0, last.1 + 1)),
            "mark" => self.marks.push((character, self.marks.last().map_or(NO_MARK, |&(_, last)| last) + 1)),
            _ => return Err(format!("expected a sign, variant or mark, but found `{kind}`")),
        }
        if kind != "mark" && !shown.is_empty() && !shown.chars().eq([character]) {
            return Err(format!("expected the character {code}, but found `{shown}`"));
        }
        Ok(())
    }
}

/// The Rust of the tables.
fn emit(Weights { signs, marks }: &Weights) -> String {
    let header = super::header("Weights in sorting of characters that are no letters.", &[TABLE]);
    format!(
        "{header}
/// Sorted by the character: (character, primary weight, tertiary weight).
pub(crate) static SIGNS: &[(char, u8, u8)] = &{signs:?};

/// Combining marks, sorted: (character, secondary weight).
pub(crate) static MARKS: &[(char, u8)] = &{marks:?};
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, &str, &str)], expected: Result<(), &str>) {
        let mut weights = Weights::default();
        let result = rows.iter().try_for_each(|(code, shown, kind)| weights.add(code, shown, kind));
        assert_eq!(result, expected.map_err(str::to_string));
    }

    #[test]
    fn rows_are_held_to_their_form() {
        check(&[("0027", "'", "sign"), ("2018", "‘", "variant"), ("0301", "á", "mark")], Ok(()));
        check(&[("0027", "!", "sign")], Err("expected the character 0027, but found `!`"));
        check(&[("D800", "", "sign")], Err("expected the code of a character, but found `D800`"));
        check(&[("2018", "‘", "variant")], Err("expected a sign, variant or mark, but found `variant`"));
        check(
            &[("0021", "!", "sign"), ("0021", "!", "sign")],
            Err("expected each character once, but found 0021 again"),
        );
    }

    #[test]
    fn weights_ascend_and_variants_share_theirs() {
        let mut weights = Weights::default();
        for (code, shown, kind) in
            [("0020", "", "sign"), ("0027", "'", "sign"), ("2018", "‘", "variant"), ("0300", "à", "mark")]
        {
            weights.add(code, shown, kind).expect(code);
        }
        assert_eq!(weights.signs, [(' ', 1, 1), ('\'', 2, 1), ('‘', 2, 2)]);
        assert_eq!(weights.marks, [('\u{300}', 2)]);
    }
}
