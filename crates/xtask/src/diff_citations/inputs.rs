//! The files that both commands parse.
//!
//! | where                                          | which                                            |
//! | ---------------------------------------------- | ------------------------------------------------ |
//! | `data/sample`                                  | all                                              |
//! | `corpus/party` of the material beside the project | all                                           |
//! | `corpus/alqac`, `corpus/phapdien`              | every so many of their records: text and note    |
//!
//! The material is looked for in `$TRACUU_SHARED`, or else in `../shared`; what is not there is named with SKIP.

use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use ruzstd::decoding::StreamingDecoder;
use serde::Deserialize;

use super::fresh_folder;
use crate::workspace::{Workspace, files_under};

/// Folders with a paper in each file, from the root and from the material.
const SAMPLE: &str = "data/sample";
const PARTY: &str = "corpus/party";
/// Records, and of how many one is taken.
const RECORDS: [(&str, usize); 2] = [("corpus/alqac/corpus.jsonl.zst", 5), ("corpus/phapdien/corpus.jsonl.zst", 50)];

/// A file to parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) path: PathBuf,
    /// What it is called in the report, the same wherever the material lies.
    pub(super) name: String,
}

/// All files; those that records are written to lie in `folder`.
pub(super) fn gather(workspace: &Workspace, folder: &Path) -> Result<Vec<Input>, String> {
    let shared = env::var_os("TRACUU_SHARED").map_or_else(|| workspace.root.join("../shared"), PathBuf::from);
    let mut inputs = papers(&workspace.root, SAMPLE)?;
    if inputs.is_empty() {
        return Err(format!("{SAMPLE}: expected papers, but found none"));
    }
    fresh_folder(folder)?;
    inputs.extend(papers(&shared, PARTY)?);
    for (path, nth) in RECORDS {
        let path = shared.join(path);
        if path.is_file() {
            let fault = |error| format!("{}: {error}", path.display());
            inputs.extend(records(zstd_lines(&path)?, nth, &corpus_name(&path), folder).map_err(fault)?);
        } else {
            println!("SKIP {}: expected records, but found none", path.display());
        }
    }
    Ok(inputs)
}

/// The papers of a folder, named from `root`; says SKIP where there are none.
fn papers(root: &Path, folder: &str) -> Result<Vec<Input>, String> {
    let is_paper = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md" || extension == "txt");
    let files: Vec<PathBuf> = files_under(&root.join(folder), None)?.into_iter().filter(is_paper).collect();
    if files.is_empty() {
        println!("SKIP {}: expected papers, but found none", root.join(folder).display());
    }
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Input { path, name }
    };
    Ok(files.into_iter().map(named).collect())
}

/// `alqac` for `corpus/alqac/corpus.jsonl.zst`.
fn corpus_name(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name);
    folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[derive(Deserialize)]
struct Record {
    id: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

/// Writes every so-manyth record to a file of its own: the text, and behind it the note, which names the papers it is from.
fn records(lines: impl BufRead, nth: usize, corpus: &str, folder: &Path) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    for (at, line) in lines.lines().enumerate().filter(|(at, _)| at % nth == 0) {
        let line = line.map_err(|error| format!("line {}: {error}", at + 1))?;
        let record: Record = serde_json::from_str(&line).map_err(|error| format!("line {}: {error}", at + 1))?;
        let text = [record.text, record.note].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
        let path = folder.join(format!("{corpus}-{at:06}.md"));
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        inputs.push(Input { path, name: format!("{corpus}/{at:06} {}", record.id) });
    }
    Ok(inputs)
}

/// What the frames of a file hold.
fn zstd_lines(path: &Path) -> Result<impl BufRead, String> {
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut file = BufReader::new(File::open(path).map_err(|error| fault(&error))?);
    let mut bytes = Vec::new();
    while !file.fill_buf().map_err(|error| fault(&error))?.is_empty() {
        let mut frame = StreamingDecoder::new(&mut file).map_err(|error| fault(&error))?;
        frame.read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    }
    Ok(std::io::Cursor::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_so_manyth_record_becomes_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = "{\"id\":\"a.1\",\"text\":\"Một.\",\"note\":\"(Điều 1)\"}\n{\"id\":\"b\"}\n{\"id\":\"c/d\",\"text\":\"Hai.\"}\n";
        let inputs = records(lines.as_bytes(), 2, "luat", folder.path()).expect("written");
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(names, ["luat/000000 a.1", "luat/000002 c/d"]);
        assert_eq!(fs::read_to_string(&inputs[0].path).expect("a file"), "Một.\n\n(Điều 1)");
        let error = records("1\n".as_bytes(), 1, "luat", folder.path()).expect_err("told");
        assert!(error.starts_with("line 1: "), "{error}");
    }

    #[test]
    fn papers_are_named_from_the_root() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("x/y")).expect("made");
        for name in ["x/b.md", "x/y/a.txt", "x/c.pdf"] {
            fs::write(folder.path().join(name), "Một.").expect("written");
        }
        let inputs = papers(folder.path(), "x").expect("found");
        assert_eq!(inputs.iter().map(|input| input.name.as_str()).collect::<Vec<_>>(), ["x/b.md", "x/y/a.txt"]);
        assert_eq!(papers(folder.path(), "none"), Ok(Vec::new()));
    }
}
