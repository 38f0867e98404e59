//! The papers and the queries: articles and questions beside the project, invented ones where those are not there.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use ruzstd::decoding::StreamingDecoder;
use tracuu::Document;

use crate::Result;

/// Writes `papers.jsonl` and `queries.txt` into a folder.
pub(crate) fn prepare(folder: &Path, documents: usize, queries: usize) -> Result<()> {
    fs::create_dir_all(folder)?;
    let (papers, questions) = match beside(documents, queries) {
        Ok(found) => found,
        Err(reason) => {
            eprintln!("papers are invented, since {reason}");
            ((0..documents).map(invented).collect(), (0..queries).map(|n| format!("ky luat lan {n}")).collect())
        }
    };
    let mut file = BufWriter::new(File::create(folder.join("papers.jsonl"))?);
    for paper in &papers {
        writeln!(file, "{}", serde_json::to_string(paper)?)?;
    }
    file.flush()?;
    fs::write(folder.join("queries.txt"), questions.join("\n"))?;
    println!("{} papers, {} queries in {}", papers.len(), questions.len(), folder.display());
    Ok(())
}

/// The first articles and questions of phapdien.
fn beside(documents: usize, queries: usize) -> Result<(Vec<Document>, Vec<String>)> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("TRACUU_SHARED").map_or(shared, PathBuf::from).join("corpus/phapdien");
    let path = folder.join("corpus.jsonl.zst");
    let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let decoder = StreamingDecoder::new(BufReader::new(file)).map_err(|error| error.to_string())?;
    let mut papers = Vec::new();
    for line in BufReader::new(decoder).lines().take(documents) {
        papers.push(serde_json::from_str(&line?)?);
    }
    let questions = fs::read_to_string(folder.join("queries.tsv"))?;
    let questions = questions.lines().filter_map(|line| line.split_once('\t')).map(|(_, question)| question.to_owned());
    Ok((papers, questions.take(queries).collect()))
}

/// An article of two clauses, about as long as the real ones.
fn invented(number: usize) -> Document {
    let sentence = "Cơ quan, tổ chức, cá nhân có trách nhiệm giữ nghiêm kỷ luật, kỷ cương trong thực thi công vụ";
    let clause =
        |at: usize| format!("{at}. {sentence}, lần {number}; {sentence}, theo Chỉ thị số {}-CT/TU.", number + at);
    Document {
        id: number.to_string(),
        title: Some(format!("Kỷ luật, lần {number}")),
        text: format!("{}\n{}\n{}", sentence, clause(1), clause(2)),
        ..Document::default()
    }
}
