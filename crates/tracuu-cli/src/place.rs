//! What `--in` names: an index, or documents that are read into memory.
//!
//! | place | what happens |
//! | ----- | ------------ |
//! | a folder with the manifest of an index | it is opened |
//! | a folder or a file of documents | an index in memory is made of them |
//! | a folder without documents, or nothing at all | an error that says what was expected |

use std::path::Path;

use tracuu::{IndexSummary, SearchIndex, WriterOptions};

use crate::figure::counted;
use crate::outcome::Failure;
use crate::output::Output;
use crate::progress::Bar;

/// The index in a place, or one made of its documents.
pub(crate) fn open(place: &Path, output: &mut Output) -> Result<SearchIndex, Failure> {
    if SearchIndex::exists(place) { Ok(SearchIndex::open(place)?) } else { read(place, output) }
}

/// Names what was skipped, each with its reason.
pub(crate) fn say_skipped(summary: &IndexSummary, output: &mut Output) {
    for tracuu::Skipped { path, line, reason } in &summary.skipped {
        let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
        output.say(&format!("skipped {path}{line}: {reason}"));
    }
}

fn read(place: &Path, output: &mut Output) -> Result<SearchIndex, Failure> {
    if !place.exists() {
        return Err(expected_documents(place, "nothing there"));
    }
    let index = SearchIndex::in_memory()?;
    let summary = read_into(&index, place, &Bar::new(output))?;
    say_skipped(&summary, output);
    summary.remarks.iter().for_each(|remark| output.say(remark));
    if summary.documents == 0 {
        return Err(expected_documents(place, "none that can be read"));
    }
    say_read(place, &summary, output);
    Ok(index)
}

fn read_into(index: &SearchIndex, place: &Path, bar: &Bar) -> Result<IndexSummary, Failure> {
    let mut writer = index.writer(&WriterOptions::default())?;
    Ok(writer.add_paths(&[place.to_owned()], &mut |progress| {
        bar.show(progress);
        Ok(())
    })?)
}

/// Says how much was read, to whoever watches or misses something.
fn say_read(place: &Path, summary: &IndexSummary, output: &mut Output) {
    if output.watched() || !summary.skipped.is_empty() {
        let documents = counted(summary.documents, "document");
        output.say(&format!("read {documents} from {} into memory", place.display()));
    }
}

fn expected_documents(place: &Path, found: &str) -> Failure {
    let place = place.display();
    Failure::Sentence(format!(
        "expected an index or documents (.md, .txt, .jsonl, .jsonl.zst) in {place}, but found {found}"
    ))
}
