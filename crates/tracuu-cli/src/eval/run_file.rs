//! A run: what was found, in the six columns of TREC, parted by tabs.
//!
//! ```text
//! q1    Q0    12-ct-tu.md    1    9.51    tracuu
//! q1    Q0    87-kh-tu.md    2    8.02    tracuu
//! ```
//!
//! trec_eval sorts by score and breaks ties its own way, so a score that is not below the one before it is lowered to
//! the next number below: the file says the order that was found.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Answer;
use crate::outcome::Failure;

/// A file that waits for its lines.
pub(crate) struct RunFile {
    path: PathBuf,
    file: BufWriter<File>,
}

/// Makes the file, before any time is spent on searching.
pub(crate) fn create(path: &Path) -> Result<RunFile, Failure> {
    let file = File::create(path).map_err(|error| Failure::file(path, &error))?;
    Ok(RunFile { path: path.to_owned(), file: BufWriter::new(file) })
}

impl RunFile {
    /// Writes everything.
    pub(crate) fn write(mut self, answers: &[Answer], tag: &str) -> Result<(), Failure> {
        let mut lines = answers.iter().flat_map(|answer| lines(answer, tag));
        let written = lines.try_for_each(|line| self.file.write_all(line.as_bytes())).and_then(|()| self.file.flush());
        written.map_err(|error| Failure::file(&self.path, &error))
    }
}

fn lines(answer: &Answer, tag: &str) -> Vec<String> {
    let Answer { topic, ranking, took_ms: _ } = answer;
    let mut below = f32::INFINITY;
    let mut lines = Vec::new();
    for (before, (document, score)) in ranking.iter().enumerate() {
        below = score.min(below.next_down());
        lines.push(format!("{topic}\tQ0\t{document}\t{}\t{below}\t{tag}\n", before + 1));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::Answer;

    #[track_caller]
    fn check(scores: &[f32], expected: &[&str]) {
        let ranking = scores.iter().zip('a'..).map(|(score, id)| (id.to_string(), *score)).collect();
        let answer = Answer { topic: "q1".into(), ranking, took_ms: 0.0 };
        assert_eq!(super::lines(&answer, "tracuu").concat(), expected.concat());
    }

    #[test]
    fn six_columns() {
        check(&[9.5, 8.25], &["q1\tQ0\ta\t1\t9.5\ttracuu\n", "q1\tQ0\tb\t2\t8.25\ttracuu\n"]);
        check(&[], &[]);
    }

    #[test]
    fn scores_fall() {
        check(
            &[1.0, 1.0, 1.5],
            &["q1\tQ0\ta\t1\t1\ttracuu\n", "q1\tQ0\tb\t2\t0.99999994\ttracuu\n", "q1\tQ0\tc\t3\t0.9999999\ttracuu\n"],
        );
    }
}
