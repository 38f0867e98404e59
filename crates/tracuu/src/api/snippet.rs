//! Snippets: pieces of a document around what matched, and how they are asked for.

use serde::{Deserialize, Serialize};

/// How snippets are cut.
///
/// ```
/// # fn main() -> Result<(), tracuu::SearchError> {
/// use tracuu::{Document, SearchIndex, SearchRequest, SnippetOptions};
/// let index = SearchIndex::in_memory()?;
/// let mut writer = index.writer(&Default::default())?;
/// let text = format!("Giữ nghiêm kỷ luật. {}Siết chặt kỷ luật.", "Việc khác. ".repeat(30));
/// writer.put(&Document { id: "a".into(), text, ..Default::default() })?;
/// writer.commit()?;
/// let snippet = SnippetOptions { length: 30, count: 2 };
/// let response = index.search(&SearchRequest { query: "ky luat".into(), snippet, ..Default::default() })?;
/// let unit = &response.hits[0].units[0];
/// assert_eq!(unit.snippet.plain_text(), "Giữ nghiêm kỷ luật. Việc khác.");
/// assert_eq!(unit.more_snippets[0].plain_text(), "Việc khác. Siết chặt kỷ luật.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetOptions {
    /// About how many characters a snippet has. It may grow to the end of a word, and begins later where a sentence does.
    pub length: usize,
    /// The most snippets of one unit, 1 to [`SnippetOptions::COUNT_LIMIT`]. They do not overlap, the best comes first, and
    /// there are fewer when nothing more matches.
    pub count: usize,
}

impl SnippetOptions {
    /// The most snippets of one unit.
    pub const COUNT_LIMIT: usize = 100;
}

impl Default for SnippetOptions {
    fn default() -> SnippetOptions {
        SnippetOptions { length: 240, count: 1 }
    }
}

/// A piece of a document with its matches marked; empty where the document has no text but a title.
///
/// ```
/// # fn main() -> Result<(), tracuu::SearchError> {
/// # use tracuu::{Document, SearchIndex, SearchRequest};
/// let index = SearchIndex::in_memory()?;
/// let mut writer = index.writer(&Default::default())?;
/// let text = "Điều 5. Nguyên tắc\n1. Giữ **kỷ luật** nghiêm minh.\n".to_owned();
/// writer.put(&Document { id: "a".into(), text: text.clone(), ..Default::default() })?;
/// writer.commit()?;
/// let response = index.search(&SearchRequest { query: "ky luat".into(), ..Default::default() })?;
/// let snippet = &response.hits[0].units[0].snippet;
/// assert_eq!((snippet.address.as_str(), snippet.label.as_str()), ("d5.k1", "Điều 5, khoản 1"));
/// assert_eq!(snippet.plain_text(), "Giữ kỷ luật nghiêm minh.");
/// let part = &snippet.parts[1];
/// assert_eq!((part.text.as_str(), part.highlighted), ("kỷ luật", true));
/// assert_eq!(&text[part.start..part.end], "kỷ luật", "positions are bytes of what was given");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// The stable address of the finest division that holds the whole piece; empty for a text without structure.
    pub address: String,
    /// That address as people read it.
    pub label: String,
    /// The first byte of the piece in the document as it was given.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Whether text of the same unit was left out before the piece, so that an ellipsis belongs there.
    pub cut_start: bool,
    /// Whether text of the same unit was left out behind the piece.
    pub cut_end: bool,
    /// The text, cut where highlighting begins and ends; joined, the parts are the piece without markup and line breaks.
    pub parts: Vec<SnippetPart>,
}

/// A run of a snippet.
///
/// Words that stand together as they were typed are one run: *kỷ luật*, not *kỷ* and *luật*.
///
/// ```
/// let part = tracuu::SnippetPart { text: "kỷ luật".into(), highlighted: true, ..Default::default() };
/// assert_eq!((part.start, part.end), (0, 0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// The first byte of the run in the document as it was given. Runs ascend and do not overlap; markup that was taken
    /// out may stand between two of them.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Whether it matched.
    pub highlighted: bool,
}

impl Snippet {
    /// The text without marks.
    ///
    /// ```
    /// let part = |text: &str| tracuu::SnippetPart { text: text.into(), ..Default::default() };
    /// let snippet = tracuu::Snippet { parts: vec![part("giữ "), part("kỷ luật")], ..Default::default() };
    /// assert_eq!(snippet.plain_text(), "giữ kỷ luật");
    /// ```
    pub fn plain_text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}
