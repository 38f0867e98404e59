//! Lines of whole words.
//!
//! | words, width 12 | lines |
//! | --------------- | ----- |
//! | `Tăng cường kỷ luật` | `Tăng cường` / `kỷ luật` |
//! | `tangcuongkyluat 24` | `tangcuongkyluat` / `24`: a word that is too long stands alone |
//!
//! A word may change its style inside: in `kỷ luật,` the comma is not coloured with the match. Marks of decomposed
//! letters take no column. Blanks are kept, except where a line is broken.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::style::{PLAIN, Run};

/// Runs as lines of at most `width` columns, of which the first line keeps `first` free and the others keep `rest`.
pub(crate) fn wrap(runs: &[Run], width: usize, first: usize, rest: usize) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    let mut line = Line::starting_at(first);
    for word in words(runs) {
        if !line.has_room_for(&word, width) {
            lines.push(line.runs);
            line = Line::starting_at(rest);
        }
        line.push(word);
    }
    lines.push(line.runs);
    lines
}

/// As many whole words of a text as there are columns for, with `…` behind when there are more.
pub(crate) fn shortened(text: &str, columns: usize) -> String {
    let mut kept = String::new();
    // What is kept of `kept` when a word behind has no room and the sign takes two columns.
    let (mut taken, mut safe) = (0, 0);
    for word in text.split_whitespace() {
        let gap = usize::from(taken > 0);
        // A word that has no room needs no exact measure.
        let width: usize = word.chars().take(columns + 1).filter_map(UnicodeWidthChar::width).sum();
        if taken + gap + width > columns {
            return cut(kept, safe, word, columns);
        }
        kept.extend([" "].iter().take(gap).chain([&word]).copied());
        taken += gap + width;
        safe = if taken + 2 <= columns { kept.len() } else { safe };
    }
    kept
}

/// What is kept before a word without room; of a first word that is too long its beginning.
fn cut(mut kept: String, safe: usize, word: &str, columns: usize) -> String {
    if kept.is_empty() {
        return word.chars().take(columns.saturating_sub(1)).chain(['…']).collect();
    }
    kept.truncate(safe);
    kept + " …"
}

/// What stands between blanks, and how many of them stand before it.
#[derive(Default)]
struct Word {
    gap: usize,
    runs: Vec<Run>,
}

impl Word {
    fn columns(&self) -> usize {
        self.runs.iter().map(|run| run.text().width()).sum()
    }
}

struct Line {
    runs: Vec<Run>,
    columns: usize,
}

impl Line {
    fn starting_at(columns: usize) -> Line {
        Line { runs: Vec::new(), columns }
    }

    /// Whether the word fits; into an empty line everything must.
    fn has_room_for(&self, word: &Word, width: usize) -> bool {
        self.runs.is_empty() || self.columns + word.gap + word.columns() <= width
    }

    fn push(&mut self, word: Word) {
        self.columns += word.columns();
        if let (Some(last), Some(first)) = (self.runs.last(), word.runs.first()) {
            self.columns += word.gap;
            let style = if last.style() == first.style() { first.style() } else { PLAIN };
            self.append(Run::new(style, &" ".repeat(word.gap)));
        }
        word.runs.into_iter().for_each(|run| self.append(run));
    }

    /// Adds a run, to the last one when they look the same.
    fn append(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.style() == run.style() => *last = run.with(&format!("{}{}", last.text(), run.text())),
            _ => self.runs.push(run),
        }
    }
}

/// The words of runs; only blanks part words, styles do not.
fn words(runs: &[Run]) -> Vec<Word> {
    let mut words = vec![];
    let mut word = Word::default();
    for run in runs {
        for (nth, piece) in run.text().split(' ').enumerate() {
            if nth > 0 {
                word = next(word, &mut words);
            }
            if !piece.is_empty() {
                word.runs.push(run.with(piece));
            }
        }
    }
    next(word, &mut words);
    words
}

/// Keeps a word that is done and begins the next; blanks that follow each other widen the gap.
fn next(word: Word, words: &mut Vec<Word>) -> Word {
    if word.runs.is_empty() {
        return Word { gap: word.gap + 1, ..word };
    }
    words.push(word);
    Word { gap: 1, ..Default::default() }
}

#[cfg(test)]
mod tests {
    use super::{shortened, wrap};
    use crate::style::{MATCH, PLAIN, Run};

    fn text(line: &[Run]) -> String {
        line.iter().map(Run::text).collect()
    }

    #[track_caller]
    fn check(given: &str, lines: &[&str]) {
        let wrapped = wrap(&[Run::new(PLAIN, given)], 12, 0, 2);
        let wrapped: Vec<String> = wrapped.iter().map(|line| text(line)).collect();
        assert_eq!(wrapped, lines);
    }

    #[test]
    fn shortens_between_words() {
        let check = |text: &str, expected: &str| assert_eq!(shortened(text, 12), expected, "{text}");
        check("Tăng cường", "Tăng cường");
        check("Tăng  cường\n", "Tăng cường");
        check("Tăng cường12", "Tăng cường12");
        check("Tăng cường1 kỷ", "Tăng …");
        check("Tăng cường kỷ luật", "Tăng cường …");
        check("tangcuongkyluat 24", "tangcuongky…");
        check("ky\u{309} lua\u{323}t lao1", "ky\u{309} lua\u{323}t lao1");
        check("", "");
    }

    #[test]
    fn breaks_between_words() {
        check("Tăng cường kỷ luật", &["Tăng cường", "kỷ luật"]);
        check("kỷ luật lao động", &["kỷ luật lao", "động"]);
        check("kỷ  luật", &["kỷ  luật"]);
        check("  kỷ   luật  lao ", &["kỷ   luật", "lao"]);
        check("", &[""]);
    }

    #[test]
    fn later_lines_keep_their_indent_free() {
        check("123456789012 12345 7890", &["123456789012", "12345 7890"]);
        check("123456789012 12345 78901", &["123456789012", "12345", "78901"]);
    }

    #[test]
    fn a_long_word_stands_alone() {
        check("tangcuongkyluat 24", &["tangcuongkyluat", "24"]);
        check("số tangcuongkyluat", &["số", "tangcuongkyluat"]);
    }

    #[test]
    fn decomposed_letters_take_one_column() {
        check("ky\u{309} lua\u{323}t lao", &["ky\u{309} lua\u{323}t lao"]);
    }

    #[test]
    fn a_word_changes_its_style_inside() {
        let runs = [Run::new(PLAIN, "về"), Run::new(PLAIN, " "), Run::new(MATCH, "kỷ luật"), Run::new(PLAIN, ", kỷ")];
        let lines = wrap(&runs, 11, 0, 0);
        assert_eq!(lines.iter().map(|line| text(line)).collect::<Vec<_>>(), ["về kỷ luật,", "kỷ"]);
        assert!(lines.concat().contains(&Run::new(MATCH, "kỷ luật")));
    }
}
