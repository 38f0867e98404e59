//! All figures of a run, as `--json` writes them.

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::Result;
use crate::corpus::Corpus;
use crate::indexing::Indexing;
use crate::search::Figures;
use crate::size::Sizes;
use crate::store::Trials;

/// The figures of a run; parts that were not asked for are left out.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    pub(crate) articles: usize,
    pub(crate) text_bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) indexing: Option<Indexing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sizes: Option<Sizes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) store: Option<Trials>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) search: Vec<Figures>,
}

impl Report {
    pub(crate) fn of(corpus: &Corpus) -> Report {
        let text_bytes = corpus.documents.iter().map(|document| document.text.len()).sum();
        Report { articles: corpus.documents.len(), text_bytes, ..Report::default() }
    }

    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        Ok(fs::write(path, serde_json::to_string_pretty(self)? + "\n")?)
    }
}
