//! What larger blocks would do for our stored fields: they compress better, and more is read to show one of them.

use std::fmt;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use serde::Serialize;
use tantivy::directory::RamDirectory;
use tantivy::index::SegmentComponent;
use tantivy::indexer::NoMergePolicy;
use tantivy::tokenizer::SimpleTokenizer;
use tantivy::{DocAddress, HasLen, Index, IndexSettings, IndexWriter, ReloadPolicy, Searcher, TantivyDocument};
use tracuu::MemoryBudget;

use crate::Result;
use crate::engine::Engine;
use crate::table::{Table, ratio};

/// Bytes of a block before compression; the first is what we use.
const BLOCKS: [usize; 5] = [16_384, 8_192, 32_768, 65_536, 131_072];
/// How many documents are fetched to measure the time of one.
const FETCHED: usize = 5_000;

/// Our stored fields in blocks of several sizes.
#[derive(Debug, Serialize)]
pub(crate) struct Trials {
    trials: Vec<Trial>,
}

#[derive(Debug, Serialize)]
struct Trial {
    block_bytes: usize,
    store_bytes: u64,
    /// Microseconds to fetch a document whose block is not at hand.
    fetch_us: f64,
}

/// Writes what our index stores once more, in every size of blocks.
pub(crate) fn run(folder: &Path) -> Result<Trials> {
    let ours = Engine::Tracuu.open(folder)?;
    let trial = |&block_bytes: &usize| {
        let index = copy(&ours, block_bytes)?;
        // Without a cache every fetch decompresses its block.
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).doc_store_cache_num_blocks(0);
        let searcher = reader.try_into()?.searcher();
        Ok(Trial { block_bytes, store_bytes: store_bytes(&index)?, fetch_us: fetch_us(&searcher)? })
    };
    Ok(Trials { trials: BLOCKS.iter().map(trial).collect::<Result<_>>()? })
}

/// The stored fields of an index, alone in another one.
fn copy(ours: &Index, block_bytes: usize) -> Result<Index> {
    let settings = IndexSettings { docstore_blocksize: block_bytes, ..IndexSettings::default() };
    let index = Index::create(RamDirectory::create(), ours.schema(), settings)?;
    index.tokenizers().register("tracuu", SimpleTokenizer::default());
    let mut writer: IndexWriter = index.writer_with_num_threads(1, MemoryBudget::DESKTOP.0)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for segment in ours.reader()?.searcher().segment_readers() {
        for document in segment.get_store_reader(1)?.iter::<TantivyDocument>(segment.alive_bitset()) {
            writer.add_document(document?)?;
        }
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

fn store_bytes(index: &Index) -> Result<u64> {
    let segments = index.searchable_segments()?;
    let bytes = |segment: &tantivy::Segment| Ok(segment.open_read(SegmentComponent::Store)?.len() as u64);
    segments.iter().map(bytes).sum()
}

/// The mean time of fetching documents from all over the index.
fn fetch_us(searcher: &Searcher) -> Result<f64> {
    let all: Vec<DocAddress> = (0..)
        .zip(searcher.segment_readers())
        .flat_map(|(ord, segment)| segment.doc_ids_alive().map(move |doc| DocAddress::new(ord, doc)))
        .collect();
    // A stride that shares no factor with most lengths goes everywhere.
    let somewhere = |n: usize| all[n * 7_919 % all.len().max(1)];
    let started = Instant::now();
    for n in 0..FETCHED.min(all.len()) {
        black_box(searcher.doc::<TantivyDocument>(somewhere(n))?);
    }
    Ok(started.elapsed().as_secs_f64() * 1e6 / FETCHED.min(all.len()).max(1) as f64)
}

impl fmt::Display for Trials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["blocks of tracuu's store, KiB", "MB", "fetch, µs"]);
        let (bytes, fetch) = self.trials.first().map_or((0, 0.0), |first| (first.store_bytes, first.fetch_us));
        for Trial { block_bytes, store_bytes, fetch_us } in &self.trials {
            let megabytes = |bytes: u64| bytes as f64 / 1e6;
            table.row([
                (block_bytes / 1024).to_string(),
                ratio(megabytes(*store_bytes), megabytes(bytes)),
                ratio(*fetch_us, fetch),
            ]);
        }
        writeln!(f, "{table}")
    }
}
