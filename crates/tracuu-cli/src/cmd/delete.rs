//! `tracuu delete`: takes documents out of an index.
//!
//! | ids | said | exit code |
//! | --- | ---- | --------- |
//! | all there | `deleted 2 documents` | 0 |
//! | some there | the same, and on stderr which were not | 0 |
//! | none there | on stderr which were not | 1 |

use tracuu::{IndexWriter, SearchIndex, WriterOptions};

use crate::args::DeleteArgs;
use crate::figure::counted;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;

/// Deletes and says what was not there.
pub(crate) fn run(args: &DeleteArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let DeleteArgs { ids, index } = args;
    let mut writer = SearchIndex::open(index)?.writer(&WriterOptions::default())?;
    let deleted = delete(&mut writer, ids, output)?;
    writer.commit()?;
    output.paragraph(&Paragraph::plain(&format!("deleted {}", counted(deleted, "document"))))?;
    Ok(if deleted == 0 { Outcome::NothingFound } else { Outcome::Done })
}

fn delete(writer: &mut IndexWriter, ids: &[String], output: &mut Output) -> Result<u64, Failure> {
    let mut deleted = 0;
    for id in ids {
        if writer.delete(id)? {
            deleted += 1;
        } else {
            output.say(&format!("expected a document with the id {id}, but found none"));
        }
    }
    Ok(deleted)
}
