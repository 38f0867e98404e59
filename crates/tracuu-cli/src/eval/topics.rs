//! Topics: what is asked.
//!
//! | line | topic |
//! | ---- | ----- |
//! | `q1<TAB>kỷ luật` | `q1`, the query `kỷ luật` |
//! | `q1 kỷ luật` | an error: no tab |

use std::collections::BTreeSet;
use std::path::Path;

use super::text_file::{self, BadLine};
use crate::outcome::Failure;

/// A query with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    /// The name, under which judgements refer to it.
    pub(crate) id: String,
    /// The query, which may hold tabs.
    pub(crate) query: String,
}

/// The topics of a file, in its order.
pub(crate) fn read(path: &Path) -> Result<Vec<Topic>, Failure> {
    text_file::read(path, parse)
}

fn parse(text: &str) -> Result<Vec<Topic>, BadLine> {
    let mut seen = BTreeSet::new();
    let mut topics = Vec::new();
    for (line, record) in text_file::records(text) {
        let topic = topic(record).ok_or_else(|| BadLine::new(line, "expected an id, a tab and a query"))?;
        if !seen.insert(topic.id.clone()) {
            return Err(BadLine::new(line, format!("expected each topic once, but found {} again", topic.id)));
        }
        topics.push(topic);
    }
    Ok(topics)
}

fn topic(record: &str) -> Option<Topic> {
    let (id, query) = record.split_once('\t')?;
    let (id, query) = (id.trim(), query.trim());
    let fits = !id.is_empty() && !id.contains(char::is_whitespace) && !query.is_empty();
    fits.then(|| Topic { id: id.into(), query: query.into() })
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = match super::parse(text) {
            Ok(topics) => topics.iter().map(|topic| format!("{}={};", topic.id, topic.query)).collect(),
            Err(bad) => format!("{}: {}", bad.line, bad.sentence),
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn a_topic_a_line() {
        check("q1\tkỷ luật\n\n# x\nq2\t-đất: \"*\r\n", "q1=kỷ luật;q2=-đất: \"*;");
        check("", "");
    }

    #[test]
    fn bad_lines_are_named() {
        check("q1\ta\nq2 b\n", "2: expected an id, a tab and a query");
        check("q 1\ta\n", "1: expected an id, a tab and a query");
        check("q1\t \n", "1: expected an id, a tab and a query");
        check("q1\ta\nq1\tb\n", "2: expected each topic once, but found q1 again");
    }
}
