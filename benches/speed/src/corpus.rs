//! The articles and the questions: phapdien, beside the project.
//!
//! | file              | holds                                |
//! | ----------------- | ------------------------------------ |
//! | `corpus.jsonl.zst`| one article a line                   |
//! | `queries.tsv`     | `q1<TAB>kỷ luật`                     |
//! | `qrels.tsv`       | `q1<TAB>0<TAB>36.3.LQ.1<TAB>1`       |

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use ruzstd::decoding::StreamingDecoder;
use tracuu::Document;

use crate::Result;

/// The articles and who answers which question.
pub(crate) struct Corpus {
    folder: PathBuf,
    pub(crate) documents: Vec<Document>,
    /// The ids of the articles that answer a question.
    answers: HashMap<String, HashSet<String>>,
}

/// A question.
pub(crate) struct Topic {
    pub(crate) query: String,
    /// The ids of the articles that answer it.
    pub(crate) answers: HashSet<String>,
}

impl Corpus {
    /// The first `articles` of the corpus; an error says why there is none.
    pub(crate) fn read(articles: Option<usize>) -> std::result::Result<Corpus, String> {
        let folder = shared().join("corpus/phapdien");
        let path = folder.join("corpus.jsonl.zst");
        let documents = documents(&path, articles.unwrap_or(usize::MAX))
            .map_err(|error| format!("expected articles in {}: {error}", path.display()))?;
        let answers = answers(&folder.join("qrels.tsv"), &documents)
            .map_err(|error| format!("expected judgements in {}: {error}", folder.display()))?;
        Ok(Corpus { folder, documents, answers })
    }

    /// The questions of a file.
    pub(crate) fn topics(&self, file: &str) -> Result<Vec<Topic>> {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let topic = |(id, query): (&str, &str)| Topic {
            query: query.trim().to_owned(),
            answers: self.answers.get(id).cloned().unwrap_or_default(),
        };
        Ok(text.lines().filter_map(|line| line.split_once('\t')).map(topic).collect())
    }
}

/// The material for development.
fn shared() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("TRACUU_SHARED").map_or(beside, PathBuf::from)
}

fn documents(path: &Path, most: usize) -> Result<Vec<Document>> {
    let decoder = StreamingDecoder::new(BufReader::new(File::open(path)?)).map_err(|error| error.to_string())?;
    let mut documents = Vec::new();
    for line in BufReader::new(decoder).lines().take(most) {
        documents.push(serde_json::from_str(&line?)?);
    }
    Ok(documents)
}

/// The judgements whose articles are there.
fn answers(path: &Path, documents: &[Document]) -> Result<HashMap<String, HashSet<String>>> {
    let known: HashSet<&str> = documents.iter().map(|document| document.id.as_str()).collect();
    let mut answers: HashMap<String, HashSet<String>> = HashMap::new();
    for line in fs::read_to_string(path)?.lines() {
        if let [topic, _, id, grade] = line.split('\t').collect::<Vec<_>>()[..]
            && grade != "0"
            && known.contains(id)
        {
            answers.entry(topic.to_owned()).or_default().insert(id.to_owned());
        }
    }
    Ok(answers)
}
