//! What is read from a document: metadata, and units with their addresses.

use tracuu_text::{Alignment, Date, Span};

use crate::{Address, Citation, Diagnostic};

/// A document as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the letterhead and the title say.
    pub metadata: Metadata,
    /// The addressable pieces, in reading order; a parent comes before its children.
    pub units: Vec<Unit>,
    /// Where it names other papers, in reading order.
    pub citations: Vec<Citation>,
    /// What was repaired, missing or strange.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a document says of itself (*thể thức*); what is not there is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The kind (*loại văn bản*) by its full name, such as *Chỉ thị*.
    pub kind: Option<Found<String>>,
    /// The number (*số và ký hiệu*) in normal form, such as `24-CT/TU`.
    pub number: Option<Found<String>>,
    /// The issuing body (*cơ quan ban hành*).
    pub issuer: Option<Found<String>>,
    /// The place before the date of issue.
    pub place: Option<Found<String>>,
    /// The date of issue.
    pub date: Option<Found<Date>>,
    /// The title (*trích yếu*) on one line, without markup.
    pub title: Option<Found<String>>,
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was read.
    pub value: T,
    /// Where, in the text that was given.
    pub span: Span,
}

/// An addressable piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands in the structure.
    pub address: Address,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that this one belongs to, as an index into [`Document::units`]; always smaller than its own.
    pub parent: Option<usize>,
    /// The text of the unit without that of its children: one paragraph, without its marker and without markup, page breaks
    /// and line ends written as one space.
    pub text: String,
    /// Where the unit stands in the text that was given: whole lines, from its marker to the end of its own text.
    pub span: Span,
    /// How [`Unit::text`] corresponds to the bytes of [`Unit::span`], both counted from their own starts.
    pub alignment: Alignment,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// The lines above the title: issuing bodies, number, place and date.
    Letterhead,
    /// The line that names the kind of document (*tên loại*).
    DocumentKind,
    /// The title (*trích yếu*).
    Title,
    /// What stands before the first division: basis lines, the sentence that opens the paper.
    Preamble,
    /// *Phần*.
    Part,
    /// *Chương*.
    Chapter,
    /// *Mục*; or a division with a roman number.
    Section,
    /// *Tiểu mục*.
    Subsection,
    /// *Điều*.
    Article,
    /// *Khoản*.
    Clause,
    /// *Điểm*.
    Point,
    /// A numbered piece that is no clause: `1.` under a roman section, `1.1.`
    Item,
    /// A piece behind a dash or another bullet (*gạch đầu dòng*).
    Bullet,
    /// A paragraph without a marker.
    Paragraph,
    /// The heading of the list of recipients (*nơi nhận*).
    Recipients,
    /// One recipient.
    Recipient,
    /// A remark to several recipients, such as *(để báo cáo)* behind a brace.
    RecipientNote,
    /// The signature block.
    Signature,
    /// An annex (*phụ lục*), or a paper promulgated with this one.
    Annex,
}
