//! How things look, and runs of text that carry a look.
//!
//! | style | where | look |
//! | ----- | ----- | ---- |
//! | `TITLE` | the title of a document | bold |
//! | `LABEL` | the address of a unit | cyan |
//! | `MATCH` | what a query matched | bold red |
//! | `DIM` | number, kind, date, id | dimmed |
//! | `ERROR` | the word *error* | bold red |

use anstyle::{AnsiColor, Style};

use crate::clean::clean;

/// Without a look.
pub(crate) const PLAIN: Style = Style::new();
/// The title of a document.
pub(crate) const TITLE: Style = Style::new().bold();
/// The address of a unit.
pub(crate) const LABEL: Style = AnsiColor::Cyan.on_default();
/// What a query matched; the colour of `grep`, legible on light and on dark.
pub(crate) const MATCH: Style = AnsiColor::Red.on_default().bold();
/// What matters less.
pub(crate) const DIM: Style = Style::new().dimmed();
/// The word *error*.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Text in one style, clean from its making on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    text: String,
    style: Style,
}

impl Run {
    /// A run of what a document, a path or we ourselves say.
    pub(crate) fn new(style: Style, text: &str) -> Run {
        Run { text: clean(text), style }
    }

    /// The text, without anything that steers a terminal.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How it looks.
    pub(crate) fn style(&self) -> Style {
        self.style
    }

    /// Another text in the same style.
    pub(crate) fn with(&self, text: &str) -> Run {
        Run::new(self.style, text)
    }
}

/// The run with the codes of its colours.
impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Run { text, style } = self;
        write!(f, "{style}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::{MATCH, PLAIN, Run};

    #[test]
    fn only_our_own_codes_are_written() {
        assert_eq!(Run::new(PLAIN, "kỷ\u{1b}[0m").to_string(), "kỷ�[0m");
        assert_eq!(Run::new(MATCH, "kỷ").to_string(), "\u{1b}[1m\u{1b}[31mkỷ\u{1b}[0m");
    }
}
