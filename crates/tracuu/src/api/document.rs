//! What a host gives to the index: a document with what it knows about it.

use serde::{Deserialize, Serialize};

/// A document to be indexed.
///
/// Everything but the id may be empty. What is given here wins over what the text says of itself: with `number: None` the
/// number is read from the letterhead, if there is one.
///
/// ```
/// let document = tracuu::Document {
///     id: "24-ct-tu".into(),
///     text: "CHỈ THỊ\n\nvề tăng cường kỷ cương\n\n1. Các cấp ủy quán triệt.".into(),
///     ..Default::default()
/// };
/// assert!(document.number.is_none());
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The name under which the document is replaced, deleted and shown; 1 to 1,024 bytes.
    pub id: String,
    /// The title (*trích yếu*).
    #[serde(default)]
    pub title: Option<String>,
    /// The text, as dirty as it is.
    #[serde(default)]
    pub text: String,
    /// The number (*số và ký hiệu*), such as `24-CT/TU`.
    #[serde(default)]
    pub number: Option<String>,
    /// The kind (*loại văn bản*), such as *Chỉ thị*.
    #[serde(default)]
    pub kind: Option<String>,
    /// The issuing body (*cơ quan ban hành*).
    #[serde(default)]
    pub issuer: Option<String>,
    /// The date of issue, `YYYY-MM-DD` or any form in which Vietnamese documents write it.
    #[serde(default)]
    pub date: Option<String>,
    /// The address of the text when it is a piece of a greater one, such as `d5`.
    #[serde(default)]
    pub address: Option<String>,
    /// The names of what the text belongs to, outermost first, such as the law and the chapter of an article.
    #[serde(default)]
    pub context: Vec<String>,
    /// The file it came from.
    #[serde(default)]
    pub path: Option<String>,
}

impl std::fmt::Debug for Document {
    /// The id and sizes; the text of documents stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("id", &self.id).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}
