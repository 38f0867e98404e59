//! Search quality on topics with relevance judgements, at the level of documents, as TREC does it.
//!
//! | file | what it knows |
//! | ---- | ------------- |
//! | `topics` | `q1<TAB>kỷ luật` |
//! | `qrels` | `q1 0 12-ct-tu.md 1` |
//! | `run_file` | `q1<TAB>Q0<TAB>12-ct-tu.md<TAB>1<TAB>9.5<TAB>tracuu` |
//! | `metrics` | MRR, recall, nDCG |
//! | `percentile` | the nearest rank |

use std::time::Instant;

use serde::Serialize;
use tracuu::{SearchIndex, SearchRequest};

use crate::outcome::Failure;

pub(crate) mod metrics;
mod percentile;
pub(crate) mod qrels;
pub(crate) mod run_file;
mod text_file;
pub(crate) mod topics;

pub(crate) use metrics::Means;
pub(crate) use percentile::Latency;

use qrels::Qrels;
use topics::Topic;

/// The depth of a run: documents a topic.
const DEPTH: usize = 100;
/// Topics that are run once before time is taken, so that the system's caches are filled.
const WARM_UP: usize = 20;

/// What a topic found, and how long that took.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// The id of the topic.
    pub(crate) topic: String,
    /// Ids of documents and their scores, best first.
    pub(crate) ranking: Vec<(String, f32)>,
    /// Milliseconds.
    pub(crate) took_ms: f64,
}

/// The figures; as JSON, the object that `tracuu eval --json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Report {
    /// Means over the judged topics.
    #[serde(flatten)]
    pub(crate) means: Means,
    /// Over all topics.
    #[serde(flatten)]
    pub(crate) latency: Latency,
    /// Topics that were run.
    pub(crate) topics: usize,
    /// Topics among them that have a judgement above 0.
    pub(crate) judged: usize,
}

/// Runs every topic on this thread.
pub(crate) fn answer_all(index: &SearchIndex, topics: &[Topic]) -> Result<Vec<Answer>, Failure> {
    topics.iter().take(WARM_UP).try_for_each(|topic| answer(index, topic).map(drop))?;
    topics.iter().map(|topic| answer(index, topic)).collect()
}

fn answer(index: &SearchIndex, topic: &Topic) -> Result<Answer, Failure> {
    let Topic { id, query } = topic;
    let request = SearchRequest { query: query.clone(), limit: DEPTH, units_per_document: 1, ..Default::default() };
    let start = Instant::now();
    let response = index.search(&request)?;
    let took_ms = start.elapsed().as_secs_f64() * 1e3;
    let ranking = response.hits.into_iter().map(|hit| (hit.id, hit.score)).collect();
    Ok(Answer { topic: id.clone(), ranking, took_ms })
}

/// The figures of a run.
pub(crate) fn report(answers: &[Answer], judgements: &Qrels) -> Result<Report, Failure> {
    let judged: Vec<_> = answers.iter().filter_map(|answer| Some((answer, judgements.of(&answer.topic)?))).collect();
    if judged.is_empty() {
        let sentence = "expected topics with a judgement above 0, but found none: the ids of the two files do not meet";
        return Err(Failure::Sentence(sentence.into()));
    }
    let measured = judged.iter().map(|(answer, relevance)| metrics::measure(&documents(answer), relevance));
    let times: Vec<f64> = answers.iter().map(|answer| answer.took_ms).collect();
    Ok(Report {
        means: metrics::mean(&measured.collect::<Vec<_>>()),
        latency: percentile::latency(&times),
        topics: answers.len(),
        judged: judged.len(),
    })
}

/// How many judged topics have no query.
pub(crate) fn without_query(topics: &[Topic], judgements: &Qrels) -> usize {
    judgements.topics().filter(|judged| topics.iter().all(|topic| topic.id != **judged)).count()
}

fn documents(answer: &Answer) -> Vec<&str> {
    answer.ranking.iter().map(|(document, _)| document.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Answer, Report, report};
    use crate::eval::qrels;

    fn answer(topic: &str, documents: &[&str], took_ms: f64) -> Answer {
        let ranking = documents.iter().map(|document| ((*document).to_owned(), 1.0)).collect();
        Answer { topic: topic.into(), ranking, took_ms }
    }

    /// Two judged topics, one found at rank 1 and one at rank 2, and one without a judgement.
    fn tiny() -> Option<Report> {
        let answers = [answer("q1", &["a", "b"], 1.0), answer("q2", &["b", "a"], 2.0), answer("q3", &["a"], 3.0)];
        report(&answers, &qrels::parse("q1 0 a 1\nq2 0 a 1\nq3 0 a 0\nq4 0 a 1\n").ok()?).ok()
    }

    #[test]
    fn topics_without_a_judgement_count_in_latency_alone() {
        let report = tiny().map(|Report { means, latency, topics, judged }| (means, latency, topics, judged));
        let Some((means, latency, topics, judged)) = report else { panic!("expected a report") };
        assert_eq!((means.mrr_10, means.r_1, means.r_5), (0.75, 0.5, 1.0));
        assert_eq!((latency.p50_ms, latency.p99_ms, topics, judged), (2.0, 3.0, 3, 2));
    }

    #[test]
    fn the_object_is_flat_and_in_order() {
        let json = tiny().and_then(|report| serde_json::to_string(&report).ok()).unwrap_or_default();
        let keys: Vec<&str> = json.split('"').skip(1).step_by(2).collect();
        let figures = ["mrr@10", "r@1", "r@5", "r@10", "r@100", "ndcg@10", "p50_ms", "p95_ms", "p99_ms"];
        assert_eq!(keys, [&figures[..], &["topics", "judged"]].concat());
    }

    #[test]
    fn files_that_do_not_meet_are_an_error() {
        let judgements = qrels::parse("other 0 a 1\n").unwrap_or_default();
        assert!(report(&[answer("q1", &["a"], 1.0)], &judgements).is_err());
    }
}
