//! Who takes part.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::SimpleTokenizer;
use tantivy::{Index, IndexWriter};
use tracuu::{Document, MemoryBudget, SearchIndex, WriterOptions};

use crate::{Result, plain};

/// An engine with its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
pub(crate) enum Engine {
    /// Plain tantivy, with positions: phrases can be searched, as with ours.
    #[serde(rename = "tantivy")]
    #[value(name = "tantivy")]
    Plain,
    /// The same without positions: words only.
    #[serde(rename = "tantivy without positions")]
    #[value(name = "tantivy-without-positions")]
    PlainWithoutPositions,
    /// Ours.
    #[serde(rename = "tracuu")]
    Tracuu,
}

impl Engine {
    pub(crate) const ALL: [Engine; 3] = [Engine::Plain, Engine::PlainWithoutPositions, Engine::Tracuu];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Plain => "tantivy",
            Engine::PlainWithoutPositions => "tantivy without positions",
            Engine::Tracuu => "tracuu",
        }
    }

    /// The folder of its index.
    pub(crate) fn folder(self, of: &Path) -> PathBuf {
        of.join(self.name().replace(' ', "-"))
    }

    /// Writes its index, in the place of one that may be there.
    pub(crate) fn write(self, of: &Path, documents: &[Document], memory: MemoryBudget) -> Result<()> {
        let folder = self.folder(of);
        let plain = |option| plain::write(&folder, documents, memory, option);
        match self {
            Engine::Plain => plain(IndexRecordOption::WithFreqsAndPositions),
            Engine::PlainWithoutPositions => plain(IndexRecordOption::WithFreqs),
            Engine::Tracuu => {
                let options = WriterOptions { memory_budget: memory, threads: 1 };
                let mut writer = SearchIndex::create(&folder)?.writer(&options)?;
                for document in documents {
                    writer.put(document)?;
                }
                Ok(writer.commit()?)
            }
        }
    }

    /// Its index as tantivy sees it. No text is analysed in it: a stand-in for our analyzer is enough.
    pub(crate) fn open(self, of: &Path) -> Result<Index> {
        let index = Index::open_in_dir(self.folder(of))?;
        index.tokenizers().register("tracuu", SimpleTokenizer::default());
        Ok(index)
    }

    /// Makes its index one segment.
    pub(crate) fn merge(self, of: &Path) -> Result<()> {
        let index = self.open(of)?;
        let mut writer: IndexWriter = index.writer_with_num_threads(1, MemoryBudget::MOBILE.0)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        writer.merge(&index.searchable_segment_ids()?).wait()?;
        writer.garbage_collect_files().wait()?;
        Ok(writer.wait_merging_threads()?)
    }
}
