//! Qrels: which documents are relevant to a topic.
//!
//! | line | judgement |
//! | ---- | --------- |
//! | `q1 0 12-ct-tu.md 1` | the document is relevant to `q1` |
//! | `q1<TAB>0<TAB>chi thi 12.md<TAB>2` | with tabs an id may hold blanks; 2 is more relevant than 1 |
//! | `q1 0 87-kh-tu.md 0` | judged, and not relevant; so is everything below 0 |

use std::collections::BTreeMap;
use std::path::Path;

use super::metrics::Relevance;
use super::text_file::{self, BadLine};
use crate::outcome::Failure;

/// The relevant documents of each topic that has any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Qrels {
    topics: BTreeMap<String, Relevance>,
}

impl Qrels {
    /// The relevant documents of a topic, if it has any.
    pub(crate) fn of(&self, topic: &str) -> Option<&Relevance> {
        self.topics.get(topic)
    }

    /// The topics that have any.
    pub(crate) fn topics(&self) -> impl Iterator<Item = &String> {
        self.topics.keys()
    }
}

/// The judgements of a file.
pub(crate) fn read(path: &Path) -> Result<Qrels, Failure> {
    text_file::read(path, parse)
}

pub(super) fn parse(text: &str) -> Result<Qrels, BadLine> {
    let mut judged = BTreeMap::new();
    for (line, record) in text_file::records(text) {
        let (topic, document, relevance) = judgement(record).map_err(|found| BadLine::new(line, found))?;
        let earlier = judged.insert((topic, document), relevance);
        if earlier.is_some_and(|earlier| earlier != relevance) {
            return Err(BadLine::new(line, format!("expected one judgement of {document} for {topic}, but found two")));
        }
    }
    Ok(relevant(judged))
}

/// Leaves out what is judged to be irrelevant.
fn relevant(judged: BTreeMap<(&str, &str), i32>) -> Qrels {
    let mut qrels = Qrels::default();
    for ((topic, document), relevance) in judged {
        if let Ok(gain @ 1..) = u32::try_from(relevance) {
            qrels.topics.entry(topic.to_owned()).or_default().insert(document.to_owned(), gain);
        }
    }
    qrels
}

fn judgement(record: &str) -> Result<(&str, &str, i32), String> {
    let [topic, _, document, relevance] = columns(record).try_into().map_err(|found: Vec<&str>| {
        format!("expected four columns: topic, 0, document, relevance, but found {}", found.len())
    })?;
    let number =
        relevance.parse().map_err(|_| format!("expected a whole number as relevance, but found {relevance}"))?;
    Ok((topic, document, number))
}

fn columns(record: &str) -> Vec<&str> {
    if record.contains('\t') {
        record.split('\t').map(str::trim).collect()
    } else {
        record.split_whitespace().collect()
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = match super::parse(text) {
            Ok(qrels) => format!("{:?}", qrels.topics),
            Err(bad) => format!("{}: {}", bad.line, bad.sentence),
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn columns_are_parted_by_blanks_or_tabs() {
        check("q1 0 a.md 1\nq1  0  b.md  2\n", r#"{"q1": {"a.md": 1, "b.md": 2}}"#);
        check("q1\t0\tchi thi 12.md\t1\r\n", r#"{"q1": {"chi thi 12.md": 1}}"#);
        check("# topic 0 document relevance\n\nq1 Q0 a 1", r#"{"q1": {"a": 1}}"#);
    }

    #[test]
    fn the_irrelevant_are_left_out() {
        check("q1 0 a 0\nq2 0 b -1\nq2 0 c 3\n", r#"{"q2": {"c": 3}}"#);
    }

    #[test]
    fn bad_lines_are_named() {
        check("q1 0 a 1\nq1 a 1\n", "2: expected four columns: topic, 0, document, relevance, but found 3");
        check("q1 0 chi thi 1\n", "1: expected four columns: topic, 0, document, relevance, but found 5");
        check("q1 0 a yes\n", "1: expected a whole number as relevance, but found yes");
        check("q1 0 a 1\nq1 0 a 2\n", "2: expected one judgement of a for q1, but found two");
        check("q1 0 a 1\nq1 0 a 1\n", r#"{"q1": {"a": 1}}"#);
    }
}
