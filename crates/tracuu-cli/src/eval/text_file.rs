//! Text files that hold a record a line.
//!
//! | line | is |
//! | ---- | -- |
//! | `q1<TAB>kỷ luật` | a record |
//! | blank, or `# a remark` | passed over |

use std::path::Path;

use crate::outcome::Failure;

/// What is wrong with a line, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadLine {
    /// The line.
    pub(crate) line: usize,
    /// What was expected and what was found.
    pub(crate) sentence: String,
}

impl BadLine {
    pub(super) fn new(line: usize, sentence: impl Into<String>) -> BadLine {
        BadLine { line, sentence: sentence.into() }
    }
}

/// Reads and parses a whole file; errors name it.
pub(super) fn read<T>(path: &Path, parse: impl Fn(&str) -> Result<T, BadLine>) -> Result<T, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    parse(&text).map_err(|BadLine { line, sentence }| Failure::line(path, line, &sentence))
}

/// The records of a text with the numbers of their lines.
pub(super) fn records(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = text.lines().enumerate().map(|(before, line)| (before + 1, line));
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        assert_eq!(super::records(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn blank_lines_and_remarks_are_passed_over() {
        check("a\tb\n\n# c\n  \nd", &[(1, "a\tb"), (5, "d")]);
        check("\u{FEFF}a\r\nb\r\n", &[(1, "a"), (2, "b")]);
        check("", &[]);
    }

    #[test]
    fn errors_name_the_file() {
        let missing = super::read(std::path::Path::new("no/such.tsv"), |_| Ok(()));
        let Err(crate::outcome::Failure::Sentence(sentence)) = missing else { panic!("expected an error") };
        assert!(sentence.starts_with("no/such.tsv: "), "{sentence}");
    }
}
