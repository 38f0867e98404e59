//! What a host gives to an index.

use std::fmt;

/// A document to be indexed. Everything but the id may be left out: what is not given is read from the letterhead.
#[derive(Clone, Default, PartialEq, Eq, uniffi::Record)]
pub struct Document {
    /// The name under which it is replaced, deleted and shown; 1 to 1,024 bytes of UTF-8.
    pub id: String,
    /// The text, as dirty as it is.
    #[uniffi(default = "")]
    pub text: String,
    /// The title (*trích yếu*).
    #[uniffi(default = None)]
    pub title: Option<String>,
    /// The number (*số và ký hiệu*), such as `24-CT/TU`.
    #[uniffi(default = None)]
    pub number: Option<String>,
    /// The kind (*loại văn bản*), such as *Chỉ thị*.
    #[uniffi(default = None)]
    pub kind: Option<String>,
    /// The issuing body (*cơ quan ban hành*).
    #[uniffi(default = None)]
    pub issuer: Option<String>,
    /// The date of issue, `2023-08-07` or as Vietnamese documents write it.
    #[uniffi(default = None)]
    pub date: Option<String>,
    /// The address of the text when it is a piece of a greater one, such as `d5`.
    #[uniffi(default = None)]
    pub address: Option<String>,
    /// The names of what the text belongs to, outermost first: the law and the chapter of an article.
    #[uniffi(default = [])]
    pub context: Vec<String>,
    /// The file it came from.
    #[uniffi(default = None)]
    pub path: Option<String>,
}

impl fmt::Debug for Document {
    /// The id and a size; the text of documents stays out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("id", &self.id).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl From<Document> for tracuu::Document {
    fn from(document: Document) -> tracuu::Document {
        let Document { id, text, title, number, kind, issuer, date, address, context, path } = document;
        tracuu::Document { id, text, title, number, kind, issuer, date, address, context, path }
    }
}
