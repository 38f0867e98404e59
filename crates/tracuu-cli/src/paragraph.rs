//! A paragraph: runs of text under an indent.
//!
//! | width | `    d5.k2  Tăng cường kỷ luật` with a hanging indent of 6 |
//! | ----- | ------------------------------ |
//! | none, as in a pipe | one line |
//! | 20 | `    d5.k2  Tăng` / `      cường kỷ luật` |

use crate::style::{DIM, PLAIN, Run};
use crate::wrap::wrap;

/// Text that is set as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Columns before the first line.
    pub(crate) indent: usize,
    /// Columns before the others.
    pub(crate) hanging: usize,
    /// The text.
    pub(crate) runs: Vec<Run>,
}

impl Paragraph {
    /// A plain line.
    pub(crate) fn plain(text: &str) -> Paragraph {
        Paragraph { runs: vec![Run::new(PLAIN, text)], ..Default::default() }
    }

    /// Facts in one dimmed line, parted by dots.
    pub(crate) fn facts(facts: &[Option<&str>]) -> Paragraph {
        let facts: Vec<&str> = facts.iter().flatten().copied().filter(|fact| !fact.is_empty()).collect();
        Paragraph { runs: vec![Run::new(DIM, &facts.join(" · "))], ..Default::default() }
    }

    /// Lines with their ends, wrapped when there is a width.
    pub(crate) fn render(&self, width: Option<usize>) -> String {
        let Paragraph { indent, hanging, runs } = self;
        let Some(width) = width else { return line(*indent, runs) };
        let lines = wrap(runs, width, *indent, *hanging).into_iter().enumerate();
        lines.map(|(nth, runs)| line(if nth == 0 { *indent } else { *hanging }, &runs)).collect()
    }
}

fn line(indent: usize, runs: &[Run]) -> String {
    let text: String = runs.iter().map(Run::to_string).collect();
    format!("{:indent$}{text}\n", "")
}

#[cfg(test)]
mod tests {
    use super::Paragraph;
    use crate::style::{DIM, PLAIN, Run};

    #[track_caller]
    fn check(width: Option<usize>, expected: &str) {
        let runs = vec![Run::new(PLAIN, "d5.k2"), Run::new(PLAIN, "  Tăng cường kỷ luật")];
        assert_eq!(Paragraph { indent: 4, hanging: 6, runs }.render(width), expected);
    }

    #[test]
    fn wraps_only_to_a_width() {
        check(None, "    d5.k2  Tăng cường kỷ luật\n");
        check(Some(20), "    d5.k2  Tăng\n      cường kỷ luật\n");
    }

    #[test]
    fn facts_leave_out_what_is_unknown() {
        let facts = Paragraph::facts(&[Some("12-CT/TU"), None, Some("2023-03-14"), Some("")]);
        assert_eq!(facts.runs, [Run::new(DIM, "12-CT/TU · 2023-03-14")]);
    }
}
