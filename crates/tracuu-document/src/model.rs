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
    /// The title (*trích yếu*) on one line, without markup; without the body that it may name first (*CỦA BAN THƯỜNG VỤ*).
    pub title: Option<Found<String>>,
    /// What the paper rests on (*căn cứ*): a line *Căn cứ …* each, or a paper each that the opening sentence names.
    pub basis: Vec<Found<String>>,
    /// For whom the paper is signed (*thay mặt*, *ký thay* …), such as `T/M BAN THƯỜNG VỤ`.
    pub authority: Option<Found<String>>,
    /// The office of the person who signed (*chức vụ*), such as `PHÓ BÍ THƯ`.
    pub office: Option<Found<String>>,
    /// The person who signed.
    pub signatory: Option<Found<String>>,
    /// The recipients (*nơi nhận*), one for each line of the list.
    pub recipients: Vec<Found<String>>,
    /// The mark of secrecy (*độ mật*).
    pub secrecy: Option<Found<Secrecy>>,
    /// The mark of urgency (*độ khẩn*).
    pub urgency: Option<Found<Urgency>>,
    /// The mark of a draft, such as `Dự thảo lần 2`.
    pub draft: Option<Found<String>>,
}

/// A value, where it was read, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was read.
    pub value: T,
    /// Where, in the text that was given.
    pub span: Span,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How sure a value is; the surer is the greater.
///
/// | less than sure is                                  | because                                             |
/// | -------------------------------------------------- | --------------------------------------------------- |
/// | an issuer of several lines                         | the first may be the body above the issuer          |
/// | a place before a date that is not filled in        | the line may be a form                              |
/// | a kind or a number from a Markdown heading         | who put the paper on the web wrote it               |
/// | the kind of a letter (*công văn*)                  | no line names it                                    |
/// | a title on the line of the kind, or cut            | nothing parts it from what stands before it         |
/// | a basis that a sentence names                      | where one paper ends and the next begins is guessed |
/// | a signatory in capitals, or without an office      | it may be an office, or any other line              |
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Read, but something else may be meant.
    Likely,
    /// Printed where it belongs.
    Sure,
}

/// A mark of secrecy (*độ mật*), from the lowest up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secrecy {
    /// *Mật*.
    Confidential,
    /// *Tối mật*.
    Secret,
    /// *Tuyệt mật*.
    TopSecret,
}

/// A mark of urgency (*độ khẩn*), from the lowest up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// *Khẩn*.
    Urgent,
    /// *Thượng khẩn*.
    VeryUrgent,
    /// *Hỏa tốc*, with or without an hour (*hẹn giờ*).
    Express,
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
    ///
    /// Spans ascend and do not overlap, but for what stands in a second column: a signature beside the recipients, the
    /// place and date beside the title of a letter. Such a unit begins on a line of its neighbour; no letter is in both.
    pub span: Span,
    /// How [`Unit::text`] corresponds to the bytes of [`Unit::span`], both counted from their own starts.
    pub alignment: Alignment,
    /// The body that an item of the last section charges, as it is printed before the colon: *Sở Tư pháp*,
    /// *Đề nghị các ban đảng*. It is the start of [`Unit::text`].
    pub responsible: Option<String>,
}

impl Unit {
    /// Where the text of the unit begins and ends in the text that was given, its marker left aside.
    ///
    /// ```
    /// let paper = "KẾ HOẠCH\n\nvề sách\n\n1. Mở cửa.\n";
    /// let document = tracuu_document::parse_document(paper);
    /// assert_eq!(document.units[2].text_span().of(paper), Some("Mở cửa."));
    /// ```
    pub fn text_span(&self) -> Span {
        self.source(Span::new(0, self.text.len()))
    }

    /// Where a part of the unit's text stands in the text that was given.
    ///
    /// ```
    /// use tracuu_text::Span;
    /// let paper = "KẾ HOẠCH\n\nvề sách\n\n1. **Mở** cửa.\n";
    /// let document = tracuu_document::parse_document(paper);
    /// let unit = &document.units[2];
    /// assert_eq!(unit.source(Span::new(0, "Mở".len())).of(paper), Some("Mở"));
    /// ```
    pub fn source(&self, part: Span) -> Span {
        self.alignment.to_source(part).shifted(self.span.start)
    }
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
    /// A paragraph without a marker; in an amendment also each paragraph of the quoted text, whatever it begins with.
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
