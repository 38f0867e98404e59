//! The baseline: tantivy as its own documentation sets it up, with the chain that folds marks away.
//!
//! | field     | holds                                                             |
//! | --------- | ----------------------------------------------------------------- |
//! | `id`      | the id, indexed and stored                                        |
//! | `body`    | two values, the title and the text, analysed and stored           |
//! | others    | number, kind, issuer, date, context, stored                       |
//!
//! Title and text share a field, as ours do: a word is then one list of postings instead of two, which makes the baseline
//! smaller and faster. For the same reason a word that was typed twice is looked up once.

use std::fs;
use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer};
use tantivy::{DocAddress, Index, IndexReader, IndexSettings, IndexWriter, TantivyDocument, Term};
use tracuu::{Document, MemoryBudget};

use crate::Result;

const ANALYZER: &str = "simple+lower+ascii";

fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(AsciiFoldingFilter).build()
}

/// Writes an index of `documents`: one thread, one commit, no merging beside it, as ours.
pub(crate) fn write(
    folder: &Path,
    documents: &[Document],
    memory: MemoryBudget,
    option: IndexRecordOption,
) -> Result<()> {
    // What a run before left.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(option);
    let id = schema.add_text_field("id", STRING | STORED);
    let body = schema.add_text_field("body", TextOptions::default().set_indexing_options(indexing).set_stored());
    let number = schema.add_text_field("number", STORED);
    let kind = schema.add_text_field("kind", STORED);
    let issuer = schema.add_text_field("issuer", STORED);
    let date = schema.add_text_field("date", STORED);
    let context = schema.add_text_field("context", STORED);
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let index = Index::create(MmapDirectory::open(folder)?, schema.build(), settings)?;
    index.tokenizers().register(ANALYZER, analyzer());
    let options = IndexWriterOptions::builder()
        .memory_budget_per_thread(memory.0)
        .num_worker_threads(1)
        .num_merge_threads(1)
        .build();
    let mut writer: IndexWriter = index.writer_with_options(options)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for document in documents {
        let mut out = TantivyDocument::new();
        out.add_text(id, &document.id);
        document.title.iter().for_each(|title| out.add_text(body, title));
        out.add_text(body, &document.text);
        for (field, value) in
            [(number, &document.number), (kind, &document.kind), (issuer, &document.issuer), (date, &document.date)]
        {
            value.iter().for_each(|value| out.add_text(field, value));
        }
        document.context.iter().for_each(|name| out.add_text(context, name));
        writer.add_document(out)?;
    }
    writer.commit()?;
    Ok(writer.wait_merging_threads()?)
}

/// An opened index.
pub(crate) struct Plain {
    reader: IndexReader,
    analyzer: TextAnalyzer,
    id: Field,
    body: Field,
}

impl Plain {
    pub(crate) fn open(index: &Index) -> Result<Plain> {
        let schema = index.schema();
        Ok(Plain {
            reader: index.reader()?,
            analyzer: analyzer(),
            id: schema.get_field("id")?,
            body: schema.get_field("body")?,
        })
    }

    /// The best documents for any of the words, as places in the index.
    pub(crate) fn search(&mut self, query: &str, limit: usize) -> Result<Vec<DocAddress>> {
        let query = self.query(query);
        let found = self.reader.searcher().search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        Ok(found.into_iter().map(|(_, at)| at).collect())
    }

    /// The same, with what is stored of them.
    pub(crate) fn page(&mut self, query: &str, limit: usize) -> Result<Vec<TantivyDocument>> {
        let found = self.search(query, limit)?;
        let searcher = self.reader.searcher();
        Ok(found.into_iter().map(|at| searcher.doc(at)).collect::<tantivy::Result<_>>()?)
    }

    /// The id of a document of a page.
    pub(crate) fn id(&self, document: &TantivyDocument) -> String {
        document.get_first(self.id).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    }

    fn query(&mut self, text: &str) -> BooleanQuery {
        let mut terms = Vec::new();
        self.analyzer
            .token_stream(text)
            .process(&mut |token| terms.push(Term::from_field_text(self.body, &token.text)));
        terms.sort_unstable();
        terms.dedup();
        let query = |term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>;
        BooleanQuery::union(terms.into_iter().map(query).collect())
    }
}
